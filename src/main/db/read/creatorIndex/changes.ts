import { type Db, statement } from '../../open'
import { type PartName, parts } from './parts'

export type LastStep = { seq: number; id: string; lastChange: number }

export function readLastStep(db: Db): LastStep {
  const step = statement<LastStep>(
    db,
    'SELECT seq, id, last_change AS lastChange FROM change_step ORDER BY seq DESC LIMIT 1',
  ).get()
  return step ?? { seq: 0, id: '', lastChange: 0 }
}

/** Whether the log still has the step: a database put back from elsewhere has another in its place. */
export function isInLog(db: Db, step: LastStep): boolean {
  return (
    step.seq === 0 ||
    statement<string>(db, 'SELECT id FROM change_step WHERE seq = ?').pluck().get(step.seq) === step.id
  )
}

export function hasChangesAfter(db: Db, logSeq: number): boolean {
  return statement<number>(db, 'SELECT EXISTS (SELECT 1 FROM change_log WHERE seq > ?)').pluck().get(logSeq) === 1
}

export type ChangedAccounts = {
  numbers: number[]
  /** those among them whose own row or creator changed: their handle or name may have */
  renamed: Set<number>
  hasDeleted: boolean
}

/**
 * Accounts whose row in the index may have changed since a row of the log: by their own row, their creator's, or one
 * that belongs to either.
 *
 * @param names parts that were read: rows of others change nothing yet
 * @returns null where there are more than `limit` logged changes
 */
export function changedAccounts(
  db: Db,
  logSeq: number,
  limit: number,
  names: readonly PartName[],
): ChangedAccounts | null {
  const owned = names.flatMap((name) => parts[name].owned ?? [])
  const tables = ['account', 'creator', ...owned.map(({ table }) => table)]
  const shapes = statement<{ id: number; table_name: string; columns: string }>(
    db,
    'SELECT id, table_name, columns FROM change_shape WHERE table_name IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(tables))
  const of = (table: string) =>
    shapes
      .filter((shape) => shape.table_name === table)
      .map((shape) => shape.id)
      .join(', ')
  const logged = statement<number>(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM change_log WHERE seq > ? AND shape IN (${shapes.map((s) => s.id).join(', ')}) LIMIT ?)`,
  )
    .pluck()
    .get(logSeq, limit + 1)
  if (Number(logged) > limit) return null
  const own = `SELECT n FROM account WHERE id IN (SELECT row_id FROM change_log WHERE seq > @from AND shape IN (${of('account')}))
    UNION SELECT n FROM account WHERE creator_id IN (SELECT row_id FROM change_log WHERE seq > @from AND shape IN (${of('creator')}))`
  const renamed = new Set(statement<number>(db, own).pluck().all({ from: logSeq }) as number[])
  const numbers = new Set(renamed)
  for (const { table, owner } of owned) {
    for (const shape of shapes.filter((s) => s.table_name === table)) {
      for (const n of belonging(db, logSeq, shape, owner)) numbers.add(n)
    }
  }
  const hasDeleted =
    statement<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM change_log WHERE seq > ? AND after IS NULL AND shape IN (${of('account')}))`,
    )
      .pluck()
      .get(logSeq) === 1
  return { numbers: [...numbers].sort((a, b) => a - b), renamed, hasDeleted }
}

/** The accounts to which changed rows of a table belong, or belonged. */
function belonging(
  db: Db,
  logSeq: number,
  shape: { id: number; columns: string },
  owner: 'account' | 'creator',
): number[] {
  const columns: unknown = JSON.parse(shape.columns)
  const place = Array.isArray(columns) ? columns.indexOf(`${owner}_id`) : -1
  const column = owner === 'account' ? 'id' : 'creator_id'
  const sql = ['before', 'after'].map(
    (image) =>
      `SELECT n FROM account WHERE ${column} IN (SELECT json_extract(${image}, '$[${place}]') FROM change_log WHERE seq > @from AND shape = ${shape.id})`,
  )
  return statement<number>(db, sql.join(' UNION ')).pluck().all({ from: logSeq }) as number[]
}
