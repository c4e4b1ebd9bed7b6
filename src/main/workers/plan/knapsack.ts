import { type KnapsackLimits, solveCore } from './knapsackCore'
import { type Knapsack, type KnapsackAnswer, relaxKnapsack } from './knapsackRelaxed'

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

/** Where nobody asked otherwise: as exact as memory allows. */
export const exactLimits: KnapsackLimits = { mostStates: 4_000_000, enough: Number.NEGATIVE_INFINITY, precision: 0 }

/** Best roster of a knapsack, with the proof. Deterministic. */
export function solveKnapsack(sack: Knapsack, limits: KnapsackLimits = exactLimits): KnapsackAnswer {
  const everybody = reachEverybody(sack)
  if (everybody) {
    return { chosen: everybody, value: Number.POSITIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY, isProved: true }
  }
  const finite = sack.value.includes(Number.POSITIVE_INFINITY) ? withoutInfinite(sack) : sack
  const relaxed = relaxKnapsack(finite)
  if (!relaxed) return { chosen: null, value: 0, upperBound: 0, isProved: true }
  return solveCore(finite, relaxed, limits)
}

function withoutInfinite(sack: Knapsack): Knapsack {
  // unaffordable with the rest: price them out, so that indices stay
  const cost = Float64Array.from(sack.cost, (c, i) =>
    sack.value[i] === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : c,
  )
  const value = Float64Array.from(sack.value, (v) => (v === Number.POSITIVE_INFINITY ? 0 : v))
  return { ...sack, cost, value }
}
