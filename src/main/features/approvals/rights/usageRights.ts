import { uuidv7 } from 'uuidv7'
import type { UsageRight } from '../../../../shared/contract/approvalRights'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { usageEnd } from '../../../../shared/domain/approvals/usageRights'
import { type Db, statement } from '../../../db/open'
import { readCampaign, readTexts } from '../../../db/read/campaigns'
import { readOwed } from './rows'
import { words } from './words'

const say = words('en')

type RightRow = {
  id: string
  campaign_id: string
  deliverable_id: string | null
  kind: UsageRight['kind']
  territory: string
  channels: string
  starts_on: string | null
  length_days: number | null
  fee_minor: number | null
  currency: string | null
  edits_allowed: number
  evidence_id: string | null
  note: string | null
  /** of its deliverable; of a right of the whole campaign the first post's, whose right ends first */
  live_on: string | null
}

const select = `SELECT u.*, (SELECT min(s.live_on) FROM deliverable_state s JOIN deliverable d ON d.id = s.id
    WHERE d.campaign_id = u.campaign_id AND (u.deliverable_id IS NULL OR d.id = u.deliverable_id)) AS live_on
  FROM usage_right u`

/** Rights of a campaign, in the order in which they were added. */
export function readCampaignRights(db: Db, campaignId: string): UsageRight[] {
  readCampaign(db, campaignId)
  return statement<RightRow>(db, `${select} WHERE u.campaign_id = ? ORDER BY u.created_at, u.id`)
    .all(campaignId)
    .map((row) => toRight(row, row.live_on))
}

/** Rights that hold for one deliverable: its own and the campaign's. */
export function readRightsOf(db: Db, campaignId: string, deliverableId: string, liveOn: string | null): UsageRight[] {
  return statement<RightRow>(
    db,
    `${select} WHERE u.campaign_id = ? AND (u.deliverable_id IS NULL OR u.deliverable_id = ?)
     ORDER BY u.deliverable_id IS NULL, u.created_at, u.id`,
  )
    .all(campaignId, deliverableId)
    .map((row) => toRight(row, liveOn))
}

/** @throws CallboardError `not_found` */
export function readRight(db: Db, rightId: string): UsageRight {
  const row = statement<RightRow>(db, `${select} WHERE u.id = ?`).get(rightId)
  if (!row) throw new CallboardError('not_found', say.noRight)
  return toRight(row, row.live_on)
}

function toRight(row: RightRow, liveOn: string | null): UsageRight {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    deliverableId: row.deliverable_id,
    kind: row.kind,
    territory: row.territory,
    channels: readTexts(row.channels),
    startsOn: row.starts_on,
    lengthDays: row.length_days,
    endsOn: usageEnd({ startsOn: row.starts_on, lengthDays: row.length_days }, liveOn),
    feeMinor: row.fee_minor,
    currency: row.currency,
    editsAllowed: row.edits_allowed === 1,
    evidenceId: row.evidence_id,
    note: row.note,
  }
}

/** @throws CallboardError `not_found` where the right, deliverable or evidence is not of that campaign */
export function saveRight(db: Db, input: ParsedInputOf<'approvals.saveRight'>, now: Date): UsageRight {
  const campaign = readCampaign(db, input.campaignId)
  if (input.rightId !== undefined && readRight(db, input.rightId).campaignId !== campaign.id)
    throw new CallboardError('not_found', say.noRight)
  if (input.deliverableId !== null && readOwed(db, input.deliverableId).campaignId !== campaign.id)
    throw new CallboardError('not_found', say.noDeliverable)
  if (input.evidenceId !== null) requireEvidence(db, input.evidenceId, campaign.id)
  const id = input.rightId ?? uuidv7()
  const values = {
    id,
    campaign: campaign.id,
    deliverable: input.deliverableId,
    kind: input.kind,
    territory: input.territory,
    channels: JSON.stringify([...new Set(input.channels)]),
    starts: input.startsOn,
    length: input.lengthDays,
    fee: input.feeMinor,
    currency: input.feeMinor === null ? null : (input.currency ?? campaign.currency),
    edits: Number(input.editsAllowed),
    evidence: input.evidenceId,
    note: input.note === '' ? null : input.note,
    now: now.toISOString(),
  }
  statement(
    db,
    `INSERT INTO usage_right (id, campaign_id, deliverable_id, kind, territory, channels, starts_on, length_days, fee_minor,
       currency, edits_allowed, evidence_id, note, created_at)
     VALUES ($id, $campaign, $deliverable, $kind, $territory, $channels, $starts, $length, $fee, $currency, $edits, $evidence,
       $note, $now)
     ON CONFLICT (id) DO UPDATE SET deliverable_id = excluded.deliverable_id, kind = excluded.kind,
       territory = excluded.territory, channels = excluded.channels, starts_on = excluded.starts_on,
       length_days = excluded.length_days, fee_minor = excluded.fee_minor, currency = excluded.currency,
       edits_allowed = excluded.edits_allowed, evidence_id = excluded.evidence_id, note = excluded.note`,
  ).run(values)
  return readRight(db, id)
}

function requireEvidence(db: Db, evidenceId: string, campaignId: string): void {
  const found = statement(
    db,
    'SELECT 1 FROM approval_evidence e JOIN deliverable d ON d.id = e.deliverable_id WHERE e.id = ? AND d.campaign_id = ?',
  ).get(evidenceId, campaignId)
  if (!found) throw new CallboardError('not_found', say.noEvidence)
}

/** @returns what was removed. @throws CallboardError `not_found` */
export function removeRight(db: Db, rightId: string): UsageRight {
  const right = readRight(db, rightId)
  statement(db, 'DELETE FROM usage_right WHERE id = ?').run(rightId)
  return right
}
