import { CallboardError } from '../../../../shared/contract/define'
import { type Db, statement } from '../../../db/open'
import { readTexts } from '../../../db/read/campaigns'
import { words } from './words'

const say = words('en')

/** A deliverable with what its rights are judged by. */
export type OwedRow = {
  id: string
  campaignId: string
  campaign: string
  creatorId: string
  handle: string
  title: string
  timeZone: string
  markets: string[]
  flightEnd: string | null
  liveOn: string | null
  currency: string
}

type Row = {
  id: string
  campaign_id: string
  campaign: string
  creator_id: string
  handle: string
  title: string
  time_zone: string
  markets: string
  flight_end: string | null
  live_on: string | null
  currency: string
}

/** @throws CallboardError `not_found` */
export function readOwed(db: Db, deliverableId: string): OwedRow {
  const row = statement<Row>(
    db,
    `SELECT d.id, d.campaign_id, p.name AS campaign, a.creator_id, a.handle, d.title, p.time_zone, p.markets, p.flight_end,
       s.live_on, p.currency
     FROM deliverable d JOIN campaign p ON p.id = d.campaign_id JOIN account a ON a.id = d.account_id
     LEFT JOIN deliverable_state s ON s.id = d.id WHERE d.id = ?`,
  ).get(deliverableId)
  if (!row) throw new CallboardError('not_found', say.noDeliverable)
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaign: row.campaign,
    creatorId: row.creator_id,
    handle: row.handle,
    title: row.title,
    timeZone: row.time_zone,
    markets: readTexts(row.markets),
    flightEnd: row.flight_end,
    liveOn: row.live_on,
    currency: row.currency,
  }
}
