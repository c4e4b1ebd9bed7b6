import { useEffect } from 'react'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useApiQuery } from '../../lib/api'
import { runCommand } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { useScreenState } from '../../lib/screenState'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Screen as ScreenFrame } from '../../ui/Screen'
import { Select } from '../../ui/Select'
import { ReportPage } from './ReportPage'
import { reportsWords } from './words'

export function Screen() {
  const w = useWords(reportsWords)
  const recordId = useRoute(({ route }) => route.recordId)
  const list = useApiQuery('campaigns.list', {})
  const available = useApiQuery('reports.available', {})
  const [lastId, setLastId] = useScreenState<string | null>('reports.campaign', null, isTextOrNull)
  const campaigns = list.data
  const campaign = campaigns?.find(({ id }) => id === recordId)
  const fallback = campaigns?.find(({ id }) => id === lastId) ?? campaigns?.[0]

  useEffect(() => {
    if (recordId === null && fallback) navigate({ screen: 'reports', recordId: fallback.id }, true)
  }, [recordId, fallback])
  useEffect(() => {
    if (campaign && campaign.id !== lastId) setLastId(campaign.id)
  }, [campaign, lastId, setLastId])

  const chooser = campaigns && campaigns.length > 0 && <CampaignSelect campaigns={campaigns} value={campaign} />
  if (campaign && available.data && available.data.length > 0) {
    return <ReportPage key={campaign.id} campaign={campaign} reports={available.data} chooser={chooser} />
  }
  const failed = list.isError ? list : available.isError ? available : null
  return (
    <ScreenFrame title={w.title} actions={chooser}>
      {failed && <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} className="m-3" />}
      {!failed && campaigns?.length === 0 && (
        <EmptyState sentence={w.noCampaigns}>
          <Button look="primary" onPress={() => runCommand('campaigns.new')}>
            {w.newCampaign}
          </Button>
        </EmptyState>
      )}
      {!failed && campaigns && campaigns.length > 0 && recordId !== null && !campaign && (
        <EmptyState sentence={w.campaignGone} />
      )}
      {campaign && available.data?.length === 0 && <EmptyState sentence={w.noReports} />}
    </ScreenFrame>
  )
}

function CampaignSelect({
  campaigns,
  value,
}: {
  campaigns: readonly CampaignRecord[]
  value: CampaignRecord | undefined
}) {
  const w = useWords(reportsWords)
  return (
    <Select
      label={w.campaign}
      isLabelHidden
      className="w-72"
      choices={campaigns.map(({ id, name, brand }) => ({ id, label: name, hint: brand }))}
      value={value?.id ?? null}
      onChange={(id) => navigate({ screen: 'reports', recordId: id })}
    />
  )
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
