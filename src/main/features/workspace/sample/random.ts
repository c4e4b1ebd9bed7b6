/** A seeded source of numbers and ids: the same seed gives the same sequence on every machine. */
export type SampleRandom = {
  /** 0 to 1, 1 not included */
  unit(): number
  between(low: number, high: number): number
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** items with the weights beside them, which need not add up to 1 */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  /** standard normal (Box–Muller) */
  normal(): number
  /** UUIDv7 text; a later call sorts after an earlier one */
  id(): string
}

/** @param startMs the first id's time stamp, UTC milliseconds; each further id is one millisecond later */
export function createSampleRandom(seed: number, startMs: number): SampleRandom {
  // mulberry32: 32 bits of state are plenty for a sample, and the code fits on one screen
  let state = seed >>> 0
  let idMs = startMs
  function unit(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  function at<T>(items: readonly T[], index: number): T {
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const hex = (digits: number) =>
    Math.floor(unit() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return {
    unit,
    between: (low, high) => low + unit() * (high - low),
    int: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (probability) => unit() < probability,
    pick: (items) => at(items, Math.floor(unit() * items.length)),
    weighted(items) {
      let rest = unit() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        rest -= weight
        if (rest < 0) return item
      }
      return at(items, items.length - 1)[0]
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    id() {
      const ms = idMs.toString(16).padStart(12, '0')
      idMs += 1
      const variant = (8 + Math.floor(unit() * 4)).toString(16)
      return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
    },
  }
}
