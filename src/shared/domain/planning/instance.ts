import { CallboardError } from '../../contract/define'
import { type PlanConstraint, type PlanInstance, planLimits } from '../planInstance'
import { planAttributesOf } from './attributes'
import type { PlanModel } from './model'
import { aimsOf, planObjectiveOf, unknownEngagements } from './objectives'
import { constraintsOf } from './rules'

export type PlannedInstance = {
  instance: PlanInstance
  /** id of the rule that each constraint of the instance is from; null for must and must not of the roster */
  ruleOfConstraint: (string | null)[]
  /** sentences: rules that are not counted or only in part, and figures that are not known */
  notes: string[]
}

/** Gap asked for where a proof to rounding would take too long. */
const usualGap = 1e-3
const timeLimitMs = 10_000

/**
 * The campaign's plan in the planner's own format: candidates by entry, packages by offer.
 *
 * @param budgetMinor null: none, where the cheapest roster for a goal is asked for
 * @throws CallboardError `plan_invalid` where the objective misses a goal or an assumption
 */
export function planInstanceOf(model: PlanModel, budgetMinor: number | null): PlanInstance {
  return plannedInstanceOf(model, budgetMinor).instance
}

/** The same with the rule that each constraint is from, and what is not counted. @throws CallboardError `plan_invalid` */
export function plannedInstanceOf(model: PlanModel, budgetMinor: number | null): PlannedInstance {
  const { settings } = model
  const objective = planObjectiveOf(settings.objective, { ...model, assumptions: settings.assumptions })
  const constraints: PlanConstraint[] = []
  const ruleOfConstraint: (string | null)[] = []
  const notes: string[] = []
  const add = (constraint: PlanConstraint, ruleId: string | null) => {
    constraints.push(constraint)
    ruleOfConstraint.push(ruleId)
  }
  for (const [kind, rule] of [
    ['include', 'must'],
    ['exclude', 'mustNot'],
  ] as const) {
    const ids = model.candidates.filter(({ fact }) => fact.planRule === rule).map(({ fact }) => fact.entryId)
    if (ids.length > 0) add({ kind, ids }, null)
  }
  for (const { fact, reason } of model.leftOut) {
    if (fact.planRule === 'must') notes.push(`@${fact.handle} must be in the plan but cannot be planned. ${reason}`)
  }
  for (const rule of settings.rules) {
    if (!rule.isOn) continue
    const meant = constraintsOf(rule, model, budgetMinor)
    for (const constraint of meant.constraints) add(constraint, rule.id)
    notes.push(...meant.notes)
  }
  if (constraints.length > planLimits.constraints) {
    throw new CallboardError(
      'plan_invalid',
      `The rules come to ${constraints.length} single ones; the planner takes at most ${planLimits.constraints}. Switch one off, for example the one on agents.`,
    )
  }
  const unknown = unknownEngagements(model.candidates, aimsOf(settings.objective))
  if (unknown !== null) notes.push(unknown)
  const instance: PlanInstance = {
    format: 'callboard-plan-1',
    budget: budgetMinor,
    objective,
    segments: model.segments.map(({ id, universePersons, weight }) => ({ id, universe: universePersons, weight })),
    candidates: model.candidates.map(({ fact, offers }) => ({
      id: fact.entryId,
      attributes: planAttributesOf(fact),
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
      gap: isExact(objective, model.segments.length, constraints) ? 0 : usualGap,
      timeLimitMs,
      seed: settings.assumptions.seed,
    },
  }
  return { instance, ruleOfConstraint, notes }
}

/** Whether money is the only scarce thing and value adds up: then the optimum is exact at once. */
function isExact(
  objective: PlanInstance['objective'],
  segments: number,
  constraints: readonly PlanConstraint[],
): boolean {
  const addsUp =
    objective.kind === 'engagements' ||
    objective.kind === 'conversions' ||
    objective.kind === 'revenue' ||
    (objective.kind === 'netReach' && segments === 1)
  return addsUp && constraints.every(({ kind }) => kind === 'include' || kind === 'exclude' || kind === 'package')
}
