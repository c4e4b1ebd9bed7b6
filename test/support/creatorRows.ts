import fc from 'fast-check'
import { type Db, statement } from '../../src/main/db/open'
import {
  type CreatorFilter,
  choiceFields,
  creatorSorts,
  dateFields,
  type FilterClause,
  type FilterField,
  flagFields,
  listFields,
  numberFields,
  textFields,
} from '../../src/shared/contract/creatorFields'
import type { TierSchemeRecord } from '../../src/shared/contract/workspace'
import { presetTierSchemes } from '../../src/shared/domain/tiers'
import { newId } from './engine'

/** Accounts and filters for tests, of few values, so that they meet and ties are common. */
export type Account = {
  name: string | null
  country: string | null
  city: string | null
  language: string | null
  furtherLanguages: string[]
  niches: string[]
  hashtags: string[]
  brandValues: string[]
  tags: string[]
  tone: 'hard' | 'soft' | 'both' | null
  notes: string | null
  datedNotes: string[]
  custom: Record<string, string | number | boolean>
  addedOn: string
  platform: 'tiktok' | 'instagram' | 'youtube'
  handle: string
  bio: string | null
  followers: number | null
  averageViews: number | null
  medianViews: number | null
  averageLikes: number | null
  postsSampled: number | null
  engagementRate: number | null
  engagementBasis: 'followers' | 'views' | null
  measuredOn: string | null
  isVerified: 0 | 1 | null
  rates: { priceMinor: number; currency: string; quotedOn: string }[]
  contacts: { kind: 'email' | 'phone' | 'agent'; value: string }[]
  collaborations: { brand: string; category: string | null }[]
  campaigns: string[]
  agents: string[]
}

/** Rows that creators hang on: `insertStage` puts them in. */
export const campaignIds = ['0193aaaa-0000-7000-8000-000000000001', '0193aaaa-0000-7000-8000-000000000002']
export const agentIds = ['0193bbbb-0000-7000-8000-000000000001', '0193bbbb-0000-7000-8000-000000000002']
export const customIds = ['0193cccc-0000-4000-8000-000000000001', '0193cccc-0000-4000-8000-000000000002']

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 })
const some = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.uniqueArray(value, { maxLength })
const words = ['ana', 'Ana', 'BEN', 'ñandú', 'Ñ', 'é', 'a_b', '100%', 'x\\y', '東京', '💥', 'zz']
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const followers = fc.constantFrom(0, 4999, 5000, 49_999, 50_000, 150_000, 749_999, 2_500_000, 5_000_000_000)
const views = fc.constantFrom(0, 1, 1000, 1001, 70_000, 0xffffffff - 1, 0xffffffff)
const rate = fc.constantFrom(0, 0.001, 0.03, 0.1 + 0.2, 12)
const label = fc.constantFrom('food', 'travel', 'Food', 'skin care', 'ñ', '[a]')
const country = fc.constantFrom('GB', 'US', 'FR', 'de')
const language = fc.constantFrom('en', 'fr', 'pt-BR')
const price = fc.constantFrom(0, 100, 20_000, 1_000_000_000_000)
const currency = fc.constantFrom('GBP', 'EUR')
const day = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01')
const platform = fc.constantFrom('tiktok' as const, 'instagram' as const, 'youtube' as const)
const kind = fc.constantFrom('email' as const, 'phone' as const, 'agent' as const)
const customValue = fc.oneof(text, day, fc.constantFrom(0, 7, 7.5, -1), fc.boolean())

