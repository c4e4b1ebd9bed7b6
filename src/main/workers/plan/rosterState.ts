import type { CompiledPlan } from './compile'

/** A roster under construction, in the plan's own units, with what it reaches, uses and breaks. */
export class RosterState {
  readonly plan: CompiledPlan
  /** chosen option of each group, −1 for none */
  readonly chosen: Int32Array
  readonly used: Float64Array
  /** share of each segment not reached */
  readonly left: Float64Array
  private readonly weights: Float64Array
  private readonly goals: Float64Array
  private list: number[] = []

  constructor(plan: CompiledPlan) {
    this.plan = plan
    this.chosen = new Int32Array(plan.groups).fill(-1)
    this.used = new Float64Array(plan.rows.length)
    this.left = new Float64Array(plan.segments).fill(1)
    this.weights = new Float64Array(plan.segments)
    this.goals = new Float64Array(plan.segments)
    this.refresh()
  }

  private refresh(): void {
    const { plan } = this
    for (let s = 0; s < plan.segments; s++) {
      this.weights[s] = plan.weight[s]! * this.left[s]!
      this.goals[s] = plan.goalWeight[s]! * this.left[s]!
    }
  }

  options(): number[] {
    return [...this.list]
  }

  get count(): number {
    return this.list.length
  }

  add(option: number): void {
    const { plan } = this
    const S = plan.segments
    this.list.push(option)
    this.chosen[plan.groupOf[option]!] = option
    for (let s = 0; s < S; s++) this.left[s]! *= 1 - plan.share[option * S + s]!
    for (let k = 0; k < plan.rows.length; k++) this.used[k]! += plan.rows[k]!.coefficients[option]!
    this.refresh()
  }

  /** Products and sums are rebuilt from what stays: no division, so a share of 1 and rounding do no harm. */
  remove(option: number): void {
    const stay = this.list.filter((one) => one !== option)
    this.load(stay)
  }

  load(options: readonly number[]): void {
    const { plan } = this
    this.list = []
    this.chosen.fill(-1)
    this.used.fill(0)
    this.left.fill(1)
    const S = plan.segments
    for (const option of options) {
      this.list.push(option)
      this.chosen[plan.groupOf[option]!] = option
      for (let s = 0; s < S; s++) this.left[s]! *= 1 - plan.share[option * S + s]!
      for (let k = 0; k < plan.rows.length; k++) this.used[k]! += plan.rows[k]!.coefficients[option]!
    }
    this.refresh()
  }

  /** Objective, persons or whatever it counts. */
  value(): number {
    const { plan } = this
    let sum = 0
    for (let s = 0; s < plan.segments; s++) sum += plan.weight[s]! * (1 - this.left[s]!)
    for (const option of this.list) sum += plan.linear[option]!
    return sum
  }

  /** What an option would add to the objective. */
  gain(option: number): number {
    const { plan, weights } = this
    const S = plan.segments
    const o = option * S
    let sum = plan.linear[option]!
    for (let s = 0; s < S; s++) sum += weights[s]! * plan.share[o + s]!
    return sum
  }

  private goalGain(option: number): number {
    const { plan, goals } = this
    const S = plan.segments
    const o = option * S
    let sum = 0
    for (let s = 0; s < S; s++) sum += goals[s]! * plan.share[o + s]!
    return sum
  }

  private goalMissing(): number {
    const { plan } = this
    if (plan.goal === null) return 0
    let sum = plan.goal
    for (let s = 0; s < plan.segments; s++) sum -= plan.goalWeight[s]! * (1 - this.left[s]!)
    return sum
  }

  /**
   * How far the rules are broken, each in the size of its figures; 0 when all are kept.
   *
   * @param option as if it were added; −1 for the roster as it is
   */
  violation(option = -1): number {
    const { plan, used } = this
    let sum = 0
    for (let k = 0; k < plan.rows.length; k++) {
      const row = plan.rows[k]!
      const over = used[k]! + (option < 0 ? 0 : row.coefficients[option]!) - row.limit
      if (over > row.tolerance) sum += over / row.size
    }
    if (plan.goal !== null) {
      const missing = this.goalMissing() - (option < 0 ? 0 : this.goalGain(option))
      const room = 1e-10 * Math.max(1, plan.goal)
      if (missing > room) sum += missing / Math.max(plan.goal, 1e-9)
    }
    return sum
  }

