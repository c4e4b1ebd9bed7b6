import { cancelledError } from '../../src/main/engine/cancelled'
import { taskByName } from '../../src/main/engine/taskList'
import type { RunTask } from '../../src/main/features/context'

/** Runs tasks on the calling thread, where a second one is not worth its start. */
export const runTaskInline: RunTask = async (task, payload, options = {}) => {
  if (options.signal?.aborted) throw cancelledError()
  // A task that no thread would find must not work here either.
  taskByName(task.name)
  return await task.run(payload, {
    isCancelled: () => options.signal?.aborted ?? false,
    progress: (p) => options.onProgress?.(p),
  })
}
