import { type Knapsack, solveKnapsack } from './knapsack'
import type { Relaxation } from './relaxation'

/** A few thousand states are quick; beyond that branching is the better way to spend the time. */
const mostStates = 60_000

/** An upper bound of a sub-problem, in units of the scale, and the roster that has it. */
export type SackBound = { bound: number; chosen: number[] }

/**
 * The dual with the budget kept as it is: at the point priced last every other term is linear in the choice, so what
 * remains is a knapsack, solved exactly. Never above the dual at the same point, and free of the gap that buying whole
 * creators leaves at small budgets.
 *
 * @param floor bounds at or below it are all the same to the caller
 * @returns null without a budget, or when nothing keeps it
 */
export function sackBound(relaxation: Relaxation, floor: number): SackBound | null {
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
  const solved = solveKnapsack(sack, { mostStates, enough: floor - rest })
  if (!solved.chosen) return null
  const chosen: number[] = []
  for (const i of solved.chosen) if (i >= 0) chosen.push(option[i]!)
  const bound = rest + solved.upperBound
  return { bound: bound + 1e-12 * (Math.abs(rest) + Math.abs(solved.upperBound)), chosen }
}
