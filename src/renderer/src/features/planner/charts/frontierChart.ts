import type { CampaignPlan, PlanFrontierPoint } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import type { Frontier } from '../planView'
import { type ChartColors, chartAxis, chartFrame } from './chartColors'
import type { EChartsCoreOption } from './echarts'
import { boundSteps, boundsTo, isOpen, openBand, stairTo, stepsOf, thinned } from './frontierSteps'
import type { ValueUnit } from './valueUnit'

/** More steps than pixels across are not seen. */
const MOST_STEPS = 800

/** A frontier laid beside the first, for comparing. */
export interface OtherFrontier {
  id: string
  name: string
  points: readonly PlanFrontierPoint[]
  isExact: boolean
}

/** How a line among several looks: colour, dash and mark differ, so that none says it alone. */
export const LINE_LOOKS = [
  { color: 'chart-1', dash: null, mark: null },
  { color: 'chart-2', dash: [7, 4], mark: 'triangle' },
  { color: 'chart-4', dash: [2, 3], mark: 'rect' },
  { color: 'chart-6', dash: [9, 3, 2, 3], mark: 'circle' },
  { color: 'chart-8', dash: [5, 2], mark: 'diamond' },
  { color: 'chart-5', dash: [3, 5], mark: 'roundRect' },
] as const

export function lineLook(index: number): (typeof LINE_LOOKS)[number] {
  // The first look belongs to the chart's own line.
  return LINE_LOOKS[1 + (index % (LINE_LOOKS.length - 1))] ?? LINE_LOOKS[0]
}

export interface FrontierChartFace {
  colors: ChartColors
  currency: string
  format: Format
  maxMinor: number
  /** of the frontier's own unit; null: none, or the goal is of another */
  goal: number | null
  unit: ValueUnit
  others: readonly OtherFrontier[]
  /** name of the chart's own line, where there are others */
  name: string
  words: {
    budgetAxis: string
    knee: string
    goal: string
    budget: string
    thisPlan: string
    step: (budget: string, value: string, creators: string) => string
    atMost: string
    creatorCount: (n: number, shown: string) => string
  }
}

/** The staircase with what is proven above it, its knee and the goal. */
export function frontierChart(frontier: Frontier, face: FrontierChartFace): EChartsCoreOption {
  const { colors, currency, format, words, unit, goal } = face
  const { points, kneeIndex, isExact } = frontier
  const all = stepsOf(points)
  const knee = kneeIndex === null ? undefined : points[kneeIndex]
  const top = Math.max(
    0,
    ...[points, ...face.others.map((other) => other.points)].map((line) => highest(line, face.maxMinor)),
  )
  // On the ground of the page, so that lines do not run through words.
  const text = { color: colors.fg, fontSize: 11, backgroundColor: colors.surface, padding: [1, 3] }
  return {
    ...chartFrame(colors),
    xAxis: chartAxis(colors, {
      name: words.budgetAxis,
      side: 'bottom',
      format: (value) => format.money(value, currency, 'compact'),
      min: 0,
      max: face.maxMinor,
    }),
    yAxis: {
      ...chartAxis(colors, {
        name: unit.axis,
        side: 'left',
        format: unit.short,
        min: 0,
        ...(goal !== null && goal > top ? { max: goal * 1.1 } : {}),
      }),
      // Room for the words over the highest mark.
      boundaryGap: [0, 0.1],
    },
    series: [
      ...boundSeries(frontier, face),
      ...face.others.map((other, index) => otherSeries(other, index, face)),
      {
        id: 'frontier',
        type: 'line',
        step: 'end',
        z: 3,
        // The budgets at which it was proven are marked where not all are.
        ...(isExact ? { symbol: 'none' } : { symbol: 'circle', symbolSize: 4, showAllSymbol: true }),
        lineStyle: { color: colors['chart-1'], width: 2 },
        itemStyle: { color: colors['chart-1'] },
        emphasis: { disabled: true },
        data: stairTo(thinned(all, MOST_STEPS, knee ? [knee] : []), face.maxMinor),
        markLine: {
          silent: true,
          symbol: 'none',
          data:
            goal === null
              ? []
              : [
                  {
                    yAxis: goal,
                    lineStyle: { color: colors.muted, type: [2, 3], width: 1 },
                    label: { ...text, position: 'insideStartTop', formatter: `${words.goal} ${unit.short(goal)}` },
                  },
                ],
        },
      },
      {
        id: 'beyond',
        type: 'line',
        z: 2,
        symbol: 'none',
        silent: true,
        lineStyle: { color: colors['chart-1'], width: 1, type: [1, 4] },
        data: beyond(all.at(-1), face.maxMinor),
      },
      {
        id: 'knee',
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 13,
        z: 4,
        silent: true,
        itemStyle: { color: colors.surface, borderColor: colors['chart-2'], borderWidth: 2 },
        // Right and below: there the curve is not.
        label: { ...text, show: true, position: 'right', offset: [2, 10], formatter: words.knee },
        data: knee && knee.costMinor <= face.maxMinor ? [[knee.costMinor, knee.value]] : [],
      },
      {
        id: 'plan',
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 12,
        z: 5,
        silent: true,
        itemStyle: { color: colors['chart-3'], borderColor: colors.surface, borderWidth: 2 },
        label: { ...text, show: true, position: 'left', offset: [-2, -12], fontWeight: 500, formatter: words.thisPlan },
        data: [],
        markLine: { silent: true, symbol: 'none', data: [] },
      },
      {
        id: 'walk',
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 16,
        z: 6,
        silent: true,
        itemStyle: { color: 'transparent', borderColor: colors.accent, borderWidth: 2 },
        data: [],
      },
    ],
  }
}

