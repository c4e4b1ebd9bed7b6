import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import type { InputOf, MethodName, OutputOf } from '../../../../../shared/contract'
import { apiKey, call } from '../../../lib/api'
import { ApiError } from '../../../lib/errors'
import { cancelJob } from '../../../lib/jobs'

export interface StoppableQuery<M extends MethodName> {
  query: UseQueryResult<OutputOf<M>, Error>
  /** somebody stopped it: neither an answer nor a failure */
  isStopped: boolean
  stop: () => void
}

/** A query that computes for seconds: it can be stopped, and is when its screen is left. */
export function useStoppableQuery<M extends MethodName>(
  method: M,
  input: InputOf<M>,
  isEnabled = true,
): StoppableQuery<M> {
  const running = useRef<string | null>(null)
  const query = useQuery<OutputOf<M>, Error>({
    queryKey: apiKey(method, input),
    queryFn: async ({ signal }) => {
      const jobId = uuidv7()
      running.current = jobId
      const stop = () => cancelJob(jobId)
      signal.addEventListener('abort', stop, { once: true })
      try {
        return await call(method, input, { jobId, signal })
      } finally {
        signal.removeEventListener('abort', stop)
        if (running.current === jobId) running.current = null
      }
    },
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  })
  return {
    query,
    isStopped: query.error instanceof ApiError && query.error.code === 'cancelled',
    stop: useCallback(() => {
      if (running.current) cancelJob(running.current)
    }, []),
  }
}
