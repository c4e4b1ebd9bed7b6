import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planFrontier, planInstance } from '../../../../src/main/workers/plan/plan'
import { bruteForce } from './bruteForce'
import { knapsackInstance, read, seeded, smallInstance } from './instances'

describe('one segment', () => {
  it('equals brute force on 1,500 random instances with include, exclude, package and the creator share', () => {
    const random = seeded(11)
    for (let k = 0; k < 1500; k++) {
      const shape = {
        segments: 1,
        candidates: 1 + Math.floor(random() * 9),
        packages: random() < 0.5 ? 1 : 3,
        mostShare: [0.05, 0.5, 1][k % 3]!,
        costs: k % 2 ? ('flat' as const) : ('odd' as const),
      }
      const input = smallInstance(random, shape)
      const any = () => input.candidates[Math.floor(random() * input.candidates.length)]!
      const rules: NonNullable<typeof input.constraints> = []
      if (random() < 0.3) rules.push({ kind: 'include', ids: [any().id] })
      if (random() < 0.3) rules.push({ kind: 'exclude', ids: [any().id] })
      if (random() < 0.3) rules.push({ kind: 'maxCreatorShare', max: 0.2 + random() * 0.5 })
      if (random() < 0.3) {
        const one = any()
        rules.push({ kind: 'package', id: one.id, package: one.packages.at(-1)!.id })
      }
      if (random() < 0.3) rules.push({ kind: 'atMostOne', ids: [any().id, any().id, any().id] })
      const kind = (['netReach', 'engagements', 'revenue'] as const)[k % 3]!
      const instance = read({ ...input, constraints: rules, objective: { kind } })
      const truth = bruteForce(instance)
      const answer = planInstance(instance)
      if (truth === null) {
        expect(answer.status).toBe('infeasible')
        expect(answer.reasons.length).toBeGreaterThan(0)
        continue
      }
      expect(answer.status).toBe('optimal')
      expect(Math.abs(answer.objective! - truth.objective)).toBeLessThan(1e-9 * Math.max(1, truth.objective))
      expect(checkPlan(instance, answer).problems).toEqual([])
    }
  })

  it('has an exact frontier that equals brute force at every budget', () => {
    const random = seeded(12)
    for (let k = 0; k < 60; k++) {
      const input = smallInstance(random, {
        segments: 1,
        candidates: 1 + Math.floor(random() * 6),
        packages: k % 2 ? 1 : 3,
        mostShare: k % 5 ? 0.6 : 1,
        costs: 'flat',
      })
      const rules = random() < 0.4 ? [{ kind: 'include' as const, ids: [input.candidates[0]!.id] }] : []
      const instance = read({ ...input, constraints: rules })
      const frontier = planFrontier(instance, 'exact')
      expect(frontier.isExact).toBe(true)
      for (let budget = 10; budget <= instance.budget!; budget += 10) {
        const truth = bruteForce({ ...instance, budget })
        const step = frontier.points.filter((point) => point.budget <= budget).at(-1)
        if (truth && step) expect(step.objective).toBeCloseTo(truth.objective, 6)
        else expect(truth === null || truth.objective === 0).toBe(true)
      }
      for (const point of frontier.points) {
        expect(checkPlan({ ...instance, budget: point.budget }, point).problems).toEqual([])
      }
    }
  })

  it('is monotone: more money never lowers reach', () => {
    const input = smallInstance(seeded(13), {
      segments: 1,
      candidates: 200,
      packages: 3,
      mostShare: 0.05,
      costs: 'flat',
    })
    const { points } = planFrontier(read(input), 'exact')
    expect(points.length).toBeGreaterThan(20)
    for (let k = 1; k < points.length; k++) {
      expect(points[k]!.objective!).toBeGreaterThan(points[k - 1]!.objective!)
      expect(points[k]!.budget).toBeGreaterThan(points[k - 1]!.budget)
    }
  })

  it('solves knapsacks with fractional weights and strongly correlated profits', () => {
    const random = seeded(14)
    const items = Array.from({ length: 200 }, () => {
      const weight = 1 + Math.floor(random() * 1000)
      return { weight, profit: weight + 100 }
    })
    const capacity = Math.round(items.reduce((sum, item) => sum + item.weight, 0) / 3)
    const table = new Float64Array(capacity + 1)
    for (const { weight, profit } of items) {
      for (let w = capacity; w >= weight; w--) table[w] = Math.max(table[w]!, table[w - weight]! + profit)
    }
    const answer = planInstance(knapsackInstance(items, capacity, 'engagements'))
    expect(answer).toMatchObject({ status: 'optimal', objective: table[capacity], gap: 0 })
    const odd = items.slice(0, 12).map((item) => ({ weight: item.weight / 7, profit: item.profit / 3 }))
    const instance = knapsackInstance(odd, capacity / 100, 'engagements')
    expect(planInstance(instance).objective).toBeCloseTo(bruteForce(instance)!.objective, 9)
  })

  it('says in a sentence why nobody can be booked as asked', () => {
    const input = smallInstance(seeded(15), { segments: 1, candidates: 3, packages: 1, mostShare: 0.5, costs: 'flat' })
    const answer = planInstance(read({ ...input, budget: 20, constraints: [{ kind: 'include', ids: ['c0'] }] }))
    expect(answer).toMatchObject({ status: 'infeasible', objective: null, roster: [] })
    expect(answer.reasons[0]).toMatch(/"c0" must be included and costs at least \d+, but the budget of 20/)
    const both = planInstance(
      read({
        ...input,
        constraints: [
          { kind: 'include', ids: ['c0'] },
          { kind: 'exclude', ids: ['c0'] },
        ],
      }),
    )
    expect(both.reasons).toEqual(['"c0" is both included and excluded.'])
  })
})
