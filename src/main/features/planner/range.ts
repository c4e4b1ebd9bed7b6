import type { PlanRange } from '../../../shared/contract/planner'
import type { PlanAnswer } from '../../../shared/domain/planInstance'
import { rangeOf, simulateReach } from '../../workers/plan/monteCarlo'
import type { HeldInstance } from './instances'

/** Draws of a range: quantiles of net reach are then steady to half a percent. */
export const rangeDraws = 10_000

export type RangeWish = {
  /** spread of the logarithm of the factor that moves all creators of a campaign together */
  campaignSpread: number
  seed: number
  /** persons; null: no goal */
  goalPersons: number | null
}

/**
 * Net reach of a roster in simulated campaigns, unweighted persons of the audience. Views of every creator swing with
 * the spread of one of their posts, all posts of a package together, so that the range is rather too wide than too
 * narrow.
 *
 * @returns null for an empty roster
 */
export function rangeOfRoster(
  { instance, sigmaOf }: HeldInstance,
  roster: PlanAnswer['roster'],
  wish: RangeWish,
): PlanRange | null {
  if (roster.length === 0) return null
  const audience = instance.segments.flatMap((segment, s) => (segment.weight > 0 ? [{ ...segment, s }] : []))
  const wanted = new Map(roster.map((entry) => [entry.candidate, entry.package]))
  const shares = new Float64Array(roster.length * audience.length)
  const sigmas: number[] = []
  for (const candidate of instance.candidates) {
    const offer = candidate.packages.find((pack) => pack.id === wanted.get(candidate.id))
    if (!offer) continue
    const o = sigmas.length * audience.length
    for (const [a, { universe, s }] of audience.entries()) shares[o + a] = (offer.reach[s] ?? 0) / universe
    sigmas.push(sigmaOf.get(candidate.id) ?? 0)
  }
  const outcomes = simulateReach({
    weights: audience.map(({ universe }) => universe),
    shares,
    sigmas,
    commonSigma: wish.campaignSpread,
    draws: rangeDraws,
    seed: wish.seed,
  })
  const { p10, p50, p90, mean, goalProbability } = rangeOf(outcomes, wish.goalPersons)
  return {
    p10Persons: p10,
    p50Persons: p50,
    p90Persons: p90,
    variation:
      mean > 0 ? Math.sqrt(outcomes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / outcomes.length) / mean : 0,
    goalProbability,
    draws: rangeDraws,
    seed: wish.seed,
  }
}
