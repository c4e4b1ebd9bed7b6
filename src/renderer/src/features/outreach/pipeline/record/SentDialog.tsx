import { useState } from 'react'
import {
  type Channel,
  type ContactWarning,
  channels,
  type OutreachCard,
  type OutreachRecord,
} from '../../../../../../shared/contract/outreach'
import { call } from '../../../../lib/api'
import { useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { Dialog } from '../../../../ui/Dialog'
import { FormDialog } from '../../../../ui/FormDialog'
import { Select } from '../../../../ui/Select'
import { TextField } from '../../../../ui/TextField'
import { WarningList } from '../../shared/WarningList'
import { sharedWords } from '../../shared/words'
import { recordWords } from './words'

export interface SentDialogProps {
  card: OutreachCard
  contacts: OutreachRecord['contacts']
  warnings: readonly ContactWarning[]
  onClose: () => void
  onDone: () => void
}

const none = 'none'

/** Notes a message that left elsewhere. What speaks against it is said first and wants a reason. */
export function SentDialog({ card, contacts, warnings, onClose, onDone }: SentDialogProps) {
  const w = useWords(recordWords)
  const shared = useWords(sharedWords)
  const [channel, setChannel] = useState<Channel>(card.channel ?? 'email')
  const [contactId, setContactId] = useState<string | null>(null)
  const [body, setBody] = useState('')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const title = w.logSentOf(card.handle)
  const needsReason = warnings.some(({ weight }) => weight === 'needsReason')
  const isShort = needsReason && reason.trim().length < 3
  const ways = contacts.filter(({ kind }) => kind === channel)
  const way = contactId === none ? undefined : (ways.find(({ id }) => id === contactId) ?? ways[0])
  if (warnings.some(({ weight }) => weight === 'stops'))
    return (
      <Dialog title={title} isOpen onClose={onClose} footer={<Button onPress={onClose}>{w.close}</Button>}>
        <WarningList warnings={warnings} />
      </Dialog>
    )
  return (
    <FormDialog
      title={title}
      submitLabel={w.logSent}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (isShort) return null
        return call('outreach.logSent', {
          id: card.id,
          channel,
          address: way?.value ?? null,
          body: body.trim(),
          ...(needsReason ? { overrideReason: reason.trim() } : {}),
        }).then(onDone)
      }}
    >
      {warnings.length > 0 && <WarningList warnings={warnings} />}
      <Select
        label={w.channel}
        choices={channels.map((id) => ({ id, label: shared.channel(id) }))}
        value={channel}
        onChange={setChannel}
      />
      {ways.length > 0 && (
        <Select
          label={w.address}
          choices={[...ways.map(({ id, value }) => ({ id, label: value })), { id: none, label: w.noAddress }]}
          value={contactId === none ? none : (way?.id ?? null)}
          onChange={setContactId}
        />
      )}
      <TextField label={w.text} value={body} onChange={setBody} lines={5} maxLength={50_000} />
      {needsReason && (
        <TextField
          label={shared.reason}
          hint={shared.reasonHint}
          value={reason}
          onChange={setReason}
          lines={2}
          maxLength={500}
          problem={isAsked && isShort ? shared.reasonNeeded : undefined}
        />
      )}
    </FormDialog>
  )
}
