import { useEffect } from 'react'
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
import { PlannerPage } from './PlannerPage'
import { plannerWords } from './words'

export function Screen() {
  const w = useWords(plannerWords)
  const recordId = useRoute(({ route }) => route.recordId)
  const list = useApiQuery('campaigns.list', {})
  const [lastId, setLastId] = useScreenState<string | null>('planner.campaign', null, isTextOrNull)
  const campaigns = list.data
  const campaign = campaigns?.find(({ id }) => id === recordId)
  const fallback = campaigns?.find(({ id }) => id === lastId) ?? campaigns?.[0]

  // The rail leads to the screen without a campaign: the one planned last is shown, else the newest.
  useEffect(() => {
    if (recordId === null && fallback) navigate({ screen: 'planner', recordId: fallback.id }, true)
  }, [recordId, fallback])
  useEffect(() => {
    if (campaign && campaign.id !== lastId) setLastId(campaign.id)
  }, [campaign, lastId, setLastId])

  const chooser = campaigns && campaigns.length > 0 && (
    <Select
      label={w.campaign}
      isLabelHidden
      className="w-72"
      choices={campaigns.map(({ id, name, brand }) => ({ id, label: name, hint: brand }))}
      value={campaign?.id ?? null}
      onChange={(id) => navigate({ screen: 'planner', recordId: id })}
    />
  )
  if (campaign) return <PlannerPage key={campaign.id} campaign={campaign} chooser={chooser} />
  return (
    <ScreenFrame title={w.title} actions={chooser}>
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} className="m-3" />}
      {campaigns?.length === 0 && (
        <EmptyState sentence={w.noCampaigns}>
          <Button look="primary" onPress={() => runCommand('campaigns.new')}>
            {w.newCampaign}
          </Button>
        </EmptyState>
      )}
      {campaigns && campaigns.length > 0 && recordId !== null && <EmptyState sentence={w.campaignGone} />}
    </ScreenFrame>
  )
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
