import type { PlanRange } from '../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../lib/locale'
import { percentAlong, type RangeEnds } from './rangeScale'
import { chartWords } from './words'

export interface RangeStripProps {
  range: Pick<PlanRange, 'p10Persons' | 'p50Persons' | 'p90Persons'>
  expectedPersons: number | null
  goalPersons: number | null
  /** of all strips that stand together; see rangeEnds */
  ends: RangeEnds
  className?: string
}

const HEIGHT = 18
const MIDDLE = HEIGHT / 2

/** How far simulated campaigns swing: eight of ten lie in the bar, half above its line; a diamond is expected. */
export function RangeStrip({ range, expectedPersons, goalPersons, ends, className }: RangeStripProps) {
  const w = useWords(chartWords)
  const format = useFormat()
  const { p10Persons, p50Persons, p90Persons } = range
  const at = (value: number) => percentAlong(value, ends)
  const x = (value: number) => `${at(value)}%`
  const text = [
    w.rangeText(format.compact(p10Persons), format.compact(p50Persons), format.compact(p90Persons)),
    ...(expectedPersons === null ? [] : [w.expectedText(format.compact(expectedPersons))]),
    ...(goalPersons === null ? [] : [w.goalText(format.compact(goalPersons))]),
  ].join(', ')
  return (
    <svg role="img" aria-label={text} width="100%" height={HEIGHT} className={className ?? 'block min-w-24'}>
      <title>{text}</title>
      <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} className="stroke-line forced-colors:stroke-[GrayText]" />
      <rect
        x={x(p10Persons)}
        width={`${Math.max(0.5, at(p90Persons) - at(p10Persons))}%`}
        y={MIDDLE - 4}
        height="8"
        rx="2"
        className="fill-chart-1/35 stroke-chart-1 forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
      />
      <line
        x1={x(p50Persons)}
        x2={x(p50Persons)}
        y1={MIDDLE - 6}
        y2={MIDDLE + 6}
        strokeWidth="2"
        className="stroke-chart-1 forced-colors:stroke-[CanvasText]"
      />
      {expectedPersons !== null && (
        // A nested drawing has its own origin: percent across, pixels of its own shape.
        <svg x={x(expectedPersons)} y={MIDDLE} overflow="visible" aria-hidden="true">
          <path
            d="M0 -4.5L4.5 0L0 4.5L-4.5 0Z"
            className="fill-surface stroke-fg forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
            strokeWidth="1.5"
          />
        </svg>
      )}
      {goalPersons !== null && (
        <line
          x1={x(goalPersons)}
          x2={x(goalPersons)}
          y1="0"
          y2={HEIGHT}
          strokeWidth="1.5"
          strokeDasharray="2 2"
          className="stroke-fg forced-colors:stroke-[CanvasText]"
        />
      )}
    </svg>
  )
}
