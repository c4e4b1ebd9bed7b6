import { CallboardError } from '../../../shared/contract/define'
import type { PlanInstance } from '../../../shared/domain/planInstance'
import { planModelOf } from '../../../shared/domain/planning/build'
import type { RosterFact } from '../../../shared/domain/planning/facts'
import { planInstanceOf } from '../../../shared/domain/planning/instance'
import {
  ownOffer,
  type PlanModel,
  type PlanModelCandidate,
  type PlanModelOffer,
} from '../../../shared/domain/planning/model'
import { rosterReachOf } from '../../../shared/domain/planning/netReach'
import { ownPrice } from '../../../shared/domain/planning/prices'
import type { RosterRange } from '../../workers/plan/rosterRange'
import type { RunTask } from '../context'
import type { ProposalInputs } from './queries'
import { type ProposalPlanRequest, type ProposalRangeRequest, proposalPlanTask, proposalRangeTask } from './tasks'

/** What a creator of the roster is booked for. */
export type ProposedOffer = {
  posts: number
  costMinor: number | null
  costBasis: string | null
  /** what the creator gets of it and what the agency keeps; null is not known */
  feeMinor: number | null
  marginMinor: number | null
  reachPersons: readonly number[]
  soloReachPersons: number
}

/** A creator of the roster with what he adds to it; the figures are null where price or views are not known. */
export type Proposed = {
  fact: RosterFact
  candidate: PlanModelCandidate | null
  offer: ProposedOffer | null
  posts: number
  /** what the client is charged; known also where reach is not */
  costMinor: number | null
  addedPersons: number | null
}
export type FrontierPoint = { costMinor: number; netReachPersons: number; creators: number }

/** The proposal in figures, before words and before anything is left out for a reader. */
export type ProposalFigures = {
  /** how the roster came about */
  rosterBasis: 'chosen' | 'planned' | 'everyone'
  /** persons of the audience; null is not known */
  universePersons: number | null
  universeSource: string | null
  segments: PlanModel['segments']
  proposed: Proposed[]
  /** shortlisted and not proposed, with what each would add on top */
  alternates: { candidate: PlanModelCandidate; costMinor: number | null; wouldAddPersons: number | null }[]
  candidates: PlanModelCandidate[]
  leftOut: PlanModel['leftOut']
  /** of those whose price is known; null where none is */
  costMinor: number | null
  netReachPersons: number | null
  /** null where nobody's reach is known */
  grossReachPersons: number | null
  /** what net reach cannot leave, whatever the overlaps are */
  lowestReachPersons: number | null
  highestReachPersons: number | null
  largestReachPersons: number
  /** of simulated campaigns; null where reach is not known */
  range: RosterRange | null
  frontier: { points: FrontierPoint[]; isExact: boolean } | null
}

/**
 * Those proposed or booked are the roster; with none of them the planner's roster for the budget; without a budget
 * the whole shortlist.
 */
export async function proposalFigures(
  inputs: ProposalInputs,
  runTask: RunTask,
  signal: AbortSignal,
): Promise<ProposalFigures> {
  const { campaign, facts, plan } = inputs
  const model = planModelOf({ ...plan, campaign, facts })
  const { candidates, leftOut, segments, currency } = model
  const universe = Number.isFinite(model.universePersons) ? model.universePersons : null
  const chosen = facts.filter((fact) => fact.status === 'proposed' || fact.status === 'booked')
  const request = universe === null ? { plan: null, frontier: null } : requestOf(model, chosen.length === 0)
  const answer =
    request.plan || request.frontier
      ? await runTask(proposalPlanTask, request, { signal })
      : { plan: null, frontier: null }
  const planned = new Map(answer.plan?.roster.map((pick) => [pick.candidate, pick.package]))
  const rosterBasis = chosen.length > 0 ? 'chosen' : answer.plan ? 'planned' : 'everyone'
  const roster =
    rosterBasis === 'chosen'
      ? chosen
      : facts.filter((fact) => (rosterBasis === 'planned' ? planned.has(fact.entryId) : fact.planRule !== 'mustNot'))
  const byEntry = new Map(candidates.map((candidate) => [candidate.fact.entryId, candidate]))
  const members = roster.map((fact) => {
    const candidate = byEntry.get(fact.entryId) ?? null
    const packageId = planned.get(fact.entryId)
    const pick = packageId === ownOffer ? undefined : candidate?.offers.find(({ id }) => id === packageId)
    return { fact, candidate, offer: candidate && (pick ? offeredAs(pick) : rosterOffer(candidate)) }
  })
  const known = members.flatMap(({ offer }) => offer ?? [])
  const reach =
    universe === null
      ? null
      : rosterReachOf(
          segments,
          known.map(({ reachPersons }) => reachPersons),
        )
  const added = new Map(known.map((offer, index) => [offer, reach?.marginalPersons[index] ?? null]))
  const inRoster = new Set(roster.map((fact) => fact.entryId))
  const proposed = members.map(({ fact, candidate, offer }): Proposed => {
    const price = ownPrice(fact, currency)
    return {
      fact,
      candidate,
      offer,
      posts: offer?.posts ?? fact.posts,
      costMinor: offer ? offer.costMinor : 'reason' in price ? null : price.costMinor,
      addedPersons: (offer && added.get(offer)) ?? null,
    }
  })
  const isKnown = known.length > 0
  const range = isKnown && reach ? await runTask(proposalRangeTask, rangeRequestOf(model, members), { signal }) : null
  const isWeighed = segments.some(({ weight }) => weight > 0 && weight !== 1)
  const netOf = unweightedReach(model)
  return {
    rosterBasis,
    universePersons: universe,
    universeSource: plan.segments.length > 0 ? model.universeBasis : campaign.universeSource,
    segments,
    proposed,
    alternates: candidates
      .filter(({ fact }) => !inRoster.has(fact.entryId) && fact.planRule !== 'mustNot')
      .flatMap((candidate) => {
        const offer = candidate.offers[0]
        if (!offer) return []
        // the part of each segment that the roster leaves, of which the newcomer reaches the usual share
        const wouldAdd = offer.reachPersons.reduce(
          (sum, persons, s) => sum + ((segments[s]?.weight ?? 0) > 0 ? persons * (reach?.missed[s] ?? 1) : 0),
          0,
        )
        return [{ candidate, costMinor: offer.costMinor, wouldAddPersons: reach === null ? null : wouldAdd }]
      }),
    candidates,
    leftOut,
    costMinor: sumOfKnown(proposed.map(({ costMinor }) => costMinor)),
    netReachPersons: isKnown && reach ? reach.netPersons : null,
    grossReachPersons: isKnown ? known.reduce((sum, offer) => sum + offer.soloReachPersons, 0) : null,
    lowestReachPersons: isKnown && reach ? reach.lowestPersons : null,
    highestReachPersons: isKnown && reach ? reach.highestPersons : null,
    largestReachPersons: known.reduce((most, offer) => Math.max(most, offer.soloReachPersons), 0),
    range,
    frontier: answer.frontier && {
      isExact: answer.frontier.isExact,
      points: answer.frontier.points.flatMap(({ cost, objective, roster: picks }) =>
        cost === null || objective === null
          ? []
          : [{ costMinor: cost, netReachPersons: isWeighed ? netOf(picks) : objective, creators: picks.length }],
      ),
    },
  }
}

