import {
  type PlanInstance,
  type PlanInstanceInput,
  parsePlanInstance,
} from '../../../../src/shared/domain/planInstance'

/** Small seeded generator (mulberry32): tests must draw the same instances everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Reads what a test wrote; a test with a wrong instance must fail loudly. */
export function read(input: PlanInstanceInput): PlanInstance {
  const parsed = parsePlanInstance(input)
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'))
  return parsed.instance
}

/** A knapsack as an instance: linear (`engagements`), or one segment with share 1 − e^(−profit/V). */
export function knapsackInstance(
  items: { profit: number; weight: number }[],
  capacity: number,
  as: 'engagements' | 'netReach',
): PlanInstance {
  const v = items.reduce((sum, item) => sum + item.profit, 0) / 8
  return read({
    format: 'callboard-plan-1',
    budget: capacity,
    objective: { kind: as },
    segments: as === 'netReach' ? [{ id: 's', universe: 1e9 }] : [],
    candidates: items.map((item, i) => ({
      id: `c${i}`,
      packages: [
        {
          id: 'p',
          cost: item.weight,
          reach: as === 'netReach' ? [-1e9 * Math.expm1(-item.profit / v)] : [],
          engagements: item.profit,
        },
      ],
    })),
    options: { gap: 0, timeLimitMs: 60_000 },
  })
}

export type SmallShape = {
  segments: number
  candidates: number
  packages: number
  /** largest share of a segment one package reaches; 1 makes some reach everybody */
  mostShare: number
  /** `flat` costs are round tens, `odd` any whole number */
  costs: 'flat' | 'odd'
  /** at most so many candidates have more than one package; all of them where it is left out */
  withPackages?: number
  /** some cost nothing, some reach nobody, some have no attributes, some segments weigh nothing */
  oddities?: boolean
}

/** Candidates, segments and a budget without rules. */
export function smallInstance(random: () => number, shape: SmallShape): PlanInstanceInput {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const universes = Array.from({ length: shape.segments }, () => whole(100, 5000))
  const isOdd = (likely: number) => shape.oddities === true && random() < likely
  let mayHavePackages = shape.withPackages ?? shape.candidates
  const candidates = Array.from({ length: shape.candidates }, (_, c) => {
    const strength = isOdd(0.05) ? 0 : random()
    const shares = universes.map(() => random() * strength * shape.mostShare)
    let cost = isOdd(0.06) ? 0 : whole(5, 100)
    const packs = shape.packages === 1 || mayHavePackages === 0 ? 1 : whole(1, shape.packages)
    if (packs > 1) mayHavePackages--
    const attributes = {
      tier: ['nano', 'micro', 'macro'][whole(0, 2)]!,
      niche: random() < 0.3 ? ['food', 'travel'] : random() < 0.5 ? 'food' : 'beauty',
      country: random() < 0.5 ? 'GB' : 'DE',
    }
    return {
      id: `c${c}`,
      ...(isOdd(0.04) ? {} : { attributes }),
      packages: Array.from({ length: packs }, (_, p) => {
        if (p > 0) cost += whole(1, 60)
        const factor = 1 - 0.6 ** (p + 1)
        return {
          id: `p${p}`,
          cost: shape.costs === 'flat' || cost === 0 ? cost * 10 : cost * 10 + whole(0, 9),
          reach: universes.map((universe, s) =>
            shape.mostShare >= 1 && random() < 0.08 ? universe : Math.round(universe * shares[s]! * factor * 100) / 100,
          ),
          engagements: whole(0, 500),
          conversions: whole(0, 20),
          revenue: whole(0, 5000),
        }
      }),
    }
  })
  const total = candidates.reduce((sum, one) => sum + one.packages[0]!.cost, 0)
  return {
    format: 'callboard-plan-1',
    budget: Math.max(1, Math.round(total * (0.1 + random() * 0.7))),
    objective: { kind: 'netReach' },
    segments: universes.map((universe, s) => ({
      id: `s${s}`,
      universe,
      weight: isOdd(0.06) ? 0 : random() < 0.5 ? 1 : whole(0, 3) || 1,
    })),
    candidates,
    constraints: [],
    options: { gap: 0, timeLimitMs: 60_000 },
  }
}
