import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import type { PlanAnswer, PlanInstance } from '../../../../src/shared/domain/planInstance'
import { benchInstance } from '../../../bench/plannerInstances'
import { type PeerAnswer, solveByHighs } from './highs'
import { read, seeded, smallInstance } from './instances'
import { kindsIn, withRules } from './rules'

const cases = Number(process.env.PLAN_HIGHS ?? 300)

/** Both proved: the same optimum, each roster within the other's bound, and both keep every rule. */
function expectAgreement(instance: PlanInstance, own: PlanAnswer, other: PeerAnswer, name: string) {
  expect(`${name} ${other.isInfeasible ? 'infeasible' : other.isProved ? 'optimal' : 'open'}`).toBe(
    `${name} ${own.status}`,
  )
  if (other.isInfeasible || own.objective === null || other.value === null) return
  expect(checkPlan(instance, own).problems).toEqual([])
  expect(checkPlan(instance, other).problems).toEqual([])
  const slack = 2e-6 * Math.max(1, Math.abs(other.value))
  expect(`${name} off by ${Math.max(0, Math.abs(own.objective - other.value) - slack)}`).toBe(`${name} off by 0`)
  if (typeof own.lowerBound === 'number') {
    expect(own.lowerBound).toBeLessThanOrEqual(other.value + slack)
    expect(own.objective).toBeGreaterThanOrEqual(other.bound - slack)
  } else {
    expect(own.upperBound!).toBeGreaterThanOrEqual(other.value - slack)
    expect(own.objective).toBeLessThanOrEqual(other.bound + slack)
  }
}

describe('agreement with HiGHS', () => {
  it(`on ${cases} instances of 15 to 35 creators over all rules and objectives`, async () => {
    const random = seeded(51)
    const times = new Map<string, number>()
    for (let feasible = 0, k = 0; feasible < cases; k++) {
      const input = withRules(
        smallInstance(random, {
          segments: 1 + (k % 4),
          candidates: 15 + Math.floor(random() * 21),
          packages: k % 2 ? 1 : 3,
          mostShare: [0.05, 0.3, 0.8, 1][(k >> 2) % 4]!,
          costs: 'odd',
        }),
        random,
      )
      const instance = read({ ...input, options: { gap: 1e-6, timeLimitMs: 60_000 } })
      const own = planInstance(instance)
      const other = await solveByHighs(instance, { gap: 1e-6, timeMs: 120_000 })
      expectAgreement(instance, own, other, `instance ${k}`)
      if (own.objective !== null) feasible++
      for (const kind of kindsIn(input)) times.set(kind, (times.get(kind) ?? 0) + 1)
    }
    const kinds = [...times].flatMap(([kind, count]) => (count >= Math.min(3, cases / 100) ? [kind] : []))
    expect(kinds.filter((kind) => kind.startsWith('rule ')).length).toBe(8)
    expect(kinds.filter((kind) => kind.startsWith('objective ')).length).toBe(11)
  }, 300_000)
  it('shares of spend close within a few nodes, as far as the first prices may lie from the truth', () => {
    const random = seeded(71)
    for (let k = 0; k < 60; k++) {
      const packages = k % 2 ? 1 : 3
      const candidates = 40 + Math.floor(random() * 10)
      const input = smallInstance(random, {
        segments: 2,
        candidates,
        packages,
        mostShare: [0.3, 0.8][k % 2]!,
        costs: 'odd',
      })
      const where = [{ niche: ['travel', 'beauty'] }, { country: 'DE' }, { niche: 'food' }][k % 3]!
      const share = { kind: 'spendShare' as const, where, min: 0.3 * random(), max: 0.75 + 0.2 * random() }
      const audience = { kind: 'audienceShare' as const, segments: ['s1'], min: 0.1 + 0.4 * random() }
      const constraints = k % 2 ? [share, audience] : [share]
      const options = { gap: 1e-6, timeLimitMs: 600_000, nodeLimit: 1_000 }
      const { status } = planInstance(read({ ...input, constraints, options }))
      expect(`instance ${k} ${status}`).toMatch(/ (optimal|infeasible)$/)
    }
  })
  it('on a thousand creators with quotas', async () => {
    const instance = benchInstance({ candidates: 1000, segments: 12, packages: 1, quotas: true, timeLimitMs: 60_000 })
    const own = planInstance(instance)
    expect(own.status).toBe('optimal')
    expect(checkPlan(instance, own).problems).toEqual([])
    const other = await solveByHighs(instance, { gap: 1e-3, timeMs: 120_000 })
    expect(other.value!).toBeLessThanOrEqual(own.upperBound! * (1 + 1e-6))
    expect(own.objective!).toBeLessThanOrEqual(other.bound * (1 + 1e-6))
  }, 300_000)
})
