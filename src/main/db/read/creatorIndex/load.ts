import { type Db, statement } from '../../open'
import { newestRate } from '../creators'
import { Columns, type IndexedRow } from './columns'
import { blockSlots, type Texts, textBlock } from './text'

/** Rows read between two looks at whatever else waits for the engine's thread: about ten milliseconds. */
const sliceRows = 4096

const rowColumns = `a.n, a.platform, a.followers, coalesce(a.average_views, a.median_views), a.engagement_rate,
  q.price_minor, q.currency, c.country, c.language, c.niches, a.measured_on, a.is_verified, c.display_name IS NOT NULL`
const rowTables = `account a CROSS JOIN creator c ON c.id = a.creator_id LEFT JOIN rate q ON q.id = ${newestRate}`

type RawRow = [
  n: number,
  platform: string,
  followers: number | null,
  views: number | null,
  engagementRate: number | null,
  priceMinor: number | null,
  currency: string | null,
  country: string | null,
  language: string | null,
  niches: string,
  measuredOn: string | null,
  isVerified: number | null,
  hasName: number,
]

function toIndexedRow(raw: RawRow): IndexedRow {
  const [n, platform, followers, views, engagementRate, priceMinor, currency] = raw
  const [, , , , , , , country, language, niches, measuredOn, isVerified, hasName] = raw
  return {
    n,
    platform,
    followers,
    views,
    engagementRate,
    priceMinor,
    currency,
    country,
    language,
    niches,
    measuredOn,
    isVerified,
    hasName,
  }
}

/** Work done in slices: whoever runs it may let other work in wherever it yields. */
export type Sliced<T> = Generator<void, T>

export function* loadColumns(db: Db): Sliced<Columns> {
  const range = statement<{ first: number | null; last: number | null }>(
    db,
    'SELECT (SELECT min(n) FROM account) AS first, (SELECT max(n) FROM account) AS last',
  ).get()
  const columns = new Columns(Number(statement<number>(db, 'SELECT count(*) FROM account').pluck().get()))
  const slice = statement<RawRow>(
    db,
    `SELECT ${rowColumns} FROM ${rowTables} WHERE a.n >= ? ORDER BY a.n LIMIT ${sliceRows}`,
  ).raw()
  for (let from = range?.first ?? null; from !== null; ) {
    const rows = slice.all(from) as RawRow[]
    for (const row of rows) columns.put(toIndexedRow(row))
    const last = rows.at(-1)?.[0]
    from = last === undefined || rows.length < sliceRows ? null : last + 1
    yield
  }
  return columns
}

/** Accounts in the order of their row numbers; those that are gone are left out. */
export function readIndexedRows(db: Db, numbers: readonly number[]): IndexedRow[] {
  const some = statement<RawRow>(
    db,
    `SELECT ${rowColumns} FROM json_each(?) j CROSS JOIN ${rowTables} WHERE a.n = j.value`,
  ).raw()
  const rows = some.all(JSON.stringify(numbers)) as RawRow[]
  return rows.map(toIndexedRow).sort((a, b) => a.n - b.n)
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

export type ChangedAccounts = { numbers: number[]; hasDeleted: boolean }

/**
 * Accounts whose row in the index may have changed since a row of the log: their own, their creator's or a rate's.
 *
 * @returns null where there are more than `limit` logged changes
 */
export function changedAccounts(db: Db, logSeq: number, limit: number): ChangedAccounts | null {
  const shapes = statement<{ id: number; table_name: string; columns: string }>(
    db,
    `SELECT id, table_name, columns FROM change_shape WHERE table_name IN ('account', 'creator', 'rate')`,
  ).all()
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
  const parts = [
    `SELECT n FROM account WHERE id IN (SELECT row_id FROM change_log WHERE seq > @from AND shape IN (${of('account')}))`,
    `SELECT n FROM account WHERE creator_id IN (SELECT row_id FROM change_log WHERE seq > @from AND shape IN (${of('creator')}))`,
  ]
  for (const shape of shapes.filter((s) => s.table_name === 'rate')) {
    const place = (JSON.parse(shape.columns) as string[]).indexOf('account_id')
    for (const image of ['before', 'after']) {
      parts.push(
        `SELECT n FROM account WHERE id IN (SELECT json_extract(${image}, '$[${place}]') FROM change_log WHERE seq > @from AND shape = ${shape.id})`,
      )
    }
  }
  const numbers = statement<number>(db, `${parts.join(' UNION ')} ORDER BY 1`)
    .pluck()
    .all({ from: logSeq }) as number[]
  const hasDeleted =
    statement<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM change_log WHERE seq > ? AND after IS NULL AND shape IN (${of('account')}))`,
    )
      .pluck()
      .get(logSeq) === 1
  return { numbers, hasDeleted }
}

/** The row numbers of all accounts, in any order. */
export function readNumbers(db: Db): number[] {
  const json = statement<string>(db, 'SELECT json_group_array(n) FROM account').pluck().get()
  const numbers: unknown = JSON.parse(String(json))
  return Array.isArray(numbers) ? numbers.map(Number) : []
}
