import { creatorFilter } from '../../../../shared/contract/creatorFields'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'

export const noFilter: CreatorFilter = {}

export function isFilter(value: unknown): value is CreatorFilter {
  return creatorFilter.safeParse(value).success
}

/** A remembered filter may name tiers of a scheme that is no longer the default; those the engine would refuse. */
export function fitFilter(filter: CreatorFilter, scheme: TierSchemeRecord | undefined): CreatorFilter {
  if (!filter.tiers?.length) return filter
  const known = new Set([BELOW_TIERS, ABOVE_TIERS, 'unknown', ...(scheme?.tiers.map(({ name }) => name) ?? [])])
  const tiers = filter.tiers.filter((tier) => known.has(tier))
  return tiers.length === filter.tiers.length ? filter : withoutEmpty({ ...filter, tiers })
}

export type ListKey = 'tiers' | 'platforms' | 'niches' | 'countries'

/** Leaves out what narrows nothing, so that equal filters are equal keys. */
export function withoutEmpty(filter: CreatorFilter): CreatorFilter {
  const { text, tiers, platforms, niches, countries, hasPrice } = filter
  return {
    ...(text?.trim() ? { text: text.trim() } : {}),
    ...(tiers?.length ? { tiers } : {}),
    ...(platforms?.length ? { platforms } : {}),
    ...(niches?.length ? { niches } : {}),
    ...(countries?.length ? { countries } : {}),
    ...(hasPrice === undefined ? {} : { hasPrice }),
  }
}

export function isNarrowed(filter: CreatorFilter): boolean {
  return Object.keys(withoutEmpty(filter)).length > 0
}

/** The list with the value in it, or without it where it was. */
export function toggled<T>(list: readonly T[] | undefined, value: T): T[] {
  const old = list ?? []
  return old.includes(value) ? old.filter((entry) => entry !== value) : [...old, value]
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
