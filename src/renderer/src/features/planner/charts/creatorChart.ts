import type { Format } from '../../../lib/locale'
import { axisTicks } from '../../../ui/charts/ticks'
import { type ChartColors, chartAxis, chartFrame } from './chartColors'
import type { CreatorScale } from './creatorPlaces'
import type { ECharts, EChartsCoreOption } from './echarts'
import type { AxisPixels } from './lasso'

export interface CreatorAxesFace {
  colors: ChartColors
  currency: string
  format: Format
  isLog: boolean
  scale: CreatorScale
  costAxis: string
  personsAxis: string
}

/** The axes alone: thousands of marks are drawn by CreatorPlot, which need not draw all of them when one moves. */
export function creatorAxes(face: CreatorAxesFace): EChartsCoreOption {
  const { colors, currency, format, isLog, scale } = face
  const money = (value: number) => format.money(value, currency, 'compact')
  return {
    ...chartFrame(colors),
    xAxis: chartAxis(colors, {
      name: face.costAxis,
      side: 'bottom',
      format: money,
      isLog,
      ...axisEnds(scale.cost, isLog, money),
    }),
    yAxis: chartAxis(colors, {
      name: face.personsAxis,
      side: 'left',
      format: format.compact,
      isLog,
      ...axisEnds(scale.persons, isLog, format.compact),
    }),
    series: [],
  }
}

function axisEnds(
  { low, high }: { low: number; high: number },
  isLog: boolean,
  show: (value: number) => string,
): { min: number; max: number } {
  return isLog ? { min: low * 0.8, max: high * 1.25 } : { min: 0, max: axisTicks(0, high, 5, show).at(-1) ?? high }
}

/** Where the values of the axes are drawn. */
export interface PlotFrame {
  x: AxisPixels
  y: AxisPixels
  width: number
  height: number
}

export function plotFrame(chart: ECharts, scale: CreatorScale, isLog: boolean): PlotFrame {
  const axis = (name: 'xAxisIndex' | 'yAxisIndex', { low, high }: { low: number; high: number }): AxisPixels => {
    const px = (value: number) => ({ value, px: Number(chart.convertToPixel({ [name]: 0 }, value)) })
    return { isLog, from: px(isLog ? low * 0.8 : 0), to: px(isLog ? high * 1.25 : high) }
  }
  return {
    x: axis('xAxisIndex', scale.cost),
    y: axis('yAxisIndex', scale.persons),
    width: chart.getWidth(),
    height: chart.getHeight(),
  }
}
