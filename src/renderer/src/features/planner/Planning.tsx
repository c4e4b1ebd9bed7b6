import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { useApiCommand } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useFormat, useWords } from '../../lib/locale'
import { useScreenState } from '../../lib/screenState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Screen } from '../../ui/Screen'
import { startStep } from '../../ui/saveStep'
import { toastError, undoToast } from '../../ui/undoToast'
import { CreatorWhy } from './CreatorWhy'
import { changePlanRule } from './changePlanRule'
import { usePlanSetup } from './controls/usePlanSetup'
import { controlsWords } from './controls/words'
import { exportPlan } from './exportPlan'
import { LaterTabs } from './LaterTabs'
import { MakePackagesDialog } from './offers/MakePackagesDialog'
import { PlanActions } from './PlanActions'
import { PlanView } from './PlanView'
import { budgetRange, dearestCost, PlanRows } from './planView'
import type { PlanRule } from './RuleToggles'
import { OverlapsDialog } from './reach/OverlapsDialog'
import { CompareView } from './scenarios/CompareView'
import { COMPARE_TAB, LIVE_TAB } from './scenarios/ScenarioTabs'
import { ScenarioView } from './scenarios/ScenarioView'
import { stripTabId } from './scenarios/TabStrip'
import { useExplained } from './useExplained'
import { useLasting } from './useLasting'
import { usePlan } from './usePlan'
import { useThrottled } from './useThrottled'
import { plannerWords } from './words'

/** What answers sooner is not worth a word. */
const SLOW_MS = 150
/** A number on a button need not follow every move of a hand. */
const ACTIONS_EVERY_MS = 150

export interface PlanningProps {
  campaign: CampaignRecord
  data: OutputOf<'planner.candidates'>
  /** the newest figures could not be read; `data` are older ones */
  error: Error | null
  chooser: ReactNode
}

