import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlanInstance } from '../../../src/shared/domain/planInstance'
import { planInstanceOf, plannedInstanceOf } from '../../../src/shared/domain/planning/instance'
import { noCost } from '../../../src/shared/domain/planning/packages'
import type { PlanObjectiveSetting, PlanRuleSetting } from '../../../src/shared/domain/planning/settings'
import { fact, modelOf, segment, shares, uuid } from './inputsSupport'

const facts = [
  fact(1, { planRule: 'must', tier: 'nano', niches: ['food', 'home'], languages: ['en', 'cy'] }),
  fact(2, { planRule: 'mustNot', agents: [{ id: 'a', name: 'Sorrel' }] }),
  fact(3, { agents: [{ id: 'a', name: 'Sorrel' }] }),
  fact(4, { agents: [{ id: 'a', name: 'Sorrel' }], creatorId: uuid(2_000_003) }),
  fact(5, { chargedMinor: null, feeMinor: null, planRule: 'must' }),
]
const on = (n: number, rule: object) => ({ id: uuid(100 + n), isOn: true, ...rule }) as PlanRuleSetting
const planned = (rules: PlanRuleSetting[], given: Parameters<typeof modelOf>[1] = {}) => {
  const { instance, ruleOfConstraint, notes } = plannedInstanceOf(
    modelOf(facts, { ...given, settings: { rules } }),
    5000,
  )
  return {
    constraints: instance.constraints.slice(2),
    rules: ruleOfConstraint.slice(2),
    notes: notes.slice(1),
    instance,
  }
}

describe('an instance', () => {
  it('has candidates by entry, offers as packages, what is known as attributes, must and must not first', () => {
    const { instance, ruleOfConstraint, notes } = plannedInstanceOf(modelOf(facts), 5000)
    expect(instance).toMatchObject({
      format: 'callboard-plan-1',
      budget: 5000,
      objective: { kind: 'netReach' },
      segments: [{ id: 'target', universe: 1_000_000, weight: 1 }],
      constraints: [
        { kind: 'include', ids: [uuid(1)] },
        { kind: 'exclude', ids: [uuid(2)] },
      ],
      options: { gap: 0, timeLimitMs: 10_000, seed: 1 },
    })
    expect(ruleOfConstraint).toEqual([null, null])
    expect(notes).toEqual([
      '@creator5 must be in the plan but cannot be planned. No price is known. Add a fee or a rate.',
    ])
    expect(instance.candidates.map(({ id }) => id)).toEqual([1, 2, 3, 4].map(uuid))
    expect(instance.candidates[0]).toMatchObject({
      attributes: { platform: 'tiktok', tier: 'nano', niche: ['food', 'home'], country: 'GB', language: ['en', 'cy'] },
      packages: [{ id: 'own', cost: 10_000, engagements: 500, conversions: 0, revenue: 0 }],
    })
    expect(instance.candidates[0]?.attributes).not.toHaveProperty('agent')
    expect(instance.candidates[1]?.attributes?.agent).toEqual(['Sorrel'])
    expect(fact(1, { tier: null }).tier).toBeNull()
    const bare = planInstanceOf(modelOf([fact(1, { tier: null, country: null, languages: [] })]), 1)
    expect(bare.candidates[0]?.attributes).toEqual({ platform: 'tiktok' })
  })
  it('is asked for a proof to rounding only where money is all that is scarce', () => {
    const gap = (rules: PlanRuleSetting[], segments: ReturnType<typeof segment>[] = []) =>
      plannedInstanceOf(modelOf(facts, { settings: { rules }, segments }), 5000).instance.options.gap
    expect(gap([on(1, { kind: 'noConflicts' })])).toBe(0)
    expect(gap([on(1, { kind: 'count', among: null, min: null, max: 2 })])).toBe(1e-3)
    expect(gap([], [segment(1, { country: 'GB' }), segment(2, { country: 'IE' })])).toBe(1e-3)
  })
})

