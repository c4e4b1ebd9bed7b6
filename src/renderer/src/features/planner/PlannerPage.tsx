import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { apiKey, call, queryClient, useApiCommand, useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useFormat, useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { useScreenState } from '../../lib/screenState'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Screen } from '../../ui/Screen'
import { toastError, undoToast } from '../../ui/undoToast'
import { BudgetBar } from './BudgetBar'
import { CreatorChart } from './CreatorChart'
import { CreatorWhy } from './CreatorWhy'
import { Figures } from './Figures'
import { FrontierChart } from './FrontierChart'
import { PlanTable } from './PlanTable'
import { budgetRange, dearestCost, PlanRows } from './planView'
import type { PlanRule } from './RuleToggles'
import { tierLooks } from './tierLook'
import { usePlan } from './usePlan'
import { plannerWords } from './words'

type Candidates = OutputOf<'planner.candidates'>

/** One campaign in the planner: what keeps it from being planned, else the plan. */
export function PlannerPage({ campaign, chooser }: { campaign: CampaignRecord; chooser: ReactNode }) {
  const w = useWords(plannerWords)
  const hasUniverse = campaign.universePersons !== null && campaign.universePersons > 0
  const candidates = useApiQuery(
    'planner.candidates',
    { campaignId: campaign.id },
    { isEnabled: hasUniverse, keepPrevious: true },
  )
  const toPart = (part: string) => navigate({ screen: 'campaigns', recordId: campaign.id, part })
  const data = candidates.data
  if (data && hasUniverse && !candidates.isError && data.candidates.length > 0) {
    return <Planning campaign={campaign} data={data} chooser={chooser} />
  }
  return (
    <Screen title={w.title} actions={chooser}>
      {!hasUniverse ? (
        <EmptyState sentence={w.noUniverse}>
          <Button look="primary" onPress={() => toPart('brief')}>
            {w.openBrief}
          </Button>
        </EmptyState>
      ) : candidates.isError ? (
        <ErrorNote error={candidates.error} onRetry={() => void candidates.refetch()} className="m-3" />
      ) : (
        data && (
          <EmptyState sentence={data.leftOut.length > 0 ? w.nobodyPlannable : w.noRoster}>
            {data.leftOut.length > 0 ? (
              <Button look="primary" onPress={() => toPart('roster')}>
                {w.openRoster}
              </Button>
            ) : (
              <Button look="primary" onPress={() => navigate({ screen: 'creators' })}>
                {w.chooseCreators}
              </Button>
            )}
            {data.leftOut.length > 0 && (
              <ul className="m-0 w-full list-none p-0 pt-3 text-start">
                {data.leftOut.slice(0, 12).map((entry) => (
                  <li key={entry.entryId} className="py-0.5">
                    <span className="font-medium">@{entry.handle}</span>{' '}
                    <span className="text-muted">{entry.reason}</span>
                  </li>
                ))}
              </ul>
            )}
          </EmptyState>
        )
      )}
    </Screen>
  )
}

