import {
  type Booking,
  type Conflict,
  type ConflictSubject,
  conflictReader,
  type PastWork,
} from '../../../../shared/domain/conflicts'
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
  /** the campaign or the noted collaboration that it is from */
  sourceId: string
}

type Asked = { campaignId: string; creatorId: string }
/** What stands in the way of creators of campaigns, sorted by day. */
export type ExclusivityReader = {
  exclusivities: (asked: Asked) => readonly Exclusivity[]
  /** campaigns of other clients of the same category that the creator is booked in on days of this flight */
  sharedWith: (asked: Asked) => readonly { brand: string; client: string }[]
}

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
  const all = new Map(readBookings(db).map((one) => [one.campaignId, one]))
  const bookings = new Map<string, Booking[]>()
  for (const [creatorId, campaignId] of eachBooked(db, '', creatorIds)) {
    const booking = all.get(campaignId)
    if (booking) push(bookings, creatorId, booking)
  }
  const subjects = new Map<string, ConflictSubject>()
  const subjectOf = (campaignId: string) => {
    const subject = subjects.get(campaignId) ?? conflictSubject(db, readCampaign(db, campaignId))
    subjects.set(campaignId, subject)
    return subject
  }
  // The campaign's own flight is left open: a post may be planned outside it, and is forbidden there all the same.
  const open = readerOf((campaignId) => conflictReader({ ...subjectOf(campaignId), ...always }, today))
  const ofFlight = readerOf((campaignId) => conflictReader(subjectOf(campaignId), today))
  return {
    exclusivities({ campaignId, creatorId }) {
      if (!works.has(creatorId) && !bookings.has(creatorId)) return []
      const reader = open(campaignId)
      return [
        ...(works.get(creatorId) ?? []).flatMap(reader.ofWork),
        ...(bookings.get(creatorId) ?? []).flatMap(reader.ofBooking),
      ]
        .filter(
          ({ kind, severity }) => severity === 'block' && (kind === 'exclusiveTerms' || kind === 'exclusiveBooking'),
        )
        .map(toExclusivity)
        .sort(compareExclusivities)
    },
    sharedWith({ campaignId, creatorId }) {
      const found = (bookings.get(creatorId) ?? []).flatMap(ofFlight(campaignId).ofBooking)
      return found
        .filter(({ overlap, relation }) => overlap === 'yes' && relation !== 'unknown')
        .flatMap(({ evidence }) =>
          'booking' in evidence ? [{ brand: evidence.booking.brand, client: evidence.booking.client }] : [],
        )
    },
  }
}

const always = { flightStart: FIRST_DAY, flightEnd: '9999-12-31', exclusivityDays: null }

type Reader = ReturnType<typeof conflictReader>
function readerOf(make: (campaignId: string) => Reader): (campaignId: string) => Reader {
  const known = new Map<string, Reader>()
  return (campaignId) => {
    const reader = known.get(campaignId) ?? make(campaignId)
    known.set(campaignId, reader)
    return reader
  }
}

const compareExclusivities = (a: Exclusivity, b: Exclusivity) =>
  compare(a.from ?? '', b.from ?? '') || compare(a.until ?? '~', b.until ?? '~') || compare(a.brand, b.brand)

function toExclusivity({ evidence, brand, from, until }: Conflict): Exclusivity {
  return 'booking' in evidence
    ? { brand, client: evidence.booking.client, from, until, sourceId: evidence.booking.campaignId }
    : { brand, client: null, from, until, sourceId: evidence.work.collaborationId }
}

function push<V>(known: Map<string, V[]>, key: string, value: V): void {
  const list = known.get(key)
  if (list) list.push(value)
  else known.set(key, [value])
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
