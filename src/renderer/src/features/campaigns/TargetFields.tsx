import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useWords } from '../../lib/locale'
import { Checkbox } from '../../ui/Checkbox'
import { CountriesField } from './CountriesField'
import { campaignsWords } from './words'

export type Target = CampaignRecord['target']

const AGES = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const satisfies Target['ages']
const GENDERS = ['f', 'm', 'x'] as const satisfies Target['genders']

/** Whom of a creator's viewers count: countries, ages, genders. An empty group is everyone. */
export function TargetFields({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const w = useWords(campaignsWords)
  return (
    <div className="flex flex-col gap-3">
      <CountriesField
        label={w.countries}
        countries={target.countries}
        none={w.allCountries}
        onChange={(countries) => onChange({ ...target, countries })}
      />
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
