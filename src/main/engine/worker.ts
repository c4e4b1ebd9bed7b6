import { parentPort, workerData } from 'node:worker_threads'
import { CallboardError, type ErrorShape } from '../../shared/contract/define'
import type { EngineHost } from '../features/context'
import { createEngine } from './engine'
import { type FromEngine, type ToEngine, transferable, type WorkerSetup } from './messages'
import { createTaskThreads } from './taskThreads'

/** Entry of the engine's thread: every shell starts it through client.ts. */
const port = parentPort
if (!port) throw new Error('the engine runs in a worker thread')
const setup = workerData as WorkerSetup
const send = (message: FromEngine, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

const prints = new Map<number, { resolve(pdf: Uint8Array): void; reject(error: unknown): void }>()
let lastPrint = 0
const host: EngineHost = setup.canPrint
  ? {
      printPdf: (html, request, signal) =>
        new Promise((resolve, reject) => {
          lastPrint += 1
          const id = lastPrint
          prints.set(id, { resolve, reject })
          signal.addEventListener('abort', () => send({ kind: 'stopPrint', id }), { once: true })
          send({ kind: 'print', id, html, request })
        }),
    }
  : {}

const threads = createTaskThreads()
const engine = createEngine({
  configDir: setup.configDir,
  runTask: threads.runTask,
  host,
  log: (line) => send({ kind: 'log', line }),
})
engine.subscribe((event) => send({ kind: 'event', event }))

port.on('message', (message: ToEngine) => {
  switch (message.kind) {
    case 'call':
      void engine.call(message.envelope, message.caller).then((reply) => {
        send({ kind: 'reply', id: message.id, reply }, reply.ok ? transferable(reply.value) : [])
      })
      break
    case 'holdFile':
      answerFile(message.id, () => engine.holdFile(message.path))
      break
    case 'fileOf':
      answerFile(message.id, () => engine.fileOf(message.token))
      break
    case 'mediaOf':
      void engine
        .mediaOf(message.sha256)
        .catch(() => null)
        .then((medium) => send({ kind: 'medium', id: message.id, medium }))
      break
    case 'isIdle':
      send({ kind: 'idle', id: message.id, isIdle: engine.isIdle() })
      break
    case 'printed': {
      const waiting = prints.get(message.id)
      prints.delete(message.id)
      if (message.pdf) waiting?.resolve(message.pdf)
      else waiting?.reject(fromShape(message.error))
      break
    }
    case 'close':
      void engine
        .close()
        .then(() => threads.close())
        .then(() => {
          send({ kind: 'closed', id: message.id })
          port.close()
        })
      break
  }
})

function answerFile(id: number, find: () => ReturnType<typeof engine.fileOf>): void {
  try {
    send({ kind: 'held', id, file: find(), error: null })
  } catch (error) {
    send({ kind: 'held', id, file: null, error: error instanceof CallboardError ? error.toShape() : unreadable })
  }
}

const unreadable: ErrorShape = { code: 'file_unreadable', message: 'The file cannot be read.' }
const fromShape = (shape: ErrorShape | null) =>
  new CallboardError(shape?.code ?? 'print_failed', shape?.message ?? 'The PDF could not be printed.', shape?.details)