describe('an objective', () => {
  const objectiveOf = (objective: PlanObjectiveSetting, given: Parameters<typeof modelOf>[1] = {}) =>
    planInstanceOf(modelOf(facts, { ...given, settings: { ...given.settings, objective } }), 5000).objective
  const assumed = { settings: { assumptions: { conversionsPerThousandViews: 2, orderValueMinor: 3000 } } }
  const blend = { netReach: 1, engagements: 0, conversions: 0, revenue: 2 }
  it.each([
    [{ kind: 'engagements' }, {}, { kind: 'engagements' }],
    [{ kind: 'conversions' }, assumed, { kind: 'conversions' }],
    [{ kind: 'revenue' }, assumed, { kind: 'revenue' }],
    // a pound is a hundred minor units, a yen is one, a dinar a thousand
    [{ kind: 'blend', weights: blend }, assumed, { kind: 'blend', weights: { ...blend, revenue: 0.02 } }],
    [
      { kind: 'blend', weights: blend },
      { ...assumed, campaign: { currency: 'JPY' } },
      { kind: 'blend', weights: blend },
    ],
    [
      { kind: 'blend', weights: blend },
      { ...assumed, campaign: { currency: 'KWD' } },
      { kind: 'blend', weights: { ...blend, revenue: 0.002 } },
    ],
    [
      { kind: 'lexicographic', order: ['netReach', 'cost', 'netReach'] },
      {},
      { kind: 'lexicographic', order: ['netReach', 'cost'] },
    ],
    [{ kind: 'cheapest', goalPersons: 900 }, { campaign: { targetReachPersons: 500 } }, { kind: 'minCost', goal: 900 }],
    [
      { kind: 'cheapest', goalPersons: null },
      { campaign: { targetReachPersons: 500 } },
      { kind: 'minCost', goal: 500 },
    ],
  ] as const)('%j becomes that of the format', (setting, given, objective) => {
    expect(objectiveOf(setting as unknown as PlanObjectiveSetting, given)).toEqual(objective)
  })
  it.each([
    [{ kind: 'cheapest', goalPersons: null }, {}, /no goal of people to reach is set/],
    [{ kind: 'conversions' }, {}, /conversions per thousand views is not assumed/],
    [{ kind: 'revenue' }, {}, /conversions per thousand views is not assumed/],
    [{ kind: 'revenue' }, { conversionsPerThousandViews: 1 }, /the value of an order is not assumed/],
    [{ kind: 'blend', weights: blend }, {}, /not assumed/],
    [
      { kind: 'blend', weights: { netReach: 0, engagements: 0, conversions: 0, revenue: 0 } },
      {},
      /gives weight to nothing/,
    ],
    [{ kind: 'lexicographic', order: ['netReach', 'conversions'] }, {}, /conversions, but/],
  ] as const)('%j is refused where something is missing', (setting, assumptions, sentence) => {
    const given = { settings: { assumptions } }
    expect(() => objectiveOf(setting as unknown as PlanObjectiveSetting, given)).toThrow(
      expect.objectContaining({ code: 'plan_invalid', message: expect.stringMatching(sentence) }),
    )
  })
  it('of engagements says of whom none are known', () => {
    const known = [fact(1), fact(2, { engagementRate: null }), fact(3, { engagementBasis: 'unstated' })]
    const model = modelOf(known, { settings: { objective: { kind: 'engagements' } } })
    const sentence = '2 creators have no engagement rate with a known basis and count as bringing no engagements.'
    expect(plannedInstanceOf(model, 1).notes).toEqual([sentence])
    expect(model.method).toContain(sentence)
    expect(model.candidates[1]?.offers[0]?.engagements).toBeNull()
  })
})

