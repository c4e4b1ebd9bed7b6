import type { OutputOf } from '../../../../../shared/contract'
import type { CampaignPlan } from '../../../../../shared/contract/planner'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'
import type { Format } from '../../../lib/locale'
import { tierName } from '../tierName'
import type { plannerWords } from '../words'
import type { CompareColumn } from './compareFigures'
import type { scenarioWords } from './words'

type Ready = OutputOf<'planner.readyScenarios'>['scenarios'][number]

export interface ColumnsFace {
  w: ReturnType<typeof scenarioWords>
  tierWords: ReturnType<typeof plannerWords>
  format: Format
  currency: string
}

/** All plans that can stand side by side: the ready-made ones, the live one, the kept ones. */
export function compareColumns(
  ready: readonly Ready[],
  live: CampaignPlan | undefined,
  kept: readonly ScenarioRecord[],
  face: ColumnsFace,
): CompareColumn[] {
  const { w, format, currency } = face
  return [
    ...ready.map((one) => ({
      ...ofPlan(one.plan),
      key: ['ready', one.kind, ...(one.tier === null ? [] : [one.tier])].join(':'),
      kind: 'ready' as const,
      name: readyName(one, face),
      note: w.readyNote[one.kind],
      isHabit: one.kind === 'biggest',
    })),
    ...(live
      ? [
          {
            ...ofPlan(live),
            key: 'live',
            kind: 'live' as const,
            name: w.livePlan,
            isHabit: false,
            note:
              live.budgetMinor === null ? w.todaysData : w.liveNote(format.money(live.budgetMinor, currency, 'short')),
          },
        ]
      : []),
    ...kept.map((scenario) => ({
      key: scenario.id,
      kind: 'kept' as const,
      name: scenario.name,
      note: w.keptNote(format.date(scenario.createdAt, 'short')),
      status: scenario.status,
      gap: scenario.gap,
      isHabit: false,
      figures: scenario.figures,
      reasons: [],
      planId: null,
      picks: null,
      scenario,
    })),
  ]
}

function readyName({ kind, tier }: Ready, { w, tierWords }: ColumnsFace): string {
  if (kind === 'onlyTier' || kind === 'ledBy') return w.ready[kind](tierName(tier, tierWords))
  return w.ready[kind]
}

function ofPlan(plan: CampaignPlan) {
  const { status, gap, figures, reasons, planId, picks } = plan
  const isPossible = status !== 'infeasible' && figures !== null
  return {
    status,
    gap,
    figures: isPossible ? figures : null,
    reasons,
    planId: isPossible && picks.length > 0 ? planId : null,
    picks: isPossible ? picks : [],
    scenario: null,
  }
}
