import type { PlanCandidate } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import { highValue, type PlanRow, sizeShare } from '../planView'
import type { TierLook } from '../tierLook'
import { type ChartColors, chartAxis, chartFrame } from './chartColors'
import type { EChartsCoreOption } from './echarts'

/** Above this many, marks of full size hide one another. */
const CROWD = 400
const FULL = { smallestPx: 7, largestPx: 20, linePx: 1.25, opacity: 0.8 }
const CROWDED = { smallestPx: 4, largestPx: 9, linePx: 1, opacity: 0.4 }

export interface CreatorChartFace {
  looks: readonly TierLook[]
  colors: ChartColors
  currency: string
  format: Format
  isLog: boolean
  scale: CreatorScale
  costAxis: string
  soloAxis: string
  tooltip: (candidate: PlanCandidate) => string
}

/** Ends of the axes and the largest dot, over all candidates; made once, not at every move of the slider. */
export interface CreatorScale {
  cost: { low: number; high: number }
  reach: { low: number; high: number }
  largestRate: number
  marks: typeof FULL
}

export function creatorScale(candidates: readonly PlanCandidate[]): CreatorScale {
  return {
    cost: extent(candidates.map(({ costMinor }) => costMinor)),
    reach: extent(candidates.map(({ soloReachPersons }) => soloReachPersons)),
    largestRate: highValue(candidates.map(({ engagementRate }) => engagementRate)),
    marks: candidates.length > CROWD ? CROWDED : FULL,
  }
}

const baseId = (look: TierLook) => `all ${look.tier}`
const planId = (look: TierLook) => `plan ${look.tier}`

/** Every candidate as an outline. A logarithmic scale has no zero: what costs or reaches nothing stands at its edge. */
export function creatorChart(candidates: readonly PlanCandidate[], face: CreatorChartFace): EChartsCoreOption {
  const { colors, currency, format, isLog, scale } = face
  return {
    ...chartFrame(colors),
    tooltip: { ...chartFrame(colors).tooltip, trigger: 'item' },
    xAxis: chartAxis(colors, {
      name: face.costAxis,
      side: 'bottom',
      format: (value) => format.money(value, currency, 'compact'),
      ...(isLog ? { isLog, min: scale.cost.low * 0.8, max: scale.cost.high * 1.25 } : { min: 0 }),
    }),
    yAxis: chartAxis(colors, {
      name: face.soloAxis,
      side: 'left',
      format: (value) => format.compact(value),
      ...(isLog ? { isLog, min: scale.reach.low * 0.8, max: scale.reach.high * 1.25 } : { min: 0 }),
    }),
    series: face.looks.flatMap((look) => [
      {
        id: baseId(look),
        type: 'scatter',
        symbol: `path://${look.path}`,
        itemStyle: {
          color: 'transparent',
          borderColor: colors[look.color],
          borderWidth: scale.marks.linePx,
          opacity: scale.marks.opacity,
        },
        emphasis: { scale: 1.2 },
        data: dots(candidates, look, face),
      },
      {
        id: planId(look),
        type: 'scatter',
        symbol: `path://${look.path}`,
        z: 3,
        itemStyle: { color: colors[look.color], borderColor: colors.surface, borderWidth: 1 },
        emphasis: { scale: 1.2 },
        data: [],
      },
    ]),
  }
}

/** The planned ones, filled. Only these are handed over while the budget moves. */
export function plannedDots(rows: readonly PlanRow[], face: CreatorChartFace): EChartsCoreOption {
  const planned = rows.filter(({ pick }) => pick !== null).map(({ candidate }) => candidate)
  return { series: face.looks.map((look) => ({ id: planId(look), data: dots(planned, look, face) })) }
}

function dots(shown: readonly PlanCandidate[], look: TierLook, face: CreatorChartFace) {
  const { isLog, scale } = face
  const lowCost = isLog ? scale.cost.low : 0
  const lowReach = isLog ? scale.reach.low : 0
  const { smallestPx, largestPx } = scale.marks
  return shown
    .filter(({ tier }) => tier === look.tier)
    .map((candidate) => ({
      name: candidate.entryId,
      value: [Math.max(lowCost, candidate.costMinor), Math.max(lowReach, candidate.soloReachPersons)],
      symbolSize: smallestPx + (largestPx - smallestPx) * sizeShare(candidate.engagementRate, scale.largestRate),
      tooltip: {
        formatter: () => face.tooltip(candidate),
      },
    }))
}

function lowest(values: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY
  for (const value of values) if (value > 0 && value < low) low = value
  return Number.isFinite(low) ? low : 1
}

function extent(values: readonly number[]): { low: number; high: number } {
  let high = 0
  for (const value of values) high = Math.max(high, value)
  return { low: lowest(values), high: Math.max(high, 1) }
}
