import type { PlanFigures, PlanRange } from '../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../lib/locale'
import { RangeStrip } from '../charts/RangeStrip'
import type { RangeEnds } from '../charts/rangeScale'
import { scenarioWords } from './words'

/** Where eight of ten campaigns end, on the scale of the whole row. */
export function RangeCell({
  range,
  expectedPersons,
  goalPersons,
  ends,
}: {
  range: PlanRange
  expectedPersons: number
  goalPersons: number | null
  ends: RangeEnds
}) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  return (
    <>
      <RangeStrip range={range} expectedPersons={expectedPersons} goalPersons={goalPersons} ends={ends} />
      <span className="text-caption text-muted">
        {w.range(format.compact(range.p10Persons), format.compact(range.p90Persons))}
      </span>
    </>
  )
}

/** Ends of the one scale on which a row of ranges is drawn. */
export function rangeValues(figures: readonly (PlanFigures | null)[], goalPersons: number | null): (number | null)[] {
  return [
    goalPersons,
    ...figures.flatMap((one) => (one?.range ? [one.range.p10Persons, one.range.p90Persons, one.netReachPersons] : [])),
  ]
}
