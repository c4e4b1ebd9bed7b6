import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import type { TierLook } from '../tierLook'
import type { ChartColors } from './chartColors'
import type { PlotFrame } from './creatorChart'
import { type CreatorScale, drawnPlace, type Place, sizeShare } from './creatorPlaces'
import { toPixels } from './lasso'

const FULL = { smallestPx: 7, largestPx: 20, linePx: 1.25, opacity: 0.8 }
const CROWDED = { smallestPx: 4, largestPx: 9, linePx: 1, opacity: 0.4 }
/** By how much a planned mark is larger where the outlines are small, so that it is found among thousands. */
const PLANNED_PX = 3
/** By how much the ring of a selected mark is wider than the mark. */
const RING_PX = 6
/** A pointer this near a mark means it. */
const NEAR_PX = 4

export interface MarkFace {
  looks: readonly TierLook[]
  colors: ChartColors
  isLog: boolean
  scale: CreatorScale
}

/** Marks side by side in arrays: what is walked through at every move of the pointer. Without a place: NaN. */
export interface Marks {
  entryIds: readonly string[]
  costs: Float64Array
  persons: Float64Array
  sizes: Float64Array
  /** position among the looks */
  looks: Uint8Array
}

export function marksOf(
  candidates: readonly PlanCandidate[],
  place: (candidate: PlanCandidate) => Place | null,
  { looks, isLog, scale }: MarkFace,
): Marks {
  const { smallestPx, largestPx } = scale.isCrowd ? CROWDED : FULL
  const lookOf = new Map(looks.map(({ tier }, index) => [tier, index]))
  const marks: Marks = {
    entryIds: candidates.map(({ entryId }) => entryId),
    costs: new Float64Array(candidates.length),
    persons: new Float64Array(candidates.length),
    sizes: new Float64Array(candidates.length),
    looks: new Uint8Array(candidates.length),
  }
  for (const [i, candidate] of candidates.entries()) {
    const at = place(candidate)
    const [cost, persons] = at ? drawnPlace(at, scale, isLog) : [Number.NaN, Number.NaN]
    marks.costs[i] = cost
    marks.persons[i] = persons
    marks.sizes[i] = smallestPx + (largestPx - smallestPx) * sizeShare(candidate.engagementRate, scale.largestRate)
    marks.looks[i] = lookOf.get(candidate.tier) ?? 0
  }
  return marks
}

export interface PixelMarks extends Marks {
  xs: Float64Array
  ys: Float64Array
}

export function inPixels(marks: Marks, frame: PlotFrame): PixelMarks {
  return { ...marks, xs: toPixels(marks.costs, frame.x), ys: toPixels(marks.persons, frame.y) }
}

/** The mark under a place; of several the nearest, of equals the one drawn last. −1: none. */
export function markAt({ xs, ys, sizes }: PixelMarks, x: number, y: number): number {
  let found = -1
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < xs.length; i++) {
    const far = Math.hypot((xs[i] ?? Number.NaN) - x, (ys[i] ?? Number.NaN) - y)
    if (far <= nearest && far <= (sizes[i] ?? 0) / 2 + NEAR_PX) {
      nearest = far
      found = i
    }
  }
  return found
}

const shapes = new Map<string, Path2D>()

function shapeOf(look: TierLook): Path2D {
  const known = shapes.get(look.path)
  if (known) return known
  const made = new Path2D(look.path)
  shapes.set(look.path, made)
  return made
}

/** All of them as outlines. */
export function drawOutlines(canvas: HTMLCanvasElement, marks: PixelMarks, frame: PlotFrame, face: MarkFace): void {
  const { linePx, opacity } = face.scale.isCrowd ? CROWDED : FULL
  const pen = cleared(canvas, frame)
  if (!pen) return
  pen.globalAlpha = opacity
  eachMark(pen, marks, face, 0, (look, px) => {
    pen.strokeStyle = face.colors[look.color]
    // The box of a shape is ten units wide.
    pen.lineWidth = (linePx * 10) / px
    pen.stroke(shapeOf(look))
  })
}

