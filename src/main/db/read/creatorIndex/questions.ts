import type { CreatorFilter, FilterField } from '../../../../shared/contract/creatorFields'
import type { ChosenCreators } from '../../../../shared/contract/creators'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import type { Db } from '../../open'
import { type Bits, countBits, inOrder } from './bits'
import { classNames, UNKNOWN_TIER } from './classes'
import type { Codes } from './codes'
import { type CreatorIndex, type CreatorSort, needsOf } from './creatorIndex'
import { CUSTOM, isCustom, partsOf, together } from './filter'
import { creatorIndex, creatorIndexReady } from './keeper'
import type { Lists } from './lists'
import { type Need, needFor } from './parts'

/** Resolves once the questions below can be answered at once; without it they are answered, too, but may hold up all else. */
export function creatorsReady(
  db: Db,
  filter: CreatorFilter,
  sort: CreatorSort | null = null,
  /** a field whose values are asked for */
  field: FilterField | null = null,
): Promise<void> {
  return creatorIndexReady(db, needsFor(filter, sort, field))
}

/** Begins to read what the list needs, before anybody asks; whoever asks meanwhile waits for what is left of it. */
export function warmCreators(db: Db): void {
  // A workspace closed meanwhile ends it; whatever else it met, the first question meets too and says so.
  creatorsReady(db, {}).catch(() => {})
}

function needsFor(filter: CreatorFilter, sort: CreatorSort | null, field: FilterField | null): Set<Need> {
  const needs = needsOf(filter, sort)
  const need = field === null ? null : needFor(field)
  return need === null ? needs : needs.add(need)
}

/** Sorted row numbers of all that match; what is not known comes last either way. */
export function listCreators(
  db: Db,
  scheme: TierSchemeRecord,
  filter: CreatorFilter,
  sort: CreatorSort,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const index = creatorIndex(db, needsOf(filter, sort))
  const bits = together(index, partsOf(db, index, scheme, filter))
  const count = countBits(bits)
  if (count === 0) return new Uint32Array(0)
  const { numbers, distance } = index.columns
  return inOrder(index.order(sort, descending, scheme), bits, count, numbers, distance)
}

/** All accounts of the workspace. */
export const countCreators = (db: Db): number => creatorIndex(db, new Set()).count

export type FacetCount = { key: string; count: number }
const facetFields = {
  tiers: 'tier',
  platforms: 'platform',
  niches: 'niches',
  countries: 'country',
  languages: 'language',
  tags: 'tags',
} as const satisfies Record<string, FilterField>
export type FacetKey = keyof typeof facetFields
export type FacetCounts = Record<FacetKey, FacetCount[]>

/** The row numbers of those picked, rising; some of them may be gone. */
export function chosenNumbers(db: Db, scheme: TierSchemeRecord, chosen: ChosenCreators): Uint32Array<ArrayBuffer> {
  const numbers = new Set(chosen.rowNumbers)
  if (chosen.matching) {
    const except = new Set(chosen.matching.except)
    for (const n of listCreators(db, scheme, chosen.matching.filter, 'followers', true))
      if (!except.has(n)) numbers.add(n)
  }
  return Uint32Array.from(numbers).sort()
}

/** The row numbers of those picked in the order of a column; those that are gone are left out. */
export function chosenInOrder(
  db: Db,
  scheme: TierSchemeRecord,
  chosen: ChosenCreators,
  sort: CreatorSort,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const numbers = new Set(chosenNumbers(db, scheme, chosen))
  return listCreators(db, scheme, {}, sort, descending).filter((n) => numbers.has(n))
}

/** Values of a facet that are told; whoever wants a rarer one types it. */
const most: Record<FacetKey, number> = {
  tiers: 60,
  platforms: 60,
  niches: 60,
  countries: 300,
  languages: 300,
  tags: 60,
}

/**
 * Counts by tier, platform, niche, country, language and tag; each ignores the clauses on its own field. Tiers come
 * in their order, then `unknown`; the others by falling count.
 */
export function countFacets(db: Db, scheme: TierSchemeRecord, filter: CreatorFilter): FacetCounts {
  const index = creatorIndex(db, needsOf(filter, null))
  const parts = partsOf(db, index, scheme, filter)
  const whole = counted(together(index, parts))
  const without = (facet: FacetKey) => {
    const others = parts.filter((part) => part.field !== facetFields[facet])
    return others.length === parts.length ? whole : counted(together(index, others))
  }
  const { code, list } = index.columns
  const named = (facet: FacetKey, column: Codes | Lists) =>
    commonest(countsOf(index, facetFields[facet], column, without(facet))).slice(0, most[facet])
  return {
    tiers: tierCounts(index, scheme, without('tiers')),
    platforms: named('platforms', code.platform),
    niches: named('niches', list.niches),
    countries: named('countries', code.country),
    languages: named('languages', code.language),
    tags: named('tags', list.tags),
  }
}

type Counted = { bits: Bits; count: number }
const counted = (bits: Bits): Counted => ({ bits, count: countBits(bits) })

function countsOf(index: CreatorIndex, name: string, column: Codes | Lists, { bits, count }: Counted): FacetCount[] {
  // Nobody has any: no need to look at a million codes of nothing.
  if (column.size === 1) return []
  const counts = index.histogram(name, bits, count, column.values, column.size)
  if ('spread' in column) return column.spread(counts)
  const out: FacetCount[] = []
  counts.forEach((count, code) => {
    const key = column.texts[code] ?? null
    if (count > 0 && key !== null) out.push({ key, count })
  })
  return out
}

function commonest(counts: FacetCount[]): FacetCount[] {
  const byKey = (a: FacetCount, b: FacetCount) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
  return counts.sort((a, b) => b.count - a.count || byKey(a, b))
}

function tierCounts(index: CreatorIndex, scheme: TierSchemeRecord, { bits, count }: Counted): FacetCount[] {
  const [unknown = UNKNOWN_TIER, ...names] = classNames(scheme)
  const name = `tier ${JSON.stringify(scheme.tiers)}`
  const [missing = 0, ...counts] = index.histogram(name, bits, count, index.classes(scheme), names.length + 1)
  const told = names.map((key, at) => ({ key, count: counts[at] ?? 0 }))
  return [...told, { key: unknown, count: missing }].filter((tier) => tier.count > 0)
}

/** The values of a field among the accounts that match, the commonest first; of a custom field as texts. */
export function countValues(db: Db, scheme: TierSchemeRecord, field: FilterField, filter: CreatorFilter): FacetCount[] {
  const index = creatorIndex(db, needsFor(filter, null, field))
  // What a field offers does not depend on what was chosen of it.
  const where = filter.where?.filter((clause) => clause.field !== field) ?? []
  const whole = counted(together(index, partsOf(db, index, scheme, { ...filter, where })))
  if (field === 'tier') return tierCounts(index, scheme, whole)
  const { code, list, custom } = index.columns
  if (isCustom(field)) {
    const codes = custom.byField.get(field.slice(CUSTOM.length))
    if (!codes) return []
    return commonest(
      countsOf(index, field, codes, whole).map(({ key, count }) => ({ key: String(JSON.parse(key)), count })),
    )
  }
  const column = Object.entries({ ...code, ...list }).find(([name]) => name === field)?.[1]
  return column ? commonest(countsOf(index, field, column, whole)) : []
}
