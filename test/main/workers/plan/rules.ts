import type { PlanInstanceInput } from '../../../../src/shared/domain/planInstance'

type Rule = NonNullable<PlanInstanceInput['constraints']>[number]
type Objective = PlanInstanceInput['objective']

/** A few random rules of all kinds over an instance, and an objective of any kind. */
export function withRules(input: PlanInstanceInput, random: () => number): PlanInstanceInput {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const n = input.candidates.length
  const id = () => input.candidates[whole(0, n - 1)]!.id
  const segment = () => input.segments[whole(0, input.segments.length - 1)]!.id
  const where = () =>
    [
      { tier: 'micro' },
      { tier: ['nano', 'macro'] },
      { niche: 'food' },
      { country: 'GB', niche: 'food' },
      { country: 'DE' },
    ][whole(0, 4)]!
  const makers: (() => Rule)[] = [
    () => ({ kind: 'count', min: whole(0, 2), max: whole(2, 5) }),
    () => ({ kind: 'count', where: where(), min: whole(1, 2) }),
    () => ({ kind: 'count', where: where(), max: whole(0, 2) }),
    () => ({ kind: 'spendShare', where: where(), max: 0.2 + 0.6 * random() }),
    () => ({ kind: 'spendShare', where: where(), min: 0.5 * random() }),
    () => ({ kind: 'include', ids: [id()] }),
    () => ({ kind: 'exclude', ids: [id()] }),
    () => ({ kind: 'atMostOne', ids: Array.from({ length: whole(2, 4) }, id) }),
    () => {
      const one = input.candidates[whole(0, n - 1)]!
      return { kind: 'package', id: one.id, package: one.packages[whole(0, one.packages.length - 1)]!.id }
    },
    () => ({ kind: 'maxCreatorShare', max: 0.15 + 0.6 * random() }),
    () => ({ kind: 'audienceShare', segments: [segment(), segment()], min: 0.1 + 0.6 * random() }),
  ]
  const rules = Array.from({ length: whole(0, 4) }, () => makers[whole(0, makers.length - 1)]!())
  const reach = input.segments.reduce((sum, one) => sum + one.universe, 0)
  const objectives: (() => Objective)[] = [
    () => ({ kind: 'netReach' }),
    () => ({ kind: 'netReach' }),
    () => ({ kind: 'netReach' }),
    () => ({ kind: (['engagements', 'conversions', 'revenue'] as const)[whole(0, 2)]! }),
    () => ({ kind: 'blend', weights: { netReach: 1, engagements: random() * 2, revenue: random() } }),
    () => ({ kind: 'minCost', goal: Math.round(reach * random() * 0.6) }),
    () => ({
      kind: 'lexicographic',
      order: random() < 0.5 ? ['conversions', 'netReach', 'cost'] : ['netReach', 'cost'],
    }),
  ]
  const objective = objectives[whole(0, objectives.length - 1)]!()
  const noBudget = objective.kind === 'minCost' && random() < 0.5
  return {
    ...input,
    objective,
    budget: noBudget ? null : input.budget,
    constraints: noBudget ? rules.filter((rule) => rule.kind !== 'maxCreatorShare') : rules,
  }
}
