import { uuidv7 } from 'uuidv7'
import type { readyKinds } from '../../../../shared/contract/plannerScenarios'
import type { PlanModel, PlanModelCandidate } from '../../../../shared/domain/planning/model'
import type { PlanRuleSetting } from '../../../../shared/domain/planning/settings'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'

/** A ready-made plan before it is solved: the campaign's model under other settings. */
export type Variant = {
  kind: (typeof readyKinds)[number]
  tier: string | null
  model: PlanModel
  budgetMinor: number | null
}

/** Tiers of a scheme with those outside it, small to large. */
export const tierOrder = (tiers: readonly { name: string }[]): string[] => [
  BELOW_TIERS,
  ...tiers.map(({ name }) => name),
  ABOVE_TIERS,
]

/**
 * The ready-made plans of a campaign at one budget, each made of settings alone, so that it can be kept and planned by
 * like any other. Every one keeps the campaign's own rules.
 *
 * @param tiers all tiers that a creator may have, small to large
 * @param budgetMinor null: planned without one, for the cheapest roster that reaches a goal
 */
export function readyVariants(model: PlanModel, tiers: readonly string[], budgetMinor: number | null): Variant[] {
  const present = tiersPresent(model, tiers)
  const top = present.at(-1)
  const isForGoal = model.settings.objective.kind === 'cheapest'
  return [
    { kind: 'bestMix', tier: null, model, budgetMinor },
    ...(present.length > 1
      ? present.map((tier): Variant => ({ kind: 'onlyTier', tier, model: onlyOf(model, tier, tiers), budgetMinor }))
      : []),
    ...(top !== undefined && present.length > 1
      ? [{ kind: 'ledBy', tier: top, model: ledBy(model, top), budgetMinor } as const]
      : []),
    { kind: 'biggest', tier: null, model, budgetMinor },
    ...(isForGoal || model.goalPersons === null ? [] : [cheapestForGoal(model, budgetMinor)]),
  ]
}

/** Tiers of those whom the campaign's rules do not leave out, small to large. */
function tiersPresent(model: PlanModel, tiers: readonly string[]): string[] {
  const rules = model.settings.rules.filter(({ isOn }) => isOn)
  const leavesOut = (kind: PlanRuleSetting['kind'], entries: ReadonlySet<string>) =>
    rules.some((rule) => rule.kind === kind) ? entries : new Set<string>()
  const conflicts = leavesOut('noConflicts', model.conflicts)
  const unavailable = leavesOut('available', model.unavailable)
  const found = new Set(
    model.candidates
      .filter(
        ({ fact }) => fact.planRule !== 'mustNot' && !conflicts.has(fact.entryId) && !unavailable.has(fact.entryId),
      )
      .map(({ fact }) => fact.tier),
  )
  return tiers.filter((tier) => found.has(tier))
}

const withRule = (model: PlanModel, rule: PlanRuleSetting): PlanModel => ({
  ...model,
  settings: { ...model.settings, rules: [...model.settings.rules, rule] },
})

/** Nobody of another tier, or of one that is not known, but those whom the campaign must have. */
function onlyOf(model: PlanModel, tier: string, tiers: readonly string[]): PlanModel {
  const others = tiers.filter((one) => one !== tier)
  const among = { attribute: 'tier' as const, values: others }
  const musts = model.candidates.filter(
    ({ fact }) => fact.planRule === 'must' && fact.tier !== null && fact.tier !== tier,
  )
  const rule: PlanRuleSetting = { kind: 'count', id: uuidv7(), isOn: true, among, min: null, max: musts.length }
  const isUnknown = ({ fact }: PlanModelCandidate) => fact.tier === null && fact.planRule === 'open'
  return withRule(
    {
      ...model,
      candidates: model.candidates.map((candidate) =>
        isUnknown(candidate) ? { ...candidate, fact: { ...candidate.fact, planRule: 'mustNot' } } : candidate,
      ),
    },
    rule,
  )
}

/** Exactly one of the largest tier there is; so all others are smaller. */
function ledBy(model: PlanModel, top: string): PlanModel {
  const among = { attribute: 'tier' as const, values: [top] }
  return withRule(model, { kind: 'count', id: uuidv7(), isOn: true, among, min: 1, max: 1 })
}

/** At whatever it costs, since that is the question; a rule by the budget keeps the budget. */
function cheapestForGoal(model: PlanModel, budgetMinor: number | null): Variant {
  const needsBudget = model.settings.rules.some(({ kind, isOn }) => isOn && kind === 'maxCreatorShare')
  return {
    kind: 'cheapestForGoal',
    tier: null,
    model: { ...model, settings: { ...model.settings, objective: { kind: 'cheapest', goalPersons: null } } },
    budgetMinor: needsBudget ? budgetMinor : null,
  }
}
