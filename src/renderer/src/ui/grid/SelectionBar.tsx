import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat, useWords } from '../../lib/locale'
import { Button, IconButton } from '../Button'
import { uiWords } from '../words'
import { allSelected, type GridSelection, noSelection, selectedCount } from './selection'

export interface SelectionBarProps {
  selection: GridSelection
  /** how many rows match */
  total: number
  onSelectionChange: (selection: GridSelection) => void
  /** what can be done with the selected */
  children?: ReactNode
}

/** Floats over the grid's lower edge while something is selected. */
export function SelectionBar({ selection, total, onSelectionChange, children }: SelectionBarProps) {
  const w = useWords(uiWords)
  const format = useFormat()
  const count = selectedCount(selection, total)
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
      {count > 0 && (
        <div className="slide-up pointer-events-auto flex h-10 items-center gap-2 rounded-panel border border-line-strong/55 bg-raised ps-3 pe-2 shadow-pop">
          <span className="tabular font-medium">{w.selectedCount(format.count(count))}</span>
          {count < total && (
            <Button size="small" look="quiet" onPress={() => onSelectionChange(allSelected)}>
              {w.selectAllMatching(format.count(total))}
            </Button>
          )}
          {children}
          <IconButton
            size="small"
            label={w.clearSelection}
            icon={<X size={14} aria-hidden="true" />}
            onPress={() => onSelectionChange(noSelection)}
          />
        </div>
      )}
    </div>
  )
}
