import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { DateField } from '../../../ui/DateField'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { CountriesField } from '../CountriesField'
import type { BriefFields } from './useBriefFields'
import { briefWords } from './words'

const AS_WORKSPACE = 'workspace'

/** When content goes out, where, and how it is approved before. */
export function PostingPart({ campaign, fields }: { campaign: CampaignRecord; fields: BriefFields }) {
  const w = useWords(briefWords)
  const workflows = useApiQuery('approvals.workflows', {}).data ?? []
  const standard = workflows.find(({ isDefault }) => isDefault)
  const { save, problem } = fields
  return (
    <section className="col-span-full">
      <h2 className="pb-3 font-semibold text-title">{w.posting}</h2>
      <div className="grid grid-cols-1 gap-x-8 gap-y-3 min-[900px]:grid-cols-2">
        <div className="flex flex-col gap-3">
          <div className="grid grid-cols-2 items-start gap-3">
            <DateField
              label={w.postFrom}
              value={campaign.postFrom}
              problem={problem('postFrom')}
              onChange={(postFrom) => void save('postFrom', { postFrom })}
            />
            <DateField
              label={w.postUntil}
              value={campaign.postUntil}
              problem={problem('postUntil')}
              onChange={(postUntil) => void save('postUntil', { postUntil })}
            />
          </div>
          <div className="grid grid-cols-2 items-start gap-3">
            <Select
              label={w.workflow}
              hint={w.workflowHint}
              choices={[
                { id: AS_WORKSPACE, label: w.asWorkspace(standard?.name ?? null) },
                ...workflows.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={campaign.workflowId ?? AS_WORKSPACE}
              problem={problem('workflowId')}
              onChange={(id) => {
                const workflowId = id === AS_WORKSPACE ? null : id
                if (workflowId !== campaign.workflowId) void save('workflowId', { workflowId })
              }}
            />
            <NumberField
              label={w.rounds}
              hint={w.roundsHint}
              value={campaign.includedRounds}
              problem={problem('includedRounds')}
              min={1}
              max={50}
              step={1}
              hasSteppers={false}
              onChange={(includedRounds) => void save('includedRounds', { includedRounds })}
            />
          </div>
        </div>
        <CountriesField
          label={w.markets}
          hint={w.marketsHint}
          countries={campaign.markets}
          none={w.noMarkets}
          problem={problem('markets')}
          onChange={(markets) => void save('markets', { markets })}
        />
      </div>
    </section>
  )
}
