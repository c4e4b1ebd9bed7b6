import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import type { TierLook } from '../tierLook'
import { type ChartColors, chartAxis, chartFrame, tipOf } from './chartColors'
import {
  type AddedReach,
  type CreatorScale,
  drawnPlace,
  type Place,
  placeOf,
  sizeShare,
  type Upwards,
} from './creatorPlaces'
import type { EChartsCoreOption } from './echarts'

const FULL = { smallestPx: 7, largestPx: 20, linePx: 1.25, opacity: 0.8 }
const CROWDED = { smallestPx: 4, largestPx: 9, linePx: 1, opacity: 0.4 }
/** By how much a planned mark is larger where the outlines are small, so that it is found among thousands. */
const PLANNED_PX = 3
/** By how much the ring of a selected mark is wider than the mark. */
const RING_PX = 6

export interface CreatorChartFace {
  looks: readonly TierLook[]
  colors: ChartColors
  currency: string
  format: Format
  upwards: Upwards
  isLog: boolean
  scale: CreatorScale
  costAxis: string
  personsAxis: string
  tooltip: (entryId: string) => string
}

const allId = (look: TierLook) => `all ${look.tier}`
const planId = (look: TierLook) => `plan ${look.tier}`

/** Every candidate as an outline, by the cheapest offer, or by the one that would add most for its price. */
export function creatorChart(
  candidates: readonly PlanCandidate[],
  added: ReadonlyMap<string, AddedReach> | null,
  face: CreatorChartFace,
): EChartsCoreOption {
  const { colors, currency, format, isLog, scale } = face
  const marks = scale.isCrowd ? CROWDED : FULL
  return {
    ...chartFrame(colors),
    tooltip: {
      ...chartFrame(colors).tooltip,
      trigger: 'item',
      formatter: (mark: unknown) => (hasName(mark) ? tipOf(face.tooltip(mark.name)) : ''),
    },
    xAxis: chartAxis(colors, {
      name: face.costAxis,
      side: 'bottom',
      format: (value) => format.money(value, currency, 'compact'),
      ...(isLog ? { isLog, min: scale.cost.low * 0.8, max: scale.cost.high * 1.25 } : { min: 0 }),
    }),
    yAxis: chartAxis(colors, {
      name: face.personsAxis,
      side: 'left',
      format: (value) => format.compact(value),
      ...(isLog ? { isLog, min: scale.persons.low * 0.8, max: scale.persons.high * 1.25 } : { min: 0 }),
    }),
    series: [
      ...face.looks.flatMap((look) => [
        {
          id: allId(look),
          type: 'scatter',
          symbol: `path://${look.path}`,
          itemStyle: {
            color: 'transparent',
            borderColor: colors[look.color],
            borderWidth: marks.linePx,
            opacity: marks.opacity,
          },
          emphasis: { scale: 1.2 },
          data: dots(
            candidates.filter(({ tier }) => tier === look.tier),
            (candidate) => placeOf(candidate, undefined, added?.get(candidate.entryId), face.upwards),
            face,
          ),
        },
        {
          id: planId(look),
          type: 'scatter',
          symbol: `path://${look.path}`,
          z: 4,
          itemStyle: { color: colors[look.color], borderColor: colors.surface, borderWidth: 1, opacity: 1 },
          emphasis: { scale: 1.2 },
          data: [],
        },
      ]),
      {
        id: 'dearer',
        type: 'line',
        z: 3,
        silent: true,
        symbol: 'none',
        connectNulls: false,
        lineStyle: { color: colors['line-strong'], width: 1 },
        data: [],
      },
      {
        id: 'chosen',
        type: 'scatter',
        z: 5,
        silent: true,
        symbol: 'circle',
        itemStyle: {
          color: 'transparent',
          borderColor: colors.accent,
          borderWidth: scale.isCrowd ? 1.5 : 2,
          opacity: 1,
        },
        data: [],
      },
    ],
  }
}

export interface CreatorOverlay {
  candidates: readonly PlanCandidate[]
  picks: ReadonlyMap<string, PlanPick>
  added: ReadonlyMap<string, AddedReach> | null
  chosen: ReadonlySet<string>
}

/** What moves: the planned ones, filled, and the rings of the selected. The outlines are not touched. */
export function creatorOverlay(
  { candidates, picks, added, chosen }: CreatorOverlay,
  face: CreatorChartFace,
): EChartsCoreOption {
  const planned = candidates.filter(({ entryId }) => picks.has(entryId))
  const selected = chosen.size === 0 ? [] : candidates.filter(({ entryId }) => chosen.has(entryId))
  const place = (candidate: PlanCandidate) =>
    placeOf(candidate, picks.get(candidate.entryId), added?.get(candidate.entryId), face.upwards)
  return {
    series: [
      ...face.looks.map((look) => ({
        id: planId(look),
        data: dots(
          planned.filter(({ tier }) => tier === look.tier),
          place,
          face,
        ).map((dot) => (face.scale.isCrowd ? { ...dot, symbolSize: dot.symbolSize + PLANNED_PX } : dot)),
      })),
      { id: 'dearer', data: face.upwards === 'alone' ? dearerLines(planned, picks, face) : [] },
      {
        id: 'chosen',
        data: dots(selected, place, face).map((dot) => ({ ...dot, symbolSize: dot.symbolSize + RING_PX })),
      },
    ],
  }
}

/** From the outline to the filled mark, where the plan books another package than the cheapest. */
function dearerLines(
  planned: readonly PlanCandidate[],
  picks: ReadonlyMap<string, PlanPick>,
  { scale, isLog }: CreatorChartFace,
): (readonly [number | null, number | null])[] {
  return planned.flatMap((candidate) => {
    const [cheapest] = candidate.offers
    const pick = picks.get(candidate.entryId)
    if (!cheapest || !pick || pick.offerId === cheapest.id) return []
    const from = { costMinor: cheapest.costMinor, persons: cheapest.soloReachPersons }
    const to = { costMinor: pick.costMinor, persons: pick.soloReachPersons }
    return [drawnPlace(from, scale, isLog), drawnPlace(to, scale, isLog), [null, null] as const]
  })
}

function dots(
  shown: readonly PlanCandidate[],
  place: (candidate: PlanCandidate) => Place | null,
  { isLog, scale }: CreatorChartFace,
) {
  const { smallestPx, largestPx } = scale.isCrowd ? CROWDED : FULL
  return shown.flatMap((candidate) => {
    const at = place(candidate)
    if (!at) return []
    return [
      {
        name: candidate.entryId,
        value: drawnPlace(at, scale, isLog),
        symbolSize: smallestPx + (largestPx - smallestPx) * sizeShare(candidate.engagementRate, scale.largestRate),
      },
    ]
  })
}

function hasName(mark: unknown): mark is { name: string } {
  return typeof mark === 'object' && mark !== null && 'name' in mark && typeof mark.name === 'string'
}
