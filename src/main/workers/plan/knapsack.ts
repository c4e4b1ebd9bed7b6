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

const mostStates = 4_000_000
/** what rounding may do to a sum of a few thousand values; keeps the programme from chasing equal values */
const rounding = 1e-13

type Step = { group: number; from: number; to: number; cost: number; value: number; slope: number }

/** Upward steps along the concave hull of each group, best value per cost first. */
function hullSteps(sack: Knapsack, chosen: Int32Array): Step[] {
  const steps: Step[] = []
  for (let g = 0; g < sack.groups; g++) {
    const first = sack.groupStart[g] ?? 0
    const last = sack.groupStart[g + 1] ?? 0
    const order: number[] = []
    for (let i = first; i < last; i++) order.push(i)
    if (order.length > 1)
      order.sort((i, j) => (sack.cost[i] ?? 0) - (sack.cost[j] ?? 0) || (sack.value[j] ?? 0) - (sack.value[i] ?? 0))
    const hull: { option: number; cost: number; value: number }[] = []
    if (!sack.mandatory[g]) hull.push({ option: -1, cost: 0, value: 0 })
    for (const option of order) {
      const point = { option, cost: sack.cost[option] ?? 0, value: sack.value[option] ?? 0 }
      const top = hull.at(-1)
      if (top && point.value <= top.value) continue
      while (hull.length > 1) {
        const b = hull[hull.length - 1]
        const a = hull[hull.length - 2]
        if (!a || !b || (b.value - a.value) * (point.cost - a.cost) > (point.value - a.value) * (b.cost - a.cost)) break
        hull.pop()
      }
      hull.push(point)
    }
    chosen[g] = hull[0]?.option ?? -1
    for (let k = 1; k < hull.length; k++) {
      const a = hull[k - 1]
      const b = hull[k]
      if (!a || !b) continue
      const cost = b.cost - a.cost
      const value = b.value - a.value
      steps.push({
        group: g,
        from: a.option,
        to: b.option,
        cost,
        value,
        slope: cost > 0 ? value / cost : Number.POSITIVE_INFINITY,
      })
    }
  }
  return steps.sort((a, b) => b.slope - a.slope || a.cost - b.cost || a.group - b.group)
}

