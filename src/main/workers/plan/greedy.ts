import type { CompiledPlan } from './compile'
import { RosterState } from './rosterState'

/**
 * Lazy greedy: always the option with most gain per money that still fits, with gains brought up to date only when an
 * option comes to the front (gains only ever fall, so a fresh front is the true best). For `minCost` the gain is what
 * brings the goal nearer, until it is reached.
 *
 * @returns the roster and the last gain per money taken, the first guess of what money is worth
 */
export function greedyRoster(plan: CompiledPlan, perMoney: boolean): { state: RosterState; lastRatio: number } {
  const state = new RosterState(plan)
  const N = plan.options
  const S = plan.segments
  const towardsGoal = plan.goal !== null && plan.weight.every((weight) => weight === 0)
  const weights = towardsGoal ? plan.goalWeight : plan.weight
  const key = new Float64Array(N)
  const gain = (i: number) => {
    let sum = towardsGoal ? 0 : plan.linear[i]!
    for (let s = 0; s < S; s++) sum += weights[s]! * state.left[s]! * plan.share[i * S + s]!
    return perMoney ? sum / Math.max(plan.cost[i]!, 1e-9) : sum
  }
  const heap = new Int32Array(N)
  let size = 0
  for (let i = 0; i < N; i++) {
    key[i] = gain(i)
    if (key[i]! > 0) heap[size++] = i
  }
  const sink = (from: number) => {
    const item = heap[from]!
    const value = key[item]!
    let k = from
    for (;;) {
      let child = 2 * k + 1
      if (child >= size) break
      if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) child++
      const c = heap[child]!
      if (key[c]! < value || (key[c]! === value && c > item)) break
      heap[k] = c
      k = child
    }
    heap[k] = item
  }
  const isBefore = (i: number, j: number) => key[i]! > key[j]! || (key[i]! === key[j]! && i < j)
  for (let k = (size >> 1) - 1; k >= 0; k--) sink(k)
  const drop = () => {
    size--
    heap[0] = heap[size]!
    if (size > 0) sink(0)
  }
  let lastRatio = 0
  const isMet = () => towardsGoal && state.violation() === 0
  // musts first, the cheapest package of each
  for (let g = 0; g < plan.groups; g++) {
    if (!plan.mandatory[g]) continue
    let best = plan.groupStart[g]!
    for (let i = best; i < plan.groupStart[g + 1]!; i++) if (plan.cost[i]! < plan.cost[best]!) best = i
    state.add(best)
  }
  while (size > 0 && !isMet()) {
    const i = heap[0]!
    if (state.chosen[plan.groupOf[i]!]! >= 0 || !state.fits(i)) {
      drop()
      continue
    }
    const fresh = gain(i)
    if (fresh < key[i]! * (1 - 1e-12)) {
      key[i] = fresh
      sink(0)
      continue
    }
    if (!(fresh > 0)) break
    state.add(i)
    lastRatio = perMoney ? fresh : fresh / Math.max(plan.cost[i]!, 1e-9)
    drop()
  }
  return { state, lastRatio }
}
