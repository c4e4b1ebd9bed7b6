import { useEffect, useRef, useState } from 'react'
import { cx } from '../../../ui/cx'
import type { ECharts, EChartsCoreOption } from './echarts'

export interface ChartProps {
  /** what is drawn, for who cannot see it; the table beside it has the figures */
  label: string
  /** drawn anew when it changes; memoised by the caller, colours of the current theme in it */
  option: EChartsCoreOption
  /** laid over `option` by series id without touching the rest: what moves while a slider is dragged */
  overlay?: EChartsCoreOption
  /** a place in the grid was pressed, in the units of the axes */
  onPlace?: (x: number, y: number) => void
  /** drawn anew, or in another size: values turn into other pixels */
  onDrawn?: (chart: ECharts) => void
  className?: string
}

type Library = typeof import('./echarts')

/** A chart on a canvas. The library is fetched when the first one is shown. */
export function Chart({ label, option, overlay, onPlace, onDrawn, className }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [library, setLibrary] = useState<Library | null>(null)
  const [chart, setChart] = useState<ECharts | null>(null)
  const isDrawn = useRef(false)
  const handlers = useRef({ onPlace, onDrawn })
  useEffect(() => {
    handlers.current = { onPlace, onDrawn }
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
    made.getZr().on('click', (event) => {
      const place = made.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])
      if (Array.isArray(place) && made.containPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY])) {
        handlers.current.onPlace?.(place[0] ?? 0, place[1] ?? 0)
      }
    })
    const watch = new ResizeObserver(() => {
      made.resize()
      // Before the first option there are no axes to ask.
      if (isDrawn.current) handlers.current.onDrawn?.(made)
    })
    watch.observe(element)
    setChart(made)
    return () => {
      watch.disconnect()
      isDrawn.current = false
      made.dispose()
      setChart(null)
    }
  }, [library])
  const latestOverlay = useRef(overlay)
  latestOverlay.current = overlay
  useEffect(() => {
    if (!chart) return
    chart.setOption(option, { notMerge: true })
    if (latestOverlay.current) chart.setOption(latestOverlay.current)
    isDrawn.current = true
    handlers.current.onDrawn?.(chart)
  }, [chart, option])
  useEffect(() => {
    if (overlay) chart?.setOption(overlay)
  }, [chart, overlay])
  return <div ref={box} role="img" aria-label={label} className={cx('min-w-0', className)} />
}
