import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { rosterFigures } from './check'
import { entryPricer } from './entryPrice'

/** Why somebody is in the roster. Persons are unweighted; money is in minor units. */
export type InReason = {
  candidate: string
  package: string
  cost: number
  soloReachPersons: number
  /** persons the roster would lose without this creator */
  marginalReachPersons: number
  /** cost of a thousand persons that only this creator adds; null when nobody is added */
  costPerThousandNew: number | null
}

/** Why somebody is not: what the best package would add, and the price at which it would pay. */
export type OutReason = {
  candidate: string
  package: string
  cost: number
  addedReachPersons: number
  costPerThousandNew: number | null
  /** at or below this price the roster is better with the package ({@link entryPricer}); null without picks */
  entryPrice: number | null
}

/** Marginal net reach and cost per thousand net new of each pick, and the entry price of everybody left out. */
export function explainRoster(
  instance: PlanInstance,
  roster: PlanAnswer['roster'],
): { picks: InReason[]; leftOut: OutReason[] } {
  const { segments } = instance
  const byId = new Map(instance.candidates.map((candidate) => [candidate.id, candidate]))
  const chosen = roster.flatMap((entry) => {
    const candidate = byId.get(entry.candidate)
    const pack = candidate?.packages.find((one) => one.id === entry.package)
    return candidate && pack ? [{ candidate, pack }] : []
  })
  const reaches = chosen.map(({ pack }) => pack.reach)
  const marginals = marginalsOf(segments, reaches)
  const picks = chosen.map(({ candidate, pack }, k): InReason => {
    const marginal = marginals[k] ?? 0
    return {
      candidate: candidate.id,
      package: pack.id,
      cost: pack.cost,
      soloReachPersons: soloReachOf(segments, pack.reach),
      marginalReachPersons: marginal,
      costPerThousandNew: marginal > 0 ? (1000 * pack.cost) / marginal : null,
    }
  })
  const priceOf = entryPricer(
    instance,
    chosen.map(({ candidate, pack }) => ({ candidate: candidate.id, pack })),
  )
  const left = missedOf(segments, reaches)
  const inRoster = new Set(roster.map((entry) => entry.candidate))
  const leftOut = instance.candidates
    .filter((candidate) => !inRoster.has(candidate.id))
    .map((candidate): OutReason => {
      const offers = candidate.packages.map((pack) => {
        const added = segments.reduce(
          (sum, { weight }, s) => (weight > 0 ? sum + (pack.reach[s] ?? 0) * (left[s] ?? 1) : sum),
          0,
        )
        return {
          candidate: candidate.id,
          package: pack.id,
          cost: pack.cost,
          addedReachPersons: added,
          costPerThousandNew: added > 0 ? (1000 * pack.cost) / added : null,
          pack,
        }
      })
      const { pack, ...best } = offers.reduce((so, offer) =>
        (offer.costPerThousandNew ?? Number.POSITIVE_INFINITY) < (so.costPerThousandNew ?? Number.POSITIVE_INFINITY)
          ? offer
          : so,
      )
      return { ...best, entryPrice: picks.length ? priceOf(pack) : null }
    })
  return { picks, leftOut }
}

/** A segment without weight is outside the audience: nobody of it counts as reached. */
export type CountedSegment = { universe: number; weight: number }

/** Persons of the audience that one package reaches. */
function soloReachOf(segments: readonly CountedSegment[], reach: readonly number[]): number {
  return segments.reduce((sum, { weight }, s) => (weight > 0 ? sum + (reach[s] ?? 0) : sum), 0)
}

/** Share of each segment that nobody of the roster reaches. */
function missedOf(segments: readonly CountedSegment[], reaches: readonly (readonly number[])[]): number[] {
  return segments.map(({ universe }, s) =>
    reaches.reduce((missed, reach) => missed * (1 - Math.min(1, (reach[s] ?? 0) / universe)), 1),
  )
}

/**
 * Different persons of the audience that a roster reaches, expected and unweighted.
 *
 * @param reaches persons of each segment, one list a pick
 */
export function netReachOf(segments: readonly CountedSegment[], reaches: readonly (readonly number[])[]): number {
  const missed = missedOf(segments, reaches)
  return segments.reduce(
    (sum, { universe, weight }, s) => (weight > 0 ? sum + universe * (1 - (missed[s] ?? 1)) : sum),
    0,
  )
}

/** Persons of the audience that a roster would lose without each of its picks. */
export function marginalsOf(segments: readonly CountedSegment[], reaches: readonly (readonly number[])[]): number[] {
  const marginals = new Array<number>(reaches.length).fill(0)
  segments.forEach(({ universe, weight }, s) => {
    if (!(weight > 0)) return
    const shares = reaches.map((reach) => Math.min(1, (reach[s] ?? 0) / universe))
    // not reached by anybody else: products from the left and from the right, so that a share of 1 does no harm
    const before: number[] = []
    let missed = 1
    for (const share of shares) {
      before.push(missed)
      missed *= 1 - share
    }
    missed = 1
    for (let k = shares.length - 1; k >= 0; k -= 1) {
      const share = shares[k] ?? 0
      marginals[k] = (marginals[k] ?? 0) + universe * share * (before[k] ?? 1) * missed
      missed *= 1 - share
    }
  })
  return marginals
}

/** Net and gross reach of the audience, frequency and prices of a roster, for comparing scenarios. */
export function summarise(instance: PlanInstance, roster: PlanAnswer['roster']) {
  const byId = new Map(instance.candidates.map((candidate) => [candidate.id, candidate]))
  const picks = roster.flatMap((entry) => {
    const candidate = byId.get(entry.candidate)
    const pack = candidate?.packages.find((one) => one.id === entry.package)
    return candidate && pack ? [{ candidate, pack }] : []
  })
  const reaches = picks.map(({ pack }) => pack.reach)
  const netReachPersons = netReachOf(instance.segments, reaches)
  const grossReachPersons = reaches.reduce((sum, reach) => sum + soloReachOf(instance.segments, reach), 0)
  const { cost } = rosterFigures(instance, picks)
  return {
    cost,
    netReachPersons,
    grossReachPersons,
    creators: picks.length,
    /** contacts per person reached; null when nobody is */
    frequency: netReachPersons > 0 ? grossReachPersons / netReachPersons : null,
    costPerThousandNet: netReachPersons > 0 ? (1000 * cost) / netReachPersons : null,
  }
}
