import type { MergeRule } from '../../../../shared/contract/creatorImport'
import type { Db } from '../../../db/open'
import { accountColumns, creatorColumns, factColumns, larger, metricColumns } from './stage'

export type MergeRequest = {
  rule: MergeRule
  fileName: string
  fileSha256: string
  /** where the date of rows without one comes from */
  dateBasis: 'column' | 'file' | 'import'
  today: string
}
export type MergeCounts = { created: number; updated: number; unchanged: number }

/**
 * Brings the staged rows into the workspace, set by set: a statement per row costs many times more once triggers hang
 * on it. Runs inside a step. Values that meet are settled by the rule; under `newest` the later date wins, and on the
 * same date the larger value, so that no order of rows or files changes the outcome.
 *
 * @param checkpoint called between statements; throws to give the whole up
 */
export function mergeStage(db: Db, request: MergeRequest, checkpoint: () => void): MergeCounts {
  const run = (sql: string, ...values: (string | number)[]) => {
    checkpoint()
    return db.prepare(sql).run(...values).changes
  }
  const person = makePersons(db, run)
  matchAccounts(run, person, request)
  const matched = Number(db.prepare('SELECT count(*) FROM target WHERE NOT is_new').pluck().get())

  const created = run(
    `INSERT INTO creator (id, ${creatorColumns.join(', ')}, created_at)
     SELECT t.creator_id, ${creatorColumns.map((c) => (c === 'niches' ? `coalesce(s.niches, '[]')` : `s.${c}`)).join(', ')}, ?
     FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key WHERE t.is_new ORDER BY s.platform, s.handle_key`,
    request.today,
  )
  run(
    `INSERT INTO account (id, creator_id, platform, handle_key, ${accountColumns.join(', ')}, ${metricColumns.join(', ')}, measured_on)
     SELECT t.account_id, t.creator_id, s.platform, s.handle_key, ${[...accountColumns, ...metricColumns].map((c) => `s.${c}`).join(', ')},
       CASE WHEN ${hasMetric('s')} THEN s.measured_on END
     FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key WHERE t.is_new ORDER BY s.platform, s.handle_key`,
  )
  if (request.rule !== 'keep' && matched > 0) {
    // The creator first: its rule looks at the account's date before that moves on.
    run(`UPDATE creator SET ${creatorColumns.map((c) => `${c} = ${settled(request.rule, c === 'niches' ? "nullif(creator.niches, '[]')" : `creator.${c}`, `s.${c}`, c === 'niches' ? "'[]'" : null)}`).join(', ')}
      FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key JOIN account a ON a.id = t.account_id
      WHERE NOT t.is_new AND creator.id = t.creator_id AND (${differs(creatorColumns, 'creator', 's')})`)
    run(`UPDATE account SET handle_key = s.handle_key, ${[...accountColumns, ...metricColumns].map((c) => `${c} = ${settled(request.rule, `account.${c}`, `s.${c}`, null, 'account')}`).join(', ')},
      measured_on = CASE WHEN ${hasMetric('s')} THEN ${larger('account.measured_on', 't.effective_on')} ELSE account.measured_on END
      FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key
      WHERE NOT t.is_new AND account.id = t.account_id AND (account.handle_key IS NOT s.handle_key OR ${differs([...accountColumns, ...metricColumns], 'account', 's')}
        OR (${hasMetric('s')} AND t.effective_on > coalesce(account.measured_on, '')))`)
  }
  insertSnapshots(run, request)
  insertBesides(run, person, request)
  const updated = matched > 0 ? countUpdated(db) : 0
  return { created, updated, unchanged: matched - updated }
}

const hasMetric = (table: string) => `coalesce(${metricColumns.map((c) => `${table}.${c}`).join(', ')}) IS NOT NULL`
/** Whether anything stated differs from what is stored; what is not stated differs from nothing. */
const differs = (columns: readonly string[], stored: string, stated: string) =>
  columns.map((c) => `(${stated}.${c} IS NOT NULL AND ${stored}.${c} IS NOT ${stated}.${c})`).join(' OR ')

/** SQL for the value that stands after a stored and a stated one have met. */
function settled(rule: MergeRule, stored: string, stated: string, otherwise: string | null, account = 'a'): string {
  const wrap = (sql: string) => (otherwise ? `coalesce(${sql}, ${otherwise})` : sql)
  const storedFirst = `coalesce(${stored}, ${stated})`
  const statedFirst = `coalesce(${stated}, ${stored})`
  if (rule === 'fillEmpty' || rule === 'keep') return wrap(storedFirst)
  if (rule === 'overwrite') return wrap(statedFirst)
  return wrap(
    `CASE WHEN t.effective_on > coalesce(${account}.measured_on, '') THEN ${statedFirst} WHEN t.effective_on < ${account}.measured_on THEN ${storedFirst} ELSE ${larger(stored, stated)} END`,
  )
}

type Run = (sql: string, ...values: (string | number)[]) => number

/**
 * One line an account, with the newest known value of each fact.
 *
 * @returns the table that holds them: the stage itself where no account has lines of several dates
 */
function makePersons(db: Db, run: Run): string {
  const several = db
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM stage GROUP BY platform, handle_key HAVING count(*) > 1)')
    .pluck()
    .get()
  if (several !== 1) return 'stage'
  db.exec('DROP TABLE IF EXISTS temp.person; CREATE TEMP TABLE person AS SELECT * FROM stage WHERE 0')
  const newest = (column: string) =>
    `(SELECT f.${column} FROM stage f WHERE f.platform = s.platform AND f.handle_key = s.handle_key AND f.${column} IS NOT NULL ORDER BY f.measured_on DESC LIMIT 1)`
  run(
    `INSERT INTO person SELECT s.platform, s.handle_key, max(s.measured_on), min(s.record),
       ${factColumns.map(newest).join(', ')} FROM stage s GROUP BY s.platform, s.handle_key`,
  )
  run('CREATE INDEX temp.person_key ON person (platform, handle_key)')
  return 'person'
}

