import type { PlanCandidate } from '../../../shared/contract/planner'
import type { PlanModel, PlanModelCandidate } from '../../../shared/domain/planning/model'

/** Who can be planned and at what cost and reach, and who cannot. */
export function candidatesOf(model: PlanModel) {
  return {
    currency: model.currency,
    universePersons: model.universePersons,
    universeBasis: model.universeBasis,
    segments: model.segments.filter(({ weight }) => weight > 0).length,
    candidates: model.candidates.map((candidate) => toCandidate(candidate, model)),
    leftOut: model.leftOut.map(({ fact, reason }) => ({ entryId: fact.entryId, handle: fact.handle, reason })),
    method: model.method,
    dataDate: model.dataDate,
  }
}

function toCandidate(candidate: PlanModelCandidate, model: PlanModel): PlanCandidate {
  const { fact } = candidate
  return {
    entryId: fact.entryId,
    accountId: fact.accountId,
    creatorId: fact.creatorId,
    handle: fact.handle,
    displayName: fact.displayName,
    platform: fact.platform,
    tier: fact.tier,
    niches: fact.niches,
    country: fact.country,
    language: fact.languages[0] ?? null,
    agents: [...(model.agents.get(fact.entryId) ?? [])],
    engagementRate: fact.engagementRate,
    engagementBasis: fact.engagementBasis,
    status: fact.status === 'dropped' ? 'shortlisted' : fact.status,
    offers: candidate.offers.map(({ reachPersons: _, ...offer }) => offer),
    viewsPerPost: candidate.viewsPerPost,
    viewsBasis: candidate.viewsBasis,
    sigma: candidate.sigma,
    inTargetShare: candidate.inTargetShare,
    inTargetBasis: candidate.inTargetBasis,
    planRule: fact.planRule,
  }
}
