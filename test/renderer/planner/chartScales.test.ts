import { expect, test } from 'vitest'
import {
  creatorScale,
  drawnPlace,
  highValue,
  isWidelySpread,
  placeOf,
  sizeShare,
} from '../../../src/renderer/src/features/planner/charts/creatorPlaces'
import { percentAlong, rangeEnds } from '../../../src/renderer/src/features/planner/charts/rangeScale'
import { tierShares } from '../../../src/renderer/src/features/planner/charts/tierShares'
import { valueKind } from '../../../src/renderer/src/features/planner/charts/valueUnit'
import { tierLooks } from '../../../src/renderer/src/features/planner/tierLook'
import { planCandidate, planPick } from './samples'

test('several ranges share one scale; what lies beyond stands at its end', () => {
  const ends = rangeEnds([100, 200, null, undefined, Number.NaN, 300])
  expect(ends).toEqual({ min: 88, max: 312 })
  expect(rangeEnds([1, 1000]).min).toBe(0)
  expect([0, 88, 200, 312, 999].map((value) => percentAlong(value, ends))).toEqual([0, 0, 50, 100, 100])
})

test('a range of one value stands in the middle, and none at all breaks nothing', () => {
  expect(percentAlong(500, rangeEnds([500]))).toBe(50)
  expect(rangeEnds([])).toEqual({ min: 0, max: 1 })
  expect(percentAlong(3, { min: 4, max: 4 })).toBe(50)
})

test('tiers share the cost in the scheme’s order, and what costs nothing has no part', () => {
  const looks = tierLooks(undefined, ['nano', 'micro', null])
  const parts = tierShares(
    [
      { tier: null, creators: 1, costMinor: 250, grossPersons: 1 },
      { tier: 'micro', creators: 2, costMinor: 750, grossPersons: 1 },
      { tier: 'nano', creators: 1, costMinor: 0, grossPersons: 1 },
    ],
    looks,
  )
  expect(parts.map(({ share }) => share).reduce((a, b) => a + b)).toBeCloseTo(1)
  expect(parts.map(({ tier }) => tier)).toEqual(looks.map(({ tier }) => tier).filter((tier) => tier !== 'nano'))
  expect(parts.map(({ start }) => start)).toEqual([0, parts[0]?.share])
  expect(tierShares([], looks)).toEqual([])
})

test('a creator stands at the cheapest offer, at the planned one, or at the one that would be added', () => {
  const candidate = planCandidate(1, {
    offers: [
      { id: 'own', costMinor: 1000, soloReachPersons: 50 },
      { id: 'three', costMinor: 2500, soloReachPersons: 110 },
    ],
  })
  const pick = planPick(candidate, { offerId: 'three', marginalReachPersons: 40 })
  const added = { offerId: 'three', addedReachPersons: 33 }
  expect(placeOf(candidate, undefined, undefined, 'alone')).toMatchObject({ costMinor: 1000, persons: 50 })
  expect(placeOf(candidate, pick, undefined, 'alone')).toMatchObject({ costMinor: 2500, persons: 110 })
  expect(placeOf(candidate, pick, undefined, 'adds')).toMatchObject({ costMinor: 2500, persons: 40 })
  expect(placeOf(candidate, undefined, added, 'adds')).toMatchObject({ costMinor: 2500, persons: 33 })
  expect(placeOf(candidate, undefined, undefined, 'adds')).toBeNull()
  // An answer of yesterday may name an offer that is gone.
  expect(placeOf(candidate, undefined, { ...added, offerId: 'gone' }, 'adds')).toBeNull()
})

test('a scale holds every offer and what would be added; nothing falls off a logarithmic one', () => {
  const candidates = [
    planCandidate(1, { offers: [{ id: 'own', costMinor: 0, soloReachPersons: 0 }], engagementRate: null }),
    planCandidate(2, {
      offers: [
        { id: 'own', costMinor: 500, soloReachPersons: 80 },
        { id: 'big', costMinor: 9000, soloReachPersons: 900 },
      ],
    }),
  ]
  const scale = creatorScale(candidates, new Map([['x', { offerId: 'own', addedReachPersons: 4 }]]), 'adds')
  expect(scale).toMatchObject({ cost: { low: 500, high: 9000 }, persons: { low: 4, high: 900 }, isCrowd: false })
  expect(drawnPlace({ costMinor: 0, persons: 0 }, scale, true)).toEqual([500, 4])
  expect(drawnPlace({ costMinor: 0, persons: 0 }, scale, false)).toEqual([0, 0])
})

test('one outlier makes the other dots no smaller, and a missing rate is smallest', () => {
  const rates = [...Array.from({ length: 99 }, () => 0.04), 9]
  expect(highValue([...rates, null])).toBe(0.04)
  expect([sizeShare(null, 0.04), sizeShare(0.01, 0.04), sizeShare(9, 0.04), sizeShare(1, 0)]).toEqual([0, 0.5, 1, 0])
  expect(isWidelySpread([10, 20, 30])).toBe(false)
  expect(isWidelySpread([1, 2, 100])).toBe(true)
  expect(isWidelySpread([])).toBe(false)
})

test('an objective says what its values count', () => {
  expect(
    ['netReach', 'engagements', 'conversions', 'revenue', 'blend', 'toString'].map((objective) => valueKind(objective)),
  ).toEqual(['people', 'engagements', 'conversions', 'money', 'points', 'points'])
})
