import { useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextField } from '../../../ui/TextField'
import { ConflictList } from './ConflictList'
import { conflictWords } from './words'

/** Creators told of in the dialog; the rest is counted. */
const SHOWN = 20

export interface AddCheckedProps {
  /** how many are to be added in all */
  count: number
  found: OutputOf<'campaigns.conflicts'>
  onAdd: (choice: { who: 'all' | 'clear'; note: string }) => void
  onClose: () => void
  isRunning: boolean
}

/** What speaks against creators, before they are added. It warns; the person decides, and may say why. */
export function AddChecked({ count, found, onAdd, onClose, isRunning }: AddCheckedProps) {
  const w = useWords(conflictWords)
  const [note, setNote] = useState('')
  const { creators, counts } = found
  const conflicting = counts.block + counts.warn + counts.note
  return (
    <Dialog
      title={w.checkTitle(count)}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          {counts.clear > 0 && (
            <Button onPress={() => onAdd({ who: 'clear', note: '' })}>{w.addClear(counts.clear)}</Button>
          )}
          <Button look="primary" onPress={() => onAdd({ who: 'all', note: note.trim() })}>
            {count === 1 ? w.addOne : w.addAll(count)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{w.checkIntro(conflicting, count)}</p>
        {creators.slice(0, SHOWN).map((creator) => (
          <section key={creator.accountId} className="rounded-panel border border-line p-3">
            <h3 className="pb-2 font-semibold">
              @{creator.handle}
              {creator.displayName && <span className="ps-1.5 font-normal text-muted">{creator.displayName}</span>}
            </h3>
            <ConflictList conflicts={creator.conflicts} />
          </section>
        ))}
        {conflicting > SHOWN && <p className="text-muted">{w.more(conflicting - Math.min(SHOWN, creators.length))}</p>}
        <TextField label={w.reason} hint={w.reasonHint} value={note} lines={2} maxLength={2000} onChange={setNote} />
      </div>
    </Dialog>
  )
}
