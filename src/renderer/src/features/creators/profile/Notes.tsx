import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { errorShape } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { FormDialog } from '../../../ui/FormDialog'
import { saveStep, startStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { Part, useRowFocus } from './Part'
import { profileWords } from './words'

type DatedNote = CreatorProfile['datedNotes'][number]
const MAX_CHARS = 20_000

/** Dated notes, newest first, each with who wrote it. */
export function Notes({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [open, setOpen] = useState<DatedNote | null>(null)
  const list = useRowFocus(profile.datedNotes.length)
  const notes = profile.datedNotes.toSorted((a, b) => b.notedAt.localeCompare(a.notedAt))
  return (
    <Part id="notes" title={w.notes}>
      <NewNote creatorId={profile.creatorId} />
      {notes.length === 0 && <p className="text-muted">{w.noNotes}</p>}
      <div ref={list}>
        <ul className="flex flex-col gap-3">
          {notes.map((note) => (
            <li key={note.id} data-row className="flex items-start gap-1">
              <div className="flex min-w-0 flex-1 flex-col">
                <p className="select-text whitespace-pre-line [overflow-wrap:anywhere]">{note.text}</p>
                <p className="text-caption text-muted">{w.noteBy(note.author, format.instant(note.notedAt))}</p>
              </div>
              <IconButton
                size="small"
                label={w.editNote}
                icon={<Pencil size={13} aria-hidden="true" />}
                onPress={() => setOpen(note)}
              />
              <IconButton
                size="small"
                label={w.remove}
                icon={<Trash2 size={13} aria-hidden="true" />}
                onPress={() => startStep('creators.removeNote', { id: note.id }, w.noteRemoved)}
              />
            </li>
          ))}
        </ul>
      </div>
      {open && <NoteDialog creatorId={profile.creatorId} note={open} onClose={() => setOpen(null)} />}
    </Part>
  )
}

/** Ctrl+Enter or the button keeps it; Esc empties the field. */
function NewNote({ creatorId }: { creatorId: string }) {
  const w = useWords(profileWords)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  async function add(): Promise<void> {
    if (isRunning) return
    setProblem(text.trim() === '' ? w.noteEmpty : null)
    if (text.trim() === '') return
    setRunning(true)
    try {
      await saveStep('creators.saveNote', { creatorId, text }, w.noteAdded)
      setText('')
    } catch (error) {
      setProblem(errorShape(error).message)
    }
    setRunning(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      className="flex flex-col items-start gap-1.5"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void add()
        }
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation()
          setText('')
          setProblem(null)
        }
      }}
    >
      <TextField
        label={w.newNote}
        className="w-full"
        placeholder={w.newNotePlaceholder}
        value={text}
        lines={2}
        maxLength={MAX_CHARS}
        problem={problem}
        onChange={setText}
      />
      <Button size="small" keys="$mod+Enter" onPress={() => void add()}>
        {w.addNote}
      </Button>
    </div>
  )
}

function NoteDialog({ creatorId, note, onClose }: { creatorId: string; note: DatedNote; onClose: () => void }) {
  const w = useWords(profileWords)
  const [text, setText] = useState(note.text)
  const isEmpty = text.trim() === ''
  return (
    <FormDialog
      title={w.editNote}
      submitLabel={w.saveNote}
      size="medium"
      onClose={onClose}
      onSubmit={() => (isEmpty ? null : saveStep('creators.saveNote', { creatorId, id: note.id, text }, w.noteChanged))}
    >
      <TextField
        label={w.noteText}
        value={text}
        lines={8}
        maxLength={MAX_CHARS}
        autoFocus
        problem={isEmpty ? w.noteMissing : null}
        onChange={setText}
      />
    </FormDialog>
  )
}
