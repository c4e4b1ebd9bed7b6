import type { ReactNode } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useApiQuery } from '../../lib/api'
import { useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Screen } from '../../ui/Screen'
import { Planning } from './Planning'
import { plannerWords } from './words'

/** One campaign in the planner: what keeps it from being planned, else the plan. */
export function PlannerPage({ campaign, chooser }: { campaign: CampaignRecord; chooser: ReactNode }) {
  const w = useWords(plannerWords)
  const hasUniverse = campaign.universePersons !== null && campaign.universePersons > 0
  const candidates = useApiQuery(
    'planner.candidates',
    { campaignId: campaign.id },
    { isEnabled: hasUniverse, keepPrevious: true },
  )
  const data = candidates.data
  if (data && hasUniverse && data.candidates.length > 0) {
    return <Planning campaign={campaign} data={data} error={candidates.error} chooser={chooser} />
  }
  return (
    <Screen title={w.title} actions={chooser}>
      {hasUniverse ? (
        candidates.isError ? (
          <ErrorNote error={candidates.error} onRetry={() => void candidates.refetch()} className="m-3" />
        ) : data ? (
          <Nobody campaignId={campaign.id} leftOut={data.leftOut} />
        ) : (
          <p className="p-3 text-muted" role="status">
            {w.reading}
          </p>
        )
      ) : (
        <EmptyState sentence={w.noUniverse}>
          <Button look="primary" onPress={() => toPart(campaign.id, 'brief')}>
            {w.openBrief}
          </Button>
        </EmptyState>
      )}
    </Screen>
  )
}

const toPart = (recordId: string, part: string) => navigate({ screen: 'campaigns', recordId, part })

/** Nobody is on the roster, or nobody of it can be planned, and why. */
function Nobody({ campaignId, leftOut }: { campaignId: string; leftOut: OutputOf<'planner.candidates'>['leftOut'] }) {
  const w = useWords(plannerWords)
  if (leftOut.length === 0) {
    return (
      <EmptyState sentence={w.noRoster}>
        <Button look="primary" onPress={() => navigate({ screen: 'creators' })}>
          {w.chooseCreators}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState sentence={w.nobodyPlannable}>
      <Button look="primary" onPress={() => toPart(campaignId, 'roster')}>
        {w.openRoster}
      </Button>
      <ul className="m-0 w-full list-none p-0 pt-3 text-start">
        {leftOut.slice(0, 12).map((entry) => (
          <li key={entry.entryId} className="py-0.5">
            <span className="font-medium">@{entry.handle}</span> <span className="text-muted">{entry.reason}</span>
          </li>
        ))}
      </ul>
    </EmptyState>
  )
}
