import type { ConflictRecord, CreatorConflicts } from '../../../../shared/contract/campaignMatch'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import {
  type Conflict,
  compareConflicts,
  conflictReader,
  type PastWork,
  type Severity,
  severities,
  worstOf,
} from '../../../../shared/domain/conflicts'
import { type Db, statement } from '../../../db/open'
import { conflictSubject, eachBooked, eachWork, readBookings } from '../../../db/read/conflicts'
import { readSettings } from '../../../db/read/settings'
import { keepsPiece } from './kept'
import { words } from './words'

const say = words('en')

/** Conflicts by creator, unsorted, and how many collaborations and bookings are noted of each. */
export type ConflictEvidence = {
  conflicts: ReadonlyMap<string, readonly Conflict[]>
  notedOf: (creatorId: string) => number
  knowsCompetitors: boolean
}

/** The calendar date that an instant has in the campaign's time zone. */
export function dayOf(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/**
 * Everything in the workspace that speaks against creators for a campaign, set by set: one pass over collaborations and
 * one over bookings, whoever is asked about.
 *
 * @param creatorIds only these; null is everybody
 */
export function readConflictEvidence(
  db: Db,
  campaign: CampaignRecord,
  today: string,
  creatorIds: readonly string[] | null,
): ConflictEvidence {
  const subject = conflictSubject(db, campaign)
  const reader = conflictReader(subject, today)
  const works =
    creatorIds === null
      ? everybodysWorks(db, JSON.stringify([subject, today]), () => readWorks(db, reader.ofWork, null))
      : readWorks(db, reader.ofWork, creatorIds)
  // A booking says the same of everybody who is booked in that campaign.
  const ofCampaign = new Map(readBookings(db).map((booking) => [booking.campaignId, reader.ofBooking(booking)]))
  const conflicts = new Map(works.conflicts)
  const bookings = new Map<string, number>()
  for (const [creatorId, campaignId] of eachBooked(db, campaign.id, creatorIds)) {
    bookings.set(creatorId, (bookings.get(creatorId) ?? 0) + 1)
    const found = ofCampaign.get(campaignId) ?? []
    if (found.length > 0) conflicts.set(creatorId, [...(conflicts.get(creatorId) ?? []), ...found])
  }
  return {
    conflicts,
    notedOf: (creatorId) => (works.counts.get(creatorId) ?? 0) + (bookings.get(creatorId) ?? 0),
    knowsCompetitors: subject.category !== null || subject.competitors.length > 0,
  }
}

const everybodysWorks = keepsPiece<Works>(['collaboration', 'brand'])

type Works = { conflicts: ReadonlyMap<string, readonly Conflict[]>; counts: ReadonlyMap<string, number> }

function readWorks(db: Db, ofWork: (work: PastWork) => Conflict[], creatorIds: readonly string[] | null): Works {
  const conflicts = new Map<string, Conflict[]>()
  const counts = new Map<string, number>()
  for (const [creatorId, work] of eachWork(db, creatorIds)) {
    counts.set(creatorId, (counts.get(creatorId) ?? 0) + 1)
    const found = ofWork(work)
    if (found.length === 0) continue
    const known = conflicts.get(creatorId)
    if (known) known.push(...found)
    else conflicts.set(creatorId, found)
  }
  return { conflicts, counts }
}

/** Conflicts as they are told, the worst first. */
export function toldConflicts(
  conflicts: readonly Conflict[],
  handle: string,
  campaign: CampaignRecord,
  locale: string,
): ConflictRecord[] {
  return [...conflicts].sort(compareConflicts).map((conflict) => ({
    kind: conflict.kind,
    severity: conflict.severity,
    sentence: say.conflict(conflict, handle, campaign, locale),
    brand: conflict.brand,
    category: conflict.category,
    from: conflict.from,
    until: conflict.until,
    campaignId: 'booking' in conflict.evidence ? conflict.evidence.booking.campaignId : null,
    collaborationId: 'work' in conflict.evidence ? conflict.evidence.work.collaborationId : null,
  }))
}

type AskedRow = { n: number; id: string; creator_id: string; handle: string; display_name: string | null }
const askedSelect = `SELECT a.n, a.id, a.creator_id, a.handle, c.display_name FROM account a JOIN creator c ON c.id = a.creator_id`

/** Whom a question about conflicts is about: accounts by id, by row number, or those on the campaign's roster. */
export type Asked = { accountIds: readonly string[] } | { numbers: readonly number[] } | { roster: string }

/** Past this many creators the whole workspace is read instead of looking each of them up. */
const manyCreators = 5000

/**
 * The conflicts of some creators with a campaign, the worst first, then by handle.
 *
 * @param limit creators told of; the counts are of all
 */
export function findCreatorConflicts(
  db: Db,
  campaign: CampaignRecord,
  asked: Asked,
  now: Date,
  limit: number,
): { counts: Record<Severity | 'clear', number>; creators: CreatorConflicts[] } {
  const rows = readAsked(db, asked)
  const creatorIds = new Set(rows.map((row) => row.creator_id))
  const today = dayOf(now, campaign.timeZone)
  const few = creatorIds.size <= manyCreators ? [...creatorIds] : null
  const { conflicts } = readConflictEvidence(db, campaign, today, few)
  const counts = { block: 0, warn: 0, note: 0, clear: 0 }
  const found: { row: AskedRow; severity: Severity; conflicts: readonly Conflict[] }[] = []
  for (const row of rows) {
    const known = conflicts.get(row.creator_id)
    const severity = known ? worstOf(known) : null
    counts[severity ?? 'clear'] += 1
    if (known && severity) found.push({ row, severity, conflicts: known })
  }
  found.sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.row.handle < b.row.handle ? -1 : a.row.handle > b.row.handle ? 1 : a.row.n - b.row.n),
  )
  const { locale } = readSettings(db)
  return {
    counts,
    creators: found.slice(0, limit).map(({ row, severity, conflicts }) => ({
      accountId: row.id,
      creatorId: row.creator_id,
      handle: row.handle,
      displayName: row.display_name,
      severity,
      conflicts: toldConflicts(conflicts, row.handle, campaign, locale),
    })),
  }
}

function readAsked(db: Db, asked: Asked): AskedRow[] {
  if ('roster' in asked)
    return statement<AskedRow>(
      db,
      `${askedSelect} JOIN roster_entry r ON r.account_id = a.id WHERE r.campaign_id = ? AND r.status <> 'dropped'`,
    ).all(asked.roster)
  if ('numbers' in asked)
    return statement<AskedRow>(db, `${askedSelect} WHERE a.n IN (SELECT value FROM json_each(?))`).all(
      JSON.stringify(asked.numbers),
    )
  return statement<AskedRow>(db, `${askedSelect} WHERE a.id IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(asked.accountIds),
  )
}
