import {
  type CampaignCandidate,
  campaignCandidates,
  campaignInstance,
  type LeftOut,
  marginalReaches,
  type RosterFact,
} from '../../../shared/domain/campaignPlan'
import type { RunTask } from '../context'
import type { ProposalInputs } from './queries'
import { type ProposalPlanRequest, proposalPlanTask } from './tasks'

/** A creator of the roster with what he adds to it; the figures are null where price or views are not known. */
export type Proposed = {
  fact: RosterFact
  candidate: CampaignCandidate | null
  /** what the client is charged; known also where reach is not */
  costMinor: number | null
  addedPersons: number | null
}
export type FrontierPoint = { costMinor: number; netReachPersons: number; creators: number }

/** The proposal in figures, before words and before anything is left out for a reader. */
export type ProposalFigures = {
  /** how the roster came about */
  rosterBasis: 'chosen' | 'planned' | 'everyone'
  proposed: Proposed[]
  /** shortlisted and not proposed, with what each would add on top */
  alternates: { candidate: CampaignCandidate; wouldAddPersons: number | null }[]
  candidates: CampaignCandidate[]
  leftOut: LeftOut[]
  /** of those whose price is known; null where none is */
  costMinor: number | null
  netReachPersons: number | null
  /** null where nobody's reach is known */
  grossReachPersons: number | null
  largestReachPersons: number
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
  const { campaign, facts } = inputs
  const universe = campaign.universePersons
  const { candidates, leftOut } = campaignCandidates(
    facts,
    { ...campaign, universePersons: universe ?? Number.POSITIVE_INFINITY },
    inputs.viewRates,
  )
  const chosen = facts.filter((fact) => fact.status === 'proposed' || fact.status === 'booked')
  const canPlan = universe !== null && candidates.length > 0
  const request: ProposalPlanRequest = { plan: null, frontier: null }
  if (canPlan) {
    const all = candidates.reduce((sum, candidate) => sum + candidate.costMinor, 0)
    const budget = campaign.budgetMinor
    if (chosen.length === 0 && budget !== null) {
      request.plan = campaignInstance(candidates, { universePersons: universe, budgetMinor: budget })
    }
    const widest = Math.min(all, budget === null ? all : budget * 2)
    request.frontier = campaignInstance(candidates, { universePersons: universe, budgetMinor: widest })
  }
  const answer = canPlan ? await runTask(proposalPlanTask, request, { signal }) : { plan: null, frontier: null }
  const planned = new Set(answer.plan?.roster.map((pick) => pick.candidate))
  const rosterBasis = chosen.length > 0 ? 'chosen' : answer.plan ? 'planned' : 'everyone'
  const roster =
    rosterBasis === 'chosen'
      ? chosen
      : facts.filter((fact) => (rosterBasis === 'planned' ? planned.has(fact.entryId) : fact.planRule !== 'mustNot'))
  const byEntry = new Map(candidates.map((candidate) => [candidate.fact.entryId, candidate]))
  const known = roster.flatMap((fact) => byEntry.get(fact.entryId) ?? [])
  const reach = marginalReaches(
    known.map((candidate) => candidate.soloReachPersons),
    universe ?? 1,
  )
  const added = new Map(known.map((candidate, index) => [candidate.fact.entryId, reach.marginal[index] ?? 0]))
  const inRoster = new Set(roster.map((fact) => fact.entryId))
  const net = universe === null ? null : reach.net
  return {
    rosterBasis,
    proposed: roster.map((fact) => ({
      fact,
      candidate: byEntry.get(fact.entryId) ?? null,
      costMinor: chargedMinor(fact, campaign.currency),
      addedPersons: universe === null ? null : (added.get(fact.entryId) ?? null),
    })),
    alternates: candidates
      .filter(({ fact }) => !inRoster.has(fact.entryId) && fact.planRule !== 'mustNot')
      .map((candidate) => ({
        candidate,
        // the part of the audience that the roster leaves, of which the newcomer reaches the usual share
        wouldAddPersons:
          universe === null || net === null ? null : candidate.soloReachPersons * Math.max(0, 1 - net / universe),
      })),
    candidates,
    leftOut,
    costMinor: sumOfKnown(roster.map((fact) => chargedMinor(fact, campaign.currency))),
    netReachPersons: known.length > 0 ? net : null,
    grossReachPersons: known.length > 0 ? reach.gross : null,
    largestReachPersons: known.reduce((most, candidate) => Math.max(most, candidate.soloReachPersons), 0),
    frontier: answer.frontier && {
      isExact: answer.frontier.isExact,
      points: answer.frontier.points.flatMap(({ cost, objective, roster: picks }) =>
        cost === null || objective === null
          ? []
          : [{ costMinor: cost, netReachPersons: objective, creators: picks.length }],
      ),
    },
  }
}

/** The sum of what is known; null, not 0, where nothing is. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** The price of a candidate, also for one who cannot be planned for want of views. */
function chargedMinor(fact: RosterFact, currency: string): number | null {
  if (fact.chargedMinor !== null) return fact.chargedMinor
  return fact.rate?.currency === currency ? fact.rate.priceMinor * fact.posts : null
}
