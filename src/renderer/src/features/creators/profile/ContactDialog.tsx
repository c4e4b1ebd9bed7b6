import { useState } from 'react'
import type { ContactRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { profileWords } from './words'

const KINDS = ['email', 'phone', 'directMessage', 'agent', 'marketplace'] as const
const HOLDERS = ['creator', 'agent', 'guardian'] as const
const VALIDITIES = ['unchecked', 'works', 'fails'] as const
/** Enough to catch a slip of the finger; whether an address works only a message shows. */
const MAYBE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const NO_AGENT = 'none'

export function ContactDialog({
  profile,
  contact,
  onClose,
}: {
  profile: CreatorProfile
  contact: ContactRecord | null
  onClose: () => void
}) {
  const w = useWords(profileWords)
  const [draft, setDraft] = useState({
    kind: contact?.kind ?? 'email',
    value: contact?.value ?? '',
    holder: contact?.holder ?? 'creator',
    agentId: contact?.agentId ?? null,
    validity: contact?.validity ?? 'unchecked',
    isPreferred: contact?.isPreferred ?? profile.contacts.length === 0,
    note: contact?.note ?? '',
  })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...change }))
  const value = draft.value.trim()
  const problem =
    value === '' ? w.contactMissing : draft.kind === 'email' && !MAYBE_EMAIL.test(value) ? w.emailBad : null
  return (
    <FormDialog
      title={contact ? w.editContactTitle : w.addContactTitle}
      submitLabel={contact ? w.saveContact : w.addContactSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (problem !== null) return null
        const fields = {
          ...draft,
          agentId: draft.holder === 'agent' ? draft.agentId : null,
          note: draft.note.trim() || null,
        }
        return contact
          ? saveStep('creators.updateContact', { contactId: contact.id, ...fields }, w.contactChanged(value))
          : saveStep('creators.addContact', { creatorId: profile.creatorId, ...fields }, w.contactAdded(value))
      }}
    >
      <FormRow>
        <Select
          label={w.kind}
          choices={KINDS.map((id) => ({ id, label: w.contactKinds[id] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <Select
          label={w.holder}
          choices={HOLDERS.map((id) => ({ id, label: w.holders[id] }))}
          value={draft.holder}
          onChange={(holder) => set({ holder })}
        />
      </FormRow>
      <TextField
        label={w.contactValue}
        value={draft.value}
        maxLength={300}
        isRequired
        autoFocus
        problem={isTried ? problem : null}
        onChange={(text) => set({ value: text })}
      />
      {draft.holder === 'agent' && profile.agents.length > 0 && (
        <Select
          label={w.chooseAgent}
          choices={[{ id: NO_AGENT, label: w.none }, ...profile.agents.map(({ id, name }) => ({ id, label: name }))]}
          value={draft.agentId ?? NO_AGENT}
          onChange={(id) => set({ agentId: id === NO_AGENT ? null : id })}
        />
      )}
      <Select
        label={w.validity}
        choices={VALIDITIES.map((id) => ({ id, label: w.validities[id] }))}
        value={draft.validity}
        onChange={(validity) => set({ validity })}
      />
      <Checkbox isSelected={draft.isPreferred} onChange={(isPreferred) => set({ isPreferred })}>
        {w.makePreferred}
      </Checkbox>
      <TextField label={w.note} value={draft.note} lines={2} maxLength={2000} onChange={(note) => set({ note })} />
    </FormDialog>
  )
}
