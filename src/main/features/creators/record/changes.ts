import { z } from 'zod'
import { type Db, statement } from '../../../db/open'

export type Image = Readonly<Record<string, unknown>>
type LoggedStep = {
  stepId: string
  method: string
  label: string
  actor: string
  at: string
  kind: 'base' | 'do' | 'undo' | 'redo'
}
/** A row that was changed or removed. Additions are told by the row itself: the log has no index of them. */
export type LoggedChange = LoggedStep & {
  seq: number
  table: string
  rowId: string
  before: Image
  after: Image | null
}

const names = z.array(z.string())
const values = z.array(z.unknown())

/** Changes of rows by their ids, newest first; one for each row and step, however many statements wrote it. */
export function readChanges(db: Db, rowIds: readonly string[]): LoggedChange[] {
  const shapes = new Map(
    statement<{ id: number; table_name: string; columns: string }>(
      db,
      'SELECT id, table_name, columns FROM change_shape',
    )
      .all()
      .map((row) => [row.id, { table: row.table_name, columns: names.parse(JSON.parse(row.columns)) }]),
  )
  const image = (shape: number, json: string): Image => {
    const row = values.parse(JSON.parse(json))
    return Object.fromEntries((shapes.get(shape)?.columns ?? []).map((column, i) => [column, row[i]]))
  }
  type LogRow = LoggedStep & { seq: number; shape: number; rowId: string; before: string; after: string | null }
  const net = new Map<string, LoggedChange>()
  for (const row of statement<LogRow>(db, changesOfRows).iterate(JSON.stringify(rowIds))) {
    const { shape, before, after, ...change } = row
    const key = `${row.stepId} ${row.rowId}`
    const later = net.get(key)
    net.set(key, {
      ...change,
      table: shapes.get(shape)?.table ?? '',
      before: image(shape, before),
      after: later ? later.after : after === null ? null : image(shape, after),
    })
  }
  return [...net.values()]
}
export const changesOfRows = `SELECT l.seq, l.shape, l.row_id AS rowId, l.before, l.after, s.id AS stepId, s.method, s.label, s.actor, s.at, s.kind
  FROM json_each(?) j CROSS JOIN change_log l INDEXED BY change_log_row ON l.row_id = j.value AND l.before IS NOT NULL
  JOIN change_step s ON s.seq = l.step_seq ORDER BY l.seq DESC`

/** Whether a step stands: done, and not taken back since. */
export type Standing = (stepId: string) => boolean
export function standingSteps(db: Db): Standing {
  const rootOf = new Map<string, string>()
  const undone = new Set<string>()
  const turns = statement<{ id: string; kind: 'undo' | 'redo'; of_step: string }>(
    db,
    `SELECT id, kind, of_step FROM change_step WHERE kind IN ('undo', 'redo') ORDER BY seq`,
  )
  for (const turn of turns.iterate()) {
    const root = rootOf.get(turn.of_step) ?? turn.of_step
    rootOf.set(turn.id, root)
    if (turn.kind === 'undo') undone.add(root)
    else undone.delete(root)
  }
  return (stepId) => !undone.has(stepId)
}

/** A record of a file that stated an account. */
export type ImportMention = {
  accountId: string
  stepId: string
  fileName: string
  fileSha256: string
  row: number
  actor: string
  at: string
}

/** Records that stated these accounts, the first import first; imports that were taken back are left out. */
export function readImports(db: Db, accountIds: readonly string[], standing: Standing): ImportMention[] {
  const found = statement<ImportMention>(
    db,
    `SELECT r.account_id AS accountId, s.id AS stepId, b.file_name AS fileName, b.file_sha256 AS fileSha256,
       r.record_number AS row, s.actor, s.at
     FROM json_each(?) j CROSS JOIN import_row r ON r.account_id = j.value
     JOIN change_step s ON s.seq = r.step_seq JOIN import_batch b ON b.step_id = s.id ORDER BY s.seq`,
  ).all(JSON.stringify(accountIds))
  return found.filter((mention) => standing(mention.stepId))
}

/** A command of the record that touched the creator: its answer names the creator and the row. */
export type RecordStep = LoggedStep & { id: string }
const answer = z.object({ creatorId: z.string(), id: z.string() })

/** Commands that add or take away a row which does not say itself who did it and when. */
const tellingMethods = [
  'addAccount',
  'removeAccount',
  'addMetrics',
  'removeMetrics',
  'addRate',
  'removeRate',
  'addContact',
  'removeContact',
  'linkAgent',
  'unlinkAgent',
  'saveCollaboration',
  'removeCollaboration',
  'removeNote',
  'removeFile',
].map((name) => `'creators.${name}'`)

/** Commands that answered with this creator, oldest first; those taken back are left out. */
export function readRecordSteps(db: Db, creatorId: string, standing: Standing): RecordStep[] {
  const found = statement<LoggedStep & { result: string }>(
    db,
    `SELECT id AS stepId, method, label, actor, at, kind, result FROM change_step
     WHERE kind = 'do' AND method IN (${tellingMethods.join(', ')}) AND instr(result, ?) > 0 ORDER BY seq`,
  ).all(creatorId)
  const steps = found.flatMap(({ result, ...step }) => {
    const read = answer.safeParse(JSON.parse(result))
    return read.success && read.data.creatorId === creatorId ? [{ ...step, id: read.data.id }] : []
  })
  return steps.filter((step) => standing(step.stepId))
}