export const account: fc.Arbitrary<Account> = fc.record({
  name: maybe(text),
  country: maybe(country),
  city: maybe(label),
  language: maybe(language),
  furtherLanguages: some(language),
  niches: some(label),
  hashtags: some(label),
  brandValues: some(label),
  tags: some(label),
  tone: maybe(fc.constantFrom('hard' as const, 'soft' as const, 'both' as const)),
  notes: maybe(text),
  datedNotes: fc.array(text, { maxLength: 1 }),
  custom: fc.dictionary(fc.constantFrom(...customIds), customValue, { maxKeys: 2, noNullPrototype: true }),
  addedOn: day,
  platform,
  handle: text,
  bio: maybe(text),
  followers: maybe(followers),
  averageViews: maybe(views),
  medianViews: maybe(views),
  averageLikes: maybe(views),
  postsSampled: maybe(fc.constantFrom(0, 3, 12)),
  engagementRate: maybe(rate),
  engagementBasis: maybe(fc.constantFrom('followers' as const, 'views' as const)),
  measuredOn: maybe(day),
  isVerified: fc.constantFrom(null, 0 as const, 1 as const),
  rates: fc.array(fc.record({ priceMinor: price, currency, quotedOn: day }), { maxLength: 2 }),
  contacts: fc.uniqueArray(fc.record({ kind, value: label }), {
    maxLength: 2,
    selector: (contact) => `${contact.kind} ${contact.value}`,
  }),
  collaborations: fc.array(fc.record({ brand: label, category: maybe(label) }), { maxLength: 2 }),
  campaigns: some(fc.constantFrom(...campaignIds), 2),
  agents: some(fc.constantFrom(...agentIds), 2),
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
const customField = fc.constantFrom(...customIds).map((id): `custom:${string}` => `custom:${id}`)
export const anyField: fc.Arbitrary<FilterField> = fc.oneof(
  fc.constantFrom(...choiceFields, ...listFields, ...numberFields, ...dateFields, ...textFields, ...flagFields),
  customField,
)

/** Values that the fields of choices and lists have, and some that nobody has. */
function valueFor(field: string, tiers: readonly string[]): fc.Arbitrary<string> {
  if (field === 'tier') return fc.constantFrom(...tiers)
  if (field === 'platform') return platform
  if (field === 'country') return country
  if (field === 'language' || field === 'languages') return language
  if (field === 'tone') return fc.constantFrom('hard', 'soft', 'both')
  if (field === 'priceCurrency') return currency
  if (field === 'engagementBasis') return fc.constantFrom('followers', 'views', 'reach')
  if (field === 'campaigns') return fc.constantFrom(...campaignIds)
  if (field === 'agents') return fc.constantFrom(...agentIds, newId())
  if (field === 'contactKinds') return kind
  return fc.oneof(label, text, fc.constantFrom('7', '7.5', 'true'))
}

function boundsOf(field: string): fc.Arbitrary<number> {
  if (field === 'engagementRate') return rate
  if (field === 'viewsPerFollower') return fc.constantFrom(0, 0.2, 1, 14)
  if (field === 'price') return price
  if (field === 'postsSampled') return fc.constantFrom(0, 3, 4.5)
  return fc.oneof(followers, views, fc.constantFrom(-1, 7, 7.5))
}

/** Any clause that the contract allows, with tiers that the scheme has. */
export function clauseFor(scheme: TierSchemeRecord): fc.Arbitrary<FilterClause> {
  const tiers = ['below', 'unknown', ...scheme.tiers.map((tier) => tier.name), 'above']
  const chosen = (field: string) => fc.array(valueFor(field, tiers), { minLength: 1, maxLength: 3 })
  const either = <T extends string>(fields: readonly T[]) => fc.oneof(fc.constantFrom(...fields), customField)
  return fc.oneof(
    either(choiceFields).chain((field) =>
      fc.record({
        op: fc.constantFrom('is' as const, 'isNot' as const),
        field: fc.constant(field),
        values: chosen(field),
      }),
    ),
    fc.constantFrom(...listFields).chain((field) =>
      fc.record({
        op: fc.constantFrom('hasAny' as const, 'hasAll' as const, 'hasNone' as const),
        field: fc.constant(field),
        values: chosen(field),
      }),
    ),
    either(numberFields).chain((field) =>
      fc.record(
        {
          op: fc.constantFrom('between' as const, 'notBetween' as const),
          field: fc.constant(field),
          min: boundsOf(field),
          max: boundsOf(field),
        },
        { requiredKeys: ['op', 'field'] },
      ),
    ),
    fc.record(
      {
        op: fc.constantFrom('datedBetween' as const, 'notDatedBetween' as const),
        field: either(dateFields),
        from: day,
        to: day,
      },
      { requiredKeys: ['op', 'field'] },
    ),
    fc.record({
      op: fc.constantFrom('contains' as const, 'containsNot' as const),
      field: either(textFields),
      text: search,
    }),
    fc.record({ op: fc.constantFrom('yes' as const, 'no' as const), field: either(flagFields) }),
    fc.record({ op: fc.constantFrom('known' as const, 'missing' as const), field: anyField }),
  )
}

/** A filter that the scheme knows all tiers of. */
export function filterFor(scheme: TierSchemeRecord): fc.Arbitrary<CreatorFilter> {
  return fc.record({ text: search, where: fc.array(clauseFor(scheme), { maxLength: 3 }) }, { requiredKeys: [] })
}

/** What campaigns and agents need to be there. */
export function insertStage(db: Db): void {
  const run = (sql: string, ...values: (string | number)[]) => statement(db, sql).run(...values)
  const [clientId, brandId] = [newId(), newId()]
  run(`INSERT INTO client (id, name, created_at) VALUES (?, 'Client', '2026-01-01')`, clientId)
  run(`INSERT INTO brand (id, client_id, name) VALUES (?, ?, 'Brand')`, brandId, clientId)
  for (const id of campaignIds) {
    run(
      `INSERT INTO campaign (id, brand_id, name, goal, currency, time_zone, target, unique_viewer_ratio, created_at)
       VALUES (?, ?, 'Campaign', 'awareness', 'GBP', 'Europe/London', '{}', 0.7, '2026-01-01')`,
      id,
      brandId,
    )
  }
  for (const id of agentIds) run(`INSERT INTO agent (id, name, created_at) VALUES (?, 'Agent', '2026-01-01')`, id)
}

/** @returns the account's id, or null where the handle is taken */
export function insertAccount(db: Db, row: Account): string | null {
  const handleKey = row.handle.toLowerCase()
  const taken = statement(db, 'SELECT 1 FROM account WHERE platform = ? AND handle_key = ?').get(
    row.platform,
    handleKey,
  )
  if (taken) return null
  const creatorId = newId()
  const id = newId()
  statement(
    db,
    `INSERT INTO creator (id, display_name, country, city, language, further_languages, niches, hashtags, brand_values, tags,
       tone, notes, custom, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    creatorId,
    row.name,
    row.country,
    row.city,
    row.language,
    ...[row.furtherLanguages, row.niches, row.hashtags, row.brandValues, row.tags].map((list) => JSON.stringify(list)),
    row.tone,
    row.notes,
    JSON.stringify(row.custom),
    `${row.addedOn}T10:00:00.000Z`,
  )
  statement(
    db,
    `INSERT INTO account (id, creator_id, platform, handle, handle_key, bio, is_verified, followers, average_views, median_views,
       average_likes, posts_sampled, engagement_rate, engagement_basis, measured_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    creatorId,
    row.platform,
    row.handle,
    handleKey,
    row.bio,
    row.isVerified,
    row.followers,
    row.averageViews,
    row.medianViews,
    row.averageLikes,
    row.postsSampled,
    row.engagementRate,
    row.engagementBasis,
    row.measuredOn,
  )
  insertOwned(db, id, creatorId, row)
  return id
}

/** Rates, contacts, collaborations, campaigns, agents and dated notes; what is there already stays. */
export function insertOwned(db: Db, accountId: string, creatorId: string, row: Account): void {
  for (const { priceMinor, currency, quotedOn } of row.rates) {
    statement(
      db,
      `INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, 'video', ?, ?, ?, 'test')`,
    ).run(newId(), accountId, priceMinor, currency, quotedOn)
  }
  for (const { kind, value } of row.contacts) {
    statement(
      db,
      `INSERT OR IGNORE INTO contact_point (id, creator_id, kind, value, source, noted_on) VALUES (?, ?, ?, ?, 'test', '2026-01-01')`,
    ).run(newId(), creatorId, kind, value)
  }
  for (const { brand, category } of row.collaborations) {
    statement(
      db,
      `INSERT INTO collaboration (id, creator_id, brand_name, category, kind, source, created_at) VALUES (?, ?, ?, ?, 'paid', 'test', '2026-01-01')`,
    ).run(newId(), creatorId, brand, category)
  }
  for (const campaignId of row.campaigns) {
    statement(
      db,
      `INSERT OR IGNORE INTO roster_entry (id, campaign_id, account_id, status, created_at) VALUES (?, ?, ?, 'shortlisted', '2026-01-01')`,
    ).run(newId(), campaignId, accountId)
  }
  for (const agentId of row.agents) {
    statement(db, 'INSERT OR IGNORE INTO creator_agent (id, creator_id, agent_id) VALUES (?, ?, ?)').run(
      newId(),
      creatorId,
      agentId,
    )
  }
  for (const note of row.datedNotes) {
    statement(
      db,
      `INSERT INTO creator_note (id, creator_id, text, author, noted_at) VALUES (?, ?, ?, 'Test', '2026-01-01')`,
    ).run(newId(), creatorId, note)
  }
}

/** Takes away what hangs on an account and its creator. */
export function removeOwned(db: Db, accountId: string, creatorId: string): void {
  for (const table of ['rate', 'roster_entry']) {
    statement(db, `DELETE FROM ${table} WHERE account_id = ?`).run(accountId)
  }
  for (const table of ['contact_point', 'collaboration', 'creator_agent', 'creator_note']) {
    statement(db, `DELETE FROM ${table} WHERE creator_id = ?`).run(creatorId)
  }
}
