import type { ResourceLimits, Worker } from 'node:worker_threads'
import { CallboardError } from '../../shared/contract/define'
import type { Progress, RunTask, TaskDef } from '../features/context'
import { cancelledError } from './cancelled'
import type { FromTasks, ToTasks } from './messages'
import startTaskWorker from './taskWorker?nodeWorker'

type Lane = TaskDef<never, unknown>['lane']
type Waiting = {
  resolve(value: unknown): void
  reject(error: unknown): void
  onProgress: ((p: Progress) => void) | undefined
}

/** What a file that is looked into may need; a sample of 5,000 rows takes a fifth of it. */
const READ_HEAP_MB = 320
/** An import keeps a few thousand rows at a time; without a bound V8 lets garbage pile up to several times that. */
const BULK_HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
const LIMITS: Readonly<Record<Lane, ResourceLimits>> = {
  read: { maxOldGenerationSizeMb: READ_HEAP_MB },
  bulk: BULK_HEAP,
  compute: {},
  background: {},
}

function stoppedError(fault: unknown): CallboardError {
  const isMemory = fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const why = isMemory ? 'needed more memory than it may use and was stopped' : 'stopped unexpectedly'
  return new CallboardError('engine_stopped', `The work ${why}. Nothing of it was saved. Try again.`)
}

/**
 * One thread a lane, started when first needed and kept: a plan must not wait for a thread to start. A task in the
 * middle of a computation reads no messages, so cancelling goes through shared memory.
 */
export function createTaskThreads(): { runTask: RunTask; close(): Promise<void> } {
  const workers = new Map<Lane, Worker>()
  const waiting = new Map<number, Waiting & { lane: Lane }>()
  let lastId = 0

  function workerOf(lane: Lane): Worker {
    const known = workers.get(lane)
    if (known) return known
    const worker = startTaskWorker({ resourceLimits: LIMITS[lane] })
    let fault: unknown = null
    worker.on('message', receive)
    // Without a listener a thread that runs out of memory would take the engine's thread with it.
    worker.on('error', (error) => {
      fault = error
    })
    worker.on('exit', () => {
      workers.delete(lane)
      for (const [id, task] of waiting) {
        if (task.lane !== lane) continue
        waiting.delete(id)
        task.reject(stoppedError(fault))
      }
    })
    workers.set(lane, worker)
    return worker
  }
  function receive(message: FromTasks): void {
    const task = waiting.get(message.id)
    if (!task) return
    if (message.kind === 'progress') {
      task.onProgress?.(message.progress)
      return
    }
    waiting.delete(message.id)
    if (message.kind === 'done') task.resolve(message.value)
    else
      task.reject(
        message.error
          ? new CallboardError(message.error.code, message.error.message, message.error.details)
          : new Error(message.fault),
      )
  }

  const runTask: RunTask = (task, payload, options = {}) =>
    new Promise((resolve, reject) => {
      if (options.signal?.aborted) return reject(cancelledError())
      lastId += 1
      const stop = new Int32Array(new SharedArrayBuffer(4))
      options.signal?.addEventListener('abort', () => Atomics.store(stop, 0, 1), { once: true })
      waiting.set(lastId, {
        lane: task.lane,
        resolve: resolve as (value: unknown) => void,
        reject,
        onProgress: options.onProgress,
      })
      const message: ToTasks = { id: lastId, task: task.name, payload, stop }
      workerOf(task.lane).postMessage(message)
    })
  return {
    runTask,
    async close() {
      await Promise.all([...workers.values()].map((worker) => worker.terminate()))
    },
  }
}
