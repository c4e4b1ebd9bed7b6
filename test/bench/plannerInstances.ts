import { type PlanInstance, type PlanInstanceInput, parsePlanInstance } from '../../src/shared/domain/planInstance'
import { seeded } from '../main/workers/plan/instances'

/** Shapes of the planner's benchmark: markets as performance.md describes them, drawn from a seed. */
export type BenchShape = {
  candidates: number
  segments: 1 | 12
  packages: 1 | 3
  quotas?: boolean
  /** universes shrunk so many times and audiences crowded into one segment each */
  saturated?: number
  /** budget as a multiple of the ordinary campaign */
  budgetTimes?: number
  seed?: number
  gap?: number
  timeLimitMs?: number
}

const marketPersons = [9e6, 6e6, 4e6]
const marketWeight = [1, 1, 0.8]

function tierOf(followers: number): string {
  return followers < 30_000 ? 'nano' : followers < 120_000 ? 'micro' : followers < 500_000 ? 'mid' : 'macro'
}

/** Creators with log-normal audiences and prices, three markets × gender × age, packages of 1, 3 and 6 posts. */
export function benchInstance(shape: BenchShape): PlanInstance {
  const { candidates: n, segments: S, packages } = shape
  const random = seeded((shape.seed ?? 7) * 7919 + n * 31 + S)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const saturated = shape.saturated ?? 1
  const markets = S / 4
  const universes = Array.from({ length: S }, (_, s) =>
    Math.round(((S === 1 ? 40e6 : (marketPersons[s >> 2] ?? 1e6)) * (0.8 + 0.4 * random())) / saturated),
  )
  const prices: number[] = []
  const candidates = Array.from({ length: n }, (_, c) => {
    const followers = Math.max(1000, Math.exp(11.2 + 1.3 * normal()))
    const views = followers * Math.min(2, Math.exp(-1.1 + 0.6 * normal()))
    const price = Math.max(50, Math.round(((views / 1000) * Math.exp(2.7 + 0.45 * normal())) / 10) * 10)
    prices.push(price)
    const home = Math.floor(random() * markets)
    const atHome = 0.35 + 0.6 * random()
    const women = Math.min(0.95, Math.max(0.05, 0.55 + 0.22 * normal()))
    const young = 0.25 + 0.6 * random()
    return {
      id: `c${c}`,
      attributes: { tier: tierOf(followers) },
      packages: Array.from({ length: packages }, (_, k) => {
        const posts = [1, 3, 6][k] ?? 1
        const cost = Math.round((price * ([1, 2.55, 4.7][k] ?? 1)) / 10) * 10
        let reach = universes.map((universe, s) => {
          let share = 1
          if (S > 1) {
            const market = s >> 2 === home ? atHome : ((1 - atHome) / (markets - 1)) * 0.6
            share = market * ((s >> 1) & 1 ? women : 1 - women) * (s & 1 ? young : 1 - young)
          }
          const once = Math.min(0.6, (views * share * 0.85) / (universe * saturated))
          return universe * saturated * (1 - (1 - once) ** (posts ** 0.62))
        })
        if (saturated > 1) {
          const total = reach.reduce((sum, persons) => sum + persons, 0)
          const top = reach.indexOf(Math.max(...reach))
          reach = reach.map((_, s) =>
            Math.min(0.9 * (universes[s] ?? 1), s === top ? 0.75 * total : (0.25 * total) / Math.max(1, S - 1)),
          )
        }
        return { id: `${posts}v`, cost, reach, engagements: Math.round(views * posts * 0.05) }
      }),
    }
  })
  prices.sort((a, b) => a - b)
  const campaign = n <= 100 ? prices.reduce((sum, price) => sum + price, 0) * 0.1 : 60 * (prices[n >> 1] ?? 100)
  const budget = Math.round((campaign * (shape.budgetTimes ?? 1)) / 10) * 10
  const input: PlanInstanceInput = {
    format: 'callboard-plan-1',
    budget,
    objective: { kind: 'netReach' },
    segments: universes.map((universe, s) => ({
      id: `s${s}`,
      universe,
      weight: S === 1 ? 1 : (marketWeight[s >> 2] ?? 1),
    })),
    candidates,
    constraints: shape.quotas ? quotas(n, S, random) : [],
    options: { gap: shape.gap ?? 1e-6, timeLimitMs: shape.timeLimitMs ?? 20_000 },
  }
  const parsed = parsePlanInstance(input)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed.instance
}

function quotas(n: number, S: number, random: () => number): NonNullable<PlanInstanceInput['constraints']> {
  const women = Array.from({ length: S }, (_, s) => s)
    .filter((s) => S === 1 || (s >> 1) & 1)
    .map((s) => `s${s}`)
  const any = () => `c${Math.floor(random() * n)}`
  return [
    { kind: 'count', min: 8, max: n <= 100 ? Math.round(n * 0.08) + 10 : 45 },
    { kind: 'count', where: { tier: 'nano' }, max: 12 },
    { kind: 'count', where: { tier: 'micro' }, min: 6 },
    { kind: 'count', where: { tier: 'mid' }, min: 5 },
    { kind: 'count', where: { tier: 'macro' }, max: 4 },
    { kind: 'audienceShare', segments: women, min: 0.58 },
    { kind: 'maxCreatorShare', max: 0.2 },
    ...Array.from({ length: 10 }, () => ({ kind: 'atMostOne' as const, ids: [any(), any()] })),
  ]
}
