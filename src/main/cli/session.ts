import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import { contract, type InputOf, type MethodName, type OutputOf } from '../../shared/contract/index'
import type { WorkspaceInfo } from '../../shared/contract/workspace'
import { startEngine } from '../engine/client'
import type { HeldFile } from '../features/context'
import { printPdf } from '../print/printPdf'
import { configDir } from '../thisMachine'
import type { CommandContext } from './command'
import { words } from './words'

/** The engine for the length of one command. */
export type Session = {
  /** @throws CallboardError what the engine refused */
  call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>>
  open(folder: string): Promise<WorkspaceInfo>
  /** Holds a file of the person's own. @throws CallboardError `file_unreadable` */
  hold(path: string): Promise<HeldFile>
  /** Where a file lies that a job made. */
  made(token: string): Promise<HeldFile>
}

/**
 * Starts the engine, runs `body` and closes the engine again, however that ends. The first Ctrl+C cancels the running
 * job and waits for it to end cleanly; the second ends the process at once, which the database survives.
 */
export async function inSession<T>(context: CommandContext, body: (session: Session) => Promise<T>): Promise<T> {
  const { terminal, actor } = context
  const caller = { shell: 'cli' as const, actor }
  const engine = startEngine({
    configDir: configDir(),
    host: { printPdf: (html, request, signal) => printPdf(html, request, signal) },
    // Slow calls are for whoever works on Callboard; faults are for whoever reports them.
    log: (line) => {
      if (!line.startsWith('slow ')) terminal.note(line)
    },
  })
  engine.subscribe((event) => {
    if (event.kind === 'job') terminal.progress(event.job)
  })

  let runningJob: string | null = null
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(130)
    isStopping = true
    terminal.note(words.cancelling)
    if (runningJob) void engine.call({ method: 'jobs.cancel', input: { jobId: runningJob } }, caller)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)

  const session: Session = {
    async call(method, input) {
      if (isStopping) throw cancelled()
      const isCommand = contract[method].kind === 'command'
      runningJob = isCommand ? null : randomUUID()
      const reply = await engine.call({ method, input, ...(runningJob ? { jobId: runningJob } : {}) }, caller)
      runningJob = null
      // The engine's handlers and the contract have one type; the envelope between them has none.
      if (reply.ok) return reply.value as OutputOf<typeof method>
      const { code, message, details } = reply.error
      throw isStopping && code !== 'cancelled' ? cancelled() : new CallboardError(code, message, details)
    },
    open: (folder) => session.call('workspace.open', { folder: resolve(folder) }),
    hold: (path) => engine.holdFile(resolve(path)),
    made: (token) => engine.fileOf(token),
  }
  try {
    return await body(session)
  } finally {
    await engine.close()
    process.off('SIGINT', stop).off('SIGTERM', stop).off('SIGHUP', stop)
  }
}

const cancelled = () => new CallboardError('cancelled', words.cancelled)