/**
 * Which account of the workspace each staged one is: by handle, or by the platform's own id where the handle changed.
 * A row that this very file brought before keeps the date it had then, so that the same file again changes nothing.
 */
function matchAccounts(run: Run, person: string, request: MergeRequest): void {
  run('DROP TABLE IF EXISTS temp.target')
  run(
    `CREATE TEMP TABLE target (platform TEXT, handle_key TEXT, account_id TEXT, creator_id TEXT, is_new INTEGER NOT NULL, effective_on TEXT NOT NULL, PRIMARY KEY (platform, handle_key)) WITHOUT ROWID`,
  )
  run(
    `INSERT INTO target SELECT s.platform, s.handle_key, coalesce(a.id, b.id, uuidv7()), coalesce(a.creator_id, b.creator_id, uuidv7()),
       a.id IS NULL AND b.id IS NULL,
       coalesce(CASE WHEN ? = 'import' AND coalesce(a.id, b.id) IS NOT NULL THEN
         (SELECT max(m.measured_on) FROM account_metric m WHERE m.account_id = coalesce(a.id, b.id) AND m.source_sha256 = ?) END, s.measured_on)
     FROM ${person} s
     LEFT JOIN account a ON a.platform = s.platform AND a.handle_key = s.handle_key
     LEFT JOIN account b ON a.id IS NULL AND s.platform_user_id IS NOT NULL AND b.platform = s.platform AND b.platform_user_id = s.platform_user_id
     ORDER BY s.platform, s.handle_key`,
    request.dateBasis,
    request.fileSha256,
  )
  // Two staged handles with one platform id: the first is the account, the other is one of its own.
  run(
    `UPDATE target SET is_new = 1, account_id = uuidv7(), creator_id = uuidv7()
     WHERE NOT is_new AND (platform, handle_key) IN (SELECT platform, handle_key FROM (
       SELECT platform, handle_key, row_number() OVER (PARTITION BY account_id ORDER BY platform, handle_key) AS nth
       FROM target WHERE NOT is_new) WHERE nth > 1)`,
  )
}

/** The metric history: one snapshot an account and date, unless the workspace holds it already. */
function insertSnapshots(run: Run, request: MergeRequest): void {
  const same = metricColumns.map((c) => `m.${c} IS s.${c}`).join(' AND ')
  run(
    `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, source_sha256, source_row, ${metricColumns.join(', ')})
     SELECT uuidv7(), t.account_id, s.measured_on, ?, ?, ?, s.record, ${metricColumns.map((c) => `s.${c}`).join(', ')}
     FROM stage s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key
     WHERE ${hasMetric('s')} AND (t.is_new OR NOT EXISTS (SELECT 1 FROM account_metric m
       WHERE m.account_id = t.account_id AND (m.measured_on = s.measured_on OR m.source_sha256 = ?) AND ${same}))
     ORDER BY s.platform, s.handle_key, s.measured_on`,
    request.dateBasis,
    request.fileName,
    request.fileSha256,
    request.fileSha256,
  )
}

/** Contact points, rates and further accounts that the rows state. */
function insertBesides(run: Run, person: string, request: MergeRequest): void {
  run(
    `INSERT OR IGNORE INTO contact_point (id, creator_id, kind, value, source, noted_on)
     SELECT uuidv7(), t.creator_id, 'email', s.email, ?, ? FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key
     WHERE s.email IS NOT NULL ORDER BY s.platform, s.handle_key`,
    request.fileName,
    request.today,
  )
  run(
    `INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source)
     SELECT uuidv7(), t.account_id, 'video', s.price_minor, s.currency, t.effective_on, ? FROM ${person} s JOIN target t ON t.platform = s.platform AND t.handle_key = s.handle_key
     WHERE s.price_minor IS NOT NULL AND s.currency IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rate r
       WHERE r.account_id = t.account_id AND r.price_minor = s.price_minor AND r.currency = s.currency)
     ORDER BY s.platform, s.handle_key`,
    request.fileName,
  )
  run(
    `INSERT OR IGNORE INTO account (id, creator_id, platform, handle, handle_key)
     SELECT o.id, t.creator_id, o.platform, o.handle, o.handle_key FROM stage_other o
     JOIN target t ON t.platform = o.of_platform AND t.handle_key = o.of_key
     WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.platform = o.platform AND a.handle_key = o.handle_key)
     ORDER BY o.platform, o.handle_key`,
  )
}

/** Accounts that were there before and of which this step logged a change. */
function countUpdated(db: Db): number {
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
      return [`WHEN ${id} THEN ${column === 'id' ? 'row_id' : `json_extract(after, '$[${names.indexOf(column)}]')`}`]
    })
    return `SELECT CASE shape ${cases.join(' ')} END FROM change_log WHERE seq >= ?`
  }
  const count = db
    .prepare<[unknown, unknown], number>(
      `SELECT count(*) FROM target WHERE NOT is_new AND
        (account_id IN (${touched({ account: 'id', account_metric: 'account_id', rate: 'account_id' })})
        OR creator_id IN (${touched({ creator: 'id', contact_point: 'creator_id', account: 'creator_id' })}))`,
    )
    .pluck()
    .get(firstChange, firstChange)
  return count ?? 0
}