  missingMust(): number {
    let missing = 0
    for (let g = 0; g < this.plan.groups; g++) if (this.plan.mandatory[g] && this.chosen[g]! < 0) missing++
    return missing
  }

  isKept(): boolean {
    return this.violation() === 0 && this.missingMust() === 0
  }

  /** Whether the option fits the rows that it uses up (a row it relieves cannot refuse it). */
  fits(option: number): boolean {
    const { plan, used } = this
    for (let k = 0; k < plan.rows.length; k++) {
      const row = plan.rows[k]!
      const more = row.coefficients[option]!
      if (more > 0 && used[k]! + more > row.limit + row.tolerance) return false
    }
    return true
  }
}

/** Adds greedily from a pool: whatever mends most while rules are broken, then whatever gains most per round. */
export function fill(state: RosterState, pool: readonly number[]): void {
  for (;;) {
    const broken = state.violation()
    let best = -1
    let bestMend = broken > 0 ? broken - 1e-12 : 0
    let bestGain = 0
    for (const i of pool) {
      if (state.chosen[state.plan.groupOf[i]!]! >= 0) continue
      if (broken > 0) {
        const after = state.violation(i)
        if (after < bestMend - 1e-12 || (after < bestMend + 1e-12 && best >= 0 && state.gain(i) > bestGain)) {
          best = i
          bestMend = after
          bestGain = state.gain(i)
        }
      } else if (state.fits(i)) {
        const gain = state.gain(i)
        if (gain > bestGain && state.violation(i) === 0) {
          best = i
          bestGain = gain
        }
      }
    }
    if (best < 0) return
    state.add(best)
  }
}

/**
 * Better by exchange: drop, swap one for one (also its package), one for two. Stops at a local best.
 *
 * @param pool options that may enter
 * @param mostPasses sweeps over the roster
 */
export function improveRoster(state: RosterState, pool: readonly number[], mostPasses: number): void {
  const { plan } = state
  fill(state, pool)
  for (let pass = 0; pass < mostPasses; pass++) {
    let improved = false
    for (const out of state.options()) {
      const before = state.options()
      const value = state.value()
      const broken = state.violation()
      const margin = 1e-9 * Math.max(1e-9, Math.abs(value))
      state.remove(out)
      const rest = state.value()
      let best = -1
      let bestBroken = broken
      let bestValue = value + margin
      const isMust = plan.mandatory[plan.groupOf[out]!] === 1
      if (!isMust) {
        const without = state.violation()
        if (without < broken - 1e-12 || (without <= broken && rest > bestValue)) {
          bestBroken = without
          bestValue = Math.max(rest, without < broken - 1e-12 ? impossibleValue : bestValue)
          best = -2
        }
      }
      for (const i of pool) {
        const g = plan.groupOf[i]!
        if (i === out || state.chosen[g]! >= 0 || (isMust && g !== plan.groupOf[out]!)) continue
        const gain = rest + state.gain(i)
        if (gain <= bestValue && bestBroken === 0) continue
        if (bestBroken === 0 && !state.fits(i)) continue
        const after = state.violation(i)
        if (after < bestBroken - 1e-12 || (after <= bestBroken + 1e-15 && gain > bestValue)) {
          best = i
          bestBroken = after
          bestValue = gain
        }
      }
      if (best !== -1) {
        if (best >= 0) state.add(best)
        improved = true
        continue
      }
      if (!isMust && broken === 0) {
        fill(state, pool.length > 120 ? pool.slice(0, 120) : pool)
        if (state.value() > value + margin && state.violation() === 0) {
          improved = true
          continue
        }
      }
      state.load(before)
    }
    fill(state, pool)
    if (!improved) return
  }
}

const impossibleValue = Number.NEGATIVE_INFINITY
