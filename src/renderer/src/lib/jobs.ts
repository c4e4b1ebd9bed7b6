import { useCallback, useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import type { InputOf, MethodName, OutputOf } from '../../../shared/contract'
import type { JobProgress } from '../../../shared/contract/define'
import { call } from './api'
import { ApiError } from './errors'

/** Long work of this window and of others, by job id, oldest first. Fed by the engine's events. */
export const useJobs = create<{ jobs: ReadonlyMap<string, JobProgress> }>(() => ({ jobs: new Map() }))

/** Ended jobs stay in the tray for this many, newest kept. */
const KEPT_ENDED = 8
/** Work that ended sooner has shown its result in place; telling of it again would only be noise. */
const SHORT_MS = 1000
const firstHeardMs = new Map<string, number>()

export function noteJob(job: JobProgress): void {
  const nowMs = performance.now()
  const startedMs = firstHeardMs.get(job.jobId) ?? nowMs
  if (job.state === 'running') firstHeardMs.set(job.jobId, startedMs)
  else firstHeardMs.delete(job.jobId)
  const isShort = job.state !== 'running' && nowMs - startedMs < SHORT_MS
  useJobs.setState(({ jobs }) => {
    const next = new Map(jobs)
    if (isShort) next.delete(job.jobId)
    else next.set(job.jobId, job)
    const ended = [...next.values()].filter((candidate) => candidate.state !== 'running')
    for (const old of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) next.delete(old.jobId)
    return { jobs: next }
  })
}

export function clearEndedJobs(): void {
  useJobs.setState(({ jobs }) => ({ jobs: new Map([...jobs].filter(([, job]) => job.state === 'running')) }))
}

export function cancelJob(jobId: string): void {
  void call('jobs.cancel', { jobId }).catch(() => {
    // A job that is no longer known has ended; the tray hears of it by its last event.
  })
}

export interface ApiJob<M extends MethodName> {
  run(input: InputOf<M>): Promise<OutputOf<M> | null>
  cancel(): void
  /** null before the first progress event */
  progress: JobProgress | null
  isRunning: boolean
  error: Error | null
  value: OutputOf<M> | undefined
  reset(): void
}

type JobState<M extends MethodName> =
  | { kind: 'idle' }
  | { kind: 'running' }
  | { kind: 'done'; value: OutputOf<M> }
  | { kind: 'failed'; error: Error }

/** A job with its progress. `run` answers null when it was cancelled or refused; the refusal is in `error`. */
export function useApiJob<M extends MethodName>(method: M): ApiJob<M> {
  const [state, setState] = useState<JobState<M>>({ kind: 'idle' })
  const [jobId, setJobId] = useState<string | null>(null)
  const latest = useRef<string | null>(null)
  const progress = useJobs(({ jobs }) => (jobId ? (jobs.get(jobId) ?? null) : null))

  const run = useCallback(
    async (input: InputOf<M>): Promise<OutputOf<M> | null> => {
      const id = uuidv7()
      latest.current = id
      setJobId(id)
      setState({ kind: 'running' })
      try {
        const value = await call(method, input, { jobId: id })
        if (latest.current === id) setState({ kind: 'done', value })
        return value
      } catch (error) {
        if (latest.current === id) {
          const isCancelled = error instanceof ApiError && error.code === 'cancelled'
          const shown = error instanceof Error ? error : new Error(String(error))
          setState(isCancelled ? { kind: 'idle' } : { kind: 'failed', error: shown })
        }
        return null
      }
    },
    [method],
  )

  return {
    run,
    cancel: useCallback(() => {
      if (latest.current) cancelJob(latest.current)
    }, []),
    progress,
    isRunning: state.kind === 'running',
    error: state.kind === 'failed' ? state.error : null,
    value: state.kind === 'done' ? state.value : undefined,
    reset: useCallback(() => {
      latest.current = null
      setJobId(null)
      setState({ kind: 'idle' })
    }, []),
  }
}
