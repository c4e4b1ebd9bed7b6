import { useState } from 'react'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Section } from '../../../ui/Screen'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { privacyWords } from './words'

export interface EraseDialogProps {
  creatorId: string
  handle: string
  onClose: () => void
  onErased: () => void
}

/** The one thing here that has no way back: what goes, what stays, where copies remain, and the handle typed again. */
export function EraseDialog({ creatorId, handle, onClose, onErased }: EraseDialogProps) {
  const w = useWords(privacyWords)
  const format = useFormat()
  const preview = useApiQuery('privacy.previewErasure', { creatorId })
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [keepsList, setKeepsList] = useState(true)
  const [isAsked, setAsked] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isShort = reason.trim().length < 3
  const isWrong = typed.trim().replace(/^@/, '') !== handle
  const erase = async () => {
    setAsked(true)
    if (isShort || isWrong) return
    setRunning(true)
    setFailure(null)
    try {
      await call('privacy.erase', { creatorId, reason: reason.trim(), keepDoNotContact: keepsList })
      toast({ text: w.erased })
      onErased()
    } catch (error) {
      setFailure(error)
      setRunning(false)
    }
  }
  const told = preview.data
  const list = (parts: readonly { what: string; count: number }[]) => (
    <ul className="m-0 list-disc ps-5">
      {parts.map(({ what, count }) => (
        <li key={what}>
          {what}: <span className="tabular">{format.count(count)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <Dialog
      title={w.eraseTitle(handle)}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        <>
          <Button onPress={onClose}>{w.cancel}</Button>
          <Button look="danger" isPending={isRunning} onPress={() => void erase()}>
            {w.eraseNow(handle)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="font-medium">{w.eraseIntro}</p>
        {preview.isError && <ErrorNote error={preview.error} />}
        {failure !== null && <ErrorNote error={failure} />}
        {told && (
          <>
            <div className="grid grid-cols-2 gap-4 max-[600px]:grid-cols-1">
              <Section title={w.goes} level={3}>
                {list(told.erased)}
                <p className="text-muted">
                  {[
                    w.historyLines(format.count(told.historyEntries)),
                    ...(told.files > 0 ? [w.filesGo(told.files)] : []),
                    ...(told.lostUndos > 0 ? [w.lostUndos(told.lostUndos)] : []),
                  ].join('. ')}
                  .
                </p>
              </Section>
              <Section title={w.stays} level={3}>
                {told.anonymised.length > 0 ? list(told.anonymised) : <p className="text-muted">–</p>}
              </Section>
            </div>
            {told.backups.length > 0 && (
              <Section title={w.backups} level={3}>
                {told.backups.map(({ name, madeAt }) => (
                  <p key={name}>
                    {name}, {format.instant(madeAt)}
                  </p>
                ))}
                <p className="text-muted">{w.backupsHint}</p>
              </Section>
            )}
            <p className="text-muted">{w.mentions}</p>
          </>
        )}
        <Checkbox isSelected={keepsList} onChange={setKeepsList}>
          {w.keepList}
        </Checkbox>
        <TextField
          label={w.eraseReason}
          hint={w.eraseHint}
          value={reason}
          onChange={setReason}
          maxLength={500}
          isRequired
          problem={isAsked && isShort ? w.needed : undefined}
        />
        <TextField
          label={w.typeHandle(handle)}
          value={typed}
          onChange={setTyped}
          maxLength={300}
          isRequired
          problem={isAsked && isWrong ? w.wrongHandle : undefined}
        />
      </div>
    </Dialog>
  )
}
