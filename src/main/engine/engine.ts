import { randomUUID } from 'node:crypto'
import {
  CallboardError,
  type EngineEvent,
  type Envelope,
  type ErrorShape,
  envelopeSchema,
  type Method,
  type Reply,
  type Topic,
} from '../../shared/contract/define'
import { contract, isMethodName, type MethodName } from '../../shared/contract/index'
import { runStep, type StepOrigin } from '../db/steps'
import { type Medium, mediumOf } from '../features/approvals/content/media'
import type {
  Caller,
  CommandContext,
  EngineHost,
  HeldFile,
  JobContext,
  QueryContext,
  RunTask,
} from '../features/context'
import { cancelledError } from './cancelled'
import { createSessionFiles, diskError } from './files'
import { featureHandlers } from './handlers'
import { createJobs, type RunningJob } from './jobs'
import { createMachineStore } from './recent'
import { createWorkspaceHolder } from './workspaceHolder'

export type EngineOptions = {
  /** where this machine's list of workspaces is kept; null keeps none */
  configDir: string | null
  runTask: RunTask
  host?: EngineHost
  now?: () => Date
  log?: (line: string) => void
  /** holds answers against the contract too; for tests, where a wrong answer is a fault of ours */
  checksAnswers?: boolean
}

/** The one engine under every shell: dispatch, rules, database, jobs. Knows no Electron and no DOM. */
export type Engine = {
  call(envelope: unknown, caller: Caller): Promise<Reply>
  subscribe(listener: (event: EngineEvent) => void): () => void
  /** Holds a file that the person chose in a native dialog or named on the command line. */
  holdFile(path: string): HeldFile
  /** Where a made file lies, for the shell that saves it. */
  fileOf(token: string): HeldFile
  /** Where a picture, video or sound that the open workspace names lies, for the shell that sends it; null for all else. */
  mediaOf(sha256: string): Promise<Medium | null>
  /** Whether a job is running: a shell asks before it quits. */
  isIdle(): boolean
  close(): Promise<void>
}

/** A call slower than this is named in the log. */
const slowCallMs = 40

