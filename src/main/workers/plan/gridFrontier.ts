import type { Knapsack } from './knapsackRelaxed'
import { goOn, type IsCancelled, never } from './stopped'

/** Every step of the true staircase: `budget` is the least money that buys `value`. */
export type ExactStep = { budget: number; value: number; chosen: Int32Array }

/** Most cells of the cost grid that one pass takes (decisions.md). */
export const mostGridCells = 20_000
/** Beyond these the answer takes too long, or too much memory. */
const mostSteps = 400_000_000
const mostNodes = 30_000_000

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
  if (order.length * width > mostSteps) return null
  const best = new Float64Array(width)
  const before = new Float64Array(width)
  const lists = new Lists()
  // the roster of each cell: its last pick, which knows the one before
  const head = new Int32Array(width).fill(-1)
  const headBefore = new Int32Array(width)
  // money that the groups so far can use up: beyond it the last value stands
  let reachable = 0
  for (let k = 0; k < order.length; k++) {
    if (k % 64 === 0) goOn(isCancelled)
    lists.reserve(width * (kept[order[k]!]?.length ?? 0))
    if (lists.count > mostNodes) return null
    const g = order[k]!
    const options = kept[g]!
    const isMust = sack.mandatory[g] === 1
    let dearest = 0
    for (const i of options) dearest = Math.max(dearest, Math.round(sack.cost[i]! / grid))
    const top = Math.min(cells, reachable + dearest)
    best.fill(best[reachable]!, reachable + 1, top + 1)
    head.fill(head[reachable]!, reachable + 1, top + 1)
    reachable = top
    if (options.length === 1 && !isMust) {
      const i = options[0]!
      takeOne(best, head, lists, i, Math.round(sack.cost[i]! / grid), sack.value[i]!, top)
      continue
    }
    before.set(best)
    headBefore.set(head)
    if (isMust) best.fill(Number.NEGATIVE_INFINITY)
    for (const i of options) {
      const c = Math.round(sack.cost[i]! / grid)
      const v = sack.value[i]!
      for (let b = isMust ? cells : top; b >= c; b--) {
        const more = before[b - c]! + v
        if (more > best[b]!) {
          best[b] = more
          head[b] = lists.push(i, headBefore[b - c]!)
        }
      }
    }
    if (isMust) reachable = cells
  }
  const steps: ExactStep[] = []
  let top = Number.NEGATIVE_INFINITY
  for (let b = 0; b <= reachable; b++) {
    if (!(best[b]! > top)) continue
    top = best[b]!
    if (head[b]! >= 0) steps.push({ budget: b * grid, value: top, chosen: lists.from(head[b]!) })
  }
  return steps
}

/** In place from the dearest cell down, so that no option is taken twice. */
function takeOne(
  best: Float64Array,
  head: Int32Array,
  lists: Lists,
  option: number,
  cost: number,
  value: number,
  top: number,
): void {
  for (let b = top; b >= cost; b--) {
    const more = best[b - cost]! + value
    if (more > best[b]!) {
      best[b] = more
      head[b] = lists.push(option, head[b - cost]!)
    }
  }
}

/** Rosters that share what they have in common: each pick points to the one before it. */
class Lists {
  private option = new Int32Array(1 << 16)
  private previous = new Int32Array(1 << 16)
  private length = new Int32Array(1 << 16)
  count = 0

  /** Room for so many more. */
  reserve(more: number): void {
    if (this.count + more <= this.option.length) return
    const size = Math.max(2 * this.option.length, this.count + more)
    this.option = longer(this.option, size)
    this.previous = longer(this.previous, size)
    this.length = longer(this.length, size)
  }

  push(option: number, previous: number): number {
    this.option[this.count] = option
    this.previous[this.count] = previous
    this.length[this.count] = previous < 0 ? 1 : this.length[previous]! + 1
    return this.count++
  }

  /** In the order they were picked. */
  from(node: number): Int32Array {
    const list = new Int32Array(this.length[node]!)
    for (let at = node, k = list.length; at >= 0; at = this.previous[at]!) list[--k] = this.option[at]!
    return list
  }
}

function longer(list: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(size)
  more.set(list)
  return more
}
