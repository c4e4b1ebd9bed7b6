import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestBounds,
  bonferroni,
  dawsonSankoff,
  deCaen,
  frechet,
  hunterWorsley,
  kounias,
  kwerel,
} from '../../../src/shared/domain/reach/bounds'
import { forecastViews, packageReach, uniqueReachOfPosts } from '../../../src/shared/domain/reach/forecast'
import {
  type Audiences,
  agostini,
  betaBinomial,
  canonical,
  grossReach,
  grossShare,
  hofmans,
  netReach,
  randomDuplication,
  randomDuplicationTrade,
  sequential,
} from '../../../src/shared/domain/reach/models'
import { overlapProblems, sharedShare } from '../../../src/shared/domain/reach/overlap'
import { reachMethods, reportedReach } from '../../../src/shared/domain/reach/report'

function audiences(shares: number[], pairs: Record<string, number>): Audiences {
  const shared = shares.map(() => shares.map(() => 0))
  for (const [pair, share] of Object.entries(pairs)) {
    const i = Number(pair[0]) - 1
    const j = Number(pair[1]) - 1
    shared[i]![j] = share
    shared[j]![i] = share
  }
  return { shares, shared }
}

const vectors = {
  A: audiences([0.12, 0.08, 0.05], { 12: 0.02, 13: 0.012, 23: 0.009 }),
  B: audiences([0.12, 0.08], { 12: 0.02 }),
  C: audiences([0.4, 0.3, 0.25, 0.2, 0.15], {
    12: 0.2,
    13: 0.1,
    14: 0.1,
    15: 0.05,
    23: 0.15,
    24: 0.05,
    25: 0.05,
    34: 0.1,
    35: 0.05,
    45: 0.05,
  }),
}

function reversed({ shares, shared }: Audiences): Audiences {
  return { shares: [...shares].reverse(), shared: [...shared].reverse().map((row) => [...row].reverse()) }
}

/** Audiences of a small population, so that true reach is known. */
function audiencesOfPeople(masks: number[][], people: number): { audiences: Audiences; reach: number } {
  const sets = masks.map((list) => new Set(list))
  const all = new Set(masks.flat())
  return {
    audiences: {
      shares: sets.map((set) => set.size / people),
      shared: sets.map((a) => sets.map((b) => [...a].filter((person) => b.has(person)).length / people)),
    },
    reach: all.size / people,
  }
}

describe('test vectors of the reach models, to the printed digits', () => {
  const rows: [string, (of: Audiences) => number, number, number, number][] = [
    ['gross', (of) => grossShare(of.shares), 0.25, 0.2, 1.3],
    ['random', (of) => randomDuplication(of.shares), 0.23088, 0.1904, 0.7858],
    ['random x 0.95', (of) => randomDuplicationTrade(of.shares), 0.219336, 0.18088, 0.74651],
    ['Agostini', (of) => agostini(of), 0.21106, 0.179775, 0.730811],
    ['Hofmans', (of) => hofmans(of), 0.212006, 0.18, 0.693964],
    ['beta-binomial', (of) => betaBinomial(of).reach, 0.212165, 0.18, 0.694365],
    ['beta-binomial a', (of) => betaBinomial(of).a ?? Number.NaN, 0.863636, 0.8, 1.973214],
    ['beta-binomial b', (of) => betaBinomial(of).b ?? Number.NaN, 9.5, 7.2, 5.616071],
    ['canonical', (of) => canonical(of), 0.21108, 0.18, 0.68335],
    ['sequential', (of) => sequential(of), 0.2111, 0.18, 0.663043],
    ['Fréchet low', (of) => frechet(of.shares).lower, 0.12, 0.12, 0.4],
    ['Fréchet high', (of) => frechet(of.shares).upper, 0.25, 0.2, 1],
    ['Bonferroni', (of) => bonferroni(of), 0.209, 0.18, 0.4],
    ['Dawson–Sankoff', (of) => dawsonSankoff(of).lower, 0.209, 0.18, 0.566667],
    ['Dawson–Sankoff k', (of) => dawsonSankoff(of).k, 1, 1, 2],
    ['de Caen', (of) => deCaen(of), 0.188664, 0.166857, 0.548675],
    ['Kounias', (of) => kounias(of), 0.218, 0.18, 0.85],
    ['Kwerel', (of) => kwerel(of), 0.222667, 0.18, 0.94],
    ['Hunter–Worsley', (of) => hunterWorsley(of), 0.218, 0.18, 0.8],
  ]
  it.each(rows)('%s', (_, method, a, b, c) => {
    expect(Number(method(vectors.A).toFixed(6))).toBe(a)
    expect(Number(method(vectors.B).toFixed(6))).toBe(b)
    expect(Number(method(vectors.C).toFixed(6))).toBe(c)
  })
  it('sequential depends on the order', () => {
    expect(sequential(reversed(vectors.C)).toFixed(6)).toBe('0.672917')
  })
  it('vector C comes from twenty people whose true reach is 0.75', () => {
    const people = audiencesOfPeople(
      [
        [1, 2, 3, 4, 5, 6, 7, 8],
        [5, 6, 7, 8, 9, 10],
        [7, 8, 10, 11, 12],
        [1, 8, 12, 13],
        [8, 14, 15],
      ],
      20,
    )
    expect(people.audiences.shares).toEqual(vectors.C.shares)
    expect(people.reach).toBe(0.75)
    expect(bestBounds(people.audiences).lower).toBeLessThan(0.75)
    expect(bestBounds(people.audiences).upper).toBeGreaterThan(0.75)
  })
})

