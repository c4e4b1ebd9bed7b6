import type { CreatorProfile, CustomField } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { DateField } from '../../../ui/DateField'
import { NumberField } from '../../../ui/NumberField'
import { RouteLink } from '../../../ui/RouteLink'
import { SavedText } from '../../../ui/SavedText'
import { Select } from '../../../ui/Select'
import { toastError } from '../../../ui/undoToast'
import { useChange } from './Facts'
import { Nothing, Part } from './Part'
import { profileWords } from './words'

type Value = string | number | boolean

/** Values of the workspace's own fields. */
export function OwnFields({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const fields = useApiQuery('creators.customFields', {})
  const change = useChange(profile)
  if (!fields.data) return null
  return (
    <Part id="own" title={w.customFields}>
      {fields.data.length === 0 ? (
        <>
          <Nothing>{w.noCustomFields}</Nothing>
          <div>
            <RouteLink screen="settings" className="text-accent">
              {w.toSettings}
            </RouteLink>
          </div>
        </>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(148px,1fr))] items-start gap-x-3 gap-y-2.5">
          {fields.data.map((field) => (
            <OwnField
              key={field.id}
              field={field}
              value={profile.row.custom[field.id] ?? null}
              save={(value) => change({ custom: { [field.id]: value } }, field.name)}
            />
          ))}
        </div>
      )}
    </Part>
  )
}

function OwnField({
  field,
  value,
  save,
}: {
  field: CustomField
  value: Value | null
  save: (value: Value | null) => Promise<unknown>
}) {
  const w = useWords(profileWords)
  const start = (next: Value | null) => {
    if (next !== value) save(next).catch(toastError)
  }
  switch (field.kind) {
    case 'date':
      return <DateField label={field.name} value={typeof value === 'string' ? value : null} onChange={start} />
    case 'choice': {
      const held = typeof value === 'string' ? value : ''
      // A choice that was taken away since stays readable where it was chosen.
      const choices = held === '' || field.choices.includes(held) ? field.choices : [...field.choices, held]
      return (
        <Select
          label={field.name}
          choices={[{ id: '', label: w.none }, ...choices.map((choice) => ({ id: choice, label: choice }))]}
          value={held}
          onChange={(next) => start(next === '' ? null : next)}
        />
      )
    }
    case 'yesNo':
      return (
        <Select
          label={field.name}
          choices={[
            { id: 'none', label: w.none },
            { id: 'yes', label: w.yes },
            { id: 'no', label: w.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : 'none'}
          onChange={(next) => start(next === 'none' ? null : next === 'yes')}
        />
      )
    case 'number':
      return (
        <NumberField
          label={field.name}
          value={typeof value === 'number' ? value : null}
          hasSteppers={false}
          formatOptions={{ maximumFractionDigits: 6 }}
          onChange={start}
        />
      )
    default:
      return (
        <SavedText
          label={field.name}
          value={value === null ? '' : String(value)}
          maxLength={2000}
          save={(text) => save(text.trim() || null)}
        />
      )
  }
}
