/**
 * The knapsack of one audience segment: −ln(1 − share) adds up, so the most net reach under a budget is the most value
 * under a capacity, with at most one option of each group. Exact: linear relaxation, then a dynamic programme over
 * undominated (cost, value) states around it, outward from the least decided group (the core idea of Pisinger 1995).
 */
export type Knapsack = {
  groups: number
  groupStart: Int32Array
  mandatory: Uint8Array
  cost: Float64Array
  /** ≥ 0, may be infinite (a share of 1) */
  value: Float64Array
  capacity: number
}

export type KnapsackAnswer = {
  /** option of each group, −1 for none; null when even the cheapest mandatory options do not fit */
  chosen: Int32Array | null
  value: number
  /** proven; equal to `value` when `isProved` */
  upperBound: number
  isProved: boolean
}

/** Cost and value of one option a group, −1 for none. */
export function totals(sack: Knapsack, chosen: Int32Array) {
  let cost = 0
  let value = 0
  for (const i of chosen) {
    if (i >= 0) {
      cost += sack.cost[i] ?? 0
      value += sack.value[i] ?? 0
    }
  }
  return { cost, value }
}

/** The linear relaxation: whole options up to the one that no longer fits, and what money is worth there. */
export type RelaxedKnapsack = {
  /** option of each group, −1 for none */
  chosen: Int32Array
  /** those with whatever else still fits */
  filled: Int32Array
  /** value per cost of the first step that does not fit; 0 when all fit */
  slope: number
}

/** Upward steps along the concave hulls of the groups, those of one group side by side, best first. */
type Steps = {
  count: number
  group: Int32Array
  from: Int32Array
  to: Int32Array
  cost: Float64Array
  slope: Float64Array
}

/** So few steps are sorted rather than split further. */
const fewSteps = 200

function isDearer(sack: Knapsack, i: number, other: number): boolean {
  const more = sack.cost[i]! - sack.cost[other]!
  return more > 0 || (more === 0 && sack.value[i]! < sack.value[other]!)
}

function hullSteps(sack: Knapsack, chosen: Int32Array): Steps {
  const room = sack.cost.length
  const steps: Steps = {
    count: 0,
    group: new Int32Array(room),
    from: new Int32Array(room),
    to: new Int32Array(room),
    cost: new Float64Array(room),
    slope: new Float64Array(room),
  }
  const push = (group: number, from: number, to: number, cost: number, value: number) => {
    const k = steps.count++
    steps.group[k] = group
    steps.from[k] = from
    steps.to[k] = to
    steps.cost[k] = cost
    steps.slope[k] = cost > 0 ? value / cost : Number.POSITIVE_INFINITY
  }
  const hull: number[] = []
  const order: number[] = []
  const costOf = (i: number) => (i < 0 ? 0 : sack.cost[i]!)
  const worthOf = (i: number) => (i < 0 ? 0 : sack.value[i]!)
  for (let g = 0; g < sack.groups; g++) {
    const first = sack.groupStart[g]!
    const last = sack.groupStart[g + 1]!
    if (last - first === 1) {
      if (sack.mandatory[g]) chosen[g] = first
      else if (sack.value[first]! > 0) push(g, -1, first, sack.cost[first]!, sack.value[first]!)
      continue
    }
    // few in a group, mostly in order already
    order.length = 0
    for (let i = first; i < last; i++) {
      let at = order.length
      for (; at > 0 && isDearer(sack, order[at - 1]!, i); at--) order[at] = order[at - 1]!
      order[at] = i
    }
    hull.length = 0
    if (!sack.mandatory[g]) hull.push(-1)
    for (const i of order) {
      const c = sack.cost[i]!
      const v = sack.value[i]!
      if (hull.length && v <= worthOf(hull[hull.length - 1]!)) continue
      while (hull.length > 1) {
        const b = hull[hull.length - 1]!
        const a = hull[hull.length - 2]!
        if ((worthOf(b) - worthOf(a)) * (c - costOf(a)) > (v - worthOf(a)) * (costOf(b) - costOf(a))) break
        hull.pop()
      }
      hull.push(i)
    }
    chosen[g] = hull[0] ?? -1
    for (let k = 1; k < hull.length; k++) {
      const a = hull[k - 1]!
      const b = hull[k]!
      push(g, a, b, costOf(b) - costOf(a), worthOf(b) - worthOf(a))
    }
  }
  return steps
}

