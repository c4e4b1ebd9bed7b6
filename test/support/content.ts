import { loggedColumns, loggedTables } from '../../src/main/db/changeTriggers'
import { migrate } from '../../src/main/db/migrate'
import { type Db, openDatabase } from '../../src/main/db/open'

/** Everything people's tables hold, as text: two databases of the same content give the same. */
export function contentOf(db: Db): Record<string, string[]> {
  return Object.fromEntries(
    loggedTables(db).map((table) => {
      const columns = loggedColumns(db, table)
      const rows = db
        .prepare<[], string>(
          `SELECT json_array(${columns.map((c) => `"${c}"`).join(', ')}) FROM "${table}" ORDER BY id`,
        )
        .pluck()
        .all()
      return [table, rows]
    }),
  )
}

/** What full text finds, by account: so that an index that fell behind shows. */
export function searchContentOf(db: Db): string[] {
  return db
    .prepare<[string], string>(
      `SELECT a.id FROM account a WHERE a.n IN (SELECT rowid FROM account_name_text WHERE account_name_text MATCH ?) ORDER BY a.id`,
    )
    .pluck()
    .all('"ana"')
}

let migrated: Buffer | undefined

/** A migrated database in memory. Migrated once a file of tests: many properties want one an example. */
export function memoryDatabase(): Db {
  if (!migrated) {
    const db = openDatabase(':memory:')
    migrate(db, () => {})
    migrated = db.serialize()
    db.close()
  }
  return openDatabase(Buffer.from(migrated))
}
