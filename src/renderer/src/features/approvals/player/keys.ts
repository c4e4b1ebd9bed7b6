import { isTyping } from '../../../lib/keys'
import { faster, markRange, type ReviewStore, seekTo, slower, togglePlay } from './reviewStore'
import { stepFrame } from './timecode'

/** One frame, by the probed rate; without one nothing happens, and the control says why. */
export function stepTime(store: ReviewStore, frames: number): void {
  const { medium, timeMs, durationMs, framesPerSecond } = store.getState()
  if (framesPerSecond === null || durationMs === 0) return
  medium?.pause()
  seekTo(store, stepFrame(timeMs, frames, framesPerSecond, durationMs))
}

export interface PlayerActions {
  onComment: () => void
  onNeighbour: (step: 1 | -1) => void
  onCompare: (() => void) | null
}

type KeyLike = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>

/**
 * The player's keys, while its region has the focus. A focused button keeps Space and Enter, a field keeps everything.
 *
 * @returns whether the key meant the player
 */
export function playerKey(store: ReviewStore, event: KeyLike, actions: PlayerActions): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  const { target } = event
  if (isTyping(target) || (target instanceof HTMLInputElement && /^Arrow/.test(event.key))) return false
  if (target instanceof Element && target.closest('[role=menu],[role=listbox],[role=dialog]')) return false
  const isOnButton = target instanceof Element && target.closest('button,a,summary') !== null
  const { timeMs, medium } = store.getState()
  const isVideo = medium !== null
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (key === 'n') actions.onNeighbour(event.shiftKey ? -1 : 1)
  else if (event.shiftKey && key !== 'ArrowLeft' && key !== 'ArrowRight') return false
  else if (key === 'c') actions.onComment()
  else if (key === 'v' && actions.onCompare) actions.onCompare()
  else if (!isVideo) return false
  else if (key === 'k' || (key === ' ' && !isOnButton)) togglePlay(store)
  else if (key === 'l') faster(store)
  else if (key === 'j') slower(store)
  else if (key === 'i') markRange(store, 'in')
  else if (key === 'o') markRange(store, 'out')
  else if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const sign = key === 'ArrowLeft' ? -1 : 1
    if (event.shiftKey) seekTo(store, timeMs + sign * 1000)
    else stepTime(store, sign)
  } else return false
  return true
}
