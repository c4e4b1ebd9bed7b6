import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import { type CadenceRecord, outreachContract } from '../../../shared/contract/outreach'
import { type CadenceDate, cadenceDates, type WorkCalendar } from '../../../shared/domain/businessDays'
import { type Db, statement } from '../../db/open'
import { outreachWords } from './words'

const say = outreachWords('en')

type CadenceRow = { id: string; name: string; steps: string; counts: CadenceRecord['counts'] }
const stepsSchema = outreachContract['outreach.saveCadence'].input.shape.steps
const toCadence = (row: CadenceRow): CadenceRecord => ({
  id: row.id,
  name: row.name,
  counts: row.counts,
  steps: stepsSchema.parse(JSON.parse(row.steps)),
})

export function readCadences(db: Db): CadenceRecord[] {
  return statement<CadenceRow>(db, 'SELECT id, name, steps, counts FROM cadence ORDER BY name COLLATE NOCASE, id')
    .all()
    .map(toCadence)
}

/** @throws CallboardError `not_found` */
export function readCadence(db: Db, id: string): CadenceRecord {
  const row = statement<CadenceRow>(db, 'SELECT id, name, steps, counts FROM cadence WHERE id = ?').get(id)
  if (!row) throw new CallboardError('not_found', say.unknownCadence)
  return toCadence(row)
}

/** Adds a cadence or changes one; those under way follow the new steps from their next one on. */
export function saveCadence(db: Db, input: ParsedInputOf<'outreach.saveCadence'>, now: Date): CadenceRecord {
  const rises = input.steps.every((step, i) => step.afterDays > (input.steps[i - 1]?.afterDays ?? -1))
  if (input.steps[0]?.afterDays !== 0 || !rises) throw new CallboardError('invalid_input', say.cadenceRises)
  const { id = uuidv7(), name, steps, counts } = input
  if (input.id) readCadence(db, input.id)
  statement(
    db,
    `INSERT INTO cadence (id, name, steps, counts, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, steps = excluded.steps, counts = excluded.counts`,
  ).run(id, name, JSON.stringify(steps), counts, now.toISOString())
  return { id, name, steps, counts }
}

/** @returns creators whose follow-ups stop with it */
export function removeCadence(db: Db, id: string): number {
  const stopped = statement(
    db,
    'UPDATE outreach SET cadence_id = NULL, cadence_on = NULL, next_step = NULL, due_on = NULL, snoozed_until = NULL WHERE cadence_id = ?',
  ).run(id).changes
  statement(db, 'DELETE FROM cadence WHERE id = ?').run(id)
  return stopped
}

export const datesOf = (calendar: WorkCalendar, cadence: CadenceRecord, startOn: string): CadenceDate[] =>
  cadenceDates(
    calendar,
    startOn,
    cadence.counts,
    cadence.steps.map((step) => step.afterDays),
  )
