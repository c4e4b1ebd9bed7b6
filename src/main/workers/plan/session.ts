import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { answerOf, gapOf, orCancelled, rosterWriter } from './answer'
import { type BudgetSample, Budgets } from './budgets'
import { isOneSegment, solveOneSegment } from './oneSegment'
import { type PlanControls, planInstance } from './plan'
import type { SearchAnswer } from './search'

/** Budgets remembered: a slider moves among a few, and each costs some kilobytes. */
const mostSamples = 24

/**
 * One instance while its budget moves: the compiled plan and its model stay, each search begins with the dual prices and
 * rosters of the budgets before. Answers are as good as those of {@link planInstance} and checked alike; the same
 * sequence of budgets gives the same answers.
 */
export class PlanSession {
  private readonly instance: PlanInstance
  private budgets: Budgets | null = null
  /** least recently used first */
  private samples: BudgetSample[] = []

  constructor(instance: PlanInstance) {
    this.instance = instance
  }

  /** The best roster under a budget. */
  plan(budget: number | null, controls: PlanControls = {}): PlanAnswer {
    const instance = { ...this.instance, budget }
    const { kind } = instance.objective
    // these are solved in stages, or turn the budget's part round
    if (budget === null || !(budget > 0) || kind === 'minCost' || kind === 'lexicographic') {
      return planInstance(instance, controls)
    }
    const startMs = performance.now()
    return orCancelled(startMs, () => this.planAt(budget, instance, startMs, controls))
  }

  private planAt(budget: number, instance: PlanInstance, startMs: number, controls: PlanControls): PlanAnswer {
    const isCancelled = () => controls.signal?.aborted ?? false
    this.budgets ??= new Budgets(this.instance, null, budget, isCancelled)
    const { plan } = this.budgets
    // contradictions without any search: in the words of this budget
    if (plan.reasons.length) return planInstance(instance, controls)
    let firstMs: number | null = null
    const write = rosterWriter(instance, plan)
    const found = (value: number, chosen: readonly number[], bound: number | null) => {
      const atMs = performance.now() - startMs
      firstMs ??= atMs
      controls.onIncumbent?.({
        objective: value,
        bound,
        cost: chosen.reduce((sum, i) => sum + plan.cost[i]!, 0),
        roster: write(chosen),
        atMs,
      })
    }
    const answer = this.solve(this.budgets, instance, budget, startMs, controls, found)
    // without a roster the reasons belong to this budget alone
    if (!answer.chosen && answer.ended === 'proved') return planInstance(instance, controls)
    return answerOf(instance, { plan, ...answer, notes: [] }, { startMs, firstMs, isCancelled })
  }

  private solve(
    budgets: Budgets,
    { options }: PlanInstance,
    budget: number,
    startMs: number,
    controls: PlanControls,
    found: (value: number, chosen: readonly number[], bound: number | null) => void,
  ): SearchAnswer {
    const exact = this.oneSegment(budgets, budget)
    if (exact) {
      if (exact.chosen) found(exact.value, exact.chosen, exact.bound)
      return exact
    }
    const known = this.samples.filter((sample) => sample.chosen)
    const lower = closestOf(known, budget, (sample) => sample.budget <= budget)
    const upper = closestOf(known, budget, (sample) => sample.budget >= budget)
    const near = closestOf(known, budget, () => true)
    const settled = upper && this.fromNeighbour(budgets, budget, upper, lower, options.gap)
    if (settled?.chosen) {
      found(settled.value, settled.chosen, settled.bound)
      return settled
    }
    const { answer, sample } = budgets.search(budget, near, {
      gap: options.gap,
      nodeLimit: options.nodeLimit ?? Number.POSITIVE_INFINITY,
      deadlineMs: startMs + Math.min(options.timeLimitMs, controls.mostMs ?? Number.POSITIVE_INFINITY),
      isCancelled: () => controls.signal?.aborted ?? false,
      onFound: found,
      start: [lower?.chosen, upper?.chosen].flatMap((chosen) => (chosen ? [chosen] : [])),
    })
    if (upper && answer.chosen) {
      // more money never buys less: what bounds a larger budget bounds this one
      answer.bound = Math.max(answer.value, Math.min(answer.bound, upper.bound))
      sample.bound = answer.bound
    }
    if (sample.chosen) this.remember(sample)
    return answer
  }

  private oneSegment(budgets: Budgets, budget: number): SearchAnswer | null {
    if (!isOneSegment(budgets.plan) || !(budgets.dearest(budget) >= budget)) return null
    budgets.setBudget(budget)
    const { chosen, upperBound, isProved } = solveOneSegment(budgets.plan)
    if (chosen && !isProved) return null
    return { chosen, value: upperBound, bound: upperBound, nodes: 0, ended: 'proved' }
  }

  /** A larger budget's bound and a roster that this budget can pay may already prove each other. */
  private fromNeighbour(
    budgets: Budgets,
    budget: number,
    upper: BudgetSample,
    lower: BudgetSample | null,
    gap: number,
  ): SearchAnswer | null {
    const most = budgets.dearest(budget)
    const pays = (sample: BudgetSample | null) =>
      sample?.chosen?.every((i) => budgets.plan.cost[i]! <= most) === true &&
      sample.chosen.reduce((sum, i) => sum + budgets.plan.cost[i]!, 0) <= budget
    const best = [upper, lower].filter(pays).sort((a, b) => (b?.value ?? 0) - (a?.value ?? 0))[0]
    if (!best || gapOf(upper.bound, best.value) > gap) return null
    return { chosen: best.chosen, value: best.value, bound: upper.bound, nodes: 0, ended: 'proved' }
  }

  private remember(sample: BudgetSample): void {
    this.samples = [...this.samples.filter(({ budget }) => budget !== sample.budget), sample].slice(-mostSamples)
  }
}

function closestOf(
  samples: readonly BudgetSample[],
  budget: number,
  isMeant: (sample: BudgetSample) => boolean,
): BudgetSample | null {
  let best: BudgetSample | null = null
  let least = Number.POSITIVE_INFINITY
  for (const sample of samples) {
    const away = Math.abs(Math.log(sample.budget / budget))
    if (isMeant(sample) && away < least) {
      best = sample
      least = away
    }
  }
  return best
}
