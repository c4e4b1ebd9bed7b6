import { z } from 'zod'
import type { creatorsContract, ImportOutcome } from '../../../shared/contract/creators'
import { type Db, statement } from '../../db/open'
import { countCreators, countFacets, creatorsReady, listCreators } from '../../db/read/creatorIndex/questions'
import { readDefaultScheme } from '../../db/read/tiers'
import { undoStacks } from '../../db/undo'
import type { HandlersFor } from '../context'
import { updateCreator } from './commands'
import { writeCreators } from './export'
import { previewTask } from './import/previewTask'
import { importTask } from './import/task'
import { creatorWords } from './import/words'
import { readCreatorRow, readCreatorRows, readProfile } from './queries'

const say = creatorWords('en')

export const creatorsHandlers: HandlersFor<typeof creatorsContract> = {
  'creators.list': async ({ filter, sort, descending }, { db }) => {
    await creatorsReady(db, filter, sort)
    return { ids: listCreators(db, readDefaultScheme(db), filter, sort, descending), total: countCreators(db) }
  },
  'creators.rows': ({ ids }, { db }) => readCreatorRows(db, readDefaultScheme(db), ids),
  'creators.facets': async ({ filter }, { db }) => {
    await creatorsReady(db, filter)
    const facets = countFacets(db, readDefaultScheme(db), filter)
    return { ...facets, tiers: facets.tiers.map((tier) => ({ ...tier, label: say.tierLabel(tier.key) })) }
  },
  'creators.get': ({ accountId }, { db }) => readProfile(db, readDefaultScheme(db), accountId),
  'creators.update': (input, { db, step, now }) => {
    const scheme = readDefaultScheme(db)
    const row = readCreatorRow(db, scheme, input.accountId)
    step.label = say.changeCreator(row.handle)
    updateCreator(db, row, input, now)
    return readCreatorRow(db, scheme, input.accountId)
  },
  'creators.previewImport': async ({ fileToken, ...options }, context) => {
    const file = context.files.get(fileToken)
    context.label(say.previewing(file.name))
    const request = { path: file.path, fileName: file.name, sizeBytes: file.sizeBytes, options }
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
  'creators.export': async ({ format, filter }, context) => {
    context.label(say.exporting)
    await creatorsReady(context.db, filter, 'handle')
    const file = context.files.make(`creators.${format}`, format === 'csv' ? 'text/csv' : 'application/jsonl')
    writeCreators(
      context.db,
      readDefaultScheme(context.db),
      { format, filter, path: file.path },
      { signal: context.signal, progress: (done, total) => context.progress({ done, total, unit: 'rows' }) },
    )
    return file.done()
  },
}

const outcomeSchema = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  merged: z.int(),
  rejected: z.int(),
})
type BatchRow = { id: string; file_name: string; outcome: string; imported_at: string; step_id: string; actor: string }

function readImports(db: Db) {
  const standing = new Set(undoStacks(db).undo.map((step) => step.rootId))
  return statement<BatchRow>(
    db,
    `SELECT b.id, b.file_name, b.outcome, b.imported_at, b.step_id, s.actor FROM import_batch b JOIN change_step s ON s.id = b.step_id
     ORDER BY b.imported_at DESC, b.id DESC LIMIT 500`,
  )
    .all()
    .map((row) => ({
      id: row.id,
      fileName: row.file_name,
      importedAt: row.imported_at,
      actor: row.actor,
      ...outcomeSchema.parse(JSON.parse(row.outcome)),
      stepId: row.step_id,
      isUndone: !standing.has(row.step_id),
    }))
}
