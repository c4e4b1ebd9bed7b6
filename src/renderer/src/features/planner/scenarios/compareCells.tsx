import type { PlanFigures, PlanRange } from '../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../lib/locale'
import { scenarioWords } from './words'

/** Where eight of ten campaigns end, on the scale of the whole row. */
export function RangeCell({
  range,
}: {
  range: PlanRange
  expectedPersons: number
  goalPersons: number | null
  scale: { min: number; max: number }
}) {
  const w = useWords(scenarioWords)
  const format = useFormat()
  return <span>{w.range(format.compact(range.p10Persons), format.compact(range.p90Persons))}</span>
}

/** How the cost is spread over the tiers. */
export function TierCell({ text }: { figures: PlanFigures; currency: string; text: string }) {
  return <span className="block text-caption text-muted">{text}</span>
}
