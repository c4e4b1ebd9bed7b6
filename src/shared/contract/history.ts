import { z } from 'zod'
import { job, query } from './define'
import { id, nothing } from './values'

const step = z.strictObject({
  id,
  seq: z.int(),
  method: z.string(),
  /** "Import 4,211 creators" */
  label: z.string(),
  actor: z.string(),
  at: z.string(),
  changes: z.int(),
  kind: z.enum(['base', 'do', 'undo', 'redo']),
  isUndone: z.boolean(),
})
export type HistoryStep = z.infer<typeof step>

/** `kept` names rows that changed since and were left as they are. */
const undoOutcome = z.strictObject({
  label: z.string(),
  reverted: z.int(),
  kept: z.array(z.strictObject({ table: z.string(), rowId: z.string(), what: z.string() })),
})
export type UndoOutcome = z.infer<typeof undoOutcome>

const everything = [
  'workspace',
  'creators',
  'outreach',
  'campaigns',
  'planner',
  'reports',
  'approvals',
  'privacy',
  'history',
] as const

export const historyContract = {
  'history.list': query({
    about: 'What was done, newest first.',
    input: z.strictObject({ before: z.int().optional(), limit: z.int().min(1).max(200).default(50) }),
    output: z.array(step),
    reads: ['history'],
  }),
  'history.next': query({
    about: 'What undo and redo would take back or do again.',
    input: nothing,
    output: z.strictObject({ undo: step.nullable(), redo: step.nullable() }),
    reads: ['history'],
  }),
  'history.undo': job({
    about: 'Takes back the last step, or the named one.',
    input: z.strictObject({ stepId: id.optional() }),
    output: undoOutcome,
    writes: everything,
  }),
  'history.redo': job({
    about: 'Does the last undone step again.',
    input: nothing,
    output: undoOutcome,
    writes: everything,
  }),
} as const
