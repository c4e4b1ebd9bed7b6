import { uuidv7 } from 'uuidv7'
import type { MergeRule } from '../../../../shared/contract/creatorImport'
import { type MetricColumn, newestMetric } from '../../../db/newestMetrics'
import type { Db } from '../../../db/open'
import { foldFacts, foldStage, hasMetric, isLead, joinedCustom, lineTables, type Run, storedOf } from './foldStage'
import { insertBesides } from './mergeBesides'
import { emptyOf, type FactColumn, larger, type Stage, type StageColumns } from './stage'

export type MergeRequest = {
  rule: MergeRule
  fileName: string
  fileSha256: string
  /** where the date of rows without one comes from */
  dateBasis: 'column' | 'file' | 'import'
  today: string
}
export type MergeCounts = {
  created: number
  updated: number
  unchanged: number
  renamed: number
  /** accounts that the file states */
  accounts: number
}

/** SQL for new ids of a line; equal for all records of one account. Rising with the records, so that indexes grow at their end. */
export type NewIds = {
  creator(line: string): string
  account(line: string): string
  of(line: string, slot: number): string
}

/**
 * Brings the staged rows into the workspace, set by set: a statement per row costs many times more once triggers hang
 * on it. Runs inside a step. Values that meet are settled by the rule; under `newest` the later date wins, and on the
 * same date the larger value, so that no order of rows or files changes the outcome.
 *
 * @param checkpoint called between statements; throws to give the whole up
 */
export function mergeStage(db: Db, stage: Stage, request: MergeRequest, checkpoint: () => void): MergeCounts {
  const run: Run = (sql, ...values) => {
    checkpoint()
    return db.prepare(sql).run(...values).changes
  }
  const { columns } = stage
  const ids = newIds()
  const { accounts, matched } = foldStage(db, run, request)
  const lines = lineTables(db)
  foldFacts(db, run, columns)
  const created = insertNew(run, columns, ids, request)
  insertSnapshots(run, columns, ids, lines, request)
  if (request.rule !== 'keep' && matched > 0) updateKnown(run, columns, request.rule)
  insertBesides(db, run, stage, ids, lines, request)
  const { updated, renamed } = matched > 0 ? countUpdated(db) : { updated: 0, renamed: 0 }
  if (created + updated > 0) insertProvenance(run, ids)
  return { created, updated, unchanged: matched - updated, renamed, accounts }
}

/**
 * UUIDv7s as RFC 9562 (6.2, method 2) allows: a common head and a counter, here eight for each record of the file. Made
 * by SQL itself: to ask JavaScript for each costs as much as to insert the row.
 */
function newIds(): NewIds {
  const first = uuidv7()
  const head = first.slice(0, 24)
  // Half of the 48 bits at most, so that no series reaches the end of them.
  const start = Number.parseInt(first.slice(24), 16) % 2 ** 46
  const numbered = (record: string, slot: number) => `'${head}' || format('%012x', ${start + slot} + 8 * ${record})`
  const lead = (line: string) => `coalesce(${line}.lead, ${line}.record)`
  return {
    creator: (line) => `coalesce(${line}.creator_id, ${numbered(lead(line), 0)})`,
    account: (line) => `coalesce(${line}.account_id, ${numbered(lead(line), 1)})`,
    of: (line, slot) => numbered(`${line}.record`, slot),
  }
}

function insertNew(run: Run, columns: StageColumns, ids: NewIds, request: MergeRequest): number {
  const value = (c: FactColumn) => (emptyOf[c] ? `coalesce(s.${c}, ${emptyOf[c]})` : `s.${c}`)
  const isNew = `s.account_id IS NULL AND ${isLead('s')}`
  const created = run(
    `INSERT INTO creator (${['id', ...columns.creator, 'created_at'].join(', ')})
     SELECT ${[ids.creator('s'), ...columns.creator.map(value), '?'].join(', ')} FROM stage s WHERE ${isNew}`,
    request.today,
  )
  const copied = [...columns.account, ...columns.metric]
  run(
    `INSERT INTO account (${['id', 'creator_id', 'platform', 'handle_key', ...copied, 'measured_on'].join(', ')})
     SELECT ${[ids.account('s'), ids.creator('s'), 's.platform', 's.handle_key', ...copied.map((c) => `s.${c}`)].join(', ')},
       CASE WHEN ${hasMetric(columns, 's')} THEN coalesce(s.metric_on, s.measured_on) END
     FROM stage s WHERE ${isNew}`,
  )
  return created
}

