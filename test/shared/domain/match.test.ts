import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareFits,
  costPerThousand,
  fitOf,
  type MatchBrief,
  type MatchFacts,
  type MatchScores,
  type MatchWeights,
  matchedTerms,
  matchParts,
  matchScores,
  type Ranked,
  termKey,
  usualWeights,
} from '../../../src/shared/domain/match'

const brief: MatchBrief = {
  terms: new Set(['vegan', 'running', 'outdoor', 'trail']),
  values: new Set(['honest', 'green']),
  tone: 'soft',
  targetDimensions: ['country', 'age', 'gender'],
  currency: 'GBP',
  budgetMinor: 1_000_000,
  medianCostPerThousandMinor: 1000,
  knowsCompetitors: true,
}
const nobody: MatchFacts = {
  terms: [],
  values: [],
  tone: null,
  inTarget: { country: null, age: null, gender: null },
  engagementRate: null,
  medianEngagementRate: null,
  priceMinor: null,
  currency: null,
  views: null,
  conflict: null,
  engagements: 0,
  delivered: 0,
  failed: 0,
}
const scoresOf = (facts: Partial<MatchFacts>, change: Partial<MatchBrief> = {}) =>
  matchScores({ ...nobody, ...facts }, { ...brief, ...change })

const share = fc.double({ min: 0, max: 1, noNaN: true })
const scores: fc.Arbitrary<MatchScores> = fc.record({
  niches: fc.option(share),
  values: fc.option(share),
  audience: fc.option(share),
  engagement: fc.option(share),
  price: fc.option(share),
  competitors: fc.option(share),
  delivery: fc.option(share),
})
const weight = fc.double({ min: 0, max: 100, noNaN: true })
const weights: fc.Arbitrary<MatchWeights> = fc.record({
  niches: weight,
  values: weight,
  audience: weight,
  engagement: weight,
  price: weight,
  competitors: weight,
  delivery: weight,
})

