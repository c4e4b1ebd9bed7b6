import { describe, expect, it } from 'vitest'
import { explainRoster, summarise } from '../../../../src/main/workers/plan/explain'
import { normalQuantile, rangeOf, simulateReach } from '../../../../src/main/workers/plan/monteCarlo'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { read, seeded, smallInstance } from './instances'

const shape = { segments: 3, candidates: 25, packages: 3, mostShare: 0.5, costs: 'flat' } as const

describe('explanations', () => {
  it('the marginal reach of a pick is what the roster loses without it, also beside a share of 1', () => {
    for (const mostShare of [0.5, 1]) {
      const instance = read(smallInstance(seeded(61), { ...shape, mostShare }))
      const { roster } = planInstance(instance)
      const whole = summarise(instance, roster)
      const { picks, leftOut } = explainRoster(instance, roster)
      expect(picks.length).toBe(roster.length)
      expect(picks.length + leftOut.length).toBe(instance.candidates.length)
      picks.forEach((pick, k) => {
        const rest = summarise(instance, roster.toSpliced(k, 1))
        expect(pick.marginalReachPersons).toBeCloseTo(whole.netReachPersons - rest.netReachPersons, 6)
        expect(pick.marginalReachPersons).toBeLessThanOrEqual(pick.soloReachPersons + 1e-9)
      })
      for (const out of leftOut) {
        const more = summarise(instance, [...roster, { candidate: out.candidate, package: out.package }])
        expect(out.addedReachPersons).toBeCloseTo(more.netReachPersons - whole.netReachPersons, 6)
      }
    }
  })
  it('says nothing where there is nothing', () => {
    const instance = read(smallInstance(seeded(62), shape))
    expect(explainRoster(instance, []).picks).toEqual([])
    expect(explainRoster(instance, []).leftOut[0]?.entryPrice).toBeNull()
    expect(summarise(instance, [])).toMatchObject({ cost: 0, frequency: null, costPerThousandNet: null })
  })
})

describe('ranges', () => {
  it('the quantile of the normal distribution', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655, 8)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.0902323062, 8)
    expect(normalQuantile(0.975)).toBeCloseTo(1.9599639845, 8)
  })
  it('reproduces the log-normal vectors of one creator far from saturation', () => {
    // share so small that reach is the view factor itself; mean 1, median exp(-sigma²/2)
    for (const [sigma, p10, p90] of [
      [0.8, 0.36, 2.79],
      [1, 0.28, 3.6],
      [1.2, 0.21, 4.65],
    ] as const) {
      const outcomes = simulateReach({
        weights: [1e9],
        shares: Float64Array.of(1e-9),
        sigmas: [sigma],
        commonSigma: 0,
        draws: 200_000,
        seed: 7,
      })
      const range = rangeOf(outcomes, null)
      expect(range.mean).toBeGreaterThan(0.98)
      expect(range.mean).toBeLessThan(1.02)
      expect(Math.abs(range.p10 / range.p50 / p10 - 1)).toBeLessThan(0.03)
      expect(Math.abs(range.p90 / range.p50 / p90 - 1)).toBeLessThan(0.03)
      expect(Math.abs(range.p50 / Math.exp((-sigma * sigma) / 2) - 1)).toBeLessThan(0.02)
    }
  })
  it('twenty equal creators vary as 1/√20 of one; a common factor takes that away', () => {
    const spread = (creators: number, commonSigma: number) => {
      const outcomes = simulateReach({
        weights: [1e12],
        shares: new Float64Array(creators).fill(1e-9),
        sigmas: new Array<number>(creators).fill(1),
        commonSigma,
        draws: 100_000,
        seed: 3,
      })
      const mean = outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length
      return Math.sqrt(outcomes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / outcomes.length) / mean
    }
    expect(spread(20, 0)).toBeCloseTo(0.29, 2)
    expect(spread(20, 0.3)).toBeGreaterThan(0.38)
  })
  it('is seeded, stays below the universe and counts the goal', () => {
    const input = {
      weights: [100, 50],
      shares: Float64Array.of(0.5, 0.2, 1, 0),
      sigmas: [1, 1.5],
      commonSigma: 0.2,
      draws: 5000,
      seed: 9,
    }
    const once = simulateReach(input)
    expect(simulateReach(input)).toEqual(once)
    expect(simulateReach({ ...input, seed: 10 })).not.toEqual(once)
    expect(once.at(-1)!).toBeLessThanOrEqual(150)
    expect(rangeOf(once, 0).goalProbability).toBe(1)
    expect(rangeOf(once, 151).goalProbability).toBe(0)
    expect(rangeOf(new Float64Array(0), 5)).toMatchObject({ mean: 0, goalProbability: null })
  })
})
