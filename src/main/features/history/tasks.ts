import { join } from 'node:path'
import { openDatabase } from '../../db/open'
import type { StepOrigin } from '../../db/steps'
import { redoStep, type UndoOutcome, undoStep } from '../../db/undo'
import { type VerifyResult, verifyDatabase } from '../../db/verify'
import type { TaskDef } from '../context'

/** Takes a large step back on a connection of its own, so that reading goes on meanwhile. */
export const revertTask: TaskDef<
  { folder: string; origin: StepOrigin; kind: 'undo' | 'redo'; stepId: string | null },
  UndoOutcome
> = {
  name: 'history.revert',
  lane: 'bulk',
  run({ folder, origin, kind, stepId }) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      return kind === 'undo' ? undoStep(db, origin, stepId) : redoStep(db, origin)
    } finally {
      db.close()
    }
  },
}

export const verifyTask: TaskDef<{ folder: string }, VerifyResult> = {
  name: 'history.verify',
  lane: 'bulk',
  run({ folder }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      return verifyDatabase(db, context.isCancelled, folder)
    } finally {
      db.close()
    }
  },
}
