import { defaultSigma, packageReach } from '../reach/forecast'
import type { PlanTarget, RosterFact, ViewRate } from './facts'
import { planMethodOf } from './method'
import {
  outsideSegment,
  ownOffer,
  type PlanModel,
  type PlanModelCandidate,
  type PlanModelOffer,
  type PlanModelPackage,
  type PlanModelSegment,
  targetSegment,
} from './model'
import { totalCost } from './packages'
import { ownPrice } from './prices'
import type { PlanSettings } from './settings'
import { shareReader } from './shares'
import { expectedViews } from './views'

/** What a model is made from, as the workspace holds it. */
export type PlanModelInputs = {
  campaignId: string
  currency: string
  budgetMinor: number | null
  goalPersons: number | null
  /** persons of the audience that is not split; null is not known */
  universePersons: number | null
  universeBasis: string
  uniqueViewerRatio: number
  target: PlanTarget
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
  const { facts, settings } = inputs
  const inside = inputs.segments.length > 0 ? [...inputs.segments] : [wholeAudience(inputs)]
  const reader = shareReader(facts, inputs.target, inside, settings.assumptions.ownNicheShare)
  const countsOutside = settings.rules.some((rule) => rule.kind === 'audienceShare' && rule.isOn)
  const candidates: PlanModelCandidate[] = []
  const leftOut: PlanModel['leftOut'] = []
  let outsidePersons = 0
  for (const fact of facts) {
    const views = expectedViews(fact, inputs.viewRates)
    const packages = inputs.packages.get(fact.entryId) ?? []
    const own = packages.length > 0 ? null : ownPrice(fact, inputs.currency)
    if (own && 'reason' in own) {
      leftOut.push({ fact, reason: own.reason })
      continue
    }
    if (!views) {
      leftOut.push({
        fact,
        reason: 'No views are known, and there are too few creators like this one to estimate them from.',
      })
      continue
    }
    const shares = reader.ofSegments(fact)
    let isCapped = false
    const offerOf = (from: Pick<PlanModelOffer, 'id' | 'name' | 'posts' | 'costMinor' | 'costParts' | 'costBasis'>) => {
      const { reachPersons } = packageReach({
        expectedViewsPerPost: views.viewsPerPost,
        posts: from.posts,
        followers: fact.followers,
        largestViews: fact.largestViews,
        uniqueViewerRatio: inputs.uniqueViewerRatio,
      })
      const reach: number[] = []
      let inAudience = 0
      let solo = 0
      for (const [s, segment] of inside.entries()) {
        const persons = reachPersons * (shares[s] ?? 0)
        const held = Math.min(persons, segment.universePersons)
        isCapped ||= held < persons
        reach.push(held)
        inAudience += persons
        if (segment.weight > 0) solo += held
      }
      if (countsOutside) {
        const outside = Math.max(0, reachPersons - inAudience)
        reach.push(outside)
        outsidePersons = Math.max(outsidePersons, outside)
      }
      return {
        ...from,
        reachPersons: reach,
        soloReachPersons: solo,
        ...outcomesOf(fact, views, from.posts, reachPersons, settings),
      }
    }
    const offers: PlanModelOffer[] = own
      ? [
          offerOf({
            id: ownOffer,
            name: fact.posts === 1 ? '1 post' : `${fact.posts} posts`,
            posts: fact.posts,
            costMinor: own.costMinor,
            costParts: own.costParts,
            costBasis: own.basis,
          }),
        ]
      : packages.map((one) =>
          offerOf({ ...one, costMinor: totalCost(one.costParts), costBasis: 'package of this campaign' }),
        )
    const inTarget = inside.reduce((sum, segment, s) => sum + (segment.weight > 0 ? (shares[s] ?? 0) : 0), 0)
    candidates.push({
      fact,
      offers: offers.sort((a, b) => a.costMinor - b.costMinor || a.posts - b.posts),
      viewsPerPost: views.viewsPerPost,
      viewsBasis: views.basis,
      sigma: defaultSigma,
      inTargetShare: Math.min(1, inTarget),
      inTargetBasis: reader.basisOf(fact) + (isCapped ? '; no more than the whole segment counted' : ''),
    })
  }
  const outside = { id: outsideSegment, universePersons: Math.max(1, outsidePersons), weight: 0 }
  const segments = countsOutside ? [...inside, { ...nowhere, ...outside }] : inside
  return {
    campaignId: inputs.campaignId,
    currency: inputs.currency,
    budgetMinor: inputs.budgetMinor,
    goalPersons: inputs.goalPersons,
    universePersons: inside.reduce((sum, segment) => sum + (segment.weight > 0 ? segment.universePersons : 0), 0),
    universeBasis: inputs.universeBasis,
    segments,
    candidates,
    leftOut,
    settings,
    conflicts: inputs.conflicts,
    unavailable: inputs.unavailable,
    agents: new Map(facts.map((fact) => [fact.entryId, fact.agents.map(({ name }) => name)])),
    method: planMethodOf(inside, candidates, settings, inputs.currency),
    dataDate: candidates.reduce<string | null>((newest, { fact }) => laterOf(newest, fact.measuredOn), null),
  }
}

const nowhere = { country: null, age: null, gender: null, niche: null, source: null }

const wholeAudience = (inputs: PlanModelInputs): PlanModelSegment => ({
  ...nowhere,
  id: targetSegment,
  universePersons: inputs.universePersons ?? Number.POSITIVE_INFINITY,
  weight: 1,
  source: inputs.universeBasis,
})

const laterOf = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

/** What posts bring beside reach; null where the rate's basis or an assumption is missing, never a guess. */
function outcomesOf(
  fact: RosterFact,
  views: { viewsPerPost: number },
  posts: number,
  reachPersons: number,
  { assumptions }: PlanSettings,
): Pick<PlanModelOffer, 'engagements' | 'conversions' | 'revenueMinor'> {
  const allViews = views.viewsPerPost * posts
  const { conversionsPerThousandViews, orderValueMinor } = assumptions
  const conversions = conversionsPerThousandViews === null ? null : (allViews * conversionsPerThousandViews) / 1000
  return {
    engagements: engagementsOf(fact, allViews, posts, reachPersons),
    conversions,
    revenueMinor: conversions === null || orderValueMinor === null ? null : conversions * orderValueMinor,
  }
}

function engagementsOf(fact: RosterFact, allViews: number, posts: number, reachPersons: number): number | null {
  const rate = fact.engagementRate
  if (rate === null) return null
  switch (fact.engagementBasis) {
    case 'views':
      return allViews * rate
    case 'followers':
      return fact.followers === null ? null : fact.followers * rate * posts
    case 'reach':
      return reachPersons * rate
    default:
      return null
  }
}
