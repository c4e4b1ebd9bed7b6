import { type Db, statement } from '../../open'
import type { RawRows } from './codes'
import { Columns } from './columns'
import { type PartName, parts, scanSql, someSql } from './parts'
import { blockSlots, type Texts, textBlock } from './text'

/** Rows read between two looks at whatever else waits for the engine's thread: about ten milliseconds. */
const sliceRows = 4096

/** Work done in slices: whoever runs it may let other work in wherever it yields. */
export type Sliced<T> = Generator<void, T>

/** Reads the accounts and what the list itself needs. */
export function* loadColumns(db: Db): Sliced<Columns> {
  const columns = new Columns(Number(statement<number>(db, 'SELECT count(*) FROM account').pluck().get()))
  yield* scan(db, columns, 'core', Number.MIN_SAFE_INTEGER, (n) => columns.place(n))
  return columns
}

/** Reads another part of the accounts. */
export function* loadPart(db: Db, columns: Columns, name: PartName): Sliced<boolean> {
  yield* scan(db, columns, name, parts[name].owned ? '' : Number.MIN_SAFE_INTEGER, (n) => columns.slotOf(n))
  return true
}

function* scan(
  db: Db,
  columns: Columns,
  name: PartName,
  start: string | number,
  slotFor: (n: number) => number,
): Sliced<void> {
  const part = parts[name]
  const slice = statement<unknown[]>(db, scanSql(part, sliceRows)).raw()
  for (let cursor: unknown = start; ; ) {
    const rows = slice.all(cursor) as unknown[][]
    if (rows.length === 0) return
    setRows(columns, name, rows, 2, slotFor)
    cursor = rows.at(-1)?.[1]
    yield
  }
}

function setRows(
  columns: Columns,
  name: PartName,
  rows: RawRows,
  firstValue: number,
  slotFor: (n: number) => number,
): void {
  const slots = Int32Array.from(rows, (row) => slotFor(Number(row[0])))
  for (const [i, value] of parts[name].values.entries()) value.column(columns).setRun(slots, rows, firstValue + i)
}

/** Accounts as they now are: by part its rows, a number before the values. */
export type ReadRows = { name: PartName; rows: RawRows }[]

/** @param names parts that were read, the first of them `core` */
export function readRows(db: Db, numbers: readonly number[], names: readonly PartName[]): ReadRows {
  const asked = JSON.stringify(numbers)
  return names.map((name) => {
    const part = parts[name]
    const some = statement<unknown[]>(db, someSql(part)).raw()
    const rows = (part.owned ? some.all(asked, asked) : some.all(asked)) as unknown[][]
    return { name, rows: rows.sort((a, b) => Number(a[0]) - Number(b[0])) }
  })
}

/** Puts rows that were read into the columns. @returns the slots, or null where a row belongs between two others */
export function putRows(columns: Columns, read: ReadRows): number[] | null {
  const places: number[] = []
  for (const { name, rows } of read) {
    if (name !== 'core') {
      setRows(columns, name, rows, 1, (n) => columns.slotOf(n))
      continue
    }
    for (const row of rows) {
      const slot = columns.place(Number(row[0]))
      if (slot < 0) return null
      places.push(slot)
    }
    setRows(columns, name, rows, 1, (n) => columns.slotOf(n))
  }
  return places
}

/** Reads the blocks of text that are not read, or no longer true. @returns false where the columns are out of step */
export function* loadTexts(db: Db, columns: Columns, texts: Texts): Sliced<boolean> {
  const records = statement<Buffer | null>(
    db,
    `SELECT CAST(group_concat(record, '') AS BLOB) FROM (
       SELECT lower(a.handle) || x'ff' || lower(coalesce(c.display_name, '')) || x'ff'
         || CASE WHEN a.handle_key = lower(a.handle) THEN '' ELSE a.handle_key END || x'fe' AS record
       FROM account a CROSS JOIN creator c ON c.id = a.creator_id WHERE a.n BETWEEN ? AND ? ORDER BY a.n)`,
  ).pluck()
  for (let block = 0; block * blockSlots < columns.slots; block += 1) {
    if (texts.isRead(block)) continue
    const from = block * blockSlots
    const to = Math.min(from + blockSlots, columns.slots) - 1
    const bytes = records.get(columns.numbers[from], columns.numbers[to]) as Buffer | null
    const slots = new Uint32Array(to - from + 1)
    let count = 0
    for (let slot = from; slot <= to; slot += 1) if (columns.isAlive(slot)) slots[count++] = slot
    const read = textBlock(bytes ?? Buffer.alloc(0), slots.slice(0, count))
    if (!read) return false
    texts.keep(block, read)
    yield
  }
  return true
}

/** The row numbers of all accounts, in any order. */
export function readNumbers(db: Db): number[] {
  const json = statement<string>(db, 'SELECT json_group_array(n) FROM account').pluck().get()
  const numbers: unknown = JSON.parse(String(json))
  return Array.isArray(numbers) ? numbers.map(Number) : []
}
