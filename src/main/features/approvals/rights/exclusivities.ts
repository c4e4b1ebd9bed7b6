import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { type Booking, type Conflict, conflictReader, type PastWork } from '../../../../shared/domain/conflicts'
import { FIRST_DAY } from '../../../../shared/domain/dayWindows'
import type { Db } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { conflictSubject, eachBooked, eachWork, readBookings } from '../../../db/read/conflicts'

/** Days on which somebody else's exclusivity keeps a creator from posting; null is open at that end. */
export type Exclusivity = {
  brand: string
  /** null: noted of a brand that is no client's */
  client: string | null
  from: string | null
  until: string | null
  /** null: noted as a collaboration, not a campaign of this agency */
  campaignId: string | null
}

type Asked = { campaignId: string; creatorId: string }
/** Exclusivities in the way of creators of campaigns, by {@link exclusivityKey}. */
export type ExclusivityReader = (asked: Asked) => readonly Exclusivity[]

/**
 * Reads once, set by set, what other clients agreed on exclusively with these creators and in the same category. Only
 * what is sure forbids a day: a category or a date that is missing is a warning of the roster, no bar here.
 *
 * @param today where the workspace has no date for a flight's beginning
 */
export function exclusivityReader(db: Db, asked: readonly Asked[], today: string): ExclusivityReader {
  const creatorIds = [...new Set(asked.map(({ creatorId }) => creatorId))]
  const works = new Map<string, PastWork[]>()
  for (const [creatorId, work] of eachWork(db, creatorIds))
    if (work.exclusiveUntil !== null) push(works, creatorId, work)
  const all = new Map(readBookings(db).flatMap((one) => (one.exclusivityDays === null ? [] : [[one.campaignId, one]])))
  const bookings = new Map<string, Booking[]>()
  for (const [creatorId, campaignId] of eachBooked(db, '', creatorIds)) {
    const booking = all.get(campaignId)
    if (booking) push(bookings, creatorId, booking)
  }
  const readers = new Map<string, ReturnType<typeof conflictReader>>()
  return ({ campaignId, creatorId }) => {
    if (!works.has(creatorId) && !bookings.has(creatorId)) return []
    const reader = readers.get(campaignId) ?? openReader(db, readCampaign(db, campaignId), today)
    readers.set(campaignId, reader)
    return [
      ...(works.get(creatorId) ?? []).flatMap(reader.ofWork),
      ...(bookings.get(creatorId) ?? []).flatMap(reader.ofBooking),
    ]
      .filter(
        ({ kind, severity }) => severity === 'block' && (kind === 'exclusiveTerms' || kind === 'exclusiveBooking'),
      )
      .map(toExclusivity)
      .sort(
        (a, b) =>
          compare(a.from ?? '', b.from ?? '') || compare(a.until ?? '~', b.until ?? '~') || compare(a.brand, b.brand),
      )
  }
}

/** The campaign's own flight is left open: a post may be planned outside it, and is forbidden there all the same. */
function openReader(db: Db, campaign: CampaignRecord, today: string) {
  const always = { flightStart: FIRST_DAY, flightEnd: '9999-12-31', exclusivityDays: null }
  return conflictReader({ ...conflictSubject(db, campaign), ...always }, today)
}

function toExclusivity({ evidence, brand, from, until }: Conflict): Exclusivity {
  const booking = 'booking' in evidence ? evidence.booking : null
  return { brand, client: booking?.client ?? null, from, until, campaignId: booking?.campaignId ?? null }
}

function push<V>(known: Map<string, V[]>, key: string, value: V): void {
  const list = known.get(key)
  if (list) list.push(value)
  else known.set(key, [value])
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