function Planning({ campaign, data, chooser }: { campaign: CampaignRecord; data: Candidates; chooser: ReactNode }) {
  const w = useWords(plannerWords)
  const format = useFormat()
  const { candidates, currency } = data
  const campaignId = campaign.id
  const [chosenMinor, setChosenMinor] = useScreenState<number | null>(`planner.budget.${campaignId}`, null, isAmount)
  const [openId, setOpenId] = useState<string | null>(null)
  const [isScatterTable, setScatterTable] = useState(false)
  const [isFrontierTable, setFrontierTable] = useState(false)
  const scheme = useApiQuery('workspace.current', {}).data?.tierSchemes.find(({ isDefault }) => isDefault)

  const allMinor = useMemo(() => dearestCost(candidates), [candidates])
  const budgetMinor = chosenMinor ?? campaign.budgetMinor ?? Math.round(allMinor / 2)
  const { maxMinor, stepMinor } = useMemo(
    () => budgetRange(candidates, campaign.budgetMinor, budgetMinor, currency),
    [candidates, campaign.budgetMinor, budgetMinor, currency],
  )
  const { plan, error, isPlanning } = usePlan(campaignId, budgetMinor)
  // The plan comes first: the frontier of thousands takes seconds, and both are computed on the same thread.
  const frontier = useApiQuery(
    'planner.frontier',
    { campaignId },
    { keepPrevious: true, isEnabled: plan !== null || error !== null },
  )
  const all = useMemo(() => new PlanRows(candidates), [candidates])
  const rows = useMemo(() => all.under(plan), [all, plan])
  const looks = useMemo(
    () =>
      tierLooks(
        scheme,
        candidates.map(({ tier }) => tier),
      ),
    [scheme, candidates],
  )
  const open = openId === null ? undefined : rows.find(({ candidate }) => candidate.entryId === openId)

  const setBudget = useCallback(
    (next: number) => setChosenMinor(next === campaign.budgetMinor ? null : Math.round(next)),
    [setChosenMinor, campaign.budgetMinor],
  )
  const toStep = useCallback(
    (next: number) => setBudget(Math.round(next / stepMinor) * stepMinor),
    [setBudget, stepMinor],
  )
  const setRule = useCallback(
    (entryId: string, planRule: PlanRule) => void changeRule(campaignId, entryId, planRule),
    [campaignId],
  )
  const saving = useApiCommand('campaigns.update', {
    onDone: (saved) => {
      setChosenMinor(null)
      void undoToast(w.budgetSaved(format.money(saved.budgetMinor, saved.currency, 'short')))
    },
    onFailed: toastError,
  })
  const proposal = useApiCommand('planner.apply', {
    onDone: ({ proposed, shortlisted }) =>
      void undoToast(
        shortlisted === 0
          ? w.proposed(proposed, format.count(proposed))
          : w.proposedAndBack(proposed, format.count(proposed), format.count(shortlisted)),
      ),
    onFailed: toastError,
  })
  const picked = plan?.picks ?? []
  const whyNot = isPlanning ? w.stillPlanning : picked.length === 0 ? w.nothingToPropose : null
  const propose = () =>
    proposal.start({ campaignId, picks: picked.map(({ entryId, offerId }) => ({ entryId, offerId })) })
  useCommands([
    { id: 'planner.propose', title: w.propose, menu: 'record', disabledReason: () => whyNot, run: propose },
    {
      id: 'planner.campaignBudget',
      title: w.resetBudgetCommand,
      menu: 'record',
      disabledReason: () => (campaign.budgetMinor === null ? w.noBudget : null),
      run: () => setChosenMinor(null),
    },
    {
      id: 'planner.tables',
      title: w.tablesCommand,
      menu: 'view',
      run: () => {
        setScatterTable(!isScatterTable)
        setFrontierTable(!isScatterTable)
      },
    },
  ])

  return (
    <Screen
      title={w.title}
      subtitle={`${campaign.client} · ${campaign.brand}`}
      actions={
        <>
          {chooser}
          <Button look="primary" disabledReason={whyNot} onPress={propose}>
            {picked.length > 0 ? w.proposeCount(picked.length, format.count(picked.length)) : w.propose}
          </Button>
        </>
      }
      panel={
        open && (
          <CreatorWhy
            row={open}
            currency={currency}
            isInfeasible={plan?.status === 'infeasible'}
            onRule={setRule}
            onClose={() => setOpenId(null)}
          />
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the panel from the list beside it too */}
      <div
        className="flex flex-col gap-4 p-3 pb-6"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) setOpenId(null)
        }}
      >
        <BudgetBar
          budgetMinor={budgetMinor}
          campaignBudgetMinor={campaign.budgetMinor}
          currency={currency}
          maxMinor={maxMinor}
          stepMinor={stepMinor}
          onChange={setBudget}
          onReset={() => setChosenMinor(null)}
          onSave={() => saving.start({ campaignId, budgetMinor })}
        />
        {error && <ErrorNote error={error} />}
        <Figures
          plan={plan}
          isPlanning={isPlanning}
          currency={currency}
          candidateCount={candidates.length}
          universePersons={data.universePersons}
          universeBasis={data.universeBasis}
          goalPersons={campaign.targetReachPersons}
          method={data.method}
          dataDate={data.dataDate}
          campaignSpread={null}
        />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,400px),1fr))] gap-x-6 gap-y-4">
          <CreatorChart
            candidates={candidates}
            rows={rows}
            looks={looks}
            currency={currency}
            isTable={isScatterTable}
            onTable={setScatterTable}
            onPick={setOpenId}
          />
          <FrontierChart
            frontier={frontier.data}
            error={frontier.error}
            onRetry={() => void frontier.refetch()}
            plan={plan}
            budgetMinor={budgetMinor}
            maxMinor={maxMinor}
            currency={currency}
            goalPersons={campaign.targetReachPersons}
            isTable={isFrontierTable}
            onTable={setFrontierTable}
            onBudget={toStep}
          />
        </div>
        <PlanTable
          rows={rows}
          leftOut={data.leftOut}
          currency={currency}
          isInfeasible={plan?.status === 'infeasible'}
          onRule={setRule}
          onOpen={setOpenId}
        />
      </div>
    </Screen>
  )
}

/** Shown at once; a refusal puts the engine's own rule back. */
async function changeRule(campaignId: string, entryId: string, planRule: PlanRule): Promise<void> {
  const key = apiKey('planner.candidates', { campaignId })
  queryClient.setQueryData<Candidates>(
    key,
    (old) =>
      old && {
        ...old,
        candidates: old.candidates.map((candidate) =>
          candidate.entryId === entryId ? { ...candidate, planRule } : candidate,
        ),
      },
  )
  try {
    await call('campaigns.updateRoster', { campaignId, entryIds: [entryId], planRule })
  } catch (error) {
    toastError(error)
    await queryClient.invalidateQueries({ queryKey: key })
  }
}

function isAmount(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
}
