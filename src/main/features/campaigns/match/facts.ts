import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { worstOf } from '../../../../shared/domain/conflicts'
import {
  type AudienceDimension,
  audienceDimensions,
  type MatchBrief,
  type MatchFacts,
  termKey,
} from '../../../../shared/domain/match'
import { median } from '../../../../shared/domain/reach/forecast'
import { classifyTier } from '../../../../shared/domain/tiers'
import { type Db, statement } from '../../../db/open'
import { readTexts } from '../../../db/read/campaigns'
import { creatorTables, newestRate } from '../../../db/read/creators'
import { readBrand } from '../clients'
import { type ConflictEvidence, dayOf, readConflictEvidence } from './conflicts'
import { keepsPiece } from './kept'

/** Fewest accounts or prices that a median may rest on. */
const fewestForMedian = 5

/** One account as the match reads it, with what its medians are looked up by. */
export type AccountFacts = MatchFacts & {
  n: number
  creatorId: string
  followers: number | null
  tier: string | null
  /** platform, tier and basis; null where one of them is not known */
  peers: string | null
  engagementBasis: string | null
}

type FactsRow = {
  n: number
  creator_id: string
  id: string
  platform: 'tiktok' | 'instagram' | 'youtube'
  followers: number | null
  views: number | null
  engagement_rate: number | null
  engagement_basis: string | null
  niches: string
  hashtags: string
  brand_values: string
  tone: MatchFacts['tone']
  price_minor: number | null
  currency: string | null
}
const factsSelect = `SELECT a.n, a.creator_id, a.id, a.platform, a.followers, coalesce(a.median_views, a.average_views) AS views,
  a.engagement_rate, a.engagement_basis, c.niches, c.hashtags, c.brand_values, c.tone, q.price_minor, q.currency
  FROM ${creatorTables} LEFT JOIN rate q ON q.id = ${newestRate}`

/** What the brief asks for, with the wanted words as they are written. */
export type Wanted = { brief: MatchBrief; written: ReadonlyMap<string, string>; medianOf: 'roster' | 'workspace' }

/**
 * Reads accounts for a campaign's match: what hangs on creators and not on the accounts themselves is read once, set by
 * set, when the reader is made. The median engagement is left null: the caller knows all accounts, the reader does not.
 */
export class FactsReader {
  readonly evidence: ConflictEvidence
  readonly #db: Db
  readonly #scheme: TierSchemeRecord
  readonly #delivered: ReadonlyMap<string, { delivered: number; failed: number }>
  readonly #inTarget: ReadonlyMap<string, MatchFacts['inTarget']>
  readonly #keys = new Map<string, readonly string[]>()

  constructor(db: Db, campaign: CampaignRecord, scheme: TierSchemeRecord, now: Date) {
    const today = dayOf(now, campaign.timeZone)
    this.#db = db
    this.#scheme = scheme
    this.evidence = readConflictEvidence(db, campaign, today, null)
    this.#delivered = readDelivered(db, today)
    this.#inTarget = readInTarget(db, campaign.target)
  }

