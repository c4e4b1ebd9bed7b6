import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { ErrorNote } from '../../ui/ErrorNote'
import { BudgetBar, type BudgetBarProps } from './BudgetBar'
import { CreatorChart } from './CreatorChart'
import { changePlanRule } from './changePlanRule'
import { type ValueKind, valueKind } from './charts/valueUnit'
import { ControlsPanel } from './controls/ControlsPanel'
import type { usePlanSetup } from './controls/usePlanSetup'
import { controlsWords } from './controls/words'
import { Figures } from './Figures'
import { FrontierChart } from './FrontierChart'
import { PlanTable } from './PlanTable'
import type { PlanRow } from './planView'
import type { PlanRule } from './RuleToggles'
import { ReachPanel } from './reach/ReachPanel'
import { tierLooks } from './tierLook'
import type { Explained } from './useExplained'
import { useFrontier } from './useFrontier'
import { useLasting } from './useLasting'
import type { LivePlan } from './usePlan'
import { useRested } from './useRested'
import { useThrottled } from './useThrottled'
import { plannerWords } from './words'

/** More creators than these are drawn and listed anew when the hand rests: that takes longer than a plan of them. */
const FEW = 400
const REST_MS = 250
const LINE_EVERY_MS = 120
/** What answers sooner is not worth a word. */
const SLOW_MS = 150

export interface PlanViewProps {
  campaign: CampaignRecord
  data: OutputOf<'planner.candidates'>
  setup: ReturnType<typeof usePlanSetup>
  live: LivePlan & { retry: () => void }
  rows: readonly PlanRow[]
  explained: Explained | null
  budget: BudgetBarProps
  onOpen: (entryId: string) => void
}

/** The live plan: figures on top, charts left, budget and rules right, the roster below. */
export function PlanView({ campaign, data, setup, live, rows, explained, budget, onOpen }: PlanViewProps) {
  const w = useWords(plannerWords)
  const { plan, error, isPlanning } = live
  const objective = setup.query.data?.objective
  return (
    <div className="@container flex flex-col gap-4 p-3 pb-6">
      {error && <ErrorNote error={error} onRetry={live.retry} />}
      <Figures
        plan={plan}
        isPlanning={useLasting(isPlanning, SLOW_MS) || (plan === null && isPlanning)}
        currency={data.currency}
        candidateCount={data.candidates.length}
        universePersons={data.universePersons}
        universeBasis={data.universeBasis}
        goalPersons={
          objective?.kind === 'cheapest'
            ? (objective.goalPersons ?? campaign.targetReachPersons)
            : campaign.targetReachPersons
        }
        method={data.method}
        dataDate={data.dataDate}
        campaignSpread={setup.query.data?.assumptions.campaignSpread ?? null}
      />
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 @min-[820px]:grid-cols-[minmax(0,1fr)_320px] @min-[1160px]:grid-cols-[minmax(0,1fr)_340px]">
        <aside
          aria-label={w.controls}
          className="flex flex-col gap-4 @min-[820px]:sticky @min-[820px]:top-3 @min-[820px]:-mx-2 @min-[820px]:max-h-[calc(100vh-124px)] @min-[820px]:self-start @min-[820px]:overflow-y-auto @min-[820px]:px-2 @min-[820px]:pb-1 @min-[820px]:col-start-2 @min-[820px]:row-start-1 @min-[1160px]:row-span-2"
        >
          {objective?.kind === 'cheapest' ? <NoBudget /> : <BudgetBar {...budget} />}
          <ControlsPanel
            campaign={campaign}
            candidates={data.candidates}
            leftOut={data.leftOut}
            universePersons={data.universePersons}
            setup={setup}
            plan={useRested(plan, REST_MS)}
          />
        </aside>
        <PlanBody
          campaign={campaign}
          data={data}
          plan={plan}
          rows={rows}
          budgetMinor={budget.budgetMinor}
          maxMinor={budget.maxMinor}
          explained={explained}
          isSettled={!isPlanning}
          // The frontier of several aims is the first one's.
          frontierKind={objective?.kind === 'lexicographic' ? valueKind(objective.order[0] ?? '') : undefined}
          onBudget={budget.onChange}
          stepMinor={budget.stepMinor}
          onOpen={onOpen}
        />
      </div>
    </div>
  )
}

function NoBudget(): ReactNode {
  const w = useWords(plannerWords)
  const controls = useWords(controlsWords)
  return (
    <section aria-label={w.budget}>
      <h2 className="font-semibold text-body">{w.budget}</h2>
      <p className="text-meta text-muted">{controls.planWithout}</p>
    </section>
  )
}

