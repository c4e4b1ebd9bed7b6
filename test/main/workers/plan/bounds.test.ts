import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { type Incumbent, planFrontier, planInstance } from '../../../../src/main/workers/plan/plan'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'
import { read, seeded, smallInstance } from './instances'
import { withRules } from './rules'

type Wish = { seed: number; segments: number; candidates: number; packages: number; mostShare: number; isFlat: boolean }

const wishes = (segments: fc.Arbitrary<number>): fc.Arbitrary<Wish> =>
  fc.record({
    seed: fc.nat(),
    segments,
    candidates: fc.integer({ min: 1, max: 40 }),
    packages: fc.constantFrom(1, 3),
    mostShare: fc.constantFrom(0.05, 0.4, 0.95, 1),
    isFlat: fc.boolean(),
  })

function drawn({ seed, isFlat, ...shape }: Wish, limits: { gap: number; nodeLimit?: number }) {
  const random = seeded(seed)
  const input = smallInstance(random, { ...shape, costs: isFlat ? 'flat' : 'odd', oddities: true })
  const options = { ...limits, timeLimitMs: 600_000 }
  return { random, input: { ...input, options }, instance: read({ ...withRules(input, random), options }) }
}

/** Higher is better: a roster's worth and a bound on it, whichever way the objective points. */
function oriented(instance: PlanInstance, value: number): number {
  const { objective } = instance
  const isLow = objective.kind === 'minCost' || (objective.kind === 'lexicographic' && objective.order[0] === 'cost')
  return isLow ? -value : value
}