describe('rules', () => {
  const among = { attribute: 'tier', values: ['nano', 'micro'] }
  const cases: [object, object][] = [
    [
      { kind: 'count', among: null, min: 1, max: null },
      { kind: 'count', min: 1 },
    ],
    [
      { kind: 'count', among, min: null, max: 3 },
      { kind: 'count', where: { tier: ['nano', 'micro'] }, max: 3 },
    ],
    [
      { kind: 'spendShare', among, min: 0.2, max: 0.5 },
      { kind: 'spendShare', where: { tier: ['nano', 'micro'] }, min: 0.2, max: 0.5 },
    ],
    [
      { kind: 'maxCreatorShare', max: 0.3 },
      { kind: 'maxCreatorShare', max: 0.3 },
    ],
    [
      { kind: 'audienceShare', segmentIds: [], min: 0.4 },
      { kind: 'audienceShare', segments: ['target'], min: 0.4 },
    ],
    [
      { kind: 'atMostOne', name: 'x', entryIds: [uuid(1), uuid(3), uuid(1)] },
      { kind: 'atMostOne', ids: [uuid(1), uuid(3)] },
    ],
    [
      { kind: 'package', entryId: uuid(3), packageId: 'own' },
      { kind: 'package', id: uuid(3), package: 'own' },
    ],
    [{ kind: 'oneOfEachAgent' }, { kind: 'atMostOne', ids: [uuid(2), uuid(3), uuid(4)] }],
  ]
  it.each(cases)('%j becomes one constraint that knows its rule', (rule, constraint) => {
    const { constraints, rules, notes } = planned([on(0, { kind: 'noConflicts' }), on(1, rule)])
    expect([constraints, rules, notes]).toEqual([[constraint], [uuid(101)], []])
  })
  it('on conflicts and days leave out whom they concern, and nobody else', () => {
    const given = { conflicts: new Set([uuid(3), uuid(77)]), unavailable: new Set([uuid(4)]) }
    const { constraints, rules } = planned([on(1, { kind: 'noConflicts' }), on(2, { kind: 'available' })], given)
    expect(constraints).toEqual([
      { kind: 'exclude', ids: [uuid(3)] },
      { kind: 'exclude', ids: [uuid(4)] },
    ])
    expect(rules).toEqual([uuid(101), uuid(102)])
  })
  it('that are off are not there', () => {
    expect(planned(cases.map(([rule], i) => ({ ...on(i, rule), isOn: false })))).toMatchObject({
      constraints: [],
      rules: [],
    })
  })
  it('on agents ask for two creators at least', () => {
    const two = [
      fact(3, { agents: [{ id: 'a', name: 'S' }] }),
      fact(4, { creatorId: uuid(2_000_003), agents: [{ id: 'a', name: 'S' }] }),
    ]
    const model = modelOf(two, { settings: { rules: [on(1, { kind: 'oneOfEachAgent' })] } })
    expect(planInstanceOf(model, 1).constraints).toEqual([])
  })
  it('that name what is gone are left out or kept for the others, and told', () => {
    const gone = uuid(999)
    const { constraints, notes } = planned(
      [
        on(1, { kind: 'atMostOne', name: 'the flat', entryIds: [uuid(1), gone, uuid(3)] }),
        on(2, { kind: 'atMostOne', name: 'rivals', entryIds: [uuid(1), uuid(5)] }),
        on(3, { kind: 'package', entryId: gone, packageId: uuid(8) }),
        on(4, { kind: 'package', entryId: uuid(3), packageId: uuid(8) }),
        on(5, { kind: 'package', entryId: uuid(5), packageId: uuid(8) }),
        on(6, { kind: 'audienceShare', segmentIds: [gone], min: 0.5 }),
        on(7, { kind: 'audienceShare', segmentIds: [gone, uuid(3_000_001)], min: 0.5 }),
      ],
      { segments: [segment(1, { country: 'GB' })] },
    )
    expect(constraints).toEqual([
      { kind: 'atMostOne', ids: [uuid(1), uuid(3)] },
      { kind: 'audienceShare', segments: [uuid(3_000_001)], min: 0.5 },
    ])
    expect(notes).toEqual([
      '“At most one of the flat” names one creator who is no longer on the roster; the others count.',
      'A rule fixes the package of a creator who is no longer on the roster and is not counted.',
      'The package fixed for @creator3 is gone; any of the creator’s packages may be chosen.',
      'A rule on the audience names only segments that are gone and is not counted.',
      'A rule on the audience names a segment that is gone; the others count.',
    ])
  })
  it('on shares of the budget are not counted without one', () => {
    const rules = [on(1, { kind: 'maxCreatorShare', max: 0.3 })]
    const settings = { rules, objective: { kind: 'cheapest' as const, goalPersons: 10 } }
    const { instance, notes } = plannedInstanceOf(modelOf([fact(1)], { settings }), null)
    expect([instance.constraints, notes.length, parsePlanInstance(instance).ok]).toEqual([[], 1, true])
  })
  it('of thousands of agents are refused in a sentence', () => {
    const many = Array.from({ length: 4002 }, (_, n) => fact(n, { agents: [{ id: `a${n >> 1}`, name: 'A' }] }))
    const model = modelOf(many, { settings: { rules: [on(1, { kind: 'oneOfEachAgent' })] } })
    expect(() => planInstanceOf(model, 1)).toThrow(/come to 2001 single ones; the planner takes at most 2000/)
  })
})

