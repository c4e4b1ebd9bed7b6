import type { creatorFields } from '../../../../shared/contract/creatorFields'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../../shared/domain/tiers'
import { type Db, statement } from '../../open'
import { addAll, type Bits, between, difference, intersection, noBits, ofCodes, setBit } from './bits'
import type { CodeName, NumberName } from './columns'
import { type CreatorIndex, trigram } from './creatorIndex'

/** The key of a filter whose facet does not heed it. */
export type FacetKey = 'tiers' | 'platforms' | 'niches' | 'countries' | 'languages'
/** One narrowing of a filter; the slots that it keeps. */
export type Part = { facet: FacetKey | null; bits: Bits }

/** @throws CallboardError `invalid_input` for a tier that the scheme has not */
export function partsOf(db: Db, index: CreatorIndex, scheme: TierSchemeRecord, filter: CreatorFilter): Part[] {
  const parts: Part[] = []
  const add = (facet: FacetKey | null, bits: Bits) => parts.push({ facet, bits })
  const text = filter.text?.trim()
  if (text)
    add(
      null,
      index.predicate(`text ${text}`, () => containing(db, index, text)),
    )
  if (filter.tiers?.length) add('tiers', tierBits(index, scheme, filter.tiers))
  if (filter.platforms?.length) add('platforms', oneOf(index, 'platform', filter.platforms))
  if (filter.countries?.length) add('countries', oneOf(index, 'country', filter.countries))
  if (filter.languages?.length) add('languages', oneOf(index, 'language', filter.languages))
  if (filter.niches?.length) add('niches', anyNiche(index, filter.niches))
  if (filter.hasPrice !== undefined) add(null, filter.hasPrice ? known(index, 'price') : unknown(index, 'price'))
  for (const field of filter.has ?? []) add(null, known(index, field))
  for (const field of filter.missing ?? []) add(null, unknown(index, field))
  for (const { column, low, high } of rangesOf(filter)) add(null, range(index, column, low, high))
  if (filter.priceCurrency !== undefined) add(null, oneOf(index, 'currency', [filter.priceCurrency]))
  if (filter.isVerified !== undefined) add(null, verified(index, filter.isVerified))
  if (filter.notInCampaignId) add(null, difference(index.alive, onRoster(db, index, filter.notInCampaignId)))
  return parts
}

type Range = { column: NumberName; low: number; high: number }

function rangesOf(filter: CreatorFilter): Range[] {
  const asked: [NumberName, number | undefined, number | undefined][] = [
    ['followers', filter.followersMin, filter.followersMax],
    ['views', filter.averageViewsMin, filter.averageViewsMax],
    ['engagementRate', filter.engagementRateMin, filter.engagementRateMax],
    ['priceMinor', filter.priceMinMinor, filter.priceMaxMinor],
  ]
  return asked.flatMap(([column, low, high]) =>
    low === undefined && high === undefined ? [] : [{ column, low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY }],
  )
}

const range = (index: CreatorIndex, column: NumberName, low: number, high: number) =>
  index.predicate(`${column} ${low} ${high}`, () =>
    between(index.columns.number[column], index.columns.slots, low, high),
  )

function oneOf(index: CreatorIndex, column: CodeName, texts: readonly string[]): Bits {
  return index.predicate(`${column} ${JSON.stringify(texts)}`, () => {
    const codes = index.columns.code[column]
    const wanted = new Uint8Array(codes.size)
    for (const text of texts) {
      const code = codes.codeOf(text)
      if (code !== undefined) wanted[code] = 1
    }
    return ofCodes(codes.values, index.columns.slots, wanted)
  })
}

/** Niches of a list as it is stored, each once. */
export function nichesIn(json: string | null): string[] {
  const list: unknown = JSON.parse(json ?? '[]')
  return Array.isArray(list) ? [...new Set(list.filter((value) => typeof value === 'string'))] : []
}

function anyNiche(index: CreatorIndex, niches: readonly string[]): Bits {
  return index.predicate(`niches ${JSON.stringify(niches)}`, () =>
    lists(index, (list) => list.some((niche) => niches.includes(niche))),
  )
}

