import { useMemo } from 'react'
import { useWords } from '../../../lib/locale'
import { regionsOf } from '../../../lib/regions'
import { Button } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { ComboBox, Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { segmentName } from './ruleSentence'
import type { KeyedSegment } from './segmentDrafts'
import { controlsWords } from './words'

const AGES = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const
const GENDERS = ['f', 'm', 'x'] as const
const ANY = 'any'

/** The fields of one segment. */
export function SegmentRow({
  segment,
  locale,
  onChange,
  onDone,
}: {
  segment: KeyedSegment
  locale: string
  onChange: (part: Partial<KeyedSegment>) => void
  onDone: () => void
}) {
  const w = useWords(controlsWords)
  const countries = useMemo(() => regionsOf(locale).map(({ code, name }) => ({ id: code, label: name })), [locale])
  return (
    <fieldset className="m-0 flex flex-col gap-2 rounded-panel border border-line p-3">
      <legend className="px-1 font-medium text-meta text-muted">{segmentName(segment, { w, locale })}</legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(130px,1fr))] items-start gap-2">
        <ComboBox
          label={w.dimensions.country}
          placeholder={w.any}
          choices={countries}
          value={segment.country}
          onChange={(country) => onChange({ country })}
        />
        <Select
          label={w.dimensions.age}
          choices={[{ id: ANY, label: w.any }, ...AGES.map((age) => ({ id: age, label: age.replace('-', '–') }))]}
          value={segment.age ?? ANY}
          onChange={(age) => onChange({ age: age === ANY ? null : age })}
        />
        <Select
          label={w.dimensions.gender}
          choices={[{ id: ANY, label: w.any }, ...GENDERS.map((gender) => ({ id: gender, label: w.genders[gender] }))]}
          value={segment.gender ?? ANY}
          onChange={(gender) => onChange({ gender: gender === ANY ? null : gender })}
        />
        <TextField
          label={w.dimensions.niche}
          placeholder={w.any}
          maxLength={200}
          value={segment.niche ?? ''}
          onChange={(niche) => onChange({ niche: niche.trim() === '' ? null : niche })}
        />
        <NumberField
          label={w.universe}
          value={segment.universePersons}
          min={1}
          max={1_000_000_000_000}
          step={1}
          hasSteppers={false}
          onChange={(next) => {
            if (next !== null) onChange({ universePersons: next })
          }}
        />
        <NumberField
          label={w.weight}
          hint={w.weightTitle}
          value={segment.weight}
          min={0}
          max={1000}
          hasSteppers={false}
          formatOptions={{ maximumFractionDigits: 3 }}
          onChange={(next) => {
            if (next !== null) onChange({ weight: next })
          }}
        />
        <TextField
          label={w.source}
          maxLength={500}
          value={segment.source ?? ''}
          onChange={(source) => onChange({ source: source.trim() === '' ? null : source })}
        />
      </div>
      <Button size="small" className="self-end" onPress={onDone}>
        {w.doneSegment}
      </Button>
    </fieldset>
  )
}