describe('bounds', () => {
  it('hold for every population, and its overlaps are found possible', () => {
    const people = 24
    const population = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: people }), { minLength: 1, maxLength: 18 }), {
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(population, (masks) => {
        const { audiences: of, reach } = audiencesOfPeople(masks, people)
        const { lower, upper } = bestBounds(of)
        expect(lower).toBeLessThanOrEqual(reach + 1e-9)
        expect(upper).toBeGreaterThanOrEqual(reach - 1e-9)
        expect(bonferroni(of)).toBeLessThanOrEqual(reach + 1e-9)
        expect(hunterWorsley(of)).toBeLessThanOrEqual(Math.min(kounias(of), kwerel(of)) + 1e-9)
        expect(overlapProblems(of, [])).toEqual([])
        for (const method of reachMethods) {
          const reported = reportedReach(method, of, [])
          if (!reported.ok) throw new Error('possible overlaps were refused')
          expect(reported.value.reach).toBeGreaterThanOrEqual(lower - 1e-12)
          expect(reported.value.reach).toBeLessThanOrEqual(upper + 1e-12)
        }
      }),
      { numRuns: 1000, seed: 5 },
    )
  })
})

describe('overlap input', () => {
  it('is converted by the name of its basis', () => {
    expect(sharedShare(0.02, 'ofUniverse', 0.12, 0.08, 1000)).toBe(0.02)
    expect(sharedShare(20, 'persons', 0.12, 0.08, 1000)).toBe(0.02)
    expect(sharedShare(0.25, 'ofSmaller', 0.12, 0.08, 1000)).toBeCloseTo(0.02, 12)
    // the pooled audience of B is 0.18 of the universe
    expect(sharedShare(0.02 / 0.18, 'ofBoth', 0.12, 0.08, 1000)).toBeCloseTo(0.02, 12)
  })
  it('names an impossible pair', () => {
    const problems = overlapProblems(audiences([0.12, 0.08], { 12: 0.1 }), ['Ada', 'Bo'])
    expect(problems.map((problem) => problem.code)).toEqual(['pair_impossible'])
    expect(problems[0]?.message).toBe(
      'Ada and Bo cannot share 10 % of the universe: with 12 % and 8 % it lies between 0 % and 8 %.',
    )
    expect(overlapProblems(audiences([0.8, 0.7], { 12: 0.4 }), [])[0]?.code).toBe('pair_impossible')
  })
  it('names an impossible triple', () => {
    const of = audiences([0.3, 0.3, 0.3], { 12: 0.25, 13: 0.25, 23: 0.1 })
    const problems = overlapProblems(of, ['Ada', 'Bo', 'Cy'])
    expect(problems[0]).toMatchObject({ code: 'triple_impossible', creators: [0, 1, 2] })
    expect(problems[0]?.message).toContain('Ada, Bo and Cy')
    expect(reportedReach('betaBinomial', of, []).ok).toBe(false)
  })
  it('names a share outside the universe and an overlap given twice differently', () => {
    expect(overlapProblems(audiences([1.2, 0.1], {}), [])[0]?.code).toBe('share_outside')
    expect(overlapProblems(audiences([Number.NaN], {}), [])[0]?.code).toBe('share_outside')
    const of = {
      shares: [0.3, 0.3],
      shared: [
        [0, 0.1],
        [0.2, 0],
      ],
    }
    expect(overlapProblems(of, [])[0]?.code).toBe('not_symmetric')
  })
})

