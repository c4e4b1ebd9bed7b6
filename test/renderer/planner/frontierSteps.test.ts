import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundSteps,
  boundsTo,
  isOpen,
  openBand,
  stairTo,
  stepAt,
  stepsOf,
  thinned,
  walkedTo,
} from '../../../src/renderer/src/features/planner/charts/frontierSteps'
import type { PlanFrontierPoint } from '../../../src/shared/contract/planner'

const point = (budgetMinor: number, costMinor: number, value: number, upperBound = value): PlanFrontierPoint => ({
  budgetMinor,
  costMinor,
  value,
  upperBound,
  creators: 1,
})

const frontier = fc
  .uniqueArray(fc.record({ budget: fc.nat(1000), spare: fc.nat(50), value: fc.nat(500), over: fc.nat(40) }), {
    maxLength: 30,
    selector: ({ budget }) => budget,
  })
  .map((parts) =>
    parts.map(({ budget, spare, value, over }) => point(budget, Math.max(0, budget - spare), value, value + over)),
  )

describe('the staircase', () => {
  test('rises with every step, and no point lies above it', () => {
    fc.assert(
      fc.property(frontier, (points) => {
        const steps = stepsOf(points)
        for (const [i, step] of steps.entries()) {
          const before = steps[i - 1]
          if (before) {
            expect(step.costMinor).toBeGreaterThan(before.costMinor)
            expect(step.value).toBeGreaterThan(before.value)
          }
        }
        for (const { costMinor, value } of points)
          expect(steps[stepAt(steps, costMinor)]?.value).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  test('a budget stands on the last step that it pays for', () => {
    const steps = [point(10, 10, 5), point(20, 20, 8), point(40, 40, 9)]
    expect([0, 9.99, 10, 19, 20, 39, 40, 1e9].map((budget) => stepAt(steps, budget))).toEqual([
      -1, -1, 0, 0, 1, 1, 2, 2,
    ])
  })
})

describe('what nothing can pass', () => {
  test('a larger budget’s bound holds for every smaller one, and no bound lies below what was found', () => {
    fc.assert(
      fc.property(frontier, (points) => {
        // Only points of one truth: what a smaller budget reaches, a larger one does too.
        let best = 0
        const sorted = [...points].sort((a, b) => a.budgetMinor - b.budgetMinor)
        const honest = sorted.map((one) => {
          best = Math.max(best, one.value)
          return { ...one, value: best, upperBound: best + (one.upperBound - one.value) }
        })
        const bounds = boundSteps(honest)
        expect(bounds).toHaveLength(honest.length)
        for (const [i, [budget, bound]] of bounds.entries()) {
          expect(bound).toBeGreaterThanOrEqual(bounds[i - 1]?.[1] ?? 0)
          expect(bound).toBeGreaterThanOrEqual(honest[i]?.value ?? 0)
          for (const other of honest)
            if (other.budgetMinor >= budget) expect(bound).toBeLessThanOrEqual(other.upperBound)
        }
      }),
    )
  })

  test('the band is closed between the stair and the bounds', () => {
    expect(openBand([point(10, 8, 5, 6), point(30, 25, 9, 12)])).toEqual([
      [8, 0],
      [8, 0],
      [8, 5],
      [25, 5],
      [25, 9],
      [30, 9],
      [30, 12],
      [10, 12],
      [10, 6],
      [8, 6],
    ])
    expect(openBand([])).toEqual([])
  })

  test('an exact frontier has none', () => {
    expect(isOpen([point(10, 10, 5), point(20, 20, 8, 8 + 1e-7)])).toBe(false)
    expect(isOpen([point(10, 10, 5), point(20, 20, 8, 8.1)])).toBe(true)
  })
})

test('lines go as far as the axis does', () => {
  const steps = [point(10, 10, 5), point(20, 20, 8), point(40, 40, 9)]
  expect(stairTo(steps, 40)).toEqual([
    [10, 5],
    [20, 8],
    [40, 9],
  ])
  expect(stairTo(steps, 30)).toEqual([
    [10, 5],
    [20, 8],
    [30, 8],
  ])
  expect(stairTo(steps, 5)).toEqual([])
  expect(boundsTo(boundSteps(steps), 30)).toEqual([
    [10, 5],
    [20, 8],
    [30, 9],
  ])
})

test('keys walk the steps and stop at the ends', () => {
  expect(walkedTo('ArrowRight', 3, 50)).toBe(4)
  expect(walkedTo('ArrowLeft', 0, 50)).toBe(0)
  expect(walkedTo('PageUp', 3, 50)).toBe(8)
  expect(walkedTo('PageDown', 3, 50)).toBe(0)
  expect(walkedTo('End', 3, 50)).toBe(49)
  expect(walkedTo('ArrowRight', 49, 50)).toBe(49)
  expect(walkedTo('a', 3, 50)).toBeNull()
  expect(walkedTo('End', 0, 0)).toBeNull()
})

test('a thinned line keeps its ends and what must be kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 0, max: 300 }), fc.nat(), (limit, count, keep) => {
      const all = Array.from({ length: count }, (_, i) => i)
      const kept = count === 0 ? [] : [keep % count]
      const few = thinned(all, limit, kept)
      expect(few.length).toBeLessThanOrEqual(Math.max(limit, 3))
      expect(few).toEqual([...new Set(few)].sort((a, b) => a - b))
      expect(few).toEqual(expect.arrayContaining([...all.slice(0, 1), ...all.slice(-1), ...kept]))
    }),
  )
})
