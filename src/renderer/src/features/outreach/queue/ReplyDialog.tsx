import { useState } from 'react'
import { type OutreachStage, outreachStages } from '../../../../../shared/contract/outreach'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { sharedWords } from '../shared/words'
import type { CardDialogProps } from './NoteDialog'
import { queueWords } from './words'

/** Where an answer can lead. */
const answered: readonly OutreachStage[] = outreachStages.filter(
  (stage) => !['sourced', 'vetted', 'to_contact', 'contacted', 'unreachable', 'do_not_contact'].includes(stage),
)

/** Logs a reply by hand; the cadence ends with it. */
export function ReplyDialog({ card, onClose, onDone }: CardDialogProps) {
  const w = useWords(queueWords)
  const shared = useWords(sharedWords)
  const [body, setBody] = useState('')
  const [to, setTo] = useState<OutreachStage>('replied')
  const [why, setWhy] = useState('')
  const hasReason = to === 'declined' || to === 'paused'
  return (
    <FormDialog
      title={`${w.reply}: @${card.handle}`}
      submitLabel={w.logReply}
      onClose={onClose}
      onSubmit={() =>
        call('outreach.logReply', {
          id: card.id,
          channel: card.channel ?? 'email',
          body: body.trim(),
          to,
          ...(hasReason && why.trim() !== '' ? { reason: why.trim() } : {}),
        }).then(onDone)
      }
    >
      <TextField label={w.replyText} value={body} onChange={setBody} lines={6} maxLength={50_000} autoFocus />
      <Select
        label={w.replyStage}
        choices={answered.map((id) => ({ id, label: shared.stage(id) }))}
        value={to}
        onChange={setTo}
      />
      {hasReason && <TextField label={w.why} hint={w.whyHint} value={why} onChange={setWhy} maxLength={500} />}
    </FormDialog>
  )
}
