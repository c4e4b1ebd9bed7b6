import { useMemo, useState } from 'react'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useLocale, useWords } from '../../lib/locale'
import { Checkbox } from '../../ui/Checkbox'
import { Chips } from '../../ui/Chip'
import { ComboBox } from '../../ui/Select'
import { regionName, regionsMatching } from './regions'
import { campaignsWords } from './words'

export type Target = CampaignRecord['target']

const AGES = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const satisfies Target['ages']
const GENDERS = ['f', 'm', 'x'] as const satisfies Target['genders']

/** Whom of a creator's viewers count: countries, ages, genders. An empty group is everyone. */
export function TargetFields({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const w = useWords(campaignsWords)
  const locale = useLocale((state) => state.locale)
  const [text, setText] = useState('')
  const choices = useMemo(
    () =>
      regionsMatching(text, locale)
        .filter(({ code }) => !target.countries.includes(code))
        .map(({ code, name }) => ({ id: code, label: name, hint: code })),
    [text, locale, target.countries],
  )
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-2">
        <ComboBox
          label={w.countries}
          choices={choices}
          // A chosen country becomes a chip and leaves the list, so the field stays empty for the next. Naming the last
          // one as the value is what closes the list.
          value={target.countries.at(-1) ?? null}
          text={text}
          onType={setText}
          placeholder={w.addCountry}
          className="max-w-72"
          onChange={(code) => {
            if (!code) return
            setText('')
            onChange({ ...target, countries: [...target.countries, code] })
          }}
        />
        {target.countries.length === 0 ? (
          <p className="text-meta text-muted">{w.allCountries}</p>
        ) : (
          <Chips
            label={w.countries}
            chips={target.countries.map((code) => ({ id: code, label: regionName(code, locale) }))}
            onRemove={(code) => onChange({ ...target, countries: target.countries.filter((other) => other !== code) })}
          />
        )}
      </div>
      <CheckboxRow
        label={w.ages}
        options={AGES.map((age) => ({ id: age, label: age.replace('-', '–') }))}
        chosen={target.ages}
        onChange={(ages) => onChange({ ...target, ages })}
      />
      <CheckboxRow
        label={w.genders}
        options={GENDERS.map((gender) => ({ id: gender, label: w.gender[gender] }))}
        chosen={target.genders}
        onChange={(genders) => onChange({ ...target, genders })}
      />
      <p className="text-meta text-muted">{w.targetHint}</p>
    </div>
  )
}

function CheckboxRow<Id extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: readonly { id: Id; label: string }[]
  chosen: readonly Id[]
  onChange: (chosen: Id[]) => void
}) {
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="pb-0.5 font-medium text-meta text-muted">{label}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map((option) => (
          <Checkbox
            key={option.id}
            isSelected={chosen.includes(option.id)}
            // In the order of the options, so that the same choice is the same value.
            onChange={(isOn) =>
              onChange(options.map(({ id }) => id).filter((id) => (id === option.id ? isOn : chosen.includes(id))))
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
