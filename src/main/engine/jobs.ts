import { CallboardError, type EngineEvent, type JobProgress } from '../../shared/contract/define'
import type { Progress } from '../features/context'

/** Ended jobs stay in the tray's list for this many. */
const keptEnded = 20
/** Progress is told at most this often. */
const tellEveryMs = 100

export type RunningJob = {
  signal: AbortSignal
  progress(p: Progress): void
  label(text: string): void
  end(state: 'done' | 'failed' | 'cancelled'): void
}

/** Long work: who runs, how far it is, and how to stop it. */
export function createJobs(tell: (event: EngineEvent) => void) {
  type Known = JobProgress & { controller: AbortController; isShown: boolean }
  const known = new Map<string, Known>()
  const shownOf = ({ controller: _, isShown: __, ...job }: Known): JobProgress => job
  const publish = (job: Known) => {
    if (job.isShown) tell({ kind: 'job', job: shownOf(job) })
  }
  return {
    list: (): JobProgress[] => [...known.values()].filter((job) => job.isShown).map(shownOf),
    isIdle: () => [...known.values()].every((job) => job.state !== 'running'),
    /** @param isShown false for a query that only wants to be cancellable: it is in no tray */
    start(jobId: string, method: string, isShown: boolean): RunningJob {
      const running = known.get(jobId)
      if (running?.state === 'running') throw new CallboardError('conflict', 'A job with this id is already running.')
      const controller = new AbortController()
      const job = {
        jobId,
        method,
        label: method,
        state: 'running' as JobProgress['state'],
        done: 0,
        total: null as number | null,
        unit: '',
        perSecond: null as number | null,
        controller,
        isShown,
      }
      known.set(jobId, job)
      const startedAt = performance.now()
      let toldAt = 0
      publish(job)
      return {
        signal: controller.signal,
        label(text) {
          job.label = text
          publish(job)
        },
        progress(p) {
          const now = performance.now()
          job.done = p.done
          job.total = p.total
          job.unit = p.unit
          const seconds = (now - startedAt) / 1000
          job.perSecond = seconds > 0.2 ? Math.round(p.done / seconds) : null
          if (now - toldAt < tellEveryMs) return
          toldAt = now
          publish(job)
        },
        end(state) {
          job.state = state
          publish(job)
          if (!isShown) known.delete(jobId)
          const ended = [...known.values()].filter((other) => other.state !== 'running')
          for (const old of ended.slice(0, Math.max(0, ended.length - keptEnded))) known.delete(old.jobId)
        },
      }
    },
    cancel(jobId: string): { wasRunning: boolean } {
      const job = known.get(jobId)
      const wasRunning = job?.state === 'running'
      if (wasRunning) job.controller.abort()
      return { wasRunning }
    },
    cancelAll() {
      for (const job of known.values()) if (job.state === 'running') job.controller.abort()
    },
  }
}
export type Jobs = ReturnType<typeof createJobs>