function highest(points: readonly PlanFrontierPoint[], maxMinor: number): number {
  return points.reduce((most, { costMinor, value }) => (costMinor <= maxMinor ? Math.max(most, value) : most), 0)
}

/** Right of the last step at least as much can be had; how much more was not asked, so the line there is another. */
function beyond(last: PlanFrontierPoint | undefined, maxMinor: number): [number, number][] {
  return last && last.costMinor < maxMinor
    ? [
        [last.costMinor, last.value],
        [maxMinor, last.value],
      ]
    : []
}

/** What nothing can pass, and the light band down to what was found. */
function boundSeries({ points }: Frontier, { colors, maxMinor }: FrontierChartFace) {
  if (!isOpen(points)) return []
  const bounds = boundSteps(points)
  const band = openBand(points)
  return [
    {
      id: 'band',
      type: 'custom',
      z: 1,
      silent: true,
      clip: true,
      itemStyle: { color: colors['chart-1'], opacity: 0.14 },
      renderItem: (_: unknown, api: BandApi) => ({
        type: 'polygon',
        shape: { points: band.map((corner) => api.coord(corner)) },
        style: { fill: colors['chart-1'], opacity: 0.14 },
      }),
      data: [[0, 0]],
    },
    {
      id: 'bound',
      type: 'line',
      // The bound of a budget holds for every smaller one: it rises where a stretch begins.
      step: 'start',
      z: 2,
      symbol: 'none',
      silent: true,
      lineStyle: { color: colors['chart-1'], width: 1, type: [4, 3] },
      data: [
        [Math.min(bounds[0]?.[0] ?? 0, points[0]?.costMinor ?? 0), bounds[0]?.[1] ?? 0],
        ...boundsTo(bounds, maxMinor),
      ],
    },
  ]
}

interface BandApi {
  coord: (place: readonly [number, number]) => number[]
}

function otherSeries(other: OtherFrontier, index: number, { colors, maxMinor }: FrontierChartFace) {
  const look = lineLook(index)
  const steps = thinned(stepsOf(other.points), MOST_STEPS)
  // A mark at every step would be a rope of marks.
  const every = Math.max(1, Math.round(steps.length / 6))
  return {
    id: `other ${other.id}`,
    name: other.name,
    type: 'line',
    step: 'end',
    z: 2,
    silent: true,
    ...(look.mark === null ? { symbol: 'none' } : { symbol: look.mark, showAllSymbol: true }),
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex % every === 0 ? 7 : 0),
    lineStyle: { color: colors[look.color], width: 1.5, type: look.dash === null ? 'solid' : [...look.dash] },
    itemStyle: { color: colors[look.color] },
    emphasis: { disabled: true },
    data: stairTo(steps, maxMinor),
  }
}

/** The label of an upright line near an edge stands inwards of it. */
function labelSide(share: number): 'left' | 'center' | 'right' {
  return share > 0.85 ? 'right' : share < 0.12 ? 'left' : 'center'
}

/** What moves: the budget’s line, the plan’s dot, and the step that the keyboard stands on. */
export function frontierMarks(
  budgetMinor: number | null,
  plan: CampaignPlan | null,
  walked: PlanFrontierPoint | undefined,
  face: FrontierChartFace,
): EChartsCoreOption {
  const { colors, words, format, currency } = face
  const cost = plan?.figures?.costMinor ?? null
  const value = plan?.objectiveValue ?? null
  return {
    series: [
      {
        id: 'plan',
        // Beside the upright line, above the staircase; at the left edge there is no room for it.
        label:
          cost !== null && cost < face.maxMinor * 0.16
            ? { position: 'right', offset: [2, 12] }
            : { position: 'left', offset: [-2, -12] },
        data: cost === null || value === null ? [] : [[cost, value]],
        markLine: {
          silent: true,
          symbol: 'none',
          data:
            budgetMinor === null
              ? []
              : [
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
      { id: 'walk', data: walked ? [[walked.costMinor, walked.value]] : [] },
    ],
  }
}
