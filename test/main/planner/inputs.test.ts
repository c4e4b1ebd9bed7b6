import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainRoster } from '../../../src/main/workers/plan/explain'
import { planInstanceOf } from '../../../src/shared/domain/planning/instance'
import { rosterReachOf } from '../../../src/shared/domain/planning/netReach'
import { costParts, isCostParts, noCost, planCostParts, totalCost } from '../../../src/shared/domain/planning/packages'
import { dearestOfferMinor } from '../../../src/shared/domain/planning/prices'
import { campaign, fact, modelOf, segment, shares, uuid } from './inputsSupport'

const target = { countries: ['GB', 'IE'], ages: ['18-24'], genders: [] }

describe('reach of an offer', () => {
  it('saturates with the posts and keeps the share of viewers in the target', () => {
    const audience = [...shares('country', { GB: 0.4, IE: 0.1, FR: 0.5 }), ...shares('age', { '18-24': 0.4 })]
    const model = modelOf([fact(1, { posts: 3, audience })], { campaign: { target } })
    // 5,000 viewers of a post among 20,000 followers: 20,000 × (1 − 0.75³), of whom half × two fifths
    expect(model.candidates[0]).toMatchObject({
      viewsPerPost: 10_000,
      sigma: 1,
      inTargetShare: 0.2,
      inTargetBasis: 'country stated; age stated',
      offers: [{ id: 'own', name: '3 posts', posts: 3, reachPersons: [11_562.5 * 0.2], soloReachPersons: 2312.5 }],
    })
    expect(model).toMatchObject({
      universePersons: 1_000_000,
      universeBasis: 'Office of numbers',
      dataDate: '2026-11-01',
    })
    expect(model.segments).toMatchObject([{ id: 'target', weight: 1 }])
  })
  it('is never more than the audience, and says so', () => {
    const model = modelOf([fact(1)], { campaign: { universePersons: 700 } })
    expect(model.candidates[0]).toMatchObject({
      offers: [{ reachPersons: [700], soloReachPersons: 700 }],
      inTargetBasis: 'no target set, everyone counted; no more than the whole segment counted',
    })
  })
  it('takes the median of those who state a dimension, and everybody where nobody does', () => {
    const stating = [0.2, 0.4, 0.9].map((share, i) => fact(i, { audience: shares('country', { GB: share }) }))
    const model = modelOf([...stating, fact(9)], { campaign: { target } })
    expect(model.candidates.at(-1)).toMatchObject({
      inTargetShare: 0.4,
      inTargetBasis: 'country not stated, median of 3 creators; age not known, everyone counted',
    })
  })
  it('leaves out whose views cannot be told, and estimates where ten of the kind are known', () => {
    const unknown = fact(1, { averageViews: null })
    expect(modelOf([unknown]).leftOut).toEqual([
      { fact: unknown, reason: expect.stringMatching(/^No views are known/) },
    ])
    const viewRates = [{ platform: 'tiktok', tier: 'micro', accounts: 12, viewsPerFollower: 0.3 }]
    expect(modelOf([unknown], { viewRates }).candidates[0]).toMatchObject({ viewsPerPost: 6000 })
    expect(modelOf([fact(1, { averageViews: null, medianViews: 1000 })]).candidates[0]?.viewsPerPost).toBeCloseTo(
      1648.72,
      2,
    )
  })
})

