import { useEffect, useRef, useState } from 'react'
import { cx } from '../../../ui/cx'
import type { ECharts, EChartsCoreOption } from './echarts'

/** The keys that were held while a mark was pressed. */
export interface PressKeys {
  shiftKey: boolean
  altKey: boolean
}

export interface ChartProps {
  /** what is drawn, for who cannot see it; the table beside it has the figures */
  label: string
  /** drawn anew when it changes; memoised by the caller, colours of the current theme in it */
  option: EChartsCoreOption
  /** laid over `option` by series id without touching the rest: what moves while a slider is dragged */
  overlay: EChartsCoreOption
  /** a mark was pressed: its `name` */
  onPick?: (name: string, keys: PressKeys) => void
  /** a place in the grid was pressed, in the units of the axes */
  onPlace?: (x: number, y: number) => void
  /** the drawn chart, to turn values into pixels; null once it is gone */
  onChart?: (chart: ECharts | null) => void
  className?: string
}

type Library = typeof import('./echarts')

/** A chart on a canvas. The library is fetched when the first one is shown. */
export function Chart({ label, option, overlay, onPick, onPlace, onChart, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [library, setLibrary] = useState<Library | null>(null)
  const [chart, setChart] = useState<ECharts | null>(null)
  const handlers = useRef({ onPick, onPlace, onChart })
  useEffect(() => {
    handlers.current = { onPick, onPlace, onChart }
  })
  useEffect(() => {
    let isWanted = true
    void import('./echarts').then((loaded) => {
      if (isWanted) setLibrary(loaded)
    })
    return () => {
      isWanted = false
    }
  }, [])
  useEffect(() => {
    const element = box.current
    if (!library || !element) return
    const made = library.init(element, null, { renderer: 'canvas' })
    made.on('click', (event) => {
      if (event.name) handlers.current.onPick?.(event.name, heldKeys(event.event?.event))
    })
    made.getZr().on('click', (event) => {
      const place = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      if (Array.isArray(place) && made.containPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])) {
        handlers.current.onPlace?.(place[0] ?? 0, place[1] ?? 0)
      }
    })
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(element)
    setChart(made)
    handlers.current.onChart?.(made)
    return () => {
      watch.disconnect()
      made.dispose()
      setChart(null)
      handlers.current.onChart?.(null)
    }
  }, [library])
  const latestOverlay = useRef(overlay)
  latestOverlay.current = overlay
  useEffect(() => {
    chart?.setOption(option, { notMerge: true })
    chart?.setOption(latestOverlay.current)
  }, [chart, option])
  useEffect(() => {
    chart?.setOption(overlay)
  }, [chart, overlay])
  return <div ref={box} role="img" aria-label={label} className={cx('min-w-0', className)} />
}

function heldKeys(event: unknown): PressKeys {
  return event instanceof MouseEvent ? event : { shiftKey: false, altKey: false }
}
