import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { CommentArea } from '../../../../../shared/contract/approvalContent'
import type { Mark } from './marks'
import { frameAt, frameMiddleMs } from './timecode'

/** What a new comment will be about. */
export interface Pin {
  atMs: number | null
  untilMs: number | null
  area: CommentArea | null
}
export const noPin: Pin = { atMs: null, untilMs: null, area: null }

/** The element that plays. A picture and a text have none. */
export interface Medium {
  play(): void
  pause(): void
  seek(timeMs: number): void
}

interface ReviewState {
  timeMs: number
  durationMs: number
  framesPerSecond: number | null
  isPlaying: boolean
  rate: number
  /** the marked stretch */
  inMs: number | null
  outMs: number | null
  isLooping: boolean
  pin: Pin
  isDrawing: boolean
  /** the comment that is looked at */
  chosenId: string | null
  medium: Medium | null
}

/** What player and comments share while a deliverable is looked at. Times change with every frame. */
export type ReviewStore = StoreApi<ReviewState>

const start: ReviewState = {
  timeMs: 0,
  durationMs: 0,
  framesPerSecond: null,
  isPlaying: false,
  rate: 1,
  inMs: null,
  outMs: null,
  isLooping: true,
  pin: noPin,
  isDrawing: false,
  chosenId: null,
  medium: null,
}

export function makeReviewStore(): ReviewStore {
  return createStore<ReviewState>(() => start)
}

/** Another version is shown: times and pins of the one before mean nothing on it. */
export function beginVersion(store: ReviewStore, framesPerSecond: number | null, durationMs: number): void {
  // Its player may stand already: effects of children run before those of their parents.
  store.setState(({ medium, rate }) => ({ ...start, framesPerSecond, durationMs, medium, rate }))
}

export const ReviewContext = createContext<ReviewStore | null>(null)

export function useReviewStore(): ReviewStore {
  const store = useContext(ReviewContext)
  if (!store) throw new Error('no review around this component')
  return store
}

export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(useReviewStore(), select)
}

export const rates = [0.25, 0.5, 1, 1.5, 2] as const

export function togglePlay(store: ReviewStore): void {
  const { medium, isPlaying, timeMs, durationMs, inMs } = store.getState()
  if (!medium) return
  if (isPlaying) {
    medium.pause()
    return
  }
  if (durationMs > 0 && timeMs >= durationMs - 20) medium.seek(inMs ?? 0)
  medium.play()
}

/** To a time that somebody chose: no comment is looked at any more. */
export function seekTo(store: ReviewStore, timeMs: number): void {
  const { medium, durationMs } = store.getState()
  const target = Math.min(Math.max(0, timeMs), durationMs || timeMs)
  store.setState({ timeMs: target, chosenId: null })
  medium?.seek(target)
}

/** L: plays, then faster. */
export function faster(store: ReviewStore): void {
  const { medium, isPlaying, rate } = store.getState()
  if (!isPlaying) medium?.play()
  else store.setState({ rate: rates.find((next) => next > rate) ?? rate })
}

/** J: slower while it plays, a second back while it stands. */
export function slower(store: ReviewStore): void {
  const { isPlaying, rate, timeMs } = store.getState()
  if (isPlaying) store.setState({ rate: rates.findLast((next) => next < rate) ?? rate })
  else seekTo(store, timeMs - 1000)
}

/** Marks where the stretch begins or ends; an end before the beginning drops the other one. */
export function markRange(store: ReviewStore, side: 'in' | 'out'): void {
  const { timeMs, inMs, outMs } = store.getState()
  const at = Math.round(timeMs)
  if (side === 'in') store.setState({ inMs: at, outMs: outMs !== null && outMs > at ? outMs : null })
  else store.setState({ outMs: at, inMs: inMs !== null && inMs < at ? inMs : null })
}

/** Stops and says where the next comment is about: the marked stretch around this point, else the point. */
export function pinHere(store: ReviewStore): void {
  const { medium, timeMs, inMs, outMs, pin, durationMs } = store.getState()
  medium?.pause()
  const at = Math.min(Math.round(timeMs), Math.max(0, durationMs))
  const isInside = inMs !== null && outMs !== null && at >= inMs && at <= outMs
  store.setState({ pin: { ...pin, atMs: isInside ? inMs : at, untilMs: isInside ? outMs : null } })
}

/** Shows what a comment is about. */
export function chooseMark(store: ReviewStore, mark: Pick<Mark, 'id' | 'atMs'>): void {
  const { medium, framesPerSecond } = store.getState()
  store.setState({ chosenId: mark.id })
  if (mark.atMs === null) return
  const target =
    framesPerSecond === null ? mark.atMs : frameMiddleMs(frameAt(mark.atMs, framesPerSecond), framesPerSecond)
  medium?.pause()
  medium?.seek(target)
  store.setState({ timeMs: target })
}
