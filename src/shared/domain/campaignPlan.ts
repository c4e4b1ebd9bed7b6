import type { PlanInstance } from './planInstance'
import type { AudienceShare, PlanTarget, RosterFact, ViewRate } from './planning/facts'
import { defaultSigma, median, packageReach } from './reach/forecast'

export type { AudienceShare, PlanTarget, RosterFact, ViewRate } from './planning/facts'

export type CampaignCandidate = {
  fact: RosterFact
  costMinor: number
  costBasis: string
  viewsPerPost: number
  viewsBasis: string
  /** 0 to 1 */
  inTargetShare: number
  inTargetBasis: string
  /** different persons of the target audience reached by this creator alone */
  soloReachPersons: number
}
export type LeftOut = { fact: RosterFact; reason: string }

/** How the figures come about, for the line under them. */
export const planMethod =
  'Net reach by conditional independence in one segment: universe × (1 − Π(1 − reach ÷ universe)). Reach of a creator: expected views × unique-viewer ratio, repeated posts saturating within the larger of followers and largest views, × share of viewers in the target audience.'

/**
 * Turns the facts of a roster into candidates with cost and reach, and names those who cannot be planned.
 *
 * Expected views are the stated average, else the stated median × exp(σ²/2) with σ = 1 (log-normal views, decisions),
 * else followers × the workspace's own views per follower for the platform and tier. Audience shares are marginals,
 * so their joint is the product (decisions). A dimension that a creator does not state takes the median of the
 * candidates who do.
 *
 * @param facts roster entries that were not dropped
 * @param campaign universe in persons; ratio of persons per view, 0 to 1
 */
export function campaignCandidates(
  facts: readonly RosterFact[],
  campaign: { currency: string; universePersons: number; uniqueViewerRatio: number; target: PlanTarget },
  viewRates: readonly ViewRate[],
): { candidates: CampaignCandidate[]; leftOut: LeftOut[] } {
  const candidates: CampaignCandidate[] = []
  const leftOut: LeftOut[] = []
  const usual = usualShares(facts, campaign.target)
  for (const fact of facts) {
    const cost = costOf(fact, campaign.currency)
    if ('reason' in cost) {
      leftOut.push({ fact, reason: cost.reason })
      continue
    }
    const views = viewsOf(fact, viewRates)
    if (!views) {
      leftOut.push({
        fact,
        reason: 'No views are known, and there are too few creators like this one to estimate them from.',
      })
      continue
    }
    const inTarget = inTargetShare(fact.audience, campaign.target, usual)
    const { reachPersons } = packageReach({
      expectedViewsPerPost: views.viewsPerPost,
      posts: fact.posts,
      followers: fact.followers,
      largestViews: fact.largestViews,
      uniqueViewerRatio: campaign.uniqueViewerRatio,
    })
    candidates.push({
      fact,
      costMinor: cost.costMinor,
      costBasis: cost.basis,
      viewsPerPost: views.viewsPerPost,
      viewsBasis: views.basis,
      inTargetShare: inTarget.share,
      inTargetBasis: inTarget.basis,
      soloReachPersons: Math.min(campaign.universePersons, reachPersons * inTarget.share),
    })
  }
  return { candidates, leftOut }
}

function costOf(fact: RosterFact, currency: string): { costMinor: number; basis: string } | { reason: string } {
  if (fact.chargedMinor !== null) return { costMinor: fact.chargedMinor, basis: 'fee of this campaign' }
  if (!fact.rate) return { reason: 'No price is known. Add a fee or a rate.' }
  if (fact.rate.currency !== currency)
    return { reason: `The rate is in ${fact.rate.currency}, the campaign in ${currency}. Add a fee in ${currency}.` }
  return {
    costMinor: fact.rate.priceMinor * fact.posts,
    basis: fact.posts === 1 ? 'newest rate' : `newest rate × ${fact.posts} posts`,
  }
}

