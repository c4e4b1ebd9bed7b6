import { z } from 'zod'
import {
  type creatorImportContract,
  type ImportOutcome,
  importTarget,
  mergeRules,
} from '../../../../shared/contract/creatorImport'
import { type Db, statement } from '../../../db/open'
import { undoStacks } from '../../../db/undo'
import type { HandlersFor } from '../../context'
import { previewTask } from './previewTask'
import { customFields, rememberedSources } from './remember'
import { importTask } from './task'
import { creatorWords } from './words'

const say = creatorWords('en')

export const creatorImportHandlers: HandlersFor<typeof creatorImportContract> = {
  'creators.previewImport': async ({ fileToken, startAfresh, ...options }, context) => {
    const file = context.files.get(fileToken)
    context.label(say.previewing(file.name))
    const request = {
      path: file.path,
      fileName: file.name,
      sizeBytes: file.sizeBytes,
      options,
      remembers: startAfresh ? [] : rememberedSources(context.db),
      customFields: customFields(context.db),
    }
    return context.runTask(previewTask, request, { signal: context.signal })
  },
  'creators.import': async ({ fileToken, dryRun, ...options }, context): Promise<ImportOutcome> => {
    const startedAt = performance.now()
    const file = context.files.get(fileToken)
    context.label(say.importing(file.name))
    const rejects = context.files.make(`${file.name.replace(/\.[^.]*$/, '')}-rejected.csv`, 'text/csv')
    const request = {
      folder: context.folder,
      origin: context.origin,
      path: file.path,
      fileName: file.name,
      sizeBytes: file.sizeBytes,
      options,
      dryRun,
      rejectsPath: rejects.path,
    }
    const result = await context.exclusively(() =>
      context.runTask(importTask, request, { signal: context.signal, onProgress: context.progress }),
    )
    return { ...result, takenMs: performance.now() - startedAt, rejects: result.rejected > 0 ? rejects.done() : null }
  },
  'creators.imports': (_input, { db }) => readImports(db),
}

const outcomeSchema = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  merged: z.int(),
  rejected: z.int(),
  renamed: z.int().default(0),
  mergeRule: z.enum(mergeRules).nullable().default(null),
})
/** The part of a mapping that is told; batches of an earlier version have it too. */
const mappingSchema = z.object({
  columns: z.array(z.object({ header: z.string(), field: importTarget.nullable().catch(null) })).catch([]),
})
type BatchRow = {
  mapping: string
  id: string
  file_name: string
  outcome: string
  imported_at: string
  step_id: string
  actor: string
}

function readImports(db: Db) {
  const standing = new Set(undoStacks(db).undo.map((step) => step.rootId))
  return statement<BatchRow>(
    db,
    `SELECT b.id, b.file_name, b.mapping, b.outcome, b.imported_at, b.step_id, s.actor FROM import_batch b JOIN change_step s ON s.id = b.step_id
     ORDER BY b.imported_at DESC, b.id DESC LIMIT 500`,
  )
    .all()
    .map((row) => ({
      id: row.id,
      fileName: row.file_name,
      importedAt: row.imported_at,
      actor: row.actor,
      ...outcomeSchema.parse(JSON.parse(row.outcome)),
      columns: mappingSchema
        .parse(JSON.parse(row.mapping))
        .columns.flatMap(({ header, field }) => (field ? [{ header, field }] : [])),
      stepId: row.step_id,
      isUndone: !standing.has(row.step_id),
    }))
}
