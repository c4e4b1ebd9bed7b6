import { defaultSigma } from '../reach/forecast'
import type { PlanTarget, RosterFact, ViewRate } from './facts'
import { planMethodOf } from './method'
import {
  outsideSegment,
  ownOffer,
  type PlanModel,
  type PlanModelCandidate,
  type PlanModelOffer,
  type PlanModelOwn,
  type PlanModelPackage,
  type PlanModelSegment,
  targetSegment,
} from './model'
import { outcomeOf } from './offers'
import { totalCost } from './packages'
import { ownPrice } from './prices'
import type { PlanSettings } from './settings'
import { type ShareReader, shareReader } from './shares'
import { expectedViews } from './views'

/** What of a campaign its plans rest on; null is not known. */
export type PlanCampaign = {
  id: string
  currency: string
  budgetMinor: number | null
  targetReachPersons: number | null
  /** persons of the audience, where it is not split */
  universePersons: number | null
  universeSource: string | null
  uniqueViewerRatio: number
  target: PlanTarget
}

/** What a model is made from, as the workspace holds it. */
export type PlanModelInputs = {
  campaign: PlanCampaign
  /** roster entries that were not dropped */
  facts: readonly RosterFact[]
  viewRates: readonly ViewRate[]
  /** none: the audience is one */
  segments: readonly PlanModelSegment[]
  /** by entry; an entry without any has its own posts and fee */
  packages: ReadonlyMap<string, readonly PlanModelPackage[]>
  settings: PlanSettings
  conflicts: ReadonlySet<string>
  unavailable: ReadonlySet<string>
}

/**
 * Turns what is known of a roster into candidates with offers and reach, and names those who cannot be planned.
 *
 * An audience of unknown size is taken as endless: reach of single creators still holds, net reach does not.
 */
export function planModelOf(inputs: PlanModelInputs): PlanModel {
  const { campaign, facts, settings } = inputs
  const inside = inputs.segments.length > 0 ? [...inputs.segments] : [wholeAudience(campaign)]
  const reader = shareReader(facts, campaign.target, inside, settings.assumptions.ownNicheShare)
  const countsOutside = settings.rules.some((rule) => rule.kind === 'audienceShare' && rule.isOn)
  const candidates: PlanModelCandidate[] = []
  const leftOut: PlanModel['leftOut'] = []
  for (const fact of facts) {
    const made = candidateOf(fact, inputs, reader, inside, countsOutside)
    if ('reason' in made) leftOut.push({ fact, reason: made.reason })
    else candidates.push(made)
  }
  return {
    campaignId: campaign.id,
    currency: campaign.currency,
    budgetMinor: campaign.budgetMinor,
    goalPersons: campaign.targetReachPersons,
    universePersons: inside.reduce((sum, segment) => sum + (segment.weight > 0 ? segment.universePersons : 0), 0),
    universeBasis: inputs.segments.length > 0 ? sourcesOf(inputs.segments) : basisOf(campaign),
    segments: countsOutside ? [...inside, everybodyOutside(candidates)] : inside,
    candidates,
    leftOut,
    settings,
    conflicts: inputs.conflicts,
    unavailable: inputs.unavailable,
    agents: new Map(facts.map((fact) => [fact.entryId, fact.agents.map(({ name }) => name)])),
    method: planMethodOf(inside, candidates, settings, campaign.currency),
    dataDate: candidates.reduce<string | null>((newest, { fact }) => laterOf(newest, fact.measuredOn), null),
  }
}

function candidateOf(
  fact: RosterFact,
  inputs: PlanModelInputs,
  reader: ShareReader,
  segments: readonly PlanModelSegment[],
  countsOutside: boolean,
): PlanModelCandidate | { reason: string } {
  const price = ownPrice(fact, inputs.campaign.currency)
  const packages = inputs.packages.get(fact.entryId) ?? []
  if (packages.length === 0 && 'reason' in price) return price
  const views = expectedViews(fact, inputs.viewRates)
  if (!views)
    return { reason: 'No views are known, and there are too few creators like this one to estimate them from.' }
  const shares = reader.ofSegments(fact)
  const { uniqueViewerRatio } = inputs.campaign
  const { assumptions } = inputs.settings
  const { viewsPerPost } = views
  const from = { fact, viewsPerPost, uniqueViewerRatio, shares, segments, countsOutside, assumptions }
  const { isCapped: isOwnCapped, ...outcome } = outcomeOf(fact.posts, from)
  const own: PlanModelOwn = {
    posts: fact.posts,
    price: 'reason' in price ? null : price,
    ...outcome,
  }
  let isCapped = isOwnCapped
  const offers = packages.map((one): PlanModelOffer => {
    const { isCapped: isThisCapped, ...brings } = outcomeOf(one.posts, from)
    isCapped ||= isThisCapped
    return { ...one, costMinor: totalCost(one.costParts), costBasis: 'package of this campaign', ...brings }
  })
  if (packages.length === 0 && !('reason' in price)) {
    const { costMinor, costParts, basis } = price
    const name = fact.posts === 1 ? '1 post' : `${fact.posts} posts`
    offers.push({ id: ownOffer, name, posts: fact.posts, costMinor, costParts, costBasis: basis, ...outcome })
  }
  const inTarget = segments.reduce((sum, segment, s) => sum + (segment.weight > 0 ? (shares[s] ?? 0) : 0), 0)
  return {
    fact,
    offers: offers.sort((a, b) => a.costMinor - b.costMinor || a.posts - b.posts),
    own,
    viewsPerPost,
    viewsBasis: views.basis,
    sigma: defaultSigma,
    inTargetShare: Math.min(1, inTarget),
    inTargetBasis: reader.basisOf(fact) + (isCapped ? '; no more than the whole segment counted' : ''),
  }
}

const nowhere = { country: null, age: null, gender: null, niche: null, source: null }

const basisOf = (campaign: PlanCampaign) => campaign.universeSource ?? 'entered by hand'

function sourcesOf(segments: readonly PlanModelSegment[]): string {
  const sources = [...new Set(segments.flatMap(({ source }) => source ?? []))]
  return sources.length === 0 ? 'segments entered by hand' : sources.slice(0, 3).join('; ')
}

const wholeAudience = (campaign: PlanCampaign): PlanModelSegment => ({
  ...nowhere,
  id: targetSegment,
  universePersons: campaign.universePersons ?? Number.POSITIVE_INFINITY,
  weight: 1,
  source: basisOf(campaign),
})

/** Large enough for everybody's viewers at once, so that no viewer outside is counted as one with another's. */
const everybodyOutside = (candidates: readonly PlanModelCandidate[]): PlanModelSegment => ({
  ...nowhere,
  id: outsideSegment,
  weight: 0,
  universePersons: Math.min(
    mostPersons,
    Math.max(
      1,
      candidates.reduce(
        (sum, { offers }) =>
          sum + offers.reduce((most, { reachPersons }) => Math.max(most, reachPersons.at(-1) ?? 0), 0),
        0,
      ),
    ),
  ),
})

/** Largest segment of the planner's format. */
const mostPersons = 1e12

const laterOf = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
