import type { PlanFrontierPoint } from '../../../../../shared/contract/planner'

/**
 * The points that are steps: each dearer than the one before and worth more. What costs more and brings no more is no
 * step.
 */
export function stepsOf(points: readonly PlanFrontierPoint[]): PlanFrontierPoint[] {
  const byCost = [...points].sort((a, b) => a.costMinor - b.costMinor || b.value - a.value)
  const steps: PlanFrontierPoint[] = []
  let best = Number.NEGATIVE_INFINITY
  for (const point of byCost) {
    if (point.value <= best) continue
    steps.push(point)
    best = point.value
  }
  return steps
}

/** Position of the last step that a budget pays for; −1 below all of them. */
export function stepAt(steps: readonly PlanFrontierPoint[], budgetMinor: number): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle]?.costMinor ?? Infinity) <= budgetMinor) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * What no roster can pass, as corners to draw a stair through: the bound of a budget holds for every smaller one, so
 * between two points the bound of the larger counts.
 */
export function boundSteps(points: readonly PlanFrontierPoint[]): [budgetMinor: number, bound: number][] {
  const byBudget = [...points].sort((a, b) => a.budgetMinor - b.budgetMinor)
  const bounds: [number, number][] = []
  let least = Number.POSITIVE_INFINITY
  for (const { budgetMinor, upperBound, value } of byBudget.reverse()) {
    least = Math.min(least, Math.max(upperBound, value))
    bounds.push([budgetMinor, least])
  }
  return bounds.reverse()
}

/** Whether a bound stands so far above what was found that it can be seen, or matters. */
export function isOpen(points: readonly PlanFrontierPoint[]): boolean {
  return points.some(({ value, upperBound }) => upperBound > value + Math.abs(value) * 1e-6 + 1e-9)
}

/**
 * The light band between what was found and what is possible, as one closed shape of corners in the units of the
 * axes: along the staircase, back along the bounds.
 */
export function openBand(points: readonly PlanFrontierPoint[]): [number, number][] {
  const bounds = boundSteps(points)
  const first = bounds[0]
  const last = bounds.at(-1)
  if (!first || !last) return []
  const corners: [number, number][] = []
  let value = 0
  const start = Math.min(first[0], points[0]?.costMinor ?? first[0])
  corners.push([start, 0])
  for (const step of stepsOf(points)) {
    corners.push([step.costMinor, value], [step.costMinor, step.value])
    value = step.value
  }
  corners.push([last[0], value], [last[0], last[1]])
  for (let i = bounds.length - 2; i >= 0; i--) {
    const [budget] = bounds[i] ?? first
    // Back to the left: the bound of the larger budget holds down to this one.
    corners.push([budget, bounds[i + 1]?.[1] ?? 0], [budget, bounds[i]?.[1] ?? 0])
  }
  corners.push([start, first[1]])
  return corners
}

/** Where a key leads on the staircase; null: not a key of it. A page is a tenth of the steps. */
export function walkedTo(key: string, from: number, count: number): number | null {
  const page = Math.max(2, Math.round(count / 10))
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - page,
    PageUp: from + page,
    Home: 0,
    End: count - 1,
  }
  const to = moves[key]
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to))
}

/**
 * A stair as far as the axis goes, as corners: what lies beyond would stretch the other axis for nothing to be seen.
 * Where a further step follows, the last shown one holds to the edge.
 */
export function stairTo(steps: readonly PlanFrontierPoint[], maxMinor: number): [costMinor: number, value: number][] {
  const shown = steps.filter(({ costMinor }) => costMinor <= maxMinor)
  const last = shown.at(-1)
  const corners = shown.map(({ costMinor, value }): [number, number] => [costMinor, value])
  if (last && shown.length < steps.length) corners.push([maxMinor, last.value])
  return corners
}

/** Bounds as far as the axis goes: at its edge the next one counts. */
export function boundsTo(
  bounds: readonly [number, number][],
  maxMinor: number,
): [budgetMinor: number, bound: number][] {
  const shown = bounds.filter(([budget]) => budget <= maxMinor)
  const next = bounds[shown.length]
  return next ? [...shown, [maxMinor, next[1]]] : shown
}

/** At most `limit` points, the ends and those to keep among them. */
export function thinned<T>(points: readonly T[], limit: number, keep: readonly T[] = []): T[] {
  if (points.length <= limit) return [...points]
  const kept = new Set(keep)
  const rest = Math.max(2, limit - kept.size)
  const every = (points.length - 1) / (rest - 1)
  const places = new Set(Array.from({ length: rest }, (_, i) => Math.round(i * every)))
  return points.filter((point, index) => places.has(index) || kept.has(point))
}
