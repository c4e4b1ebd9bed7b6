import { packageReach } from '../reach/forecast'
import type { RosterFact } from './facts'
import type { PlanModelOffer, PlanModelSegment } from './model'
import type { PlanAssumptions } from './settings'

/** What posts of one creator reach and bring. */
export type Outcome = Pick<
  PlanModelOffer,
  'reachPersons' | 'soloReachPersons' | 'engagements' | 'conversions' | 'revenueMinor'
>

export type OutcomeInputs = {
  fact: RosterFact
  viewsPerPost: number
  uniqueViewerRatio: number
  /** share of viewers in each segment */
  shares: Float64Array
  /** without the segment of the viewers outside */
  segments: readonly PlanModelSegment[]
  /** whether the viewers outside all segments are counted behind the others */
  countsOutside: boolean
  assumptions: PlanAssumptions
}

/** What absurd figures end at, so that whatever is on record can be planned and written in the planner's format. */
const largestFigure = 1e15
const everybodyAlive = 1e10

/**
 * Different persons in each segment, never more than are in it, and expected engagements, conversions and revenue. What
 * rests on a rate or an assumption that is not known is null, never a guess.
 *
 * @returns `isCapped` where a segment holds fewer persons than the creator would reach in it
 */
export function outcomeOf(posts: number, inputs: OutcomeInputs): Outcome & { isCapped: boolean } {
  const { fact, viewsPerPost, uniqueViewerRatio, shares, segments, countsOutside, assumptions } = inputs
  const { reachPersons: allPersons } = packageReach({
    expectedViewsPerPost: viewsPerPost,
    posts,
    followers: fact.followers,
    largestViews: fact.largestViews,
    uniqueViewerRatio,
  })
  const reachPersons: number[] = []
  let isCapped = false
  let inSegments = 0
  let soloReachPersons = 0
  for (const [s, segment] of segments.entries()) {
    const persons = allPersons * (shares[s] ?? 0)
    const reached = Math.min(persons, segment.universePersons)
    isCapped ||= reached < persons
    reachPersons.push(reached)
    inSegments += persons
    if (segment.weight > 0) soloReachPersons += reached
  }
  if (countsOutside) reachPersons.push(Math.min(everybodyAlive, Math.max(0, allPersons - inSegments)))
  const views = viewsPerPost * posts
  const { conversionsPerThousandViews, orderValueMinor } = assumptions
  const conversions = conversionsPerThousandViews === null ? null : (views * conversionsPerThousandViews) / 1000
  return {
    reachPersons,
    soloReachPersons,
    engagements: held(engagementsOf(fact, views, posts, allPersons)),
    conversions: held(conversions),
    revenueMinor: held(conversions === null || orderValueMinor === null ? null : conversions * orderValueMinor),
    isCapped,
  }
}

const held = (figure: number | null) => (figure === null ? null : Math.min(largestFigure, figure))

function engagementsOf(fact: RosterFact, views: number, posts: number, reachPersons: number): number | null {
  const rate = fact.engagementRate
  if (rate === null) return null
  switch (fact.engagementBasis) {
    case 'views':
      return views * rate
    case 'followers':
      return fact.followers === null ? null : fact.followers * rate * posts
    case 'reach':
      return reachPersons * rate
    default:
      return null
  }
}
