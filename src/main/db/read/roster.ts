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
  largest_views: number | null
}

const select = `SELECT r.id, r.campaign_id, r.account_id, a.creator_id, a.platform, a.handle, c.display_name, a.followers, a.average_views,
  a.median_views, a.engagement_rate, a.engagement_basis, a.measured_on, c.niches, c.country, c.language,
  c.further_languages, r.available_from, r.available_until, r.status, r.plan_rule,
  r.fee_minor, r.client_fee_minor, r.posts, r.note,
  (SELECT max(max(coalesce(m.average_views, 0), coalesce(m.median_views, 0))) FROM account_metric m WHERE m.account_id = a.id) AS largest_views
  FROM roster_entry r JOIN account a ON a.id = r.account_id JOIN creator c ON c.id = a.creator_id`

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
  const nichesOf = remembered(readNiches)
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
      niches: nichesOf(row.niches),
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
      rate: rates.get(row.account_id)?.[0] ?? null,
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

/** Lists are few and creators many: each is read once. */
function remembered<Value>(read: (json: string) => Value): (json: string) => Value {
  const known = new Map<string, Value>()
  return (json) => {
    const found = known.get(json)
    if (found !== undefined) return found
    const value = read(json)
    known.set(json, value)
    return value
  }
}

/** Arrays in place of objects: a large roster states a hundred thousand shares. */
function readAudiences(db: Db, campaignId: string): ReadonlyMap<string, AudienceShare[]> {
  const shares = statement<[accountId: string, dimension: AudienceShare['dimension'], key: string, share: number]>(
    db,
    `SELECT s.account_id, s.dimension, s.key, s.share FROM roster_entry r JOIN audience_share s ON s.account_id = r.account_id
     WHERE r.campaign_id = ?`,
  ).raw()
  return grouped(shares.all(campaignId), ([accountId, dimension, key, share]) => [accountId, { dimension, key, share }])
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

type RateRow = [accountId: string, format: string, priceMinor: number, currency: string, quotedOn: string]

/** The newest of each format, the newest first. */
function readRates(db: Db, campaignId: string): ReadonlyMap<string, QuotedRate[]> {
  const rates = statement<RateRow>(
    db,
    `SELECT q.account_id, q.format, q.price_minor, q.currency, q.quoted_on FROM roster_entry r
     JOIN rate q ON q.account_id = r.account_id WHERE r.campaign_id = ? ORDER BY r.id, q.quoted_on DESC, q.id DESC`,
  ).raw()
  const all = grouped(rates.all(campaignId), ([accountId, format, priceMinor, currency, quotedOn]) => [
    accountId,
    { format, priceMinor, currency, quotedOn },
  ])
  for (const [accountId, quoted] of all) {
    if (quoted.length === 1) continue
    const formats = new Set<string>()
    const newest = quoted.filter(({ format }) => !formats.has(format) && formats.add(format))
    all.set(accountId, newest)
  }
  return all
}

/** Rows of one key mostly stand together: the key is looked up where it changes. */
function grouped<Row, Item>(rows: Iterable<Row>, part: (row: Row) => [key: string, item: Item]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  let lastKey: string | null = null
  let last: Item[] = []
  for (const row of rows) {
    const [key, item] = part(row)
    if (key !== lastKey) {
      last = groups.get(key) ?? []
      groups.set(key, last)
      lastKey = key
    }
    last.push(item)
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
