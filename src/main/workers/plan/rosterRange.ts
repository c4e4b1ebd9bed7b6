import { rangeOf, simulateReach } from './monteCarlo'

/** Draws of a range: quantiles of net reach are then steady to half a percent. */
export const rangeDraws = 10_000

export type RangeWish = {
  /** spread of the logarithm of the factor that moves all creators of a campaign together */
  campaignSpread: number
  seed: number
  /** persons; null: no goal */
  goalPersons: number | null
}

export type RosterRange = {
  p10Persons: number
  p50Persons: number
  p90Persons: number
  /** standard deviation over mean */
  variation: number
  goalProbability: number | null
  draws: number
  seed: number
}

/**
 * Net reach of a roster in simulated campaigns, unweighted persons of the audience. Views of every creator swing with
 * the spread of one of their posts, all posts of a package together, so that the range is rather too wide than too
 * narrow.
 *
 * @param members in a fixed order: the same order draws the same campaigns; persons reached, one number a segment
 * @returns null for an empty roster
 */
export function rosterRange(
  segments: readonly { universe: number; weight: number }[],
  members: readonly { reach: readonly number[]; sigma: number }[],
  wish: RangeWish,
): RosterRange | null {
  if (members.length === 0) return null
  const audience = segments.flatMap(({ universe, weight }, s) => (weight > 0 ? [{ universe, s }] : []))
  const shares = new Float64Array(members.length * audience.length)
  for (const [m, { reach }] of members.entries()) {
    const o = m * audience.length
    for (const [a, { universe, s }] of audience.entries()) shares[o + a] = (reach[s] ?? 0) / universe
  }
  const outcomes = simulateReach({
    weights: audience.map(({ universe }) => universe),
    shares,
    sigmas: members.map(({ sigma }) => sigma),
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
