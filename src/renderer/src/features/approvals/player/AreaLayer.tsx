import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { CommentArea } from '../../../../../shared/contract/approvalContent'
import { useFormat, useWords } from '../../../lib/locale'
import { cx } from '../../../ui/cx'
import { areaBetween, movedArea, resizedArea, startArea } from './area'
import { isShownAt, type Mark } from './marks'
import { chooseMark, useReview, useReviewStore } from './reviewStore'
import { playerWords } from './words'

const STEP = 0.02

const boxStyle = (area: CommentArea) => ({
  left: `${area.x * 100}%`,
  top: `${area.y * 100}%`,
  width: `${area.width * 100}%`,
  height: `${area.height * 100}%`,
})

/** Lies over the picture: frames of comments at their time, and the one that is being drawn. */
export function AreaLayer({ marks }: { marks: readonly Mark[] }) {
  const store = useReviewStore()
  const isDrawing = useReview((state) => state.isDrawing)
  const pinned = useReview(({ pin }) => pin.area)
  const layer = useRef<HTMLDivElement>(null)
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)
  const [sketch, setSketch] = useState<CommentArea | null>(null)

  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const box = layer.current?.getBoundingClientRect()
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 }
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  const keep = (area: CommentArea | null) => store.setState(({ pin }) => ({ pin: { ...pin, area } }))

  return (
    <div
      ref={layer}
      className={cx('absolute inset-0', isDrawing ? 'cursor-crosshair touch-none' : 'pointer-events-none')}
      onPointerDown={(event) => {
        if (!isDrawing || event.button !== 0 || event.target !== event.currentTarget) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(pointOf(event))
      }}
      onPointerMove={(event) => {
        if (from) setSketch(areaBetween(from, pointOf(event)))
      }}
      onPointerUp={(event) => {
        if (!from) return
        const area = areaBetween(from, pointOf(event))
        setFrom(null)
        setSketch(null)
        if (area) keep(area)
      }}
      onPointerCancel={() => {
        setFrom(null)
        setSketch(null)
      }}
    >
      <CommentAreas marks={marks} />
      {sketch && (
        <div
          className="pointer-events-none absolute border-2 border-accent border-dashed bg-accent/15"
          style={boxStyle(sketch)}
        />
      )}
      {!sketch && pinned && <PinnedArea area={pinned} onChange={keep} isMovable={isDrawing} />}
    </div>
  )
}

function CommentAreas({ marks }: { marks: readonly Mark[] }) {
  const w = useWords(playerWords)
  const store = useReviewStore()
  const chosenId = useReview((state) => state.chosenId)
  const isDrawing = useReview((state) => state.isDrawing)
  // A string, so that a frame of the video draws this again only where another frame of a comment comes or goes.
  const shownIds = useReview(({ timeMs }) =>
    marks
      .filter((mark) => mark.area && (isShownAt(mark, timeMs) || mark.id === chosenId))
      .map(({ id }) => id)
      .join(),
  )
  const shown = new Set(shownIds.split(','))
  return marks.map(({ area, ...mark }) => {
    if (!area || !shown.has(mark.id)) return null
    const isChosen = mark.id === chosenId
    const isInternal = mark.thread === 'internal'
    const face = `${isInternal ? w.internalLetter : w.clientLetter}${mark.number}`
    return (
      <button
        key={mark.id}
        type="button"
        aria-label={w.areaOf(face, isInternal ? w.internal : w.client)}
        onClick={() => chooseMark(store, { id: mark.id, atMs: mark.atMs })}
        className={cx(
          'absolute cursor-default border-2 bg-transparent p-0',
          isDrawing ? 'pointer-events-none' : 'pointer-events-auto',
          isInternal ? 'border-warn' : 'rounded-dialog border-info',
          isChosen && 'outline-2 outline-accent outline-offset-1',
        )}
        style={boxStyle(area)}
      >
        <span
          className={cx(
            'absolute -top-0.5 -left-0.5 bg-surface px-1 font-semibold text-caption',
            isInternal ? 'text-warn' : 'rounded-full text-info',
          )}
        >
          {face}
        </span>
      </button>
    )
  })
}

/** The frame of the comment that is being written: arrows move it, with Shift they size it. */
function PinnedArea({
  area,
  onChange,
  isMovable,
}: {
  area: CommentArea
  onChange: (area: CommentArea | null) => void
  isMovable: boolean
}) {
  const w = useWords(playerWords)
  const format = useFormat()
  const store = useReviewStore()
  const box = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isMovable) box.current?.focus({ preventScroll: true })
  }, [isMovable])
  const percent = (share: number) => format.number(share * 100, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    const [dx, dy] = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
    }[event.key] ?? [0, 0]
    const leave = () => {
      // The box goes or turns into a mere picture: the player keeps the keys.
      box.current?.closest<HTMLElement>('[data-region=player]')?.focus()
      store.setState({ isDrawing: false })
    }
    if (dx || dy) onChange(event.shiftKey ? resizedArea(area, dx ?? 0, dy ?? 0) : movedArea(area, dx ?? 0, dy ?? 0))
    else if (event.key === 'Enter') leave()
    else if (event.key === 'Escape' || event.key === 'Delete') {
      onChange(null)
      leave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (!isMovable) {
    return <div className="absolute border-2 border-accent border-dashed bg-accent/15" style={boxStyle(area)} />
  }
  return (
    <button
      ref={box}
      type="button"
      aria-label={w.drawn(percent(area.x), percent(area.y), percent(area.width), percent(area.height))}
      onKeyDown={onKeyDown}
      // The pointer draws another frame through this one.
      className="pointer-events-none absolute cursor-default border-2 border-accent border-dashed bg-accent/15 p-0"
      style={boxStyle(area)}
    />
  )
}

/** How the frame is drawn, while it is. */
export function DrawHint() {
  const w = useWords(playerWords)
  const isDrawing = useReview((state) => state.isDrawing)
  if (!isDrawing) return null
  return (
    <p className="pointer-events-none absolute inset-x-3 bottom-1 mx-auto w-fit rounded-control border border-line bg-surface px-2 text-center text-meta">
      {w.drawHint}
    </p>
  )
}

/** Begins to draw with a frame in the middle, which the keyboard moves and a pointer replaces. */
export function startDrawing(store: ReturnType<typeof useReviewStore>): void {
  const { medium, pin } = store.getState()
  medium?.pause()
  store.setState({ isDrawing: true, pin: { ...pin, area: pin.area ?? startArea } })
}