export interface PlanMarks {
  planned: PixelMarks
  chosen: PixelMarks
  /** from the cheapest offer to the planned one, where they differ */
  dearer: readonly { from: Place; to: Place }[]
}

/** What moves with the plan: its marks, filled, and the rings of the selected. */
export function drawPlan(
  canvas: HTMLCanvasElement,
  { planned, chosen, dearer }: PlanMarks,
  frame: PlotFrame,
  face: MarkFace,
): void {
  const pen = cleared(canvas, frame)
  if (!pen) return
  const { colors, scale, isLog } = face
  pen.strokeStyle = colors['line-strong']
  for (const { from, to } of dearer) {
    const ends = [drawnPlace(from, scale, isLog), drawnPlace(to, scale, isLog)]
    const xs = toPixels(
      Float64Array.from(ends, ([cost]) => cost),
      frame.x,
    )
    const ys = toPixels(
      Float64Array.from(ends, ([, persons]) => persons),
      frame.y,
    )
    pen.beginPath()
    pen.moveTo(xs[0] ?? 0, ys[0] ?? 0)
    pen.lineTo(xs[1] ?? 0, ys[1] ?? 0)
    pen.stroke()
  }
  eachMark(pen, planned, face, scale.isCrowd ? PLANNED_PX : 0, (look, px) => {
    pen.fillStyle = colors[look.color]
    pen.strokeStyle = colors.surface
    pen.lineWidth = 10 / px
    pen.fill(shapeOf(look))
    pen.stroke(shapeOf(look))
  })
  pen.strokeStyle = colors.accent
  pen.lineWidth = scale.isCrowd ? 1.5 : 2
  for (let i = 0; i < chosen.xs.length; i++) {
    const [x, y] = [chosen.xs[i] ?? Number.NaN, chosen.ys[i] ?? Number.NaN]
    if (Number.isNaN(x + y)) continue
    pen.beginPath()
    pen.arc(x, y, ((chosen.sizes[i] ?? 0) + RING_PX) / 2, 0, 2 * Math.PI)
    pen.stroke()
  }
}

function eachMark(
  pen: CanvasRenderingContext2D,
  { xs, ys, sizes, looks }: PixelMarks,
  face: MarkFace,
  morePx: number,
  draw: (look: TierLook, px: number) => void,
): void {
  for (let i = 0; i < xs.length; i++) {
    const [x, y, px] = [xs[i] ?? Number.NaN, ys[i] ?? Number.NaN, (sizes[i] ?? 0) + morePx]
    const look = face.looks[looks[i] ?? 0]
    if (!look || Number.isNaN(x + y)) continue
    pen.save()
    pen.translate(x - px / 2, y - px / 2)
    pen.scale(px / 10, px / 10)
    draw(look, px)
    pen.restore()
  }
}

/** A pen in CSS pixels on an empty canvas, as sharp as the screen. */
function cleared(canvas: HTMLCanvasElement, { width, height }: PlotFrame): CanvasRenderingContext2D | null {
  const sharpness = window.devicePixelRatio
  canvas.width = Math.round(width * sharpness)
  canvas.height = Math.round(height * sharpness)
  const pen = canvas.getContext('2d')
  pen?.scale(sharpness, sharpness)
  return pen
}

/** The planned whose package is not the cheapest. */
export function dearerPicks(
  candidates: readonly PlanCandidate[],
  picks: ReadonlyMap<string, PlanPick>,
): { from: Place; to: Place }[] {
  return candidates.flatMap(({ entryId, offers: [cheapest] }) => {
    const pick = picks.get(entryId)
    if (!cheapest || !pick || pick.offerId === cheapest.id) return []
    return [
      {
        from: { costMinor: cheapest.costMinor, persons: cheapest.soloReachPersons },
        to: { costMinor: pick.costMinor, persons: pick.soloReachPersons },
      },
    ]
  })
}
