export interface TimePoint {
  /** milliseconds since 1970, UTC */
  time: number
  value: number
}

const MARGIN = 2

/** A course over time as a bare line; the text or table beside it holds the numbers. Nothing for less than two days. */
export function Sparkline({
  label,
  points,
  width = 96,
  height = 20,
}: {
  /** what the line shows, for who cannot see it: "Followers from 1.2M to 1.3M" */
  label: string
  /** in the order of time */
  points: readonly TimePoint[]
  width?: number
  height?: number
}) {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2 || first.time === last.time) return null
  const low = Math.min(...points.map(({ value }) => value))
  const high = Math.max(...points.map(({ value }) => value))
  const line = points
    .map(({ time, value }) => {
      const x = MARGIN + ((time - first.time) / (last.time - first.time)) * (width - 2 * MARGIN)
      const y = height - MARGIN - (high === low ? 0.5 : (value - low) / (high - low)) * (height - 2 * MARGIN)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="shrink-0">
      <polyline points={line} fill="none" stroke="var(--chart-1)" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
