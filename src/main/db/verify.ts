import { loggedColumns, loggedTables } from './changeTriggers'
import { type Db, statement } from './open'
import { type StepRow, stepDigest } from './steps'
import { verifyApprovals } from './verifyApprovals'

export type VerifyResult = {
  ok: boolean
  checks: { check: string; ok: boolean; checked: number }[]
  problems: { check: string; sentence: string }[]
}

const maxProblems = 100

/**
 * Holds the database against itself: pages and indexes, foreign keys, triggers, the digests of the change log, and
 * every row against the last image that was logged of it; approvals against their chains, rules and files. Reads only.
 *
 * @param folder the workspace's, where its files are to be looked at too
 */
export function verifyDatabase(db: Db, isCancelled: () => boolean = () => false, folder?: string): VerifyResult {
  const result: VerifyResult = { ok: true, checks: [], problems: [] }
  const check = (name: string, run: (report: (sentence: string) => void) => number) => {
    if (isCancelled()) return
    const before = result.problems.length
    let found = 0
    const checked = run((sentence) => {
      found += 1
      if (result.problems.length < maxProblems) result.problems.push({ check: name, sentence })
    })
    if (found > 0 || result.problems.length > before) result.ok = false
    result.checks.push({ check: name, ok: found === 0, checked })
  }

  check('pages and indexes', (report) => {
    const answers = statement<string>(db, 'PRAGMA integrity_check').pluck().all() as string[]
    if (answers[0] !== 'ok') for (const answer of answers) report(answer)
    return Number(db.pragma('page_count', { simple: true }))
  })
  check('foreign keys', (report) => {
    const rows = db.pragma('foreign_key_check') as { table: string; parent: string }[]
    for (const row of rows) report(`A row of ${row.table} names a ${row.parent} that is not there.`)
    return rows.length
  })
  check('log triggers', (report) => {
    const tables = loggedTables(db)
    const triggers = new Set(
      statement<string>(db, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[],
    )
    for (const table of tables) {
      for (const kind of ['insert', 'update', 'delete']) {
        if (!triggers.has(`${table}__log_${kind}`))
          report(`Changes to ${table} are not logged: its ${kind} trigger is missing.`)
      }
    }
    return tables.length
  })
  check('change log', (report) => verifyLog(db, report))
  for (const table of loggedTables(db)) {
    check(`rows of ${table}`, (report) => verifyRows(db, table, report))
  }
  for (const { name, run } of verifyApprovals(db, folder, isCancelled)) check(name, run)
  return result
}

function verifyLog(db: Db, report: (sentence: string) => void): number {
  let previous = ''
  let nextChange = 1
  let checked = 0
  const steps = statement<StepRow>(db, 'SELECT * FROM change_step ORDER BY seq').all()
  for (const [index, step] of steps.entries()) {
    checked += 1
    if (step.seq !== index + 1) return fail(`A step is missing from the history before "${step.label}" of ${step.at}.`)
    if (step.first_change !== nextChange)
      return fail(`Logged changes are missing before "${step.label}" of ${step.at}.`)
    const { digest, changes } = stepDigest(db, step.seq, step.first_change, previous)
    if (digest !== step.digest || changes !== step.last_change - step.first_change + 1)
      return fail(
        `The logged changes of step ${step.seq}, "${step.label}" of ${step.at}, are not those that were written.`,
      )
    previous = step.digest
    nextChange = step.last_change + 1
  }
  const beyond = statement<number>(db, 'SELECT count(*) FROM change_log WHERE seq >= ?').pluck().get(nextChange)
  if (beyond) report(`${String(beyond)} logged changes belong to no step.`)
  return checked

  function fail(sentence: string): number {
    report(sentence)
    return checked
  }
}

function verifyRows(db: Db, table: string, report: (sentence: string) => void): number {
  const columns = loggedColumns(db, table)
  const now = `json_array(${columns.map((c) => `t."${c}"`).join(', ')})`
  const shapes = statement<{ id: number; columns: string }>(
    db,
    'SELECT id, columns FROM change_shape WHERE table_name = ?',
  ).all(table)
  const current = shapes.find((s) => s.columns === JSON.stringify(columns))
  const others = shapes.filter((s) => s !== current).map((s) => s.id)
  db.exec(
    `CREATE TEMP TABLE IF NOT EXISTS last_image (row_id TEXT PRIMARY KEY, shape INTEGER, after TEXT) WITHOUT ROWID; DELETE FROM last_image`,
  )
  db.prepare(
    `INSERT INTO last_image SELECT row_id, shape, after FROM
     (SELECT row_id, shape, after, max(seq) FROM change_log WHERE shape IN (SELECT id FROM change_shape WHERE table_name = ?) GROUP BY row_id)`,
  ).run(table)
  const unlogged = db
    .prepare<[], string>(`SELECT t.id FROM "${table}" t WHERE t.id NOT IN (SELECT row_id FROM last_image)`)
    .pluck()
    .all()
  for (const id of unlogged) report(`Row ${id} of ${table} was never logged.`)
  const lost = db
    .prepare<[], string>(
      `SELECT row_id FROM last_image WHERE after IS NOT NULL AND row_id NOT IN (SELECT id FROM "${table}")`,
    )
    .pluck()
    .all()
  for (const id of lost) report(`Row ${id} of ${table} is gone, though nothing deleted it.`)
  if (current) {
    const differing = db
      .prepare<[number], string>(
        `SELECT t.id FROM "${table}" t JOIN last_image l ON l.row_id = t.id WHERE l.shape = ? AND ${now} IS NOT l.after`,
      )
      .pluck()
      .all(current.id)
    for (const id of differing) report(`Row ${id} of ${table} differs from its last logged image.`)
  }
  for (const shape of others) {
    const logged = JSON.parse(shapes.find((s) => s.id === shape)?.columns ?? '[]') as string[]
    const shared = logged.filter((c) => columns.includes(c))
    const differing = db
      .prepare<[number], string>(
        `SELECT t.id FROM "${table}" t JOIN last_image l ON l.row_id = t.id WHERE l.shape = ? AND l.after IS NOT NULL
         AND json_array(${shared.map((c) => `t."${c}"`).join(', ')}) IS NOT json_array(${shared.map((c) => `json_extract(l.after, '$[${logged.indexOf(c)}]')`).join(', ')})`,
      )
      .pluck()
      .all(shape)
    for (const id of differing) report(`Row ${id} of ${table} differs from its last logged image.`)
  }
  return Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
}