function viewsOf(fact: RosterFact, viewRates: readonly ViewRate[]): { viewsPerPost: number; basis: string } | null {
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

const dimensions = ['country', 'age', 'gender'] as const
type Dimension = (typeof dimensions)[number]
const wantedOf = (target: PlanTarget): Record<Dimension, readonly string[]> => ({
  country: target.countries,
  age: target.ages,
  gender: target.genders,
})

function statedShare(
  audience: readonly AudienceShare[],
  dimension: Dimension,
  wanted: readonly string[],
): number | null {
  const stated = audience.filter((share) => share.dimension === dimension)
  if (stated.length === 0) return null
  return Math.min(
    1,
    stated.filter((share) => wanted.includes(share.key)).reduce((sum, share) => sum + share.share, 0),
  )
}

type UsualShares = Record<Dimension, { share: number; creators: number } | null>
function usualShares(facts: readonly RosterFact[], target: PlanTarget): UsualShares {
  const wanted = wantedOf(target)
  const usual: UsualShares = { country: null, age: null, gender: null }
  for (const dimension of dimensions) {
    const stated = facts
      .map((fact) => statedShare(fact.audience, dimension, wanted[dimension]))
      .filter((share) => share !== null)
    const middle = median(stated)
    usual[dimension] = middle === null ? null : { share: middle, creators: stated.length }
  }
  return usual
}

function inTargetShare(
  audience: readonly AudienceShare[],
  target: PlanTarget,
  usual: UsualShares,
): { share: number; basis: string } {
  const wanted = wantedOf(target)
  let share = 1
  const said: string[] = []
  for (const dimension of dimensions) {
    if (wanted[dimension].length === 0) continue
    const own = statedShare(audience, dimension, wanted[dimension])
    if (own !== null) {
      share *= own
      said.push(`${dimension} stated`)
    } else if (usual[dimension]) {
      share *= usual[dimension].share
      said.push(`${dimension} not stated, median of ${usual[dimension].creators} creators`)
    } else {
      said.push(`${dimension} not known, everyone counted`)
    }
  }
  return { share, basis: said.length === 0 ? 'no target set, everyone counted' : said.join('; ') }
}

/** One package a candidate, one segment: the target audience. `must` and `mustNot` become constraints. */
export function campaignInstance(
  candidates: readonly CampaignCandidate[],
  campaign: { universePersons: number; budgetMinor: number },
): PlanInstance {
  const idsOf = (rule: RosterFact['planRule']) =>
    candidates.filter((c) => c.fact.planRule === rule).map((c) => c.fact.entryId)
  const must = idsOf('must')
  const mustNot = idsOf('mustNot')
  return {
    format: 'callboard-plan-1',
    budget: campaign.budgetMinor,
    objective: { kind: 'netReach' },
    segments: [{ id: 'target', universe: campaign.universePersons, weight: 1 }],
    candidates: candidates.map((c) => ({
      id: c.fact.entryId,
      attributes: {},
      packages: [
        {
          id: `${c.fact.posts}`,
          cost: c.costMinor,
          reach: [c.soloReachPersons],
          engagements: 0,
          conversions: 0,
          revenue: 0,
        },
      ],
    })),
    constraints: [
      ...(must.length > 0 ? [{ kind: 'include' as const, ids: must }] : []),
      ...(mustNot.length > 0 ? [{ kind: 'exclude' as const, ids: mustNot }] : []),
    ],
    options: { gap: 0, timeLimitMs: 10_000, seed: 1 },
  }
}

/**
 * What each member of a roster adds: persons that would be lost without that creator, by conditional independence in
 * one segment.
 *
 * @param soloReaches persons, each at most the universe
 * @returns net and gross reach of all, and the marginal reach of each in the order given
 */
export function marginalReaches(
  soloReaches: readonly number[],
  universePersons: number,
): { net: number; gross: number; marginal: number[] } {
  const missed = soloReaches.map((reach) => 1 - Math.min(1, reach / universePersons))
  // Products of all before and all behind, so that a creator who reaches everybody is no division by zero.
  const before: number[] = []
  let product = 1
  for (const share of missed) {
    before.push(product)
    product *= share
  }
  const marginal = new Array<number>(missed.length).fill(0)
  let behind = 1
  for (let i = missed.length - 1; i >= 0; i -= 1) {
    marginal[i] = universePersons * (before[i] ?? 1) * behind * (1 - (missed[i] ?? 1))
    behind *= missed[i] ?? 1
  }
  return { net: universePersons * (1 - product), gross: soloReaches.reduce((sum, reach) => sum + reach, 0), marginal }
}
