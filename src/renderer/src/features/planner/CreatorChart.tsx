import { memo, useMemo, useState } from 'react'
import type { PlanCandidate } from '../../../../shared/contract/planner'
import { useFormat, useWords } from '../../lib/locale'
import { PlainTable } from '../../ui/PlainTable'
import { Segmented } from '../../ui/Segmented'
import { ChartFrame } from './ChartFrame'
import { Chart } from './charts/Chart'
import { useChartColors } from './charts/chartColors'
import { type CreatorChartFace, creatorChart, creatorScale, plannedDots } from './charts/creatorChart'
import { isWidelySpread, type PlanRow } from './planView'
import type { TierLook } from './tierLook'
import { tierName } from './tierName'
import { plannerWords } from './words'

/** A table of more rows says less than the chart. */
const MOST_ROWS = 200

export interface CreatorChartProps {
  candidates: readonly PlanCandidate[]
  rows: readonly PlanRow[]
  looks: readonly TierLook[]
  currency: string
  isTable: boolean
  onTable: (isTable: boolean) => void
  onPick: (entryId: string) => void
}

/** Who costs what and reaches how many alone; filled is in the plan. */
export const CreatorChart = memo(function CreatorChart(props: CreatorChartProps) {
  const { candidates, rows, looks, currency, isTable, onTable, onPick } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const colors = useChartColors()
  const isSpread = useMemo(
    () =>
      isWidelySpread(candidates.map(({ costMinor }) => costMinor)) ||
      isWidelySpread(candidates.map(({ soloReachPersons }) => soloReachPersons)),
    [candidates],
  )
  const [chosenScale, setScale] = useState<'linear' | 'log' | null>(null)
  const isLog = (chosenScale ?? (isSpread ? 'log' : 'linear')) === 'log'
  const face = useMemo<CreatorChartFace>(
    () => ({
      looks,
      colors,
      currency,
      format,
      isLog,
      scale: creatorScale(candidates),
      costAxis: w.costAxis(currency),
      soloAxis: w.soloAxis,
      tooltip: (candidate) =>
        [
          `@${candidate.handle}`,
          `${w.tier}: ${tierName(candidate.tier, w)}`,
          `${w.cost}: ${format.money(candidate.costMinor, currency, 'short')}`,
          `${w.soloReach}: ${format.compact(candidate.soloReachPersons)}`,
          `${w.engagement}: ${format.percent(candidate.engagementRate)}`,
        ].join('\n'),
    }),
    [looks, colors, currency, format, isLog, candidates, w],
  )
  const option = useMemo(() => creatorChart(candidates, face), [candidates, face])
  const overlay = useMemo(() => plannedDots(rows, face), [rows, face])
  return (
    <ChartFrame
      title={w.creatorChart}
      isTable={isTable}
      onTable={onTable}
      tools={
        !isTable && (
          <Segmented
            label={w.scale}
            choices={[
              { id: 'linear', label: w.linear },
              { id: 'log', label: w.log },
            ]}
            value={isLog ? 'log' : 'linear'}
            onChange={setScale}
          />
        )
      }
      chart={
        <Chart
          label={w.creatorChartLabel(format.count(candidates.length))}
          option={option}
          overlay={overlay}
          onPick={onPick}
          className="h-full"
        />
      }
      table={<CreatorTable rows={rows} currency={currency} />}
      note={isTable ? rowsNote(candidates.length, format.count, w.someOf) : <Legend looks={looks} />}
    />
  )
})

function rowsNote(all: number, count: (n: number) => string, someOf: (shown: string, all: string) => string) {
  return all > MOST_ROWS ? someOf(count(MOST_ROWS), count(all)) : null
}

function Legend({ looks }: { looks: readonly TierLook[] }) {
  const w = useWords(plannerWords)
  return (
    <ul className="m-0 flex list-none flex-wrap gap-x-3 gap-y-0.5 p-0">
      {looks.map((look) => (
        <li key={look.tier} className="flex items-center gap-1.5">
          <svg viewBox="-1 -1 12 12" width={11} height={11} aria-hidden="true">
            <path d={look.path} fill={`var(--${look.color})`} />
          </svg>
          <span className="first-letter:uppercase">{tierName(look.tier, w)}</span>
        </li>
      ))}
      <li>{w.filledLegend}</li>
      <li>{w.sizeLegend}</li>
    </ul>
  )
}

function CreatorTable({ rows, currency }: { rows: readonly PlanRow[]; currency: string }) {
  const w = useWords(plannerWords)
  const format = useFormat()
  const shown = [...rows]
    .sort((a, b) => b.candidate.soloReachPersons - a.candidate.soloReachPersons)
    .slice(0, MOST_ROWS)
  return (
    <PlainTable
      caption={w.creatorChart}
      rows={shown}
      rowKey={({ candidate }) => candidate.entryId}
      columns={[
        { id: 'handle', header: w.creator, cell: ({ candidate }) => `@${candidate.handle}` },
        {
          id: 'tier',
          header: w.tier,
          cell: ({ candidate }) => (
            <span className="inline-block whitespace-nowrap first-letter:uppercase">{tierName(candidate.tier, w)}</span>
          ),
        },
        {
          id: 'cost',
          header: w.cost,
          isNumber: true,
          cell: ({ candidate }) => format.money(candidate.costMinor, currency, 'short'),
        },
        {
          id: 'reach',
          header: w.soloReach,
          isNumber: true,
          cell: ({ candidate }) => format.count(Math.round(candidate.soloReachPersons)),
        },
        {
          id: 'rate',
          header: w.engagement,
          isNumber: true,
          cell: ({ candidate }) => format.percent(candidate.engagementRate),
        },
        { id: 'plan', header: w.planned, cell: ({ pick }) => (pick ? w.isPlanned : w.isNotPlanned) },
      ]}
    />
  )
}
