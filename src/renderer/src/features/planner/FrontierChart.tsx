import { memo, useMemo, useState } from 'react'
import type { CampaignPlan, PlanFrontierPoint } from '../../../../shared/contract/planner'
import { useFormat, useWords } from '../../lib/locale'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { ChartFrame } from './ChartFrame'
import { useChartColors } from './charts/chartColors'
import { FrontierLegend } from './charts/FrontierLegend'
import { FrontierPlot } from './charts/FrontierPlot'
import { FrontierTable, MOST_ROWS } from './charts/FrontierTable'
import { type FrontierChartFace, frontierChart, frontierMarks, type OtherFrontier } from './charts/frontierChart'
import { isOpen, stepAt, stepsOf } from './charts/frontierSteps'
import { frontierTip } from './charts/frontierTip'
import { type ValueKind, valueKind, valueUnit } from './charts/valueUnit'
import { chartWords } from './charts/words'
import type { Frontier } from './planView'

export interface FrontierChartProps {
  frontier: Frontier | undefined
  error: Error | null
  onRetry: () => void
  plan: CampaignPlan | null
  /** null: planned without a budget */
  budgetMinor: number | null
  maxMinor: number
  currency: string
  goalPersons: number | null
  isTable: boolean
  onTable: (isTable: boolean) => void
  /** `isRough`: a press on the chart, as exact as a hand is; else a step to the last penny */
  onBudget: (budgetMinor: number, isRough: boolean) => void
  /** what the values count, where the name of the objective does not say it */
  kind?: ValueKind | undefined
  /** laid beside this one, for comparing */
  others?: readonly OtherFrontier[]
  /** what this line is called beside others */
  name?: string
}

const NO_OTHERS: readonly OtherFrontier[] = []

/** What more or less money would change: the best at every budget, what is proven, the knee, the goal, this plan. */
export const FrontierChart = memo(function FrontierChart(props: FrontierChartProps) {
  const { frontier, error, onRetry, plan, budgetMinor, maxMinor, currency, goalPersons, isTable, onTable } = props
  const others = props.others ?? NO_OTHERS
  const w = useWords(chartWords)
  const format = useFormat()
  const colors = useChartColors()
  const kind = props.kind ?? valueKind(frontier?.objective ?? 'netReach', frontier?.isWeighted)
  const unit = useMemo(() => valueUnit(kind, currency, format, w), [kind, currency, format, w])
  const name = props.name ?? w.todayLine
  const title = w.kinds[kind].title
  const face = useMemo<FrontierChartFace>(
    () => ({
      colors,
      currency,
      format,
      maxMinor,
      goal: kind === 'people' ? goalPersons : null,
      unit,
      others,
      name,
      words: {
        budgetAxis: w.budgetAxis(currency),
        knee: w.knee,
        goal: w.goal,
        budget: w.budget,
        thisPlan: w.thisPlan,
        step: w.step,
        atMost: w.atMost,
        creatorCount: w.creatorCount,
      },
    }),
    [colors, currency, format, maxMinor, goalPersons, kind, unit, others, name, w],
  )
  const steps = useMemo(() => (frontier ? stepsOf(frontier.points) : []), [frontier])
  const [walked, setWalked] = useState<PlanFrontierPoint | null>(null)
  const step = walked && steps.includes(walked) ? walked : undefined
  const option = useMemo(() => (frontier ? frontierChart(frontier, face) : {}), [frontier, face])
  const overlay = useMemo(
    () => frontierMarks(budgetMinor, plan?.objective === frontier?.objective ? plan : null, step, face),
    [budgetMinor, plan, frontier, step, face],
  )
  const knee = frontier?.kneeIndex == null ? undefined : frontier.points[frontier.kneeIndex]
  const isEmpty = frontier?.points.length === 0
  const sentence = (at: PlanFrontierPoint) => {
    const said = w.step(
      format.money(at.costMinor, currency, 'short'),
      unit.inWords(at.value),
      w.creatorCount(at.creators, format.count(at.creators)),
    )
    return isOpen([at]) ? w.stepAtMost(said, unit.inWords(at.upperBound)) : said
  }
  return (
    <ChartFrame
      title={title}
      isTable={isTable}
      onTable={onTable}
      chart={
        error ? (
          <ErrorNote error={error} onRetry={onRetry} />
        ) : isEmpty ? (
          <Reasons sentences={frontier?.reasons ?? []} />
        ) : frontier ? (
          <FrontierPlot
            label={w.frontierLabel(title)}
            {...{ option, overlay, steps }}
            at={step}
            start={stepAt(steps, budgetMinor ?? maxMinor)}
            sentence={sentence}
            tip={(budget) => frontierTip(budget, frontier, steps, face)}
            onWalk={setWalked}
            onBudget={props.onBudget}
          />
        ) : (
          <p role="status" className="flex h-full items-center justify-center text-muted">
            {w.drawing}
          </p>
        )
      }
      table={
        frontier &&
        (isEmpty ? (
          <Reasons sentences={frontier.reasons} />
        ) : (
          <FrontierTable
            frontier={frontier}
            others={others}
            name={name}
            currency={currency}
            unit={unit}
            title={title}
          />
        ))
      }
      note={
        frontier &&
        !isEmpty && (
          <>
            {others.length > 0 && !isTable && <FrontierLegend name={name} others={others} />}
            {/* Beside the marker on the canvas, for who sees it; speech gets it from the walker. */}
            {step && !isTable && (
              <p aria-hidden="true" className="text-fg">
                {sentence(step)}
              </p>
            )}
            <p>
              {knee && w.kneeNote(format.money(knee.costMinor, currency, 'short'), unit.inWords(knee.value))}{' '}
              {!frontier.isExact && w.sampled} {isOpen(frontier.points) && !isTable && w.boundLegend}
            </p>
            {frontier.reasons.map((reason) => (
              <p key={reason} className="max-w-[100ch] [overflow-wrap:anywhere]">
                {reason}
              </p>
            ))}
            <p>
              {!isTable
                ? w.howToPlan
                : steps.length > MOST_ROWS && w.someOf(format.count(MOST_ROWS), format.count(steps.length))}
            </p>
          </>
        )
      }
    />
  )
})

function Reasons({ sentences }: { sentences: readonly string[] }) {
  const w = useWords(chartWords)
  const [first = w.noFrontier, ...rest] = sentences
  return (
    <EmptyState sentence={first}>
      {rest.length > 0 && (
        <ul className="m-0 list-disc ps-5 text-start">
          {rest.map((sentence) => (
            <li key={sentence} className="max-w-[80ch] [overflow-wrap:anywhere]">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  )
}
