import { useState } from 'react'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { TextField } from '../../../ui/TextField'
import { isSameName } from './freeName'
import { scenarioWords } from './words'

export interface NameDialogProps {
  title: string
  submitLabel: string
  name: string
  /** of the other kept plans */
  taken: readonly string[]
  hint?: string
  onName: (name: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for the name of a kept plan; a name that is taken is refused beside the field. */
export function NameDialog({ title, submitLabel, name, taken, hint, onName, onClose }: NameDialogProps) {
  const w = useWords(scenarioWords)
  const [text, setText] = useState(name)
  const [isSent, setSent] = useState(false)
  const wanted = text.trim()
  const isTaken = taken.some((other) => isSameName(other, wanted))
  const problem = wanted === '' ? (isSent ? w.nameMissing : null) : isTaken ? w.nameTaken : null

  function submit(): Promise<unknown> | null {
    setSent(true)
    if (wanted === '' || isTaken) return null
    return onName(wanted)
  }

  return (
    <FormDialog title={title} submitLabel={submitLabel} onSubmit={submit} onClose={onClose}>
      <TextField
        label={w.name}
        value={text}
        onChange={setText}
        problem={problem}
        hint={hint}
        maxLength={300}
        autoFocus
        isRequired
      />
    </FormDialog>
  )
}