/** As the planner draws it: by its seed and spread, creators in its order. */
function rangeRequestOf(
  { segments, settings: { assumptions }, goalPersons }: PlanModel,
  members: readonly Pick<Proposed, 'candidate' | 'offer'>[],
): ProposalRangeRequest {
  return {
    segments: segments.map(({ universePersons, weight }) => ({ universe: universePersons, weight })),
    members: members.flatMap(({ candidate, offer }) =>
      candidate && offer ? [{ reach: offer.reachPersons, sigma: candidate.sigma }] : [],
    ),
    wish: { campaignSpread: assumptions.campaignSpread, seed: assumptions.seed, goalPersons },
  }
}

/** Plans by the campaign's own aim and rules; the curve is always of net reach. What cannot be planned is left out. */
function requestOf(model: PlanModel, isRosterOpen: boolean): ProposalPlanRequest {
  const { candidates, budgetMinor, settings } = model
  if (candidates.length === 0) return { plan: null, frontier: null }
  const all = candidates.reduce((sum, { offers }) => sum + (offers.at(-1)?.costMinor ?? 0), 0)
  const widest = Math.min(all, budgetMinor === null ? all : budgetMinor * 2)
  const canPlan = isRosterOpen && (budgetMinor !== null || settings.objective.kind === 'cheapest')
  const byReach: PlanModel = { ...model, settings: { ...settings, objective: { kind: 'netReach' } } }
  return {
    plan: canPlan ? instanceOrNone(model, budgetMinor) : null,
    frontier: widest > 0 ? instanceOrNone(byReach, widest) : null,
  }
}

function instanceOrNone(model: PlanModel, budgetMinor: number | null): PlanInstance | null {
  try {
    return planInstanceOf(model, budgetMinor)
  } catch (error) {
    if (error instanceof CallboardError && error.code === 'plan_invalid') return null
    throw error
  }
}

/** Posts and price of the roster; without a price there the cheapest package of as many posts. */
function rosterOffer({ own, offers }: PlanModelCandidate): ProposedOffer {
  const offered = own.price ? undefined : offers.find(({ posts }) => posts === own.posts)
  if (offered) return offeredAs(offered)
  const { price, posts, reachPersons, soloReachPersons } = own
  return {
    posts,
    costMinor: price?.costMinor ?? null,
    costBasis: price?.basis ?? null,
    feeMinor: null,
    marginMinor: null,
    reachPersons,
    soloReachPersons,
  }
}

function offeredAs(offer: PlanModelOffer): ProposedOffer {
  const { posts, costMinor, costBasis, costParts, reachPersons, soloReachPersons } = offer
  const { creatorFee: feeMinor, margin: marginMinor } = costParts
  return { posts, costMinor, costBasis, feeMinor, marginMinor, reachPersons, soloReachPersons }
}

/** Net reach of rosters, whatever the segments weigh in the plan. */
function unweightedReach({ segments, candidates }: PlanModel) {
  const offersOf = new Map(candidates.map(({ fact, offers }) => [fact.entryId, offers]))
  return (picks: readonly { candidate: string; package: string }[]): number =>
    rosterReachOf(
      segments,
      picks.flatMap((pick) => {
        const offer = offersOf.get(pick.candidate)?.find(({ id }) => id === pick.package)
        return offer ? [offer.reachPersons] : []
      }),
    ).netPersons
}

/** The sum of what is known; null, not 0, where nothing is. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
