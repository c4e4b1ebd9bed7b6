import { z } from 'zod'

/** What a change touches and a cached answer depends on. `writes` meeting `reads` makes the answer stale. */
export const topics = [
  'workspace',
  'creators',
  'outreach',
  'campaigns',
  'approvals',
  'planner',
  'reports',
  'privacy',
  'history',
  'jobs',
] as const
export type Topic = (typeof topics)[number]

/** Every code an error can carry. The message is for people; a program branches on the code. */
export const errorCodes = [
  'usage',
  'unknown_method',
  'invalid_input',
  'not_found',
  'conflict',
  'changed_since',
  'nothing_to_undo',
  'nothing_to_redo',
  'not_undoable',
  'cancelled',
  'workspace_none',
  'workspace_missing',
  'workspace_exists',
  'workspace_not_one',
  'workspace_locked',
  'workspace_newer',
  'workspace_read_only',
  'workspace_damaged',
  'folder_refused',
  'file_missing',
  'file_unreadable',
  'disk_full',
  'disk_failed',
  'import_not_text',
  'import_empty',
  'import_no_rows',
  'import_no_handle',
  'import_line_too_long',
  'import_columns_clash',
  'import_unclear',
  'import_unreadable',
  'import_encrypted',
  'import_too_large',
  'import_kind_unsupported',
  'contact_refused',
  'approval_refused',
  'version_locked',
  'chain_broken',
  'anchor_unreadable',
  'package_too_large',
  'decision_file_unreadable',
  'decision_file_foreign',
  'decision_file_altered',
  'decision_file_applied',
  'template_invalid',
  'mail_unreadable',
  'plan_invalid',
  'plan_infeasible',
  'plan_unsupported',
  'browser_missing',
  'print_failed',
  'print_timeout',
  'format_unsupported',
  'engine_stopped',
  'forbidden',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

const errorShape = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type ErrorShape = z.infer<typeof errorShape>

/**
 * A failure a person is meant to read.
 *
 * @param code one of {@link errorCodes}
 * @param message a sentence or three: what failed, what was kept, what to do
 * @param details figures and names a program may want; never a stack, a secret or personal data of others
 */
export class CallboardError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined
  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'CallboardError'
    this.code = code
    this.details = details
  }
  toShape(): ErrorShape {
    return { code: this.code, message: this.message, ...(this.details ? { details: this.details } : {}) }
  }
}

/** What travels from a shell to the engine. `commandId` makes a command idempotent; `jobId` names long work. */
export const envelopeSchema = z.strictObject({
  method: z.string().max(80),
  input: z.unknown(),
  commandId: z.uuid().optional(),
  jobId: z.uuid().optional(),
})
export type Envelope = z.infer<typeof envelopeSchema>
export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; error: ErrorShape }

export type JobProgress = {
  jobId: string
  method: string
  label: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  /** null while the whole is not known */
  total: number | null
  unit: string
  perSecond: number | null
}
export type EngineEvent =
  | { kind: 'changed'; topics: Topic[] }
  | { kind: 'job'; job: JobProgress }
  | { kind: 'workspace'; folder: string | null }
  | { kind: 'engine'; state: 'stopped'; message: string }

type Kind = 'query' | 'command' | 'job'
export type Method<K extends Kind = Kind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: K
  input: I
  output: O
  /** one line for the CLI's help */
  about: string
  reads: readonly Topic[]
  writes: readonly Topic[]
  /** whether it works while no workspace is open */
  needsWorkspace: boolean
}

/** Reads, and changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(m: {
  about: string
  input: I
  output: O
  reads: readonly Topic[]
  needsWorkspace?: boolean
}): Method<'query', I, O> {
  return { kind: 'query', writes: [], needsWorkspace: true, ...m }
}

/** One transaction: it happened whole or not at all, and undo takes it back as one step. */
export function command<I extends z.ZodType, O extends z.ZodType>(m: {
  about: string
  input: I
  output: O
  writes: readonly Topic[]
  needsWorkspace?: boolean
}): Method<'command', I, O> {
  return { kind: 'command', reads: [], needsWorkspace: true, ...m }
}

/** Long work with progress and cancel; the call answers when it has ended. */
export function job<I extends z.ZodType, O extends z.ZodType>(m: {
  about: string
  input: I
  output: O
  reads?: readonly Topic[]
  writes?: readonly Topic[]
  needsWorkspace?: boolean
}): Method<'job', I, O> {
  return { kind: 'job', needsWorkspace: true, reads: [], writes: [], ...m }
}

/** A sorted vector of local row numbers. Crosses as binary, never as an array of objects. */
export const rowNumbers = z.instanceof(Uint32Array)
export const bytes = z.instanceof(Uint8Array)
