import { useState } from 'react'
import type { OutreachCard } from '../../../../../shared/contract/outreach'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { TextField } from '../../../ui/TextField'
import { queueWords } from './words'

export interface CardDialogProps {
  card: Pick<OutreachCard, 'id' | 'handle' | 'channel'>
  onClose: () => void
  onDone: () => void
}

export function NoteDialog({ card, onClose, onDone }: CardDialogProps) {
  const w = useWords(queueWords)
  const [text, setText] = useState('')
  return (
    <FormDialog
      title={`${w.note}: @${card.handle}`}
      submitLabel={w.addNote}
      onClose={onClose}
      onSubmit={() =>
        text.trim() === '' ? null : call('outreach.addNote', { id: card.id, text: text.trim() }).then(onDone)
      }
    >
      <TextField label={w.noteText} value={text} onChange={setText} lines={4} maxLength={20_000} isRequired autoFocus />
    </FormDialog>
  )
}
