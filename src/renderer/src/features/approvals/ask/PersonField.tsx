import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { roleNames } from '../../../../../shared/domain/approvals/refusals'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { askWords } from './words'

export type PersonChoice = { kind: 'known'; personId: string } | { kind: 'new'; name: string; email: string }

export function isKnown(choice: PersonChoice): boolean {
  return choice.kind === 'known' || choice.name.trim() !== ''
}

/** Who decided: somebody who may in this stage, or a person who is added with it. */
export function PersonField({
  deciders,
  value,
  onChange,
  isAsked,
}: {
  deciders: DeliverableDetail['deciders']
  value: PersonChoice
  onChange: (choice: PersonChoice) => void
  isAsked: boolean
}) {
  const w = useWords(askWords)
  if (value.kind === 'known') {
    return (
      <div className="flex items-end gap-2">
        <Select
          label={w.person}
          value={value.personId}
          onChange={(personId) => onChange({ kind: 'known', personId })}
          choices={deciders.map(({ id, name, role }) => ({ id, label: name, hint: roleNames[role] }))}
          className="flex-1"
        />
        <Button onPress={() => onChange({ kind: 'new', name: '', email: '' })}>{w.addPerson}</Button>
      </div>
    )
  }
  const [first] = deciders
  return (
    <div className="flex flex-col gap-2">
      {!first && <p className="text-muted">{w.noPerson}</p>}
      <FormRow>
        <TextField
          label={w.personName}
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
          maxLength={300}
          problem={isAsked && value.name.trim() === '' ? w.needsName : undefined}
        />
        <TextField
          label={w.personEmail}
          value={value.email}
          onChange={(email) => onChange({ ...value, email })}
          maxLength={320}
        />
      </FormRow>
      {first && (
        <div>
          <Button size="small" onPress={() => onChange({ kind: 'known', personId: first.id })}>
            {w.choosePerson}
          </Button>
        </div>
      )}
    </div>
  )
}
