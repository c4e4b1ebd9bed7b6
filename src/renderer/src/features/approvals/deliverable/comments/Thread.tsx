import { CheckCircle2, Clock, SquareDashed } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReviewComment } from '../../../../../../shared/contract/approvalContent'
import { useApiCommand } from '../../../../lib/api'
import { useFormat, useWords } from '../../../../lib/locale'
import { Badge } from '../../../../ui/Badge'
import { Button } from '../../../../ui/Button'
import { cx } from '../../../../ui/cx'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { TextField } from '../../../../ui/TextField'
import type { NumberedThread } from '../../player/marks'
import { useReview } from '../../player/reviewStore'
import { timecode } from '../../player/timecode'
import { focusIfLost } from '../focusIfLost'
import { ThreadIcon } from './ThreadIcon'
import { commentWords } from './words'

export interface ThreadProps {
  thread: NumberedThread
  /** of another version than the one that is shown */
  isElsewhere: boolean
  framesPerSecond: number | null
  onShow: () => void
  /** for speech: what is seen needs no notice */
  onSaid: (text: string) => void
}

/** One comment with its answers. */
export function Thread({ thread, isElsewhere, framesPerSecond, onShow, onSaid }: ThreadProps) {
  const w = useWords(commentWords)
  const format = useFormat()
  const { comment, number, answers } = thread
  const isChosen = useReview(({ chosenId }) => chosenId === comment.id)
  const row = useRef<HTMLLIElement>(null)
  const [isAnswering, setAnswering] = useState(false)
  const resolve = useApiCommand('approvals.resolveComment', {
    onDone: (_, { isResolved }) => onSaid(isResolved ? w.isResolvedNow : w.isOpenNow),
  })
  const retract = useApiCommand('approvals.retractComment', {
    onDone: () => onSaid(w.isRetractedNow),
  })
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const isResolved = comment.resolvedAt !== null
  const isRetracted = comment.retractedAt !== null
  const gone = [comment, ...answers].filter(({ retractedAt }) => retractedAt !== null).length
  const goneBefore = useRef(gone)
  useEffect(() => {
    // The button that was pressed went with the text.
    if (gone > goneBefore.current) focusIfLost(() => row.current)
    goneBefore.current = gone
  }, [gone])
  const place = isRetracted ? null : placeOf(comment, framesPerSecond, w)
  return (
    <li
      ref={row}
      tabIndex={-1}
      aria-label={w.numbered(w[comment.thread], number)}
      className={cx('flex flex-col gap-1.5 border-line border-b px-3 py-2.5', isChosen && 'bg-sel')}
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <Badge tone={comment.thread === 'internal' ? 'warn' : 'info'} icon={<ThreadIcon thread={comment.thread} />}>
          {w.numbered(w[comment.thread], number)}
        </Badge>
        {place && (
          <Button
            size="small"
            look="quiet"
            label={place.label}
            icon={
              comment.atMs === null ? (
                <SquareDashed size={12} aria-hidden="true" />
              ) : (
                <Clock size={12} aria-hidden="true" />
              )
            }
            onPress={onShow}
            className={cx('text-accent', comment.atMs !== null && 'tabular font-mono')}
          >
            {place.face}
          </Button>
        )}
        {comment.atMs !== null && comment.area && (
          <span title={w.part}>
            <SquareDashed size={12} role="img" aria-label={w.part} className="text-muted" />
          </span>
        )}
        {isElsewhere && <span className="text-caption text-muted">{w.onVersion(comment.versionNumber)}</span>}
        <span className="flex-1" />
        {isResolved && (
          <span className="inline-flex items-center gap-1 text-caption text-ok">
            <CheckCircle2 size={12} aria-hidden="true" />
            {w.resolved}
          </span>
        )}
      </div>
      <Said comment={comment} />
      {answers.length > 0 && (
        <ul className="flex flex-col gap-2 border-line-strong/50 border-s-2 ps-2.5">
          {answers.map((answer) => (
            <li key={answer.id} className="flex flex-col">
              <Said comment={answer} />
              {answer.isMine && answer.retractedAt === null && (
                <div>
                  <Button
                    size="small"
                    look="quiet"
                    label={w.retractAnswer}
                    className="-ms-2 text-muted"
                    onPress={() => retract.start({ commentId: answer.id })}
                  >
                    {w.retract}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {isResolved && comment.resolvedBy && (
        <p className="text-caption text-muted">
          {w.resolvedBy(comment.resolvedBy, format.instant(comment.resolvedAt, 'short'))}
        </p>
      )}
      {!isRetracted && !isAnswering && (
        <div className="-ms-2 flex flex-wrap gap-0.5">
          <Button size="small" look="quiet" label={w.answerTo(number)} onPress={() => setAnswering(true)}>
            {w.answer}
          </Button>
          <Button
            size="small"
            look="quiet"
            label={isResolved ? w.reopenOf(number) : w.resolveOf(number)}
            isPending={resolve.isRunning}
            onPress={() => resolve.start({ commentId: comment.id, isResolved: !isResolved })}
          >
            {isResolved ? w.reopen : w.resolve}
          </Button>
          {comment.isMine && (
            <Button
              size="small"
              look="quiet"
              label={w.retractOf(number)}
              isPending={retract.isRunning}
              onPress={() => retract.start({ commentId: comment.id })}
            >
              {w.retract}
            </Button>
          )}
        </div>
      )}
      {isAnswering && <Answer comment={comment} onDone={() => setAnswering(false)} onSaid={onSaid} />}
      {(resolve.error ?? retract.error) && <ErrorNote error={resolve.error ?? retract.error} />}
    </li>
  )
}

function Said({ comment }: { comment: ReviewComment }) {
  const w = useWords(commentWords)
  const format = useFormat()
  return (
    <div className="flex flex-col">
      <p className="text-caption text-muted">
        <span className="font-medium text-fg">{comment.isMine ? w.you(comment.author) : comment.author}</span>{' '}
        <time dateTime={comment.createdAt}>{format.instant(comment.createdAt, 'short')}</time>
      </p>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {comment.retractedAt === null ? comment.text : <em className="text-muted">{w.retracted}</em>}
      </p>
    </div>
  )
}

function Answer({
  comment,
  onDone,
  onSaid,
}: {
  comment: ReviewComment
  onDone: () => void
  onSaid: (text: string) => void
}) {
  const w = useWords(commentWords)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const command = useApiCommand('approvals.comment', {
    onDone: () => {
      onSaid(w.answered)
      onDone()
    },
  })
  const send = () => {
    if (text.trim() === '') return setAsked(true)
    command.start({ versionId: comment.versionId, thread: comment.thread, parentId: comment.id, text: text.trim() })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      className="flex flex-col gap-1.5"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          send()
        } else if (event.key === 'Escape') {
          event.stopPropagation()
          onDone()
        }
      }}
    >
      <TextField
        label={w.yourAnswer}
        value={text}
        onChange={setText}
        lines={2}
        maxLength={5000}
        autoFocus
        problem={isAsked && text.trim() === '' ? w.needsText : undefined}
      />
      <div className="flex gap-1.5">
        <Button size="small" look="primary" isPending={command.isRunning} onPress={send}>
          {w.sendAnswer}
        </Button>
        <Button size="small" onPress={onDone}>
          {w.cancel}
        </Button>
      </div>
      {command.error && <ErrorNote error={command.error} />}
    </div>
  )
}

type Words = ReturnType<typeof commentWords>

function placeOf(
  { atMs, untilMs, area }: ReviewComment,
  framesPerSecond: number | null,
  w: Words,
): { face: string; label: string } | null {
  if (atMs === null) return area ? { face: w.part, label: w.showAt(w.part) } : null
  const from = timecode(atMs, framesPerSecond)
  const face = untilMs === null ? from : w.stretch(from, timecode(untilMs, framesPerSecond))
  return { face, label: w.showAt(face) }
}
