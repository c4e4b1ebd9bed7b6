import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useWords } from '../../../lib/locale'
import { LinesField } from './LinesField'
import type { BriefFields } from './useBriefFields'
import { briefWords } from './words'

/** What content must hold, should do and must not. */
export function ContentPart({ campaign, fields }: { campaign: CampaignRecord; fields: BriefFields }) {
  const w = useWords(briefWords)
  return (
    <section className="col-span-full">
      <h2 className="pb-3 font-semibold text-title">{w.content}</h2>
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 min-[900px]:grid-cols-3">
        {(['mandatory', 'dos', 'donts'] as const).map((field) => (
          <LinesField
            key={field}
            label={w.lists[field].label}
            hint={w.lists[field].hint}
            placeholder={w.lists[field].placeholder}
            lines={campaign[field]}
            problem={fields.problem(field)}
            onChange={(lines) => fields.save(field, { [field]: lines })}
          />
        ))}
      </div>
    </section>
  )
}
