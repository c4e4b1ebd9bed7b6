import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { rosterFigures } from './check'

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
  /** at or below this price the package buys net reach as cheaply as the dearest pick does; null without picks */
  entryPrice: number | null
}

/**
 * Marginal net reach and cost per thousand net new of each pick, and the entry price of everybody left out. The entry
 * price compares with the roster's dearest marginal thousand: a guide by the margin, not a re-plan.
 */
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
  const shares = chosen.map(({ pack }) => segments.map((segment, s) => (pack.reach[s] ?? 0) / segment.universe))
  // not reached by anybody else: products from the left and from the right, so that a share of 1 does no harm
  const before = shares.map(() => segments.map(() => 1))
  const after = shares.map(() => segments.map(() => 1))
  for (let k = 1; k < shares.length; k++) {
    segments.forEach((_, s) => {
      before[k]![s] = before[k - 1]![s]! * (1 - shares[k - 1]![s]!)
      const r = shares.length - 1 - k
      after[r]![s] = after[r + 1]![s]! * (1 - shares[r + 1]![s]!)
    })
  }
  const picks = chosen.map(({ candidate, pack }, k): InReason => {
    let marginal = 0
    segments.forEach((segment, s) => {
      marginal += segment.universe * shares[k]![s]! * before[k]![s]! * after[k]![s]!
    })
    return {
      candidate: candidate.id,
      package: pack.id,
      cost: pack.cost,
      soloReachPersons: pack.reach.reduce((sum, reach) => sum + reach, 0),
      marginalReachPersons: marginal,
      costPerThousandNew: marginal > 0 ? (1000 * pack.cost) / marginal : null,
    }
  })
  const dearest = picks.reduce((most, pick) => Math.max(most, pick.costPerThousandNew ?? 0), 0)
  const left = segments.map((_, s) => shares.reduce((missed, row) => missed * (1 - row[s]!), 1))
  const inRoster = new Set(roster.map((entry) => entry.candidate))
  const leftOut = instance.candidates
    .filter((candidate) => !inRoster.has(candidate.id))
    .map((candidate): OutReason => {
      const offers = candidate.packages.map((pack) => {
        const added = segments.reduce((sum, _, s) => sum + (pack.reach[s] ?? 0) * left[s]!, 0)
        return {
          candidate: candidate.id,
          package: pack.id,
          cost: pack.cost,
          addedReachPersons: added,
          costPerThousandNew: added > 0 ? (1000 * pack.cost) / added : null,
          entryPrice: picks.length ? (dearest * added) / 1000 : null,
        }
      })
      return offers.reduce((best, offer) =>
        (offer.costPerThousandNew ?? Number.POSITIVE_INFINITY) < (best.costPerThousandNew ?? Number.POSITIVE_INFINITY)
          ? offer
          : best,
      )
    })
  return { picks, leftOut }
}

/** Net and gross reach, frequency and prices of a roster, for comparing scenarios. */
export function summarise(instance: PlanInstance, roster: PlanAnswer['roster']) {
  const byId = new Map(instance.candidates.map((candidate) => [candidate.id, candidate]))
  const picks = roster.flatMap((entry) => {
    const candidate = byId.get(entry.candidate)
    const pack = candidate?.packages.find((one) => one.id === entry.package)
    return candidate && pack ? [{ candidate, pack }] : []
  })
  const figures = rosterFigures(instance, picks)
  return {
    ...figures,
    creators: picks.length,
    /** contacts per person reached; null when nobody is */
    frequency: figures.netReachPersons > 0 ? figures.grossReachPersons / figures.netReachPersons : null,
    costPerThousandNet: figures.netReachPersons > 0 ? (1000 * figures.cost) / figures.netReachPersons : null,
  }
}