/** The planner of a campaign that can be planned: the live plan, kept ones, their comparison. */
export function Planning({ campaign, data, error: staleness, chooser }: PlanningProps) {
  const w = useWords(plannerWords)
  const controls = useWords(controlsWords)
  const format = useFormat()
  const { candidates, currency } = data
  const campaignId = campaign.id
  const [chosenMinor, setChosenMinor] = useScreenState<number | null>(`planner.budget.${campaignId}`, null, isAmount)
  const [tab, setTab] = useScreenState<string>(`planner.tab.${campaignId}`, LIVE_TAB, isText)
  const [openId, setOpenId] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'overlaps' | 'packages' | null>(null)
  const setup = usePlanSetup(campaignId)
  const objective = setup.query.data?.objective

  const allMinor = useMemo(() => dearestCost(candidates), [candidates])
  const budgetMinor = chosenMinor ?? campaign.budgetMinor ?? Math.round(allMinor / 2)
  const { maxMinor, stepMinor } = useMemo(
    () => budgetRange(allMinor, campaign.budgetMinor, budgetMinor, currency),
    [allMinor, campaign.budgetMinor, budgetMinor, currency],
  )
  const askedMinor = objective?.kind === 'cheapest' ? null : budgetMinor
  const live = usePlan(campaignId, askedMinor, !setup.query.isPending)
  const { plan, isPlanning } = live
  const all = useMemo(() => new PlanRows(candidates), [candidates])
  const rows = useMemo(() => all.under(plan), [all, plan])
  const explained = useExplained(campaignId, plan, !isPlanning)
  const open = openId === null ? undefined : rows.find(({ candidate }) => candidate.entryId === openId)

  const setBudget = useCallback(
    (next: number) => setChosenMinor(next === campaign.budgetMinor ? null : Math.round(next)),
    [setChosenMinor, campaign.budgetMinor],
  )
  const resetBudget = useCallback(() => setChosenMinor(null), [setChosenMinor])
  const setRule = (entryId: string, planRule: PlanRule) => void changePlanRule(campaignId, [entryId], planRule)
  const saveBudget = () => {
    startStep(
      'campaigns.update',
      { campaignId, budgetMinor },
      w.budgetSaved(format.money(budgetMinor, currency, 'short')),
    )
    setChosenMinor(null)
  }
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
  const isOld = isPlanning || (plan !== null && plan.budgetMinor !== askedMinor)
  const isLongOld = useLasting(isOld, SLOW_MS)
  const whyNot =
    tab !== LIVE_TAB ? w.notLive : isLongOld ? w.stillPlanning : picked.length === 0 ? w.nothingToPropose : null
  const propose = useLatest(() => {
    if (isOld) return
    proposal.start({ campaignId, picks: picked.map(({ entryId, offerId }) => ({ entryId, offerId })) })
  })
  const exporting = useLatest(() => void exportPlan(campaignId, askedMinor, w.planFile(campaign.name)))
  useCommands([
    { id: 'planner.propose', title: w.propose, menu: 'record', disabledReason: () => whyNot, run: propose },
    {
      id: 'planner.campaignBudget',
      title: w.resetBudgetCommand,
      menu: 'record',
      disabledReason: () => (campaign.budgetMinor === null ? w.noBudget : null),
      run: resetBudget,
    },
    { id: 'planner.exportPlan', title: w.exportPlan, menu: 'file', run: exporting },
    { id: 'planner.overlaps', title: w.overlaps, menu: 'record', run: () => setDialog('overlaps') },
    { id: 'planner.packages', title: w.packages, menu: 'record', run: () => setDialog('packages') },
  ])
  const suggestedName = [
    objective && controls.objectives[objective.kind],
    askedMinor !== null && format.money(askedMinor, currency, 'short'),
  ]
    .filter(Boolean)
    .join(', ')

  return (
    <Screen
      title={w.title}
      subtitle={`${campaign.client} · ${campaign.brand}`}
      scroll="parts"
      actions={
        <>
          {chooser}
          <PlanActions
            creators={useThrottled(picked.length, ACTIONS_EVERY_MS)}
            whyNot={whyNot}
            onPropose={propose}
            onExport={exporting}
            onDialog={setDialog}
          />
        </>
      }
      panel={
        open &&
        tab === LIVE_TAB && (
          <CreatorWhy
            campaignId={campaignId}
            row={open}
            explained={explained?.get(open.candidate.entryId)}
            currency={currency}
            isInfeasible={plan?.status === 'infeasible'}
            onRule={setRule}
            onClose={() => setOpenId(null)}
          />
        )
      }
    >
      <LaterTabs
        campaignId={campaignId}
        value={tab}
        onChange={setTab}
        plan={plan}
        isOld={isOld}
        suggestedName={suggestedName}
      />
      <div
        role="tabpanel"
        aria-labelledby={stripTabId(tab)}
        className="min-h-0 flex-1 overflow-auto"
        // Esc closes the panel from the list beside it too.
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) setOpenId(null)
        }}
      >
        {staleness && <ErrorNote error={staleness} className="m-3" />}
        {tab === LIVE_TAB ? (
          <PlanView
            campaign={campaign}
            data={data}
            setup={setup}
            live={live}
            rows={rows}
            explained={explained}
            onOpen={setOpenId}
            budget={{
              budgetMinor,
              campaignBudgetMinor: campaign.budgetMinor,
              currency,
              maxMinor,
              stepMinor,
              onChange: setBudget,
              onReset: resetBudget,
              onSave: saveBudget,
            }}
          />
        ) : tab === COMPARE_TAB ? (
          <CompareView
            campaign={campaign}
            budgetMinor={askedMinor}
            onOpen={setTab}
            onBudget={(next) => {
              setBudget(next)
              setTab(LIVE_TAB)
            }}
          />
        ) : (
          <ScenarioView
            key={tab}
            campaign={campaign}
            scenarioId={tab}
            plan={isOld ? null : plan}
            onOpen={setTab}
            onUse={(used) => {
              if (used !== null) setBudget(used)
              setTab(LIVE_TAB)
            }}
            onDeleted={() => setTab(LIVE_TAB)}
          />
        )}
      </div>
      {dialog === 'overlaps' && (
        <OverlapsDialog
          campaignId={campaignId}
          candidates={candidates}
          first={picked.map(({ entryId }) => entryId)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'packages' && (
        <MakePackagesDialog
          campaignId={campaignId}
          entryIds={null}
          creators={candidates.length}
          onClose={() => setDialog(null)}
        />
      )}
    </Screen>
  )
}

/** The newest of a function that is made with every render, under one identity. */
function useLatest(run: () => void): () => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback(() => latest.current(), [])
}

function isAmount(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
