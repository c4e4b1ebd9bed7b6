export interface RangeEnds {
  min: number
  max: number
}

/** One scale for several ranges, so that their lengths can be compared: all that is drawn, and a little air. */
export function rangeEnds(values: readonly (number | null | undefined)[]): RangeEnds {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  if (min > max) return { min: 0, max: 1 }
  // What does not spread stands in the middle.
  const air = max > min ? (max - min) * 0.06 : Math.max(1, Math.abs(max) * 0.1)
  return { min: min >= 0 ? Math.max(0, min - air) : min - air, max: max + air }
}

/** Where a value stands between the ends, 0 to 100; what lies beyond stands at the end. */
export function percentAlong(value: number, { min, max }: RangeEnds): number {
  if (!(max > min)) return 50
  return Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100))
}
