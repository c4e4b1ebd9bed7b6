import { workflowDefinition } from '../../../../shared/contract/approvals'
import { CallboardError } from '../../../../shared/contract/define'
import { shippedWordings } from '../../../../shared/domain/approvals/disclosure'
import type { Workflow } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { readCampaign, readTexts } from '../../../db/read/campaigns'
import { readSettings } from '../../../db/read/settings'
import {
  type BriefDeliverable,
  type BriefMarket,
  type BriefPaper,
  type BriefRight,
  type CreatorBrief,
  reviewOf,
  type UsageKind,
} from './briefModel'
import { readPackages } from './packages'
import { words } from './words'

const say = words('en')

/**
 * The brief of a campaign, for everybody or for one creator of its roster.
 *
 * @throws CallboardError `not_found`, `conflict` when the creator is not on the roster
 */
export function readCreatorBrief(
  db: Db,
  { campaignId, accountId, paper }: { campaignId: string; accountId?: string | undefined; paper: BriefPaper },
  now: Date,
): CreatorBrief {
  const settings = readSettings(db)
  const campaign = readCampaign(db, campaignId)
  const handle = accountId === undefined ? null : handleOnRoster(db, campaignId, accountId, campaign.name)
  const workflow = readWorkflow(db, campaign.workflowId, campaignId, accountId ?? null)
  return {
    locale: settings.locale,
    paper,
    agency: settings.name,
    madeOn: now.toISOString().slice(0, 10),
    brand: campaign.brand,
    campaign: campaign.name,
    handle,
    goal: campaign.goal,
    about: campaign.brief,
    audience: campaign.audience,
    flightStart: campaign.flightStart,
    flightEnd: campaign.flightEnd,
    postFrom: campaign.postFrom,
    postUntil: campaign.postUntil,
    timeZone: campaign.timeZone,
    hashtags: campaign.hashtags,
    tone: campaign.tone,
    dos: campaign.dos,
    donts: campaign.donts,
    mandatory: campaign.mandatory,
    groups: accountId === undefined ? packageGroups(db, campaignId) : ownGroup(db, campaignId, accountId),
    includedRounds: campaign.includedRounds,
    rights: readRights(db, campaignId, accountId ?? null),
    exclusivityDays: campaign.exclusivityDays,
    markets: campaign.markets.map((country) => toMarket(db, country)),
    review: workflow && reviewOf(workflow),
  }
}

function handleOnRoster(db: Db, campaignId: string, accountId: string, campaign: string): string {
  const handle = statement<string>(
    db,
    'SELECT a.handle FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ? AND r.account_id = ?',
  )
    .pluck()
    .get(campaignId, accountId)
  if (typeof handle !== 'string') throw new CallboardError('conflict', say.briefNotOnRoster(campaign))
  return handle
}

function packageGroups(db: Db, campaignId: string): CreatorBrief['groups'] {
  const found = readPackages(db, campaignId)
  return found.map(({ name, items }) => ({
    // One package needs no name: it is simply what everybody owes.
    name: found.length > 1 ? name : null,
    deliverables: items.map((item) => ({ ...item, postFrom: null, postUntil: null })),
  }))
}

function ownGroup(db: Db, campaignId: string, accountId: string): CreatorBrief['groups'] {
  const deliverables = statement<Omit<BriefDeliverable, 'count'>>(
    db,
    `SELECT d.kind, d.title, d.due_on AS dueOn, d.requirement, d.post_from AS postFrom, d.post_until AS postUntil
     FROM deliverable d LEFT JOIN deliverable_state s ON s.id = d.id
     WHERE d.campaign_id = ? AND d.account_id = ? AND coalesce(s.state, '') <> 'withdrawn' ORDER BY d.due_on NULLS LAST, d.id`,
  )
    .all(campaignId, accountId)
    .map((row) => ({ ...row, count: 1 }))
  return deliverables.length === 0 ? [] : [{ name: null, deliverables }]
}

type RightRow = {
  kind: UsageKind
  territory: string
  channels: string
  starts_on: string | null
  length_days: number | null
  edits_allowed: 0 | 1
}

/** The campaign's, and for one creator those of their deliverables too. */
function readRights(db: Db, campaignId: string, accountId: string | null): BriefRight[] {
  return statement<RightRow>(
    db,
    `SELECT DISTINCT kind, territory, channels, starts_on, length_days, edits_allowed FROM usage_right
     WHERE campaign_id = ? AND (deliverable_id IS NULL OR deliverable_id IN (SELECT id FROM deliverable WHERE account_id = ?))
     ORDER BY kind, territory, starts_on, length_days`,
  )
    .all(campaignId, accountId)
    .map((row) => ({
      kind: row.kind,
      territory: row.territory,
      channels: readTexts(row.channels),
      startsOn: row.starts_on,
      lengthDays: row.length_days,
      editsAllowed: row.edits_allowed === 1,
    }))
}

/** The workflow that one creator's deliverables name, if it is one and the same; else the campaign's or the default. */
function readWorkflow(
  db: Db,
  campaignWorkflowId: string | null,
  campaignId: string,
  accountId: string | null,
): Workflow | null {
  const own = statement<string | null>(
    db,
    'SELECT DISTINCT workflow_id FROM deliverable WHERE campaign_id = ? AND account_id = ? LIMIT 2',
  )
    .pluck()
    .all(campaignId, accountId) as (string | null)[]
  const chosen = (own.length === 1 ? own[0] : null) ?? campaignWorkflowId
  const definition = statement<string>(
    db,
    'SELECT definition FROM approval_workflow WHERE id = ? OR (? IS NULL AND is_default = 1) LIMIT 1',
  )
    .pluck()
    .get(chosen, chosen)
  return typeof definition === 'string' ? workflowDefinition.parse(JSON.parse(definition)) : null
}

/** The wordings that the disclosure check takes: those that come with a source, then the workspace's own. */
function toMarket(db: Db, country: string): BriefMarket {
  const own = statement<string>(db, 'SELECT wording FROM disclosure_wording WHERE market = ? ORDER BY wording')
    .pluck()
    .all(country) as string[]
  const shipped = shippedWordings.filter(({ market }) => market === country).map(({ wording }) => wording)
  return { country, wordings: [...new Set([...shipped, ...own])] }
}