  /** Up to `limit` accounts whose number is above `after`, by number. */
  readAfter(after: number, limit: number): AccountFacts[] {
    const rows = statement<FactsRow>(this.#db, `${factsSelect} WHERE a.n > ? ORDER BY a.n LIMIT ?`)
    return rows.all(after, limit).map((row) => this.#facts(row))
  }

  /** Those of the numbers that are there, in no order. */
  readSome(numbers: readonly number[]): AccountFacts[] {
    const rows = statement<FactsRow>(this.#db, `${factsSelect} WHERE a.n IN (SELECT value FROM json_each(?))`)
    return rows.all(JSON.stringify(numbers)).map((row) => this.#facts(row))
  }

  #facts(row: FactsRow): AccountFacts {
    const tier = classifyTier(this.#scheme, row.followers)
    const found = this.evidence.conflicts.get(row.creator_id)
    const delivery = this.#delivered.get(row.creator_id)
    const basis = row.engagement_basis
    const isComparable = tier !== null && basis !== null && basis !== 'unstated' && row.engagement_rate !== null
    return {
      n: row.n,
      creatorId: row.creator_id,
      followers: row.followers,
      tier,
      peers: isComparable ? `${row.platform} ${tier} ${basis}` : null,
      engagementBasis: basis,
      terms: this.#termKeys(row.niches, row.hashtags),
      values: this.#termKeys(row.brand_values, '[]'),
      tone: row.tone,
      inTarget: this.#inTarget.get(row.id) ?? nobodyKnown,
      engagementRate: row.engagement_rate,
      medianEngagementRate: null,
      priceMinor: row.price_minor,
      currency: row.currency,
      views: row.views,
      conflict: found ? worstOf(found) : null,
      engagements: this.evidence.notedOf(row.creator_id),
      delivered: delivery?.delivered ?? 0,
      failed: delivery?.failed ?? 0,
    }
  }

  /** Lists repeat from creator to creator, so each is read once. */
  #termKeys(first: string, second: string): readonly string[] {
    if (second === '[]') return this.#keysOf(first)
    if (first === '[]') return this.#keysOf(second)
    return [...this.#keysOf(first), ...this.#keysOf(second)]
  }

  #keysOf(json: string): readonly string[] {
    const known = this.#keys.get(json)
    if (known) return known
    const keys = readTexts(json).map(termKey)
    if (this.#keys.size < mostRemembered) this.#keys.set(json, keys)
    return keys
  }
}

const mostRemembered = 50_000
const nobodyKnown: MatchFacts['inTarget'] = { country: null, age: null, gender: null }

/**
 * Content done, and content that failed, by creator. Overdue counts only while the content lies with the creator: a
 * review that takes its time is not the creator's delay. The day of delivery is not recorded, so content that went live
 * late counts as done.
 */
function readDelivered(db: Db, today: string): Map<string, { delivered: number; failed: number }> {
  const rows = statement<{ creator_id: string; delivered: number; failed: number }>(
    db,
    `SELECT a.creator_id, sum(s.state IN ('live', 'live_verified', 'closed')) AS delivered,
       sum(s.state = 'expired' OR (d.due_on < ? AND s.state IN ('brief_sent', 'concept_approved', 'changes_requested'))) AS failed
     FROM deliverable d JOIN account a ON a.id = d.account_id JOIN deliverable_state s ON s.id = d.id GROUP BY a.creator_id`,
  )
  const found = new Map<string, { delivered: number; failed: number }>()
  for (const { creator_id, delivered, failed } of rows.iterate(today))
    found.set(creator_id, { delivered, failed: failed ?? 0 })
  return found
}

function wantedOf(target: CampaignRecord['target']): Record<AudienceDimension, readonly string[]> {
  return { country: target.countries, age: target.ages, gender: target.genders }
}

/** The share of each account's viewers that the target names, for the dimensions that the account states. */
function readInTarget(db: Db, target: CampaignRecord['target']): ReadonlyMap<string, MatchFacts['inTarget']> {
  const wanted = wantedOf(target)
  const asked = audienceDimensions.filter((dimension) => wanted[dimension].length > 0)
  if (asked.length === 0) return new Map()
  return inTargetShares(db, JSON.stringify(target), () => {
    const found = new Map<string, Record<AudienceDimension, number | null>>()
    // What is stated comes from the index alone; the shares of the few keys that count are added to it.
    const stated = statement<[string, AudienceDimension]>(
      db,
      'SELECT DISTINCT account_id, dimension FROM audience_share',
    ).raw()
    for (const [accountId, dimension] of stated.iterate()) {
      if (!asked.includes(dimension)) continue
      const known = found.get(accountId)
      if (known) known[dimension] = 0
      else found.set(accountId, { ...nobodyKnown, [dimension]: 0 })
    }
    const shares = statement<[string, AudienceDimension, string, number]>(
      db,
      `SELECT account_id, dimension, key, share FROM audience_share NOT INDEXED
       WHERE key IN (SELECT value FROM json_each(?))`,
    ).raw()
    const keys = JSON.stringify(asked.flatMap((dimension) => wanted[dimension]))
    for (const [accountId, dimension, key, share] of shares.iterate(keys)) {
      const known = found.get(accountId)
      if (known && wanted[dimension].includes(key)) known[dimension] = Math.min(1, (known[dimension] ?? 0) + share)
    }
    return found
  })
}

const inTargetShares = keepsPiece<ReadonlyMap<string, MatchFacts['inTarget']>>(['audience_share'])

/** The brief of a campaign, but for the median cost; niches of the brand stand in where the campaign names none. */
export function readWanted(db: Db, campaign: CampaignRecord, { knowsCompetitors }: ConflictEvidence): Wanted {
  const brand = readBrand(db, campaign.brandId)
  const written = new Map<string, string>()
  const keysOf = (texts: readonly string[], prefix = '') => {
    const keys = new Set<string>()
    for (const text of texts) {
      const key = termKey(text)
      keys.add(key)
      if (!written.has(key)) written.set(key, prefix + text.replace(/^#/, ''))
    }
    return keys
  }
  const niches = keysOf(campaign.niches.length > 0 ? campaign.niches : brand.niches)
  const hashtags = keysOf(campaign.hashtags, '#')
  const wanted = wantedOf(campaign.target)
  return {
    brief: {
      terms: new Set([...niches, ...hashtags]),
      values: keysOf(brand.brandValues),
      tone: campaign.tone,
      targetDimensions: audienceDimensions.filter((dimension) => wanted[dimension].length > 0),
      currency: campaign.currency,
      budgetMinor: campaign.budgetMinor,
      medianCostPerThousandMinor: null,
      knowsCompetitors,
    },
    written,
    medianOf: 'workspace',
  }
}

/** The middle of what 1,000 views cost on the roster, or in the workspace where the roster says too little. */
export function medianOfCosts(
  roster: readonly number[],
  workspace: readonly number[],
): { cost: number | null; medianOf: Wanted['medianOf'] } {
  if (roster.length >= fewestForMedian) return { cost: median(roster), medianOf: 'roster' }
  return { cost: workspace.length >= fewestForMedian ? median(workspace) : null, medianOf: 'workspace' }
}

/** Median engagement rate and count of accounts, by platform, tier and basis. */
export type PeerMedians = ReadonlyMap<string, { rate: number; accounts: number }>

/** Groups of which too few accounts state a rate have none. */
export function mediansOf(peers: readonly (string | null)[], rates: readonly number[]): PeerMedians {
  const groups = new Map<string, number[]>()
  peers.forEach((peer, at) => {
    const rate = rates[at]
    if (peer === null || rate === undefined || Number.isNaN(rate)) return
    const group = groups.get(peer)
    if (group) group.push(rate)
    else groups.set(peer, [rate])
  })
  const medians = new Map<string, { rate: number; accounts: number }>()
  for (const [peer, group] of groups) {
    const rate = group.length >= fewestForMedian ? median(group) : null
    if (rate !== null) medians.set(peer, { rate, accounts: group.length })
  }
  return medians
}