describe('bounds are never crossed', () => {
  it('whatever the limits: every roster on the way lies below every bound on the way and the last one', () => {
    fc.assert(
      fc.property(
        wishes(fc.integer({ min: 1, max: 5 })),
        fc.constantFrom(0, 1e-3, 0.05),
        fc.integer({ min: 1, max: 30 }),
        (wish, gap, nodeLimit) => {
          const { instance } = drawn(wish, { gap, nodeLimit })
          const found: Incumbent[] = []
          const answer = planInstance(instance, { onIncumbent: (one) => found.push(one) })
          if (answer.objective === null) return
          expect(checkPlan(instance, answer).problems).toEqual([])
          const bound = oriented(instance, (answer.upperBound ?? answer.lowerBound)!)
          const room = 1e-9 * Math.max(1, Math.abs(bound))
          const best = oriented(instance, answer.objective)
          expect(best).toBeLessThanOrEqual(bound + room)
          for (const one of found) {
            expect(oriented(instance, one.objective)).toBeLessThanOrEqual(best + room)
            if (one.bound !== null) expect(oriented(instance, one.bound)).toBeGreaterThanOrEqual(best - room)
            expect(
              checkPlan(instance, { roster: one.roster, cost: one.cost, objective: one.objective }).problems,
            ).toEqual([])
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a longer search never has the worse roster nor the worse bound', () => {
    fc.assert(
      fc.property(wishes(fc.integer({ min: 2, max: 4 })), (wish) => {
        const { instance } = drawn(wish, { gap: 0 })
        let before = { roster: Number.NEGATIVE_INFINITY, bound: Number.POSITIVE_INFINITY }
        for (const nodeLimit of [1, 8, 64]) {
          const answer = planInstance({ ...instance, options: { ...instance.options, nodeLimit } })
          if (answer.objective === null) continue
          const roster = oriented(instance, answer.objective)
          const bound = oriented(instance, (answer.upperBound ?? answer.lowerBound)!)
          const room = 1e-9 * Math.max(1, Math.abs(bound))
          expect(roster).toBeGreaterThanOrEqual(before.roster - room)
          expect(bound).toBeLessThanOrEqual(before.bound + room)
          before = { roster, bound }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('more money never lowers the frontier', () => {
  it('certified: rosters and bounds rise, and a solve at any of its budgets lies between them', () => {
    fc.assert(
      fc.property(wishes(fc.integer({ min: 2, max: 4 })), fc.integer({ min: 2, max: 12 }), (wish, points) => {
        const { random, input } = drawn(wish, { gap: 1e-3 })
        const ruled = withRules({ ...input, objective: { kind: 'netReach' } }, random)
        const instance = read({
          ...ruled,
          budget: input.budget,
          objective: { kind: 'netReach' },
          constraints: (ruled.constraints ?? []).filter(({ kind }) => kind !== 'maxCreatorShare'),
        })
        expectRising(instance, planFrontier(instance, points).points, 1e-3)
      }),
      { numRuns: 40 },
    )
  })

  it('exact: every step is dearer and better than the one before, and is what a solve at its budget finds', () => {
    fc.assert(
      fc.property(
        wishes(fc.constant(1)),
        fc.constantFrom('netReach' as const, 'engagements' as const),
        fc.integer({ min: 2, max: 40 }),
        (wish, kind, points) => {
          const { input } = drawn({ ...wish, isFlat: true }, { gap: 0 })
          const instance = read({ ...input, objective: { kind } })
          const exact = planFrontier(instance, 'exact')
          expect(exact.isExact).toBe(true)
          exact.points.forEach((point, k) => {
            expect(point.upperBound).toBe(point.objective)
            expect(point.cost).toBe(point.budget)
            const before = exact.points[k - 1]
            if (!before) return
            expect(point.objective!).toBeGreaterThan(before.objective!)
            expect(point.budget).toBeGreaterThan(before.budget)
          })
          expectRising(instance, exact.points.slice(-12), 1e-9)
          const thin = planFrontier(instance, points)
          expect(thin.points.length).toBeLessThanOrEqual(Math.max(points, 1) + 1)
          for (const point of thin.points) {
            expect(exact.points.find(({ budget }) => budget === point.budget)?.objective).toBe(point.objective)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('an exact frontier', () => {
  it('keeps an option that a dearer package of somebody else outdoes, for it may stand beside the cheaper one', () => {
    const pack = (id: string, cost: number, engagements: number) => ({ id, cost, reach: [], engagements })
    const instance = read({
      format: 'callboard-plan-1',
      budget: 10,
      objective: { kind: 'engagements' },
      segments: [],
      candidates: [
        { id: 'two', packages: [pack('small', 2, 2), pack('large', 8, 10)] },
        { id: 'one', packages: [pack('only', 8, 9)] },
      ],
    })
    const { points, isExact } = planFrontier(instance, 'exact')
    expect(isExact).toBe(true)
    expect(points.map(({ budget, objective }) => [budget, objective])).toEqual([
      [2, 2],
      [8, 10],
      [10, 11],
    ])
  })
})

function expectRising(instance: PlanInstance, points: ReturnType<typeof planFrontier>['points'], within: number) {
  let before = { budget: -1, objective: 0, upperBound: 0 }
  for (const { budget, status, objective, upperBound, cost, roster } of points) {
    expect(budget).toBeGreaterThanOrEqual(before.budget)
    if (objective === null || upperBound === null) continue
    const at = { ...instance, budget }
    const room = 1e-9 * Math.max(1, upperBound)
    expect(checkPlan(at, { roster, cost, objective, upperBound }).problems).toEqual([])
    expect(objective).toBeGreaterThanOrEqual(before.objective - room)
    expect(upperBound).toBeGreaterThanOrEqual(before.upperBound - room)
    // a point that says it ran out of nodes is bounded, but not as closely
    const isClose = objective >= upperBound * (1 - 1.0001 * within) - room
    expect(isClose).toBe(status === 'optimal' || status === 'withinGap')
    const alone = planInstance(budget > 0 ? at : { ...at, budget: 1e-9 })
    expect(alone.objective!).toBeLessThanOrEqual(upperBound + room)
    expect(alone.upperBound!).toBeGreaterThanOrEqual(objective - room)
    before = { budget, objective, upperBound }
  }
}
