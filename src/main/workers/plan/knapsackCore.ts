import { type Knapsack, type KnapsackAnswer, type RelaxedKnapsack, totals } from './knapsackRelaxed'

/**
 * @property mostStates where there would be more, the answer is a roster and a bound without proof
 * @property enough values up to it are all the same: the bound never falls below it
 * @property isStopped read from group to group; then as if there were too many states
 * @property precision values closer than this need not be told apart: the bound may lie so far above the roster
 */
export type KnapsackLimits = { mostStates: number; enough: number; precision: number; isStopped?: () => boolean }

/** what rounding may do to a sum of a few thousand values; keeps the programme from chasing equal values */
const rounding = 1e-13

/** Undominated states: cost and value rise together. */
class States {
  costs = new Float64Array(1024)
  values = new Float64Array(1024)
  trails = new Int32Array(1024)
  count = 0

  reserve(room: number): void {
    if (room <= this.costs.length) return
    const size = 2 * room
    this.costs = new Float64Array(size)
    this.values = new Float64Array(size)
    this.trails = new Int32Array(size)
  }
}

/** Who came from whom: one entry for each state that changed a group. */
class Trails {
  private parent = new Int32Array(1024)
  private group = new Int32Array(1024)
  private option = new Int32Array(1024)
  count = 0

  push(parent: number, group: number, option: number): number {
    if (this.count === this.parent.length) {
      this.parent = grown(this.parent)
      this.group = grown(this.group)
      this.option = grown(this.option)
    }
    this.parent[this.count] = parent
    this.group[this.count] = group
    this.option[this.count] = option
    return this.count++
  }

  follow(trail: number, chosen: Int32Array): void {
    for (let t = trail; t >= 0; t = this.parent[t]!) chosen[this.group[t]!] = this.option[t]!
  }
}

function grown(list: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length)
  more.set(list)
  return more
}

type Core = { loss: number; group: number; options: number[] }

/** Groups whose choice is open after the bound of the relaxation, the least decided first. */
function openGroups(sack: Knapsack, relaxed: Int32Array, slope: number, room: number): Core[] {
  const { cost, value } = sack
  const core: Core[] = []
  for (let g = 0; g < sack.groups; g++) {
    const now = relaxed[g]!
    const here = now < 0 ? 0 : value[now]! - slope * cost[now]!
    let options: number[] | null = null
    let loss = Number.POSITIVE_INFINITY
    for (let i = sack.mandatory[g] ? sack.groupStart[g]! : sack.groupStart[g]! - 1; i < sack.groupStart[g + 1]!; i++) {
      const option = i < sack.groupStart[g]! ? -1 : i
      if (option === now || (option >= 0 && cost[option] === Number.POSITIVE_INFINITY)) continue
      const gap = here - (option < 0 ? 0 : value[option]! - slope * cost[option]!)
      if (!(gap < room)) continue
      options ??= []
      options.push(option)
      loss = Math.min(loss, gap)
    }
    if (options) core.push({ loss, group: g, options })
  }
  return core.sort((a, b) => a.loss - b.loss || a.group - b.group)
}

/** The dynamic programme over undominated states around the relaxation, outward from the least decided group. */
export function solveCore(sack: Knapsack, start: RelaxedKnapsack, limits: KnapsackLimits): KnapsackAnswer {
  const { cost, value, capacity } = sack
  const { chosen: relaxed, filled, slope } = start
  const origin = totals(sack, relaxed)
  // Lagrangian bound at the price `slope`: every roster's value is at most this minus the losses it takes
  const bound = origin.value + slope * (capacity - origin.cost)
  let record = Math.max(totals(sack, filled).value, limits.enough)
  let keep = record + Math.max(limits.precision, Math.abs(record) * rounding)
  const core = openGroups(sack, relaxed, slope, bound - keep)
  let now = new States()
  let next = new States()
  now.costs[0] = origin.cost
  now.values[0] = origin.value
  now.trails[0] = -1
  now.count = 1
  const trails = new Trails()
  let bestTrail = -2
  let proved = true
  let open = Number.NEGATIVE_INFINITY
  for (const { group, options, loss } of core) {
    if (bound - loss <= keep) break
    const moves = options.length + 1
    const room = now.count * moves
    if (room > limits.mostStates || limits.isStopped?.()) {
      proved = false
      for (let k = 0; k < now.count; k++) open = Math.max(open, now.values[k]! + slope * (capacity - now.costs[k]!))
      break
    }
    next.reserve(room)
    next.count = 0
    const here = relaxed[group]!
    const hereCost = here < 0 ? 0 : cost[here]!
    const hereValue = here < 0 ? 0 : value[here]!
    const moveCost = [0, ...options.map((i) => (i < 0 ? 0 : cost[i]!) - hereCost)]
    const moveValue = [0, ...options.map((i) => (i < 0 ? 0 : value[i]!) - hereValue)]
    const at = new Int32Array(moves)
    const { costs, values, count } = now
    let top = Number.NEGATIVE_INFINITY
    for (;;) {
      let pick = -1
      let pickCost = Number.POSITIVE_INFINITY
      let pickValue = 0
      for (let m = 0; m < moves; m++) {
        const k = at[m]!
        if (k >= count) continue
        const c = costs[k]! + moveCost[m]!
        const v = values[k]! + moveValue[m]!
        if (c < pickCost || (c === pickCost && v > pickValue)) {
          pick = m
          pickCost = c
          pickValue = v
        }
      }
      if (pick < 0) break
      const k = at[pick]!++
      if (pickValue <= top) continue
      const isRecord = pickCost <= capacity && pickValue > record
      if (!isRecord && pickValue + slope * (capacity - pickCost) <= keep) continue
      const trail = pick > 0 ? trails.push(now.trails[k]!, group, options[pick - 1]!) : now.trails[k]!
      if (isRecord) {
        record = pickValue
        keep = record + Math.max(limits.precision, Math.abs(record) * rounding)
        bestTrail = trail
      }
      next.costs[next.count] = pickCost
      next.values[next.count] = pickValue
      next.trails[next.count++] = trail
      top = pickValue
    }
    const before = now
    now = next
    next = before
    if (now.count === 0) break
  }
  const chosen = Int32Array.from(bestTrail === -2 ? filled : relaxed)
  if (bestTrail !== -2) trails.follow(bestTrail, chosen)
  const total = totals(sack, chosen).value
  const known = Math.max(total, limits.enough) + limits.precision
  const upperBound = proved ? Math.min(known, Math.max(bound, total)) : Math.max(known, Math.min(bound, open))
  return { chosen, value: total, upperBound, isProved: proved && limits.precision === 0 }
}
