import { useState } from 'react'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { undoToast } from '../../../ui/undoToast'
import { privacyWords } from './words'

const bases = ['legitimateInterest', 'consent', 'contract', 'unstated'] as const

export function BasisDialog({ creatorIds, onClose }: { creatorIds: readonly string[]; onClose: () => void }) {
  const w = useWords(privacyWords)
  const [basis, setBasis] = useState<(typeof bases)[number]>('legitimateInterest')
  const [note, setNote] = useState('')
  return (
    <FormDialog
      title={w.basisTitle}
      submitLabel={w.setBasis(creatorIds.length)}
      onClose={onClose}
      onSubmit={() =>
        call('privacy.setBasis', { creatorIds: [...creatorIds], basis, note: note.trim() || null }).then(
          ({ changed }) => undoToast(w.basisDone(changed)),
        )
      }
    >
      <p className="text-muted">{w.basisIntro}</p>
      <Select
        label={w.basis}
        choices={bases.map((id) => ({ id, label: w.bases[id] }))}
        value={basis}
        onChange={setBasis}
      />
      <TextField label={w.basisNote} hint={w.basisNoteHint} value={note} onChange={setNote} maxLength={1000} />
    </FormDialog>
  )
}
