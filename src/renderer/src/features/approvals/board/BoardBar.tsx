import { X } from 'lucide-react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { MenuButton, type MenuGroup } from '../../../ui/Menu'
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
  const format = useFormat()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-3 bottom-4 z-30 flex">
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
            groups={props.moveGroups}
            trigger={<Button size="small">{w.moveTo}</Button>}
          />
          <Button size="small" disabledReason={props.briefReason} onPress={props.onBrief}>
            {w.sendBrief}
          </Button>
          <Button size="small" look="primary" disabledReason={props.packageReason} onPress={props.onPackage}>
            {w.package}
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
