import { CallboardError } from '../../shared/contract/define'
import { loggedColumns } from './changeTriggers'
import { type Db, databaseError, statement } from './open'
import { runStep, type StepOrigin, type StepRow } from './steps'

export type Kept = { table: string; rowId: string; what: string }
export type UndoOutcome = { label: string; reverted: number; kept: Kept[] }

type StackStep = Pick<StepRow, 'id' | 'seq' | 'kind' | 'of_step' | 'label' | 'first_change' | 'last_change'> & {
  /** the step that was done first: itself, or what it takes back or does again */
  rootId: string
}

/** Rows named in an answer; more are only counted. */
const maxNamed = 200

/**
 * What undo and redo would act on, worked out from the log, so that it is the same after a restart.
 *
 * @returns steps, the top last. `undo` holds steps that stand; `redo` holds undo steps that can be taken back.
 */
export function undoStacks(db: Db): { undo: StackStep[]; redo: StackStep[] } {
  const undo: StackStep[] = []
  let redo: StackStep[] = []
  const steps = statement<Omit<StackStep, 'rootId'>>(
    db,
    'SELECT id, seq, kind, of_step, label, first_change, last_change FROM change_step ORDER BY seq',
  )
  for (const step of steps.iterate()) {
    if (step.kind === 'do') {
      undo.push({ ...step, rootId: step.id })
      redo = []
    } else if (step.kind === 'undo') {
      redo.push({ ...step, rootId: takeOut(undo, step.of_step) ?? step.id })
    } else if (step.kind === 'redo') {
      undo.push({ ...step, rootId: takeOut(redo, step.of_step) ?? step.id })
    }
  }
  return { undo, redo }
}

/** Removes a step from a stack. @returns its root's id */
function takeOut(stack: StackStep[], id: string | null): string | undefined {
  const index = stack.findLastIndex((step) => step.id === id)
  return index >= 0 ? stack.splice(index, 1)[0]?.rootId : undefined
}

/**
 * Takes back one step as a step of its own. Rows that changed since, that newer rows rest on, or whose handle, name or
 * other key something newer has, are left as they are, together with the rows that belong to them, and named.
 *
 * @param stepId the step to take back; null is the last one that stands
 * @throws CallboardError `nothing_to_undo`, `not_found`, `changed_since` when no row could be taken back
 */
export function undoStep(db: Db, origin: StepOrigin, stepId: string | null): UndoOutcome {
  const { undo } = undoStacks(db)
  const step = stepId ? undo.find((s) => s.id === stepId) : undo.at(-1)
  if (!step) {
    throw stepId
      ? new CallboardError(
          'not_found',
          'That step is not in the history, or was taken back already. Nothing was changed.',
        )
      : new CallboardError('nothing_to_undo', 'There is nothing to undo.')
  }
  return revert(db, origin, step, 'undo')
}

/** Does the last undone step again. @throws CallboardError `nothing_to_redo`, `changed_since` */
export function redoStep(db: Db, origin: StepOrigin): UndoOutcome {
  const step = undoStacks(db).redo.at(-1)
  if (!step) throw new CallboardError('nothing_to_redo', 'There is nothing to do again.')
  return revert(db, origin, step, 'redo')
}

function revert(db: Db, origin: StepOrigin, step: StackStep, kind: 'undo' | 'redo'): UndoOutcome {
  try {
    return runStep(db, origin, (draft) => {
      draft.kind = kind
      draft.ofStep = step.id
      draft.label = step.label
      const shapes = gatherNet(db, step)
      const clashing = findKept(db, shapes)
      const kept = namedKept(db)
      // Rows of one step may point at each other in any order; the constraint is checked when the step ends.
      db.pragma('defer_foreign_keys = ON')
      const reverted = applyInverse(db, shapes)
      if (reverted === 0) throw (clashing > 0 ? inUse : changedSince)(step.label, kind, kept)
      return { label: step.label, reverted, kept }
    }).value
  } catch (error) {
    // A trigger guards what was submitted since: a version that an event names is never changed again.
    const guards = ['SQLITE_CONSTRAINT_FOREIGNKEY', 'SQLITE_CONSTRAINT_TRIGGER']
    if (error instanceof Error && 'code' in error && guards.includes(String(error.code))) {
      throw changedSince(step.label, kind, [])
    }
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') {
      throw inUse(step.label, kind, [])
    }
    throw databaseError(error)
  }
}

