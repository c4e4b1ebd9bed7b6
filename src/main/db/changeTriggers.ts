import type { Db } from './open'
import { statement } from './open'

/** The log itself, what is worked out from other tables, and records that are written once beside a step. */
const unlogged = new Set([
  'change_context',
  'change_step',
  'change_shape',
  'change_log',
  'text_stale',
  'import_batch',
  'import_row',
  'import_source',
  'privacy_record',
])

/** Tables of people's work: all of them, so that nothing escapes the log. */
export function loggedTables(db: Db): string[] {
  return statement<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )
    .all()
    .map((row) => row.name)
    .filter((name) => !unlogged.has(name))
}

/** Columns of a table that are logged: all but the local row number `n`. */
export function loggedColumns(db: Db, table: string): string[] {
  return statement<{ name: string }>(db, `SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid`)
    .all(table)
    .map((row) => row.name)
    .filter((name) => name !== 'n')
}

/** Columns that the table's own checks hold to be JSON. */
function jsonColumns(db: Db, table: string): Set<string> {
  const sql = statement<string>(db, `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck()
    .get(table)
  return new Set([...String(sql).matchAll(/json_valid\s*\(\s*"?(\w+)/g)].flatMap((match) => match[1] ?? []))
}

/**
 * Takes the log triggers away while a migration runs: each ALTER TABLE parses every trigger there is, which is most of
 * what making a workspace costs, and none may name a column that goes.
 */
export function dropChangeTriggers(db: Db): void {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name IN
       (tbl_name || '__log_insert', tbl_name || '__log_update', tbl_name || '__log_delete')`,
    )
    .pluck()
    .all()
  db.exec(names.map((name) => `DROP TRIGGER "${name}";`).join('\n'))
}

/**
 * Makes the three log triggers of every logged table, from its columns as they now are. Runs after each migration.
 * A write outside a step is refused: `change_log.step_seq` is NOT NULL and the context is then empty.
 */
export function makeChangeTriggers(db: Db): void {
  // Made in one go, after everything was asked: a statement is prepared anew once the schema changed.
  db.exec(
    loggedTables(db)
      .map((table) => changeTriggers(db, table))
      .join('\n'),
  )
}

function changeTriggers(db: Db, table: string): string {
  const columns = loggedColumns(db, table)
  const columnsJson = JSON.stringify(columns)
  statement(db, 'INSERT OR IGNORE INTO change_shape (table_name, columns) VALUES (?, ?)').run(table, columnsJson)
  const shape = statement<{ id: number }>(db, 'SELECT id FROM change_shape WHERE table_name = ? AND columns = ?').get(
    table,
    columnsJson,
  )
  // What json_set and its like return is still JSON when the trigger sees it: as text it is quoted like any other.
  const json = jsonColumns(db, table)
  const logged = (row: 'OLD' | 'NEW', column: string) => `${row}."${column}"${json.has(column) ? ` || ''` : ''}`
  const image = (row: 'OLD' | 'NEW') => `json_array(${columns.map((c) => logged(row, c)).join(', ')})`
  const log = (rowId: string, before: string, after: string) =>
    `INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), ${shape?.id}, ${rowId}, ${before}, ${after});`
  const differs = columns.map((c) => `OLD."${c}" IS NOT NEW."${c}"`).join(' OR ')
  return `
      CREATE TRIGGER "${table}__log_insert" AFTER INSERT ON "${table}" BEGIN ${log('NEW.id', 'NULL', image('NEW'))} END;
      CREATE TRIGGER "${table}__log_update" AFTER UPDATE ON "${table}" WHEN ${differs} BEGIN ${log('NEW.id', image('OLD'), image('NEW'))} END;
      CREATE TRIGGER "${table}__log_delete" AFTER DELETE ON "${table}" BEGIN ${log('OLD.id', image('OLD'), 'NULL')} END;`
}
