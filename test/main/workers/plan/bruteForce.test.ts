import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'
import { bruteForce } from './bruteForce'
import { read, seeded, smallInstance } from './instances'
import { kindsIn, withRules } from './rules'

const instances = Number(process.env.PLAN_INSTANCES ?? 10_000)

function compare(instance: PlanInstance, name: string): 'feasible' | 'infeasible' {
  const truth = bruteForce(instance)
  const answer = planInstance(instance)
  if (truth === null) {
    expect(`${name} ${answer.status}`).toBe(`${name} infeasible`)
    expect(answer.reasons.join('')).toMatch(/[a-z].*\.$/)
    expect(answer).toMatchObject({ objective: null, roster: [] })
    return 'infeasible'
  }
  expect(`${name} ${answer.status}`).toBe(`${name} optimal`)
  const { problems, figures } = checkPlan(instance, answer)
  expect(problems).toEqual([])
  const { objective } = instance
  const order = objective.kind === 'lexicographic' ? objective.order : []
  const best = order[0] === 'cost' ? -truth.objective : truth.objective
  const off = Math.abs(answer.objective! - best) / Math.max(1, Math.abs(best))
  expect(`${name} off by ${off > 1e-8 ? off : 0}`).toBe(`${name} off by 0`)
  const isLow = objective.kind === 'minCost' || order[0] === 'cost'
  const slack = 1e-8 * Math.max(1, best)
  if (isLow) expect(answer.lowerBound).toBeLessThanOrEqual(best + slack)
  else expect(answer.upperBound).toBeGreaterThanOrEqual(best - slack)
  const next = order[1]
  if (next) {
    const second = next === 'cost' ? -figures.cost : next === 'netReach' ? figures.netReachWeighted : figures[next]
    const wanted = truth.second[0]!
    expect(second).toBeGreaterThanOrEqual(wanted - 1e-6 * Math.abs(wanted) - 1e-6)
  }
  return 'feasible'
}

/** Every 50th has 10 to 14 candidates, at most two of them with packages; the others are small and of every shape. */
function drawn(random: () => number, k: number) {
  const big = k % 50 === 0
  return withRules(
    smallInstance(random, {
      segments: 1 + Math.floor(random() * 4),
      candidates: big ? 10 + Math.floor(random() * 5) : 1 + Math.floor(random() * 7),
      packages: big ? (k % 100 ? 3 : 1) : random() < 0.6 ? 1 : 3,
      ...(big && { withPackages: 2 }),
      mostShare: [0.05, 0.5, 0.95, 1][k % 4]!,
      costs: k % 3 ? 'flat' : 'odd',
      oddities: k % 2 === 1,
    }),
    random,
  )
}

const everyKind = [
  ...['count', 'spendShare', 'include', 'exclude', 'atMostOne', 'package', 'maxCreatorShare', 'audienceShare'].map(
    (kind) => `rule ${kind}`,
  ),
  ...['netReach', 'engagements', 'conversions', 'revenue', 'blend', 'minCost'].map((kind) => `objective ${kind}`),
  ...['netReach', 'engagements', 'conversions', 'revenue', 'cost'].map((first) => `objective lexicographic ${first}`),
  ...['count', 'spendShare'].flatMap((rule) =>
    ['with a list', 'over two attributes', 'min', 'max'].map((what) => `${rule} ${what}`),
  ),
  'count of everybody',
  'no budget',
  'no rule',
  'several rules',
  'one segment',
  'several segments',
  'a weight of 0',
  'several packages',
  'a cost of 0',
  'a share of 1',
  'a reach of 0',
  'no attributes',
  'several niches',
  '14 candidates',
  '12 to 14 candidates with packages',
  '12 to 14 candidates with rules',
]

describe('the planner', () => {
  it(`equals brute force on ${instances} random instances over all rules and objectives`, () => {
    const random = seeded(21)
    const times = new Map<string, number>()
    for (let k = 0; k < instances; k++) {
      const input = drawn(random, k)
      const outcome = compare(read(input), `instance ${k}`)
      for (const kind of [...kindsIn(input), outcome]) times.set(kind, (times.get(kind) ?? 0) + 1)
    }
    const least = Math.min(10, instances / 1000)
    expect([...everyKind, 'feasible', 'infeasible'].filter((kind) => (times.get(kind) ?? 0) < least)).toEqual([])
  }, 300_000)
})
