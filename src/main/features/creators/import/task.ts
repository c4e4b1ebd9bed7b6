import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type {
  ImportChange,
  ImportOptions,
  ImportOutcome,
  ImportProblem,
} from '../../../../shared/contract/creatorImport'
import { CallboardError } from '../../../../shared/contract/define'
import { type Db, openDatabase, statement } from '../../../db/open'
import { readDoNotContact } from '../../../db/read/doNotContact'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskContext, TaskDef } from '../../context'
import { importChanges } from './changes'
import type { ReadRow } from './draft'
import { listedProblem } from './listed'
import { type MergeCounts, mergeStage } from './merge'
import { assertImportable, type ImportPlan, planImport, readDrafts } from './plan'
import { rejectsHeader, rejectsLine } from './rejects'
import { customFields, rememberedSources, rememberSource } from './remember'
import { fileSource, type ImportSource } from './source'
import { createStage } from './stage'
import { creatorWords } from './words'

export type ImportRequest = {
  folder: string
  origin: StepOrigin
  path: string
  fileName: string
  sizeBytes: number
  options: Omit<ImportOptions, 'fileToken'>
  dryRun: boolean
  rejectsPath: string
}
export type ImportResult = Omit<ImportOutcome, 'rejects' | 'takenMs'>

/** Problems told in the answer; all of the rejected rows are in the rejects file. */
const toldProblems = 500

/** Reads a file of creators and brings it into the workspace in one step, on a connection of its own. */
export const importTask: TaskDef<ImportRequest, ImportResult> = {
  name: 'creators.import',
  lane: 'bulk',
  async run(request, context) {
    const source = fileSource(request.path, request.fileName, request.sizeBytes)
    const db = openDatabase(join(request.folder, 'workspace.db'))
    try {
      const { startAfresh, ...options } = request.options
      const remembers = startAfresh ? [] : rememberedSources(db)
      const plan = await planImport(source, { ...options, remembers, customFields: customFields(db) })
      assertImportable(plan)
      limitMemory(db)
      db.function('uuidv7', { deterministic: false, directOnly: true }, () => uuidv7())
      return await importFile(db, source, plan, request, context)
    } finally {
      db.close()
    }
  },
}

/**
 * A million rows are staged in a temporary table of some 300 MB: on disk, in the system's folder for such files, with
 * room in memory for what is being worked on.
 */
function limitMemory(db: Db): void {
  db.pragma('temp_store = FILE')
  db.pragma('temp.cache_size = -32768')
}

async function importFile(
  db: Db,
  source: ImportSource,
  plan: ImportPlan,
  request: ImportRequest,
  context: TaskContext,
): Promise<ImportResult> {
  const stage = createStage(db, plan.mapping)
  const rejects = rejectsWriter(request.rejectsPath, plan)
  const hash = createHash('sha256')
  const today = request.origin.now.toISOString().slice(0, 10)
  const fileDate = dateInName(request.fileName)
  const list = readDoNotContact(db)
  const problems: ImportProblem[] = []
  let rows = 0
  let rejected = 0
  let warnings = 0
  const add = db.transaction((batch: readonly ReadRow[]) => {
    for (const row of batch)
      if (row.draft) stage.add(row.recordNumber, row.draft, row.draft.measuredOn ?? fileDate ?? today)
  })
  try {
    // A workbook is not read from its beginning to its end.
    if (plan.form.kind === 'sheet') for await (const chunk of source.open()) hash.update(chunk)
    for await (const batch of readDrafts(plan.form.kind === 'sheet' ? source : hashed(source, hash), plan)) {
      if (context.isCancelled()) throw cancelled()
      add(batch.rows)
      rows += batch.rows.length
      for (const row of batch.rows) {
        if (!row.draft) {
          rejected += 1
          await rejects.write(row)
        }
        const listed = row.draft ? listedProblem(list, row.draft) : null
        for (const problem of listed ? [...row.problems, listed] : row.problems) {
          if (problem.severity === 'warn') warnings += 1
          if (problems.length < toldProblems) problems.push(toProblem(row, problem))
        }
      }
      context.progress({ done: rows, total: estimatedRows(rows, batch.bytesRead, source.sizeBytes), unit: 'rows' })
    }
  } finally {
    await rejects.close()
  }

  const dateBasis = plan.mapping.fields.measuredOn ? 'column' : fileDate ? 'file' : 'import'
  const fileSha256 = hash.digest('hex')
  const checkpoint = () => {
    if (context.isCancelled()) throw cancelled()
  }
  const rule = plan.choices.mergeRule ?? 'newest'
  const merge = () =>
    mergeStage(db, stage, { rule, fileName: request.fileName, fileSha256, dateBasis, today }, checkpoint)
  const outcomeOf = ({ accounts, ...counts }: MergeCounts) => ({
    ...counts,
    fileName: request.fileName,
    rows,
    merged: rows - rejected - accounts,
    rejected,
    warnings,
    problems,
  })
  if (request.dryRun) {
    const { counts, changes } = rehearse(db, request.origin, merge, () => importChanges(db, stage, plan.mapping))
    return { ...outcomeOf(counts), batchId: null, stepId: null, changes }
  }

  let counts: MergeCounts = { created: 0, updated: 0, unchanged: 0, renamed: 0, accounts: 0 }
  const batchId = uuidv7()
  const outcome = runStep(db, request.origin, (step) => {
    counts = merge()
    step.label = creatorWords('en').importStep(counts.created + counts.updated, request.fileName)
    if (counts.created + counts.updated > 0) {
      const { problems: _, warnings: __, ...counted } = outcomeOf(counts)
      statement(
        db,
        'INSERT INTO import_batch (id, file_name, file_sha256, mapping, outcome, imported_at, step_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(
        batchId,
        request.fileName,
        fileSha256,
        JSON.stringify(plan.mapping),
        JSON.stringify({ ...counted, mergeRule: rule, dateBasis, on: fileDate ?? today }),
        request.origin.now.toISOString(),
        step.id,
      )
    }
    return { batchId, ...counts }
  })
  if (plan.signature !== null) {
    const usedAt = request.origin.now.toISOString()
    const { signature, choices } = plan
    rememberSource(db, { id: uuidv7(), signature, fileName: request.fileName, usedAt, choices })
  }
  return {
    ...outcomeOf(counts),
    batchId: outcome.stepId ? outcome.value.batchId : null,
    stepId: outcome.stepId,
    changes: [],
  }
}

