import { creatorFilter } from '../../../../shared/contract/creatorFields'
import type { CreatorFilter, FilterClause, FilterField } from '../../../../shared/contract/creators'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'

export const noFilter: CreatorFilter = {}

/** Of whom no follower count is known; stands among the tiers. */
const UNKNOWN_TIER = 'unknown'

export function isFilter(value: unknown): value is CreatorFilter {
  return creatorFilter.safeParse(value).success
}

/** A remembered filter may name tiers of a scheme that is no longer the default, which nobody can be in. */
export function fitFilter(filter: CreatorFilter, scheme: TierSchemeRecord | undefined): CreatorFilter {
  const known = new Set([BELOW_TIERS, ABOVE_TIERS, UNKNOWN_TIER, ...(scheme?.tiers.map(({ name }) => name) ?? [])])
  const isStrange = (clause: FilterClause) =>
    clause.field === 'tier' && 'values' in clause && clause.values.some((tier) => !known.has(tier))
  if (!filter.where?.some(isStrange)) return filter
  const where = filter.where.flatMap((clause): FilterClause[] => {
    if (clause.field !== 'tier' || !('values' in clause)) return [clause]
    const values = clause.values.filter((tier) => known.has(tier))
    return values.length > 0 ? [{ ...clause, values }] : []
  })
  return tidyFilter({ ...filter, where })
}

/** Leaves out what narrows nothing, so that equal filters are equal keys. */
export function tidyFilter({ text, where }: CreatorFilter): CreatorFilter {
  return { ...(text?.trim() ? { text: text.trim() } : {}), ...(where?.length ? { where } : {}) }
}

export function isNarrowed(filter: CreatorFilter): boolean {
  return Object.keys(tidyFilter(filter)).length > 0
}

export function sameFilter(one: CreatorFilter, other: CreatorFilter): boolean {
  return JSON.stringify(tidyFilter(one)) === JSON.stringify(tidyFilter(other))
}

/** The fields that have a button of their own: one clause each, whose values the button switches. */
export type QuickField = 'tier' | 'platform' | 'country' | 'niches' | 'tags'

function isQuick(clause: FilterClause, field: QuickField): clause is Extract<FilterClause, { values: string[] }> {
  return clause.field === field && (clause.op === 'is' || clause.op === 'hasAny')
}

/** What the button of a field has switched on. */
export function quickValues(filter: CreatorFilter, field: QuickField): readonly string[] {
  const clause = filter.where?.find((one) => isQuick(one, field))
  return clause && 'values' in clause ? clause.values : []
}

/** The filter with a value of the field's button switched; the clause goes with its last value. */
export function toggleQuick(filter: CreatorFilter, field: QuickField, value: string): CreatorFilter {
  const old = quickValues(filter, field)
  const values = old.includes(value) ? old.filter((entry) => entry !== value) : [...old, value]
  const at = filter.where?.findIndex((clause) => isQuick(clause, field)) ?? -1
  if (values.length === 0) return withoutClause(filter, at)
  const clause: FilterClause =
    field === 'niches' || field === 'tags' ? { op: 'hasAny', field, values } : { op: 'is', field, values }
  return withClause(filter, at < 0 ? null : at, clause)
}

/** @param at which clause is replaced; null adds one */
export function withClause(filter: CreatorFilter, at: number | null, clause: FilterClause): CreatorFilter {
  const where = filter.where ?? []
  return tidyFilter({
    ...filter,
    where: at === null ? [...where, clause] : where.map((old, index) => (index === at ? clause : old)),
  })
}

export function withoutClause(filter: CreatorFilter, at: number): CreatorFilter {
  return tidyFilter({ ...filter, where: (filter.where ?? []).filter((_, index) => index !== at) })
}

/** The rest of a filter, among which the values of a clause are counted: its own would leave only those chosen. */
export function filterBeside(filter: CreatorFilter, at: number | null): CreatorFilter {
  return at === null ? filter : withoutClause(filter, at)
}

export function isCustomField(field: string): field is Extract<FilterField, `custom:${string}`> {
  return field.startsWith('custom:')
}

/** The classes into which a scheme puts creators, in rising order: its tiers, and below or above where it has bounds. */
export function tierClasses(scheme: TierSchemeRecord | undefined): string[] {
  const first = scheme?.tiers[0]
  const last = scheme?.tiers.at(-1)
  return [
    ...(first && first.minFollowers > 0 ? [BELOW_TIERS] : []),
    ...(scheme?.tiers.map(({ name }) => name) ?? []),
    ...(last && last.maxFollowers !== null ? [ABOVE_TIERS] : []),
  ]
}
