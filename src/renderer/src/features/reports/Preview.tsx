import { useApiQuery } from '../../lib/api'
import { useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import { ErrorNote } from '../../ui/ErrorNote'
import type { ReportInput } from './useExport'
import { reportsWords } from './words'

/**
 * The report as it is printed, in a frame that may do nothing: no scripts, no forms, no same origin. The page's own
 * policy holds inside it too, so nothing is fetched either.
 */
export function Preview({ input }: { input: ReportInput }) {
  const w = useWords(reportsWords)
  const preview = useApiQuery('reports.preview', input, { keepPrevious: true })
  if (preview.isError) {
    return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} className="m-3 self-start" />
  }
  if (!preview.data) return <p className="p-4 text-muted">{w.previewLoading}</p>
  return (
    <div className="flex min-h-0 flex-1 justify-center bg-sunken" aria-busy={preview.isPlaceholderData}>
      <iframe
        sandbox=""
        title={w.preview(preview.data.title)}
        srcDoc={preview.data.html}
        className={cx('h-full w-full max-w-[1040px] border-0 bg-[white]', preview.isPlaceholderData && 'opacity-60')}
      />
    </div>
  )
}
