import { CircleCheck, CircleSlash, Clock, LoaderCircle } from 'lucide-react'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { type Format, useFormat, useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import { Figure } from '../../ui/Screen'
import { plannerWords } from './words'

type Words = ReturnType<typeof plannerWords>

/** How good the plan is proven to be. While the next is on its way the old word stays, dimmed. */
export function PlanStatus({
  plan,
  isPlanning,
  currency,
}: {
  plan: CampaignPlan | null
  isPlanning: boolean
  currency: string
}) {
  const w = useWords(plannerWords)
  const format = useFormat()
  if (!plan) return <Figure label={w.planned} value={isPlanning ? w.planning : '–'} />
  const { word, note, tone } = statusFace(plan, isPlanning, currency, w, format)
  const Icon = isPlanning ? LoaderCircle : tone === 'ok' ? CircleCheck : tone === 'bad' ? CircleSlash : Clock
  return (
    <Figure
      label={w.planned}
      title={word}
      value={
        <span
          className={cx('flex items-center gap-1.5', isPlanning ? 'text-muted' : TONES[tone])}
          data-status={plan.status}
        >
          <Icon size={18} aria-hidden="true" className={cx('shrink-0', isPlanning && 'animate-spin')} />
          <span className="truncate" aria-live="polite">
            {word}
          </span>
        </span>
      }
      note={isPlanning && plan.status !== 'timeLimit' ? w.planning : note}
    />
  )
}

const TONES = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' } as const

function statusFace(
  plan: CampaignPlan,
  isPlanning: boolean,
  currency: string,
  w: Words,
  format: Format,
): { word: string; note: string; tone: keyof typeof TONES } {
  // Rounded up: "within 0.1 %" must not be said of 0.14 %.
  const gap = plan.gap === null ? format.percent(null) : format.percent(Math.ceil(plan.gap * 1000) / 1000)
  const ms = format.count(Math.max(1, Math.round(plan.takenMs)))
  const bound = w.statusNote.bound(boundWords(plan, currency, w, format), ms)
  switch (plan.status) {
    case 'optimal':
      return { word: w.status.optimal, note: w.statusNote.optimal(ms), tone: 'ok' }
    case 'withinGap':
      return { word: w.status.withinGap(gap), note: bound, tone: 'ok' }
    case 'timeLimit':
      if (isPlanning) return { word: w.status.withinGap(gap), note: w.statusNote.proving, tone: 'ok' }
      return { word: w.status.timeLimit(gap), note: bound, tone: 'warn' }
    case 'cancelled':
      return { word: w.status.cancelled(gap), note: bound, tone: 'warn' }
    case 'infeasible':
      return { word: w.status.infeasible, note: w.statusNote.infeasible, tone: 'bad' }
  }
}

/** The proven bound in the unit of what was aimed at. */
function boundWords(
  { objective, objectiveBound, objectiveValue, figures }: CampaignPlan,
  currency: string,
  w: Words,
  format: Format,
): string {
  if (objectiveBound === null) return w.statusNote.noBound
  const money = () => format.money(Math.round(objectiveBound), currency, 'short')
  if (objective === 'cheapest' || objective === 'minCost') return w.objectiveBound.cost(money())
  if (objective === 'revenue') return w.objectiveBound.more(money())
  if (objective === 'netReach') {
    const isWeighted = Math.abs((objectiveValue ?? 0) - (figures?.netReachPersons ?? 0)) > 1
    const bound = format.count(Math.round(objectiveBound))
    return isWeighted ? w.objectiveBound.weighted(bound) : w.objectiveBound.reach(bound)
  }
  return w.objectiveBound.more(format.count(Math.round(objectiveBound)))
}
