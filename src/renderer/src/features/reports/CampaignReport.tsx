import type { OutputOf } from '../../../../shared/contract'
import { useApiQuery } from '../../lib/api'
import { useWords } from '../../lib/locale'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { useReport } from './useReport'
import { reportsWords } from './words'

/** The reports of one campaign, on its page. */
export function CampaignReport({ campaignId }: { campaignId: string }) {
  const w = useWords(reportsWords)
  const available = useApiQuery('reports.available', {})
  if (available.isError)
    return <ErrorNote error={available.error} onRetry={() => void available.refetch()} className="m-3" />
  if (!available.data) return null
  if (available.data.length === 0) return <EmptyState sentence={w.noReports} />
  return <Loaded campaignId={campaignId} reports={available.data} />
}

function Loaded({ campaignId, reports }: { campaignId: string; reports: OutputOf<'reports.available'> }) {
  const { choices, exportButton, content } = useReport(campaignId, reports)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-3 py-2">
        {choices}
        {exportButton}
      </div>
      {content}
    </div>
  )
}