export function createEngine(options: EngineOptions): Engine {
  const now = options.now ?? (() => new Date())
  const log = options.log ?? (() => {})
  const listeners = new Set<(event: EngineEvent) => void>()
  const tell = (event: EngineEvent) => {
    for (const listener of listeners) listener(event)
  }
  const files = createSessionFiles()
  const jobs = createJobs(tell)
  const machine = createMachineStore(options.configDir)
  const holder = createWorkspaceHolder(machine, options.runTask)
  const handlers = featureHandlers({ files, jobs, holder, machine, tell })

  /** Commands wait here while a job writes on another connection. */
  let gate: Promise<unknown> = Promise.resolve()
  function exclusively<T>(write: () => Promise<T>): Promise<T> {
    const mine = gate.then(write, write)
    gate = mine.catch(() => {})
    return mine
  }

  async function call(raw: unknown, caller: Caller): Promise<Reply> {
    const startedAt = performance.now()
    let method = 'unknown'
    try {
      const envelope = readEnvelope(raw)
      method = envelope.method
      const value = await dispatch(envelope, caller)
      return { ok: true, value }
    } catch (error) {
      return { ok: false, error: toShape(error, method, log) }
    } finally {
      const takenMs = performance.now() - startedAt
      if (takenMs > slowCallMs) log(`slow ${method} ${Math.round(takenMs)} ms`)
    }
  }

  async function dispatch(envelope: Envelope, caller: Caller): Promise<unknown> {
    const name = envelope.method
    if (!isMethodName(name)) throw new CallboardError('unknown_method', `There is no method ${JSON.stringify(name)}.`)
    const method: Method = contract[name]
    const parsed = method.input.safeParse(envelope.input ?? {})
    if (!parsed.success) {
      const first = parsed.error.issues[0]
      const where = first?.path.length ? ` at ${first.path.join('.')}` : ''
      throw new CallboardError(
        'invalid_input',
        `The input of ${name} does not fit${where}: ${first?.message ?? 'unknown reason'}. Nothing was changed.`,
        {
          issues: parsed.error.issues.slice(0, 20).map((i) => ({ path: i.path.join('.'), message: i.message })),
        },
      )
    }
    const value = await run(name, method, parsed.data, envelope, caller)
    if (options.checksAnswers) {
      const answer = method.output.safeParse(value)
      if (!answer.success) throw new Error(`${name} answered what its contract does not allow: ${answer.error.message}`)
    }
    return value
  }

  async function run(
    name: MethodName,
    method: Method,
    input: unknown,
    envelope: Envelope,
    caller: Caller,
  ): Promise<unknown> {
    const origin = (): StepOrigin => ({
      method: name,
      commandId: envelope.commandId ?? randomUUID(),
      actor: caller.actor,
      device: machine.device(),
      now: now(),
    })
    if (method.kind === 'command') {
      await gate
      const { db, folder } = holder.required()
      const outcome = runStep(db, origin(), (step) => {
        const context: CommandContext = { db, folder, caller, now: now(), device: machine.device(), step }
        return handlers.command(name, input, context)
      })
      if (outcome.changes > 0 && !outcome.replayed) announce(method.writes)
      return outcome.value
    }
    const isJob = method.kind === 'job'
    const job = isJob || envelope.jobId ? jobs.start(envelope.jobId ?? randomUUID(), name, isJob) : null
    try {
      const value = await runLong(name, method, input, caller, job, origin)
      job?.end('done')
      if (method.kind === 'job') announce(method.writes)
      return value
    } catch (error) {
      job?.end(job.signal.aborted ? 'cancelled' : 'failed')
      // Work that was stopped may end in any error; the person asked for it, so it is no fault.
      throw job?.signal.aborted && !(error instanceof CallboardError) ? cancelledError() : error
    }
  }

  function runLong(
    name: MethodName,
    method: Method,
    input: unknown,
    caller: Caller,
    job: RunningJob | null,
    origin: () => StepOrigin,
  ): Promise<unknown> | unknown {
    const open = method.needsWorkspace ? holder.required() : null
    const signal = job?.signal ?? new AbortController().signal
    const context: QueryContext = {
      // A method that needs no workspace is given none; its handler's type does not let it look.
      db: open?.db as QueryContext['db'],
      folder: open?.folder ?? '',
      caller,
      now: now(),
      signal,
      runTask: options.runTask,
    }
    if (method.kind === 'query') return handlers.query(name, input, context)
    const jobContext: JobContext = {
      ...context,
      files,
      host: options.host ?? {},
      origin: origin(),
      progress: (p) => job?.progress(p),
      label: (text) => job?.label(text),
      exclusively,
    }
    return handlers.job(name, input, jobContext)
  }

  function announce(topics: readonly Topic[]): void {
    if (topics.length > 0)
      tell({ kind: 'changed', topics: topics.includes('history') ? [...topics] : [...topics, 'history'] })
  }

  return {
    call,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    holdFile: (path) => files.hold(path),
    fileOf: (token) => files.get(token),
    async mediaOf(sha256) {
      const open = holder.current()
      return open ? mediumOf(open.db, open.folder, sha256) : null
    },
    isIdle: () => jobs.isIdle(),
    async close() {
      jobs.cancelAll()
      await gate
      holder.close()
      files.close()
    },
  }
}

function readEnvelope(raw: unknown): Envelope {
  const parsed = envelopeSchema.safeParse(raw)
  if (!parsed.success) throw new CallboardError('invalid_input', 'The message is not a call.')
  return parsed.data
}

/** Known failures keep their sentence; anything else is ours, is logged, and tells the person nothing private. */
function toShape(raw: unknown, method: string, log: (line: string) => void): ErrorShape {
  const error = diskError(raw)
  if (error instanceof CallboardError) return error.toShape()
  const reference = randomUUID().slice(0, 8)
  log(`fault ${reference} in ${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return {
    code: 'internal',
    message: `Callboard made a mistake in ${method}. Nothing was changed. The log has the details under ${reference}.`,
    details: { reference },
  }
}
