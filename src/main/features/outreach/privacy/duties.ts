import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import { addDays } from '../../../../shared/domain/businessDays'
import { type Db, statement } from '../../../db/open'
import { readSettings } from '../../../db/read/settings'
import { dayIn, todayOf } from '../../../db/read/workCalendar'
import { noticeDueOn } from '../warnings'
import { addRecord } from './record'
import { privacyWords } from './words'

const say = privacyWords('en')
type Act = { actor: string; now: Date }

const collected = 'coalesce(c.collected_on, substr(c.created_at, 1, 10))'
const mainAccount = `(SELECT id FROM account WHERE creator_id = c.id ORDER BY id = c.main_account_id DESC, followers DESC, id LIMIT 1)`

type DueRow = {
  creator_id: string
  account_id: string
  handle: string
  display_name: string | null
  collected_on: string
  first_at: string | null
  without_basis: number
}

/** Who was not told: due one month after collecting, or with the first message where that came earlier. */
export function readNotices(db: Db, limit: number, now: Date): OutputOf<'privacy.notices'> {
  const today = todayOf(db, now)
  const { timeZone } = readSettings(db)
  const rows = statement<DueRow>(
    db,
    `SELECT c.id AS creator_id, a.id AS account_id, a.handle, c.display_name, ${collected} AS collected_on,
       (SELECT min(m.at) FROM outreach o JOIN outreach_message m ON m.outreach_id = o.id AND m.state = 'sent' WHERE o.creator_id = c.id) AS first_at,
       (SELECT count(*) FROM contact_point p WHERE p.creator_id = c.id AND p.lawful_basis = 'unstated') AS without_basis
     FROM creator c JOIN account a ON a.id = ${mainAccount} WHERE c.notice_on IS NULL
     ORDER BY first_at IS NULL, collected_on, c.id LIMIT ?`,
  ).all(limit)
  const people = rows.map((row) => {
    const firstContactOn = row.first_at ? dayIn(timeZone, row.first_at) : null
    const byLaw = noticeDueOn(row.collected_on)
    const dueOn = firstContactOn && firstContactOn < byLaw ? firstContactOn : byLaw
    return {
      creatorId: row.creator_id,
      accountId: row.account_id,
      handle: row.handle,
      displayName: row.display_name,
      collectedOn: row.collected_on,
      dueOn,
      isOverdue: dueOn < today,
      firstContactOn,
      contactsWithoutBasis: row.without_basis,
    }
  })
  people.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.creatorId.localeCompare(b.creatorId))
  const counts = statement<{ due: number; overdue: number }>(
    db,
    `SELECT count(*) AS due, coalesce(sum(${collected} < @latest OR EXISTS (SELECT 1 FROM outreach o JOIN outreach_message m
       ON m.outreach_id = o.id AND m.state = 'sent' WHERE o.creator_id = c.id AND m.at < @now)), 0) AS overdue
     FROM creator c WHERE c.notice_on IS NULL`,
  ).get({ latest: addDays(today, -28), now: today })
  return { due: counts?.due ?? 0, overdue: counts?.overdue ?? 0, people }
}

export function noteNotice(db: Db, input: ParsedInputOf<'privacy.noteNotice'>, act: Act): number {
  const noted = statement(
    db,
    'UPDATE creator SET notice_on = ?, notice_how = ? WHERE id IN (SELECT value FROM json_each(?))',
  ).run(input.on, input.how, JSON.stringify(input.creatorIds)).changes
  addRecord(db, act, 'notice', { count: noted, on: input.on, how: input.how })
  return noted
}

/** @throws CallboardError `invalid_input` where nobody is named */
export function setBasis(db: Db, input: ParsedInputOf<'privacy.setBasis'>, act: Act): number {
  if (!input.contactIds?.length && !input.creatorIds?.length) throw new CallboardError('invalid_input', say.nobodyNamed)
  const changed = statement(
    db,
    `UPDATE contact_point SET lawful_basis = ?, basis_note = ? WHERE id IN (SELECT value FROM json_each(?))
     OR creator_id IN (SELECT value FROM json_each(?))`,
  ).run(input.basis, input.note, JSON.stringify(input.contactIds ?? []), JSON.stringify(input.creatorIds ?? [])).changes
  addRecord(db, act, 'basis', { count: changed, basis: input.basis })
  return changed
}

