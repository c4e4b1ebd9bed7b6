import { uuidv7 } from 'uuidv7'
import type { ParsedInputOf } from '../../../../shared/contract'
import type { LeadKind, ResearchLead } from '../../../../shared/contract/creatorFinding'
import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { findingWords } from './words'

const say = findingWords('en')

type LeadRow = {
  id: string
  campaign_id: string
  campaign: string
  kind: LeadKind
  text: string
  platform: Platform | null
  link: string | null
  note: string | null
  created_at: string
}

const leads = `SELECT l.*, c.name AS campaign FROM research_lead l JOIN campaign c ON c.id = l.campaign_id`

/** @throws CallboardError `not_found` */
export function requireLead(db: Db, leadId: string): LeadRow {
  const row = statement<LeadRow>(db, `${leads} WHERE l.id = ?`).get(leadId)
  if (!row) throw new CallboardError('not_found', say.noLead, { leadId })
  return row
}

/** The research list of a campaign in the order in which it was written, with looks and finds. */
export function readResearch(db: Db, campaignId: string): ResearchLead[] {
  readCampaign(db, campaignId)
  const rows = statement<LeadRow>(db, `${leads} WHERE l.campaign_id = ? ORDER BY l.created_at, l.id`).all(campaignId)
  return withFinds(db, rows)
}

export function readLead(db: Db, leadId: string): ResearchLead {
  const [lead] = withFinds(db, [requireLead(db, leadId)])
  if (!lead) throw new CallboardError('not_found', say.noLead, { leadId })
  return lead
}

type LookRow = { id: string; lead: string; looked_by: string; looked_at: string }
type FindRow = {
  lead: string
  creator_id: string
  account_id: string
  platform: Platform
  handle: string
  display_name: string | null
  is_on_roster: number
  noted_by: string
  noted_at: string
}

function withFinds(db: Db, rows: readonly LeadRow[]): ResearchLead[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const looks = statement<LookRow>(
    db,
    `SELECT id, research_lead_id AS lead, looked_by, looked_at FROM research_look
     WHERE research_lead_id IN (SELECT value FROM json_each(?)) ORDER BY looked_at DESC, id DESC`,
  ).all(ids)
  // The account shown is the main one, else the one with most followers; on the roster is whoever has any account there.
  const finds = statement<FindRow>(
    db,
    `SELECT s.research_lead_id AS lead, s.creator_id, a.id AS account_id, a.platform, a.handle, c.display_name,
       EXISTS (SELECT 1 FROM roster_entry r JOIN account o ON o.id = r.account_id
         WHERE r.campaign_id = l.campaign_id AND o.creator_id = c.id) AS is_on_roster,
       s.noted_by, s.noted_at
     FROM creator_source s
     JOIN research_lead l ON l.id = s.research_lead_id
     JOIN creator c ON c.id = s.creator_id
     JOIN account a ON a.id = (SELECT b.id FROM account b WHERE b.creator_id = c.id
       ORDER BY (b.id IS c.main_account_id) DESC, b.followers DESC NULLS LAST, b.id LIMIT 1)
     WHERE s.research_lead_id IN (SELECT value FROM json_each(?)) ORDER BY s.noted_at, s.id`,
  ).all(ids)
  const looksBy = Map.groupBy(looks, ({ lead }) => lead)
  const findsBy = Map.groupBy(finds, ({ lead }) => lead)
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    kind: row.kind,
    text: row.text,
    platform: row.platform,
    link: row.link,
    note: row.note,
    createdAt: row.created_at,
    looks: (looksBy.get(row.id) ?? []).map((look) => ({
      id: look.id,
      lookedBy: look.looked_by,
      lookedAt: look.looked_at,
    })),
    creators: (findsBy.get(row.id) ?? []).map((find) => ({
      creatorId: find.creator_id,
      accountId: find.account_id,
      platform: find.platform,
      handle: find.handle,
      displayName: find.display_name,
      isOnRoster: find.is_on_roster === 1,
      notedBy: find.noted_by,
      notedAt: find.noted_at,
    })),
  }))
}

export function insertLead(db: Db, input: ParsedInputOf<'creators.addLead'>, now: Date): string {
  const text = leadText(input.kind, input.text)
  requireUnused(db, input.campaignId, input.kind, text, null)
  const leadId = uuidv7()
  statement(
    db,
    'INSERT INTO research_lead (id, campaign_id, kind, text, platform, link, note, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(leadId, input.campaignId, input.kind, text, input.platform, input.link, input.note || null, now.toISOString())
  return leadId
}

export function updateLead(db: Db, lead: LeadRow, change: ParsedInputOf<'creators.changeLead'>): void {
  const text = change.text === undefined ? lead.text : leadText(lead.kind, change.text)
  requireUnused(db, lead.campaign_id, lead.kind, text, lead.id)
  statement(db, 'UPDATE research_lead SET text = ?, platform = ?, link = ?, note = ? WHERE id = ?').run(
    text,
    change.platform === undefined ? lead.platform : change.platform,
    change.link === undefined ? lead.link : change.link,
    change.note === undefined ? lead.note : change.note || null,
    lead.id,
  )
}

/** A hashtag is kept without its #, so that "#booktok" and "booktok" are one line. */
function leadText(kind: LeadKind, text: string): string {
  if (kind !== 'hashtag') return text
  const tag = text.replace(/^[#＃\s]+/u, '')
  if (!/[\p{L}\p{N}]/u.test(tag)) throw new CallboardError('invalid_input', say.emptyHashtag)
  return tag
}

function requireUnused(db: Db, campaignId: string, kind: LeadKind, text: string, except: string | null): void {
  const taken = statement<string>(
    db,
    'SELECT text FROM research_lead WHERE campaign_id = ? AND kind = ? AND lower(text) = lower(?) AND id IS NOT ?',
  )
    .pluck()
    .get(campaignId, kind, text, except)
  if (taken !== undefined) throw new CallboardError('conflict', say.leadExists(taken), { text: taken })
}

/** Creators that the lead brought keep its words: where a creator came from is never forgotten. */
export function removeLead(db: Db, lead: LeadRow): void {
  const words = say.researchSource(lead.kind, lead.text, lead.campaign)
  statement(
    db,
    `UPDATE creator_source SET research_lead_id = NULL, detail = concat_ws(char(10), ?, detail) WHERE research_lead_id = ?`,
  ).run(words, lead.id)
  statement(db, 'DELETE FROM research_look WHERE research_lead_id = ?').run(lead.id)
  statement(db, 'DELETE FROM research_lead WHERE id = ?').run(lead.id)
}

export function insertLook(db: Db, leadId: string, actor: string, now: Date): void {
  statement(db, 'INSERT INTO research_look (id, research_lead_id, looked_by, looked_at) VALUES (?, ?, ?, ?)').run(
    uuidv7(),
    leadId,
    actor,
    now.toISOString(),
  )
}
