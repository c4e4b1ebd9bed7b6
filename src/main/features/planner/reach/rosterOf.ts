import { CallboardError } from '../../../../shared/contract/define'
import type { PlanPickRef } from '../../../../shared/contract/planner'
import type { PlanModel } from '../../../../shared/domain/planning/model'
import type { ReachRoster } from '../../../../shared/domain/reach/rosterReach'
import type { Db } from '../../../db/open'
import { readOverlaps } from './queries'
import { words } from './words'

/**
 * A roster of the campaign with the overlaps noted: the segments that count, and the reach of what each is booked for.
 *
 * @throws CallboardError `not_found` for an entry or offer that is no longer there
 */
export function rosterOf(db: Db, model: PlanModel, picks: readonly PlanPickRef[]): ReachRoster {
  const counted = model.segments.flatMap((segment, s) => (segment.weight > 0 ? [{ segment, s }] : []))
  const byEntry = new Map(model.candidates.map((candidate) => [candidate.fact.entryId, candidate]))
  const position = new Map<string, number>()
  const creators = picks.map((pick, i) => {
    const candidate = byEntry.get(pick.entryId)
    const offer = candidate?.offers.find((one) => one.id === pick.offerId)
    if (!candidate || !offer) throw new CallboardError('not_found', words('en').goneOffer)
    position.set(candidate.fact.accountId, i)
    return { name: `@${candidate.fact.handle}`, reach: counted.map(({ s }) => offer.reachPersons[s] ?? 0) }
  })
  return {
    segments: counted.map(({ segment }) => ({ universe: segment.universePersons })),
    creators,
    overlaps: readOverlaps(db, model.campaignId).flatMap(({ accountA, accountB, figure, basis }) => {
      const a = position.get(accountA)
      const b = position.get(accountB)
      return a === undefined || b === undefined ? [] : [{ a, b, figure, basis }]
    }),
  }
}