describe('whatever the roster holds', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc.constantFrom('__proto__', 'constructor', '=1+1', '</script>', '\u202e', 'x'.repeat(999)),
  )
  const anyFact = fc.record({
    handle: text,
    tier: fc.option(text, { nil: null }),
    niches: fc.array(text, { maxLength: 300 }),
    languages: fc.array(text, { maxLength: 3 }),
    agents: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), name: text }), { maxLength: 2 }),
    followers: fc.option(fc.nat(1e12), { nil: null }),
    averageViews: fc.option(fc.nat(1e12), { nil: null }),
    medianViews: fc.option(fc.nat(1e12), { nil: null }),
    largestViews: fc.option(fc.nat(1e12), { nil: null }),
    engagementRate: fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: null }),
    engagementBasis: fc.constantFrom('views', 'followers', 'reach', 'unstated', null),
    planRule: fc.constantFrom('open' as const, 'must' as const, 'mustNot' as const),
    posts: fc.integer({ min: 1, max: 100 }),
    feeMinor: fc.option(fc.nat(1e12), { nil: null }),
    chargedMinor: fc.option(fc.nat(1e12), { nil: null }),
    rate: fc.option(fc.record({ priceMinor: fc.nat(1e12), currency: fc.constantFrom('GBP', 'EUR') }), { nil: null }),
    audience: fc
      .uniqueArray(
        fc.tuple(fc.constantFrom('GB', '__proto__', 'toString'), fc.double({ min: 0, max: 1, noNaN: true })),
        { selector: ([key]) => key },
      )
      .map((list) => list.flatMap(([key, share]) => shares('country', { [key]: share }))),
  })
  const id = fc.integer({ min: 0, max: 8 }).map(uuid)
  const among = fc.option(
    fc.record({
      attribute: fc.constantFrom('tier', 'niche', 'country'),
      values: fc.array(fc.string({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 3 }),
    }),
    { nil: null },
  )
  const anyRule = fc.oneof(
    fc.record({
      kind: fc.constant('count'),
      among,
      min: fc.constantFrom(null, 0, 2),
      max: fc.constantFrom(null, 2, 5),
    }),
    fc.record({
      kind: fc.constant('spendShare'),
      among,
      min: fc.constantFrom(null, 0.1),
      max: fc.constantFrom(null, 0.5),
    }),
    fc.record({ kind: fc.constant('maxCreatorShare'), max: fc.constantFrom(0.2, 1) }),
    fc.record({
      kind: fc.constant('audienceShare'),
      segmentIds: fc.array(
        fc.integer({ min: 0, max: 5 }).map((n) => uuid(3_000_000 + n)),
        { maxLength: 3 },
      ),
      min: fc.constantFrom(0, 0.5),
    }),
    fc.record({ kind: fc.constant('atMostOne'), name: text, entryIds: fc.array(id, { minLength: 2, maxLength: 5 }) }),
    fc.record({ kind: fc.constantFrom('oneOfEachAgent', 'noConflicts', 'available') }),
    fc.record({ kind: fc.constant('package'), entryId: id, packageId: fc.oneof(fc.constant('own'), id) }),
  )
  it('the instance passes its own format’s checks', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { minLength: 1, maxLength: 5 }),
        fc.array(anyRule, { maxLength: 6 }),
        fc.constantFrom(0, 2, 4),
        fc.array(id, { maxLength: 3 }),
        (those, rules, split, listed) => {
          const segments = Array.from({ length: split }, (_, n) =>
            segment(n, {
              country: n % 2 ? 'GB' : '__proto__',
              age: n < 2 ? '18-24' : '25-34',
              universePersons: 1 + n * 999,
            }),
          )
          const packages = new Map([
            [
              uuid(0),
              [0, 1].map((n) => ({
                id: uuid(60 + n),
                name: 'x',
                posts: n + 1,
                costParts: { ...noCost, creatorFee: n },
              })),
            ],
          ])
          const model = modelOf(
            those.map((known, n) => fact(n, known)),
            {
              segments,
              packages,
              conflicts: new Set(listed),
              settings: {
                rules: rules.map((rule, n) => on(n, rule)),
                assumptions: { conversionsPerThousandViews: 1000, orderValueMinor: 1000 },
              },
            },
          )
          fc.pre(model.candidates.length > 0)
          const { instance, ruleOfConstraint } = plannedInstanceOf(model, 100_000)
          const parsed = parsePlanInstance(JSON.parse(JSON.stringify(instance)))
          expect(parsed.ok ? [] : parsed.problems).toEqual([])
          expect(ruleOfConstraint).toHaveLength(instance.constraints.length)
        },
      ),
    )
  })
})
