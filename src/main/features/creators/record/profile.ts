import type { AccountRecord, CreatorProfile, MetricRecord } from '../../../../shared/contract/creatorRecord'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { classifyTier } from '../../../../shared/domain/tiers'
import { type Db, statement } from '../../../db/open'
import { readCreatorRow } from '../queries'
import { readAgentsOf } from './agents'
import { readCollaborations } from './collaborations'
import { readContacts } from './contacts'
import { readFiles } from './files'
import { readNotes } from './notes'
import { mainFirst } from './owner'
import { readRates } from './rates'

type Figures = {
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
}
const figuresOf = (row: Figures) => ({
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
})

type AccountRow = Figures & {
  id: string
  platform: AccountRecord['platform']
  handle: string
  profile_url: string | null
  bio: string | null
  is_verified: number | null
  measured_on: string | null
}
type MetricRow = Figures & {
  id: string
  measured_on: string
  measured_on_basis: MetricRecord['measuredOnBasis']
  source: string
  source_row: number | null
}

/** One creator with all that is known, asked for by one of the accounts. @throws CallboardError `not_found` */
export function readProfile(db: Db, scheme: TierSchemeRecord, accountId: string): CreatorProfile {
  const row = readCreatorRow(db, scheme, accountId)
  const { creatorId } = row
  const accounts = readAccounts(db, scheme, creatorId)
  return {
    row,
    creatorId,
    bio: accounts.find((account) => account.accountId === accountId)?.bio ?? null,
    notes: statement<string | null>(db, 'SELECT notes FROM creator WHERE id = ?').pluck().get(creatorId) ?? null,
    accounts,
    contacts: readContacts(db, creatorId),
    agents: readAgentsOf(db, creatorId),
    collaborations: readCollaborations(db, creatorId),
    files: readFiles(db, creatorId),
    datedNotes: readNotes(db, creatorId),
    campaigns: statement<CreatorProfile['campaigns'][number]>(
      db,
      `SELECT p.id AS campaignId, p.name AS campaign, b.name AS brand, k.name AS client, r.status, r.fee_minor AS feeMinor,
         p.currency, r.posts
       FROM account a JOIN roster_entry r ON r.account_id = a.id JOIN campaign p ON p.id = r.campaign_id
       JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id
       WHERE a.creator_id = ? ORDER BY p.created_at DESC, p.id, a.id`,
    ).all(creatorId),
  }
}

function readAccounts(db: Db, scheme: TierSchemeRecord, creatorId: string): AccountRecord[] {
  return statement<AccountRow>(
    db,
    `SELECT a.* FROM creator c JOIN account a ON a.creator_id = c.id WHERE c.id = ? ORDER BY ${mainFirst}`,
  )
    .all(creatorId)
    .map((row, index) => ({
      accountId: row.id,
      platform: row.platform,
      handle: row.handle,
      profileUrl: row.profile_url,
      bio: row.bio,
      isVerified: row.is_verified === null ? null : row.is_verified === 1,
      isMain: index === 0,
      ...figuresOf(row),
      measuredOn: row.measured_on,
      tier: classifyTier(scheme, row.followers),
      formerHandles: statement<AccountRecord['formerHandles'][number]>(
        db,
        'SELECT id, handle, until_on AS untilOn, source FROM former_handle WHERE account_id = ? ORDER BY until_on DESC, id DESC',
      ).all(row.id),
      metrics: readMetrics(db, row.id),
      rates: readRates(db, scheme, row),
      audience: statement<AccountRecord['audience'][number]>(
        db,
        `SELECT dimension, key, share, source, measured_on AS measuredOn FROM audience_share
         WHERE account_id = ? ORDER BY dimension, share DESC, key`,
      ).all(row.id),
    }))
}

/** The history of an account, newest first. */
function readMetrics(db: Db, accountId: string): MetricRecord[] {
  return statement<MetricRow>(
    db,
    'SELECT * FROM account_metric WHERE account_id = ? ORDER BY measured_on DESC, id DESC',
  )
    .all(accountId)
    .map((row) => ({
      id: row.id,
      measuredOn: row.measured_on,
      measuredOnBasis: row.measured_on_basis,
      source: row.source,
      sourceRow: row.source_row,
      ...figuresOf(row),
    }))
}
