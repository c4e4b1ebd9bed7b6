import { UserPlus } from 'lucide-react'
import type { Ref } from 'react'
import { outreachStages } from '../../../../../shared/contract/outreach'
import { openAddToOutreach } from '../../../lib/addToOutreach'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { CampaignFilter } from '../../../ui/CampaignFilter'
import { MenuButton } from '../../../ui/Menu'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { SearchBox } from '../../../ui/TextField'
import { sharedWords } from '../shared/words'
import type { PipelineView } from './pipelineView'
import { pipelineWords } from './words'

const all = 'all'

export interface ToolbarProps {
  /** a fixed campaign is not chosen here */
  campaignId: string | null
  view: PipelineView
  onChange: (part: Partial<PipelineView>) => void
  owners: readonly string[]
  count: number | null
  searchRef: Ref<HTMLInputElement>
}

/** How the pipeline is shown, and whose part of it. */
export function Toolbar({ campaignId, view, onChange, owners, count, searchRef }: ToolbarProps) {
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const toggle = (stage: (typeof outreachStages)[number]) =>
    onChange({
      stages: view.stages.includes(stage)
        ? view.stages.filter((one) => one !== stage)
        : outreachStages.filter((one) => one === stage || view.stages.includes(one)),
    })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-3 py-2">
      <Segmented
        label={w.look}
        choices={[
          { id: 'board', label: w.board },
          { id: 'list', label: w.list },
        ]}
        value={view.look}
        onChange={(look) => onChange({ look })}
      />
      <SearchBox
        label={w.find}
        placeholder={w.findHint}
        value={view.text}
        onChange={(text) => onChange({ text })}
        inputRef={searchRef}
        className="w-48"
      />
      {campaignId === null && (
        <CampaignFilter
          label={w.campaign}
          allLabel={w.allCampaigns}
          className="w-52"
          value={view.campaignId}
          onChange={(id) => onChange({ campaignId: id })}
        />
      )}
      <Select
        label={w.owner}
        isLabelHidden
        className="w-40"
        choices={[{ id: all, label: w.everybody }, ...owners.map((owner) => ({ id: owner, label: owner }))]}
        value={view.owner ?? all}
        onChange={(owner) => onChange({ owner: owner === all ? null : owner })}
      />
      <MenuButton
        label={w.stages}
        trigger={<Button>{view.stages.length > 0 ? w.stagesOf(view.stages.length) : w.allStages}</Button>}
        groups={[
          {
            items: [
              {
                id: all,
                label: w.allStages,
                isChecked: view.stages.length === 0,
                onAction: () => onChange({ stages: [] }),
              },
            ],
          },
          {
            label: w.stages,
            items: outreachStages.map((stage) => ({
              id: stage,
              label: shared.stage(stage),
              isChecked: view.stages.includes(stage),
              onAction: () => toggle(stage),
            })),
          },
        ]}
      />
      <span className="flex-1" />
      <p role="status" className="tabular text-muted">
        {count !== null && w.shown(count, format.count(count))}
      </p>
      <Button
        icon={<UserPlus size={14} aria-hidden="true" />}
        onPress={() => openAddToOutreach({ rosterOf: campaignId })}
      >
        {campaignId ? w.addRoster : w.add}
      </Button>
    </div>
  )
}
