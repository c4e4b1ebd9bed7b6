import { CircleAlert } from 'lucide-react'
import type { ReportFormat } from '../../../../shared/contract/reports'
import { errorShape } from '../../lib/errors'
import { useWords } from '../../lib/locale'
import { libWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { JobBar } from '../../ui/Progress'
import type { useExport } from './useExport'
import { reportsWords } from './words'

/** An export under way, its failure, or what must be said about the file it made. */
export function ExportState({
  state: { job, format, warned, dismiss },
  otherFormats,
  onFormat,
}: {
  state: ReturnType<typeof useExport>
  /** what else could be exported when one format failed */
  otherFormats: readonly ReportFormat[]
  onFormat: (format: ReportFormat) => void
}) {
  const w = useWords(reportsWords)
  const lib = useWords(libWords)
  if (!format) return null
  if (job.isRunning) {
    return (
      <div className="flex items-center gap-3 border-line border-b px-3 py-2">
        <span className="shrink-0 font-medium">{w.exporting(w.shortFormats[format])}</span>
        <JobBar job={job.progress} label={w.exporting(w.shortFormats[format])} className="min-w-0 flex-1" />
        <Button size="small" onPress={job.cancel}>
          {w.cancel}
        </Button>
      </div>
    )
  }
  if (job.error) {
    const why = errorShape(job.error).message || lib.unknownError
    return (
      <ErrorNote
        error={job.error}
        sentence={w.notExported(w.shortFormats[format], why)}
        onRetry={() => onFormat(format)}
        className="m-3"
      >
        {otherFormats.map((other) => (
          <Button key={other} size="small" onPress={() => onFormat(other)}>
            {w.tryFormat(w.shortFormats[other])}
          </Button>
        ))}
        <Button size="small" look="quiet" onPress={dismiss}>
          {w.dismiss}
        </Button>
      </ErrorNote>
    )
  }
  if (!warned) return null
  return (
    <div role="status" className="m-3 flex items-start gap-2 rounded-panel border border-warn/55 bg-surface p-3">
      <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{w.warnings(warned.name)}</p>
        {warned.warnings.map((warning) => (
          <p key={`${warning.code} ${warning.message}`} className="max-w-[80ch]">
            {warning.message}
          </p>
        ))}
      </div>
      <Button size="small" look="quiet" onPress={dismiss}>
        {w.dismiss}
      </Button>
    </div>
  )
}
