import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import type { CreatorChartFace } from './creatorChart'
import { type AddedReach, drawnPlace, placeOf } from './creatorPlaces'
import type { ECharts } from './echarts'
import { type AxisPixels, insideOutline, type Outline, toPixels } from './lasso'

/** The creators whose marks lie inside a shape that was drawn over the chart. */
export function placesIn(
  outline: Outline,
  chart: ECharts,
  {
    candidates,
    picks,
    added,
    face,
  }: {
    candidates: readonly PlanCandidate[]
    picks: ReadonlyMap<string, PlanPick>
    added: ReadonlyMap<string, AddedReach> | null
    face: CreatorChartFace
  },
): string[] {
  const costs = new Float64Array(candidates.length)
  const persons = new Float64Array(candidates.length)
  for (const [i, candidate] of candidates.entries()) {
    const place = placeOf(candidate, picks.get(candidate.entryId), added?.get(candidate.entryId), face.upwards)
    const [x, y] = place ? drawnPlace(place, face.scale, face.isLog) : [Number.NaN, Number.NaN]
    costs[i] = x
    persons[i] = y
  }
  const xs = toPixels(costs, axisPixels(chart, 'xAxisIndex', face.scale.cost, face.isLog))
  const ys = toPixels(persons, axisPixels(chart, 'yAxisIndex', face.scale.persons, face.isLog))
  return insideOutline(outline, xs, ys).flatMap((i) => candidates[i]?.entryId ?? [])
}

function axisPixels(
  chart: ECharts,
  axis: 'xAxisIndex' | 'yAxisIndex',
  ends: { low: number; high: number },
  isLog: boolean,
): AxisPixels {
  const low = isLog ? ends.low * 0.8 : 0
  const high = isLog ? ends.high * 1.25 : ends.high
  const px = (value: number) => Number(chart.convertToPixel({ [axis]: 0 }, value))
  return { isLog, from: { value: low, px: px(low) }, to: { value: high, px: px(high) } }
}
