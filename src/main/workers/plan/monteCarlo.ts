/**
 * Ranges of net reach by simulation: log-normal views of every creator, a common campaign factor that moves them all,
 * seeded. Expected reach of each creator is kept: the factors have mean 1.
 */
export type SimulationInput = {
  /** universes × weights, one a segment */
  weights: ArrayLike<number>
  /** share of the segment reached in expectation, creators × segments */
  shares: Float64Array
  /** spread of the logarithm of each creator's views */
  sigmas: ArrayLike<number>
  /** spread of the logarithm of the factor common to all */
  commonSigma: number
  draws: number
  seed: number
}

export type SimulationResult = {
  p10: number
  p50: number
  p90: number
  mean: number
  /** share of the draws that reach the goal; null without a goal */
  goalProbability: number | null
}

const tableCells = 4096
/** 4096 cells by 12 of 32 bits */
const cellShift = 20
const cellMask = (1 << cellShift) - 1
const cellPart = 1 / (1 << cellShift)

/** Inverse of the standard normal distribution (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p <= 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return (
      (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
    )
  }
  if (p >= 1 - 0.02425) return -normalQuantile(1 - p)
  const q = p - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  )
}

/** Tables kept; most rosters have one spread for all. */
const keptTables = 64
const tables = new Map<number, Float64Array>()

/**
 * Log-normal factors of mean 1 at the ends of cells of equal probability: a draw is one look-up and no exponential.
 * Between the ends it is linear, which is off by less than a thousandth but for the outermost cell; the table is scaled
 * so that its mean is 1 exactly.
 */
function factorTable(sigma: number): Float64Array {
  const known = tables.get(sigma)
  if (known) return known
  const table = new Float64Array(tableCells + 1)
  let mean = 0
  for (let k = 0; k <= tableCells; k++) {
    const p = Math.min(1 - 0.25 / tableCells, Math.max(0.25 / tableCells, k / tableCells))
    table[k] = Math.exp(sigma * normalQuantile(p) - 0.5 * sigma * sigma)
    mean += table[k]! / (k === 0 || k === tableCells ? 2 * tableCells : tableCells)
  }
  for (let k = 0; k <= tableCells; k++) table[k]! /= mean
  if (tables.size >= keptTables) tables.clear()
  tables.set(sigma, table)
  return table
}

/** xoshiro128**, seeded through splitmix32. */
class Xoshiro {
  private s0: number
  private s1: number
  private s2: number
  private s3: number
  constructor(seed: number) {
    let state = seed | 0
    const next = () => {
      state = (state + 0x9e3779b9) | 0
      let z = state
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return (z ^ (z >>> 15)) | 0
    }
    this.s0 = next()
    this.s1 = next()
    this.s2 = next()
    this.s3 = next() | 1
  }
  /** 32 random bits. */
  next(): number {
    const t = this.s1 << 9
    let r = Math.imul(this.s1, 5)
    r = Math.imul((r << 7) | (r >>> 25), 9)
    this.s2 ^= this.s0
    this.s3 ^= this.s1
    this.s1 ^= this.s2
    this.s0 ^= this.s3
    this.s2 ^= t
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21)
    return r
  }
}

/**
 * Net reach of a roster in `draws` simulated campaigns. A creator's share p becomes 1 − (1 − p)^f with f log-normal of
 * mean 1: it never leaves 0 to 1, and the added-up exponents make one exponential a segment.
 *
 * @returns sorted outcomes, in the unit of the weights
 */
export function simulateReach(input: SimulationInput): Float64Array {
  const { weights, shares, commonSigma, draws } = input
  const S = weights.length
  const C = input.sigmas.length
  const exponents = new Float64Array(C * S)
  for (let k = 0; k < C * S; k++) exponents[k] = Math.min(40, -Math.log1p(-Math.min(1, shares[k]!)))
  const factors = Array.from(input.sigmas, factorTable)
  const commonFactors = factorTable(commonSigma)
  const random = new Xoshiro(input.seed)
  const sums = new Float64Array(S)
  const outcomes = new Float64Array(draws)
  const drawn = (table: Float64Array) => {
    const bits = random.next()
    // the upper bits choose the cell, the lower ones the place in it
    const cell = bits >>> cellShift
    const low = table[cell]!
    return low + (bits & cellMask) * cellPart * (table[cell + 1]! - low)
  }
  for (let draw = 0; draw < draws; draw++) {
    sums.fill(0)
    const common = commonSigma > 0 ? drawn(commonFactors) : 1
    for (let c = 0, o = 0; c < C; c++, o += S) {
      const factor = common * drawn(factors[c]!)
      for (let s = 0; s < S; s++) sums[s]! += factor * exponents[o + s]!
    }
    let reach = 0
    for (let s = 0; s < S; s++) reach += weights[s]! * (1 - Math.exp(-sums[s]!))
    outcomes[draw] = reach
  }
  return outcomes.sort()
}

/** P10, P50, P90 and mean of sorted outcomes, and how often a goal is reached. */
export function rangeOf(outcomes: Float64Array, goal: number | null): SimulationResult {
  const n = outcomes.length
  const at = (q: number) => outcomes[Math.min(n - 1, Math.max(0, Math.round(q * (n - 1))))] ?? 0
  let sum = 0
  let reached = 0
  for (let k = 0; k < n; k++) {
    sum += outcomes[k]!
    if (goal !== null && outcomes[k]! >= goal) reached++
  }
  return {
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    mean: n ? sum / n : 0,
    goalProbability: goal === null || n === 0 ? null : reached / n,
  }
}
