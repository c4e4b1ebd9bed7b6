import { uuidv7 } from 'uuidv7'
import type { Compliance } from '../../../../shared/contract/approvalRights'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { maskedCode, outlastsFlight, sparkExpiry } from '../../../../shared/domain/approvals/sparkCode'
import { type Db, statement } from '../../../db/open'
import { dayIn } from '../../../db/read/workCalendar'
import { type OwedRow, readOwed } from './rows'
import { words } from './words'

const say = words('en')

type SparkRow = {
  id: string
  deliverable_id: string
  code: string
  period_days: number
  issued_on: string
  note: string | null
}

const readRow = (db: Db, deliverableId: string) =>
  statement<SparkRow>(db, 'SELECT * FROM spark_code WHERE deliverable_id = ?').get(deliverableId)

/** The code of a deliverable, masked. */
export function readSparkCode(db: Db, owed: Pick<OwedRow, 'id' | 'flightEnd'>): Compliance['spark'] {
  const row = readRow(db, owed.id)
  if (!row) return null
  const expiresOn = sparkExpiry(row.issued_on, row.period_days)
  return {
    id: row.id,
    deliverableId: row.deliverable_id,
    masked: maskedCode(row.code),
    periodDays: row.period_days,
    issuedOn: row.issued_on,
    expiresOn,
    outlastsFlight: outlastsFlight(expiresOn, owed.flightEnd),
    note: row.note,
  }
}

/** @throws CallboardError `not_found` */
export function revealSparkCode(db: Db, deliverableId: string): string {
  const row = readRow(db, readOwed(db, deliverableId).id)
  if (!row) throw new CallboardError('not_found', say.noCode)
  return row.code
}

/**
 * Keeps a code in the place of the one before. What is shown of the code that is kept leaves it as it is, so that its
 * period or note can be changed without showing it.
 *
 * @throws CallboardError `conflict` where another post has that code: one code, one post
 */
export function saveSparkCode(db: Db, input: ParsedInputOf<'approvals.saveSparkCode'>, now: Date): Compliance['spark'] {
  const owed = readOwed(db, input.deliverableId)
  if (input.code === null) {
    statement(db, 'DELETE FROM spark_code WHERE deliverable_id = ?').run(owed.id)
    return null
  }
  const before = readRow(db, owed.id)
  const code = before && input.code === maskedCode(before.code) ? before.code : input.code
  if (code.startsWith('••••')) throw new CallboardError('invalid_input', say.maskIsNoCode)
  const elsewhere = statement<string>(
    db,
    'SELECT deliverable_id FROM spark_code WHERE code = ? AND deliverable_id <> ?',
  )
    .pluck()
    .get(code, owed.id)
  if (elsewhere !== undefined) {
    const other = readOwed(db, elsewhere)
    throw new CallboardError('conflict', say.codeTaken(other.handle, other.title))
  }
  statement(
    db,
    `INSERT INTO spark_code (id, deliverable_id, code, period_days, issued_on, note, created_at)
     VALUES ($id, $deliverable, $code, $period, $issued, $note, $now)
     ON CONFLICT (deliverable_id) DO UPDATE SET code = excluded.code, period_days = excluded.period_days,
       issued_on = excluded.issued_on, note = excluded.note`,
  ).run({
    id: uuidv7(),
    deliverable: owed.id,
    code,
    period: input.periodDays,
    issued: input.issuedOn ?? (before?.code === code ? before.issued_on : dayIn(owed.timeZone, now)),
    note: input.note === '' ? null : input.note,
    now: now.toISOString(),
  })
  return readSparkCode(db, owed)
}
