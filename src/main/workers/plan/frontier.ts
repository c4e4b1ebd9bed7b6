import type { FrontierAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { linearFigure } from './aims'
import { type BudgetSample, Budgets } from './budgets'
import { type CompiledPlan, compilePlan } from './compile'
import { Search, type SearchAnswer } from './search'

/** What is known at one budget; bounds in the objective's unit. */
export type FrontierSample = BudgetSample & { status: FrontierAnswer['points'][number]['status'] }

export type FrontierControls = { deadlineMs: number; isCancelled: () => boolean }

/** Neighbours whose reach differs by no more than this need nothing between them (decisions.md). */
const closeEnough = 0.02

/** One stubborn budget must not cost the others their time; it keeps its certificate, only a wider one. */
const nodesPerPoint = 600

/** The certificate a point of a frontier has, unless the instance asks for less. */
export const frontierGap = 1e-3

/**
 * Certified points of a frontier of several segments: half of them geometrically spaced, the others where neighbours
 * differ by more than 2 % and a roster's cost lies between. One model serves all budgets; each search starts from the
 * dual prices and rosters of its neighbours.
 */
export class CertifiedFrontier {
  readonly plan: CompiledPlan
  private readonly instance: PlanInstance
  private readonly controls: FrontierControls
  private readonly budgets: Budgets
  private readonly gap: number
  samples: FrontierSample[] = []

  constructor(instance: PlanInstance, controls: FrontierControls) {
    this.instance = instance
    this.controls = controls
    this.gap = Math.max(instance.options.gap, frontierGap)
    const top = instance.budget ?? 0
    this.budgets = new Budgets(instance, top, top, controls.isCancelled)
    this.plan = this.budgets.plan
  }

  /** From the cheapest package to the instance's budget. */
  sample(points: number): FrontierSample[] {
    const top = this.instance.budget ?? 0
    const low = this.lowestBudget(top)
    const first = Math.max(2, Math.ceil(points / 2))
    for (let k = 0; k < first && !this.controls.isCancelled(); k++) {
      const budget = k === first - 1 ? top : Math.round(low * (top / low) ** (k / (first - 1)))
      if (this.samples.every((sample) => sample.budget !== budget)) this.solve(budget)
    }
    while (this.samples.length < points && !this.controls.isCancelled()) {
      const middle = this.widest()
      if (middle === null) break
      this.solve(middle)
    }
    // more money never buys less: a bound of a larger budget holds for every smaller one
    for (let k = this.samples.length - 2; k >= 0; k--) {
      const here = this.samples[k]
      const next = this.samples[k + 1]
      if (here && next?.chosen) here.bound = Math.max(here.value, Math.min(here.bound, next.bound))
    }
    return this.samples
  }

  private lowestBudget(top: number): number {
    let musts = 0
    let cheapest = Number.POSITIVE_INFINITY
    for (let g = 0; g < this.plan.groups; g++) {
      let least = Number.POSITIVE_INFINITY
      for (let i = this.plan.groupStart[g]!; i < this.plan.groupStart[g + 1]!; i++)
        least = Math.min(least, this.plan.cost[i]!)
      if (this.plan.mandatory[g]) musts += least
      else cheapest = Math.min(cheapest, least)
    }
    const low = Math.max(musts > 0 ? musts : cheapest, this.cheapestRoster())
    return Number.isFinite(low) ? Math.min(Math.max(low, top / 1e4, 1), top) : top
  }

  /** Money below which side rules leave no roster at all: nothing to sample there. */
  private cheapestRoster(): number {
    if (this.plan.rows.length < 2) return 0
    const aim = { netReachWeight: 0, linear: linearFigure('cost'), goal: null, floors: [] }
    const cheapest = new Search(compilePlan(this.instance, aim, true), {
      gap: 0.05,
      nodeLimit: 20,
      deadlineMs: this.controls.deadlineMs,
      isCancelled: this.controls.isCancelled,
      onFound: () => {},
    }).run()
    return cheapest.chosen ? Math.max(0, Math.ceil(-cheapest.value)) : 0
  }

  /** The budget between the two neighbours that differ most, null when no roster can lie between any. */
  private widest(): number | null {
    let widest = closeEnough
    let at: number | null = null
    for (let k = 0; k + 1 < this.samples.length; k++) {
      const a = this.samples[k]
      const b = this.samples[k + 1]
      if (!a || !b?.chosen) continue
      const difference = 1 - a.value / Math.max(b.value, 1e-12)
      const cost = b.chosen.reduce((sum, i) => sum + this.plan.cost[i]!, 0)
      const middle = Math.round(Math.sqrt(a.budget * Math.min(b.budget, cost)))
      if (difference > widest && cost > a.budget && middle > a.budget && middle < b.budget) {
        widest = difference
        at = middle
      }
    }
    return at
  }

  private solve(budget: number): void {
    const { controls } = this
    const after = this.samples.findIndex((sample) => sample.budget > budget)
    const at = after < 0 ? this.samples.length : after
    const lower = this.samples[at - 1]
    const upper = this.samples[at]
    const near = lower?.point ? lower : upper?.point ? upper : null
    const { answer, sample } = this.budgets.search(budget, near, {
      gap: this.gap,
      nodeLimit: Math.min(this.instance.options.nodeLimit ?? Number.POSITIVE_INFINITY, nodesPerPoint),
      deadlineMs: controls.deadlineMs,
      isCancelled: controls.isCancelled,
      onFound: () => {},
      start: [lower?.chosen, upper?.chosen].flatMap((chosen) => (chosen ? [chosen] : [])),
    })
    this.samples.splice(at, 0, { ...sample, status: statusOf(answer, this.gap) })
  }
}

function statusOf(answer: SearchAnswer, gap: number): FrontierSample['status'] {
  if (answer.ended === 'proved') {
    if (!answer.chosen) return 'infeasible'
    const off = Math.abs(answer.bound - answer.value) / Math.max(Math.abs(answer.bound), 1)
    return off <= Math.min(1e-6, gap) ? 'optimal' : 'withinGap'
  }
  return answer.ended === 'cancelled' ? 'cancelled' : 'timeLimit'
}
