import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useApiQuery } from '../../lib/api'
import { runCommand } from '../../lib/commands'
import { type Format, useFormat, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { type PlainColumn, PlainTable } from '../../ui/PlainTable'
import { RouteLink } from '../../ui/RouteLink'
import { Screen } from '../../ui/Screen'
import { campaignsWords } from './words'

type Words = ReturnType<typeof campaignsWords>

/** Every campaign of the workspace, newest first. */
export function CampaignList() {
  const w = useWords(campaignsWords)
  const format = useFormat()
  const list = useApiQuery('campaigns.list', {})
  const columns = useMemo(() => columnsOf(w, format), [w, format])
  const campaigns = list.data
  const create = (
    <Button look="primary" icon={<Plus size={14} aria-hidden="true" />} onPress={() => runCommand('campaigns.new')}>
      {w.newCampaign}
    </Button>
  )
  return (
    <Screen
      title={w.title}
      subtitle={campaigns?.length ? w.campaignCount(campaigns.length, format.count(campaigns.length)) : undefined}
      actions={campaigns?.length ? create : undefined}
    >
      {list.isError ? (
        <ErrorNote error={list.error} onRetry={() => void list.refetch()} className="m-3" />
      ) : campaigns?.length === 0 ? (
        <EmptyState sentence={w.nothingYet}>
          {create}
          <Button look="quiet" onPress={() => runCommand('workspace.sample')}>
            {w.loadSample}
          </Button>
        </EmptyState>
      ) : (
        campaigns && (
          <PlainTable
            caption={w.title}
            columns={columns}
            rows={campaigns}
            rowKey={({ id }) => id}
            className="[&_td:first-child]:ps-3 [&_td:last-child]:pe-3 [&_th:first-child]:ps-3 [&_th:last-child]:pe-3"
          />
        )
      )}
    </Screen>
  )
}

function columnsOf(w: Words, format: Format): PlainColumn<CampaignRecord>[] {
  return [
    {
      id: 'name',
      header: w.campaign,
      cell: (campaign) => (
        <RouteLink screen="campaigns" recordId={campaign.id} className="font-medium [overflow-wrap:anywhere]">
          {campaign.name}
        </RouteLink>
      ),
    },
    {
      id: 'client',
      header: w.clientAndBrand,
      cell: ({ client, brand }) => (
        <>
          {client} <span className="text-muted">· {brand}</span>
        </>
      ),
    },
    { id: 'goal', header: w.goal, cell: ({ goal }) => w.goals[goal] },
    {
      id: 'budget',
      header: w.budget,
      isNumber: true,
      cell: ({ budgetMinor, currency }) => (
        <span title={format.money(budgetMinor, currency)}>{format.money(budgetMinor, currency, 'short')}</span>
      ),
    },
    {
      id: 'flight',
      header: w.flight,
      title: w.flightTitle,
      cell: (campaign) => <span className="tabular whitespace-nowrap">{flightText(campaign, w, format)}</span>,
    },
    {
      id: 'roster',
      header: w.onRoster,
      title: w.onRosterTitle,
      isNumber: true,
      cell: ({ rosterCount }) => format.count(rosterCount),
    },
    { id: 'booked', header: w.booked, isNumber: true, cell: ({ bookedCount }) => format.count(bookedCount) },
  ]
}

function flightText({ flightStart, flightEnd }: CampaignRecord, w: Words, format: Format): string {
  if (flightStart && flightEnd) return w.flightSpan(format.date(flightStart), format.date(flightEnd))
  if (flightStart) return w.from(format.date(flightStart))
  if (flightEnd) return w.until(format.date(flightEnd))
  return format.date(null)
}
