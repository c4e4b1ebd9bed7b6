import { z } from 'zod'
import type { RosterEntry } from '../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import type { AudienceShare, QuotedRate, RosterFact, ViewRate } from '../../../shared/domain/planning/facts'
import { median } from '../../../shared/domain/reach/forecast'
import { classifyTier } from '../../../shared/domain/tiers'
import { type Db, statement } from '../open'
import { readSchemeOfCampaign } from './tiers'

type RosterRow = {
  id: string
  campaign_id: string
  account_id: string
  creator_id: string
  platform: RosterEntry['platform']
  handle: string
  display_name: string | null
  followers: number | null
  average_views: number | null
  median_views: number | null
  engagement_rate: number | null
  engagement_basis: string | null
  measured_on: string | null
  niches: string
  country: string | null
  language: string | null
  further_languages: string
  available_from: string | null
  available_until: string | null
  status: RosterEntry['status']
  plan_rule: RosterEntry['planRule']
  fee_minor: number | null
  client_fee_minor: number | null
  posts: number
  note: string | null
  rate_minor: number | null
  rate_currency: string | null
  largest_views: number | null
}

const select = `SELECT r.id, r.campaign_id, r.account_id, a.creator_id, a.platform, a.handle, c.display_name, a.followers, a.average_views,
  a.median_views, a.engagement_rate, a.engagement_basis, a.measured_on, c.niches, c.country, c.language,
  c.further_languages, r.available_from, r.available_until, r.status, r.plan_rule,
  r.fee_minor, r.client_fee_minor, r.posts, r.note, q.price_minor AS rate_minor, q.currency AS rate_currency,
  (SELECT max(max(coalesce(m.average_views, 0), coalesce(m.median_views, 0))) FROM account_metric m WHERE m.account_id = a.id) AS largest_views
  FROM roster_entry r JOIN account a ON a.id = r.account_id JOIN creator c ON c.id = a.creator_id
  LEFT JOIN rate q ON q.id = (SELECT id FROM rate WHERE account_id = a.id ORDER BY quoted_on DESC, id DESC LIMIT 1)`

const nichesSchema = z.array(z.string())
export const readNiches = (json: string): string[] => nichesSchema.parse(JSON.parse(json))

/** A campaign's roster, highest followers first. */
export function readRoster(db: Db, campaignId: string): RosterEntry[] {
  const scheme = readSchemeOfCampaign(db, campaignId)
  return rosterRows(db, campaignId).map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    accountId: row.account_id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    tier: classifyTier(scheme, row.followers),
    followers: row.followers,
    averageViews: row.average_views,
    medianViews: row.median_views,
    engagementRate: row.engagement_rate,
    engagementBasis: row.engagement_basis,
    niches: readNiches(row.niches),
    country: row.country,
    status: row.status,
    planRule: row.plan_rule,
    feeMinor: row.fee_minor,
    clientFeeMinor: row.client_fee_minor,
    posts: row.posts,
    note: row.note,
  }))
}

function rosterRows(db: Db, campaignId: string): RosterRow[] {
  return statement<RosterRow>(db, `${select} WHERE r.campaign_id = ? ORDER BY a.followers DESC NULLS LAST, r.id`).all(
    campaignId,
  )
}

/** What the planner knows of everyone on a roster who was not dropped. */
export function readRosterFacts(db: Db, campaignId: string): RosterFact[] {
  const scheme = readSchemeOfCampaign(db, campaignId)
  const audience = readAudiences(db, campaignId)
  const agents = readAgents(db, campaignId)
  const rates = readRates(db, campaignId)
  return rosterRows(db, campaignId)
    .filter((row) => row.status !== 'dropped')
    .map((row) => ({
      entryId: row.id,
      accountId: row.account_id,
      creatorId: row.creator_id,
      platform: row.platform,
      handle: row.handle,
      displayName: row.display_name,
      tier: classifyTier(scheme, row.followers),
      niches: readNiches(row.niches),
      country: row.country,
      languages: languagesOf(row),
      agents: agents.get(row.creator_id) ?? [],
      followers: row.followers,
      averageViews: row.average_views,
      medianViews: row.median_views,
      largestViews: row.largest_views === 0 ? null : row.largest_views,
      measuredOn: row.measured_on,
      engagementRate: row.engagement_rate,
      engagementBasis: row.engagement_basis,
      status: row.status,
      planRule: row.plan_rule,
      posts: row.posts,
      feeMinor: row.fee_minor,
      chargedMinor: row.client_fee_minor ?? row.fee_minor,
      rate:
        row.rate_minor !== null && row.rate_currency !== null
          ? { priceMinor: row.rate_minor, currency: row.rate_currency }
          : null,
      rates: rates.get(row.account_id) ?? [],
      availableFrom: row.available_from,
      availableUntil: row.available_until,
      audience: audience.get(row.account_id) ?? [],
    }))
}

