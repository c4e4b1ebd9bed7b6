import { type Db, statement } from '../../../db/open'

type Piece = { key: string; seen: number; value: unknown }
const pieces = new WeakMap<Db, Map<symbol, Piece>>()

/** More changes than this are not looked through: it costs more than reading anew. */
const manyChanges = 100_000

/**
 * Something read from whole tables, kept for as long as none of them changes. One piece is kept of each kind, so that
 * memory does not grow with the campaigns looked at.
 */
export function keepsPiece<T>(tables: readonly string[]): (db: Db, key: string, read: () => T) => T {
  const kind = Symbol(tables.join())
  return (db, key, read) => {
    const ofDb = pieces.get(db) ?? new Map<symbol, Piece>()
    pieces.set(db, ofDb)
    const newest = newestChange(db)
    const known = ofDb.get(kind)
    if (known?.key === key && !isChanged(db, known.seen, newest, tables)) {
      // What a running step has done so far may yet be rolled back.
      if (!db.inTransaction) known.seen = newest
      // One kind holds one type: the symbol is made beside it.
      return known.value as T
    }
    const value = read()
    if (!db.inTransaction) ofDb.set(kind, { key, seen: newest, value })
    return value
  }
}

const newestChange = (db: Db) =>
  statement<number>(db, 'SELECT coalesce(max(seq), 0) FROM change_log').pluck().get() ?? 0

function isChanged(db: Db, seen: number, newest: number, tables: readonly string[]): boolean {
  if (newest === seen) return false
  if (newest < seen || newest - seen > manyChanges) return true
  const changed = statement<string>(
    db,
    'SELECT DISTINCT s.table_name FROM change_log l JOIN change_shape s ON s.id = l.shape WHERE l.seq > ?',
  ).pluck()
  return changed.all(seen).some((table) => tables.includes(table))
}
