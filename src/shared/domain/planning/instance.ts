import type { PlanConstraint, PlanInstance } from '../planInstance'
import type { PlanModel } from './model'

/** A constraint of the instance and the rule it is from; `null` for must and must not of the roster. */
export type PlannedInstance = {
  instance: PlanInstance
  /** one a constraint of the instance */
  ruleOfConstraint: (string | null)[]
  /** sentences: rules that say nothing of this roster, and figures that are not known */
  notes: string[]
}

/**
 * The campaign's plan in the planner's own format: candidates by entry, packages by offer.
 *
 * @param budgetMinor null: none, where the cheapest roster for a goal is asked for
 * @throws CallboardError `plan_invalid` where the objective misses a goal or an assumption
 */
export function planInstanceOf(model: PlanModel, budgetMinor: number | null): PlanInstance {
  return plannedInstanceOf(model, budgetMinor).instance
}

/** The same with the rule that each constraint is from. @throws CallboardError `plan_invalid` */
export function plannedInstanceOf(model: PlanModel, budgetMinor: number | null): PlannedInstance {
  const constraints: PlanConstraint[] = []
  const ruleOfConstraint: (string | null)[] = []
  for (const [kind, rule] of [
    ['include', 'must'],
    ['exclude', 'mustNot'],
  ] as const) {
    const ids = model.candidates.filter(({ fact }) => fact.planRule === rule).map(({ fact }) => fact.entryId)
    if (ids.length === 0) continue
    constraints.push({ kind, ids })
    ruleOfConstraint.push(null)
  }
  const instance: PlanInstance = {
    format: 'callboard-plan-1',
    budget: budgetMinor,
    objective: { kind: 'netReach' },
    segments: model.segments.map(({ id, universePersons, weight }) => ({ id, universe: universePersons, weight })),
    candidates: model.candidates.map(({ fact, offers }) => ({
      id: fact.entryId,
      attributes: {},
      packages: offers.map((offer) => ({
        id: offer.id,
        cost: offer.costMinor,
        reach: offer.reachPersons,
        engagements: offer.engagements ?? 0,
        conversions: offer.conversions ?? 0,
        revenue: offer.revenueMinor ?? 0,
      })),
    })),
    constraints,
    options: {
      gap: model.segments.length === 1 ? 0 : 1e-3,
      timeLimitMs: 10_000,
      seed: model.settings.assumptions.seed,
    },
  }
  return { instance, ruleOfConstraint, notes: [] }
}
