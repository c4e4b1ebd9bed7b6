import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat } from '../../lib/locale'
import { Button, IconButton } from '../Button'
import { MenuButton, type MenuGroup } from '../Menu'

export interface ChosenBarProps {
  /** how many are selected, of how many that are shown */
  chosen: number
  total: number
  /** out of the caller's own catalogue */
  words: {
    selected: (count: string) => string
    selectAll: (total: string) => string
    moveTo?: string
    moveToTitle?: string
    clear: string
  }
  /** where there are columns to move to */
  moveGroups?: () => readonly MenuGroup[]
  onSelectAll: () => void
  onClear: () => void
  /** what else can be done with the selected */
  children: ReactNode
}

/** What can be done with the selected; floats over the lower edge of what they were selected in, beside the toasts. */
export function ChosenBar({ chosen, total, words, moveGroups, onSelectAll, onClear, children }: ChosenBarProps) {
  const format = useFormat()
  return (
    <div role="status" className="pointer-events-none absolute inset-x-3 bottom-4 z-30 flex">
      {chosen > 0 && (
        <div className="slide-up pointer-events-auto flex min-h-10 flex-wrap items-center gap-2 rounded-panel border border-line-strong/55 bg-raised py-1.5 ps-3 pe-2 shadow-pop">
          <span className="tabular font-medium">{words.selected(format.count(chosen))}</span>
          {chosen < total && (
            <Button size="small" look="quiet" onPress={onSelectAll}>
              {words.selectAll(format.count(total))}
            </Button>
          )}
          {moveGroups && words.moveTo && words.moveToTitle && (
            <MenuButton
              label={words.moveToTitle}
              placement="top start"
              groups={moveGroups}
              trigger={<Button size="small">{words.moveTo}</Button>}
            />
          )}
          {children}
          <IconButton size="small" label={words.clear} icon={<X size={14} aria-hidden="true" />} onPress={onClear} />
        </div>
      )}
    </div>
  )
}