describe('the parts of a fit', () => {
  it('are all unknown of somebody of whom nothing is known', () => {
    expect(Object.values(scoresOf({}))).toEqual(matchParts.map(() => null))
    expect(fitOf(scoresOf({}), usualWeights)).toEqual({ fit: null, coverage: 0 })
  })

  it('count niches and hashtags of the brief that the creator has, each once', () => {
    expect(scoresOf({ terms: ['vegan', 'vegan', 'cars'] }).niches).toBe(0.25)
    expect(scoresOf({ terms: ['cars'] }).niches).toBe(0)
    expect(scoresOf({ terms: ['cars'] }, { terms: new Set() }).niches).toBe(null)
    expect(termKey('#VeganFood')).toBe(termKey('vegan-food'))
    expect(termKey('Café')).toBe('cafe')
    expect(termKey('🦊')).toBe('🦊')
  })

  it('take values and tone together, and each alone where the other is not known', () => {
    expect(scoresOf({ values: ['green'], tone: 'soft' }).values).toBe(0.75)
    expect(scoresOf({ values: ['green'] }).values).toBe(0.5)
    expect(scoresOf({ tone: 'hard' }).values).toBe(0)
    expect(scoresOf({ tone: 'both' }).values).toBe(1)
    expect(scoresOf({ values: ['green'], tone: 'hard' }, { tone: null }).values).toBe(0.5)
  })

  it('take the audience over the dimensions that are stated', () => {
    expect(scoresOf({ inTarget: { country: 0.25, age: null, gender: null } }).audience).toBe(0.25)
    expect(scoresOf({ inTarget: { country: 0.25, age: 0.25, gender: null } }).audience).toBeCloseTo(0.25, 12)
    expect(scoresOf({ inTarget: { country: 0, age: 1, gender: 1 } }).audience).toBe(0)
    expect(scoresOf({ inTarget: { country: 0.25, age: 1, gender: 1 } }, { targetDimensions: [] }).audience).toBe(null)
  })

  it('hold engagement and price against the middle, which is a half', () => {
    expect(scoresOf({ engagementRate: 0.04, medianEngagementRate: 0.04 }).engagement).toBe(0.5)
    expect(scoresOf({ engagementRate: 0.2, medianEngagementRate: 0.04 }).engagement).toBe(1)
    expect(scoresOf({ engagementRate: 0.2 }).engagement).toBe(null)
    const priced = { priceMinor: 10_000, currency: 'GBP', views: 10_000 }
    expect(costPerThousand(priced)).toBe(1000)
    expect(scoresOf(priced).price).toBe(0.5)
    expect(scoresOf({ ...priced, views: 20_000 }).price).toBe(1)
    expect(scoresOf({ ...priced, priceMinor: 0 }).price).toBe(1)
    expect(scoresOf({ ...priced, currency: 'USD' }).price).toBe(null)
    expect(scoresOf({ ...priced, views: 0 }).price).toBe(null)
    expect(scoresOf(priced, { budgetMinor: 9_999 }).price).toBe(0)
    expect(scoresOf(priced, { medianCostPerThousandMinor: null }).price).toBe(null)
  })

  it('call somebody free of competitors only where work is noted', () => {
    expect(scoresOf({}).competitors).toBe(null)
    expect(scoresOf({ engagements: 2 }).competitors).toBe(1)
    expect(scoresOf({ engagements: 2 }, { knowsCompetitors: false }).competitors).toBe(null)
    const by = (conflict: MatchFacts['conflict']) => scoresOf({ engagements: 1, conflict }).competitors
    expect([by('note'), by('warn'), by('block')]).toEqual([0.75, 0.4, 0])
    expect(scoresOf({ delivered: 3, failed: 1 }).delivery).toBe(0.75)
  })

  it('lie between 0 and 1 and rise with what is better', () => {
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 1e-6, max: 10, noNaN: true }), (a, b, medianEngagementRate) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const engagement = (engagementRate: number) =>
          scoresOf({ engagementRate, medianEngagementRate }).engagement ?? -1
        expect(engagement(high)).toBeGreaterThanOrEqual(engagement(low))
        const price = (priceMinor: number) => scoresOf({ priceMinor, currency: 'GBP', views: 5000 }).price ?? -1
        expect(price(low)).toBeGreaterThanOrEqual(price(high))
        for (const score of [engagement(low), engagement(high), price(low), price(high)]) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
    )
    fc.assert(
      fc.property(share, share, share, share, (country, age, gender, more) => {
        const at = (value: number) => scoresOf({ inTarget: { country: value, age, gender } }).audience ?? -1
        expect(at(Math.max(country, more))).toBeGreaterThanOrEqual(at(country))
      }),
    )
    fc.assert(
      fc.property(fc.subarray([...brief.terms]), fc.subarray([...brief.terms]), (a, b) => {
        const both = scoresOf({ terms: [...a, ...b, 'other'] }).niches ?? -1
        expect(both).toBeGreaterThanOrEqual(scoresOf({ terms: [...a, 'other'] }).niches ?? -1)
        expect(matchedTerms(brief.terms, [...a, ...a])).toBe(a.length)
      }),
    )
  })
})