/**
 * Steps in order of value per cost until one does not fit. The order of the many before it does not matter, so they are
 * split off in halves without being sorted.
 *
 * @returns null when even the cheapest mandatory options do not fit
 */
export function relaxKnapsack(sack: Knapsack): RelaxedKnapsack | null {
  const chosen = new Int32Array(sack.groups).fill(-1)
  const steps = hullSteps(sack, chosen)
  let spent = 0
  for (const i of chosen) if (i >= 0) spent += sack.cost[i]!
  if (spent > sack.capacity) return null
  const order = new Int32Array(steps.count)
  for (let k = 0; k < steps.count; k++) order[k] = k
  // the step taken last of each group: of two, the later along the hull
  const taken = new Int32Array(sack.groups).fill(-1)
  const take = (k: number) => {
    const g = steps.group[k]!
    spent += steps.cost[k]!
    if (k > taken[g]!) {
      taken[g] = k
      chosen[g] = steps.to[k]!
    }
  }
  let low = 0
  let high = steps.count
  while (high - low > fewSteps) {
    const middle = pivotOf(steps, order, low, high)
    const cut = split(steps, order, low, high, middle)
    if (cut === low || cut === high) break
    let cost = 0
    for (let at = low; at < cut; at++) cost += steps.cost[order[at]!]!
    if (spent + cost <= sack.capacity) {
      for (let at = low; at < cut; at++) take(order[at]!)
      low = cut
    } else high = cut
  }
  const near = order.subarray(low, high)
  sortSteps(steps, near)
  let at = 0
  for (; at < near.length && spent + steps.cost[near[at]!]! <= sack.capacity; at++) take(near[at]!)
  let slope = 0
  if (at < near.length) slope = steps.slope[near[at]!]!
  else if (high < steps.count) for (let k = high; k < steps.count; k++) slope = Math.max(slope, steps.slope[order[k]!]!)
  const filled = Int32Array.from(chosen)
  let left = sack.capacity - spent
  const fill = (k: number) => {
    if (steps.cost[k]! > left || filled[steps.group[k]!] !== steps.from[k]) return
    filled[steps.group[k]!] = steps.to[k]!
    left -= steps.cost[k]!
  }
  for (; at < near.length; at++) fill(near[at]!)
  const further = order.subarray(high, Math.min(steps.count, high + fewSteps))
  sortSteps(steps, further)
  for (const k of further) fill(k)
  return { chosen, filled, slope }
}

function isBefore(steps: Steps, k: number, other: number): boolean {
  const a = steps.slope[k]!
  const b = steps.slope[other]!
  return a > b || (a === b && k < other)
}

function sortSteps(steps: Steps, part: Int32Array): void {
  part.sort((a, b) => (a === b ? 0 : isBefore(steps, a, b) ? -1 : 1))
}

/** The middle one of three. */
function pivotOf(steps: Steps, order: Int32Array, low: number, high: number): number {
  const a = order[low]!
  const b = order[(low + high) >> 1]!
  const c = order[high - 1]!
  const [first, second] = isBefore(steps, a, b) ? [a, b] : [b, a]
  if (isBefore(steps, c, first)) return first
  return isBefore(steps, c, second) ? c : second
}

/** Moves the steps that come before the pivot to the front; the pivot and what follows stand behind. */
function split(steps: Steps, order: Int32Array, low: number, high: number, pivot: number): number {
  let at = low
  for (let k = low; k < high; k++) {
    const step = order[k]!
    if (!isBefore(steps, step, pivot)) continue
    order[k] = order[at]!
    order[at++] = step
  }
  return at
}
