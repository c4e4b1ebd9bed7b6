import { useMemo, useSyncExternalStore } from 'react'
import { tokenColor, useAppearance } from '../../../lib/theme'
import type { SeriesToken } from '../tierLook'

type Token = 'surface' | 'fg' | 'muted' | 'line' | 'line-strong' | 'accent' | SeriesToken
export type ChartColors = Readonly<Record<Token, string>>

const forcedQuery = typeof window === 'undefined' ? null : window.matchMedia('(forced-colors: active)')

/** The theme's colours as a canvas needs them, read anew when light and dark change or the system forces its own. */
export function useChartColors(): ChartColors {
  const isDark = useAppearance((state) => state.isDark)
  const isForced = useSyncExternalStore(watchForced, () => forcedQuery?.matches ?? false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens resolve differently when the theme changes
  return useMemo(() => colorsBy(isForced ? systemColor : tokenColor), [isDark, isForced])
}

function watchForced(tell: () => void): () => void {
  forcedQuery?.addEventListener('change', tell)
  return () => forcedQuery?.removeEventListener('change', tell)
}

function colorsBy(read: (token: Token) => string): ChartColors {
  return {
    surface: read('surface'),
    fg: read('fg'),
    muted: read('muted'),
    line: read('line'),
    'line-strong': read('line-strong'),
    accent: read('accent'),
    'chart-1': read('chart-1'),
    'chart-2': read('chart-2'),
    'chart-3': read('chart-3'),
    'chart-4': read('chart-4'),
    'chart-5': read('chart-5'),
    'chart-6': read('chart-6'),
    'chart-7': read('chart-7'),
    'chart-8': read('chart-8'),
  }
}

const SYSTEM: Partial<Record<Token, string>> = {
  surface: 'Canvas',
  line: 'GrayText',
  accent: 'Highlight',
}

/** Where the system forces its colours, series differ by shape and dash alone: no browser recolours a canvas. */
function systemColor(token: Token): string {
  const probe = document.createElement('span')
  probe.style.color = SYSTEM[token] ?? 'CanvasText'
  probe.hidden = true
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const FONT = '"Inter Variable", system-ui, sans-serif'

/** What every chart of ours shares. `grid.top` leaves room for the name of the upright axis. */
export function chartFrame(colors: ChartColors) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: colors.fg },
    grid: { top: 44, right: 28, bottom: 44, left: 62 },
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
