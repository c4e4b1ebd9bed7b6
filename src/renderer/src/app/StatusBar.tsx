import { useIsMutating } from '@tanstack/react-query'
import { Check, CircleAlert, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { JobProgress } from '../../../shared/contract/define'
import { cancelJob, clearEndedJobs, useJobs } from '../lib/jobs'
import { useFormat, useWords } from '../lib/locale'
import { Button, IconButton, Spinner } from '../ui/Button'
import { PopoverButton } from '../ui/Dialog'
import { JobBar } from '../ui/Progress'
import { appWords } from './words'

export function StatusBar() {
  const w = useWords(appWords)
  const isSaving = useIsMutating() > 0
  return (
    <footer
      data-region
      className="flex h-6 shrink-0 items-center gap-4 border-line border-t bg-bg px-3 text-caption text-muted"
    >
      <span className="flex items-center gap-1.5">
        {isSaving ? <Spinner className="size-3" /> : <Check size={12} aria-hidden="true" />}
        {isSaving ? w.saving : w.saved}
      </span>
      <JobTray />
      <span className="flex-1" />
      <span>{w.worksOffline}</span>
    </footer>
  )
}

function JobTray() {
  const w = useWords(appWords)
  const format = useFormat()
  const { jobs } = useJobs()
  const all = [...jobs.values()].reverse()
  if (all.length === 0) return null
  const running = all.filter(({ state }) => state === 'running')
  const first = running[0]
  const share = first?.total ? format.percent(first.done / first.total, 0) : null
  return (
    <PopoverButton
      label={w.jobs}
      placement="top start"
      trigger={
        <AriaButton className="flex h-6 max-w-[40vw] cursor-default items-center gap-1.5 rounded-control px-1.5 data-[hovered]:bg-hover data-[hovered]:text-fg">
          {first ? <Spinner className="size-3" /> : <Check size={12} aria-hidden="true" />}
          <span className="tabular truncate">
            {first
              ? running.length === 1
                ? `${first.label}${share ? ` ${share}` : ''}`
                : w.jobsRunning(running.length)
              : all[0] && `${all[0].label}: ${stateWord(all[0], w)}`}
          </span>
        </AriaButton>
      }
    >
      <ul className="flex w-80 flex-col gap-3">
        {all.map((job) => (
          <li key={job.jobId} className="flex items-start gap-2">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <span className="truncate font-medium">{job.label}</span>
              {job.state === 'running' ? (
                <JobBar job={job} label={job.label} />
              ) : (
                <span className="flex items-center gap-1 text-meta text-muted">
                  {job.state === 'failed' && <CircleAlert size={12} aria-hidden="true" className="text-bad" />}
                  {stateWord(job, w)}
                </span>
              )}
            </div>
            {job.state === 'running' && (
              <IconButton
                size="small"
                label={w.stopJob(job.label)}
                icon={<X size={14} aria-hidden="true" />}
                onPress={() => cancelJob(job.jobId)}
              />
            )}
          </li>
        ))}
      </ul>
      {running.length < all.length && (
        <div className="pt-3">
          <Button size="small" look="quiet" onPress={clearEndedJobs}>
            {w.clearEnded}
          </Button>
        </div>
      )}
    </PopoverButton>
  )
}

function stateWord(job: JobProgress, w: ReturnType<typeof appWords>): string {
  switch (job.state) {
    case 'running':
      return w.jobsRunning(1)
    case 'done':
      return w.jobDone
    case 'failed':
      return w.jobFailed
    case 'cancelled':
      return w.jobCancelled
  }
}