describe('what an offer costs and brings', () => {
  const own = (known: Parameters<typeof fact>[1]) => modelOf([fact(1, known)]).candidates[0]?.offers[0]
  it.each([
    ['a fee alone', { feeMinor: 900, chargedMinor: 900 }, { creatorFee: 900, margin: 0 }],
    ['fee and price', { feeMinor: 900, chargedMinor: 1000 }, { creatorFee: 900, margin: 100 }],
    ['a price below the fee', { feeMinor: 900, chargedMinor: 800 }, { creatorFee: 800, margin: 0 }],
    ['a price without a fee', { feeMinor: null, chargedMinor: 800 }, { creatorFee: 800, margin: 0 }],
  ])('parts %s', (_name, known, parts) => {
    const offer = own(known)
    expect(offer).toMatchObject({ costParts: parts, costMinor: known.chargedMinor, costBasis: 'fee of this campaign' })
  })
  it('is the newest rate times the posts where nothing is agreed', () => {
    const rate = { priceMinor: 700, currency: 'GBP' }
    expect(own({ chargedMinor: null, feeMinor: null, rate, posts: 3 })).toMatchObject({
      costMinor: 2100,
      costParts: { creatorFee: 2100 },
      costBasis: 'newest rate × 3 posts',
    })
  })
  it.each([
    ['no price', {}, 'No price is known. Add a fee or a rate.'],
    [
      'another currency',
      { rate: { priceMinor: 1, currency: 'EUR' } },
      'The rate is in EUR, the campaign in GBP. Add a fee in GBP.',
    ],
    [
      'more than money holds',
      { rate: { priceMinor: dearestOfferMinor, currency: 'GBP' }, posts: 2 },
      'The newest rate × 2 posts is more than a plan can hold. Add a fee.',
    ],
  ])('is refused with %s', (_name, known, reason) => {
    const { candidates, leftOut } = modelOf([fact(1, { chargedMinor: null, feeMinor: null, ...known })])
    expect([candidates.length, leftOut[0]?.reason]).toEqual([0, reason])
  })
  it('is that of the packages alone where there are any, the cheapest first', () => {
    const parts = { ...noCost, creatorFee: 20_000, agentFee: 3000, boost: 2000 }
    const packages = new Map([
      [
        uuid(1),
        [
          { id: uuid(51), name: '3 videos', posts: 3, costParts: parts },
          { id: uuid(52), name: '1 video', posts: 1, costParts: { ...noCost, creatorFee: 9000 } },
        ],
      ],
    ])
    const [candidate] = modelOf([fact(1, { chargedMinor: null, feeMinor: null })], { packages }).candidates
    expect(candidate?.offers.map(({ id, costMinor }) => [id, costMinor])).toEqual([
      [uuid(52), 9000],
      [uuid(51), 25_000],
    ])
    expect(candidate?.offers[1]?.reachPersons[0]).toBeCloseTo(11_562.5, 9)
    expect(candidate?.own).toMatchObject({ posts: 1, price: null })
    expect(candidate?.own.soloReachPersons).toBeCloseTo(5000, 6)
  })
  it.each([
    ['views', 10_000 * 2 * 0.05],
    ['followers', 20_000 * 0.05 * 2],
    ['reach', 20_000 * (1 - 0.75 ** 2) * 0.05],
    ['unstated', null],
    [null, null],
  ])('brings engagements by %s', (engagementBasis, engagements) => {
    const brought = own({ engagementBasis, posts: 2 })?.engagements
    if (engagements === null) expect(brought).toBeNull()
    else expect(brought).toBeCloseTo(engagements, 9)
  })
  it('brings no conversions and no revenue until somebody assumes them', () => {
    const offerOf = (assumptions: object) =>
      modelOf([fact(1, { posts: 2 })], { settings: { assumptions } }).candidates[0]?.offers[0]
    expect(offerOf({})).toMatchObject({ conversions: null, revenueMinor: null })
    expect(offerOf({ conversionsPerThousandViews: 1.5 })).toMatchObject({ conversions: 30, revenueMinor: null })
    expect(offerOf({ conversionsPerThousandViews: 1.5, orderValueMinor: 2000 })).toMatchObject({ revenueMinor: 60_000 })
    expect(offerOf({ orderValueMinor: 2000 })).toMatchObject({ conversions: null, revenueMinor: null })
  })
  it('has parts that are read as the schema reads them', () => {
    const any = fc.oneof(
      fc.record(
        Object.fromEntries(
          costParts.map((name) => [name, fc.oneof(fc.nat(), fc.double(), fc.constant(2e12), fc.string())]),
        ),
        {
          requiredKeys: [],
        },
      ),
      fc.constant(noCost),
      fc.jsonValue(),
    )
    fc.assert(fc.property(any, (value) => isCostParts(value) === planCostParts.safeParse(value).success))
    expect(totalCost({ ...noCost, tax: 3, product: 4 })).toBe(7)
  })
})

