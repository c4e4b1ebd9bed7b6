import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ChosenBar } from '../../../ui/board/ChosenBar'
import type { MenuGroup } from '../../../ui/Menu'
import { boardWords } from './words'

export interface BoardBarProps {
  chosen: readonly ApprovalCard[]
  total: number
  moveGroups: () => readonly MenuGroup[]
  briefReason: string | null
  packageReason: string | null
  onBrief: () => void
  onPackage: () => void
  onRemove: () => void
  onSelectAll: () => void
  onClear: () => void
}

/** What can be done with the selected deliverables; floats over the lower edge, beside the toasts. */
export function BoardBar(props: BoardBarProps) {
  const { chosen, total } = props
  const w = useWords(boardWords)
  return (
    <ChosenBar
      chosen={chosen.length}
      total={total}
      words={w}
      moveGroups={props.moveGroups}
      onSelectAll={props.onSelectAll}
      onClear={props.onClear}
    >
      <Button size="small" disabledReason={props.briefReason} onPress={props.onBrief}>
        {w.sendBrief}
      </Button>
      <Button size="small" look="primary" disabledReason={props.packageReason} onPress={props.onPackage}>
        {w.package}
      </Button>
      <Button size="small" look="danger" onPress={props.onRemove}>
        {w.remove}
      </Button>
    </ChosenBar>
  )
}
