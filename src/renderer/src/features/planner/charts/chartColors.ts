import { useMemo } from 'react'
import { tokenColor, useAppearance } from '../../../lib/theme'
import type { SeriesToken } from '../tierLook'

type Token = 'surface' | 'raised' | 'fg' | 'muted' | 'line' | 'line-strong' | SeriesToken
export type ChartColors = Readonly<Record<Token, string>>

/** The theme's colours as a canvas needs them, read anew when light and dark change. */
export function useChartColors(): ChartColors {
  const isDark = useAppearance((state) => state.isDark)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens resolve differently when the theme changes
  return useMemo(readColors, [isDark])
}

function readColors(): ChartColors {
  return {
    surface: tokenColor('surface'),
    raised: tokenColor('raised'),
    fg: tokenColor('fg'),
    muted: tokenColor('muted'),
    line: tokenColor('line'),
    'line-strong': tokenColor('line-strong'),
    'chart-1': tokenColor('chart-1'),
    'chart-2': tokenColor('chart-2'),
    'chart-3': tokenColor('chart-3'),
    'chart-4': tokenColor('chart-4'),
    'chart-5': tokenColor('chart-5'),
    'chart-6': tokenColor('chart-6'),
    'chart-7': tokenColor('chart-7'),
    'chart-8': tokenColor('chart-8'),
  }
}

const FONT = '"Inter Variable", system-ui, sans-serif'

/** What every chart of ours shares. `grid.top` leaves room for the name of the upright axis. */
export function chartFrame(colors: ChartColors) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: colors.fg },
    grid: { top: 44, right: 28, bottom: 44, left: 62 },
    tooltip: {
      // Text on the canvas, not HTML: names come from imported files.
      renderMode: 'richText',
      confine: true,
      backgroundColor: colors.raised,
      borderColor: colors['line-strong'],
      borderWidth: 1,
      padding: [6, 8],
      textStyle: { color: colors.fg, fontSize: 12, fontFamily: FONT },
    },
  }
}

export interface AxisFace {
  name: string
  format: (value: number) => string
  side: 'bottom' | 'left'
  isLog?: boolean
  min?: number
  max?: number
}

export function chartAxis(colors: ChartColors, { name, format, side, isLog = false, min, max }: AxisFace) {
  return {
    type: isLog ? 'log' : 'value',
    name,
    nameLocation: side === 'bottom' ? 'middle' : 'end',
    nameGap: side === 'bottom' ? 28 : 14,
    nameTextStyle: {
      color: colors.muted,
      fontSize: 11,
      fontFamily: FONT,
      align: side === 'bottom' ? 'center' : 'left',
      padding: side === 'left' ? [0, 0, 0, -54] : 0,
    },
    axisLine: { show: side === 'bottom', lineStyle: { color: colors['line-strong'] } },
    axisTick: { show: false },
    axisLabel: {
      color: colors.muted,
      fontSize: 11,
      fontFamily: FONT,
      hideOverlap: true,
      formatter: format,
      ...(isLog ? { showMinLabel: false, showMaxLabel: false } : {}),
    },
    splitLine: { lineStyle: { color: colors.line } },
    minorSplitLine: { show: false },
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}
