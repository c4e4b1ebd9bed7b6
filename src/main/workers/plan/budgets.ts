import type { PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf } from './aims'
import { type CompiledPlan, compilePlan } from './compile'
import { greedyRoster } from './greedy'
import { largestGrid } from './grid'
import { type Model, modelOf } from './model'
import { Search, type SearchAnswer, type SearchControls } from './search'
import type { IsCancelled } from './stopped'

/** What a search of one budget leaves for the next. */
export type BudgetSample = {
  budget: number
  chosen: number[] | null
  value: number
  bound: number
  /** dual point its search ended with */
  point: Float64Array | null
}

/** A search begun at a neighbour's prices that takes more nodes than this is begun anew. */
const warmNodes = 30

/**
 * One instance at many budgets: one compiled plan and one model, in which only the budget's row changes. A dual point
 * is only ever carried over as a start: with it every option that the new budget allows is priced afresh, because a
 * bound from a smaller budget, with the dearer options left out, does not hold for a larger one.
 */
export class Budgets {
  readonly plan: CompiledPlan
  private readonly model: Model
  private readonly creatorShare: number
  private readonly grid: number

  /**
   * @param most no larger budget will be asked; null keeps every option
   * @param usual the size of budget in whose units the row stands
   */
  constructor(instance: PlanInstance, most: number | null, usual: number, isCancelled: IsCancelled) {
    this.creatorShare = instance.constraints.reduce(
      (least, rule) => (rule.kind === 'maxCreatorShare' ? Math.min(least, rule.max) : least),
      1,
    )
    const [aim] = aimsOf(instance)
    const everything = instance.candidates.reduce(
      (sum, candidate) => candidate.packages.reduce((top, pack) => top + pack.cost, sum),
      1,
    )
    const widest: PlanInstance = {
      ...instance,
      budget: most ?? everything,
      // a share of the budget changes with it: options are left out budget by budget
      constraints: instance.constraints.map((rule) => (rule.kind === 'maxCreatorShare' ? { ...rule, max: 1 } : rule)),
    }
    this.plan = compilePlan(widest, aim, true, isCancelled)
    this.grid = largestGrid(this.plan.cost)
    this.setBudget(usual)
    const value = this.plan.options ? Math.abs(greedyRoster(this.plan, true).state.value()) : 0
    this.model = modelOf(this.plan, value || 1, isCancelled)
  }

  /** The row of this budget, for whoever solves the plan by other means. */
  setBudget(budget: number): void {
    const row = this.plan.rows[this.plan.budgetRow]
    if (!row) return
    // as compile.ts has it: on a grid nothing lies between two steps
    row.limit = this.grid > 0 ? Math.floor(budget / this.grid) * this.grid : budget
    row.tolerance = this.grid > 0 ? Math.min(1e-6 * this.grid, 1e-9 * budget) : 1e-9 * budget
    row.size = Math.max(budget, 1)
  }

  /** Dearest option that may be chosen under a budget. */
  dearest(budget: number): number {
    return Math.min(budget, this.creatorShare * budget) * (1 + 1e-12)
  }

  /**
   * Searches at one budget, from what is known at others.
   *
   * @param near the sample whose dual point to begin with
   */
  search(
    budget: number,
    near: BudgetSample | null,
    controls: Omit<SearchControls, 'model' | 'warm' | 'mostCost'>,
  ): { answer: SearchAnswer; sample: BudgetSample } {
    const { plan, model } = this
    this.setBudget(budget)
    const row = plan.rows[plan.budgetRow]
    if (row) {
      // in place: one plan and one model serve every budget, one search at a time
      model.limit[plan.budgetRow] = row.limit / model.rowScale[plan.budgetRow]!
      model.tolerance[plan.budgetRow] = row.tolerance / model.rowScale[plan.budgetRow]!
    }
    const common = { ...controls, mostCost: this.dearest(budget), model }
    const isNear = near?.point && near.value > 0
    let searched = new Search(
      plan,
      isNear && near.point
        ? {
            ...common,
            nodeLimit: Math.min(controls.nodeLimit, warmNodes),
            warm: {
              point: near.point,
              size: (near.value / model.scale) * Math.max(1, Math.min(2, budget / near.budget)),
            },
          }
        : common,
    )
    let answer = searched.run()
    if (isNear && answer.ended === 'nodeLimit' && answer.nodes < controls.nodeLimit) {
      // the neighbour led astray: from the beginning, with the roster it gave
      const first = answer
      searched = new Search(plan, {
        ...common,
        nodeLimit: controls.nodeLimit - first.nodes,
        start: first.chosen ? [first.chosen] : (controls.start ?? []),
      })
      const second = searched.run()
      answer = { ...second, bound: Math.min(first.bound, second.bound), nodes: first.nodes + second.nodes }
    }
    const { chosen } = answer
    return {
      answer,
      sample: {
        budget,
        chosen,
        value: chosen ? answer.value : 0,
        bound: chosen ? answer.bound : 0,
        point: chosen ? searched.rootPoint.slice() : null,
      },
    }
  }
}
