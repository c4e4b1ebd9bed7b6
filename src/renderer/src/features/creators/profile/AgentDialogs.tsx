import { useState } from 'react'
import type { AgentRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { ComboBox } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { profileWords } from './words'

const NEW = 'new'
const MAYBE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const emptyAgent = { name: '', company: '', email: '', phone: '', notes: '' }
type Draft = typeof emptyAgent

function inputOf(draft: Draft) {
  return {
    name: draft.name.trim(),
    company: draft.company.trim() || null,
    email: draft.email.trim() || null,
    phone: draft.phone.trim() || null,
    notes: draft.notes.trim() || null,
  }
}

function isGood(draft: Draft): boolean {
  return draft.name.trim() !== '' && (draft.email.trim() === '' || MAYBE_EMAIL.test(draft.email.trim()))
}

/** An agent that is known, or a new one. */
export function LinkAgent({ profile, onClose }: { profile: CreatorProfile; onClose: () => void }) {
  const w = useWords(profileWords)
  const agents = useApiQuery('creators.agents', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [draft, setDraft] = useState(emptyAgent)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const known = (agents.data ?? []).filter(({ id }) => !profile.agents.some((linked) => linked.id === id))
  const choice = agents.isSuccess && known.length === 0 ? NEW : chosen
  async function link(agentId: string, name: string): Promise<void> {
    const { creatorId } = profile
    await saveStep('creators.linkAgent', { creatorId, agentId, note: note.trim() || null }, w.agentLinked(name))
  }
  return (
    <FormDialog
      title={w.linkAgentTitle}
      submitLabel={w.linkAgentSubmit}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (choice === null || (choice === NEW && !isGood(draft))) return null
        if (choice !== NEW) return link(choice, known.find(({ id }) => id === choice)?.name ?? '')
        return call('creators.saveAgent', inputOf(draft)).then(({ id, name }) => {
          // Kept, so that a second try after a failure further down does not make a second agent.
          setChosen(id)
          return link(id, name)
        })
      }}
    >
      {known.length > 0 && (
        <ComboBox
          label={w.chooseAgent}
          choices={[
            { id: NEW, label: w.newAgent },
            ...known.map(({ id, name, company }) => ({ id, label: name, hint: company ?? undefined })),
          ]}
          value={choice}
          isRequired
          autoFocus
          problem={isTried && choice === null ? w.agentMissing : null}
          onChange={setChosen}
        />
      )}
      {choice === NEW && <AgentFields draft={draft} isTried={isTried} onChange={setDraft} />}
      <TextField label={w.linkNote} value={note} maxLength={2000} onChange={setNote} />
    </FormDialog>
  )
}

export function EditAgent({ agent, onClose }: { agent: AgentRecord; onClose: () => void }) {
  const w = useWords(profileWords)
  const [draft, setDraft] = useState<Draft>({
    name: agent.name,
    company: agent.company ?? '',
    email: agent.email ?? '',
    phone: agent.phone ?? '',
    notes: agent.notes ?? '',
  })
  const [isTried, setTried] = useState(false)
  return (
    <FormDialog
      title={w.editAgentTitle}
      submitLabel={w.saveAgent}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (!isGood(draft)) return null
        return saveStep('creators.saveAgent', { id: agent.id, ...inputOf(draft) }, w.agentChanged(draft.name.trim()))
      }}
    >
      <AgentFields draft={draft} isTried={isTried} onChange={setDraft} />
    </FormDialog>
  )
}

function AgentFields({
  draft,
  isTried,
  onChange,
}: {
  draft: Draft
  isTried: boolean
  onChange: (draft: Draft) => void
}) {
  const w = useWords(profileWords)
  const email = draft.email.trim()
  return (
    <>
      <TextField
        label={w.agentName}
        value={draft.name}
        maxLength={300}
        isRequired
        autoFocus
        problem={isTried && draft.name.trim() === '' ? w.agentMissing : null}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label={w.company}
        value={draft.company}
        maxLength={200}
        onChange={(company) => onChange({ ...draft, company })}
      />
      <FormRow>
        <TextField
          label={w.email}
          value={draft.email}
          maxLength={300}
          problem={isTried && email !== '' && !MAYBE_EMAIL.test(email) ? w.emailBad : null}
          onChange={(text) => onChange({ ...draft, email: text })}
        />
        <TextField
          label={w.phone}
          value={draft.phone}
          maxLength={60}
          onChange={(phone) => onChange({ ...draft, phone })}
        />
      </FormRow>
      <TextField
        label={w.note}
        value={draft.notes}
        lines={2}
        maxLength={20_000}
        onChange={(notes) => onChange({ ...draft, notes })}
      />
    </>
  )
}