describe('edge cases of the models', () => {
  it('nobody, one creator, identical audiences, everybody reached', () => {
    const none = { shares: [], shared: [] }
    for (const method of reachMethods) expect(reportedReach(method, none, [])).toMatchObject({ value: { reach: 0 } })
    const one = { shares: [0.3], shared: [[0]] }
    for (const method of ['betaBinomial', 'hofmans', 'agostini', 'canonical', 'sequential'] as const) {
      expect(reportedReach(method, one, [])).toMatchObject({ value: { reach: 0.3 } })
    }
    const twins = audiences([0.3, 0.3], { 12: 0.3 })
    expect(betaBinomial(twins).reach).toBeCloseTo(0.3, 12)
    expect(hofmans(twins)).toBeCloseTo(0.3, 12)
    expect(canonical(audiences([1, 0.5], { 12: 0.5 }))).toBe(1)
    expect(betaBinomial(audiences([1, 1], { 12: 1 })).reach).toBe(1)
  })
  it('beta-binomial falls back to random duplication below the random level', () => {
    const apart = audiences([0.3, 0.3], { 12: 0 })
    expect(betaBinomial(apart)).toEqual({ reach: randomDuplication(apart.shares), a: null, b: null })
    // and the report is clamped into the bounds: two separate audiences reach exactly their sum
    expect(reportedReach('betaBinomial', apart, [])).toMatchObject({ value: { reach: 0.6, wasClamped: true } })
  })
  it('net reach over segments', () => {
    const segments = [{ universe: 1000 }, { universe: 500, weight: 2 }]
    const rows = [
      [100, 500],
      [200, 0],
    ]
    expect(netReach(segments, rows)).toBeCloseTo(1000 * (1 - 0.9 * 0.8) + 2 * 500, 9)
    expect(grossReach(segments, rows)).toBe(300 + 1000)
  })
})

describe('forecast of views', () => {
  const asOf = '2026-11-22T00:00:00.000Z'
  const posts = (views: (number | null)[], sponsored = false, from = Date.UTC(2026, 9, 1)) =>
    views.map((view, day) => ({
      views: view,
      sponsored,
      publishedAt: new Date(from - day * 86_400_000).toISOString(),
    }))
  const base = { asOf, sponsored: false, prior: null, followers: null, viewRate: null }
  const prior = { medianViews: 10_000, source: 'micro × food, 41 accounts' }

  it('shrinks the own median towards the prior with weight n / (n + 10), on the logarithmic scale', () => {
    const forecast = forecastViews({ ...base, posts: posts(Array.from({ length: 10 }, () => 40_000)), prior })
    expect(forecast?.medianViews).toBeCloseTo(20_000, 6)
    expect(forecast?.provenance).toEqual({
      basis: 'ownAndPrior',
      posts: 10,
      postsLeftOut: 0,
      ownWeight: 0.5,
      priorSource: prior.source,
      sigmaBasis: 'own',
    })
  })
  it('keeps sponsored apart, leaves out young posts and posts without views, takes the newest thirty', () => {
    const young = posts([9e9], false, Date.UTC(2026, 10, 20))
    const mixed = [...young, ...posts([900], true), ...posts([null, 100, 200, 300])]
    const forecast = forecastViews({ ...base, posts: mixed })
    expect(forecast).toMatchObject({ medianViews: 200, sigma: 1, largestViews: 300 })
    expect(forecast?.provenance).toMatchObject({ basis: 'own', posts: 3, postsLeftOut: 3, sigmaBasis: 'default' })
    const many = forecastViews({ ...base, posts: posts(Array.from({ length: 50 }, (_, day) => (day < 30 ? 100 : 9))) })
    expect(many).toMatchObject({ medianViews: 100 })
  })
  it('falls back to the prior, then to followers × view rate, then to nothing', () => {
    const empty = { ...base, posts: [] }
    expect(forecastViews({ ...empty, prior })?.provenance.basis).toBe('prior')
    const byFollowers = forecastViews({ ...empty, followers: 50_000, viewRate: 0.3 })
    expect(byFollowers).toMatchObject({ medianViews: 15_000, provenance: { basis: 'followers', posts: 0 } })
    expect(byFollowers?.expectedViews).toBeCloseTo(15_000 * Math.exp(0.5), 6)
    expect(forecastViews(empty)).toBeNull()
    expect(forecastViews({ ...empty, followers: 0, viewRate: 0.3 })).toBeNull()
  })
  it('saturates repeated posts within the addressable audience', () => {
    expect(uniqueReachOfPosts(100, 1000, 1)).toBeCloseTo(100, 9)
    expect(uniqueReachOfPosts(100, 1000, 3)).toBeCloseTo(1000 * (1 - 0.9 ** 3), 9)
    expect(uniqueReachOfPosts(100, 50, 5)).toBe(100)
    expect(uniqueReachOfPosts(0, 50, 5)).toBe(0)
    const pack = packageReach({ expectedViewsPerPost: 1000, posts: 2, followers: 500, largestViews: 3000 })
    expect(pack).toMatchObject({ viewersPerPost: 680, addressable: 3000 })
    expect(pack.reachPersons).toBeCloseTo(3000 * (1 - (1 - 680 / 3000) ** 2), 9)
  })
})
