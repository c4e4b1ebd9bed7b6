import { useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/locale'
import { uiWords } from '../words'
import type { TimePoint } from './Sparkline'
import { axisTicks } from './ticks'

export interface ChartPoint extends TimePoint {
  id: string
  /** all there is to say of it: "13.8M on 22 Nov 2026, from nov-2022.csv, row 14" */
  text: string
}
export interface LineSeries {
  id: string
  label: string
  /** in the order of time */
  points: readonly ChartPoint[]
}
export interface LineChartProps {
  title: string
  /** unit of the upright axis: "followers", "of followers" */
  unit: string
  series: readonly LineSeries[]
  formatValue: (value: number) => string
  formatDay: (time: number) => string
}

const HEIGHT = 148
const PAD = { top: 8, right: 10, bottom: 20, left: 46 }
const COLORS = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)']
const DASHES = [undefined, '5 3', '2 3', '8 3 2 3']

/**
 * A small chart over time. One tab stop: the arrows walk from point to point, and the line under the chart says each.
 * Series differ by dash and mark as well as by colour. The table twin belongs to who shows it.
 */
export function LineChart({ title, unit, series, formatValue, formatDay }: LineChartProps) {
  const w = useWords(uiWords)
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(280)
  const [at, setAt] = useState<string | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setWidth(Math.max(160, element.clientWidth))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const all = series
    .flatMap(({ points, label }, look) => points.map((point) => ({ ...point, look, label })))
    .sort((a, b) => a.time - b.time || a.look - b.look)
  const first = all[0]
  const last = all.at(-1)
  if (!first || !last) return null
  const values = all.map(({ value }) => value)
  const ticks = axisTicks(Math.min(...values), Math.max(...values), 3, formatValue)
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const span = last.time - first.time
  const x = (time: number) =>
    PAD.left + (span === 0 ? 0.5 : (time - first.time) / span) * (width - PAD.left - PAD.right)
  const y = (value: number) =>
    PAD.top + (1 - (high === low ? 0.5 : (value - low) / (high - low))) * (HEIGHT - PAD.top - PAD.bottom)

  const index = Math.max(0, at === null ? all.length - 1 : all.findIndex(({ id, look }) => `${look} ${id}` === at))
  const active = all[index] ?? last
  const activeText = series.length > 1 ? `${active.label}: ${active.text}` : active.text
  const go = (to: number) => {
    const point = all[Math.min(all.length - 1, Math.max(0, to))]
    if (point) setAt(`${point.look} ${point.id}`)
  }
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    Home: 0,
    End: all.length - 1,
  }

  return (
    <figure className="m-0 flex min-w-0 flex-col gap-1">
      <figcaption className="flex items-baseline gap-1.5 truncate">
        <span className="font-medium">{title}</span>
        <span className="truncate text-caption text-muted">{unit}</span>
      </figcaption>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={w.pointsOf(title)}
        aria-valuemin={1}
        aria-valuemax={all.length}
        aria-valuenow={index + 1}
        aria-valuetext={activeText}
        className="w-full min-w-0 rounded-control"
        onKeyDown={(event) => {
          const to = keys[event.key]
          if (to === undefined) return
          event.preventDefault()
          go(to)
        }}
        onPointerMove={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect()
          const distances = all.map((point) =>
            Math.hypot(x(point.time) - (event.clientX - left), (y(point.value) - (event.clientY - top)) / 4),
          )
          go(distances.indexOf(Math.min(...distances)))
        }}
        onFocus={() => go(index)}
        onBlur={() => setAt(null)}
        onPointerLeave={() => setAt(null)}
      >
        <svg aria-hidden="true" width={width} height={HEIGHT} className="block">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={PAD.left} x2={width - PAD.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text
                x={PAD.left - 6}
                y={y(tick) + 4}
                textAnchor="end"
                fontSize="11"
                fill="var(--muted)"
                className="tabular"
              >
                {formatValue(tick)}
              </text>
            </g>
          ))}
          {at !== null && (
            <line
              x1={x(active.time)}
              x2={x(active.time)}
              y1={PAD.top}
              y2={HEIGHT - PAD.bottom}
              stroke="var(--line-strong)"
            />
          )}
          {span === 0 ? (
            <DayLabel x={x(first.time)} anchor="middle" text={formatDay(first.time)} />
          ) : (
            <>
              <DayLabel x={PAD.left} anchor="start" text={formatDay(first.time)} />
              <DayLabel x={width - PAD.right} anchor="end" text={formatDay(last.time)} />
            </>
          )}
          {series.map(({ id, points }, look) => (
            <g key={id}>
              <polyline
                points={points.map((point) => `${x(point.time).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ')}
                fill="none"
                stroke={COLORS[look % COLORS.length]}
                strokeWidth="1.5"
                strokeDasharray={DASHES[look % DASHES.length]}
                strokeLinejoin="round"
              />
              {points.map((point) => (
                <Mark
                  key={point.id}
                  look={look}
                  x={x(point.time)}
                  y={y(point.value)}
                  isActive={at !== null && active.id === point.id && active.look === look}
                />
              ))}
            </g>
          ))}
        </svg>
      </div>
      {series.length > 1 && (
        <ul className="flex flex-wrap gap-x-3 text-caption text-muted">
          {series.map(({ id, label }, look) => (
            <li key={id} className="flex items-center gap-1">
              <svg aria-hidden="true" width="24" height="10">
                <line
                  x1="0"
                  x2="24"
                  y1="5"
                  y2="5"
                  stroke={COLORS[look % COLORS.length]}
                  strokeWidth="1.5"
                  strokeDasharray={DASHES[look % DASHES.length]}
                />
                <Mark look={look} x={12} y={5} isActive={false} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
      <p aria-hidden="true" className="line-clamp-2 min-h-8 text-caption text-muted [overflow-wrap:anywhere]">
        {activeText}
      </p>
    </figure>
  )
}

function DayLabel({ x, anchor, text }: { x: number; anchor: 'start' | 'middle' | 'end'; text: string }) {
  return (
    <text x={x} y={HEIGHT - 5} textAnchor={anchor} fontSize="11" fill="var(--muted)" className="tabular">
      {text}
    </text>
  )
}

/** A circle, square, diamond or triangle, by the series. */
function Mark({ look, x, y, isActive }: { look: number; x: number; y: number; isActive: boolean }) {
  const color = COLORS[look % COLORS.length]
  const size = isActive ? 4.5 : 3
  const face = { fill: isActive ? color : 'var(--surface)', stroke: color, strokeWidth: 1.5 }
  switch (look % 4) {
    case 0:
      return <circle cx={x} cy={y} r={size} {...face} />
    case 1:
      return <rect x={x - size} y={y - size} width={size * 2} height={size * 2} {...face} />
    case 2:
      return (
        <path
          d={`M${x} ${y - size - 1}l${size + 1} ${size + 1}l${-size - 1} ${size + 1}l${-size - 1} ${-size - 1}z`}
          {...face}
        />
      )
    default:
      return <path d={`M${x} ${y - size - 1}l${size + 1} ${size * 2}h${-2 * size - 2}z`} {...face} />
  }
}