/** Does the merge and gives it up, so that a dry run counts exactly what the import would do. */
function rehearse(
  db: Db,
  origin: StepOrigin,
  merge: () => MergeCounts,
  look: () => ImportChange[],
): { counts: MergeCounts; changes: ImportChange[] } {
  let seen: { counts: MergeCounts; changes: ImportChange[] } | null = null
  const giveUp = new Error('rehearsal')
  try {
    runStep(db, { ...origin, commandId: uuidv7() }, () => {
      const counts = merge()
      seen = { counts, changes: counts.updated + counts.unchanged > 0 ? look() : [] }
      throw giveUp
    })
  } catch (error) {
    if (error !== giveUp) throw error
  }
  return seen ?? { counts: { created: 0, updated: 0, unchanged: 0, renamed: 0, accounts: 0 }, changes: [] }
}

const cancelled = () => new CallboardError('cancelled', creatorWords('en').importCancelled)

/** The same source, its bytes hashed as they pass. */
function hashed(source: ImportSource, hash: ReturnType<typeof createHash>): ImportSource {
  return {
    ...source,
    open: async function* () {
      for await (const chunk of source.open()) {
        hash.update(chunk)
        yield chunk
      }
    },
  }
}

function estimatedRows(rows: number, bytesRead: number, sizeBytes: number): number | null {
  return bytesRead > 0 ? Math.max(rows, Math.round((rows * sizeBytes) / bytesRead)) : null
}

/** A date that stands in a file's name: `creators-2026-11-03.csv`. */
export function dateInName(fileName: string): string | null {
  const match = /(?<!\d)(20\d\d)[-_.](0[1-9]|1[0-2])[-_.](0[1-9]|[12]\d|3[01])(?!\d)/.exec(fileName)
  if (!match) return null
  const date = `${match[1]}-${match[2]}-${match[3]}`
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date) ? date : null
}

export function toProblem(row: ReadRow, problem: ReadRow['problems'][number]): ImportProblem {
  const { column, columnIndex, code, sentence, severity } = problem
  const value = problem.value === null ? null : problem.value.slice(0, 200)
  return {
    recordNumber: row.recordNumber,
    lineNumber: row.lineNumber,
    column,
    columnIndex,
    value,
    code,
    sentence,
    severity,
  }
}

/** The rejects file, begun with the first rejected row. */
function rejectsWriter(path: string, plan: ImportPlan) {
  let file: WriteStream | null = null
  return {
    async write(row: ReadRow) {
      if (!file) {
        file = createWriteStream(path, { mode: 0o600 })
        file.write(rejectsHeader(plan.mapping.headers, creatorWords('en')))
      }
      if (!file.write(rejectsLine(row, plan.mapping.headers))) await once(file, 'drain')
    },
    async close() {
      if (!file) return
      file.end()
      await once(file, 'close')
    },
  }
}