describe('the fit', () => {
  it('is the weighted mean of what is known, and says how much that is', () => {
    const known = { ...scoresOf({}), niches: 1, price: 0.5 }
    const { fit, coverage } = fitOf(known, { ...usualWeights, niches: 30, price: 10 })
    expect(fit).toBeCloseTo((30 * 1 + 10 * 0.5) / 40, 12)
    expect(coverage).toBeCloseTo(40 / 100, 12)
    expect(fitOf(known, { ...usualWeights, niches: 0, price: 0 })).toEqual({ fit: null, coverage: 0 })
    const none = Object.fromEntries(matchParts.map((part) => [part, 0]))
    expect(fitOf(known, { ...usualWeights, ...none })).toEqual({ fit: null, coverage: 0 })
  })

  it('rises with every part', () => {
    fc.assert(
      fc.property(scores, weights, fc.constantFrom(...matchParts), share, (known, weighing, part, more) => {
        const before = fitOf(known, weighing).fit
        const own = known[part]
        if (own === null || before === null) return
        const after = fitOf({ ...known, [part]: Math.max(own, more) }, weighing).fit ?? -1
        expect(after).toBeGreaterThanOrEqual(before - 1e-12)
      }),
    )
  })

  it('depends on the proportions of the weights only', () => {
    fc.assert(
      fc.property(scores, weights, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (known, weighing, factor) => {
        fc.pre(matchParts.some((part) => weighing[part] > 1e-9))
        const scaled = { ...weighing }
        for (const part of matchParts) scaled[part] *= factor
        const one = fitOf(known, weighing)
        const other = fitOf(known, scaled)
        expect(other.coverage).toBeCloseTo(one.coverage, 9)
        if (one.fit === null) expect(other.fit).toBe(null)
        else expect(other.fit).toBeCloseTo(one.fit, 9)
      }),
    )
  })

  it('never takes what is missing for a zero: it stays within the known parts, and a part at the fit changes nothing', () => {
    fc.assert(
      fc.property(scores, weights, fc.constantFrom(...matchParts), (known, weighing, part) => {
        const { fit, coverage } = fitOf(known, weighing)
        const values = matchParts.flatMap((p) => (known[p] !== null && weighing[p] > 0 ? [known[p]] : []))
        if (fit === null) return
        expect(fit).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(fit).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
        expect(coverage).toBeGreaterThan(0)
        expect(coverage).toBeLessThanOrEqual(1)
        if (known[part] === null) {
          const filled = fitOf({ ...known, [part]: fit }, weighing)
          expect(filled.fit).toBeCloseTo(fit, 9)
          expect(filled.coverage).toBeGreaterThanOrEqual(coverage)
        }
      }),
    )
  })
})

describe('the ranking', () => {
  const ranked = fc.uniqueArray(
    fc.record({
      fit: fc.option(fc.constantFrom(0, 0.25, 0.5, 1)),
      coverage: fc.constantFrom(0, 0.5, 1),
      followers: fc.option(fc.constantFrom(0, 1000, 2000)),
      n: fc.nat(200),
    }),
    { selector: ({ n }) => n, maxLength: 40 },
  )

  it('is the same whatever order the creators come in, and never leaves two on one place', () => {
    fc.assert(
      fc.property(ranked, fc.infiniteStream(fc.nat(1000)), (rows: Ranked[], stream) => {
        const key = new Map(rows.map((row) => [row.n, stream.next().value]))
        const shuffled = [...rows].sort((a, b) => (key.get(a.n) ?? 0) - (key.get(b.n) ?? 0))
        expect(shuffled.sort(compareFits)).toEqual([...rows].sort(compareFits))
        for (const [at, row] of [...rows].sort(compareFits).entries()) {
          const next = [...rows].sort(compareFits)[at + 1]
          if (next) expect(compareFits(row, next)).toBeLessThan(0)
        }
      }),
    )
  })

  it('puts the unknown last, then goes by coverage, followers and age of the row', () => {
    const row = (fit: number | null, coverage: number, followers: number | null, n: number) => ({
      fit,
      coverage,
      followers,
      n,
    })
    const sorted = [
      row(null, 0, 9, 1),
      row(0, 1, 9, 2),
      row(0.5, 0.5, 9, 3),
      row(0.5, 1, null, 4),
      row(0.5, 1, 7, 6),
      row(0.5, 1, 7, 5),
    ]
      .sort(compareFits)
      .map(({ n }) => n)
    expect(sorted).toEqual([5, 6, 4, 3, 2, 1])
  })
})
