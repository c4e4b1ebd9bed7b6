import { parentPort } from 'node:worker_threads'
import { CallboardError } from '../../shared/contract/define'
import { databaseError } from '../db/open'
import type { FromTasks, ToTasks } from './messages'
import { taskByName } from './taskList'

/** Entry of a task thread: one task at a time, plain data in and out. */
const port = parentPort
if (!port) throw new Error('tasks run in a worker thread')
const send = (message: FromTasks) => port.postMessage(message)

port.on('message', ({ id, task, payload, stop }: ToTasks) => {
  void (async () => {
    try {
      // The name was taken from the very definition whose type the payload has.
      const value = await taskByName(task).run(payload as never, {
        isCancelled: () => Atomics.load(stop, 0) !== 0,
        progress: (progress) => send({ kind: 'progress', id, progress }),
      })
      send({ kind: 'done', id, value })
    } catch (raw) {
      const error = databaseError(raw)
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
      send({ kind: 'failed', id, error: error instanceof CallboardError ? error.toShape() : null, fault })
    }
  })()
})
