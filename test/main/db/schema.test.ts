import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loggedTables } from '../../../src/main/db/changeTriggers'
import { newestVersion, schemaVersion } from '../../../src/main/db/migrate'
import { openDatabase } from '../../../src/main/db/open'
import { memoryDatabase } from '../../support/content'
import { tempFolder } from '../../support/engine'

it('has the schema of the snapshot: every change to it is a diff', async () => {
  const db = memoryDatabase()
  const objects = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'account_*_text_*' ORDER BY type, name`,
    )
    .all()
  const text = objects.map((o) => `-- ${o.type} ${o.name}\n${o.sql.replaceAll(/[ \t]+\n/g, '\n')};`).join('\n\n')
  expect(schemaVersion(db)).toBe(newestVersion)
  await expect(`${text}\n`).toMatchFileSnapshot('../../snapshots/schema.sql')
})

it('logs every table but the log itself and what is worked out from others', () => {
  const db = memoryDatabase()
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all()
  const left = tables.filter((table) => !loggedTables(db).includes(table))
  expect(left).toEqual([
    'change_context',
    'change_log',
    'change_shape',
    'change_step',
    'import_batch',
    'import_row',
    'import_source',
    'privacy_record',
    'text_stale',
  ])
})

it('keeps every table of people strict, and every foreign key findable from its parent', () => {
  const db = memoryDatabase()
  for (const table of loggedTables(db)) {
    const strict = db
      .prepare<[string], number>('SELECT strict FROM pragma_table_list WHERE name = ?')
      .pluck()
      .get(table)
    expect(strict, table).toBe(1)
    const keys = db
      .prepare<[string], { column: string }>('SELECT "from" AS "column" FROM pragma_foreign_key_list(?)')
      .all(table)
    for (const { column } of keys) {
      const plan = db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM "${table}" WHERE "${column}" = 'x'`)
        .all()
        .map((row) => row.detail)
        .join(' ')
      expect(plan, `${table}.${column}`).toContain('SEARCH')
    }
  }
})

it('answers with the durable settings on every connection', () => {
  const file = join(tempFolder(), 'workspace.db')
  for (let connection = 0; connection < 3; connection += 1) {
    const db = openDatabase(file)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(db.pragma('recursive_triggers', { simple: true })).toBe(1)
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000)
    db.close()
  }
})
