import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index'
import { type Db, statement } from '../../db/open'
import { requireWorkflow } from '../../db/read/workflows'
import { requireRow } from './requireRow'

type CampaignFields = Omit<ParsedInputOf<'campaigns.create'>, 'brandId'>

/** Column of each field; `target` and lists are stored as JSON. */
const campaignColumn: Record<keyof CampaignFields, string> = {
  name: 'name',
  goal: 'goal',
  budgetMinor: 'budget_minor',
  currency: 'currency',
  timeZone: 'time_zone',
  flightStart: 'flight_start',
  flightEnd: 'flight_end',
  targetReachPersons: 'target_reach_persons',
  audience: 'audience',
  universePersons: 'universe_persons',
  universeSource: 'universe_source',
  target: 'target',
  uniqueViewerRatio: 'unique_viewer_ratio',
  brief: 'brief',
  niches: 'niches',
  hashtags: 'hashtags',
  tone: 'tone',
  exclusivityDays: 'exclusivity_days',
  markets: 'markets',
  postFrom: 'post_from',
  postUntil: 'post_until',
  includedRounds: 'included_rounds',
  workflowId: 'workflow_id',
  dos: 'dos',
  donts: 'donts',
  mandatory: 'mandatory',
}
const campaignKeys = Object.keys(campaignColumn) as (keyof CampaignFields)[]
const stored = (value: CampaignFields[keyof CampaignFields] | undefined) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null)

