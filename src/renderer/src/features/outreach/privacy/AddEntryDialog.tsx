import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { Segmented } from '../../../ui/Segmented'
import { ComboBox } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { privacyWords } from './words'

export interface AddEntryDialogProps {
  /** the creator it is about; without it an address, a domain or an agent is asked for */
  creator?: { creatorId: string; handle: string }
  onClose: () => void
}

const kinds = ['address', 'domain', 'agent'] as const

export function AddEntryDialog({ creator, onClose }: AddEntryDialogProps) {
  const w = useWords(privacyWords)
  const [kind, setKind] = useState<(typeof kinds)[number]>('address')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const [source, setSource] = useState<string>(w.sourceUsual)
  const [isAsked, setAsked] = useState(false)
  const agents = useApiQuery('creators.agents', {}, { isEnabled: !creator && kind === 'agent' })
  const target = creator?.creatorId ?? value.trim()
  const problemOf = (text: string) => (isAsked && text.trim() === '' ? w.needed : undefined)
  const shownAs = creator
    ? `@${creator.handle}`
    : kind === 'agent'
      ? (agents.data?.find(({ id }) => id === value)?.name ?? w.agent)
      : value.trim()
  return (
    <FormDialog
      title={creator ? `${w.addTitle}: @${creator.handle}` : w.addTitle}
      submitLabel={w.add}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!target || reason.trim() === '' || source.trim() === '') return null
        return call('privacy.addDoNotContact', {
          kind: creator ? 'creator' : kind,
          value: target,
          reason: reason.trim(),
          source: source.trim(),
        }).then(({ stopped }) => undoToast(w.added(shownAs, stopped)))
      }}
    >
      {!creator && (
        <Segmented
          label={w.kind}
          choices={kinds.map((id) => ({ id, label: w.kinds[id] }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setValue('')
          }}
        />
      )}
      {!creator && kind === 'agent' && (
        <ComboBox
          label={w.agent}
          choices={(agents.data ?? []).map(({ id, name, company }) => ({
            id,
            label: name,
            hint: company ?? undefined,
          }))}
          value={value || null}
          onChange={(id) => setValue(id ?? '')}
          hint={agents.data?.length === 0 ? w.noAgents : undefined}
          problem={problemOf(value)}
        />
      )}
      {!creator && kind !== 'agent' && (
        <TextField
          label={kind === 'address' ? w.address : w.domain}
          hint={kind === 'domain' ? w.domainHint : undefined}
          value={value}
          onChange={setValue}
          maxLength={300}
          autoFocus
          isRequired
          problem={problemOf(value)}
        />
      )}
      <TextField
        label={w.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired
        problem={problemOf(reason)}
      />
      <TextField
        label={w.source}
        value={source}
        onChange={setSource}
        maxLength={300}
        isRequired
        problem={problemOf(source)}
      />
    </FormDialog>
  )
}
