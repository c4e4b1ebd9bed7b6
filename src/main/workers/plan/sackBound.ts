import type { Incumbent } from './incumbent'
import { solveKnapsack } from './knapsack'
import type { Knapsack } from './knapsackRelaxed'
import type { Relaxation } from './relaxation'
import { RosterState } from './rosterState'

/** A few thousand states are quick; beyond that branching is the better way to spend the time. */
const mostStates = 12_000

/** Of the gap asked for, what the knapsack may leave open: it then has far fewer states. */
const worthTelling = 0.25

/** An upper bound of a sub-problem, in units of the scale, and the roster that has it. */
export type SackBound = { bound: number; chosen: number[] }

/**
 * The dual with the budget kept as it is: at the point priced last every other term is linear in the choice, so what
 * remains is a knapsack, solved exactly. Never above the dual at the same point, and free of the gap that buying whole
 * creators leaves at small budgets.
 *
 * @param floor bounds at or below it are all the same to the caller
 * @param precision the bound may lie so far above what the knapsack has
 * @returns null without a budget, or when nothing keeps it
 */
export function sackBound(relaxation: Relaxation, floor: number, precision: number): SackBound | null {
  const { model, groupStart, free, profit, source, matrix, mandatory } = relaxation
  const { plan } = model
  const row = plan.rows[plan.budgetRow]
  if (!row) return null
  const column = model.rowColumn + plan.budgetRow
  const price = relaxation.point[column]!
  const d = model.columns
  const starts = new Int32Array(relaxation.groups + 1)
  const musts = new Uint8Array(relaxation.groups)
  const cost = new Float64Array(relaxation.size)
  const value = new Float64Array(relaxation.size)
  const option = new Int32Array(relaxation.size)
  let groups = 0
  let size = 0
  for (let g = 0; g < relaxation.groups; g++) {
    const first = size
    for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) {
      if (!free[j]) continue
      const worth = profit[j]! - price * matrix[j * d + column]!
      if (worth <= 0 && !mandatory[g]) continue
      option[size] = source[j]!
      cost[size] = plan.cost[source[j]!]!
      value[size++] = worth
    }
    if (size === first && !mandatory[g]) continue
    musts[groups] = mandatory[g]!
    starts[groups++] = first
  }
  starts[groups] = size
  const rest = relaxation.fixedValue() - price * relaxation.limit[plan.budgetRow]!
  const sack: Knapsack = {
    groups,
    groupStart: starts.subarray(0, groups + 1),
    mandatory: musts.subarray(0, groups),
    cost: cost.subarray(0, size),
    value: value.subarray(0, size),
    capacity: relaxation.limit[plan.budgetRow]! * model.rowScale[plan.budgetRow]! + 1.5 * row.tolerance,
  }
  const room = 4e-12 * (Math.abs(rest) + Math.abs(floor))
  const solved = solveKnapsack(sack, { mostStates, enough: floor - rest - room - precision, precision })
  if (!solved.chosen) return null
  const chosen: number[] = []
  for (const i of solved.chosen) if (i >= 0) chosen.push(option[i]!)
  const bound = rest + solved.upperBound
  return { bound: bound + 1e-12 * (Math.abs(rest) + Math.abs(solved.upperBound)), chosen }
}

/**
 * The best such bound at the point and at the tangents of the best rosters. Where a roster is the best of its own
 * tangent's knapsack the bound is its own value: the proof.
 *
 * @param decided options already folded into the relaxation
 * @param rounds how many knapsacks at most
 * @param begin at the point of the relaxation, or at the tangent of the best roster
 */
export function sackRounds(
  relaxation: Relaxation,
  decided: readonly number[],
  incumbent: Incumbent,
  rounds: number,
  begin: 'point' | 'roster',
): number {
  const { model, point, left } = relaxation
  const { plan } = model
  const kept = point.slice()
  const state = new RosterState(plan)
  let best = relaxation.bound()
  const toTangent = () => {
    for (let s = 0; s < model.segments; s++) {
      const a = model.exponential[s]!
      const u = model.summed[s]! >= 0 ? point[model.summed[s]!]! : 0
      if (a >= 0) point[a] = ((model.weight[s]! * left[s]! - u) * state.left[s]!) / left[s]!
    }
    relaxation.intoDomain()
    relaxation.bound()
  }
  if (begin === 'roster' && incumbent.chosen && model.goal === null) {
    state.load(incumbent.chosen)
    toTangent()
  }
  for (let round = 0; round < rounds; round++) {
    const found = sackBound(
      relaxation,
      incumbent.cut,
      incumbent.chosen ? worthTelling * (incumbent.cut - incumbent.value) : 0,
    )
    if (!found) {
      best = Number.NEGATIVE_INFINITY
      break
    }
    best = Math.min(best, found.bound)
    state.load([...decided, ...found.chosen])
    const isBetter = state.isKept() && incumbent.offer(state.value() / model.scale, state.options())
    if (best <= incumbent.cut || model.goal !== null || (round > 0 && !isBetter) || !incumbent.chosen) break
    if (!isBetter) state.load(incumbent.chosen)
    toTangent()
  }
  point.set(kept)
  relaxation.bound()
  return best
}
