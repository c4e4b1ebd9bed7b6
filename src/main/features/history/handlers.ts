import type { HistoryStep, historyContract } from '../../../shared/contract/history'
import { type Db, statement } from '../../db/open'
import type { StepRow } from '../../db/steps'
import { redoStep, undoStacks, undoStep } from '../../db/undo'
import type { HandlersFor } from '../context'
import { revertTask } from './tasks'
import { words } from './words'

/** Steps with more changed rows than this are taken back on another thread. */
const largeStep = 2000

export const historyHandlers: HandlersFor<typeof historyContract> = {
  'history.list': ({ before, limit }, { db }) => {
    const standing = new Set(undoStacks(db).undo.map((step) => step.rootId))
    return statement<StepRow>(db, 'SELECT * FROM change_step WHERE seq < ? ORDER BY seq DESC LIMIT ?')
      .all(before ?? Number.MAX_SAFE_INTEGER, limit)
      .map((row) => toStep(row, row.kind === 'do' && !standing.has(row.id)))
  },
  'history.next': (_input, { db }) => {
    const stacks = undoStacks(db)
    return { undo: stepById(db, stacks.undo.at(-1)?.id), redo: stepById(db, stacks.redo.at(-1)?.id) }
  },
  'history.undo': async ({ stepId }, context) => {
    context.label(words('en').undoing)
    const { undo } = undoStacks(context.db)
    const step = stepId ? undo.find((s) => s.id === stepId) : undo.at(-1)
    return context.exclusively(async () =>
      step && step.last_change - step.first_change > largeStep
        ? context.runTask(revertTask, {
            folder: context.folder,
            origin: context.origin,
            kind: 'undo',
            stepId: stepId ?? null,
          })
        : undoStep(context.db, context.origin, stepId ?? null),
    )
  },
  'history.redo': async (_input, context) => {
    context.label(words('en').redoing)
    const step = undoStacks(context.db).redo.at(-1)
    return context.exclusively(async () =>
      step && step.last_change - step.first_change > largeStep
        ? context.runTask(revertTask, { folder: context.folder, origin: context.origin, kind: 'redo', stepId: null })
        : redoStep(context.db, context.origin),
    )
  },
}

function stepById(db: Db, id: string | undefined): HistoryStep | null {
  if (!id) return null
  const row = statement<StepRow>(db, 'SELECT * FROM change_step WHERE id = ?').get(id)
  return row ? toStep(row, false) : null
}

function toStep(row: StepRow, isUndone: boolean): HistoryStep {
  return {
    id: row.id,
    seq: row.seq,
    method: row.method,
    label: row.label,
    actor: row.actor,
    at: row.at,
    changes: row.last_change - row.first_change + 1,
    kind: row.kind,
    isUndone,
  }
}
