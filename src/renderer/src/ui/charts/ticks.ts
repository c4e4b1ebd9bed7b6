/** Round steps: 1, 2 or 5 times a power of ten. A quarter would be written rounded, and so wrongly. */
const STEPS = [1, 2, 5, 10]

/**
 * Round values for an upright axis that holds all of `low` to `high`: the first at or below `low`, the last at or above
 * `high`. A flat course gets a range around it.
 *
 * @param count about how many gaps
 * @param show how a value is written; the step grows until no two neighbours read alike
 */
export function axisTicks(low: number, high: number, count: number, show: (value: number) => string): number[] {
  const isFlat = high - low <= Math.abs(high) * 1e-9
  const from = isFlat ? low - Math.abs(low) * 0.05 : low
  const to = isFlat ? high + (high === 0 ? 1 : Math.abs(high) * 0.05) : high
  let wanted = (to - from) / Math.max(1, count)
  for (;;) {
    const ticks = ticksBy(roundStep(wanted), from, to)
    const isLegible = ticks.every((tick, index) => index === 0 || show(tick) !== show(ticks[index - 1] ?? 0))
    // Two ticks are the least: a writing that cannot tell even these apart is not ours to mend.
    if (isLegible || ticks.length <= 2) return ticks
    wanted *= 2
  }
}

function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  return (STEPS.find((step) => step * power >= wanted * 0.999) ?? 10) * power
}

function ticksBy(step: number, from: number, to: number): number[] {
  const start = Math.floor(from / step + 1e-9)
  const end = Math.max(start + 1, Math.ceil(to / step - 1e-9))
  // Multiplied, not added up: sums of 0.1 drift.
  return Array.from({ length: end - start + 1 }, (_, index) => Number(((start + index) * step).toPrecision(12)))
}
