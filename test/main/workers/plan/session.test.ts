import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { PlanSession } from '../../../../src/main/workers/plan/session'
import type { PlanAnswer, PlanInstance } from '../../../../src/shared/domain/planInstance'
import { bruteForce } from './bruteForce'
import { read, seeded, smallInstance } from './instances'
import { withRules } from './rules'

const timeless = (answer: PlanAnswer) => ({ ...answer, firstMs: null, provenMs: null, totalMs: 0 })

function compare(instance: PlanInstance, budget: number, answer: PlanAnswer, name: string) {
  const at = { ...instance, budget }
  const truth = bruteForce(at)
  if (truth === null) {
    expect(`${name} ${answer.status}`).toBe(`${name} infeasible`)
    expect(answer.reasons.length).toBeGreaterThan(0)
    return
  }
  expect(`${name} ${answer.status}`).toMatch(/optimal|withinGap/)
  expect(checkPlan(at, answer).problems).toEqual([])
  if (instance.objective.kind === 'minCost' || instance.objective.kind === 'lexicographic') return
  const room = 1e-9 * Math.max(1, Math.abs(truth.objective))
  const { gap } = instance.options
  expect(answer.upperBound!).toBeGreaterThanOrEqual(truth.objective - room)
  expect(answer.objective!).toBeLessThanOrEqual(truth.objective + room)
  expect(answer.objective!).toBeGreaterThanOrEqual(truth.objective * (1 - gap) - room)
}

describe('a session over budgets', () => {
  it('equals brute force at every budget, in any order, over all rules and objectives', () => {
    const random = seeded(71)
    for (let k = 0; k < 250; k++) {
      const input = smallInstance(random, {
        segments: 1 + (k % 4),
        candidates: 2 + Math.floor(random() * 6),
        packages: k % 3 ? 1 : 3,
        mostShare: [0.05, 0.5, 0.95, 1][k % 4]!,
        costs: k % 2 ? 'flat' : 'odd',
      })
      const ruled = withRules(input, random)
      const instance = read({ ...ruled, budget: input.budget, options: { gap: k % 2 ? 1e-6 : 1e-3 } })
      const session = new PlanSession(instance)
      for (let move = 0; move < 6; move++) {
        const budget = Math.max(1, Math.round(input.budget! * (move === 3 ? 1 : 0.05 + 2 * random())))
        compare(instance, budget, session.plan(budget), `instance ${k} move ${move}`)
      }
    }
  })

  it('bounds a larger budget with the options that a smaller one could not pay', () => {
    // one creator is worth more than all others together and costs nearly the larger budget
    const input = smallInstance(seeded(72), {
      segments: 3,
      candidates: 30,
      packages: 1,
      mostShare: 0.02,
      costs: 'flat',
    })
    const star = {
      id: 'star',
      packages: [{ id: 'p', cost: 900, reach: input.segments.map((one) => 0.5 * one.universe) }],
    }
    const instance = read({ ...input, candidates: [...input.candidates, star], options: { gap: 1e-6 } })
    for (const rules of [[], [{ kind: 'maxCreatorShare' as const, max: 0.95 }]]) {
      const session = new PlanSession({ ...instance, constraints: rules })
      for (const budget of [880, 300, 899, 1000, 920, 600, 948, 947]) {
        const answer = session.plan(budget)
        const fresh = planInstance({ ...instance, constraints: rules, budget })
        expect(answer.status).toBe('optimal')
        expect(answer.upperBound!).toBeGreaterThanOrEqual(fresh.objective! * (1 - 1e-9))
        expect(answer.objective!).toBeCloseTo(fresh.objective!, 3)
        const pays = rules.length ? 0.95 * budget >= 900 : budget >= 900
        expect(answer.roster.some(({ candidate }) => candidate === 'star')).toBe(pays)
      }
    }
  })

  it('agrees with a fresh solve while a slider moves, and answers alike when moved alike', () => {
    const input = smallInstance(seeded(73), {
      segments: 4,
      candidates: 250,
      packages: 3,
      mostShare: 0.05,
      costs: 'flat',
    })
    const constraints = [
      { kind: 'count' as const, max: 12 },
      { kind: 'count' as const, where: { tier: 'micro' }, min: 3 },
    ]
    const instance = read({ ...input, constraints, options: { gap: 1e-3, timeLimitMs: 600_000 } })
    const moves = [1, 0.9, 0.8, 0.81, 1.6, 0.2, 0.21, 0.8].map((part) => Math.round(part * 0.1 * input.budget!))
    const run = () => {
      const session = new PlanSession(instance)
      return moves.map((budget) => session.plan(budget))
    }
    const answers = run()
    expect(run().map(timeless)).toEqual(answers.map(timeless))
    answers.forEach((answer, k) => {
      const fresh = planInstance({ ...instance, budget: moves[k]! })
      expect(answer.objective!).toBeLessThanOrEqual(fresh.upperBound! * (1 + 1e-9))
      expect(fresh.objective!).toBeLessThanOrEqual(answer.upperBound! * (1 + 1e-9))
      expect(answer.gap!).toBeLessThanOrEqual(1e-3)
    })
  })

  it('says what a fresh solve says where there is no roster, no budget, or the search is cancelled', () => {
    const input = smallInstance(seeded(74), { segments: 2, candidates: 8, packages: 1, mostShare: 0.4, costs: 'flat' })
    const instance = read({ ...input, constraints: [{ kind: 'include', ids: ['c0'] }] })
    const session = new PlanSession(instance)
    for (const budget of [1, 0, 20]) {
      expect(session.plan(budget).reasons).toEqual(planInstance({ ...instance, budget }).reasons)
    }
    expect(session.plan(null).roster.length).toBe(8)
    const cancelled = new PlanSession(instance).plan(instance.budget, { signal: { aborted: true } })
    expect(['cancelled', 'optimal']).toContain(cancelled.status)
  })
})
