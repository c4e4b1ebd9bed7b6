import { Clock, SquareDashed, X } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { type ContentVersion, commentThreads } from '../../../../../../shared/contract/approvalContent'
import { useApiCommand } from '../../../../lib/api'
import { useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { Segmented } from '../../../../ui/Segmented'
import { TextField } from '../../../../ui/TextField'
import { noPin, type Pin, pinHere, useReview, useReviewStore } from '../../player/reviewStore'
import { timecode } from '../../player/timecode'
import { AreaFields, TimeFields } from './PinFields'
import { ThreadIcon } from './ThreadIcon'
import { commentWords } from './words'

type Thread = (typeof commentThreads)[number]

/** Writes a comment: typing stops the video and pins its time. What was typed stays until it is kept. */
export function Composer({
  version,
  thread,
  onThread,
  box,
  onLeave,
  onSaid,
}: {
  version: ContentVersion
  thread: Thread
  onThread: (thread: Thread) => void
  box: RefObject<HTMLDivElement | null>
  onLeave: () => void
  onSaid: (text: string) => void
}) {
  const w = useWords(commentWords)
  const store = useReviewStore()
  const pin = useReview((state) => state.pin)
  const framesPerSecond = useReview((state) => state.framesPerSecond)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const command = useApiCommand('approvals.comment', {
    onDone: (comment) => {
      setText('')
      setAsked(false)
      store.setState({ pin: noPin, isDrawing: false, chosenId: comment.id })
      onSaid(w.added)
    },
  })
  // A length of 0 is one that could not be read.
  const limitMs = version.durationMs || null
  const hasTime = version.kind === 'video' || version.mime?.startsWith('audio/') === true
  const hasPicture = version.kind === 'video' || version.kind === 'image'
  const send = () => {
    if (text.trim() === '') return setAsked(true)
    if (!command.isRunning) command.start({ versionId: version.id, thread, text: text.trim(), ...within(pin, limitMs) })
  }
  const type = (next: string) => {
    const { medium, pin: now } = store.getState()
    if (text === '' && next !== '' && medium && now.atMs === null) pinHere(store)
    setText(next)
  }
  const time = (atMs: number) => timecode(atMs, framesPerSecond)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the field inside it
    <div
      ref={box}
      className="flex shrink-0 flex-col gap-2 border-line border-t p-3"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          send()
        } else if (event.key === 'Escape' && event.target instanceof HTMLTextAreaElement) {
          event.stopPropagation()
          onLeave()
        }
      }}
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <Segmented
          label={w.thread}
          value={thread}
          onChange={onThread}
          choices={commentThreads.map((id) => ({ id, label: w[id], icon: <ThreadIcon thread={id} /> }))}
        />
        <span className="min-w-0 flex-1 text-caption text-muted">
          {thread === 'internal' ? w.internalNever : w.clientSees}
        </span>
      </div>
      <TextField
        label={w.write}
        isLabelHidden
        value={text}
        onChange={type}
        lines={3}
        maxLength={5000}
        placeholder={w.placeholder}
        problem={isAsked && text.trim() === '' ? w.needsText : undefined}
      />
      <div className="flex flex-wrap items-center gap-1.5">
        {pin.atMs !== null && (
          <PinChip
            label={w.unpinTime}
            onRemove={() => store.setState({ pin: { ...pin, atMs: null, untilMs: null } })}
            removeLabel={`${w.unpinTime} ${time(pin.atMs)}`}
          >
            <Clock size={12} aria-hidden="true" />
            <span className="tabular font-mono">
              {pin.untilMs === null ? time(pin.atMs) : w.stretch(time(pin.atMs), time(pin.untilMs))}
            </span>
          </PinChip>
        )}
        {pin.area && (
          <PinChip
            label={w.unpinArea}
            onRemove={() => store.setState({ pin: { ...pin, area: null }, isDrawing: false })}
            removeLabel={w.unpinArea}
          >
            <SquareDashed size={12} aria-hidden="true" />
            {w.unpinArea}
          </PinChip>
        )}
        {hasTime && <TimeFields durationMs={limitMs} />}
        {hasPicture && <AreaFields />}
        <span className="flex-1" />
        <Button look="primary" size="small" isPending={command.isRunning} onPress={send}>
          {thread === 'internal' ? w.sendInternal : w.sendClient}
        </Button>
      </div>
      {command.error && <ErrorNote error={command.error} />}
    </div>
  )
}

/** A player may tell an end a few milliseconds after the one that was read from the file. */
function within(pin: Pin, limitMs: number | null): Pin {
  if (limitMs === null || pin.atMs === null) return pin
  const atMs = Math.min(pin.atMs, limitMs)
  const untilMs = pin.untilMs === null ? null : Math.min(pin.untilMs, limitMs)
  return { ...pin, atMs, untilMs: untilMs !== null && untilMs > atMs ? untilMs : null }
}

function PinChip({
  children,
  label,
  removeLabel,
  onRemove,
}: {
  children: ReactNode
  label: string
  removeLabel: string
  onRemove: () => void
}) {
  const w = useWords(commentWords)
  return (
    <span
      title={label}
      className="inline-flex h-6 items-center gap-1 rounded-full border border-accent bg-accent-soft ps-2 pe-0.5 text-accent text-meta"
    >
      {children}
      <button
        type="button"
        aria-label={w.removePin(removeLabel)}
        onClick={onRemove}
        className="flex size-5 cursor-default items-center justify-center rounded-full"
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
