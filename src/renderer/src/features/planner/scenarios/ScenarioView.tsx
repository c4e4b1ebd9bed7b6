import { Ellipsis, FileMinus, FilePlus, FileText, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import type { CampaignPlan } from '../../../../../shared/contract/planner'
import { useApiQuery } from '../../../lib/api'
import { ApiError } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { Section } from '../../../ui/Screen'
import { startStep } from '../../../ui/saveStep'
import { TierMix } from '../charts/TierMix'
import { useMadeFrom } from './madeFrom'
import { ScenarioFigures } from './ScenarioFigures'
import { ScenarioRoster } from './ScenarioRoster'
import { ScenarioSettings } from './ScenarioSettings'
import { Skeleton } from './Skeleton'
import { applySettings, sendPicks, splitPicks, toggleInReport } from './scenarioSteps'
import { useScenarioMenu } from './useScenarioMenu'
import { useTierLooks } from './useTierLooks'
import { scenarioWords } from './words'

const FIRST_CHANGES = 5

export interface ScenarioViewProps {
  campaign: CampaignRecord
  scenarioId: string
  /** the campaign is planned by its settings now: the live plan at this budget is wanted */
  onUse: (budgetMinor: number | null) => void
  onDeleted: () => void
  onOpen?: (scenarioId: string) => void
  /** the live plan, which can take its place when it was made from it */
  plan?: CampaignPlan | null
}

/** One kept plan as it was planned, and what has changed since. */
export function ScenarioView({ campaign, scenarioId, onUse, onDeleted, onOpen, plan = null }: ScenarioViewProps) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const answer = useApiQuery('planner.scenario', { scenarioId }, { keepPrevious: true })
  const list = useApiQuery('planner.scenarios', { campaignId: campaign.id }, { keepPrevious: true })
  const [madeFromId, setMadeFrom] = useMadeFrom(campaign.id)
  const menu = useScenarioMenu({ campaignId: campaign.id, scenarios: list.data ?? [], onOpen, onDeleted })
  const looks = useTierLooks(answer.data?.scenario.figures.tiers ?? [])
  if (answer.isError) {
    const isGone = answer.error instanceof ApiError && answer.error.code === 'not_found'
    return isGone ? (
      <EmptyState sentence={w.gone}>
        <Button look="primary" onPress={onDeleted}>
          {w.backToPlan}
        </Button>
      </EmptyState>
    ) : (
      <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} className="m-3" />
    )
  }
  if (!answer.data) return <Skeleton label={w.reading} />
  const { scenario, picks } = answer.data
  const { here, gone } = splitPicks(picks)
  const planId = madeFromId === scenario.id && plan && plan.picks.length > 0 ? plan.planId : null

  async function planByThese(): Promise<void> {
    const budgetMinor = await applySettings(scenario)
    if (budgetMinor === undefined) return
    setMadeFrom(scenario.id)
    onUse(budgetMinor)
  }

  return (
    <div className="flex flex-col gap-4 p-3 pb-6">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-60 flex-1">
          <h2 className="flex min-w-0 items-center gap-2 font-semibold text-section">
            <bdi className="min-w-0 truncate" title={scenario.name}>
              {scenario.name}
            </bdi>
            {scenario.inReport && (
              <Badge tone="accent" className="shrink-0" icon={<FileText size={11} aria-hidden="true" />}>
                {w.inReportMark}
              </Badge>
            )}
          </h2>
          <p className="text-meta text-muted">{w.plannedBy(format.instant(scenario.plannedAt), scenario.createdBy)}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <MenuButton
            label={w.actionsOf(scenario.name)}
            placement="bottom end"
            trigger={<IconButton label={w.actions} icon={<Ellipsis size={16} aria-hidden="true" />} />}
            groups={() => menu.groups(scenario)}
          />
          <Button
            icon={
              scenario.inReport ? <FileMinus size={14} aria-hidden="true" /> : <FilePlus size={14} aria-hidden="true" />
            }
            onPress={() => toggleInReport(scenario)}
          >
            {scenario.inReport ? w.takeOut : w.addToReport}
          </Button>
          {scenario.changes.length === 0 && <Button onPress={() => void planByThese()}>{w.use}</Button>}
          <Button
            look="primary"
            disabledReason={picks.length === 0 ? w.nobodyPlanned : here.length === 0 ? w.nobodyLeft : null}
            onPress={() => void sendPicks(campaign.id, here, gone.length)}
          >
            {w.send}
          </Button>
        </div>
      </header>
      {scenario.changes.length > 0 && (
        <Changes
          count={scenario.changedCreators}
          changes={scenario.changes}
          onUse={() => void planByThese()}
          onReplace={
            planId === null
              ? null
              : () =>
                  startStep(
                    'planner.saveScenario',
                    { campaignId: campaign.id, planId, name: scenario.name, scenarioId: scenario.id },
                    w.replaced(scenario.name),
                  )
          }
        />
      )}
      <ScenarioFigures scenario={scenario} campaign={campaign} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,400px),1fr))] gap-x-6 gap-y-4">
        <ScenarioSettings kept={answer.data} currency={campaign.currency} />
        <Section title={w.tierMix}>
          <TierMix tiers={scenario.figures.tiers} looks={looks} currency={campaign.currency} />
        </Section>
      </div>
      <ScenarioRoster picks={picks} currency={campaign.currency} />
      {menu.dialog}
    </div>
  )
}

/** What is no longer as it was, with the ways on. */
function Changes({
  count,
  changes,
  onUse,
  onReplace,
}: {
  count: number
  changes: readonly string[]
  onUse: () => void
  onReplace: (() => void) | null
}) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  const [isAll, setAll] = useState(false)
  return (
    <section className="flex flex-col gap-1 rounded-panel border border-warn/55 bg-surface p-3">
      <div className="flex flex-wrap items-center gap-2">
        <RefreshCw size={14} aria-hidden="true" className="shrink-0 text-warn" />
        <h3 className="min-w-0 flex-1 font-semibold text-body">{w.changed(count, format.count(count))}</h3>
        {onReplace && (
          <Button size="small" onPress={onReplace}>
            {w.replace}
          </Button>
        )}
        <Button size="small" onPress={onUse}>
          {w.useAgain}
        </Button>
      </div>
      <ul className="m-0 list-disc ps-9">
        {changes.slice(0, isAll ? undefined : FIRST_CHANGES).map((change) => (
          <li key={change} className="max-w-[90ch] [overflow-wrap:anywhere]">
            {change}
          </li>
        ))}
      </ul>
      <p className="flex items-center gap-2 ps-5 text-caption text-muted">
        {w.changedNote}
        {!isAll && changes.length > FIRST_CHANGES && (
          <Button size="small" look="quiet" onPress={() => setAll(true)}>
            {w.showAll(format.count(changes.length))}
          </Button>
        )}
      </p>
    </section>
  )
}
