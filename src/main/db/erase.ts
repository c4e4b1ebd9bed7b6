import { loggedColumns } from './changeTriggers'
import { blobColumns, gatherAnswers, isKeptByOthers, keptApprovals, stripApprovals } from './eraseApprovals'
import { forgetPlans, stripPlans } from './erasePlans'
import { type Db, statement } from './open'
import { stepDigest } from './steps'

/** What stands in the log where a row was that nobody may know of any more. */
const erased = 'erased'

type Shape = { id: number; table_name: string; columns: string }

/** Columns by which a row belongs to a person, through what they name. */
const belonging = [
  'creator_id',
  'a_id',
  'b_id',
  'account_id',
  'account_a',
  'account_b',
  'entry_id',
  'outreach_id',
  'deliverable_id',
  'event_id',
] as const
/** Tables whose rows stay without the person, and those whose rows are of a campaign's own. */
const kept = new Set<string>(['roster_entry', 'plan_package', 'deliverable', ...keptApprovals])
/** Texts by which a person is known, by table. */
const naming: Record<string, readonly string[]> = {
  creator: ['display_name'],
  account: ['handle', 'handle_key', 'profile_url', 'platform_user_id'],
  former_handle: ['handle', 'handle_key'],
  contact_point: ['value'],
}

const namingFiles: Record<string, readonly string[]> = {
  creator_file: ['name'],
  content_version: ['name'],
  approval_evidence: ['name'],
  signed_terms: ['name'],
}

export type Erasure = {
  /** rows that go, and rows that stay without the person, by table */
  removed: Map<string, number>
  stripped: Map<string, number>
  /** lines of the log that lose their images */
  logLines: number
  /** hashes of files that nobody else keeps */
  blobs: string[]
  /** what the person was called: handles, names, addresses */
  names: string[]
  /** what their files were called; others may have files of the same name */
  fileNames: string[]
}

/**
 * Finds everything of a person, in the tables and in the whole history: rows that were deleted long ago, rows of
 * creators that were merged into this one. Fills the temporary table `erase_row (id)`; changes nothing else.
 */
