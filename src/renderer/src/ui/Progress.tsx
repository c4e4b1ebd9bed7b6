import { ProgressBar } from 'react-aria-components/ProgressBar'
import type { JobProgress } from '../../../shared/contract/define'
import { useFormat, useWords } from '../lib/locale'
import { cx } from './cx'
import { uiWords } from './words'

/** How far something is. `fraction` null while the whole is not known. */
export function Progress({
  label,
  fraction,
  className,
}: {
  label: string
  fraction: number | null
  className?: string
}) {
  return (
    <ProgressBar
      aria-label={label}
      {...(fraction === null ? { isIndeterminate: true } : { value: Math.min(100, Math.max(0, fraction * 100)) })}
      className={cx('block', className)}
    >
      {({ percentage }) => (
        <div className="h-1.5 overflow-hidden rounded-full bg-sunken forced-colors:border">
          <div
            className={cx(
              'h-full rounded-full bg-accent forced-colors:bg-[Highlight]',
              percentage === undefined && 'indeterminate w-1/3',
            )}
            style={percentage === undefined ? undefined : { width: `${percentage}%` }}
          />
        </div>
      )}
    </ProgressBar>
  )
}

/** Progress of a job in words: "4,211 of 12,480 rows, 900 a second". */
export function useProgressText(job: JobProgress | null): string {
  const w = useWords(uiWords)
  const format = useFormat()
  if (!job) return w.loading
  return w.progress(
    format.count(job.done),
    job.total === null ? null : format.count(job.total),
    job.unit,
    job.perSecond === null ? null : format.count(Math.round(job.perSecond)),
  )
}

export function JobBar({ job, label, className }: { job: JobProgress | null; label: string; className?: string }) {
  const text = useProgressText(job)
  const fraction = job?.total ? job.done / job.total : null
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <Progress label={label} fraction={fraction} />
      <p className="tabular text-meta text-muted">{text}</p>
    </div>
  )
}
