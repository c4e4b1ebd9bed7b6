import type { CampaignPlan } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import { type Frontier, thinned } from '../planView'
import { type ChartColors, chartAxis, chartFrame } from './chartColors'
import type { EChartsCoreOption } from './echarts'

/** More steps than pixels across are not seen. */
const MOST_STEPS = 1500

export interface FrontierChartFace {
  colors: ChartColors
  currency: string
  format: Format
  maxMinor: number
  goalPersons: number | null
  words: {
    budgetAxis: string
    netAxis: string
    knee: string
    goal: string
    budget: string
    thisPlan: string
    tooltip: (budget: string, reach: string, creators: string) => string
    creatorCount: (n: number, shown: string) => string
  }
}

/** The staircase with its knee and the goal. */
export function frontierChart(frontier: Frontier, face: FrontierChartFace): EChartsCoreOption {
  const { colors, currency, format, words, goalPersons } = face
  const { points, kneeIndex, isExact } = frontier
  const steps = thinned(points, MOST_STEPS, kneeIndex)
  const last = points.at(-1)
  const knee = kneeIndex === null ? undefined : points[kneeIndex]
  const text = { color: colors.fg, fontSize: 11 }
  return {
    ...chartFrame(colors),
    tooltip: {
      ...chartFrame(colors).tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: colors.muted } },
      formatter: (marks: unknown) => stepText(marks, face),
    },
    xAxis: chartAxis(colors, {
      name: words.budgetAxis,
      side: 'bottom',
      format: (value) => format.money(value, currency, 'compact'),
      min: 0,
      max: face.maxMinor,
    }),
    yAxis: chartAxis(colors, {
      name: words.netAxis,
      side: 'left',
      format: (value) => format.compact(value),
      min: 0,
      ...(goalPersons !== null && last && goalPersons > last.netReachPersons ? { max: goalPersons * 1.1 } : {}),
    }),
    series: [
      {
        id: 'frontier',
        type: 'line',
        // Between certified points the best is only known to lie near: a staircase would claim it exactly.
        ...(isExact ? { step: 'end', symbol: 'none' } : { symbol: 'circle', symbolSize: 5 }),
        lineStyle: { color: colors['chart-1'], width: isExact ? 2 : 1, type: isExact ? 'solid' : 'dashed' },
        itemStyle: { color: colors['chart-1'] },
        data: [
          ...steps.map((point) => [point.costMinor, point.netReachPersons, point.creators]),
          // The last step holds for every larger budget.
          ...(isExact && last && last.costMinor < face.maxMinor
            ? [[face.maxMinor, last.netReachPersons, last.creators]]
            : []),
        ],
        markLine: {
          silent: true,
          symbol: 'none',
          data:
            goalPersons === null
              ? []
              : [
                  {
                    yAxis: goalPersons,
                    lineStyle: { color: colors.muted, type: [2, 3], width: 1 },
                    label: {
                      ...text,
                      position: 'insideEndTop',
                      formatter: `${words.goal} ${format.compact(goalPersons)}`,
                    },
                  },
                ],
        },
      },
      {
        id: 'knee',
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 13,
        z: 4,
        silent: true,
        tooltip: { show: false },
        itemStyle: { color: colors.surface, borderColor: colors['chart-2'], borderWidth: 2 },
        label: { ...text, show: true, position: 'bottom', distance: 7, formatter: words.knee },
        data: knee ? [[knee.costMinor, knee.netReachPersons]] : [],
      },
      {
        id: 'plan',
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 12,
        z: 5,
        silent: true,
        tooltip: { show: false },
        itemStyle: { color: colors['chart-3'], borderColor: colors.surface, borderWidth: 2 },
        label: { ...text, show: true, position: 'left', offset: [-2, -12], fontWeight: 500, formatter: words.thisPlan },
        data: [],
        markLine: { silent: true, symbol: 'none', data: [] },
      },
    ],
  }
}

/** The step under the pointer: its cost, reach and creators. */
function stepText(marks: unknown, { format, currency, words }: FrontierChartFace): string {
  const mark: unknown = Array.isArray(marks) ? marks[0] : marks
  const step: unknown = typeof mark === 'object' && mark !== null && 'value' in mark ? mark.value : null
  if (!Array.isArray(step)) return ''
  const [cost, reach, creators] = step.map(Number)
  return words.tooltip(
    format.money(cost ?? null, currency, 'short'),
    format.compact(reach ?? null),
    words.creatorCount(creators ?? 0, format.count(creators ?? null)),
  )
}

/** The label of an upright line near an edge stands inwards of it. */
function labelSide(share: number): 'left' | 'center' | 'right' {
  return share > 0.85 ? 'right' : share < 0.12 ? 'left' : 'center'
}

/** What moves with the budget: its line and the plan's dot. */
export function planMark(budgetMinor: number, plan: CampaignPlan | null, face: FrontierChartFace): EChartsCoreOption {
  const { colors, words, format, currency } = face
  const hasPlan = plan !== null && plan.picks.length > 0
  return {
    series: [
      {
        id: 'plan',
        // Beside the upright line, above the staircase; at the left edge there is no room for it.
        label:
          hasPlan && plan.costMinor < face.maxMinor * 0.16
            ? { position: 'right', offset: [2, 12] }
            : { position: 'left', offset: [-2, -12] },
        data: hasPlan ? [[plan.costMinor, plan.netReachPersons]] : [],
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            {
              xAxis: budgetMinor,
              lineStyle: { color: colors.fg, type: 'dashed', width: 1 },
              label: {
                color: colors.fg,
                fontSize: 11,
                position: 'end',
                align: labelSide(budgetMinor / face.maxMinor),
                formatter: `${words.budget} ${format.money(budgetMinor, currency, 'short')}`,
              },
            },
          ],
        },
      },
    ],
  }
}
