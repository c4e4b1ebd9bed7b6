import { useState } from 'react'
import type { PersonRecord } from '../../../../../shared/contract/approvals'
import type { ClientRecord } from '../../../../../shared/contract/campaigns'
import { useWords } from '../../../lib/locale'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { roleFor, rolesOf } from './roleChoices'
import { peopleWords } from './words'

const AGENCY = 'agency'
const LIKE_AN_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function PersonDialog({
  person,
  clients,
  onClose,
}: {
  person: PersonRecord | null
  clients: readonly ClientRecord[]
  onClose: () => void
}) {
  const w = useWords(peopleWords)
  const [name, setName] = useState(person?.name ?? '')
  const [clientId, setClientId] = useState(person?.clientId ?? null)
  const [role, setRole] = useState(person?.role ?? 'account_manager')
  const [email, setEmail] = useState(person?.email ?? '')
  const [isTried, setTried] = useState(false)
  const isNameless = name.trim() === ''
  const isBadAddress = email.trim() !== '' && !LIKE_AN_ADDRESS.test(email.trim())

  function save(): Promise<unknown> | null {
    setTried(true)
    if (isNameless || isBadAddress) return null
    return saveStep(
      'approvals.savePerson',
      { ...(person ? { personId: person.id } : {}), name, role, clientId, email: email.trim() || null },
      person ? w.changed(name.trim()) : w.added(name.trim()),
    )
  }
  return (
    <FormDialog
      title={person ? w.editOf(person.name) : w.addTitle}
      submitLabel={person ? w.save : w.addSubmit}
      onSubmit={save}
      onClose={onClose}
      size="medium"
    >
      <TextField
        label={w.name}
        hint={person?.isMe ? w.meHint : undefined}
        value={name}
        maxLength={300}
        autoFocus
        problem={isTried && isNameless ? w.nameless : null}
        onChange={setName}
      />
      <FormRow>
        <Select
          label={w.of}
          choices={[
            { id: AGENCY, label: w.agency },
            ...clients.map((client) => ({ id: client.id, label: client.name })),
          ]}
          value={clientId ?? AGENCY}
          onChange={(id) => {
            const next = id === AGENCY ? null : id
            setClientId(next)
            setRole(roleFor(role, next))
          }}
        />
        <Select
          label={w.role}
          hint={w.roleHints[role]}
          choices={rolesOf(clientId).map((id) => ({ id, label: w.roles[id] }))}
          value={role}
          onChange={setRole}
        />
      </FormRow>
      <TextField
        label={w.email}
        value={email}
        maxLength={320}
        problem={isTried && isBadAddress ? w.badAddress : null}
        onChange={setEmail}
      />
    </FormDialog>
  )
}
