import type { OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ChosenBar } from '../../../ui/board/ChosenBar'
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
  return (
    <ChosenBar
      chosen={chosen.length}
      total={total}
      words={w}
      moveGroups={() => moveGroups({ cards: chosen, warnings, w, shared, onMove })}
      onSelectAll={props.onSelectAll}
      onClear={props.onClear}
    >
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
    </ChosenBar>
  )
}
