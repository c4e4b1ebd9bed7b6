import { z } from 'zod'
import type { CampaignRecord } from '../../../shared/contract/campaigns'
import { CallboardError } from '../../../shared/contract/define'
import { type Db, statement } from '../open'

type CampaignRow = {
  id: string
  brand_id: string
  brand: string
  client_id: string
  client: string
  name: string
  goal: CampaignRecord['goal']
  budget_minor: number | null
  currency: string
  time_zone: string
  flight_start: string | null
  flight_end: string | null
  target_reach_persons: number | null
  audience: string | null
  universe_persons: number | null
  universe_source: string | null
  target: string
  unique_viewer_ratio: number
  brief: string | null
  niches: string
  hashtags: string
  tone: CampaignRecord['tone']
  exclusivity_days: number | null
  markets: string
  post_from: string | null
  post_until: string | null
  included_rounds: number | null
  workflow_id: string | null
  dos: string
  donts: string
  mandatory: string
  created_at: string
  roster_count: number
  booked_count: number
}

const select = `SELECT p.*, b.name AS brand, b.client_id, k.name AS client,
  (SELECT count(*) FROM roster_entry r WHERE r.campaign_id = p.id AND r.status <> 'dropped') AS roster_count,
  (SELECT count(*) FROM roster_entry r WHERE r.campaign_id = p.id AND r.status = 'booked') AS booked_count
  FROM campaign p JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id`

const targetSchema = z.strictObject({
  countries: z.array(z.string()),
  ages: z.array(z.enum(['13-17', '18-24', '25-34', '35-44', '45-54', '55+'])),
  genders: z.array(z.enum(['f', 'm', 'x'])),
})

const textsSchema = z.array(z.string())
/** A list of texts as it is stored. */
export const readTexts = (json: string): string[] => textsSchema.parse(JSON.parse(json))

/** Campaigns, newest first. */
export function readCampaigns(db: Db): CampaignRecord[] {
  return statement<CampaignRow>(db, `${select} ORDER BY p.created_at DESC, p.id DESC`).all().map(toCampaign)
}

/** @throws CallboardError `not_found` */
export function readCampaign(db: Db, campaignId: string): CampaignRecord {
  const row = statement<CampaignRow>(db, `${select} WHERE p.id = ?`).get(campaignId)
  if (!row) throw new CallboardError('not_found', 'That campaign is not in this workspace.')
  return toCampaign(row)
}

function toCampaign(row: CampaignRow): CampaignRecord {
  return {
    id: row.id,
    brandId: row.brand_id,
    brand: row.brand,
    clientId: row.client_id,
    client: row.client,
    name: row.name,
    goal: row.goal,
    budgetMinor: row.budget_minor,
    currency: row.currency,
    timeZone: row.time_zone,
    flightStart: row.flight_start,
    flightEnd: row.flight_end,
    targetReachPersons: row.target_reach_persons,
    audience: row.audience,
    universePersons: row.universe_persons,
    universeSource: row.universe_source,
    target: targetSchema.parse(JSON.parse(row.target)),
    uniqueViewerRatio: row.unique_viewer_ratio,
    brief: row.brief,
    niches: readTexts(row.niches),
    hashtags: readTexts(row.hashtags),
    tone: row.tone,
    exclusivityDays: row.exclusivity_days,
    markets: readTexts(row.markets),
    postFrom: row.post_from,
    postUntil: row.post_until,
    includedRounds: row.included_rounds,
    workflowId: row.workflow_id,
    dos: readTexts(row.dos),
    donts: readTexts(row.donts),
    mandatory: readTexts(row.mandatory),
    createdAt: row.created_at,
    rosterCount: row.roster_count,
    bookedCount: row.booked_count,
  }
}
