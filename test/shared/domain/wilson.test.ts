import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wilsonInterval } from '../../../src/shared/domain/wilson'

it.each([
  // Computed with the textbook formula in exact arithmetic, four decimals.
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [3, 3, 0.4385, 1],
  [81, 263, 0.2553, 0.3662],
])('gives %i of %i as %f to %f', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

it('holds the share, stays within 0 and 1, narrows with the sample, mirrors with failures', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, part) => {
      const successes = Math.round(trials * part)
      const { low, high } = wilsonInterval(successes, trials)
      const share = successes / trials
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      const larger = wilsonInterval(successes * 4, trials * 4)
      expect(larger.high - larger.low).toBeLessThanOrEqual(high - low)
      const mirrored = wilsonInterval(trials - successes, trials)
      expect(mirrored.low).toBeCloseTo(1 - high, 12)
    }),
  )
})

it('says nothing of no trials, and refuses what is no share', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  expect(() => wilsonInterval(4, 3)).toThrow()
  expect(() => wilsonInterval(-1, 3)).toThrow()
  expect(() => wilsonInterval(0.5, 3)).toThrow()
})
