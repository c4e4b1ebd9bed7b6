import type { PlanModel } from '../../../shared/domain/planning/model'

/** Entries that a plan must have, and those that it must not. */
export type PlanRules = { must: string[]; mustNot: string[] }

/** Whom of the roster a plan must have and must leave, those included who cannot be planned today. */
export function planRulesOf(model: PlanModel): PlanRules {
  const facts = [...model.candidates, ...model.leftOut].map(({ fact }) => fact)
  const withRule = (rule: 'must' | 'mustNot') =>
    facts.filter(({ planRule }) => planRule === rule).map(({ entryId }) => entryId)
  return { must: withRule('must'), mustNot: withRule('mustNot') }
}
