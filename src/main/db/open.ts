import Database from 'better-sqlite3'
import { CallboardError } from '../../shared/contract/define'

export type Db = Database.Database

/** What every connection must answer, or it is not used: see docs/decisions on durability. */
const required = {
  synchronous: 2,
  foreign_keys: 1,
  recursive_triggers: 1,
} as const

/**
 * Opens a connection with the durable settings and reads each one back.
 *
 * @param file path of `workspace.db`, `:memory:`, or the bytes of a database to hold in memory
 * @throws CallboardError `file_unreadable`, `workspace_damaged`, `workspace_read_only`, `disk_failed`
 */
export function openDatabase(file: string | Buffer): Db {
  const name = typeof file === 'string' ? file : ':memory:'
  let db: Db
  try {
    db = new Database(file)
  } catch (error) {
    throw databaseError(error, name)
  }
  try {
    db.pragma('busy_timeout = 5000')
    if (name !== ':memory:') db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    if (process.platform === 'darwin') db.pragma('fullfsync = 1')
    db.pragma('foreign_keys = ON')
    db.pragma('recursive_triggers = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('cache_size = -65536')
    db.pragma('temp_store = MEMORY')
    for (const [name, value] of Object.entries(required)) {
      const answer = db.pragma(name, { simple: true })
      if (answer !== value) throw new Error(`the database answers ${name}=${String(answer)} where ${value} is required`)
    }
    return db
  } catch (error) {
    db.close()
    throw databaseError(error, name)
  }
}

/** Turns SQLite's own failures into sentences; anything else passes through unchanged. */
export function databaseError(error: unknown, file = 'the workspace'): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const code = error.code
  if (code === 'SQLITE_FULL')
    return new CallboardError('disk_full', 'The disk is full. Nothing was changed. Free some space and try again.')
  if (code.startsWith('SQLITE_READONLY'))
    return new CallboardError(
      'workspace_read_only',
      'The workspace cannot be written: its folder or disk is read-only. Nothing was changed. Make it writable or copy the folder elsewhere.',
    )
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new CallboardError(
      'workspace_damaged',
      'The database of this workspace is damaged or is not a Callboard database. Nothing was changed. Restore a backup.',
      { file },
    )
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_PROTOCOL')
    return new CallboardError(
      'disk_failed',
      'The disk answered with an error. The last change was not saved. Check the disk and try again.',
      {
        sqlite: code,
      },
    )
  if (code === 'SQLITE_CANTOPEN')
    return new CallboardError(
      'file_unreadable',
      'The database file cannot be opened. Check the folder and its permissions.',
      { file },
    )
  return error
}

const prepared = new WeakMap<Db, Map<string, Database.Statement<unknown[], unknown>>>()

/** One prepared statement per connection and text. The row type is a claim that a test of the query must hold. */
export function statement<Row>(db: Db, sql: string): Database.Statement<unknown[], Row> {
  let known = prepared.get(db)
  if (!known) {
    known = new Map()
    prepared.set(db, known)
  }
  let found = known.get(sql)
  if (!found) {
    found = db.prepare(sql)
    known.set(sql, found)
  }
  return found as Database.Statement<unknown[], Row>
}
