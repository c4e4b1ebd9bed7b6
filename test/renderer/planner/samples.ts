import type { PlanCandidate, PlanOffer, PlanPick } from '../../../src/shared/contract/planner'
import { noCost } from '../../../src/shared/domain/planning/packages'

export function planId(n: number): string {
  return `0193f3a0-0000-7000-8000-${String(n).padStart(12, '0')}`
}

type OfferPart = Partial<PlanOffer>

/** A candidate as the engine tells of one; what a test is about is given. */
export function planCandidate(
  n: number,
  change: Partial<Omit<PlanCandidate, 'offers'>> & { offers?: OfferPart[] } = {},
): PlanCandidate {
  const { offers = [{}], ...rest } = change
  return {
    entryId: planId(n),
    accountId: planId(1_000_000 + n),
    creatorId: planId(2_000_000 + n),
    handle: `creator.${n}`,
    displayName: null,
    platform: 'tiktok',
    tier: 'micro',
    niches: [],
    country: null,
    language: null,
    agents: [],
    engagementRate: 0.04,
    engagementBasis: null,
    status: 'shortlisted',
    viewsPerPost: 10_000,
    viewsBasis: 'median',
    sigma: 0.8,
    inTargetShare: 0.5,
    inTargetBasis: 'stated',
    planRule: 'open',
    ...rest,
    offers: offers.map((offer) => ({
      id: 'own',
      name: 'One video',
      posts: 1,
      costMinor: 50_000,
      costParts: { ...noCost, creatorFee: 50_000 },
      costBasis: 'offer',
      soloReachPersons: 3000,
      engagements: 400,
      conversions: null,
      revenueMinor: null,
      ...offer,
    })),
  }
}

/** The candidate in a plan, by its first offer unless another is named. */
export function planPick(candidate: PlanCandidate, change: Partial<PlanPick> = {}): PlanPick {
  const offer = candidate.offers.find(({ id }) => id === change.offerId) ?? candidate.offers[0]
  if (!offer) throw new Error('a candidate has an offer')
  return {
    entryId: candidate.entryId,
    offerId: offer.id,
    offer: offer.name,
    posts: offer.posts,
    costMinor: offer.costMinor,
    soloReachPersons: offer.soloReachPersons,
    marginalReachPersons: offer.soloReachPersons * 0.8,
    costPerThousandNewMinor: null,
    engagements: offer.engagements,
    ...change,
  }
}
