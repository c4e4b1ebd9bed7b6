import { useState } from 'react'
import type { ContactWarning } from '../../../../../shared/contract/outreach'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { TextField } from '../../../ui/TextField'
import { WarningList } from './WarningList'
import { sharedWords } from './words'

/** A creator whom the rules stop, or for whom they ask a reason. */
export type Refused = { id: string; handle: string; warnings: readonly ContactWarning[] }

/** Creators told of one by one; the rest is counted. */
const shown = 20

export interface ReasonDialogProps {
  refused: readonly Refused[]
  /** creators whom nothing speaks against: what was asked can be done for them alone */
  free: number
  /** with the reason, for those whom one lets pass; null leaves all of them out */
  onGo: (reason: string | null) => void
  onClose: () => void
  isRunning?: boolean
}

/** Asks for the reason that lets a message pass, and names whom none lets pass. Nothing has happened yet. */
export function ReasonDialog({ refused, free, onGo, onClose, isRunning = false }: ReasonDialogProps) {
  const w = useWords(sharedWords)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const stopped = refused.filter(({ warnings }) => warnings.some(({ weight }) => weight === 'stops'))
  const canPass = refused.length - stopped.length
  const isShort = reason.trim().length < 3
  return (
    <Dialog
      title={w.reasonTitle(refused.length)}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          {free > 0 && <Button onPress={() => onGo(null)}>{w.leaveOut}</Button>}
          {canPass > 0 && (
            <Button
              look="primary"
              isPending={isRunning}
              onPress={() => (isShort ? setAsked(true) : onGo(reason.trim()))}
            >
              {w.go}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {refused.slice(0, shown).map(({ id, handle, warnings }) => (
          <section key={id} className="rounded-panel border border-line p-3">
            <h3 className="pb-1.5 font-semibold">@{handle}</h3>
            <WarningList warnings={warnings} />
          </section>
        ))}
        {stopped.length > 0 && <p className="text-muted">{w.stopped(stopped.length)}</p>}
        {canPass === 0 && free === 0 && <p>{w.nobodyLeft}</p>}
        {canPass > 0 && (
          <TextField
            label={w.reason}
            hint={w.reasonHint}
            value={reason}
            onChange={setReason}
            lines={2}
            maxLength={500}
            autoFocus
            problem={isAsked && isShort ? w.reasonNeeded : undefined}
          />
        )}
      </div>
    </Dialog>
  )
}
