import type { Knapsack } from './knapsackRelaxed'
import { goOn, type IsCancelled, never } from './stopped'

/** Every step of the true staircase: `budget` is the least money that buys `value`. */
export type ExactStep = { budget: number; value: number; chosen: number[] }

/** Most cells of the cost grid that one pass takes (decisions.md). */
export const mostGridCells = 20_000
const mostChoiceBytes = 400_000_000

/** Running sums over sorted costs: how much money the better options together would take. */
class CostSums {
  private readonly tree: Float64Array
  constructor(size: number) {
    this.tree = new Float64Array(size + 1)
  }
  add(at: number, amount: number) {
    for (let k = at + 1; k < this.tree.length; k += k & -k) this.tree[k] = (this.tree[k] ?? 0) + amount
  }
  upTo(at: number): number {
    let sum = 0
    for (let k = at + 1; k > 0; k -= k & -k) sum += this.tree[k] ?? 0
    return sum
  }
}

/**
 * Options no best roster needs. An option is needless when the groups that offer as much value for no more money would,
 * all in use with whatever is cheapest in them, leave no room for it: then one of them is unused and can take its place.
 */
function needed(sack: Knapsack): number[][] {
  const { cost, value, groupStart, groups, capacity } = sack
  const kept: number[][] = Array.from({ length: groups }, () => [])
  const options: number[] = []
  const groupOf = new Int32Array(cost.length)
  for (let g = 0; g < groups; g++) {
    for (let i = groupStart[g] ?? 0; i < (groupStart[g + 1] ?? 0); i++) {
      groupOf[i] = g
      if (sack.mandatory[g]) kept[g]?.push(i)
      else if ((cost[i] ?? 0) <= capacity && (value[i] ?? 0) > 0) options.push(i)
    }
  }
  const byCost = [...options].sort((i, j) => (cost[i] ?? 0) - (cost[j] ?? 0))
  // ties share the last rank of their cost, so that "no more money" includes equal money
  const rank = new Int32Array(cost.length)
  for (let k = byCost.length - 1, last = k; k >= 0; k--) {
    const i = byCost[k] ?? 0
    if (k < byCost.length - 1 && cost[byCost[k + 1] ?? 0] !== cost[i]) last = k
    rank[i] = last
  }
  const cheapestIn = new Int32Array(groups).fill(-1)
  const leastCost = new Float64Array(groups).fill(Number.POSITIVE_INFINITY)
  for (const i of options) {
    const g = groupOf[i] ?? 0
    leastCost[g] = Math.min(leastCost[g] ?? 0, cost[i] ?? 0)
  }
  const sums = new CostSums(byCost.length)
  const byValue = [...options].sort(
    (i, j) => (value[j] ?? 0) - (value[i] ?? 0) || (cost[i] ?? 0) - (cost[j] ?? 0) || i - j,
  )
  for (const i of byValue) {
    const g = groupOf[i] ?? 0
    const c = cost[i] ?? 0
    const before = cheapestIn[g] ?? -1
    // within the group: more value for no more money stands already
    if (before >= 0 && (cost[before] ?? 0) <= c) continue
    if (before >= 0) sums.add(rank[before] ?? 0, -(leastCost[g] ?? 0))
    if (sums.upTo(rank[i] ?? 0) + c <= capacity) kept[g]?.push(i)
    cheapestIn[g] = i
    sums.add(rank[i] ?? 0, leastCost[g] ?? 0)
  }
  return kept
}

/**
 * The whole frontier of a knapsack by one dynamic programme over the cost grid: best value at every step of money, with
 * the rosters. Capacity / grid must be at most {@link mostGridCells}.
 *
 * @param grid every cost is a whole multiple of it
 * @returns null when the choices would not fit in memory
 */
export function exactFrontier(sack: Knapsack, grid: number, isCancelled: IsCancelled = never): ExactStep[] | null {
  const cells = Math.floor(sack.capacity / grid)
  const kept = needed(sack)
  const order: number[] = []
  for (let g = 0; g < sack.groups; g++) if (sack.mandatory[g]) order.push(g)
  for (let g = 0; g < sack.groups; g++) if (!sack.mandatory[g] && kept[g]?.length) order.push(g)
  const width = cells + 1
  if (order.length * width > mostChoiceBytes) return null
  const best = new Float64Array(width)
  const before = new Float64Array(width)
  const choices = new Uint8Array(order.length * width)
  // money that the groups so far can use up: beyond it the last value stands
  let reachable = 0
  const reachableAfter = new Int32Array(order.length)
  order.forEach((g, k) => {
    if (k % 64 === 0) goOn(isCancelled)
    const options = kept[g] ?? []
    const row = choices.subarray(k * width, (k + 1) * width)
    const isMust = sack.mandatory[g] === 1
    let dearest = 0
    for (const i of options) dearest = Math.max(dearest, Math.round((sack.cost[i] ?? 0) / grid))
    const top = Math.min(cells, reachable + dearest)
    for (let b = reachable + 1; b <= top; b++) best[b] = best[reachable] ?? 0
    reachable = top
    reachableAfter[k] = isMust ? cells : top
    if (options.length === 1 && !isMust) {
      const i = options[0] ?? 0
      const c = Math.round((sack.cost[i] ?? 0) / grid)
      const v = sack.value[i] ?? 0
      for (let b = top; b >= c; b--) {
        const more = (best[b - c] ?? 0) + v
        if (more > (best[b] ?? 0)) {
          best[b] = more
          row[b] = 1
        }
      }
      return
    }
    before.set(best)
    if (isMust) best.fill(Number.NEGATIVE_INFINITY)
    options.forEach((i, n) => {
      const c = Math.round((sack.cost[i] ?? 0) / grid)
      const v = sack.value[i] ?? 0
      for (let b = isMust ? cells : top; b >= c; b--) {
        const more = (before[b - c] ?? 0) + v
        if (more > (best[b] ?? 0)) {
          best[b] = more
          row[b] = n + 1
        }
      }
    })
    if (isMust) reachable = cells
  })
  for (let b = reachable + 1; b <= cells; b++) best[b] = best[reachable] ?? 0
  const steps: (ExactStep & { at: number })[] = []
  let top = Number.NEGATIVE_INFINITY
  for (let b = 0; b <= reachable; b++) {
    const value = best[b] ?? 0
    if (!(value > top)) continue
    top = value
    steps.push({ budget: b * grid, value, chosen: [], at: b })
  }
  // all rosters at once, group by group: the cells of one group lie side by side in memory
  for (let k = order.length - 1; k >= 0; k--) {
    const options = kept[order[k] ?? 0] ?? []
    const furthest = reachableAfter[k] ?? 0
    const row = choices.subarray(k * width, (k + 1) * width)
    for (const step of steps) {
      if (step.at > furthest) step.at = furthest
      const pick = row[step.at] ?? 0
      if (pick === 0) continue
      const i = options[pick - 1] ?? 0
      step.chosen.push(i)
      step.at -= Math.round((sack.cost[i] ?? 0) / grid)
    }
  }
  return steps.filter((step) => step.chosen.length > 0)
}
