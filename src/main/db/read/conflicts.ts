import type { CampaignRecord } from '../../../shared/contract/campaigns'
import type { Booking, ConflictSubject, PastWork } from '../../../shared/domain/conflicts'
import { type Db, statement } from '../open'
import { readTexts } from './campaigns'

/** A campaign as shared/domain/conflicts asks about it. */
export function conflictSubject(db: Db, campaign: CampaignRecord): ConflictSubject {
  const brand = statement<{ category: string | null; competitors: string }>(
    db,
    'SELECT category, competitors FROM brand WHERE id = ?',
  ).get(campaign.brandId)
  return {
    campaignId: campaign.id,
    brandId: campaign.brandId,
    brand: campaign.brand,
    clientId: campaign.clientId,
    client: campaign.client,
    category: brand?.category ?? null,
    competitors: readTexts(brand?.competitors ?? '[]'),
    flightStart: campaign.flightStart,
    flightEnd: campaign.flightEnd,
    exclusivityDays: campaign.exclusivityDays,
  }
}

/** Collaborations noted, with whose they are. `creatorIds` null: everybody's. */
export function* eachWork(
  db: Db,
  creatorIds: readonly string[] | null,
): Generator<[creatorId: string, work: PastWork]> {
  const works = statement<WorkRow>(db, worksSql(creatorIds !== null)).raw()
  for (const row of works.iterate(...asJson(creatorIds))) yield [row[0], toWork(row)]
}

/** Who is booked in which campaign but one, a line each, however many accounts are booked. */
export function eachBooked(
  db: Db,
  exceptCampaignId: string,
  creatorIds: readonly string[] | null,
): IterableIterator<[creatorId: string, campaignId: string]> {
  const booked = statement<[string, string]>(db, bookedSql(creatorIds !== null)).raw()
  return booked.iterate(exceptCampaignId, ...asJson(creatorIds)) as IterableIterator<[string, string]>
}

const asJson = (ids: readonly string[] | null) => (ids === null ? [] : [JSON.stringify(ids)])

/** creator, id, brand, its client, name, category, kind, first and last day, exclusive until and against, source */
type WorkRow = [
  string,
  string,
  string | null,
  string | null,
  string,
  string | null,
  PastWork['kind'],
  string | null,
  string | null,
  string | null,
  string,
  string,
]
const worksSql = (isSome: boolean) =>
  `SELECT k.creator_id, k.id, k.brand_id, b.client_id, k.brand_name, coalesce(k.category, b.category) AS category, k.kind,
     k.started_on, k.ended_on, k.exclusive_until, k.exclusive_against, k.source
   FROM collaboration k LEFT JOIN brand b ON b.id = k.brand_id
   ${isSome ? 'WHERE k.creator_id IN (SELECT value FROM json_each(?))' : ''}`
/** One line a creator and campaign, however many accounts are booked. */
const bookedSql = (isSome: boolean) =>
  `SELECT DISTINCT a.creator_id, r.campaign_id FROM roster_entry r JOIN account a ON a.id = r.account_id
   WHERE r.status = 'booked' AND r.campaign_id <> ?
   ${isSome ? 'AND a.creator_id IN (SELECT value FROM json_each(?))' : ''}`

function toWork(row: WorkRow): PastWork {
  const [, id, brandId, clientId, brand, category, kind, startedOn, endedOn, exclusiveUntil, against, source] = row
  return {
    collaborationId: id,
    brandId,
    clientId,
    brand,
    category,
    kind,
    startedOn,
    endedOn,
    exclusiveUntil,
    exclusiveAgainst: against === '[]' ? [] : readTexts(against),
    source,
  }
}

type BookingRow = {
  campaign_id: string
  campaign: string
  brand_id: string
  brand: string
  client_id: string
  client: string
  category: string | null
  competitors: string
  flight_start: string | null
  flight_end: string | null
  exclusivity_days: number | null
}

/** Campaigns in which anybody is booked. */
export function readBookings(db: Db): Booking[] {
  return statement<BookingRow>(
    db,
    `SELECT p.id AS campaign_id, p.name AS campaign, p.brand_id, b.name AS brand, b.client_id, k.name AS client, b.category,
       b.competitors, p.flight_start, p.flight_end, p.exclusivity_days
     FROM campaign p JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id
     WHERE EXISTS (SELECT 1 FROM roster_entry r WHERE r.campaign_id = p.id AND r.status = 'booked')`,
  )
    .all()
    .map((row) => ({
      campaignId: row.campaign_id,
      campaign: row.campaign,
      brandId: row.brand_id,
      brand: row.brand,
      clientId: row.client_id,
      client: row.client,
      category: row.category,
      competitors: readTexts(row.competitors),
      flightStart: row.flight_start,
      flightEnd: row.flight_end,
      exclusivityDays: row.exclusivity_days,
    }))
}
