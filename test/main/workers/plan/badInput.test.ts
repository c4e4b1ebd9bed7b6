import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planFrontier, planInstance } from '../../../../src/main/workers/plan/plan'
import { PlanSession } from '../../../../src/main/workers/plan/session'
import {
  type PlanInstance,
  type PlanInstanceInput,
  parsePlanInstance,
} from '../../../../src/shared/domain/planInstance'
import { read, seeded, smallInstance } from './instances'

const shape = { segments: 2, candidates: 12, packages: 1, mostShare: 0.4, costs: 'flat' } as const
const base = () => smallInstance(seeded(91), shape)

function many(candidates: number, segments: number): PlanInstanceInput {
  return smallInstance(seeded(92), { segments, candidates, packages: 1, mostShare: 1e-4, costs: 'flat' })
}

/** Aborts from the n-th time it is read. */
function abortingAt(n: number) {
  let read = 0
  return {
    get aborted() {
      return ++read >= n
    },
    get times() {
      return read
    },
  }
}

type Spoilt = (input: PlanInstanceInput) => unknown

function withCost(cost: number): Spoilt {
  return (input) => {
    const [first, ...rest] = input.candidates
    return { ...input, candidates: [{ ...first, packages: [{ ...first!.packages[0]!, cost }] }, ...rest] }
  }
}

describe('bad input gets a sentence', () => {
  it.each<[string, Spoilt]>([
    ['a cost that is no number', withCost(Number.NaN)],
    ['a cost without end', withCost(Number.POSITIVE_INFINITY)],
    ['a negative cost', withCost(-1)],
    [
      'a universe of nobody',
      (input) => ({ ...input, segments: input.segments.map((one) => ({ ...one, universe: 0 })) }),
    ],
    ['no candidates', (input) => ({ ...input, candidates: [] })],
    ['a budget of nothing', (input) => ({ ...input, budget: 0 })],
    ['a negative budget', (input) => ({ ...input, budget: -5 })],
    ['minimum above maximum', (input) => ({ ...input, constraints: [{ kind: 'count', min: 5, max: 2 }] })],
    ['nothing at all', () => null],
  ])('%s', (_, spoil) => {
    const parsed = parsePlanInstance(spoil(base()))
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    expect(parsed.problems.length).toBeGreaterThan(0)
    for (const problem of parsed.problems) expect(problem.message).toMatch(/[a-z].*\.$/)
  })

  it('quotas that contradict each other end in a sentence, plan and frontier alike', () => {
    const instance = read({
      ...base(),
      constraints: [
        { kind: 'count', where: { tier: 'micro' }, min: 3 },
        { kind: 'count', max: 2 },
      ],
    })
    const { status, reasons } = planInstance(instance)
    expect(status).toBe('infeasible')
    expect(reasons.join(' ')).toMatch(/cannot both hold/)
    for (const point of planFrontier(instance, 5).points) expect(point.status).toBe('infeasible')
  })
})

describe('large instances', () => {
  it.each([1, 12])(
    '100,000 candidates, %i segments: planned, checked, and stopped wherever one asks',
    (segments) => {
      const random = seeded(93)
      const instance: PlanInstance = {
        ...read({ ...many(1, segments), options: { gap: 1e-2 } }),
        budget: 50_000,
        candidates: Array.from({ length: 100_000 }, (_, c) => ({
          id: `c${c}`,
          packages: [
            { id: 'p', cost: 10 + Math.floor(90 * random()) * 10, reach: Array.from({ length: segments }, random) },
          ],
        })),
      }
      const answer = planInstance(instance)
      expect(['optimal', 'withinGap']).toContain(answer.status)
      expect(checkPlan(instance, answer).problems).toEqual([])
      // read between the steps of setting up, so that none of them is long
      for (const n of [1, 4, 10]) {
        const signal = abortingAt(n)
        const stopped = planInstance(instance, { signal })
        expect(stopped.status).toBe('cancelled')
        expect(signal.times).toBeLessThan(n + 10)
      }
    },
    60_000,
  )
})

describe('cancelling', () => {
  const constraints = [{ kind: 'count' as const, where: { tier: 'micro' }, min: 2 }]
  it.each([1, 2, 5, 40, 200])('a plan and a session, read %i times', (n) => {
    const instance = read({ ...many(300, 4), constraints })
    for (const answer of [
      planInstance(instance, { signal: abortingAt(n) }),
      new PlanSession(instance).plan(instance.budget, { signal: abortingAt(n) }),
    ]) {
      expect(['cancelled', 'optimal', 'withinGap']).toContain(answer.status)
      expect(checkPlan(instance, answer).problems.length === 0 || answer.roster.length === 0).toBe(true)
      if (answer.status === 'cancelled' && answer.roster.length === 0) expect(answer.reasons[0]).toMatch(/cancelled/)
    }
    if (n === 1) expect(planInstance(instance, { signal: abortingAt(n) }).status).toBe('cancelled')
  })

  it('a frontier gives the points it had, each with its proof', () => {
    const instance = read({ ...many(300, 4), constraints })
    const whole = abortingAt(Number.POSITIVE_INFINITY)
    const all = planFrontier(instance, 12, { signal: whole }).points.length
    expect(planFrontier(instance, 12, { signal: { aborted: true } })).toMatchObject({
      points: [],
      reasons: ['The frontier was cancelled before it had a point.'],
    })
    const { points, reasons } = planFrontier(instance, 12, { signal: abortingAt(Math.round(0.7 * whole.times)) })
    expect(points.length).toBeLessThan(all)
    expect(reasons[0]).toMatch(/^The frontier was cancelled/)
    for (const point of points) {
      if (point.objective !== null) expect(point.upperBound!).toBeGreaterThanOrEqual(point.objective)
    }
  })
})