function languagesOf(row: RosterRow): string[] {
  const further = row.further_languages === '[]' ? [] : readNiches(row.further_languages)
  return [...new Set(row.language === null ? further : [row.language, ...further])]
}

function readAudiences(db: Db, campaignId: string): ReadonlyMap<string, AudienceShare[]> {
  const shares = statement<AudienceShare & { account_id: string }>(
    db,
    `SELECT s.account_id, s.dimension, s.key, s.share FROM audience_share s JOIN roster_entry r ON r.account_id = s.account_id WHERE r.campaign_id = ?`,
  )
  return grouped(shares.iterate(campaignId), ({ account_id, ...share }) => [account_id, share])
}

function readAgents(db: Db, campaignId: string): ReadonlyMap<string, { id: string; name: string }[]> {
  const agents = statement<{ creator_id: string; id: string; name: string }>(
    db,
    `SELECT DISTINCT k.creator_id, g.id, g.name FROM roster_entry r JOIN account a ON a.id = r.account_id
     JOIN creator_agent k ON k.creator_id = a.creator_id JOIN agent g ON g.id = k.agent_id
     WHERE r.campaign_id = ? ORDER BY g.name, g.id`,
  )
  return grouped(agents.iterate(campaignId), ({ creator_id, ...agent }) => [creator_id, agent])
}

function readRates(db: Db, campaignId: string): ReadonlyMap<string, QuotedRate[]> {
  const rates = statement<QuotedRate & { account_id: string }>(
    db,
    `SELECT account_id, format, priceMinor, currency, quotedOn FROM (
       SELECT q.account_id, q.format, q.price_minor AS priceMinor, q.currency, q.quoted_on AS quotedOn, q.id,
         row_number() OVER (PARTITION BY q.account_id, q.format ORDER BY q.quoted_on DESC, q.id DESC) AS place
       FROM rate q JOIN roster_entry r ON r.account_id = q.account_id WHERE r.campaign_id = ?)
     WHERE place = 1 ORDER BY quotedOn DESC, id DESC`,
  )
  return grouped(rates.iterate(campaignId), ({ account_id, ...rate }) => [account_id, rate])
}

function grouped<Row, Item>(rows: Iterable<Row>, part: (row: Row) => [key: string, item: Item]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const [key, item] = part(row)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Fewest accounts of a tier that a view rate may rest on. */
const fewestForViewRate = 10

/**
 * Views of a post per follower: the median of this workspace's own accounts, by platform and tier.
 *
 * @param scheme the one by which those are classed whom the rates are for
 */
export function readViewRates(db: Db, scheme: TierSchemeRecord): ViewRate[] {
  const ratios = new Map<string, { platform: string; tier: string; ratios: number[] }>()
  const rows = statement<{ platform: string; followers: number; views: number }>(
    db,
    `SELECT platform, followers, coalesce(average_views, median_views) AS views FROM account
     WHERE followers > 0 AND coalesce(average_views, median_views) > 0`,
  )
  for (const row of rows.iterate()) {
    const tier = classifyTier(scheme, row.followers)
    if (!tier) continue
    const key = `${row.platform} ${tier}`
    const found = ratios.get(key) ?? { platform: row.platform, tier, ratios: [] }
    found.ratios.push(row.views / row.followers)
    ratios.set(key, found)
  }
  return [...ratios.values()]
    .filter((group) => group.ratios.length >= fewestForViewRate)
    .map((group) => ({
      platform: group.platform,
      tier: group.tier,
      accounts: group.ratios.length,
      viewsPerFollower: median(group.ratios) ?? 0,
    }))
}
