import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '../../../lib/locale'
import { cx } from '../../../ui/cx'
import type { Mark } from './marks'
import { chooseMark, seekTo, useReview, useReviewStore } from './reviewStore'
import { timecode } from './timecode'
import { playerWords } from './words'

const LEAP_MS = 5000
/** More ticks than this would cover each other’s numbers. */
const CROWDED = 20

/** The line of the video: a press seeks, arrows step, ticks lead to comments. */
export function Timeline({ marks }: { marks: readonly Mark[] }) {
  const w = useWords(playerWords)
  const store = useReviewStore()
  const line = useRef<HTMLDivElement>(null)
  const durationMs = useReview((state) => state.durationMs)
  const framesPerSecond = useReview((state) => state.framesPerSecond)
  const inMs = useReview((state) => state.inMs)
  const outMs = useReview((state) => state.outMs)
  const chosenId = useReview((state) => state.chosenId)
  const share = (timeMs: number) => `${durationMs > 0 ? Math.min(100, Math.max(0, (timeMs / durationMs) * 100)) : 0}%`
  const timed = marks.flatMap(({ atMs, ...mark }) => (atMs === null ? [] : [{ ...mark, atMs }]))

  const isCrowded = timed.length > CROWDED

  const seekByPointer = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect()
    if (box && box.width > 0) seekTo(store, ((event.clientX - box.left) / box.width) * durationMs)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { timeMs } = store.getState()
    const target = { Home: 0, End: durationMs, PageDown: timeMs + LEAP_MS, PageUp: timeMs - LEAP_MS }[event.key]
    // Left and right are the player's own: one frame.
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    seekTo(store, target)
  }
  return (
    <div className="relative h-11 shrink-0 px-3">
      <div className="relative h-full">
        <ul aria-label={w.ticks} className="contents">
          {timed.map((mark) => {
            const isInternal = mark.thread === 'internal'
            const letter = isInternal ? w.internalLetter : w.clientLetter
            const face = `${letter}${mark.number}`
            const at = timecode(mark.atMs, framesPerSecond)
            const name = w.tick(face, isInternal ? w.internal : w.client, at, mark.isResolved)
            return (
              <li key={mark.id} className="contents">
                {mark.untilMs !== null && (
                  <span
                    aria-hidden="true"
                    className={cx(
                      'absolute top-[17px] h-1',
                      isInternal ? 'bg-warn/60' : 'rounded-full bg-info/60',
                      mark.isResolved && 'opacity-50',
                    )}
                    style={{ left: share(mark.atMs), width: share(mark.untilMs - mark.atMs) }}
                  />
                )}
                <button
                  type="button"
                  // The list of comments is the way of the keyboard: N, and every comment's own button.
                  tabIndex={-1}
                  aria-label={name}
                  title={name}
                  onClick={() => chooseMark(store, mark)}
                  className={cx(
                    'absolute top-0 z-10 -ms-2 flex h-4 min-w-4 cursor-default items-center justify-center border px-0.5 font-semibold text-[10px] leading-none',
                    isInternal ? 'border-warn bg-surface text-warn' : 'rounded-full border-info bg-surface text-info',
                    mark.isResolved && 'border-dashed',
                    mark.id === chosenId && 'outline-2 outline-accent outline-offset-1',
                  )}
                  style={{ left: share(mark.atMs) }}
                >
                  {isCrowded ? letter : face}
                </button>
              </li>
            )
          })}
        </ul>
        <div
          ref={line}
          className="absolute inset-x-0 top-4 flex h-6 touch-none items-center"
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            seekByPointer(event)
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) seekByPointer(event)
          }}
        >
          <div className="absolute inset-x-0 h-1 rounded-full bg-line-strong/60 forced-colors:bg-[ButtonText]" />
          {(inMs !== null || outMs !== null) && (
            <div
              aria-hidden="true"
              className="absolute h-3 border-accent border-x-2 bg-accent/25"
              style={{ left: share(inMs ?? 0), width: share((outMs ?? durationMs) - (inMs ?? 0)) }}
            />
          )}
          <PlayHead label={w.timeline} share={share} onKeyDown={onKeyDown} />
        </div>
      </div>
    </div>
  )
}

function PlayHead({
  label,
  share,
  onKeyDown,
}: {
  label: string
  share: (timeMs: number) => string
  onKeyDown: (event: KeyboardEvent) => void
}) {
  const w = useWords(playerWords)
  const timeMs = useReview((state) => state.timeMs)
  const durationMs = useReview((state) => state.durationMs)
  const framesPerSecond = useReview((state) => state.framesPerSecond)
  return (
    <>
      <div
        className="absolute start-0 h-1 rounded-full bg-accent forced-colors:bg-[Highlight]"
        style={{ width: share(timeMs) }}
      />
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs)}
        aria-valuenow={Math.round(timeMs)}
        aria-valuetext={w.timeOf(timecode(timeMs, framesPerSecond), timecode(durationMs, framesPerSecond))}
        onKeyDown={onKeyDown}
        className="ring-out absolute -ms-1.5 size-3 rounded-full border-2 border-surface bg-accent shadow-pop forced-colors:bg-[ButtonText]"
        style={{ left: share(timeMs) }}
      />
    </>
  )
}
