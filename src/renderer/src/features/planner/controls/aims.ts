import type { PlanAssumptions, PlanObjectiveSetting } from '../../../../../shared/domain/planning/settings'

export type Measure = Extract<PlanObjectiveSetting, { kind: 'lexicographic' }>['order'][number]
type Weighed = keyof Extract<PlanObjectiveSetting, { kind: 'blend' }>['weights']

/** In the order of the menu. */
export const aims = [
  'netReach',
  'cheapest',
  'engagements',
  'conversions',
  'revenue',
  'blend',
  'lexicographic',
] as const satisfies readonly PlanObjectiveSetting['kind'][]

/** The assumption that an aim lacks; null where it lacks none. */
export function missingFor(
  kind: PlanObjectiveSetting['kind'],
  { conversionsPerThousandViews, orderValueMinor }: PlanAssumptions,
): 'needsConversions' | 'needsRevenue' | null {
  if (kind === 'conversions') return conversionsPerThousandViews === null ? 'needsConversions' : null
  if (kind === 'revenue') {
    return conversionsPerThousandViews === null || orderValueMinor === null ? 'needsRevenue' : null
  }
  return null
}

/** Measures that can be counted by what is assumed. */
export function weighed(assumptions: PlanAssumptions): Weighed[] {
  return [
    'netReach',
    'engagements',
    ...(missingFor('conversions', assumptions) === null ? (['conversions'] as const) : []),
    ...(missingFor('revenue', assumptions) === null ? (['revenue'] as const) : []),
  ]
}

/** An aim as it begins; its fields can be changed then. */
export function objectiveOf(kind: PlanObjectiveSetting['kind'], assumptions: PlanAssumptions): PlanObjectiveSetting {
  switch (kind) {
    case 'blend': {
      const isKnown = (measure: Weighed) => weighed(assumptions).includes(measure)
      return {
        kind,
        weights: {
          netReach: 1,
          engagements: 1,
          conversions: isKnown('conversions') ? 10 : 0,
          revenue: isKnown('revenue') ? 1 : 0,
        },
      }
    }
    case 'lexicographic':
      return { kind, order: ['netReach', 'cost'] }
    case 'cheapest':
      return { kind, goalPersons: null }
    case 'netReach':
    case 'engagements':
    case 'conversions':
    case 'revenue':
      return { kind }
  }
}
