import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { createClock } from './clock'
import { type Db, statement } from './open'

/** Who acts, on which machine, by which command: everything a step of the log needs to know of its origin. */
export type StepOrigin = {
  method: string
  commandId: string
  actor: string
  device: string
  now: Date
}

export type StepRow = {
  seq: number
  id: string
  command_id: string
  method: string
  label: string
  actor: string
  device: string
  clock: string
  at: string
  kind: 'base' | 'do' | 'undo' | 'redo'
  of_step: string | null
  first_change: number
  last_change: number
  result: string
  digest: string
}

export type StepOutcome<T> = { stepId: string | null; changes: number; value: T; replayed: boolean }

/** What a body tells of itself while it runs. */
export type StepDraft = {
  readonly id: string
  label: string
  kind: 'base' | 'do' | 'undo' | 'redo'
  ofStep: string | null
}

/**
 * Runs `body` as one transaction and one step of the log. With the same `commandId` a second time nothing runs and the
 * first answer comes back, so a double click or a retry after a crash does no harm. A body that changes no row leaves
 * no step.
 *
 * @returns the value, the step's id (null where nothing changed) and the number of changed rows
 */
export function runStep<T>(db: Db, origin: StepOrigin, body: (step: StepDraft) => T): StepOutcome<T> {
  return db
    .transaction((): StepOutcome<T> => {
      const earlier = statement<StepRow>(db, 'SELECT * FROM change_step WHERE command_id = ?').get(origin.commandId)
      if (earlier) {
        return {
          stepId: earlier.id,
          changes: earlier.last_change - earlier.first_change + 1,
          value: JSON.parse(earlier.result),
          replayed: true,
        }
      }
      const last = statement<StepRow>(db, 'SELECT * FROM change_step ORDER BY seq DESC LIMIT 1').get()
      const seq = (last?.seq ?? 0) + 1
      const step: StepDraft = { id: uuidv7(), label: origin.method, kind: 'do', ofStep: null }
      statement(db, 'UPDATE change_context SET step_seq = ? WHERE only = 1').run(seq)
      const value = body(step)
      statement(db, 'UPDATE change_context SET step_seq = NULL WHERE only = 1').run()
      refreshText(db)
      const firstChange = (last?.last_change ?? 0) + 1
      const { digest, changes } = stepDigest(db, seq, firstChange, last?.digest ?? '')
      if (changes === 0) return { stepId: null, changes, value, replayed: false }
      statement(
        db,
        `INSERT INTO change_step (seq, id, command_id, method, label, actor, device, clock, at, kind, of_step, first_change, last_change, result, digest)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        seq,
        step.id,
        origin.commandId,
        origin.method,
        step.label,
        origin.actor,
        origin.device,
        createClock(origin.device, last?.clock).tick(origin.now.getTime()),
        origin.now.toISOString(),
        step.kind,
        step.ofStep,
        firstChange,
        firstChange + changes - 1,
        JSON.stringify(value ?? null),
        digest,
      )
      return { stepId: step.id, changes, value, replayed: false }
    })
    .immediate()
}

/**
 * SHA-256 over the digest before and every logged image of the step: SQLite has no page checksums, so this is what
 * finds a flipped byte in the log.
 *
 * @param firstChange the first row of `change_log` that belongs to the step; its last is the newest of that step
 */
export function stepDigest(
  db: Db,
  seq: number,
  firstChange: number,
  previous: string,
): { digest: string; changes: number } {
  const hash = createHash('sha256').update(`callboard-step-1\n${previous}\n${seq}\n`)
  let changes = 0
  let text = ''
  const rows = statement<string>(
    db,
    `SELECT shape || char(31) || row_id || char(31) || coalesce(before, '') || char(31) || coalesce(after, '') || char(30)
     FROM change_log WHERE seq >= ? AND step_seq = ? ORDER BY seq`,
  )
    .pluck()
    .iterate(firstChange, seq)
  for (const row of rows) {
    text += row
    changes += 1
    if (text.length > 65_536) {
      hash.update(text)
      text = ''
    }
  }
  return { digest: hash.update(text).digest('hex'), changes }
}

/** Brings the full text of the accounts named in `text_stale` up to date. */
function refreshText(db: Db): void {
  if (statement<number>(db, 'SELECT EXISTS (SELECT 1 FROM text_stale)').pluck().get() !== 1) return
  statement(db, 'DELETE FROM account_name_text WHERE rowid IN (SELECT n FROM text_stale)').run()
  statement(db, 'DELETE FROM account_word_text WHERE rowid IN (SELECT n FROM text_stale)').run()
  statement(
    db,
    `INSERT INTO account_name_text (rowid, handle, display_name)
     SELECT a.n, a.handle, c.display_name FROM text_stale t JOIN account a ON a.n = t.n JOIN creator c ON c.id = a.creator_id`,
  ).run()
  statement(
    db,
    `INSERT INTO account_word_text (rowid, bio, notes, niches, labels)
     SELECT n, bio, notes, niches, labels FROM (
       SELECT a.n, a.bio, c.niches,
         nullif(concat_ws(char(10), c.notes, (SELECT group_concat(text, char(10)) FROM creator_note WHERE creator_id = c.id)), '') AS notes,
         CASE WHEN c.tags = '[]' AND c.hashtags = '[]' AND c.brand_values = '[]' THEN NULL
           ELSE c.tags || c.hashtags || c.brand_values END AS labels
       FROM text_stale t JOIN account a ON a.n = t.n JOIN creator c ON c.id = a.creator_id)
     WHERE bio IS NOT NULL OR notes IS NOT NULL OR niches <> '[]' OR labels IS NOT NULL`,
  ).run()
  statement(db, 'DELETE FROM text_stale').run()
}