describe('segments', () => {
  const audience = [...shares('country', { GB: 0.5, IE: 0.2 }), ...shares('age', { '18-24': 0.3, '25-34': 0.6 })]
  it('take the product of what they name and the target of what they do not', () => {
    const model = modelOf([fact(1, { audience })], {
      campaign: { target },
      segments: [
        segment(1, { country: 'GB', age: '25-34', universePersons: 5000 }),
        segment(2, { country: 'IE', weight: 2, universePersons: 3000 }),
        segment(3, { country: 'FR', weight: 0 }),
      ],
    })
    // 5,000 persons: GB × 25–34; IE × the target's ages; nobody in France
    const [offer] = model.candidates[0]?.offers ?? []
    expect(offer?.reachPersons[0]).toBeCloseTo(5000 * 0.5 * 0.6, 9)
    expect(offer?.reachPersons[1]).toBeCloseTo(5000 * 0.2 * 0.3, 9)
    expect(offer?.reachPersons[2]).toBe(0)
    expect(offer?.soloReachPersons).toBeCloseTo(1800, 9)
    expect(model).toMatchObject({ universePersons: 8000, universeBasis: 'segments entered by hand' })
    expect(model.method).toContain('each of 3 segments')
  })
  it('send viewers to niches by the assumption, and everybody’s add up to all', () => {
    const clusters = ['food', 'travel', 'games'].map((niche, i) => segment(i, { niche }))
    const reachOf = (niches: string[]) =>
      (modelOf([fact(1, { niches })], { segments: clusters }).candidates[0]?.offers[0]?.reachPersons ?? []).map(
        Math.round,
      )
    expect(reachOf(['Food '])).toEqual([3000, 1000, 1000])
    expect(reachOf(['food', 'games'])).toEqual([1500, 2000, 1500])
    expect(reachOf(['knitting'])).toEqual([1667, 1667, 1667])
    expect(reachOf(['food', 'travel', 'games'])).toEqual([1667, 1667, 1667])
  })
  it('spread everybody by the persons in them where nobody states what they are split by', () => {
    const segments = [
      segment(1, { gender: 'f', universePersons: 300 }),
      segment(2, { gender: 'm', universePersons: 100 }),
    ]
    const model = modelOf([fact(1, { averageViews: 100 })], { segments })
    expect(model.candidates[0]?.offers[0]?.reachPersons).toEqual([37.5, 12.5])
  })
  it('have the viewers outside beside them where a rule asks for a share of all gross reach', () => {
    const rule = { id: uuid(70), isOn: true, kind: 'audienceShare' as const, segmentIds: [], min: 0.5 }
    const segments = [segment(1, { country: 'GB' })]
    const facts = [fact(1, { audience }), fact(2, { audience: shares('country', { GB: 0.9 }) })]
    const model = modelOf(facts, { segments, settings: { rules: [rule] } })
    expect(model.segments.at(-1)).toMatchObject({ id: 'outside', weight: 0 })
    expect(model.segments.at(-1)?.universePersons).toBeCloseTo(2500 + 500, 6)
    expect(model.candidates.map(({ offers }) => offers[0]?.reachPersons.map(Math.round))).toEqual([
      [2500, 2500],
      [4500, 500],
    ])
    expect(model.universePersons).toBe(100_000)
    expect(modelOf(facts, { segments, settings: { rules: [{ ...rule, isOn: false }] } }).segments).toHaveLength(1)
  })

  const keys = { country: ['GB', 'IE', 'FR'], age: ['18-24', '25-34'], gender: ['f', 'm'] } as const
  const anyShares = (dimension: keyof typeof keys) =>
    fc
      .option(fc.tuple(...keys[dimension].map(() => fc.double({ min: 0, max: 1, noNaN: true }))), { nil: null })
      .map((list) =>
        list === null
          ? []
          : shares(dimension, Object.fromEntries(keys[dimension].map((key, i) => [key, list[i] ?? 0]))),
      )
  const anyFact = fc
    .record({
      n: fc.nat(9),
      audience: fc.tuple(anyShares('country'), anyShares('age'), anyShares('gender')).map((parts) => parts.flat()),
      niches: fc.subarray(['food', 'travel', 'knitting']),
      averageViews: fc.nat(1e7),
      followers: fc.option(fc.nat(1e7), { nil: null }),
      posts: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ n, ...known }) => fact(n, known))
  const cells = fc
    .record({
      by: fc.subarray(['country', 'age', 'gender', 'niche'] as const, { minLength: 1 }),
      persons: fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 36, maxLength: 36 }),
      weights: fc.array(fc.constantFrom(0, 1, 2.5), { minLength: 36, maxLength: 36 }),
    })
    .map(({ by, persons, weights }) =>
      by
        .reduce<object[]>(
          (known, dimension) =>
            known.flatMap((cell) =>
              (dimension === 'niche' ? ['food', 'travel'] : keys[dimension]).map((key) => ({
                ...cell,
                [dimension]: key,
              })),
            ),
          [{}],
        )
        .map((cell, i) => segment(i, { ...cell, universePersons: persons[i] ?? 1, weight: weights[i] ?? 1 })),
    )
  it('never hold more viewers than there are, nor more persons than live in them', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { minLength: 1, maxLength: 5 }), cells, (facts, segments) => {
        const { candidates } = modelOf(facts, { segments, campaign: { target } })
        for (const { fact: of, offers, inTargetShare } of candidates) {
          const all =
            modelOf([of], { campaign: { universePersons: 1e15 } }).candidates[0]?.offers[0]?.soloReachPersons ?? 0
          const reach = offers[0]?.reachPersons ?? []
          const sum = reach.reduce((total, persons) => total + persons, 0)
          expect(sum).toBeLessThanOrEqual(all * (1 + 1e-9))
          expect(inTargetShare).toBeLessThanOrEqual(1)
          for (const [s, persons] of reach.entries()) {
            expect(persons).toBeGreaterThanOrEqual(0)
            expect(persons).toBeLessThanOrEqual(segments[s]?.universePersons ?? 0)
          }
          const counted = reach
            .filter((_, s) => (segments[s]?.weight ?? 0) > 0)
            .reduce((total, persons) => total + persons, 0)
          expect(offers[0]?.soloReachPersons).toBeCloseTo(counted, 6)
        }
      }),
    )
  })
  it('of a target split by what a creator states hold together what the whole holds', () => {
    const stated = fc.tuple(...keys.country.map(() => fc.double({ min: 0, max: 1 / 3, noNaN: true })))
    fc.assert(
      fc.property(stated, ([gb, ie, fr]) => {
        const facts = [fact(1, { audience: shares('country', { GB: gb ?? 0, IE: ie ?? 0, FR: fr ?? 0 }) })]
        const whole = modelOf(facts, { campaign: { target: { countries: ['GB', 'IE'], ages: [], genders: [] } } })
        const parts = modelOf(facts, { segments: [segment(1, { country: 'GB' }), segment(2, { country: 'IE' })] })
        const solo = (model: typeof whole) => model.candidates[0]?.offers[0]?.soloReachPersons ?? 0
        expect(solo(parts)).toBeCloseTo(solo(whole), 6)
      }),
    )
  })
})

