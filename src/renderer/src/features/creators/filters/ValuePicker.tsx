import { CircleAlert } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { CreatorFilter } from '../../../../../shared/contract/creators'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { SearchBox } from '../../../ui/TextField'
import type { FieldInfo } from './fields'
import { type Speech, valueLabel } from './sentence'
import { filterWords } from './words'

const LIMIT = 100
/** So few values are found by looking. */
const FEW = 8

export interface ValuePickerProps {
  field: FieldInfo
  beside: CreatorFilter
  speech: Speech
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  problem?: string | undefined
}

/** The values of a field with their counts, commonest first; those chosen stay in sight whatever is sought. */
export function ValuePicker({ field, beside, speech, values, onChange, problem }: ValuePickerProps) {
  const w = useWords(filterWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  // The engine seeks in keys; names of countries and languages are known only here, so all are asked for.
  const isNamedHere = field.id === 'country' || field.id === 'language' || field.id === 'languages'
  const found = useApiQuery(
    'creators.values',
    { field: field.id, filter: beside, text: isNamedHere ? '' : sought, limit: isNamedHere ? 200 : LIMIT },
    { keepPrevious: true },
  )
  // Those that were chosen when the list was opened lead it; a tick must not move its line.
  const [first] = useState(values)
  const label = (key: string, told?: string) => {
    const own = valueLabel(field.id, key, speech)
    return own === key && told ? told : own
  }
  const fits = (line: string) => line.toLowerCase().includes(text.trim().toLowerCase())
  const counted = new Map((found.data ?? []).map((entry) => [entry.key, entry]))
  const keys = [...new Set([...first, ...counted.keys(), ...values])]
  const lines = keys
    .map((key) => ({ key, label: label(key, counted.get(key)?.label), count: counted.get(key)?.count }))
    .filter((line) => values.includes(line.key) || text.trim() === '' || fits(line.label) || fits(line.key))
  const isWhole = text.trim() === '' && found.data !== undefined && found.data.length < FEW
  const toggle = (key: string) =>
    onChange(values.includes(key) ? values.filter((one) => one !== key) : [...values, key])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex column in every engine
    <div role="group" aria-label={w.values} className="flex flex-col gap-1">
      {!isWhole && <SearchBox label={w.findValue} value={text} onChange={setText} />}
      <ul className="flex h-56 flex-col overflow-auto">
        {lines.map(({ key, label: line, count }) => (
          <li key={key} className="flex">
            <Checkbox isSelected={values.includes(key)} onChange={() => toggle(key)} className="min-w-0 flex-1 px-1">
              <span className="min-w-0 flex-1 truncate">{line}</span>
              <span className="tabular text-meta text-muted">{count === undefined ? '' : format.count(count)}</span>
            </Checkbox>
          </li>
        ))}
        {lines.length === 0 && (
          <li className="px-1 py-2 text-muted">
            {found.isPending ? w.valuesLoading : text.trim() === '' ? w.noValues(field.label) : w.noValue}
          </li>
        )}
      </ul>
      {found.data && found.data.length >= LIMIT && <p className="text-caption text-muted">{w.moreValues}</p>}
      {problem && (
        <p role="alert" className="flex items-start gap-1 text-bad text-meta">
          <CircleAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
          {problem}
        </p>
      )}
    </div>
  )
}
