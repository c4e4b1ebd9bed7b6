import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { PopoverButton } from '../../../ui/Dialog'
import { SearchBox } from '../../../ui/TextField'
import { creatorsWords } from '../words'

export interface FacetOption {
  key: string
  label: string
  count: number
}

/** More than so many options get a field to find one. */
const MANY = 12

/** The commonest values of a field as ticks with their counts. */
export function FacetButton({
  what,
  options,
  chosen,
  onToggle,
}: {
  what: string
  options: readonly FacetOption[]
  chosen: readonly string[]
  onToggle: (key: string) => void
}) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const shown = options.filter(({ label }) => sought === '' || label.toLowerCase().includes(sought))
  const face = chosen.length > 0 ? `${what} ${format.count(chosen.length)}` : what
  return (
    <PopoverButton
      label={w.filterBy(what)}
      onOpenChange={() => setText('')}
      trigger={
        <Button size="small" label={w.filterButton(face)} className={chosen.length > 0 ? 'text-accent' : ''}>
          {face}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex w-60 flex-col gap-2">
        {options.length > MANY && <SearchBox label={w.findIn(what)} value={text} onChange={setText} />}
        {shown.length > 0 ? (
          <ul className="flex max-h-72 flex-col overflow-auto">
            {shown.map(({ key, label, count }) => (
              <li key={key} className="flex">
                <Checkbox
                  isSelected={chosen.includes(key)}
                  onChange={() => onToggle(key)}
                  className="min-w-0 flex-1 px-1"
                >
                  <span className="min-w-0 flex-1 truncate">{label}</span>
                  <span className="tabular text-meta text-muted">{format.count(count)}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-1 py-2 text-muted">{sought === '' ? w.nothingToChoose(what) : w.noChoice}</p>
        )}
      </div>
    </PopoverButton>
  )
}
