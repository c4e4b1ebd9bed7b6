import type { Db } from '../../../db/open'
import type { MergeRequest } from './merge'
import { emptyOf, type FactColumn, larger, type StageColumns } from './stage'

export type Run = (sql: string, ...values: (string | number)[]) => number

/** More handles than this under one platform id, and the id names nobody: a column of zeros, say. */
const MAX_HANDLES_OF_ID = 3

/** SQL for whether a line states any metric. */
export const hasMetric = (columns: StageColumns, table: string) =>
  columns.metric.length === 0
    ? '0'
    : `coalesce(${columns.metric.map((c) => `${table}.${c}`).join(', ')}, NULL) IS NOT NULL`
/** SQL for the lines that stand for an account: alone, or the first of several records. */
export const isLead = (table: string) => `(${table}.lead IS NULL OR ${table}.lead = ${table}.record)`

/**
 * Finds out which staged lines are one account and which accounts the workspace has already, and folds the lines of
 * one account into one. Works in place on the few lines concerned.
 *
 * @returns accounts that the file states, and how many of them the workspace has
 */
export function foldStage(db: Db, run: Run, request: MergeRequest): { accounts: number; matched: number } {
  run('DROP TABLE IF EXISTS temp.renaming')
  run(
    'CREATE TEMP TABLE renaming (platform TEXT, handle_key TEXT, handle TEXT, old_key TEXT, old_handle TEXT, until_on TEXT, account_id TEXT, is_rename INTEGER NOT NULL)',
  )
  run('CREATE INDEX temp.stage_key ON stage (platform, handle_key)')
  const hasIds = exists(db, 'SELECT 1 FROM stage WHERE platform_user_id IS NOT NULL')
  if (hasIds) settleIds(db, run)
  const hasAccounts = exists(db, 'SELECT 1 FROM account')
  if (hasAccounts) matchAccounts(db, run, hasIds, request)
  markLeads(db, run)
  const records = scalar(db, 'SELECT count(*) FROM stage')
  const accounts = records - scalar(db, 'SELECT count(*) FROM twin_row WHERE record <> lead')
  const matched = hasAccounts
    ? scalar(db, `SELECT count(*) FROM stage s WHERE s.account_id IS NOT NULL AND ${isLead('s')}`)
    : 0
  return { accounts, matched }
}

