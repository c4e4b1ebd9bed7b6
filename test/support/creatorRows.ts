import fc from 'fast-check'
import type { Db } from '../../src/main/db/open'
import { creatorFields, creatorSorts } from '../../src/shared/contract/creatorFields'
import { type CreatorFilter } from '../../src/shared/contract/creators'
import type { TierSchemeRecord } from '../../src/shared/contract/workspace'
import { presetTierSchemes } from '../../src/shared/domain/tiers'
import { newId } from './engine'

/** Accounts and filters for tests, of few values, so that they meet and ties are common. */
export type Account = {
  name: string | null
  country: string | null
  language: string | null
  niches: string[]
  notes: string | null
  platform: 'tiktok' | 'instagram' | 'youtube'
  handle: string
  followers: number | null
  averageViews: number | null
  medianViews: number | null
  engagementRate: number | null
  measuredOn: string | null
  isVerified: 0 | 1 | null
  rates: { priceMinor: number; currency: string; quotedOn: string }[]
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
const words = ['ana', 'Ana', 'BEN', 'ñandú', 'Ñ', 'é', 'a_b', '100%', 'x\\y', '東京', '💥', 'zz']
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const followers = fc.constantFrom(0, 4999, 5000, 49_999, 50_000, 150_000, 749_999, 2_500_000, 5_000_000_000)
const views = fc.constantFrom(0, 1, 1000, 1001, 70_000)
const rate = fc.constantFrom(0, 0.001, 0.03, 0.1 + 0.2, 12)
const niche = fc.constantFrom('food', 'travel', 'Food', 'skin care', 'ñ')
const country = fc.constantFrom('GB', 'US', 'FR', 'de')
const language = fc.constantFrom('en', 'fr', 'pt-BR')
const price = fc.constantFrom(0, 100, 20_000, 1_000_000_000_000)
const currency = fc.constantFrom('GBP', 'EUR')
const day = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01')
const platform = fc.constantFrom('tiktok' as const, 'instagram' as const, 'youtube' as const)

export const account: fc.Arbitrary<Account> = fc.record({
  name: maybe(text),
  country: maybe(country),
  language: maybe(language),
  niches: fc.uniqueArray(niche, { maxLength: 3 }),
  notes: maybe(text),
  platform,
  handle: text,
  followers: maybe(followers),
  averageViews: maybe(views),
  medianViews: maybe(views),
  engagementRate: maybe(rate),
  measuredOn: maybe(day),
  isVerified: fc.constantFrom(null, 0 as const, 1 as const),
  rates: fc.array(fc.record({ priceMinor: price, currency, quotedOn: day }), { maxLength: 2 }),
})

export const sort = fc.constantFrom(...creatorSorts)
export const schemes: TierSchemeRecord[] = [
  ...presetTierSchemes,
  {
    id: 'closed',
    name: 'Closed',
    source: 'test',
    sourceDate: null,
    tiers: [{ name: 'only', minFollowers: 5000, maxFollowers: 50_000 }],
  },
].map((scheme, i) => ({
  ...scheme,
  isDefault: i === 0,
  tiers: scheme.tiers.map((tier) => ({ id: `${scheme.id} ${tier.name}`, ...tier })),
}))

const search = fc.oneof(
  fc.constantFrom('a', 'A', 'n', 'ñ', 'Ñ', '_', '%', '\\', 'a_', '東', '💥', 'zz', 'fo', 'skin'),
  text,
)

/** A filter that the scheme knows all tiers of. */
export function filterFor(scheme: TierSchemeRecord): fc.Arbitrary<CreatorFilter> {
  const last = scheme.tiers.at(-1)
  const tiers = ['below', 'unknown', ...scheme.tiers.map((tier) => tier.name), ...(last?.maxFollowers ? ['above'] : [])]
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 0, maxLength: 2 })
  const fields = some(fc.constantFrom(...creatorFields))
  return fc.record(
    {
      text: search,
      tiers: some(fc.constantFrom(...tiers)),
      platforms: some(platform),
      niches: some(niche),
      countries: some(country),
      languages: some(language),
      hasPrice: fc.boolean(),
      followersMin: followers,
      followersMax: followers,
      averageViewsMin: views,
      averageViewsMax: views,
      engagementRateMin: rate,
      engagementRateMax: rate,
      priceMinMinor: price,
      priceMaxMinor: price,
      priceCurrency: currency,
      isVerified: fc.boolean(),
      has: fields,
      missing: fields,
    },
    { requiredKeys: [] },
  )
}

/** Writes one account with a creator of its own, inside a step. @returns its id; null where its handle is taken */
export function insertAccount(db: Db, row: Account): string | null {
  const handleKey = row.handle.toLowerCase()
  const taken = db.prepare('SELECT 1 FROM account WHERE platform = ? AND handle_key = ?').get(row.platform, handleKey)
  if (taken) return null
  const creatorId = newId()
  const id = newId()
  db.prepare(
    'INSERT INTO creator (id, display_name, country, language, niches, notes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(creatorId, row.name, row.country, row.language, JSON.stringify(row.niches), row.notes, '2026-11-22')
  db.prepare(
    `INSERT INTO account (id, creator_id, platform, handle, handle_key, is_verified, followers, average_views, median_views,
       engagement_rate, measured_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    creatorId,
    row.platform,
    row.handle,
    handleKey,
    row.isVerified,
    row.followers,
    row.averageViews,
    row.medianViews,
    row.engagementRate,
    row.measuredOn,
  )
  for (const r of row.rates) insertRate(db, id, r)
  return id
}

export function insertRate(db: Db, accountId: string, rate: Account['rates'][number]): void {
  db.prepare(
    `INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, 'video', ?, ?, ?, 'test')`,
  ).run(newId(), accountId, rate.priceMinor, rate.currency, rate.quotedOn)
}
