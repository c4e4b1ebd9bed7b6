import { Columns3 } from 'lucide-react'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { PopoverButton } from '../../../ui/Dialog'
import { type CompareColumn, MOST_SHOWN } from './compareFigures'
import { scenarioWords } from './words'

export interface ChoosePlansProps {
  columns: readonly CompareColumn[]
  /** keys of those shown */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Which plans stand side by side. */
export function ChoosePlans({ columns, chosen, onChange }: ChoosePlansProps) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const isFull = chosen.length >= MOST_SHOWN
  const kinds = (['ready', 'live', 'kept'] as const).map((kind) => ({
    kind,
    items: columns.filter((column) => column.kind === kind),
  }))
  return (
    <PopoverButton
      label={w.choose}
      placement="bottom end"
      trigger={
        <Button icon={<Columns3 size={14} aria-hidden="true" />}>
          {w.chosen(format.count(chosen.length), format.count(columns.length))}
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-3">
        {isFull && <p className="text-meta text-muted">{w.mostShown(format.count(MOST_SHOWN))}</p>}
        {kinds.map(
          ({ kind, items }) =>
            items.length > 0 && (
              <fieldset key={kind} className="m-0 flex min-w-0 flex-col border-0 p-0">
                <legend className="p-0 pb-0.5 font-medium text-meta text-muted">{w.kindNames[kind]}</legend>
                {items.map(({ key, name }) => {
                  const isShown = chosen.includes(key)
                  return (
                    <Checkbox
                      key={key}
                      isSelected={isShown}
                      isDisabled={isFull && !isShown}
                      onChange={(isSelected) =>
                        onChange(isSelected ? [...chosen, key] : chosen.filter((other) => other !== key))
                      }
                    >
                      <bdi className="min-w-0 truncate" title={name}>
                        {name}
                      </bdi>
                    </Checkbox>
                  )
                })}
              </fieldset>
            ),
        )}
      </div>
    </PopoverButton>
  )
}
