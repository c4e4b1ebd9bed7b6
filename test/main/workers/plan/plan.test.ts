import { describe, expect, it } from 'vitest'
import { checkPlan, rosterFigures } from '../../../../src/main/workers/plan/check'
import { planFrontier, planInstance } from '../../../../src/main/workers/plan/plan'
import { bruteForce } from './bruteForce'
import { read, seeded, smallInstance } from './instances'
import { withRules } from './rules'

describe('determinism and limits', () => {
  it('gives the same roster and nodes every time', () => {
    const input = smallInstance(seeded(31), { segments: 4, candidates: 60, packages: 3, mostShare: 0.5, costs: 'odd' })
    const instance = read({ ...input, options: { gap: 0, nodeLimit: 40, timeLimitMs: 600_000 } })
    const once = planInstance(instance)
    const twice = planInstance(instance)
    expect(twice.roster).toEqual(once.roster)
    expect(twice.nodes).toBe(once.nodes)
    expect(twice.upperBound).toBe(once.upperBound)
    expect(rosterFigures(instance, []).cost).toBe(0)
  })
  it('stops when told to, with what it has', () => {
    const input = smallInstance(seeded(32), { segments: 4, candidates: 300, packages: 3, mostShare: 0.9, costs: 'odd' })
    let incumbents = 0
    const signal = { aborted: false }
    const answer = planInstance(read(input), {
      signal,
      onIncumbent: () => {
        incumbents++
        signal.aborted = true
      },
    })
    expect(answer.status).toBe('cancelled')
    expect(answer.roster.length).toBeGreaterThan(0)
    expect(answer.upperBound!).toBeGreaterThanOrEqual(answer.objective!)
    expect(incumbents).toBeGreaterThan(0)
  })
})

describe('the certified frontier', () => {
  it('holds at every sampled budget against brute force, rises with money and never crosses its bound', () => {
    const random = seeded(41)
    for (let k = 0; k < 60; k++) {
      const input = smallInstance(random, {
        segments: 2 + (k % 3),
        candidates: 3 + Math.floor(random() * 5),
        packages: k % 2 ? 1 : 3,
        mostShare: [0.1, 0.6, 1][k % 3]!,
        costs: 'odd',
      })
      const ruled = withRules({ ...input, objective: { kind: 'netReach' } }, random)
      const instance = read({ ...ruled, budget: input.budget, objective: { kind: 'netReach' } })
      const { points, isExact } = planFrontier(instance, 9)
      if (!isExact) expect(points.length).toBeLessThanOrEqual(9)
      let before = 0
      for (const point of points) {
        const at = { ...instance, budget: point.budget }
        const truth = bruteForce(at)
        if (truth === null || point.objective === null) {
          expect(truth).toBeNull()
          expect(point.status).toBe('infeasible')
          continue
        }
        expect(checkPlan(at, point).problems).toEqual([])
        expect(point.objective).toBeGreaterThanOrEqual(truth.objective * (1 - 1.0001e-3) - 1e-9)
        expect(point.upperBound!).toBeGreaterThanOrEqual(truth.objective * (1 - 1e-9))
        const shrinks = instance.constraints.some((rule) => rule.kind === 'maxCreatorShare')
        if (!shrinks) expect(point.objective).toBeGreaterThanOrEqual(before - 1e-9)
        before = point.objective
      }
    }
  })
  it('answers the same every time, also when run often', () => {
    const input = smallInstance(seeded(42), {
      segments: 3,
      candidates: 200,
      packages: 1,
      mostShare: 0.1,
      costs: 'flat',
    })
    const instance = read({ ...input, options: { gap: 1e-3, timeLimitMs: 600_000 } })
    const once = planFrontier(instance, 12).points
    for (let k = 0; k < 8; k++) expect(planFrontier(instance, 12).points).toEqual(once)
  })
})

describe('what cannot be is said in a sentence', () => {
  const base = () =>
    smallInstance(seeded(33), { segments: 2, candidates: 12, packages: 1, mostShare: 0.4, costs: 'flat' })
  it('names the clashing rules and only them', () => {
    const input = base()
    const cheapest = input.candidates
      .map((candidate) => candidate.packages[0]!.cost)
      .sort((a, b) => a - b)
      .slice(0, 3)
      .reduce((sum, cost) => sum + cost, 0)
    const answer = planInstance(
      read({
        ...input,
        budget: cheapest - 1,
        constraints: [
          { kind: 'count', max: 8 },
          { kind: 'count', min: 3 },
          { kind: 'exclude', ids: ['c5'] },
        ],
      }),
    )
    expect(answer.status).toBe('infeasible')
    expect(answer.reasons).toEqual([
      `“At least 3 creators” and the budget of ${cheapest - 1} cannot both hold: the 3 cheapest cost ${cheapest}.`.replace(
        'At',
        'at',
      ),
    ])
  })
  it('says how many match', () => {
    const answer = planInstance(
      read({ ...base(), constraints: [{ kind: 'count', where: { tier: 'galactic' }, min: 1 }] }),
    )
    expect(answer.reasons).toEqual(['“at least 1 of tier galactic” cannot be kept: only 0 of the candidates match.'])
  })
  it('says that a goal is out of reach', () => {
    const answer = planInstance(read({ ...base(), budget: null, objective: { kind: 'minCost', goal: 1e9 } }))
    expect(answer.reasons).toEqual([
      'The goal of 1000000000 persons cannot be kept: even all candidates together do not reach it.',
    ])
  })
})