export function findPerson(db: Db, creatorId: string): Erasure {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS erase_row (id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.erase_row')
  const shapes = statement<Shape>(db, 'SELECT id, table_name, columns FROM change_shape').all()
  db.prepare('INSERT INTO temp.erase_row VALUES (?)').run(creatorId)
  for (let before = -1, now = 1; now !== before; ) {
    before = now
    for (const shape of shapes) gatherRows(db, shape)
    gatherMerged(db, shapes)
    gatherAnswers(db)
    now = Number(db.prepare('SELECT count(*) FROM temp.erase_row').pluck().get())
  }
  return {
    ...countRows(db),
    logLines: Number(
      db.prepare('SELECT count(*) FROM change_log WHERE row_id IN (SELECT id FROM temp.erase_row)').pluck().get(),
    ),
    blobs: ownBlobs(db, shapes),
    names: namesOf(db, shapes, naming),
    fileNames: namesOf(db, shapes, namingFiles),
  }
}

/** SQL for a column of a logged image. */
const part = (shape: Shape, image: string, column: string) =>
  `json_extract(${image}, '$[${(JSON.parse(shape.columns) as string[]).indexOf(column)}]')`
const columnsOf = (shape: Shape): string[] => JSON.parse(shape.columns)

/** Rows whose images, at any time, named something of the person. */
function gatherRows(db: Db, shape: Shape): void {
  for (const column of belonging.filter((name) => columnsOf(shape).includes(name))) {
    for (const image of ['before', 'after']) {
      db.prepare(
        `INSERT OR IGNORE INTO temp.erase_row SELECT row_id FROM change_log WHERE shape = ? AND ${image} IS NOT NULL
         AND ${part(shape, image, column)} IN (SELECT id FROM temp.erase_row)`,
      ).run(shape.id)
    }
  }
}

/** Creators that are gone and whose rows this one took over: only a merge changes whose a row is. */
function gatherMerged(db: Db, shapes: readonly Shape[]): void {
  for (const shape of shapes.filter((s) => s.table_name !== 'distinct_pair' && columnsOf(s).includes('creator_id'))) {
    db.prepare(
      `INSERT OR IGNORE INTO temp.erase_row SELECT DISTINCT ${part(shape, 'before', 'creator_id')} FROM change_log
       WHERE shape = ? AND before IS NOT NULL AND after IS NOT NULL AND row_id IN (SELECT id FROM temp.erase_row)
       AND ${part(shape, 'before', 'creator_id')} IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM creator c WHERE c.id = ${part(shape, 'before', 'creator_id')})`,
    ).run(shape.id)
  }
}

function personTables(db: Db): string[] {
  return statement<string>(
    db,
    `SELECT DISTINCT t.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
     WHERE t.schema = 'main' AND t.type = 'table' AND c.name IN ('creator_id', 'a_id', 'account_id', 'account_a', 'entry_id', 'outreach_id', 'deliverable_id', 'event_id')
     AND t.name NOT IN ('import_row', 'do_not_contact') ORDER BY t.name`,
  )
    .pluck()
    .all() as string[]
}

function countRows(db: Db): Pick<Erasure, 'removed' | 'stripped'> {
  const removed = new Map<string, number>()
  const stripped = new Map<string, number>()
  for (const table of [...personTables(db), 'creator']) {
    const count = Number(
      db.prepare(`SELECT count(*) FROM "${table}" WHERE id IN (SELECT id FROM temp.erase_row)`).pluck().get(),
    )
    if (count > 0) (kept.has(table) ? stripped : removed).set(table, count)
  }
  return { removed, stripped }
}

function ownBlobs(db: Db, shapes: readonly Shape[]): string[] {
  const hashes = new Set<string>()
  for (const [table, column] of blobColumns) {
    for (const shape of shapes.filter((s) => s.table_name === table && columnsOf(s).includes(column))) {
      for (const image of ['before', 'after']) {
        const found = db
          .prepare<[number], string | null>(
            `SELECT DISTINCT ${part(shape, image, column)} FROM change_log WHERE shape = ? AND ${image} IS NOT NULL AND row_id IN (SELECT id FROM temp.erase_row)`,
          )
          .pluck()
          .all(shape.id)
        for (const hash of found) if (hash) hashes.add(hash)
      }
    }
  }
  return [...hashes].filter((hash) => !isKeptByOthers(db, hash))
}

function namesOf(db: Db, shapes: readonly Shape[], columns: Record<string, readonly string[]>): string[] {
  const names = new Set<string>()
  for (const shape of shapes) {
    for (const column of columns[shape.table_name] ?? []) {
      if (!columnsOf(shape).includes(column)) continue
      for (const image of ['before', 'after']) {
        const found = db
          .prepare<[number], string | null>(
            `SELECT DISTINCT ${part(shape, image, column)} FROM change_log WHERE shape = ? AND ${image} IS NOT NULL AND row_id IN (SELECT id FROM temp.erase_row)`,
          )
          .pluck()
          .all(shape.id)
        for (const name of found) if (name) names.add(name)
      }
    }
  }
  return [...names]
}

/**
 * Removes the person's rows, or strips them where a campaign's figures rest on them. Inside a step; the history is
 * cleaned by {@link forgetPerson} behind it.
 *
 * @param pseudonym what a stripped account is called from now on: unique, and says nothing
 * @param names what the person was called; approvals that name them lose that text
 */
export function removePerson(db: Db, pseudonym: (index: number) => string, names: readonly string[], at: string): void {
  const mine = 'IN (SELECT id FROM temp.erase_row)'
  db.pragma('defer_foreign_keys = ON')
  db.exec(`UPDATE creator SET main_account_id = NULL WHERE id ${mine}`)
  db.exec(`UPDATE roster_entry SET note = NULL WHERE id ${mine}`)
  stripApprovals(db, names, at)
  stripPlans(db, names)
  const resting = statement<string>(
    db,
    `SELECT account_id FROM roster_entry WHERE id ${mine} UNION SELECT account_id FROM deliverable WHERE id ${mine} ORDER BY 1`,
  )
    .pluck()
    .all() as string[]
  const isResting = 'IN (SELECT value FROM json_each(@resting))'
  const bound = { resting: JSON.stringify(resting) }
  const children = personTables(db).filter((table) => table !== 'account' && !kept.has(table))
  // Those that name others of the list go first.
  children.sort((a, b) => Number(b.startsWith('outreach_')) - Number(a.startsWith('outreach_')))
  for (const table of children) db.exec(`DELETE FROM "${table}" WHERE id ${mine}`)
  statement(db, `DELETE FROM account WHERE id ${mine} AND id NOT ${isResting}`).run(bound)
  for (const [index, id] of resting.entries()) {
    const name = pseudonym(index)
    statement(
      db,
      `UPDATE account SET handle = ?, handle_key = ?, platform_user_id = NULL, profile_url = NULL, bio = NULL, is_verified = NULL WHERE id = ?`,
    ).run(name, name, id)
  }
  statement(
    db,
    `DELETE FROM creator WHERE id ${mine} AND id NOT IN (SELECT creator_id FROM account WHERE id ${isResting})`,
  ).run(bound)
  db.exec(
    `UPDATE creator SET display_name = NULL, language = NULL, notes = NULL, city = NULL, further_languages = '[]', hashtags = '[]',
       brand_values = '[]', tags = '[]', tone = NULL, custom = '{}', owner = NULL, is_minor = NULL, collected_on = NULL,
       notice_on = NULL, notice_how = NULL, keep_until = NULL, keep_reason = NULL WHERE id ${mine}`,
  )
  db.exec(`DELETE FROM import_row WHERE account_id ${mine}`)
}

/**
 * Takes the person out of the history: images of rows that are gone become empty lines, those of rows that stay become
 * the row as it now is, names go out of the labels and answers of steps, and the digests are chained anew from the
 * first line that changed. What an auditor loses is the content; that something happened, when and by whom, stays.
 *
 * @returns steps that can no longer be taken back
 */
export function forgetPerson(
  db: Db,
  { names, fileNames }: Pick<Erasure, 'names' | 'fileNames'>,
  alsoStripped: ReadonlyMap<string, readonly string[]>,
): number {
  const guard = statement<string>(db, `SELECT sql FROM sqlite_schema WHERE name = 'change_log_no_update'`)
    .pluck()
    .get() as string
  const first = statement<number | null>(
    db,
    'SELECT min(step_seq) FROM change_log WHERE row_id IN (SELECT id FROM temp.erase_row)',
  )
    .pluck()
    .get()
  db.exec('DROP TRIGGER change_log_no_update')
  const firstPlan = forgetPlans(db, names)
  const touched = statement<number>(
    db,
    'SELECT DISTINCT step_seq FROM change_log WHERE row_id IN (SELECT id FROM temp.erase_row)',
  )
    .pluck()
    .all() as number[]
  stripImages(db, alsoStripped)
  db.exec(
    `UPDATE change_log SET row_id = '${erased}', before = NULL, after = NULL WHERE row_id IN (SELECT id FROM temp.erase_row)`,
  )
  db.exec(guard)
  cleanSteps(db, names, fileNames, touched)
  const firsts = [first ?? null, firstPlan].filter((seq) => seq !== null)
  if (firsts.length > 0) chainAnew(db, Math.min(...firsts))
  return statement(
    db,
    `UPDATE change_step SET kind = 'base' WHERE kind <> 'base' AND seq IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM change_log l WHERE l.seq BETWEEN first_change AND last_change AND l.row_id <> '${erased}')`,
  ).run(JSON.stringify(touched)).changes
}

/** Rows that stay take their present image in every line, and leave the list of what is emptied. */
function stripImages(db: Db, alsoStripped: ReadonlyMap<string, readonly string[]>): void {
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS erase_stays (id TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.erase_stays',
  )
  for (const table of ['creator', 'account', ...kept, ...alsoStripped.keys()]) {
    const extra = JSON.stringify(alsoStripped.get(table) ?? [])
    const columns = loggedColumns(db, table)
    const shape = db
      .prepare<[string, string], number>('SELECT id FROM change_shape WHERE table_name = ? AND columns = ?')
      .pluck()
      .get(table, JSON.stringify(columns))
    db.exec(
      'CREATE TEMP TABLE IF NOT EXISTS erase_kept (id TEXT PRIMARY KEY, image TEXT) WITHOUT ROWID; DELETE FROM temp.erase_kept',
    )
    db.prepare(
      `INSERT INTO temp.erase_kept SELECT id, json_array(${columns.map((c) => `"${c}"`).join(', ')}) FROM "${table}"
       WHERE id IN (SELECT id FROM temp.erase_row) OR id IN (SELECT value FROM json_each(?))`,
    ).run(extra)
    // Two tables may share an id: a deliverable's state has that of the deliverable.
    db.prepare(
      `UPDATE change_log SET shape = ?, before = iif(before IS NULL, NULL, k.image), after = iif(after IS NULL, NULL, k.image)
       FROM temp.erase_kept k WHERE change_log.row_id = k.id AND shape IN (SELECT id FROM change_shape WHERE table_name = ?)`,
    ).run(shape, table)
    db.exec('INSERT OR IGNORE INTO temp.erase_stays SELECT id FROM temp.erase_kept')
  }
  db.exec('DELETE FROM temp.erase_row WHERE id IN (SELECT id FROM temp.erase_stays)')
}

/** Labels, kept answers and import reports that name the person; none of them is part of a digest. */
function cleanSteps(db: Db, names: readonly string[], fileNames: readonly string[], touched: readonly number[]): void {
  const list = JSON.stringify(names.filter((name) => name.length > 2))
  const named = (column: string) =>
    `EXISTS (SELECT 1 FROM json_each(@list) j WHERE instr(lower(${column}), lower(j.value)) > 0)`
  const erasedLabel = `UPDATE change_step SET label = 'Change of an erased person' WHERE ${named('label')}`
  statement(db, erasedLabel).run({ list })
  statement(db, `${erasedLabel} AND seq IN (SELECT value FROM json_each(@touched))`).run({
    list: JSON.stringify(fileNames),
    touched: JSON.stringify(touched),
  })
  statement(
    db,
    `UPDATE change_step SET result = 'null' WHERE ${named('result')} OR seq IN (SELECT value FROM json_each(@touched))`,
  ).run({ list, touched: JSON.stringify(touched) })
  statement(
    db,
    `UPDATE import_batch SET outcome = json_set(outcome, '$.problems', json('[]')) WHERE ${named('outcome')}`,
  ).run({ list })
  statement(db, `UPDATE import_batch SET file_name = 'erased' WHERE ${named('file_name')}`).run({ list })
}

function chainAnew(db: Db, fromSeq: number): void {
  let previous = String(
    statement<string>(db, 'SELECT digest FROM change_step WHERE seq < ? ORDER BY seq DESC LIMIT 1')
      .pluck()
      .get(fromSeq) ?? '',
  )
  const steps = statement<{ seq: number; first_change: number }>(
    db,
    'SELECT seq, first_change FROM change_step WHERE seq >= ? ORDER BY seq',
  ).all(fromSeq)
  const set = statement(db, 'UPDATE change_step SET digest = ? WHERE seq = ?')
  for (const step of steps) {
    previous = stepDigest(db, step.seq, step.first_change, previous).digest
    set.run(previous, step.seq)
  }
}

/** Writes the file anew, so that no freed page, index segment or log beside it holds what was erased. */
export function rewriteFile(db: Db): void {
  for (const table of ['account_name_text', 'account_word_text'])
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
