import { CircleAlert } from 'lucide-react'
import { useFormat, useLocale, useWords } from '../../../../lib/locale'
import { Checkbox } from '../../../../ui/Checkbox'
import { SearchBox } from '../../../../ui/TextField'
import { controlsWords } from '../words'

const MOST_SHOWN = 60
/** Fewer are seen at a glance. */
const FILTER_FROM = 12

export interface Tick {
  id: string
  label: string
  hint?: string
}

/** Any of many, by boxes; a filter where there are too many to see. What is chosen stays on top. */
export function TickList({
  label,
  none,
  ticks,
  chosen,
  text,
  onText,
  problem,
  onChange,
}: {
  label: string
  none: string
  ticks: readonly Tick[]
  chosen: readonly string[]
  text: string
  onText: (text: string) => void
  problem?: string | undefined
  onChange: (chosen: string[]) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const wanted = text.trim().replace(/^@/, '').toLocaleLowerCase(locale)
  const found = wanted === '' ? ticks : ticks.filter((tick) => tick.label.toLocaleLowerCase(locale).includes(wanted))
  const picked = new Set(chosen)
  // Chosen before the list was cut, so that they can be taken out again.
  const shown = [...found.filter(({ id }) => picked.has(id)), ...found.filter(({ id }) => !picked.has(id))]
  const cut = ticks.length > MOST_SHOWN ? shown.slice(0, MOST_SHOWN) : found
  return (
    <fieldset
      className="m-0 flex min-w-0 flex-col gap-1 border-0 p-0"
      aria-invalid={problem ? true : undefined}
      tabIndex={-1}
    >
      <legend className="pb-1 font-medium text-meta text-muted">{label}</legend>
      {ticks.length >= FILTER_FROM && (
        <SearchBox label={`${w.filterValues}: ${label}`} placeholder={w.filterValues} value={text} onChange={onText} />
      )}
      {ticks.length === 0 && <p className="text-meta text-muted">{none}</p>}
      <div className="grid max-h-64 grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-x-4 overflow-auto">
        {cut.map((tick) => (
          <Checkbox
            key={tick.id}
            isSelected={picked.has(tick.id)}
            onChange={(isOn) => onChange(isOn ? [...chosen, tick.id] : chosen.filter((id) => id !== tick.id))}
            className="min-w-0"
          >
            <span className="min-w-0 truncate">{tick.label}</span>
            {tick.hint && <span className="tabular shrink-0 text-meta text-muted">{tick.hint}</span>}
          </Checkbox>
        ))}
      </div>
      {found.length > cut.length && (
        <p className="text-caption text-muted">{w.someValues(format.count(cut.length), format.count(found.length))}</p>
      )}
      {problem && (
        <p className="flex items-start gap-1 text-bad text-meta">
          <CircleAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
          {problem}
        </p>
      )}
    </fieldset>
  )
}
