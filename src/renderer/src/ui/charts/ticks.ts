/** Round steps: 1, 2, 2.5 or 5 times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10]

/**
 * Round values for an upright axis that holds all of `low` to `high`, the first at or below `low`, the last at or above
 * `high`. A flat course gets a range around it.
 *
 * @param count about how many gaps
 */
export function axisTicks(low: number, high: number, count: number): number[] {
  const isFlat = high - low <= Math.abs(high) * 1e-9
  const from = isFlat ? low - Math.abs(low) * 0.05 - (low === 0 ? 1 : 0) : low
  const to = isFlat ? high + Math.abs(high) * 0.05 + (high === 0 ? 1 : 0) : high
  const raw = (to - from) / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (STEPS.find((candidate) => candidate * power >= raw * 0.999) ?? 10) * power
  const ticks: number[] = []
  const start = Math.floor(from / step + 1e-9)
  const end = Math.ceil(to / step - 1e-9)
  // Multiplied, not added up: sums of 0.1 drift.
  for (let at = start; at <= end; at += 1) ticks.push(Number((at * step).toPrecision(12)))
  // Counts and rates are never negative: a range around nothing begins at nothing.
  return low >= 0 ? ticks.filter((tick) => tick >= 0) : ticks
}
