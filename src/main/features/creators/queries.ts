import type { CreatorRow } from '../../../shared/contract/creators'
import { CallboardError } from '../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { classifyTier } from '../../../shared/domain/tiers'
import { type Db, statement } from '../../db/open'
import { creatorTables, newestRate } from '../../db/read/creators'

type AccountRow = {
  n: number
  id: string
  creator_id: string
  platform: CreatorRow['platform']
  handle: string
  display_name: string | null
  is_verified: number | null
  followers: number | null
  average_views: number | null
  median_views: number | null
  average_likes: number | null
  average_comments: number | null
  average_shares: number | null
  average_saves: number | null
  posts_sampled: number | null
  engagement_rate: number | null
  engagement_basis: string | null
  niches: string
  hashtags: string
  brand_values: string
  tags: string
  tone: CreatorRow['tone']
  country: string | null
  city: string | null
  language: string | null
  further_languages: string
  price_minor: number | null
  currency: string | null
  email: string | null
  agent: string | null
  custom: string
  measured_on: string | null
  added_on: string
}

const columns = `a.n, a.id, a.creator_id, a.platform, a.handle, c.display_name, a.is_verified, a.followers, a.average_views,
  a.median_views, a.average_likes, a.average_comments, a.average_shares, a.average_saves, a.posts_sampled, a.engagement_rate,
  a.engagement_basis, c.niches, c.hashtags, c.brand_values, c.tags, c.tone, c.country, c.city, c.language,
  c.further_languages, q.price_minor, q.currency,
  (SELECT value FROM contact_point WHERE creator_id = c.id AND kind = 'email' ORDER BY is_preferred DESC, noted_on, id LIMIT 1) AS email,
  (SELECT g.name FROM creator_agent x JOIN agent g ON g.id = x.agent_id WHERE x.creator_id = c.id ORDER BY x.id LIMIT 1) AS agent,
  c.custom, a.measured_on, substr(c.created_at, 1, 10) AS added_on`
const tables = `${creatorTables} LEFT JOIN rate q ON q.id = ${newestRate}`

/** Texts of a stored list. Checked by hand: a page has a thousand of them, and a schema takes longer than the query. */
function texts(json: string): string[] {
  if (json === '[]') return []
  const list: unknown = JSON.parse(json)
  return Array.isArray(list) ? list.filter((value) => typeof value === 'string') : []
}

function customValues(json: string): CreatorRow['custom'] {
  const values: CreatorRow['custom'] = {}
  const parsed: unknown = json === '{}' ? null : JSON.parse(json)
  for (const [field, value] of Object.entries(parsed ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values[field] = value
  }
  return values
}

function toCreatorRow(row: AccountRow, scheme: TierSchemeRecord): CreatorRow {
  return {
    n: row.n,
    accountId: row.id,
    creatorId: row.creator_id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    isVerified: row.is_verified === null ? null : row.is_verified === 1,
    followers: row.followers,
    averageViews: row.average_views,
    medianViews: row.median_views,
    averageLikes: row.average_likes,
    averageComments: row.average_comments,
    averageShares: row.average_shares,
    averageSaves: row.average_saves,
    postsSampled: row.posts_sampled,
    engagementRate: row.engagement_rate,
    engagementBasis: row.engagement_basis,
    tier: classifyTier(scheme, row.followers),
    niches: texts(row.niches),
    hashtags: texts(row.hashtags),
    brandValues: texts(row.brand_values),
    tags: texts(row.tags),
    tone: row.tone,
    country: row.country,
    city: row.city,
    language: row.language,
    furtherLanguages: texts(row.further_languages),
    priceMinor: row.price_minor,
    currency: row.currency,
    email: row.email,
    agent: row.agent,
    custom: customValues(row.custom),
    measuredOn: row.measured_on,
    addedOn: row.added_on,
  }
}

/** Rows in the order of `numbers`; null for one that is gone. */
export function readCreatorRows(
  db: Db,
  scheme: TierSchemeRecord,
  numbers: Uint32Array | readonly number[],
): (CreatorRow | null)[] {
  // One statement for all: two hundred of them for a page take eight times as long.
  const rows = statement<AccountRow>(
    db,
    `SELECT ${columns} FROM json_each(?) j CROSS JOIN ${tables} WHERE a.n = j.value`,
  ).all(JSON.stringify([...numbers]))
  const byNumber = new Map(rows.map((row) => [row.n, toCreatorRow(row, scheme)]))
  return Array.from(numbers, (n) => byNumber.get(n) ?? null)
}

/** @throws CallboardError `not_found` */
export function readCreatorRow(db: Db, scheme: TierSchemeRecord, accountId: string): CreatorRow {
  const row = statement<AccountRow>(db, `SELECT ${columns} FROM ${tables} WHERE a.id = ?`).get(accountId)
  if (!row) throw new CallboardError('not_found', 'That creator is not in this workspace.')
  return toCreatorRow(row, scheme)
}
