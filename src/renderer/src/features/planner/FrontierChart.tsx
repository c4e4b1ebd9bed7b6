import { memo, useMemo } from 'react'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { useFormat, useWords } from '../../lib/locale'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { PlainTable } from '../../ui/PlainTable'
import { ChartFrame } from './ChartFrame'
import { Chart } from './charts/Chart'
import { useChartColors } from './charts/chartColors'
import { type FrontierChartFace, frontierChart, planMark } from './charts/frontierChart'
import { type Frontier, type FrontierPoint, thinned } from './planView'
import { plannerWords } from './words'

const MOST_ROWS = 60

export interface FrontierChartProps {
  frontier: Frontier | undefined
  error: Error | null
  onRetry: () => void
  plan: CampaignPlan | null
  budgetMinor: number
  maxMinor: number
  currency: string
  goalPersons: number | null
  isTable: boolean
  onTable: (isTable: boolean) => void
  onBudget: (budgetMinor: number) => void
}

/** What more or less money would change: the best reach at every budget, the knee, the goal, this plan. */
export const FrontierChart = memo(function FrontierChart(props: FrontierChartProps) {
  const { frontier, error, onRetry, plan, budgetMinor, maxMinor, currency, goalPersons, isTable, onTable } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const colors = useChartColors()
  const face = useMemo<FrontierChartFace>(
    () => ({
      colors,
      currency,
      format,
      maxMinor,
      goalPersons,
      words: {
        budgetAxis: w.budgetAxis(currency),
        netAxis: w.netAxis,
        knee: w.knee,
        goal: w.goal,
        budget: w.budget,
        thisPlan: w.thisPlan,
        tooltip: w.tooltipSteps,
        creatorCount: w.creatorCount,
      },
    }),
    [colors, currency, format, maxMinor, goalPersons, w],
  )
  const option = useMemo(() => (frontier ? frontierChart(frontier, face) : {}), [frontier, face])
  const overlay = useMemo(() => planMark(budgetMinor, plan, face), [budgetMinor, plan, face])
  const knee = frontier?.kneeIndex == null ? undefined : frontier.points[frontier.kneeIndex]
  const isEmpty = frontier?.points.length === 0
  return (
    <ChartFrame
      title={w.frontierChart}
      isTable={isTable}
      onTable={onTable}
      chart={
        error ? (
          <ErrorNote error={error} onRetry={onRetry} />
        ) : isEmpty ? (
          <EmptyState sentence={w.noFrontier} />
        ) : (
          frontier && (
            <Chart
              label={w.frontierChartLabel}
              option={option}
              overlay={overlay}
              onPlace={(x) => props.onBudget(Math.max(0, x))}
              className="h-full"
            />
          )
        )
      }
      table={frontier && <FrontierTable frontier={frontier} currency={currency} />}
      note={
        <>
          {knee && w.kneeNote(format.money(knee.costMinor, currency, 'short'), format.compact(knee.netReachPersons))}{' '}
          {frontier && !frontier.isExact && !isEmpty && w.sampled}{' '}
          {isTable && frontier && frontier.points.length > MOST_ROWS
            ? w.someOf(format.count(MOST_ROWS), format.count(frontier.points.length))
            : !isEmpty && w.clickToPlan}
        </>
      }
    />
  )
})

function FrontierTable({ frontier, currency }: { frontier: Frontier; currency: string }) {
  const w = useWords(plannerWords)
  const format = useFormat()
  const knee = frontier.kneeIndex === null ? undefined : frontier.points[frontier.kneeIndex]
  const columns = [
    {
      id: 'budget',
      header: w.budget,
      isNumber: true,
      cell: (point: FrontierPoint) => format.money(point.costMinor, currency, 'short'),
    },
    {
      id: 'reach',
      header: w.netReach,
      isNumber: true,
      cell: (point: FrontierPoint) => format.count(Math.round(point.netReachPersons)),
    },
    {
      id: 'creators',
      header: w.creators,
      isNumber: true,
      cell: (point: FrontierPoint) => format.count(point.creators),
    },
    { id: 'knee', header: w.mark, cell: (point: FrontierPoint) => (point === knee ? w.knee : '') },
  ]
  return (
    <PlainTable
      caption={w.frontierChart}
      columns={columns}
      rows={thinned(frontier.points, MOST_ROWS, frontier.kneeIndex)}
      rowKey={(point) => String(point.costMinor)}
      isRowSelected={(point) => point === knee}
    />
  )
}