/** Days after the last touch; two years where the workspace says nothing. */
const usualTermDays = 730

export function readTermDays(db: Db): number {
  const value = statement<string>(db, `SELECT value FROM setting WHERE id = 'retentionDays'`).pluck().get()
  const days: unknown = typeof value === 'string' ? JSON.parse(value) : null
  return typeof days === 'number' ? days : usualTermDays
}

export function setTermDays(db: Db, termDays: number, act: Act): void {
  statement(
    db,
    `INSERT INTO setting (id, value) VALUES ('retentionDays', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(termDays))
  addRecord(db, act, 'review', { termDays })
}

type EndedRow = {
  creator_id: string
  account_id: string
  handle: string
  display_name: string | null
  last_on: string
  keep_until: string | null
  keep_reason: string | null
}

/** Creators whom nobody touched for the workspace's term, or whose own term has ended. */
export function readRetention(db: Db, limit: number, now: Date): OutputOf<'privacy.retention'> {
  const today = todayOf(db, now)
  const termDays = readTermDays(db)
  const ended = statement<EndedRow>(
    db,
    `SELECT * FROM (
       SELECT c.id AS creator_id, a.id AS account_id, a.handle, c.display_name, c.keep_until, c.keep_reason, max(
         ${collected}, coalesce((SELECT max(m.measured_on) FROM account_metric m JOIN account b ON b.id = m.account_id WHERE b.creator_id = c.id), ''),
         coalesce((SELECT max(noted_on) FROM contact_point WHERE creator_id = c.id), ''),
         coalesce((SELECT substr(max(noted_at), 1, 10) FROM creator_note WHERE creator_id = c.id), ''),
         coalesce((SELECT substr(max(stage_since), 1, 10) FROM outreach WHERE creator_id = c.id), ''),
         coalesce((SELECT substr(max(r.created_at), 1, 10) FROM roster_entry r JOIN account b ON b.id = r.account_id WHERE b.creator_id = c.id), ''),
         coalesce((SELECT max(p.flight_end) FROM roster_entry r JOIN account b ON b.id = r.account_id JOIN campaign p ON p.id = r.campaign_id
           WHERE b.creator_id = c.id AND r.status = 'booked'), '')) AS last_on
       FROM creator c JOIN account a ON a.id = ${mainAccount})
     WHERE iif(keep_until IS NULL, last_on < @untouched, keep_until < @today)
     ORDER BY coalesce(keep_until, date(last_on, '+' || @termDays || ' days')), creator_id`,
  ).all({ untouched: addDays(today, -termDays), today, termDays })
  return {
    termDays,
    ended: ended.length,
    people: ended.slice(0, limit).map((row) => ({
      creatorId: row.creator_id,
      accountId: row.account_id,
      handle: row.handle,
      displayName: row.display_name,
      lastTouchOn: row.last_on,
      endedOn: row.keep_until ?? addDays(row.last_on, termDays),
      keepReason: row.keep_reason,
    })),
  }
}

export function keepPeople(db: Db, input: ParsedInputOf<'privacy.keep'>, act: Act): number {
  const kept = statement(
    db,
    'UPDATE creator SET keep_until = ?, keep_reason = ? WHERE id IN (SELECT value FROM json_each(?))',
  ).run(input.until, input.reason, JSON.stringify(input.creatorIds)).changes
  addRecord(db, act, 'keep', { count: kept, until: input.until, reason: input.reason })
  return kept
}

/** @returns the handle by which the step is named @throws CallboardError `not_found` */
export function setMinor(db: Db, creatorId: string, isMinor: boolean | null, act: Act): string {
  const handle = statement<string>(db, 'SELECT handle FROM account WHERE creator_id = ? LIMIT 1').pluck().get(creatorId)
  if (!handle) throw new CallboardError('not_found', say.unknownCreator)
  statement(db, 'UPDATE creator SET is_minor = ? WHERE id = ?').run(
    isMinor === null ? null : Number(isMinor),
    creatorId,
  )
  addRecord(db, act, 'minor', { isMinor: isMinor === true }, creatorId)
  return String(handle)
}
