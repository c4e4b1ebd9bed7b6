import type { CompiledPlan } from './compile'
import { largestGrid } from './grid'
import { type ExactStep, exactFrontier, mostGridCells } from './gridFrontier'
import { exactLimits, solveKnapsack } from './knapsack'
import type { Knapsack, KnapsackAnswer } from './knapsackRelaxed'
import { type IsCancelled, never } from './stopped'

/** Whether money is the only scarce thing and value adds up: one segment, or a linear objective alone. */
export function isOneSegment(plan: CompiledPlan): boolean {
  if (plan.goal !== null) return false
  if (plan.rows.some((_, k) => k !== plan.budgetRow)) return false
  const isLinear = plan.segments === 0 && plan.linear.every((value) => value >= 0)
  return isLinear || (plan.segments === 1 && plan.linear.every((value) => value === 0))
}

function sackOf(plan: CompiledPlan): Knapsack {
  const row = plan.rows[plan.budgetRow]
  return {
    groups: plan.groups,
    groupStart: plan.groupStart,
    mandatory: plan.mandatory,
    cost: plan.cost,
    value:
      plan.segments === 0
        ? plan.linear
        : Float64Array.from(plan.share, (share) => (share >= 1 ? Number.POSITIVE_INFINITY : -Math.log1p(-share))),
    capacity: row ? row.limit + row.tolerance : plan.cost.reduce((sum, cost) => sum + cost, 0),
  }
}

/** Objective of an added-up value: persons of the segment, or the value itself. */
function objectiveOf(plan: CompiledPlan, value: number): number {
  return plan.segments === 0 ? value : -(plan.weight[0] ?? 0) * Math.expm1(-value)
}

/** The exact optimum of a plan of which {@link isOneSegment} holds. Bounds are in the objective's unit. */
export function solveOneSegment(
  plan: CompiledPlan,
  isCancelled: IsCancelled = never,
): {
  chosen: number[] | null
  upperBound: number
  isProved: boolean
} {
  const sack = sackOf(plan)
  const answer: KnapsackAnswer = solveKnapsack(sack, { ...exactLimits, isStopped: isCancelled })
  if (!answer.chosen) return { chosen: null, upperBound: 0, isProved: true }
  if (!answer.isProved && !isCancelled()) {
    const grid = largestGrid(plan.cost)
    if (grid > 0 && sack.capacity / grid <= mostGridCells) {
      const last = exactFrontier(sack, grid, isCancelled)?.at(-1)
      if (last) return { chosen: [...last.chosen], upperBound: objectiveOf(plan, last.value), isProved: true }
    }
  }
  return {
    chosen: [...answer.chosen].filter((i) => i >= 0),
    upperBound: objectiveOf(plan, answer.upperBound),
    isProved: answer.isProved,
  }
}

/**
 * The exact frontier with its rosters, every step of money.
 *
 * @returns null where the costs lie on no grid of at most 20,000 steps
 */
export function frontierOneSegment(
  plan: CompiledPlan,
  isCancelled: IsCancelled = never,
): (ExactStep & { objective: number })[] | null {
  const sack = sackOf(plan)
  if (plan.options === 0) return []
  // where everything is free any step will do
  const grid = plan.cost.every((cost) => cost === 0) ? 1 : largestGrid(plan.cost)
  if (!(grid > 0) || sack.capacity / grid > mostGridCells) return null
  const steps = exactFrontier(sack, grid, isCancelled)
  if (!steps) return null
  // close to saturation two values can round to the same persons: the cheaper stands
  let top = Number.NEGATIVE_INFINITY
  return steps
    .map((step) => ({ ...step, objective: objectiveOf(plan, step.value) }))
    .filter((step) => {
      const isHigher = step.objective > top
      if (isHigher) top = step.objective
      return isHigher
    })
}
