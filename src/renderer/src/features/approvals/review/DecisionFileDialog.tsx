import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import type { DecisionReading } from '../../../../../shared/contract/approvalReview'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { DecisionPreview } from './DecisionPreview'
import { reviewWords } from './words'

type Read = { fileToken: string; reading: DecisionReading }
type Applied = OutputOf<'approvals.applyDecisionFile'>

/** A client's answer: what it would do, and one press to apply it. */
export function DecisionFileDialog({ file: given, onClose }: { file: File | null; onClose: () => void }) {
  const w = useWords(reviewWords)
  const [file, setFile] = useState(given)
  const [read, setRead] = useState<Read | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [isRunning, setRunning] = useState(false)
  const [applied, setApplied] = useState<Applied | null>(null)

  useEffect(() => {
    if (!file) return
    const stop = new AbortController()
    let token: string | null = null
    setRead(null)
    setFailure(null)
    const run = async () => {
      const { fileToken } = await upload(file, () => {}, stop.signal)
      token = fileToken
      const reading = await call('approvals.readDecisionFile', { fileToken }, { signal: stop.signal })
      setRead({ fileToken, reading })
    }
    run().catch((error) => {
      if (!stop.signal.aborted) setFailure(error)
    })
    return () => {
      stop.abort()
      if (token) dropFile(token)
    }
  }, [file])

  async function apply({ fileToken }: Read): Promise<void> {
    if (isRunning) return
    setRunning(true)
    setFailure(null)
    try {
      setApplied(await call('approvals.applyDecisionFile', { fileToken }))
    } catch (error) {
      setFailure(error)
    } finally {
      setRunning(false)
    }
  }

  const effects = read?.reading.effects ?? []
  const decisions = effects.filter(({ decision, refusal }) => decision !== 'none' && refusal === null).length
  const comments = effects.reduce((sum, effect) => sum + effect.comments, 0)
  return (
    <Dialog
      title={w.decisionTitle}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      size="medium"
      footer={
        applied ? (
          <Button look="primary" autoFocus onPress={onClose}>
            {w.close}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{w.cancel}</Button>
            {read && failure === null && (
              <Button look="primary" isPending={isRunning} onPress={() => void apply(read)}>
                {w.apply(decisions, comments)}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {failure !== null && (
          <ErrorNote
            error={failure}
            {...(failure instanceof UnreadableFileError ? { sentence: w.unreadable(failure.message) } : {})}
          />
        )}
        {(!file || failure !== null) && (
          <FileDrop
            size={file ? 'small' : 'normal'}
            hint={w.dropHint}
            chooseLabel={file ? w.otherFile : w.chooseFile}
            accept={['.json', 'application/json']}
            onFiles={([next]) => next && setFile(next)}
          />
        )}
        {file && !read && failure === null && <p className="text-muted">{w.reading(file.name)}</p>}
        {applied ? (
          <Outcome applied={applied} />
        ) : (
          read && failure === null && <DecisionPreview reading={read.reading} />
        )}
      </div>
    </Dialog>
  )
}

function Outcome({ applied }: { applied: Applied }) {
  const w = useWords(reviewWords)
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="font-medium">{w.applied(applied.applied, applied.comments)}</p>
      {applied.refused.length > 0 && (
        <>
          <p>{w.leftOut(applied.refused.length)}</p>
          <ul className="flex list-disc flex-col gap-1 ps-5 text-muted">
            {applied.refused.map(({ deliverableId, title, handle, refusal }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may name an item twice
              <li key={`${deliverableId} ${index}`} className="[overflow-wrap:anywhere]">
                {w.itemOf(title, handle)}: {refusal?.sentence}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
