import type { CreatorFilter } from '../../../../shared/contract/creators'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS, classifyTier } from '../../../../shared/domain/tiers'
import type { Db } from '../../open'
import { type Bits, countBits, inOrder } from './bits'
import { type CreatorIndex, type CreatorSort, classesName, needsTexts } from './creatorIndex'
import { type FacetKey, nichesIn, partsOf, together } from './filter'
import { creatorIndex, creatorIndexReady } from './keeper'

/** Resolves once the questions below can be answered at once; without it they are answered, too, but may hold up all else. */
export const creatorsReady = (db: Db, filter: CreatorFilter, sort: CreatorSort | null = null): Promise<void> =>
  creatorIndexReady(db, needsTexts(filter, sort))

/** Sorted row numbers of all that match; what is not known comes last either way. */
export function listCreators(
  db: Db,
  scheme: TierSchemeRecord,
  filter: CreatorFilter,
  sort: CreatorSort,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const index = creatorIndex(db, needsTexts(filter, sort))
  const bits = together(index, partsOf(db, index, scheme, filter))
  const count = countBits(bits)
  if (count === 0) return new Uint32Array(0)
  const { numbers, distance } = index.columns
  return inOrder(index.order(sort, descending), bits, count, numbers, distance)
}

/** All accounts of the workspace. */
export const countCreators = (db: Db): number => creatorIndex(db, false).count

export type FacetCount = { key: string; count: number }
export type FacetCounts = Record<FacetKey, FacetCount[]>

/** Values of a facet that are told; whoever wants a rarer one types it. */
const most: Record<FacetKey, number> = { tiers: 60, platforms: 60, niches: 60, countries: 300, languages: 300 }

/**
 * Counts by tier, platform, niche, country and language; each ignores its own part of the filter. Tiers come in
 * their order, then `unknown`; the others by falling count.
 */
export function countFacets(db: Db, scheme: TierSchemeRecord, filter: CreatorFilter): FacetCounts {
  const index = creatorIndex(db, needsTexts(filter, null))
  const parts = partsOf(db, index, scheme, filter)
  const whole = counted(together(index, parts))
  const without = (facet: FacetKey) => {
    const others = parts.filter((part) => part.facet !== facet)
    return others.length === parts.length ? whole : counted(together(index, others))
  }
  const { code } = index.columns
  const byCode = (facet: FacetKey, codes: (typeof code)[keyof typeof code]) => {
    const { bits, count } = without(facet)
    return index.histogram(facet, bits, count, codes.values, codes.size)
  }
  const named = (facet: FacetKey, codes: (typeof code)[keyof typeof code]) =>
    commonest(
      facet,
      [...byCode(facet, codes)].flatMap((count, at) => {
        const key = codes.texts[at] ?? null
        return key === null || count === 0 ? [] : [{ key, count }]
      }),
    )
  return {
    tiers: tierCounts(index, scheme, without('tiers')),
    platforms: named('platforms', code.platform),
    countries: named('countries', code.country),
    languages: named('languages', code.language),
    niches: commonest('niches', nicheCounts(byCode('niches', code.niches), code.niches.texts)),
  }
}

type Counted = { bits: Bits; count: number }
const counted = (bits: Bits): Counted => ({ bits, count: countBits(bits) })

function commonest(facet: FacetKey, counts: FacetCount[]): FacetCount[] {
  const byKey = (a: FacetCount, b: FacetCount) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
  return counts.sort((a, b) => b.count - a.count || byKey(a, b)).slice(0, most[facet])
}

function nicheCounts(counts: Uint32Array, lists: readonly (string | null)[]): FacetCount[] {
  const byNiche = new Map<string, number>()
  counts.forEach((count, code) => {
    if (count === 0) return
    for (const niche of nichesIn(lists[code] ?? null)) byNiche.set(niche, (byNiche.get(niche) ?? 0) + count)
  })
  return [...byNiche].map(([key, count]) => ({ key, count }))
}

function tierCounts(index: CreatorIndex, scheme: TierSchemeRecord, { bits, count }: Counted): FacetCount[] {
  const names = [BELOW_TIERS, ...scheme.tiers.map((tier) => tier.name), ABOVE_TIERS, 'unknown']
  const { followers } = index.columns.number
  const classes = index.classes(JSON.stringify(scheme.tiers), () => {
    const codeOf = new Map(names.map((name, code) => [name, code]))
    const unknown = names.length - 1
    // A class is a run of followers: looking up its bounds is far cheaper than asking for every account.
    const bounds = scheme.tiers.flatMap((tier) => [tier.minFollowers, tier.maxFollowers ?? []].flat())
    const edges = [...new Set([0, ...bounds])].sort((a, b) => a - b)
    const codes = edges.map((edge) => codeOf.get(classifyTier(scheme, edge) ?? 'unknown') ?? unknown)
    const classes = new Uint16Array(followers.length).fill(unknown)
    for (let slot = 0; slot < followers.length; slot += 1) {
      const value = followers[slot] ?? Number.NaN
      if (Number.isNaN(value)) continue
      let at = edges.length - 1
      while (at > 0 && value < (edges[at] ?? 0)) at -= 1
      classes[slot] = codes[at] ?? unknown
    }
    return classes
  })
  const counts = index.histogram(classesName, bits, count, classes, names.length)
  return names.flatMap((key, code) => (counts[code] ? [{ key, count: counts[code] }] : []))
}
