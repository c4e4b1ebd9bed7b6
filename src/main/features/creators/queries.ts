import type { CreatorProfile } from '../../../shared/contract/creatorRecord'
import type { CreatorRow } from '../../../shared/contract/creators'
import { CallboardError } from '../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { classifyTier } from '../../../shared/domain/tiers'
import { type Db, statement } from '../../db/open'
import { creatorTables, newestRate } from '../../db/read/creators'
import { readNiches } from '../../db/read/roster'

type AccountRow = {
  n: number
  id: string
  creator_id: string
  platform: CreatorRow['platform']
  handle: string
  display_name: string | null
  followers: number | null
  average_views: number | null
  median_views: number | null
  engagement_rate: number | null
  engagement_basis: string | null
  niches: string
  country: string | null
  language: string | null
  price_minor: number | null
  currency: string | null
  measured_on: string | null
}

const columns = `a.n, a.id, a.creator_id, a.platform, a.handle, c.display_name, a.followers, a.average_views, a.median_views,
  a.engagement_rate, a.engagement_basis, c.niches, c.country, c.language, q.price_minor, q.currency, a.measured_on`
const tables = `${creatorTables} LEFT JOIN rate q ON q.id = ${newestRate}`

function toCreatorRow(row: AccountRow, scheme: TierSchemeRecord): CreatorRow {
  return {
    n: row.n,
    accountId: row.id,
    creatorId: row.creator_id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    followers: row.followers,
    averageViews: row.average_views,
    medianViews: row.median_views,
    engagementRate: row.engagement_rate,
    engagementBasis: row.engagement_basis,
    tier: classifyTier(scheme, row.followers),
    niches: readNiches(row.niches),
    country: row.country,
    language: row.language,
    priceMinor: row.price_minor,
    currency: row.currency,
    measuredOn: row.measured_on,
  }
}

/** Rows in the order of `numbers`; null for one that is gone. */
export function readCreatorRows(db: Db, scheme: TierSchemeRecord, numbers: Uint32Array): (CreatorRow | null)[] {
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

type ProfileRow = {
  bio: string | null
  notes: string | null
  profile_url: string | null
  average_likes: number | null
  average_comments: number | null
  average_shares: number | null
  average_saves: number | null
}
type MetricRow = {
  id: string
  measured_on: string
  measured_on_basis: CreatorProfile['metrics'][number]['measuredOnBasis']
  source: string
  source_row: number | null
  followers: number | null
  average_views: number | null
  median_views: number | null
  average_likes: number | null
  average_comments: number | null
  average_shares: number | null
  average_saves: number | null
  engagement_rate: number | null
  engagement_basis: string | null
}

/** One account with all that is known of it. @throws CallboardError `not_found` */
export function readProfile(db: Db, scheme: TierSchemeRecord, accountId: string): CreatorProfile {
  const row = readCreatorRow(db, scheme, accountId)
  const more = statement<ProfileRow>(
    db,
    `SELECT a.bio, c.notes, a.profile_url, a.average_likes, a.average_comments, a.average_shares, a.average_saves
     FROM account a JOIN creator c ON c.id = a.creator_id WHERE a.id = ?`,
  ).get(accountId)
  const metrics = statement<MetricRow>(
    db,
    'SELECT * FROM account_metric WHERE account_id = ? ORDER BY measured_on DESC, id DESC',
  ).all(accountId)
  const rates = statement<{
    id: string
    format: string
    price_minor: number
    currency: string
    quoted_on: string
    source: string
  }>(
    db,
    'SELECT id, format, price_minor, currency, quoted_on, source FROM rate WHERE account_id = ? ORDER BY quoted_on DESC, id DESC',
  ).all(accountId)
  return {
    row,
    bio: more?.bio ?? null,
    notes: more?.notes ?? null,
    profileUrl: more?.profile_url ?? null,
    averageLikes: more?.average_likes ?? null,
    averageComments: more?.average_comments ?? null,
    averageShares: more?.average_shares ?? null,
    averageSaves: more?.average_saves ?? null,
    metrics: metrics.map((m) => ({
      id: m.id,
      measuredOn: m.measured_on,
      measuredOnBasis: m.measured_on_basis,
      source: m.source,
      sourceRow: m.source_row,
      followers: m.followers,
      averageViews: m.average_views,
      medianViews: m.median_views,
      averageLikes: m.average_likes,
      averageComments: m.average_comments,
      averageShares: m.average_shares,
      averageSaves: m.average_saves,
      engagementRate: m.engagement_rate,
      engagementBasis: m.engagement_basis,
    })),
    rates: rates.map((r) => ({
      id: r.id,
      format: r.format,
      priceMinor: r.price_minor,
      currency: r.currency,
      quotedOn: r.quoted_on,
      source: r.source,
    })),
    contacts: statement<CreatorProfile['contacts'][number]>(
      db,
      'SELECT id, kind, value, source FROM contact_point WHERE creator_id = ? ORDER BY kind, value',
    ).all(row.creatorId),
    audience: statement<CreatorProfile['audience'][number]>(
      db,
      'SELECT dimension, key, share FROM audience_share WHERE account_id = ? ORDER BY dimension, share DESC, key',
    ).all(accountId),
    campaigns: statement<CreatorProfile['campaigns'][number]>(
      db,
      `SELECT p.id AS campaignId, p.name AS campaign, r.status FROM roster_entry r JOIN campaign p ON p.id = r.campaign_id
       WHERE r.account_id = ? ORDER BY p.created_at DESC`,
    ).all(accountId),
  }
}