function lists(index: CreatorIndex, keeps: (list: string[]) => boolean): Bits {
  const codes = index.columns.code.niches
  const wanted = Uint8Array.from(codes.texts, (json) => Number(keeps(nichesIn(json))))
  return ofCodes(codes.values, index.columns.slots, wanted)
}

type Field = (typeof creatorFields)[number]

function known(index: CreatorIndex, field: Field): Bits {
  const { columns } = index
  const number = (column: NumberName) => range(index, column, 0, Number.POSITIVE_INFINITY)
  const code = (column: CodeName) =>
    index.predicate(`has ${column}`, () => {
      const wanted = new Uint8Array(columns.code[column].size).fill(1)
      wanted[0] = 0
      return ofCodes(columns.code[column].values, columns.slots, wanted)
    })
  switch (field) {
    case 'displayName':
      return columns.hasName.slice(0, columns.words)
    case 'followers':
      return number('followers')
    case 'averageViews':
      return number('views')
    case 'engagementRate':
      return number('engagementRate')
    case 'price':
      return number('priceMinor')
    case 'country':
      return code('country')
    case 'language':
      return code('language')
    case 'measuredOn':
      return code('measuredOn')
    case 'niches':
      return index.predicate('has niches', () => lists(index, (list) => list.length > 0))
  }
}

const unknown = (index: CreatorIndex, field: Field) => difference(index.alive, known(index, field))

const verified = (index: CreatorIndex, is: boolean) =>
  index.predicate(`verified ${is}`, () =>
    ofCodes(index.columns.verified, index.columns.slots, Uint8Array.of(0, Number(!is), Number(is))),
  )

function onRoster(db: Db, index: CreatorIndex, campaignId: string): Bits {
  return fromNumbers(
    index,
    statement<number>(
      db,
      'SELECT a.n FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ?',
    )
      .pluck()
      .all(campaignId) as number[],
  )
}

function fromNumbers(index: CreatorIndex, numbers: readonly number[]): Bits {
  const bits = noBits(index.columns.slots)
  for (const n of numbers) {
    const slot = index.columns.slotOf(n)
    if (slot >= 0) setBit(bits, slot)
  }
  return bits
}

/** Tier names, and the classes outside the tiers, as ranges of followers. */
function tierBits(index: CreatorIndex, scheme: TierSchemeRecord, names: readonly string[]): Bits {
  const bits = noBits(index.columns.slots)
  const first = scheme.tiers[0]
  const last = scheme.tiers.at(-1)
  const whole = (from: number, to: number | null) => range(index, 'followers', from, to === null ? Infinity : to - 1)
  for (const name of names) {
    const tier = scheme.tiers.find((t) => t.name === name)
    if (tier) addAll(bits, whole(tier.minFollowers, tier.maxFollowers))
    else if (name === BELOW_TIERS && first) addAll(bits, whole(0, first.minFollowers))
    else if (name === ABOVE_TIERS && last?.maxFollowers) addAll(bits, whole(last.maxFollowers, null))
    else if (name === 'unknown') addAll(bits, unknown(index, 'followers'))
    else throw new CallboardError('invalid_input', `There is no tier ${name} in the scheme ${scheme.name}.`)
  }
  return bits
}

/** Handle and name anywhere, bio, notes and niches by the beginnings of words. */
function containing(db: Db, index: CreatorIndex, text: string): Bits {
  if ([...text].length < trigram) return index.texts.containing(text, index.columns.slots)
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0)
  const found = matches(db, index, 'account_name_text', `"${text.replaceAll('"', '""')}"`)
  if (words.length > 0) {
    addAll(found, matches(db, index, 'account_word_text', words.map((word) => `"${word}"*`).join(' ')))
  }
  return found
}

function matches(db: Db, index: CreatorIndex, table: 'account_name_text' | 'account_word_text', query: string): Bits {
  const numbers = statement<number>(db, `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).pluck().all(query)
  return fromNumbers(index, numbers as number[])
}

/** All parts together, over the accounts that there are. */
export const together = (index: CreatorIndex, parts: readonly Part[]): Bits =>
  intersection(
    index.alive,
    parts.map((part) => part.bits),
  )