const exists = (db: Db, select: string) => scalar(db, `SELECT EXISTS (${select})`) === 1
const scalar = (db: Db, sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0

/**
 * Handles that the file has for one platform id are one account: the later date's is its handle, on one date the one
 * that sorts last, and the others are former ones.
 */
function settleIds(db: Db, run: Run): void {
  const clashing = `SELECT platform, platform_user_id FROM stage WHERE platform_user_id IS NOT NULL GROUP BY platform, platform_user_id HAVING count(DISTINCT handle_key)`
  run(
    `UPDATE stage SET platform_user_id = NULL WHERE (platform, platform_user_id) IN (${clashing} > ${MAX_HANDLES_OF_ID})`,
  )
  run(
    `INSERT INTO renaming
     SELECT platform, first_value(handle_key) OVER latest, first_value(handle) OVER latest, handle_key, handle, on_date, NULL, 0
     FROM (SELECT platform, platform_user_id, handle_key, max(handle) AS handle, max(measured_on) AS on_date FROM stage
       WHERE (platform, platform_user_id) IN (${clashing} > 1) GROUP BY platform, platform_user_id, handle_key)
     WINDOW latest AS (PARTITION BY platform, platform_user_id ORDER BY on_date DESC, handle_key DESC)`,
  )
  run('DELETE FROM renaming WHERE handle_key = old_key')
  if (exists(db, 'SELECT 1 FROM renaming')) renameLines(run)
}

/** Gives the lines under a former handle the present one. */
function renameLines(run: Run): void {
  run(
    `UPDATE stage SET handle_key = r.handle_key, handle = r.handle FROM renaming r
     WHERE stage.platform = r.platform AND stage.handle_key = r.old_key AND r.old_key <> r.handle_key`,
  )
}

/**
 * Which account of the workspace each line is: by handle, by the platform's own id where the handle changed, or by a
 * former handle that no other account has now.
 */
function matchAccounts(db: Db, run: Run, hasIds: boolean, request: MergeRequest): void {
  run(
    `UPDATE stage SET account_id = a.id, creator_id = a.creator_id FROM account a
     WHERE a.platform = stage.platform AND a.handle_key = stage.handle_key`,
  )
  if (hasIds) {
    run(
      `UPDATE stage SET account_id = (SELECT b.id FROM account b WHERE b.platform = stage.platform AND b.platform_user_id = stage.platform_user_id ORDER BY b.id LIMIT 1), found_by = 'id'
       WHERE account_id IS NULL AND platform_user_id IS NOT NULL
         AND EXISTS (SELECT 1 FROM account b WHERE b.platform = stage.platform AND b.platform_user_id = stage.platform_user_id)`,
    )
  }
  if (exists(db, 'SELECT 1 FROM renaming')) {
    const byOldHandle = `FROM renaming r JOIN account a ON a.platform = r.platform AND a.handle_key = r.old_key
      WHERE r.platform = stage.platform AND r.handle_key = stage.handle_key`
    run(
      `UPDATE stage SET account_id = (SELECT a.id ${byOldHandle} ORDER BY a.id LIMIT 1), found_by = 'id'
       WHERE account_id IS NULL AND EXISTS (SELECT 1 ${byOldHandle})`,
    )
  }
  if (exists(db, 'SELECT 1 FROM former_handle')) {
    // Two ids are two persons, whoever had the handle first.
    const byFormer = `FROM former_handle f JOIN account a ON a.id = f.account_id WHERE f.platform = stage.platform AND f.handle_key = stage.handle_key
      AND (stage.platform_user_id IS NULL OR a.platform_user_id IS NULL OR a.platform_user_id = stage.platform_user_id)`
    run(
      `UPDATE stage SET account_id = (SELECT f.account_id ${byFormer} ORDER BY f.until_on DESC, f.account_id LIMIT 1), found_by = 'former'
       WHERE account_id IS NULL AND EXISTS (SELECT 1 ${byFormer})`,
    )
    run(
      `UPDATE stage SET creator_id = a.creator_id, handle_key = a.handle_key, handle = a.handle FROM account a
       WHERE stage.found_by = 'former' AND a.id = stage.account_id`,
    )
  }
  dateMatched(db, run, request)
  if (exists(db, `SELECT 1 FROM stage WHERE found_by = 'id'`)) followRenamed(run, request)
}

/**
 * The same file again keeps the date that its rows had then, so that it changes nothing; and how old that is which the
 * workspace knows of each account: its metrics, or the import that stated it last.
 */
function dateMatched(db: Db, run: Run, request: MergeRequest): void {
  const before = db
    .prepare<[string], string>('SELECT max(substr(imported_at, 1, 10)) FROM import_batch WHERE file_sha256 = ?')
    .pluck()
    .get(request.fileSha256)
  if (before && request.dateBasis === 'import') {
    run(
      `UPDATE stage SET measured_on = coalesce((SELECT max(m.measured_on) FROM account_metric m WHERE m.account_id = stage.account_id AND m.source_sha256 = ?), ?)
       WHERE account_id IS NOT NULL`,
      request.fileSha256,
      before,
    )
  }
  run('DROP TABLE IF EXISTS temp.batch_date')
  run('CREATE TEMP TABLE batch_date (step_seq INTEGER PRIMARY KEY, on_date TEXT NOT NULL)')
  run(
    `INSERT INTO batch_date SELECT s.seq, coalesce(i.outcome ->> '$.on', substr(i.imported_at, 1, 10))
     FROM import_batch i JOIN change_step s ON s.id = i.step_id WHERE coalesce(i.outcome ->> '$.dateBasis', '') <> 'column'`,
  )
  run(
    `UPDATE stage SET stored_on = ${larger(
      'a.measured_on',
      `coalesce((SELECT max(d.on_date) FROM import_row r JOIN batch_date d ON d.step_seq = r.step_seq WHERE r.account_id = a.id),
        CASE WHEN a.measured_on IS NULL AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.account_id = a.id)
          THEN (SELECT substr(c.created_at, 1, 10) FROM creator c WHERE c.id = a.creator_id) END)`,
    )}
     FROM account a WHERE a.id = stage.account_id`,
  )
}

/**
 * Accounts that the file has under another handle, by their id. The later handle stands, on one date the one that sorts
 * last; the other becomes a former one. Under `keep` the account stays as it is.
 */
