import { X } from 'lucide-react'
import type { OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { MenuButton } from '../../../ui/Menu'
import { sharedWords } from '../shared/words'
import { moveGroups } from './moveGroups'
import type { Warnings } from './rules'
import { pipelineWords } from './words'

export interface PipelineBarProps {
  chosen: readonly OutreachCard[]
  total: number
  warnings: Warnings
  onMove: (to: OutreachStage) => void
  onAssign: () => void
  onStart: () => void
  onStop: () => void
  onDrafts: () => void
  onRemove: () => void
  onSelectAll: () => void
  onClear: () => void
}

/** What can be done with the selected creators; floats over the lower edge, beside the toasts, while somebody is selected. */
export function PipelineBar(props: PipelineBarProps) {
  const { chosen, total, warnings, onMove } = props
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-3 bottom-4 z-20 flex">
      {chosen.length > 0 && (
        <div className="slide-up pointer-events-auto flex min-h-10 flex-wrap items-center gap-2 rounded-panel border border-line-strong/55 bg-raised py-1.5 ps-3 pe-2 shadow-pop">
          <span className="tabular font-medium">{w.selected(format.count(chosen.length))}</span>
          {chosen.length < total && (
            <Button size="small" look="quiet" onPress={props.onSelectAll}>
              {w.selectAll(format.count(total))}
            </Button>
          )}
          <MenuButton
            label={w.moveToTitle}
            placement="top start"
            groups={() => moveGroups({ cards: chosen, warnings, w, shared, onMove })}
            trigger={<Button size="small">{w.moveTo}</Button>}
          />
          <Button size="small" onPress={props.onAssign}>
            {w.assign}
          </Button>
          <Button size="small" look="primary" onPress={props.onStart}>
            {w.start}
          </Button>
          <Button size="small" onPress={props.onStop}>
            {w.stop}
          </Button>
          <Button size="small" onPress={props.onDrafts}>
            {w.drafts}
          </Button>
          <Button size="small" look="danger" onPress={props.onRemove}>
            {w.remove}
          </Button>
          <IconButton size="small" label={w.clear} icon={<X size={14} aria-hidden="true" />} onPress={props.onClear} />
        </div>
      )}
    </div>
  )
}
