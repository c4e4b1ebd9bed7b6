import { CallboardError } from '../../shared/contract/define'
import type { RunTask } from '../features/context'

/** Runs tasks on the calling thread: for tests, where a second thread is not worth its start. */
export const runTaskInline: RunTask = async (task, payload, options = {}) => {
  if (options.signal?.aborted) throw cancelledError()
  return await task.run(payload, {
    isCancelled: () => options.signal?.aborted ?? false,
    progress: (p) => options.onProgress?.(p),
  })
}

export function cancelledError(): CallboardError {
  return new CallboardError('cancelled', 'Cancelled. Nothing was changed.')
}