function totals(sack: Knapsack, chosen: Int32Array) {
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

/** An option that reaches everybody makes every other gain void: the cheapest roster with one of them is optimal. */
function reachEverybody(sack: Knapsack): Int32Array | null {
  const chosen = new Int32Array(sack.groups).fill(-1)
  let base = 0
  for (let g = 0; g < sack.groups; g++) {
    if (!sack.mandatory[g]) continue
    let best = -1
    for (let i = sack.groupStart[g] ?? 0; i < (sack.groupStart[g + 1] ?? 0); i++) {
      if (best < 0 || (sack.cost[i] ?? 0) < (sack.cost[best] ?? 0)) best = i
    }
    chosen[g] = best
    base += sack.cost[best] ?? 0
  }
  let swapGroup = -1
  let swapTo = -1
  let extra = Number.POSITIVE_INFINITY
  for (let g = 0; g < sack.groups; g++) {
    const now = chosen[g] ?? -1
    for (let i = sack.groupStart[g] ?? 0; i < (sack.groupStart[g + 1] ?? 0); i++) {
      const more = (sack.cost[i] ?? 0) - (now >= 0 ? (sack.cost[now] ?? 0) : 0)
      if (sack.value[i] === Number.POSITIVE_INFINITY && more < extra) {
        extra = more
        swapGroup = g
        swapTo = i
      }
    }
  }
  if (swapGroup < 0 || base + extra > sack.capacity) return null
  chosen[swapGroup] = swapTo
  return chosen
}

/** Best roster of a knapsack, with the proof. Deterministic. */
export function solveKnapsack(sack: Knapsack): KnapsackAnswer {
  const everybody = reachEverybody(sack)
  if (everybody) {
    return { chosen: everybody, value: Number.POSITIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY, isProved: true }
  }
  const finite = sack.value.includes(Number.POSITIVE_INFINITY) ? withoutInfinite(sack) : sack
  const best = new Int32Array(finite.groups).fill(-1)
  const steps = hullSteps(finite, best)
  const start = totals(finite, best)
  if (start.cost > finite.capacity) return { chosen: null, value: 0, upperBound: 0, isProved: true }
  // the linear relaxation: steps in order until one does not fit; its slope is the price of money
  const relaxed = Int32Array.from(best)
  let spent = start.cost
  let slope = 0
  let cut = 0
  for (; cut < steps.length; cut++) {
    const step = steps[cut]
    if (!step) break
    if (spent + step.cost > finite.capacity) {
      slope = step.slope
      break
    }
    relaxed[step.group] = step.to
    spent += step.cost
  }
  best.set(relaxed)
  for (let k = cut, left = finite.capacity - spent; k < steps.length; k++) {
    const step = steps[k]
    if (step && step.cost <= left && best[step.group] === step.from) {
      best[step.group] = step.to
      left -= step.cost
    }
  }
  return improve(finite, relaxed, best, slope)
}

function withoutInfinite(sack: Knapsack): Knapsack {
  // unaffordable with the rest: price them out, so that indices stay
  const cost = Float64Array.from(sack.cost, (c, i) =>
    sack.value[i] === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : c,
  )
  const value = Float64Array.from(sack.value, (v) => (v === Number.POSITIVE_INFINITY ? 0 : v))
  return { ...sack, cost, value }
}

type Core = { loss: number; group: number; options: number[] }

function improve(sack: Knapsack, relaxed: Int32Array, best: Int32Array, slope: number): KnapsackAnswer {
  const { cost, value, capacity } = sack
  const profit = (i: number) => (i < 0 ? 0 : (value[i] ?? 0) - slope * (cost[i] ?? 0))
  const origin = totals(sack, relaxed)
  // Lagrangian bound at the price `slope`: every roster's value is at most this minus the losses it takes
  const bound = origin.value + slope * (capacity - origin.cost)
  let record = totals(sack, best).value
  const keep = () => record + Math.abs(record) * rounding
  const core: Core[] = []
  for (let g = 0; g < sack.groups; g++) {
    const now = relaxed[g] ?? -1
    const options: number[] = []
    let loss = Number.POSITIVE_INFINITY
    const consider = (i: number) => {
      const gap = profit(now) - profit(i)
      if (i !== now && bound - gap > keep()) {
        options.push(i)
        loss = Math.min(loss, gap)
      }
    }
    if (!sack.mandatory[g]) consider(-1)
    for (let i = sack.groupStart[g] ?? 0; i < (sack.groupStart[g + 1] ?? 0); i++)
      if (cost[i] !== Number.POSITIVE_INFINITY) consider(i)
    if (options.length) core.push({ loss, group: g, options })
  }
  core.sort((a, b) => a.loss - b.loss || a.group - b.group)
  let costs = Float64Array.of(origin.cost)
  let values = Float64Array.of(origin.value)
  let trails = Int32Array.of(-1)
  let count = 1
  // who came from whom: one entry for each state that changed a group
  const parents: number[] = []
  const changes: number[] = []
  const groupsChanged: number[] = []
  let bestTrail = -2
  let proved = true
  let open = 0
  for (const { group, options } of core) {
    const now = relaxed[group] ?? -1
    const moves = [
      { option: now, cost: 0, value: 0 },
      ...options.map((option) => ({
        option,
        cost: (option < 0 ? 0 : (cost[option] ?? 0)) - (now < 0 ? 0 : (cost[now] ?? 0)),
        value: (option < 0 ? 0 : (value[option] ?? 0)) - (now < 0 ? 0 : (value[now] ?? 0)),
      })),
    ]
    const room = count * moves.length
    if (room > mostStates) {
      proved = false
      for (let k = 0; k < count; k++) open = Math.max(open, (values[k] ?? 0) + slope * (capacity - (costs[k] ?? 0)))
      break
    }
    const nextCosts = new Float64Array(room)
    const nextValues = new Float64Array(room)
    const nextTrails = new Int32Array(room)
    const at = new Int32Array(moves.length)
    let size = 0
    let top = Number.NEGATIVE_INFINITY
    for (;;) {
      let pick = -1
      let pickCost = Number.POSITIVE_INFINITY
      let pickValue = 0
      for (let m = 0; m < moves.length; m++) {
        const k = at[m] ?? 0
        const move = moves[m]
        if (k >= count || !move) continue
        const c = (costs[k] ?? 0) + move.cost
        const v = (values[k] ?? 0) + move.value
        if (c < pickCost || (c === pickCost && v > pickValue)) {
          pick = m
          pickCost = c
          pickValue = v
        }
      }
      const move = moves[pick]
      if (!move) break
      const k = at[pick] ?? 0
      at[pick] = k + 1
      if (pickValue <= top) continue
      const isRecord = pickCost <= capacity && pickValue > keep()
      if (!isRecord && pickValue + slope * (capacity - pickCost) <= keep()) continue
      let trail = trails[k] ?? -1
      if (pick > 0) {
        parents.push(trail)
        changes.push(move.option)
        groupsChanged.push(group)
        trail = parents.length - 1
      }
      if (isRecord) {
        record = pickValue
        bestTrail = trail
      }
      nextCosts[size] = pickCost
      nextValues[size] = pickValue
      nextTrails[size] = trail
      size++
      top = pickValue
    }
    costs = nextCosts
    values = nextValues
    trails = nextTrails
    count = size
    if (count === 0) break
  }
  const chosen = bestTrail === -2 ? Int32Array.from(best) : Int32Array.from(relaxed)
  if (bestTrail !== -2) {
    for (let t = bestTrail; t >= 0; t = parents[t] ?? -1) chosen[groupsChanged[t] ?? 0] = changes[t] ?? -1
  }
  const total = totals(sack, chosen).value
  return { chosen, value: total, upperBound: proved ? total : Math.max(total, Math.min(bound, open)), isProved: proved }
}