/** Whether anything stated differs from what is stored; what is not stated differs from nothing. */
const differs = (columns: readonly string[], stored: string) =>
  columns.length === 0 ? '0' : columns.map((c) => `(s.${c} IS NOT NULL AND ${stored}.${c} IS NOT s.${c})`).join(' OR ')

/** SQL for the value of a fact that stands after a stored and a stated one have met. */
function settled(rule: MergeRule, table: string, column: FactColumn): string {
  const stored = storedOf(table, column)
  const stated = `s.${column}`
  const known = (a: string, b: string) => `coalesce(${a}, ${b})`
  const both = (settle: typeof known) =>
    column === 'custom' ? joinedCustom(stored, stated, settle) : settle(stored, stated)
  const storedFirst = both(known)
  const statedFirst = both((a, b) => known(b, a))
  const wrap = (sql: string) => (emptyOf[column] ? `coalesce(${sql}, ${emptyOf[column]})` : sql)
  if (column === 'tags') return wrap(unitedTags(stored, stated))
  if (rule === 'fillEmpty' || rule === 'keep') return wrap(storedFirst)
  if (rule === 'overwrite') return wrap(statedFirst)
  const even = both(larger)
  return wrap(
    `CASE WHEN s.measured_on > coalesce(s.stored_on, '') THEN ${statedFirst} WHEN s.measured_on < s.stored_on THEN ${storedFirst} ELSE ${even} END`,
  )
}

/** Tags are added to, whatever the rule: nobody's label speaks against another. */
const unitedTags = (stored: string, stated: string) =>
  `CASE WHEN NOT EXISTS (SELECT 1 FROM json_each(${stated}) WHERE value NOT IN (SELECT value FROM json_each(coalesce(${stored}, '[]')))) THEN ${stored}
   ELSE (SELECT json_group_array(value) FROM (SELECT value FROM json_each(coalesce(${stored}, '[]')) UNION SELECT value FROM json_each(${stated}))) END`
function updateKnown(run: Run, columns: StageColumns, rule: MergeRule): void {
  const isKnown = `s.account_id IS NOT NULL AND ${isLead('s')}`
  if (columns.creator.length > 0) {
    run(
      `UPDATE creator SET ${columns.creator.map((c) => `${c} = ${settled(rule, 'creator', c)}`).join(', ')}
       FROM stage s WHERE ${isKnown} AND creator.id = s.creator_id AND (${differs(columns.creator, 'creator')})`,
    )
  }
  const isRenamed = 'account.handle_key IS NOT s.handle_key'
  const setAccount = columns.account.map((c) =>
    c === 'handle'
      ? `handle = CASE WHEN ${isRenamed} THEN s.handle ELSE ${settled(rule, 'account', c)} END`
      : `${c} = ${settled(rule, 'account', c)}`,
  )
  const metricOn = 'coalesce(s.metric_on, s.measured_on)'
  const setMetric = columns.metric.map((c) => `${c} = ${settledMetric(rule, c)}`)
  run(
    `UPDATE account SET ${['handle_key = s.handle_key', ...setAccount, ...setMetric].join(', ')},
       measured_on = CASE WHEN ${hasMetric(columns, 's')} THEN ${larger('account.measured_on', metricOn)} ELSE account.measured_on END
     FROM stage s WHERE ${isKnown} AND account.id = s.account_id AND (${isRenamed} OR ${differs([...columns.account, ...columns.metric], 'account')}
       OR (${hasMetric(columns, 's')} AND ${metricOn} > coalesce(account.measured_on, '')))`,
  )
}

/**
 * SQL for a metric after a stored and a stated one have met. Under `newest` it is the newest of the whole history, whose
 * newest line need not state every metric; what stands in the account and in no line of it has the account's date.
 */
