import { ArrowLeft, ChartScatter, FileText } from 'lucide-react'
import { lazy, Suspense, useContext } from 'react'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { errorShape } from '../../lib/errors'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { Button } from '../../ui/Button'
import { type CampaignTab, CampaignTabs } from '../../ui/campaignTabs'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Screen } from '../../ui/Screen'
import { Tabs } from '../../ui/Tabs'
import { Brief } from './Brief'
import { deliverablesWords } from './deliverables/words'
import { Roster } from './Roster'
import { campaignsWords } from './words'

/** One campaign: its brief, its roster, and the way to planner and report. */
export function CampaignPage({ campaignId }: { campaignId: string }) {
  const w = useWords(campaignsWords)
  const campaign = useApiQuery('campaigns.get', { campaignId })
  // An answer that was given before stays beside a later refusal: a campaign that was undone must not stay on screen.
  const isGone = campaign.isError && errorShape(campaign.error).code === 'not_found'
  if (campaign.data && !isGone) return <Loaded campaign={campaign.data} />
  return (
    <Screen title={w.campaign}>
      {isGone && (
        <EmptyState sentence={w.gone}>
          <Button onPress={() => navigate({ screen: 'campaigns' }, true)}>{w.allCampaigns}</Button>
        </EmptyState>
      )}
      {campaign.isError && !isGone && (
        <ErrorNote error={campaign.error} onRetry={() => void campaign.refetch()} className="m-3" />
      )}
    </Screen>
  )
}

// Heavier than the tabs before them, and not where a campaign opens.
const MatchTab = lazy(async () => ({ default: (await import('./match/MatchTab')).MatchTab }))
const ResearchTab = lazy(async () => ({ default: (await import('./research/ResearchTab')).ResearchTab }))

const DeliverablesTab = lazy(async () => ({
  default: (await import('./deliverables/DeliverablesTab')).DeliverablesTab,
}))

const ownTabs: readonly string[] = ['brief', 'roster', 'match', 'research', 'deliverables']

function Loaded({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(campaignsWords)
  const deliverablesW = useWords(deliverablesWords)
  const format = useFormat()
  const part = useRoute(({ route }) => route.part)
  const locale = useLocale((state) => state.locale)
  const otherTabs = useContext(CampaignTabs)
  const shownOther = ({ id, label, Component }: CampaignTab) => ({
    id,
    label: label(locale),
    content: (
      <Suspense>
        <Component campaignId={campaign.id} />
      </Suspense>
    ),
  })
  const tab = [...ownTabs, ...otherTabs.map(({ id }) => id)].find((known) => known === part) ?? 'brief'
  const toPlanner = () => navigate({ screen: 'planner', recordId: campaign.id })
  const toReport = () => navigate({ screen: 'reports', recordId: campaign.id })
  useCommands([
    { id: 'campaigns.plan', title: w.openPlannerCommand, menu: 'record', run: toPlanner },
    { id: 'campaigns.report', title: w.openReportCommand, menu: 'record', run: toReport },
  ])
  return (
    <Screen
      title={campaign.name}
      subtitle={`${campaign.client} · ${campaign.brand}`}
      scroll="parts"
      actions={
        <>
          <Button
            look="quiet"
            icon={<ArrowLeft size={14} aria-hidden="true" />}
            onPress={() => navigate({ screen: 'campaigns' })}
          >
            {w.allCampaigns}
          </Button>
          <Button icon={<FileText size={14} aria-hidden="true" />} onPress={toReport}>
            {w.openReport}
          </Button>
          <Button look="primary" icon={<ChartScatter size={14} aria-hidden="true" />} onPress={toPlanner}>
            {w.openPlanner}
          </Button>
        </>
      }
    >
      <Tabs
        label={w.tabs}
        value={tab}
        onChange={(next) => navigate({ screen: 'campaigns', recordId: campaign.id, part: next }, true)}
        className="flex-1 pt-1 outline-none"
        tabs={[
          { id: 'brief', label: w.brief, content: <Brief campaign={campaign} /> },
          {
            id: 'roster',
            label: w.roster,
            count: format.count(campaign.rosterCount),
            content: <Roster campaign={campaign} />,
          },
          {
            id: 'match',
            label: w.match,
            content: (
              <Suspense>
                <MatchTab campaign={campaign} />
              </Suspense>
            ),
          },
          {
            id: 'research',
            label: w.research,
            content: (
              <Suspense>
                <ResearchTab campaignId={campaign.id} />
              </Suspense>
            ),
          },
          ...otherTabs.filter(({ id }) => id === 'outreach').map(shownOther),
          {
            id: 'deliverables',
            label: deliverablesW.tab,
            content: (
              <Suspense>
                <DeliverablesTab campaign={campaign} />
              </Suspense>
            ),
          },
          ...otherTabs.filter(({ id }) => id !== 'outreach').map(shownOther),
        ]}
      />
    </Screen>
  )
}
