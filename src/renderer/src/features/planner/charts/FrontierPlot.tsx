import { useRef, useState } from 'react'
import type { PlanFrontierPoint } from '../../../../../shared/contract/planner'
import { useWords } from '../../../lib/locale'
import { Chart } from './Chart'
import type { ECharts, EChartsCoreOption } from './echarts'
import { walkedTo } from './frontierSteps'
import { MarkTip } from './MarkTip'
import { chartWords } from './words'

export interface FrontierPlotProps extends Omit<StepWalkerProps, 'onPlan'> {
  label: string
  option: EChartsCoreOption
  overlay: EChartsCoreOption
  /** what a budget buys, as lines of text */
  tip: (budgetMinor: number) => string
  onBudget: (budgetMinor: number, isRough: boolean) => void
}

interface Hovered {
  budgetMinor: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * The drawn lines, a tip for the budget under the pointer, and the walk by keys. The chart's own tip jumps to the
 * nearest point of a line; between two steps that would name a budget nobody points at.
 */
export function FrontierPlot({ label, option, overlay, tip, onBudget, ...walk }: FrontierPlotProps) {
  const chart = useRef<ECharts | null>(null)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const text = hovered && tip(hovered.budgetMinor)
  return (
    <div
      className="relative h-full"
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const place = [event.clientX - box.left, event.clientY - box.top] as const
        const isInside = chart.current?.containPixel({ gridIndex: 0 }, [...place])
        const budget = isInside ? Number(chart.current?.convertFromPixel({ xAxisIndex: 0 }, place[0])) : Number.NaN
        setHovered(
          Number.isFinite(budget)
            ? { budgetMinor: budget, x: place[0], y: place[1], width: box.width, height: box.height }
            : null,
        )
      }}
      onPointerLeave={() => setHovered(null)}
    >
      <Chart
        label={label}
        option={option}
        overlay={overlay}
        onPlace={(x) => onBudget(Math.max(0, Math.round(x)), true)}
        onDrawn={(drawn) => {
          chart.current = drawn
        }}
        className="h-full"
      />
      {hovered && text && (
        <>
          <div
            aria-hidden="true"
            className="pointer-events-none absolute top-11 bottom-11 w-px bg-line-strong forced-colors:bg-[CanvasText]"
            style={{ left: hovered.x }}
          />
          <MarkTip text={text} {...hovered} />
        </>
      )}
      <StepWalker {...walk} onPlan={(at) => onBudget(at.budgetMinor, false)} />
    </div>
  )
}

interface StepWalkerProps {
  steps: readonly PlanFrontierPoint[]
  at: PlanFrontierPoint | undefined
  /** position that the walk begins at; −1 is below the first */
  start: number
  sentence: (at: PlanFrontierPoint) => string
  onWalk: (at: PlanFrontierPoint | null) => void
  onPlan: (at: PlanFrontierPoint) => void
}

/** One tab stop over the chart: the arrows walk the steps, each is said, Enter plans for it. The pointer goes through. */
function StepWalker({ steps, at, start, sentence, onWalk, onPlan }: StepWalkerProps) {
  const w = useWords(chartWords)
  const index = at ? steps.indexOf(at) : Math.max(0, start)
  const here = steps[index]
  if (!here) return null
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={w.walkLabel}
      aria-valuemin={1}
      aria-valuemax={steps.length}
      aria-valuenow={index + 1}
      aria-valuetext={sentence(here)}
      className="pointer-events-none absolute inset-0 rounded-control"
      onFocus={() => onWalk(here)}
      onBlur={() => onWalk(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          onPlan(here)
          return
        }
        const to = walkedTo(event.key, index, steps.length)
        if (to === null || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        onWalk(steps[to] ?? null)
      }}
    />
  )
}