describe('net reach of a roster', () => {
  it('is what the planner’s own explanation says, over segments with weight', () => {
    const facts = [1, 2, 3].map((n) =>
      fact(n, { averageViews: 40_000 * n, audience: shares('country', { GB: 0.2 * n, IE: 0.3 / n }) }),
    )
    const model = modelOf(facts, {
      segments: [
        segment(1, { country: 'GB', universePersons: 40_000 }),
        segment(2, { country: 'IE', universePersons: 9000 }),
      ],
    })
    const instance = planInstanceOf(model, 1e6)
    const { picks } = explainRoster(
      instance,
      facts.map(({ entryId }) => ({ candidate: entryId, package: 'own' })),
    )
    const reach = rosterReachOf(
      model.segments,
      model.candidates.map(({ offers }) => offers[0]?.reachPersons ?? []),
    )
    for (const [i, pick] of picks.entries()) expect(reach.marginalPersons[i]).toBeCloseTo(pick.marginalReachPersons, 6)
    expect(reach.netPersons).toBeLessThan(reach.grossPersons)
    expect(reach.netPersons).toBeGreaterThanOrEqual(reach.lowestPersons)
    expect(reach.netPersons).toBeLessThanOrEqual(reach.highestPersons)
  })
  it('counts nobody of a segment without weight, and survives a creator who reaches everybody', () => {
    const segments = [segment(1, { universePersons: 100 }), segment(2, { universePersons: 100, weight: 0 })]
    expect(
      rosterReachOf(segments, [
        [100, 50],
        [50, 100],
      ]),
    ).toMatchObject({
      netPersons: 100,
      grossPersons: 150,
      marginalPersons: [50, 0],
      missed: [0, 1],
    })
    expect(rosterReachOf(segments, [])).toMatchObject({ netPersons: 0, marginalPersons: [] })
  })
  it('of an audience of unknown size has creators’ own reach only', () => {
    const model = modelOf([fact(1)], { campaign: { ...campaign, universePersons: null } })
    expect(model.universePersons).toBe(Number.POSITIVE_INFINITY)
    expect(model.candidates[0]?.offers[0]?.soloReachPersons).toBeCloseTo(5000, 6)
  })
})
