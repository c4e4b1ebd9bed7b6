import type { CampaignPlan, PlanFigures, PlanPickRef } from '../../../../../shared/contract/planner'
import type { ScenarioRecord } from '../../../../../shared/contract/plannerScenarios'

/** One plan beside others. */
export interface CompareColumn {
  /** `ready:ledBy:mega`, `live`, or the id of a kept plan */
  key: string
  kind: 'ready' | 'live' | 'kept'
  name: string
  /** what it is, or of which day */
  note: string
  status: CampaignPlan['status']
  gap: number | null
  /** booked as people do without a planner: nothing is claimed of how good it is */
  isHabit: boolean
  /** null: there is no roster */
  figures: PlanFigures | null
  reasons: readonly string[]
  /** null: cannot be kept */
  planId: string | null
  /** null: a kept plan, whose roster is asked for when it is needed */
  picks: readonly PlanPickRef[] | null
  /** of a kept plan */
  scenario: ScenarioRecord | null
}

/** `rate` is money with all its decimals, which a column of prices needs to line up */
export type Unit = 'money' | 'rate' | 'count' | 'share' | 'ratio'

export interface Measure {
  id:
    | 'cost'
    | 'net'
    | 'median'
    | 'gross'
    | 'netOfGross'
    | 'frequency'
    | 'cpm'
    | 'engagements'
    | 'creators'
    | 'posts'
    | 'risk'
    | 'chance'
  unit: Unit
  value: (figures: PlanFigures) => number | null
  /** which end is named; null where neither is better */
  best: 'highest' | 'lowest' | null
  /** a share of a share reads wrongly: such figures differ in points */
  difference: 'share' | 'points'
}

export const measures: readonly Measure[] = [
  { id: 'cost', unit: 'money', value: ({ costMinor }) => costMinor, best: 'lowest', difference: 'share' },
  { id: 'net', unit: 'count', value: ({ netReachPersons }) => netReachPersons, best: 'highest', difference: 'share' },
  {
    id: 'median',
    unit: 'count',
    value: ({ range }) => range?.p50Persons ?? null,
    best: 'highest',
    difference: 'share',
  },
  { id: 'gross', unit: 'count', value: ({ grossReachPersons }) => grossReachPersons, best: null, difference: 'share' },
  {
    id: 'netOfGross',
    unit: 'share',
    value: ({ netReachPersons, grossReachPersons }) =>
      grossReachPersons > 0 ? netReachPersons / grossReachPersons : null,
    best: 'highest',
    difference: 'points',
  },
  { id: 'frequency', unit: 'ratio', value: ({ frequency }) => frequency, best: null, difference: 'share' },
  {
    id: 'cpm',
    unit: 'rate',
    value: ({ costPerThousandNetMinor }) => costPerThousandNetMinor,
    best: 'lowest',
    difference: 'share',
  },
  { id: 'engagements', unit: 'count', value: ({ engagements }) => engagements, best: 'highest', difference: 'share' },
  { id: 'creators', unit: 'count', value: ({ creators }) => creators, best: null, difference: 'share' },
  { id: 'posts', unit: 'count', value: ({ posts }) => posts, best: null, difference: 'share' },
  { id: 'risk', unit: 'share', value: ({ range }) => range?.variation ?? null, best: 'lowest', difference: 'points' },
  {
    id: 'chance',
    unit: 'share',
    value: ({ range }) => range?.goalProbability ?? null,
    best: 'highest',
    difference: 'points',
  },
]

/**
 * Which of a row stand at its good end. Values that read alike are equally good, and where all read alike none is named.
 *
 * @param texts the values as they are shown
 */
export function bestOf(
  values: readonly (number | null)[],
  texts: readonly string[],
  best: 'highest' | 'lowest' | null,
): ReadonlySet<number> {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]))
  if (best === null || known.length < 2) return new Set()
  const end = known.reduce((a, b) => ((best === 'highest' ? b.value > a.value : b.value < a.value) ? b : a))
  const alike = known.filter(({ index }) => texts[index] === texts[end.index])
  return alike.length === known.length ? new Set() : new Set(alike.map(({ index }) => index))
}

/**
 * How far a value is from the one it is compared with: as a share of it (0.12 is 12 per cent more), or in points of a
 * share (0.12 is 12 points more); null where it cannot be said.
 */
export function differenceOf(value: number | null, base: number | null, by: Measure['difference']): number | null {
  if (value === null || base === null) return null
  if (by === 'points') return value - base
  return base === 0 ? null : value / base - 1
}

export const MOST_SHOWN = 8
const READY_FIRST = ['bestMix', 'ledBy', 'biggest', 'cheapestForGoal']

/**
 * What is shown until somebody chooses: the live plan, the ready-made ones that settle the argument, then the newest
 * kept ones, then tier by tier, until the table is full.
 */
export function usualChoice(columns: readonly CompareColumn[]): string[] {
  const rank = ({ key, kind, figures }: CompareColumn) => {
    if (kind === 'live') return 0
    if (figures === null) return 4
    if (kind === 'kept') return 2
    return READY_FIRST.includes(key.split(':')[1] ?? '') ? 1 : 3
  }
  return [...columns]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (b.scenario?.createdAt ?? '').localeCompare(a.scenario?.createdAt ?? '') ||
        (b.figures?.netReachPersons ?? -1) - (a.figures?.netReachPersons ?? -1),
    )
    .slice(0, MOST_SHOWN)
    .map(({ key }) => key)
}

/** Those chosen: the one that others are compared with, the possible ones in their own order, the impossible ones. */
export function shownColumns(
  columns: readonly CompareColumn[],
  chosen: readonly string[],
  baseKey: string | null,
): CompareColumn[] {
  const shown = columns
    .filter(({ key }) => chosen.includes(key))
    .slice(0, MOST_SHOWN)
    .sort((a, b) => Number(a.figures === null) - Number(b.figures === null))
  const base = shown.find(({ key }) => key === baseKey)
  return base ? [base, ...shown.filter((column) => column !== base)] : shown
}
