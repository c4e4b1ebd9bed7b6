import type { PlanFigures, PlanPick, PlanRange } from '../../../shared/contract/planner'
import type { PlanAnswer } from '../../../shared/domain/planInstance'
import type { PlanModel, PlanModelCandidate, PlanModelOffer } from '../../../shared/domain/planning/model'
import { costParts } from '../../../shared/domain/planning/packages'
import { marginalsOf, netReachOf } from '../../workers/plan/explain'

type Chosen = { candidate: PlanModelCandidate; offer: PlanModelOffer }

/** Entries of a roster that the model knows, in its order. */
export function chosenOf(model: PlanModel, roster: PlanAnswer['roster']): Chosen[] {
  const wanted = new Map(roster.map((entry) => [entry.candidate, entry.package]))
  return model.candidates.flatMap((candidate) => {
    const offer = candidate.offers.find(({ id }) => id === wanted.get(candidate.fact.entryId))
    return offer ? [{ candidate, offer }] : []
  })
}

/**
 * What a roster costs and brings, worked out from the model alone and not from what the solver says. Sums leave out
 * what is not known; a sum of nothing known is null, never 0.
 */
export function rosterFigures(
  model: PlanModel,
  roster: PlanAnswer['roster'],
  range: PlanRange | null,
): { figures: PlanFigures; picks: PlanPick[] } {
  const chosen = chosenOf(model, roster)
  const segments = model.segments.map(({ universePersons, weight }) => ({ universe: universePersons, weight }))
  const reaches = chosen.map(({ offer }) => offer.reachPersons)
  const net = netReachOf(segments, reaches)
  const gross = sumOf(chosen, ({ offer }) => offer.soloReachPersons)
  const costMinor = sumOf(chosen, ({ offer }) => offer.costMinor)
  const marginals = marginalsOf(segments, reaches)
  const figures: PlanFigures = {
    creators: chosen.length,
    posts: sumOf(chosen, ({ offer }) => offer.posts),
    costMinor,
    netReachPersons: net,
    grossReachPersons: gross,
    frequency: net > 0 ? gross / net : null,
    costPerThousandNetMinor: net > 0 ? (1000 * costMinor) / net : null,
    engagements: knownSum(chosen.map(({ offer }) => offer.engagements)),
    engagementsUnknown: chosen.filter(({ offer }) => offer.engagements === null).length,
    conversions: knownSum(chosen.map(({ offer }) => offer.conversions)),
    revenueMinor: knownSum(chosen.map(({ offer }) => offer.revenueMinor)),
    costParts: costPartsOf(chosen),
    tiers: tiersOf(chosen),
    range,
  }
  const picks = chosen.map(({ candidate, offer }, k): PlanPick => {
    const marginal = marginals[k] ?? 0
    return {
      entryId: candidate.fact.entryId,
      offerId: offer.id,
      offer: offer.name,
      posts: offer.posts,
      costMinor: offer.costMinor,
      soloReachPersons: offer.soloReachPersons,
      marginalReachPersons: marginal,
      costPerThousandNewMinor: marginal > 0 ? (1000 * offer.costMinor) / marginal : null,
      engagements: offer.engagements,
    }
  })
  return { figures, picks }
}

function sumOf(chosen: readonly Chosen[], figure: (one: Chosen) => number): number {
  return chosen.reduce((sum, one) => sum + figure(one), 0)
}

function knownSum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function costPartsOf(chosen: readonly Chosen[]): PlanFigures['costParts'] {
  const parts: PlanFigures['costParts'] = {}
  for (const part of costParts) {
    const minor = sumOf(chosen, ({ offer }) => offer.costParts[part])
    if (minor > 0) parts[part] = minor
  }
  return parts
}

/** Where the money goes, the dearest tier first. */
function tiersOf(chosen: readonly Chosen[]): PlanFigures['tiers'] {
  const tiers = new Map<string | null, PlanFigures['tiers'][number]>()
  for (const { candidate, offer } of chosen) {
    const { tier } = candidate.fact
    const known = tiers.get(tier) ?? { tier, creators: 0, costMinor: 0, grossPersons: 0 }
    tiers.set(tier, known)
    known.creators += 1
    known.costMinor += offer.costMinor
    known.grossPersons += offer.soloReachPersons
  }
  return [...tiers.values()].sort((a, b) => b.costMinor - a.costMinor)
}