interface PlanBodyProps {
  campaign: CampaignRecord
  data: OutputOf<'planner.candidates'>
  plan: CampaignPlan | null
  rows: readonly PlanRow[]
  budgetMinor: number
  maxMinor: number
  stepMinor: number
  explained: Explained | null
  isSettled: boolean
  frontierKind: ValueKind | undefined
  onBudget: (budgetMinor: number) => void
  onOpen: (entryId: string) => void
}

const NOBODY: ReadonlySet<string> = new Set()

/** Charts and roster. The figures are looked at while the hand moves; these follow as fast as they can be drawn. */
function PlanBody(props: PlanBodyProps) {
  const { campaign, data, plan, rows, budgetMinor, maxMinor, stepMinor, explained, onBudget, onOpen } = props
  const w = useWords(plannerWords)
  const { candidates, currency } = data
  const campaignId = campaign.id
  const [isScatterTable, setScatterTable] = useState(false)
  const [isFrontierTable, setFrontierTable] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY)
  const [isReachOpen, setReachOpen] = useState(false)
  const scheme = useApiQuery('workspace.current', {}).data?.tierSchemes.find(({ isDefault }) => isDefault)
  const isSettled = useRested(props.isSettled, REST_MS)
  const frontier = useFrontier(campaignId, isSettled && plan !== null)
  const looks = useMemo(
    () =>
      tierLooks(
        scheme,
        candidates.map(({ tier }) => tier),
      ),
    [scheme, candidates],
  )
  const isCrowded = candidates.length > FEW
  const drawn = useRested(plan, isCrowded ? REST_MS : 0)
  const listed = useRested(rows, isCrowded ? REST_MS : 0)
  const lineEveryMs = isCrowded ? LINE_EVERY_MS : 0
  const picks = useMemo(() => new Map(drawn?.picks.map((pick) => [pick.entryId, pick])), [drawn])
  const toStep = useCallback(
    // A hand is no more exact than the slider; a step of the line is, and a penny less would lose it.
    (next: number, isRough: boolean) => onBudget(isRough ? Math.round(next / stepMinor) * stepMinor : next),
    [onBudget, stepMinor],
  )
  const setRules = useCallback(
    (entryIds: readonly string[], planRule: PlanRule) => void changePlanRule(campaignId, entryIds, planRule),
    [campaignId],
  )
  const setRule = useCallback((entryId: string, planRule: PlanRule) => setRules([entryId], planRule), [setRules])
  useCommands([
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
    <>
      <div className="grid min-w-0 content-start grid-cols-[repeat(auto-fit,minmax(min(100%,400px),1fr))] gap-x-6 gap-y-4 @min-[820px]:col-start-1 @min-[820px]:row-start-1">
        <CreatorChart
          candidates={candidates}
          picks={picks}
          added={explained}
          looks={looks}
          currency={currency}
          isTable={isScatterTable}
          onTable={setScatterTable}
          onPick={onOpen}
          chosen={chosen}
          onChosen={setChosen}
          onRule={setRules}
        />
        <FrontierChart
          frontier={frontier.frontier}
          error={frontier.error}
          onRetry={frontier.retry}
          plan={useThrottled(plan, lineEveryMs)}
          budgetMinor={useThrottled(budgetMinor, lineEveryMs)}
          maxMinor={maxMinor}
          currency={currency}
          goalPersons={campaign.targetReachPersons}
          isTable={isFrontierTable}
          onTable={setFrontierTable}
          onBudget={toStep}
          kind={props.frontierKind}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-4 @min-[820px]:col-span-full @min-[1160px]:col-span-1 @min-[1160px]:col-start-1">
        <PlanTable
          rows={listed}
          explained={explained}
          leftOut={data.leftOut}
          currency={currency}
          isInfeasible={drawn?.status === 'infeasible'}
          onRule={setRule}
          onOpen={onOpen}
        />
        <details open={isReachOpen} onToggle={(event) => setReachOpen(event.currentTarget.open)}>
          <summary className="w-fit cursor-default rounded-control font-semibold text-body">{w.otherMethods}</summary>
          {isReachOpen && isSettled && plan && (
            <div className="pt-2">
              <ReachPanel campaignId={campaignId} picks={plan.picks} candidates={candidates} />
            </div>
          )}
        </details>
      </div>
    </>
  )
}
