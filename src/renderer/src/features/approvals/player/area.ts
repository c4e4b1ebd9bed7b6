import type { CommentArea } from '../../../../../shared/contract/approvalContent'

/** Smaller ones are slips of the hand, and could not be seen. */
export const MIN_SIDE = 0.02

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
/** Four digits of a share are a pixel of the largest picture. */
const round = (value: number) => Math.round(value * 10_000) / 10_000

/** The frame between two points of the picture, both as shares of its sides; null where it is a mere click. */
export function areaBetween(from: { x: number; y: number }, to: { x: number; y: number }): CommentArea | null {
  const share = (value: number) => round(clamp(value, 0, 1))
  const [left, right] = [share(Math.min(from.x, to.x)), share(Math.max(from.x, to.x))]
  const [top, bottom] = [share(Math.min(from.y, to.y)), share(Math.max(from.y, to.y))]
  if (right - left < MIN_SIDE || bottom - top < MIN_SIDE) return null
  return { x: left, y: top, width: round(right - left), height: round(bottom - top) }
}

/** Moved by shares of the picture, as far as it goes. */
export function movedArea(area: CommentArea, dx: number, dy: number): CommentArea {
  return {
    ...area,
    x: round(clamp(area.x + dx, 0, 1 - area.width)),
    y: round(clamp(area.y + dy, 0, 1 - area.height)),
  }
}

/** Made larger or smaller at its right and lower side, as far as it goes. */
export function resizedArea(area: CommentArea, dx: number, dy: number): CommentArea {
  return {
    ...area,
    width: round(clamp(area.width + dx, MIN_SIDE, 1 - area.x)),
    height: round(clamp(area.height + dy, MIN_SIDE, 1 - area.y)),
  }
}

/** What a person typed as figures, put right where it leaves the picture. */
export function fittedArea(area: CommentArea): CommentArea {
  const x = round(clamp(area.x, 0, 1 - MIN_SIDE))
  const y = round(clamp(area.y, 0, 1 - MIN_SIDE))
  return {
    x,
    y,
    width: round(clamp(area.width, MIN_SIDE, 1 - x)),
    height: round(clamp(area.height, MIN_SIDE, 1 - y)),
  }
}

/** Where the keyboard begins: the middle third. */
export const startArea: CommentArea = { x: 0.35, y: 0.35, width: 0.3, height: 0.3 }
