import { Copy, Scale } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { useScreenState } from '../../../lib/screenState'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { RouteLink } from '../../../ui/RouteLink'
import { Section } from '../../../ui/Screen'
import { toast } from '../../../ui/Toast'
import { toastError } from '../../../ui/undoToast'
import { plannerWords } from '../words'
import { ChoosePlans } from './ChoosePlans'
import { CompareFrontiers } from './CompareFrontiers'
import { CompareTable } from './CompareTable'
import { compareColumns } from './compareColumns'
import { shownColumns, usualChoice } from './compareFigures'
import { compareTsv } from './compareText'
import { Skeleton } from './Skeleton'
import { useColumnMenu } from './useColumnMenu'
import { useStoppableQuery } from './useStoppableQuery'
import { useTierLooks } from './useTierLooks'
import { scenarioWords } from './words'

export interface CompareViewProps {
  campaign: CampaignRecord
  /** null: planned without one */
  budgetMinor: number | null
  onOpen?: (tab: string) => void
  /** a budget was chosen on the curves: the live plan at it is wanted */
  onBudget?: (budgetMinor: number) => void
}

/** Plans side by side: ready-made ones at this budget, the live one, the kept ones; and their curves. */
export function CompareView({ campaign, budgetMinor, onOpen, onBudget }: CompareViewProps) {
  const w = useWords(scenarioWords)
  const tierWords = useWords(plannerWords)
  const format = useFormat()
  const { id: campaignId, currency } = campaign
  const input = { campaignId, ...(budgetMinor === null ? {} : { budgetMinor }) }
  const kept = useApiQuery('planner.scenarios', { campaignId }, { keepPrevious: true })
  const live = useStoppableQuery('planner.plan', input)
  // The live plan comes first: all are computed on the same thread, and it is there in no time.
  const ready = useStoppableQuery('planner.readyScenarios', input, !live.query.isPending)
  const [stored, setChosen] = useScreenState<readonly string[] | null>(`planner.compare.${campaignId}`, null, isKeys)
  const [baseKey, setBase] = useState<string | null>(null)
  const face = useMemo(() => ({ w, tierWords, format, currency }), [w, tierWords, format, currency])
  const columns = useMemo(
    () => compareColumns(ready.query.data?.scenarios ?? [], live.query.data, kept.data ?? [], face),
    [ready.query.data, live.query.data, kept.data, face],
  )
  const known = stored?.filter((key) => columns.some((column) => column.key === key)) ?? []
  const chosen = stored !== null && (stored.length === 0 || known.length > 0) ? known : usualChoice(columns)
  const shown = shownColumns(columns, chosen, baseKey)
  const actions = useColumnMenu({ campaign, budgetMinor, scenarios: kept.data ?? [], onOpen, onBase: setBase })
  const looks = useTierLooks(columns.flatMap(({ figures }) => figures?.tiers ?? []))
  const copy = () =>
    void navigator.clipboard.writeText(compareTsv(shown, face)).then(() => toast({ text: w.copied }), toastError)

  const isMaking = ready.query.isFetching || (live.query.isPending && !live.query.isError)
  const failure = [ready, live].find(({ query, isStopped }) => query.isError && !isStopped)
  const impossible = shown.filter(({ status, reasons }) => status === 'infeasible' && reasons.length > 0)
  if (columns.length === 0 && isMaking) {
    return (
      <Skeleton label={w.planning}>
        <Button size="small" onPress={ready.query.isFetching ? ready.stop : live.stop}>
          {w.stop}
        </Button>
      </Skeleton>
    )
  }
  return (
    <div className="flex flex-col gap-5 p-3 pb-6">
      <Section
        title={w.readyFor(budgetMinor === null ? '–' : format.money(budgetMinor, currency, 'short'))}
        actions={
          <>
            <Button
              look="quiet"
              icon={<Copy size={14} aria-hidden="true" />}
              onPress={copy}
              disabledReason={shown.length === 0 ? w.nothingChosen : null}
            >
              {w.copy}
            </Button>
            <ChoosePlans columns={columns} chosen={shown.map(({ key }) => key)} onChange={setChosen} />
          </>
        }
      >
        {ready.query.data?.verdict && (
          <p className="flex max-w-[90ch] items-start gap-2 text-title">
            <Scale size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
            <span data-testid="verdict">{ready.query.data.verdict}</span>
          </p>
        )}
        {campaign.targetReachPersons === null && (
          <p className="text-meta text-muted">
            {w.noGoal}{' '}
            <RouteLink screen="campaigns" recordId={campaignId} part="brief" className="text-accent">
              {w.openBrief}
            </RouteLink>
          </p>
        )}
        {isMaking ? (
          <div role="status" className="flex items-center gap-2 text-muted">
            {w.planning}
            <Button size="small" onPress={ready.query.isFetching ? ready.stop : live.stop}>
              {w.stop}
            </Button>
          </div>
        ) : (
          (ready.isStopped || live.isStopped) && (
            <div role="status" className="flex items-center gap-2 text-muted">
              {w.stopped}
              <Button
                size="small"
                onPress={() => {
                  if (live.query.isError) void live.query.refetch()
                  if (ready.query.isError) void ready.query.refetch()
                }}
              >
                {w.goOn}
              </Button>
            </div>
          )
        )}
        {failure && <ErrorNote error={failure.query.error} onRetry={() => void failure.query.refetch()} />}
        {kept.isError && <ErrorNote error={kept.error} onRetry={() => void kept.refetch()} />}
        {shown.length > 0 ? (
          <CompareTable
            columns={shown}
            face={face}
            looks={looks}
            goalPersons={campaign.targetReachPersons}
            menuOf={actions.groups}
            onKeep={actions.keep}
            onOpen={(column) => onOpen?.(column.key)}
            onCopy={copy}
          />
        ) : (
          !isMaking && <EmptyState sentence={columns.length === 0 ? w.noReady : w.nothingChosen} className="h-auto" />
        )}
        {impossible.length > 0 && (
          <div className="flex flex-col gap-1 text-meta">
            <h3 className="font-semibold">{w.why}</h3>
            <ul className="m-0 list-none p-0 text-muted">
              {impossible.map(({ key, name, reasons }) => (
                <li key={key} className="max-w-[100ch] [overflow-wrap:anywhere]">
                  <bdi className="font-medium text-fg">{name}</bdi>: {reasons.join(' ')}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      {columns.length > 0 && (
        <CompareFrontiers
          campaign={campaign}
          budgetMinor={budgetMinor}
          plan={live.query.data ?? null}
          scenarios={shown.flatMap(({ scenario }) => (scenario ? [scenario] : []))}
          isEnabled={!isMaking}
          onBudget={(next) => onBudget?.(next)}
        />
      )}
      {actions.dialog}
    </div>
  )
}

function isKeys(value: unknown): value is readonly string[] | null {
  return value === null || (Array.isArray(value) && value.every((key) => typeof key === 'string'))
}