function followRenamed(run: Run, request: MergeRequest): void {
  run(
    `INSERT INTO renaming
     SELECT w.platform, iif(wins, w.new_key, a.handle_key), iif(wins, w.new_handle, a.handle),
       iif(wins, a.handle_key, w.new_key), iif(wins, a.handle, w.new_handle), iif(wins, coalesce(w.stored_on, w.on_date), w.on_date), a.id, wins
     FROM (SELECT s.*, ${request.rule === 'keep' ? '0' : "(s.on_date > coalesce(s.stored_on, '') OR (s.on_date = s.stored_on AND s.new_key > b.handle_key))"} AS wins
       FROM (SELECT account_id, platform, handle_key AS new_key, max(handle) AS new_handle, max(measured_on) AS on_date, max(stored_on) AS stored_on,
           row_number() OVER (PARTITION BY account_id ORDER BY max(measured_on) DESC, handle_key DESC) AS nth
         FROM stage WHERE found_by = 'id' GROUP BY account_id, platform, handle_key) s
       JOIN account b ON b.id = s.account_id WHERE s.nth = 1) w
     JOIN account a ON a.id = w.account_id`,
  )
  run(
    `UPDATE stage SET creator_id = a.creator_id FROM account a WHERE stage.found_by = 'id' AND a.id = stage.account_id`,
  )
  run(
    `UPDATE stage SET handle_key = r.handle_key, handle = r.handle FROM renaming r
     WHERE r.account_id IS NOT NULL AND stage.account_id = r.account_id AND (stage.handle_key <> r.handle_key OR stage.found_by = 'id')`,
  )
  // What the file itself renamed to a handle that lost against the stored one.
  const lost = `FROM renaming r WHERE r.account_id IS NOT NULL AND r.platform = renaming.platform AND r.old_key = renaming.handle_key`
  run(
    `UPDATE renaming SET handle_key = (SELECT r.handle_key ${lost}) WHERE account_id IS NULL AND EXISTS (SELECT 1 ${lost})`,
  )
}

/** Marks the records that fall together into one account. */
function markLeads(db: Db, run: Run): void {
  run('DROP TABLE IF EXISTS temp.twin_row')
  run('CREATE TEMP TABLE twin_row (record INTEGER PRIMARY KEY, lead INTEGER NOT NULL)')
  run(
    `INSERT INTO twin_row SELECT s.record, t.lead
     FROM (SELECT platform, handle_key, min(record) AS lead FROM stage GROUP BY platform, handle_key HAVING count(*) > 1) t
     CROSS JOIN stage s ON s.platform = t.platform AND s.handle_key = t.handle_key`,
  )
  run('DROP TABLE IF EXISTS temp.twin_line')
  run('CREATE TEMP TABLE twin_line AS SELECT * FROM stage WHERE 0')
  if (!exists(db, 'SELECT 1 FROM twin_row')) return
  run(
    'UPDATE stage SET lead = (SELECT t.lead FROM twin_row t WHERE t.record = stage.record) WHERE record IN (SELECT record FROM twin_row)',
  )
  run('CREATE INDEX temp.stage_lead ON stage (lead, measured_on) WHERE lead IS NOT NULL')
  run('INSERT INTO twin_line SELECT * FROM stage WHERE lead IS NOT NULL')
  run('CREATE INDEX temp.twin_line_record ON twin_line (record)')
}

/** Where the lines of the file stand as it states them, once `foldFacts` has folded those of one account into one. */
export function lineTables(db: Db): string[] {
  return exists(db, 'SELECT 1 FROM twin_row') ? ['(SELECT * FROM stage WHERE lead IS NULL)', 'twin_line'] : ['stage']
}

/**
 * Folds the lines of one account into its first: each fact the newest known, on one date the larger; tags all together.
 * The lines as they stood are in `lineTables`.
 */