function changedSince(label: string, kind: 'undo' | 'redo', kept: Kept[]): CallboardError {
  const what = kept[0]?.what ?? 'something it rests on'
  return new CallboardError(
    'changed_since',
    `Cannot ${kind} "${label}": ${what} was changed after this. Nothing was changed. Open the history to see what came later.`,
    { kept },
  )
}

function inUse(label: string, kind: 'undo' | 'redo', kept: Kept[]): CallboardError {
  return new CallboardError(
    'changed_since',
    `Cannot ${kind} "${label}": a handle, name or contact that it would bring back is in use by something newer. Nothing was changed. Open the history to see what came later.`,
    { kept },
  )
}

type Shape = { id: number; table: string; columns: string[]; isCurrent: boolean; known: string[] }

/**
 * The net effect of a step, a line per row: the image before its first change and after its last. Everything below
 * works on sets, because a statement per row costs many times more once triggers hang on it.
 */
function gatherNet(db: Db, step: StackStep): Shape[] {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS undo_net (table_name TEXT, row_id TEXT, shape INTEGER, before TEXT, after TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS undo_kept (table_name TEXT, row_id TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
    DELETE FROM undo_net; DELETE FROM undo_kept;
  `)
  statement(
    db,
    `INSERT INTO undo_net (table_name, row_id, shape, before, after)
     SELECT s.table_name, l.row_id, l.shape, l.before, l.after
     FROM change_log l JOIN change_shape s ON s.id = l.shape
     WHERE l.seq BETWEEN ? AND ? ORDER BY s.table_name, l.row_id, l.seq
     ON CONFLICT DO UPDATE SET after = excluded.after`,
  ).run(step.first_change, step.last_change)
  db.exec('DELETE FROM undo_net WHERE before IS after')
  return statement<{ id: number; table_name: string; columns: string }>(
    db,
    'SELECT id, table_name, columns FROM change_shape WHERE id IN (SELECT shape FROM undo_net)',
  )
    .all()
    .map((row) => {
      const columns = JSON.parse(row.columns) as string[]
      const now = loggedColumns(db, row.table_name)
      return {
        id: row.id,
        table: row.table_name,
        columns,
        isCurrent: JSON.stringify(now) === row.columns,
        known: columns.filter((c) => now.includes(c)),
      }
    })
}

/** SQL for one column of a logged image. */
const part = (shape: Shape, image: string, column: string) =>
  `json_extract(${image}, '$[${shape.columns.indexOf(column)}]')`

/**
 * Fills `undo_kept`: rows changed since, rows that newer rows rest on, rows whose key another row has now, and what
 * hangs together with any of them.
 *
 * @returns how many rows were kept for their key
 */
function findKept(db: Db, shapes: Shape[]): number {
  for (const shape of shapes) {
    const now = `json_array(${shape.known.map((c) => `t."${c}"`).join(', ')})`
    const then = shape.isCurrent
      ? 'n.after'
      : `CASE WHEN n.after IS NULL THEN NULL ELSE json_array(${shape.known.map((c) => part(shape, 'n.after', c)).join(', ')}) END`
    db.prepare(
      `INSERT OR IGNORE INTO undo_kept SELECT n.table_name, n.row_id
       FROM undo_net n LEFT JOIN "${shape.table}" t ON t.id = n.row_id
       WHERE n.shape = ? AND CASE WHEN t.id IS NULL THEN NULL ELSE ${now} END IS NOT ${then}`,
    ).run(shape.id)
  }
  const keys = foreignKeys(db).filter((key) => shapes.some((s) => s.table === key.parent))
  for (const key of keys) {
    db.prepare(
      `INSERT OR IGNORE INTO undo_kept SELECT p.table_name, p.row_id
       FROM undo_net p JOIN "${key.table}" c ON c."${key.column}" = p.row_id
       WHERE p.table_name = ? AND p.before IS NULL
         AND NOT EXISTS (SELECT 1 FROM undo_net q WHERE q.table_name = ? AND q.row_id = c.id)`,
    ).run(key.parent, key.table)
  }
  let clashing = 0
  for (;;) {
    while (spreadKept(db, shapes, keys) > 0);
    // A row that is kept keeps its key too, which another one of the step may have had before.
    const more = keepClashing(db, shapes)
    if (more === 0) return clashing
    clashing += more
  }
}

/**
 * Keeps rows whose former key a row has that stays as it is. An index on part of a table or on an expression is not
 * looked at: there the whole step is refused.
 *
 * @returns rows newly kept
 */
function keepClashing(db: Db, shapes: Shape[]): number {
  let added = 0
  for (const shape of shapes) {
    for (const key of uniqueKeys(db, shape.table)) {
      if (!key.every(({ column }) => shape.known.includes(column))) continue
      const isSame = key.map(
        ({ column, collation }) => `t."${column}" = ${part(shape, 'n.before', column)} COLLATE ${collation}`,
      )
      const changed = key.map(
        ({ column }) => `${part(shape, 'n.before', column)} IS NOT ${part(shape, 'n.after', column)}`,
      )
      added += db
        .prepare(
          `INSERT OR IGNORE INTO undo_kept SELECT n.table_name, n.row_id FROM undo_net n CROSS JOIN "${shape.table}" t
           WHERE n.shape = ? AND n.before IS NOT NULL AND (n.after IS NULL OR ${changed.join(' OR ')})
             AND ${isSame.join(' AND ')} AND t.id <> n.row_id
             AND (NOT EXISTS (SELECT 1 FROM undo_net m WHERE m.table_name = n.table_name AND m.row_id = t.id)
               OR EXISTS (SELECT 1 FROM undo_kept k WHERE k.table_name = n.table_name AND k.row_id = t.id))`,
        )
        .run(shape.id).changes
    }
  }
  return added
}

type KeyColumn = { column: string; collation: string }
/** Columns by which a table's rows must differ, beside its id. */
function uniqueKeys(db: Db, table: string): KeyColumn[][] {
  const rows = statement<{ name: string; column: string | null; collation: string }>(
    db,
    `SELECT l.name, x.name AS "column", x.coll AS collation FROM pragma_index_list(?) l, pragma_index_xinfo(l.name) x
     WHERE l."unique" = 1 AND l.origin <> 'pk' AND l.partial = 0 AND x.key = 1 ORDER BY l.seq, x.seqno`,
  ).all(table)
  const keys = Map.groupBy(rows, (row) => row.name)
  return [...keys.values()].flatMap((columns) => {
    const named = columns.flatMap(({ column, collation }) => (column === null ? [] : [{ column, collation }]))
    return named.length < columns.length || named.every(({ column }) => column === 'id') ? [] : [named]
  })
}

/** One pass over the foreign keys inside the step, from child to parent and back. @returns rows newly kept */
function spreadKept(db: Db, shapes: Shape[], keys: ForeignKey[]): number {
  if (statement<number>(db, 'SELECT EXISTS (SELECT 1 FROM undo_kept)').pluck().get() !== 1) return 0
  let added = 0
  for (const key of keys) {
    for (const shape of shapes.filter((s) => s.table === key.table)) {
      // A row that moved from one parent to another hangs together with both: a merge is taken back whole or not at all.
      for (const image of ['coalesce(n.after, n.before)', 'coalesce(n.before, n.after)']) {
        const parentId = part(shape, image, key.column)
        added += db
          .prepare(
            `INSERT OR IGNORE INTO undo_kept SELECT n.table_name, n.row_id FROM undo_net n
             WHERE n.shape = ? AND (?, ${parentId}) IN (SELECT table_name, row_id FROM undo_kept)`,
          )
          .run(shape.id, key.parent).changes
        added += db
          .prepare(
            `INSERT OR IGNORE INTO undo_kept SELECT p.table_name, p.row_id
             FROM undo_kept k JOIN undo_net n ON n.table_name = k.table_name AND n.row_id = k.row_id AND n.shape = ?
             JOIN undo_net p ON p.table_name = ? AND p.row_id = ${parentId}`,
          )
          .run(shape.id, key.parent).changes
      }
    }
  }
  return added
}

function applyInverse(db: Db, shapes: Shape[]): number {
  const free = 'NOT EXISTS (SELECT 1 FROM undo_kept k WHERE k.table_name = n.table_name AND k.row_id = n.row_id)'
  let reverted = 0
  for (const shape of shapes) {
    reverted += db
      .prepare(
        `DELETE FROM "${shape.table}" WHERE id IN
         (SELECT n.row_id FROM undo_net n WHERE n.shape = ? AND n.before IS NULL AND ${free})`,
      )
      .run(shape.id).changes
  }
  for (const shape of shapes) {
    const names = shape.known.map((c) => `"${c}"`).join(', ')
    const values = shape.known.map((c) => part(shape, 'n.before', c)).join(', ')
    reverted += db
      .prepare(
        `UPDATE "${shape.table}" SET (${names}) = (SELECT ${values} FROM undo_net n WHERE n.table_name = ? AND n.row_id = "${shape.table}".id)
         WHERE id IN (SELECT n.row_id FROM undo_net n WHERE n.shape = ? AND n.before IS NOT NULL AND n.after IS NOT NULL AND ${free})`,
      )
      .run(shape.table, shape.id).changes
    reverted += db
      .prepare(
        `INSERT INTO "${shape.table}" (${names}) SELECT ${values} FROM undo_net n
         WHERE n.shape = ? AND n.before IS NOT NULL AND n.after IS NULL AND ${free} ORDER BY n.row_id`,
      )
      .run(shape.id).changes
  }
  return reverted
}

type ForeignKey = { table: string; column: string; parent: string }
function foreignKeys(db: Db): ForeignKey[] {
  return statement<ForeignKey>(
    db,
    `SELECT t.name AS "table", f."from" AS "column", f."table" AS parent
     FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'change_%'`,
  ).all()
}

/** Kept rows, by the name that a person knows them by. */
function namedKept(db: Db): Kept[] {
  const rows = statement<{ table_name: string; row_id: string; columns: string; image: string }>(
    db,
    `SELECT k.table_name, k.row_id, s.columns, coalesce(n.after, n.before) AS image
     FROM undo_kept k JOIN undo_net n ON n.table_name = k.table_name AND n.row_id = k.row_id
     JOIN change_shape s ON s.id = n.shape ORDER BY k.table_name, k.row_id LIMIT ?`,
  ).all(maxNamed)
  return rows.map((row) => {
    const columns = JSON.parse(row.columns) as string[]
    const image = JSON.parse(row.image) as unknown[]
    const textOf = (column: string) => {
      const value = image[columns.indexOf(column)]
      return typeof value === 'string' && value.length > 0 ? value : null
    }
    const accountId = textOf('account_id')
    const handle =
      textOf('handle') ??
      (accountId ? statement<string>(db, 'SELECT handle FROM account WHERE id = ?').pluck().get(accountId) : null)
    const kind = row.table_name.replaceAll('_', ' ')
    const what = handle ? `@${handle}` : (textOf('name') ?? textOf('display_name') ?? textOf('title') ?? kind)
    return { table: row.table_name, rowId: row.row_id, what }
  })
}
