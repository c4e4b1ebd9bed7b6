import type { PlanInstanceInput } from '../../../../src/shared/domain/planInstance'

type Rule = NonNullable<PlanInstanceInput['constraints']>[number]
type Objective = PlanInstanceInput['objective']

/** A few random rules of all kinds over an instance, and an objective of any kind. */
export function withRules(input: PlanInstanceInput, random: () => number): PlanInstanceInput {
  const rules = randomRules(input, random)
  const objective = randomObjective(input, random)
  const noBudget = objective.kind === 'minCost' && random() < 0.5
  return {
    ...input,
    objective,
    budget: noBudget ? null : input.budget,
    constraints: noBudget ? rules.filter((rule) => rule.kind !== 'maxCreatorShare') : rules,
  }
}

function randomRules(input: PlanInstanceInput, random: () => number): Rule[] {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const n = input.candidates.length
  const id = () => input.candidates[whole(0, n - 1)]!.id
  const some = (from: number, to: number) => Array.from({ length: whole(from, to) }, id)
  const segment = () => input.segments[whole(0, input.segments.length - 1)]!.id
  const where = () =>
    [
      { tier: 'micro' },
      { tier: ['nano', 'macro'] },
      { niche: 'food' },
      { niche: ['travel', 'beauty'] },
      { country: 'GB', niche: 'food' },
      { country: 'DE' },
    ][whole(0, 5)]!
  const makers: (() => Rule)[] = [
    () => ({ kind: 'count', min: whole(0, 2), max: whole(2, 5) }),
    () => ({ kind: 'count', where: where(), min: whole(1, 2) }),
    () => ({ kind: 'count', where: where(), max: whole(0, 2) }),
    () => ({ kind: 'count', where: where(), min: 1, max: whole(1, 3) }),
    () => ({ kind: 'spendShare', where: where(), max: 0.2 + 0.6 * random() }),
    () => ({ kind: 'spendShare', where: where(), min: 0.5 * random() }),
    () => ({ kind: 'spendShare', where: where(), min: 0.3 * random(), max: 0.4 + 0.6 * random() }),
    () => ({ kind: 'include', ids: some(1, 2) }),
    () => ({ kind: 'exclude', ids: some(1, 3) }),
    () => ({ kind: 'atMostOne', ids: some(2, 4) }),
    () => {
      const one = input.candidates[whole(0, n - 1)]!
      return { kind: 'package', id: one.id, package: one.packages[whole(0, one.packages.length - 1)]!.id }
    },
    () => ({ kind: 'maxCreatorShare', max: 0.15 + 0.6 * random() }),
    () => ({ kind: 'audienceShare', segments: [segment(), segment()], min: 0.1 + 0.6 * random() }),
  ]
  return Array.from({ length: whole(0, 4) }, () => makers[whole(0, makers.length - 1)]!())
}

function randomObjective(input: PlanInstanceInput, random: () => number): Objective {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const reach = input.segments.reduce((sum, one) => sum + one.universe, 0)
  const orders: Extract<Objective, { kind: 'lexicographic' }>['order'][] = [
    ['conversions', 'netReach', 'cost'],
    ['netReach', 'cost'],
    ['engagements', 'cost'],
    ['revenue', 'conversions', 'cost'],
    ['cost', 'netReach'],
  ]
  const objectives: (() => Objective)[] = [
    () => ({ kind: 'netReach' }),
    () => ({ kind: 'netReach' }),
    () => ({ kind: 'netReach' }),
    () => ({ kind: (['engagements', 'conversions', 'revenue'] as const)[whole(0, 2)]! }),
    () => ({ kind: 'blend', weights: { netReach: 1, engagements: random() * 2, revenue: random() } }),
    () => ({ kind: 'blend', weights: { netReach: random() < 0.5 ? 0 : 5, conversions: 10 * random() + 0.1 } }),
    () => ({ kind: 'minCost', goal: Math.round(reach * random() * 0.6) }),
    () => ({ kind: 'lexicographic', order: orders[whole(0, orders.length - 1)]! }),
  ]
  return objectives[whole(0, objectives.length - 1)]!()
}

/** What a stream of instances was made of, so that a test can say that nothing was left out. */
export function kindsIn(input: PlanInstanceInput): string[] {
  const packs = input.candidates.flatMap((candidate) => candidate.packages)
  const rules = input.constraints ?? []
  const kinds = new Set<string>(rules.map((rule) => `rule ${rule.kind}`))
  kinds.add(
    input.objective.kind === 'lexicographic'
      ? `objective lexicographic ${input.objective.order[0]}`
      : `objective ${input.objective.kind}`,
  )
  const isAny = (name: string, is: boolean) => is && kinds.add(name)
  for (const rule of rules) {
    if (rule.kind !== 'count' && rule.kind !== 'spendShare') continue
    isAny(`${rule.kind} with a list`, Object.values(rule.where ?? {}).some(Array.isArray))
    isAny(`${rule.kind} over two attributes`, Object.keys(rule.where ?? {}).length > 1)
    isAny(`${rule.kind} of everybody`, rule.where === undefined)
    for (const end of ['min', 'max'] as const) isAny(`${rule.kind} ${end}`, rule[end] !== undefined)
  }
  isAny('no budget', input.budget === null)
  isAny('no rule', rules.length === 0)
  isAny('several rules', rules.length > 2)
  isAny('several segments', input.segments.length > 1)
  isAny('one segment', input.segments.length === 1)
  isAny(
    'a weight of 0',
    input.segments.some(({ weight }) => weight === 0),
  )
  isAny('several packages', packs.length > input.candidates.length)
  isAny(
    'a cost of 0',
    packs.some(({ cost }) => cost === 0),
  )
  isAny(
    'a share of 1',
    packs.some(({ reach }) => reach.some((persons, s) => persons === input.segments[s]!.universe)),
  )
  isAny(
    'a reach of 0',
    packs.some(({ reach }) => reach.every((persons) => persons === 0)),
  )
  isAny(
    'no attributes',
    input.candidates.some(({ attributes }) => attributes === undefined),
  )
  isAny(
    'several niches',
    input.candidates.some(({ attributes }) => Array.isArray(attributes?.niche)),
  )
  const size = input.candidates.length
  isAny('14 candidates', size === 14)
  isAny('12 to 14 candidates with packages', size >= 12 && packs.length > size)
  isAny('12 to 14 candidates with rules', size >= 12 && rules.length > 0)
  return [...kinds]
}