export function foldFacts(db: Db, run: Run, columns: StageColumns): void {
  if (exists(db, 'SELECT 1 FROM twin_row')) {
    const folded = columns.all.map((column) => foldOf(column, 'f.lead = t.lead'))
    run('DROP TABLE IF EXISTS temp.folded')
    run(
      `CREATE TEMP TABLE folded AS SELECT t.lead AS of_record, ${columns.all.map((c, i) => `${folded[i]} AS ${c}`).join(', ')},
         (SELECT max(f.measured_on) FROM stage f WHERE f.lead = t.lead) AS measured_on,
         (SELECT max(f.measured_on) FROM stage f WHERE f.lead = t.lead AND ${hasMetric(columns, 'f')}) AS metric_on
       FROM twin_row t WHERE t.record = t.lead`,
    )
    run(
      `UPDATE stage SET ${[...columns.all, 'measured_on', 'metric_on'].map((c) => `${c} = g.${c}`).join(', ')} FROM folded g WHERE stage.record = g.of_record`,
    )
  }
  foldCreators(db, run, columns)
}

/** Two accounts of one creator in one file: what they state of the creator is settled between them first. */
function foldCreators(db: Db, run: Run, columns: StageColumns): void {
  if (columns.creator.length === 0) return
  run('DROP TABLE IF EXISTS temp.kin')
  run(
    `CREATE TEMP TABLE kin AS SELECT s.creator_id AS of_creator, min(s.record) AS of_record FROM stage s
     WHERE s.creator_id IS NOT NULL AND ${isLead('s')} GROUP BY s.creator_id HAVING count(*) > 1`,
  )
  if (!exists(db, 'SELECT 1 FROM kin')) return
  run('CREATE INDEX temp.stage_creator ON stage (creator_id)')
  run('DROP TABLE IF EXISTS temp.folded')
  const folded = columns.creator.map((c) => `${foldOf(c, `f.creator_id = k.of_creator AND ${isLead('f')}`)} AS ${c}`)
  run(
    `CREATE TEMP TABLE folded AS SELECT k.of_record, k.of_creator, ${folded.join(', ')},
       (SELECT max(f.measured_on) FROM stage f WHERE f.creator_id = k.of_creator) AS measured_on FROM kin k`,
  )
  run(
    `UPDATE stage SET ${columns.creator.map((c) => `${c} = CASE WHEN stage.record = g.of_record THEN g.${c} END`).join(', ')} FROM folded g WHERE stage.creator_id = g.of_creator`,
  )
}

function foldOf(column: FactColumn, group: string): string {
  if (column === 'tags') {
    return `(SELECT nullif(json_group_array(value), '[]') FROM (SELECT DISTINCT j.value FROM stage f, json_each(f.tags) j WHERE ${group} AND f.tags IS NOT NULL ORDER BY 1))`
  }
  if (column === 'custom') {
    return `(SELECT nullif(json_group_object(key, json(value)), '{}') FROM (SELECT key, value FROM (
      SELECT j.key, ${customOf('f.custom', 'j.key')} AS value, row_number() OVER (PARTITION BY j.key ORDER BY f.measured_on DESC, ${customOf('f.custom', 'j.key')} DESC) AS nth
      FROM stage f, json_each(f.custom) j WHERE ${group} AND f.custom IS NOT NULL) WHERE nth = 1 ORDER BY key))`
  }
  // The basis goes with the rate.
  const known = column === 'engagement_basis' ? 'engagement_rate' : column
  const tie = column === 'engagement_basis' ? 'f.engagement_rate DESC, f.engagement_basis DESC' : `f.${column} DESC`
  return `(SELECT f.${column} FROM stage f WHERE ${group} AND f.${known} IS NOT NULL ORDER BY f.measured_on DESC, ${tie} LIMIT 1)`
}

/** SQL for one value of an object of custom fields, as JSON text. */
const customOf = (object: string, key: string) => `(${object} -> ('$."' || ${key} || '"'))`
/** SQL for two objects of custom fields as one, its keys in their order; where both have a key, by `settle`. */
export function joinedCustom(a: string, b: string, settle: (a: string, b: string) => string): string {
  return `(SELECT nullif(json_group_object(key, json(value)), '{}') FROM (
    SELECT key, ${settle(customOf(a, 'key'), customOf(b, 'key'))} AS value
    FROM (SELECT key FROM json_each(coalesce(${a}, '{}')) UNION SELECT key FROM json_each(coalesce(${b}, '{}'))) ORDER BY key))`
}

/** SQL for a stored value, null where it is an empty list or object. */
export const storedOf = (table: string, column: FactColumn) => {
  const empty = emptyOf[column]
  return empty ? `nullif(${table}.${column}, ${empty})` : `${table}.${column}`
}
