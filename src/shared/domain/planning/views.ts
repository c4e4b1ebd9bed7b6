import { defaultSigma } from '../reach/forecast'
import type { RosterFact, ViewRate } from './facts'

/**
 * Expected views of one post: the stated average, else the stated median × exp(σ²/2) with σ = 1 (log-normal views,
 * decisions), else followers × the workspace's own views per follower for the platform and tier.
 *
 * @returns null when nothing is known to forecast from
 */
export function expectedViews(
  fact: RosterFact,
  viewRates: readonly ViewRate[],
): { viewsPerPost: number; basis: string } | null {
  if (fact.averageViews !== null) return { viewsPerPost: fact.averageViews, basis: 'average views stated' }
  if (fact.medianViews !== null) {
    return {
      viewsPerPost: fact.medianViews * Math.exp(defaultSigma ** 2 / 2),
      basis: 'median views stated × 1.65 (mean of a log-normal, σ 1)',
    }
  }
  const rate = viewRates.find((r) => r.platform === fact.platform && r.tier === fact.tier)
  if (fact.followers === null || !rate) return null
  return {
    viewsPerPost: fact.followers * rate.viewsPerFollower,
    basis: `followers × ${rate.viewsPerFollower.toFixed(2)}, the median of ${rate.accounts} ${rate.tier} accounts of this workspace`,
  }
}
