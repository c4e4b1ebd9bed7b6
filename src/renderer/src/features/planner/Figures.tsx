import { CircleCheck, CircleSlash, Clock, LoaderCircle } from 'lucide-react'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { type Format, useFormat, useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import { Figure } from '../../ui/Screen'
import { plannerWords } from './words'

type Words = ReturnType<typeof plannerWords>

export interface FiguresProps {
  plan: CampaignPlan | null
  isPlanning: boolean
  currency: string
  candidateCount: number
  universePersons: number
  universeBasis: string
  goalPersons: number | null
  /** how reach was counted, in the engine's words */
  method: string
}

/** The answer in figures, each with its basis under it. */
export function Figures(props: FiguresProps) {
  const { plan, isPlanning, currency, candidateCount, universePersons, universeBasis, goalPersons, method } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const isPossible = plan !== null && plan.status !== 'infeasible'
  const net = isPossible ? plan.netReachPersons : null
  const cost = isPossible ? plan.costMinor : null
  const perThousand = isPossible ? plan.costPerThousandMinor : null
  return (
    <div className="@container flex flex-col gap-2">
      <div
        className="grid grid-cols-3 gap-x-6 gap-y-3 @min-[960px]:grid-cols-6"
        data-testid="figures"
        data-budget={plan?.budgetMinor}
      >
        <Status plan={plan} isPlanning={isPlanning} />
        <Figure
          label={w.netReach}
          value={format.compact(net)}
          title={`${format.count(net === null ? null : Math.round(net))} ${w.persons}`}
          note={
            <>
              {shortMethod(method)}
              {net !== null && (
                <span className="block">
                  {goalPersons
                    ? w.goalShare(format.percent(net / goalPersons, 0), format.compact(goalPersons))
                    : w.ofUniverse(format.percent(net / universePersons), format.compact(universePersons))}
                </span>
              )}
            </>
          }
        />
        <Figure
          label={w.grossReach}
          value={format.compact(isPossible ? plan.grossReachPersons : null)}
          title={isPossible ? `${format.count(Math.round(plan.grossReachPersons))} ${w.persons}` : ''}
          note={w.grossNote}
        />
        <Figure
          label={w.cost}
          value={format.money(cost, currency, 'short')}
          title={format.money(cost, currency)}
          note={plan && cost !== null ? w.left(format.money(plan.budgetMinor - cost, currency, 'short')) : null}
        />
        <Figure
          label={w.perThousand}
          value={format.money(perThousand === null ? null : Math.round(perThousand), currency)}
          note={w.perThousandNote}
        />
        <Figure
          label={w.creators}
          value={format.count(isPossible ? plan.picks.length : null)}
          note={w.creatorsOf(format.count(candidateCount))}
        />
      </div>
      {plan?.status === 'infeasible' && (
        <div role="alert" className="rounded-panel border border-warn/55 bg-surface p-3">
          <h2 className="font-semibold text-body">{w.reasons}</h2>
          <ul className="m-0 list-disc ps-5 pt-1">
            {plan.reasons.map((reason) => (
              <li key={reason} className="max-w-[80ch] [overflow-wrap:anywhere]">
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className="text-caption text-muted">
        <summary className="w-fit cursor-default rounded-control">{w.how}</summary>
        <p className="max-w-[100ch] pt-1">
          {method} {w.universeFrom(universeBasis)}
        </p>
      </details>
    </div>
  )
}

/** The name of the method without its formula, which stands in full below. */
function shortMethod(method: string): string {
  const end = method.indexOf(':')
  const name = end > 0 ? method.slice(0, end) : method
  return name.replace(/^Net reach /, '').replace(/^./, (first) => first.toUpperCase())
}

function Status({ plan, isPlanning }: { plan: CampaignPlan | null; isPlanning: boolean }) {
  const w = useWords(plannerWords)
  const format = useFormat()
  if (!plan) return <Figure label={w.planned} value={isPlanning ? w.planning : '–'} />
  const { word, note, tone } = statusFace(plan, w, format)
  const Icon = isPlanning ? LoaderCircle : tone === 'ok' ? CircleCheck : tone === 'bad' ? CircleSlash : Clock
  return (
    <Figure
      label={w.planned}
      title={word}
      value={
        <span className={cx('flex items-center gap-1.5', TONES[tone])} data-status={plan.status}>
          <Icon size={18} aria-hidden="true" className={cx('shrink-0', isPlanning && 'animate-spin')} />
          <span className="truncate" aria-live="polite">
            {word}
          </span>
        </span>
      }
      note={note}
    />
  )
}

const TONES = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' } as const

function statusFace(
  { status, gap, upperBoundPersons, takenMs }: CampaignPlan,
  w: Words,
  format: Format,
): { word: string; note: string; tone: keyof typeof TONES } {
  // Rounded up: "within 0.1 %" must not be said of 0.14 %.
  const shownGap = format.percent(Math.ceil(gap * 1000) / 1000)
  const ms = format.count(Math.max(1, Math.round(takenMs)))
  const bound = w.statusNote.bound(format.compact(upperBoundPersons), ms)
  switch (status) {
    case 'optimal':
      return { word: w.status.optimal, note: w.statusNote.optimal(ms), tone: 'ok' }
    case 'withinGap':
      return { word: w.status.withinGap(shownGap), note: bound, tone: 'ok' }
    case 'timeLimit':
      return { word: w.status.timeLimit(shownGap), note: bound, tone: 'warn' }
    case 'cancelled':
      return { word: w.status.cancelled(shownGap), note: bound, tone: 'warn' }
    case 'infeasible':
      return { word: w.status.infeasible, note: w.statusNote.infeasible, tone: 'bad' }
  }
}