function settledMetric(rule: MergeRule, column: MetricColumn): string {
  const stored = `account.${column}`
  const stated = `s.${column}`
  if (rule === 'fillEmpty' || rule === 'keep') return `coalesce(${stored}, ${stated})`
  if (rule === 'overwrite') return `coalesce(${stated}, ${stored})`
  const known = column === 'engagement_basis' ? 'engagement_rate' : column
  return `CASE WHEN s.${known} IS NULL THEN ${stored} ELSE ${newestMetric(column, 'withoutLine')} END`
}

/** The metric history: a snapshot for each record that states figures, unless the workspace holds it already. */
function insertSnapshots(
  run: Run,
  columns: StageColumns,
  ids: NewIds,
  lines: readonly string[],
  request: MergeRequest,
): void {
  if (columns.metric.length === 0) return
  const same = columns.metric.map((c) => `m.${c} IS s.${c}`).join(' AND ')
  for (const table of lines) {
    // Two records that say the same of one date are one line of the history, as two files are.
    const source =
      table === 'twin_line'
        ? `(SELECT min(record) AS record, lead, max(account_id) AS account_id, measured_on, ${columns.metric.join(', ')}
           FROM twin_line GROUP BY ${['lead', 'measured_on', ...columns.metric].join(', ')})`
        : table
    run(
      `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, source_sha256, source_row, ${columns.metric.join(', ')})
       SELECT ${ids.of('s', 2)}, ${ids.account('s')}, s.measured_on, ?, ?, ?, s.record, ${columns.metric.map((c) => `s.${c}`).join(', ')}
       FROM ${source} s WHERE ${hasMetric(columns, 's')} AND (s.account_id IS NULL OR NOT EXISTS (SELECT 1 FROM account_metric m
         WHERE m.account_id = s.account_id AND (m.measured_on = s.measured_on OR m.source_sha256 = ?) AND ${same}))`,
      request.dateBasis,
      request.fileName,
      request.fileSha256,
      request.fileSha256,
    )
  }
}

/** Which record of this import an account was stated in. */
function insertProvenance(run: Run, ids: NewIds): void {
  run(
    `INSERT OR REPLACE INTO import_row (account_id, step_seq, record_number)
     SELECT ${ids.account('s')}, (SELECT step_seq FROM change_context), s.record FROM stage s WHERE ${isLead('s')}`,
  )
}

/** Accounts that were there before and of which this step logged a change, and those of them whose handle it changed. */
function countUpdated(db: Db): { updated: number; renamed: number } {
  const firstChange = db.prepare<[], number>('SELECT coalesce(max(last_change), 0) + 1 FROM change_step').pluck().get()
  const shapes = db
    .prepare<[], { id: number; table_name: string; columns: string }>(
      'SELECT id, table_name, columns FROM change_shape',
    )
    .all()
  /** The ids that the step's images of these tables hold in these columns; the log is walked from its first image on. */
  const touched = (columnOf: Record<string, string>) => {
    const cases = shapes.flatMap(({ id, table_name, columns }) => {
      const column = columnOf[table_name]
      if (!column) return []
      const names: string[] = JSON.parse(columns)
      return [
        `WHEN ${id} THEN ${column === 'id' ? 'row_id' : `json_extract(coalesce(after, before), '$[${names.indexOf(column)}]')`}`,
      ]
    })
    return `SELECT CASE shape ${cases.join(' ')} END FROM change_log WHERE seq >= ?`
  }
  const ofAccount = {
    account: 'id',
    account_metric: 'account_id',
    rate: 'account_id',
    audience_share: 'account_id',
    former_handle: 'account_id',
  }
  const ofCreator = { creator: 'id', contact_point: 'creator_id', account: 'creator_id', creator_agent: 'creator_id' }
  const counts = db
    .prepare<[unknown, unknown], { updated: number; renamed: number }>(
      `SELECT count(*) AS updated, coalesce(sum(s.account_id IN (SELECT account_id FROM renaming WHERE is_rename AND account_id IS NOT NULL)), 0) AS renamed
       FROM stage s WHERE s.account_id IS NOT NULL AND ${isLead('s')}
         AND (s.account_id IN (${touched(ofAccount)}) OR s.creator_id IN (${touched(ofCreator)}))`,
    )
    .get(firstChange, firstChange)
  return counts ?? { updated: 0, renamed: 0 }
}
