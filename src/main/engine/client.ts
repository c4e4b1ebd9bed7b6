import { CallboardError, type EngineEvent, type ErrorShape, type Reply } from '../../shared/contract/define'
import type { Medium } from '../features/approvals/content/media'
import type { Caller, EngineHost, HeldFile } from '../features/context'
import type { FromEngine, ToEngine, WorkerSetup } from './messages'
import startWorker from './worker?nodeWorker'

/** The engine as a shell sees it: the same calls, on a thread of its own. */
export type EngineClient = {
  call(envelope: unknown, caller: Caller): Promise<Reply>
  subscribe(listener: (event: EngineEvent) => void): () => void
  holdFile(path: string): Promise<HeldFile>
  fileOf(token: string): Promise<HeldFile>
  mediaOf(sha256: string): Promise<Medium | null>
  isIdle(): Promise<boolean>
  /** Closes the workspace cleanly and ends the thread. */
  close(): Promise<void>
}

type Sent = ToEngine extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never

/**
 * Starts the engine's thread. If it dies, every pending call fails with `engine_stopped`, and listeners are told.
 *
 * @param options.host what this shell can do for the engine; without `printPdf` reports say that PDF cannot be had
 */
export function startEngine(options: {
  configDir: string | null
  host?: EngineHost
  log?: (line: string) => void
}): EngineClient {
  const setup: WorkerSetup = { configDir: options.configDir, canPrint: options.host?.printPdf !== undefined }
  const worker = startWorker({ workerData: setup })
  const listeners = new Set<(event: EngineEvent) => void>()
  const waiting = new Map<number, (message: FromEngine | null) => void>()
  const printing = new Map<number, AbortController>()
  let lastId = 0
  let isStopped = false
  let isClosing = false

  const post = (message: ToEngine) => worker.postMessage(message)
  function ask<K extends FromEngine['kind']>(message: Sent, kind: K): Promise<Extract<FromEngine, { kind: K }>> {
    return new Promise((resolve, reject) => {
      if (isStopped) return reject(stopped())
      lastId += 1
      waiting.set(lastId, (answer) => {
        if (answer?.kind === kind) resolve(answer as Extract<FromEngine, { kind: K }>)
        else reject(stopped())
      })
      post({ ...message, id: lastId } as ToEngine)
    })
  }
  worker.on('message', (message: FromEngine) => {
    if (message.kind === 'event') for (const listener of listeners) listener(message.event)
    else if (message.kind === 'log') options.log?.(message.line)
    else if (message.kind === 'print') void print(message)
    else if (message.kind === 'stopPrint') printing.get(message.id)?.abort()
    else {
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      answer?.(message)
    }
  })
  worker.on('error', (error) =>
    options.log?.(`engine fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  )
  worker.on('exit', () => {
    const isUnexpected = !isClosing
    isStopped = true
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
    if (isUnexpected) {
      const event: EngineEvent = { kind: 'engine', state: 'stopped', message: stopped().message }
      for (const listener of listeners) listener(event)
    }
  })

  async function print(message: Extract<FromEngine, { kind: 'print' }>): Promise<void> {
    const controller = new AbortController()
    printing.set(message.id, controller)
    try {
      const pdf = await options.host?.printPdf?.(message.html, message.request, controller.signal)
      post({
        kind: 'printed',
        id: message.id,
        pdf: pdf ?? null,
        error: pdf ? null : { code: 'browser_missing', message: 'This shell cannot print PDF.' },
      })
    } catch (error) {
      post({ kind: 'printed', id: message.id, pdf: null, error: printFailure(error) })
    } finally {
      printing.delete(message.id)
    }
  }

  return {
    async call(envelope, caller) {
      try {
        return (await ask({ kind: 'call', envelope, caller }, 'reply')).reply
      } catch (error) {
        return { ok: false, error: error instanceof CallboardError ? error.toShape() : stopped().toShape() }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    holdFile: async (path) => held(await ask({ kind: 'holdFile', path }, 'held')),
    fileOf: async (token) => held(await ask({ kind: 'fileOf', token }, 'held')),
    mediaOf: async (sha256) => (await ask({ kind: 'mediaOf', sha256 }, 'medium')).medium,
    isIdle: async () => (await ask({ kind: 'isIdle' }, 'idle')).isIdle,
    async close() {
      if (isStopped || isClosing) return
      isClosing = true
      await ask({ kind: 'close' }, 'closed')
      await worker.terminate()
    },
  }
}

function held(message: Extract<FromEngine, { kind: 'held' }>): HeldFile {
  if (message.file) return message.file
  throw new CallboardError(message.error?.code ?? 'file_missing', message.error?.message ?? 'The file is gone.')
}

const stopped = () =>
  new CallboardError(
    'engine_stopped',
    'The engine stopped unexpectedly. What was saved is kept. Start Callboard again to go on.',
  )

/** A printer's own codes are codes of the contract; anything else is a failed print. */
function printFailure(error: unknown): ErrorShape {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const message = error instanceof Error ? error.message : 'The PDF could not be printed.'
  if (code === 'browser_missing' || code === 'print_timeout') return { code, message }
  return { code: 'print_failed', message }
}