/** @returns the new campaign's id. @throws CallboardError `not_found`, `invalid_input` */
export function insertCampaign(db: Db, campaign: ParsedInputOf<'campaigns.create'>, now: Date): string {
  requireRow(db, 'brand', campaign.brandId, 'That brand is not in this workspace.')
  requireFlight(campaign.flightStart, campaign.flightEnd)
  requireWindow(campaign.postFrom, campaign.postUntil)
  requireWorkflow(db, campaign.workflowId, now)
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO campaign (id, brand_id, created_at, ${campaignKeys.map((k) => campaignColumn[k]).join(', ')})
     VALUES (?, ?, ?, ${campaignKeys.map(() => '?').join(', ')})`,
  ).run(id, campaign.brandId, now.toISOString(), ...campaignKeys.map((k) => stored(campaign[k])))
  return id
}

/** Writes the keys that are given and leaves the others. @throws CallboardError `not_found`, `invalid_input` */
export function updateCampaign(db: Db, { campaignId, ...change }: ParsedInputOf<'campaigns.update'>, now: Date): void {
  requireRow(db, 'campaign', campaignId, 'That campaign is not in this workspace.')
  requireWorkflow(db, change.workflowId, now)
  const keys = campaignKeys.filter((key) => change[key] !== undefined)
  if (keys.length === 0) return
  // In one statement: both ends of a flight move together, and between them it would end before it begins.
  statement(db, `UPDATE campaign SET ${keys.map((key) => `${campaignColumn[key]} = ?`).join(', ')} WHERE id = ?`).run(
    ...keys.map((key) => stored(change[key])),
    campaignId,
  )
}

/** @throws CallboardError `invalid_input` when the flight ends before it begins */
export function requireFlight(start: string | null, end: string | null): void {
  if (start && end && end < start) {
    throw new CallboardError(
      'invalid_input',
      `The flight ends on ${end}, before it begins on ${start}. Nothing was changed.`,
    )
  }
}

/** @throws CallboardError `invalid_input` when the posting window ends before it begins */
export function requireWindow(from: string | null, until: string | null): void {
  if (from && until && until < from) {
    throw new CallboardError(
      'invalid_input',
      `The posting window ends on ${until}, before it begins on ${from}. Nothing was changed.`,
    )
  }
}

/**
 * Shortlists accounts; those already on the roster stay as they are, but one that was dropped comes back.
 *
 * @param note kept with each that is added; one that comes back keeps its old note where none is given
 * @throws CallboardError `not_found` when the campaign or an account is not there
 */
export function addToRoster(
  db: Db,
  campaignId: string,
  accountIds: readonly string[],
  { feeMinor, note }: { feeMinor: number | null; note: string | null },
  now: Date,
): { added: number; alreadyThere: number } {
  requireRow(db, 'campaign', campaignId, 'That campaign is not in this workspace.')
  const insert = statement(
    db,
    `INSERT INTO roster_entry (id, campaign_id, account_id, status, fee_minor, note, created_at) VALUES (?, ?, ?, 'shortlisted', ?, ?, ?)
     ON CONFLICT (campaign_id, account_id) DO UPDATE SET status = 'shortlisted', note = coalesce(excluded.note, note) WHERE status = 'dropped'`,
  )
  const known = statement(db, 'SELECT 1 FROM account WHERE id = ?')
  let added = 0
  for (const accountId of accountIds) {
    if (!known.get(accountId))
      throw new CallboardError('not_found', 'One of those creators is not in this workspace. Nothing was added.')
    added += insert.run(uuidv7(), campaignId, accountId, feeMinor, note, now.toISOString()).changes
  }
  return { added, alreadyThere: accountIds.length - added }
}

export function accountIdsOf(db: Db, numbers: Iterable<number>): string[] {
  const one = statement<string>(db, 'SELECT id FROM account WHERE n = ?').pluck()
  const ids: string[] = []
  for (const n of numbers) {
    const id = one.get(n)
    if (typeof id === 'string') ids.push(id)
  }
  return ids
}

const rosterColumn = {
  status: 'status',
  planRule: 'plan_rule',
  feeMinor: 'fee_minor',
  clientFeeMinor: 'client_fee_minor',
  posts: 'posts',
  note: 'note',
} as const

/** Writes the given keys to every named entry of the campaign. @returns entries found */
export function updateRoster(
  db: Db,
  { campaignId, entryIds, ...change }: ParsedInputOf<'campaigns.updateRoster'>,
): number {
  const keys = (Object.keys(rosterColumn) as (keyof typeof rosterColumn)[]).filter((key) => change[key] !== undefined)
  if (keys.length === 0) return 0
  const update = statement(
    db,
    `UPDATE roster_entry SET ${keys.map((key) => `${rosterColumn[key]} = ?`).join(', ')} WHERE id = ? AND campaign_id = ?`,
  )
  let changed = 0
  for (const entryId of entryIds)
    changed += update.run(...keys.map((key) => change[key] ?? null), entryId, campaignId).changes
  return changed
}

export function removeFromRoster(db: Db, campaignId: string, entryIds: readonly string[]): number {
  const packages = statement(
    db,
    'DELETE FROM plan_package WHERE entry_id IN (SELECT id FROM roster_entry WHERE id = ? AND campaign_id = ?)',
  )
  const remove = statement(db, 'DELETE FROM roster_entry WHERE id = ? AND campaign_id = ?')
  for (const id of entryIds) packages.run(id, campaignId)
  return entryIds.reduce((removed, id) => removed + remove.run(id, campaignId).changes, 0)
}

type DeliverableRow = {
  id: string
  campaign_id: string
  account_id: string
  handle: string
  title: string
  kind: string
  state: string | null
  due_on: string | null
  requirement: string | null
  workflow_id: string | null
}

export function readDeliverables(db: Db, campaignId: string): OutputOf<'campaigns.deliverables'> {
  return statement<DeliverableRow>(
    db,
    `SELECT d.id, d.campaign_id, d.account_id, a.handle, d.title, d.kind, s.state, d.due_on, d.requirement, d.workflow_id
     FROM deliverable d JOIN account a ON a.id = d.account_id LEFT JOIN deliverable_state s ON s.id = d.id WHERE d.campaign_id = ? ORDER BY d.due_on NULLS LAST, d.id`,
  )
    .all(campaignId)
    .map((row) => ({
      id: row.id,
      campaignId: row.campaign_id,
      accountId: row.account_id,
      handle: row.handle,
      title: row.title,
      kind: row.kind,
      state: row.state,
      dueOn: row.due_on,
      requirement: row.requirement,
      workflowId: row.workflow_id,
    }))
}
