import type { PlanCandidate } from '../../../../../shared/contract/planner'
import type { RuleAttribute } from '../../../../../shared/domain/planning/settings'

/** A value that candidates have, and how many have it. */
export interface Facet {
  value: string
  creators: number
}

/** The values of an attribute, the most frequent first. */
export function facetsOf(candidates: readonly PlanCandidate[], attribute: RuleAttribute): Facet[] {
  const counts = new Map<string, number>()
  for (const candidate of candidates) {
    for (const value of new Set(valuesOf(candidate, attribute))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, creators]) => ({ value, creators }))
    .sort((a, b) => b.creators - a.creators || (a.value < b.value ? -1 : 1))
}

function valuesOf(candidate: PlanCandidate, attribute: RuleAttribute): readonly string[] {
  if (attribute === 'niche') return candidate.niches
  const value = candidate[attribute]
  return value === null ? [] : [value]
}
