import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index'
import type { OutreachCard, OutreachRecord, OutreachStage } from '../../../shared/contract/outreach'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { classifyTier } from '../../../shared/domain/tiers'
import { type Db, statement } from '../../db/open'
import { readDefaultScheme } from '../../db/read/tiers'
import { todayOf } from '../../db/read/workCalendar'
import { findWarnings } from './warnings'
import { outreachWords } from './words'

const say = outreachWords('en')

type CardRow = {
  id: string
  campaign_id: string
  campaign: string
  client: string
  creator_id: string
  account_id: string
  platform: OutreachCard['platform']
  handle: string
  display_name: string | null
  followers: number | null
  stage: OutreachStage
  stage_since: string
  stage_reason: string | null
  owner: string
  channel: OutreachCard['channel']
  contacted: number
  last_sent_at: string | null
  last_reply_at: string | null
  cadence_id: string | null
  next_step: number | null
  due_on: string | null
  snoozed_until: string | null
}

const cardColumns = `o.id, o.campaign_id, p.name AS campaign, k.name AS client, o.creator_id, o.account_id, a.platform, a.handle,
  c.display_name, a.followers, o.stage, o.stage_since, o.stage_reason, o.owner, o.channel, o.cadence_id, o.next_step, o.due_on, o.snoozed_until,
  (SELECT count(*) FROM outreach_message WHERE outreach_id = o.id AND state = 'sent') AS contacted,
  (SELECT max(at) FROM outreach_message WHERE outreach_id = o.id AND state = 'sent') AS last_sent_at,
  (SELECT max(at) FROM outreach_message WHERE outreach_id = o.id AND direction = 'in') AS last_reply_at`
const cardTables = `outreach o JOIN campaign p ON p.id = o.campaign_id JOIN brand b ON b.id = p.brand_id JOIN client k ON k.id = b.client_id
  JOIN account a ON a.id = o.account_id JOIN creator c ON c.id = o.creator_id`

function toCard(row: CardRow, scheme: TierSchemeRecord): OutreachCard {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaign: row.campaign,
    client: row.client,
    creatorId: row.creator_id,
    accountId: row.account_id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    tier: classifyTier(scheme, row.followers),
    followers: row.followers,
    stage: row.stage,
    stageSince: row.stage_since,
    stageReason: row.stage_reason,
    owner: row.owner,
    channel: row.channel,
    contacted: row.contacted,
    lastSentAt: row.last_sent_at,
    lastReplyAt: row.last_reply_at,
    cadenceId: row.cadence_id,
    nextStep: row.next_step,
    dueOn: row.due_on,
    snoozedUntil: row.snoozed_until,
  }
}

/** Cards of a campaign or of all, those that are due first, then by handle; counts are of all stages. */
export function listOutreach(db: Db, input: ParsedInputOf<'outreach.list'>): OutputOf<'outreach.list'> {
  const scheme = readDefaultScheme(db)
  const text = input.text?.trim().replace(/^@/, '').toLowerCase()
  const parts = [
    ...(input.campaignId ? ['o.campaign_id = @campaignId'] : []),
    ...(input.owner ? ['o.owner = @owner'] : []),
    ...(text ? ['(instr(lower(a.handle), @text) > 0 OR instr(lower(c.display_name), @text) > 0)'] : []),
  ]
  const where = parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''
  const bound = { campaignId: input.campaignId, owner: input.owner, text }
  const counted = statement<{ stage: OutreachStage; count: number }>(
    db,
    `SELECT o.stage, count(*) AS count FROM ${cardTables} ${where} GROUP BY o.stage`,
  ).all(bound)
  const stages = input.stages?.length ? JSON.stringify(input.stages) : null
  const ofStages = stages
    ? `${where ? `${where} AND` : 'WHERE'} o.stage IN (SELECT value FROM json_each(@stages))`
    : where
  const rows = statement<CardRow>(
    db,
    `SELECT ${cardColumns} FROM ${cardTables} ${ofStages}
     ORDER BY coalesce(o.snoozed_until, o.due_on) NULLS LAST, a.handle COLLATE NOCASE, o.id LIMIT @limit`,
  ).all({ ...bound, stages, limit: input.limit })
  const counts = Object.fromEntries(counted.map((row) => [row.stage, row.count]))
  return {
    cards: rows.map((row) => toCard(row, scheme)),
    total: counted
      .filter((row) => !input.stages?.length || input.stages.includes(row.stage))
      .reduce((sum, row) => sum + row.count, 0),
    counts: Object.assign(zeroCounts(), counts),
    owners: statement<string>(db, 'SELECT DISTINCT owner FROM outreach ORDER BY owner COLLATE NOCASE')
      .pluck()
      .all() as string[],
  }
}

function zeroCounts(): Record<OutreachStage, number> {
  return {
    sourced: 0,
    vetted: 0,
    to_contact: 0,
    contacted: 0,
    replied: 0,
    negotiating: 0,
    terms_sent: 0,
    agreed: 0,
    contracted: 0,
    declined: 0,
    unreachable: 0,
    paused: 0,
    do_not_contact: 0,
  }
}

/** @throws CallboardError `not_found` */
export function readCard(db: Db, id: string): OutreachCard {
  const row = statement<CardRow>(db, `SELECT ${cardColumns} FROM ${cardTables} WHERE o.id = ?`).get(id)
  if (!row) throw new CallboardError('not_found', say.unknownOutreach)
  return toCard(row, readDefaultScheme(db))
}

/** Cards by their ids, in the order asked; those that are gone are left out. */
export function readCards(db: Db, ids: readonly string[]): OutreachCard[] {
  const scheme = readDefaultScheme(db)
  return statement<CardRow>(
    db,
    `SELECT ${cardColumns} FROM json_each(?) j CROSS JOIN ${cardTables} WHERE o.id = j.value ORDER BY j.key`,
  )
    .all(JSON.stringify(ids))
    .map((row) => toCard(row, scheme))
}

export function cardsOfCreator(db: Db, creatorId: string): OutreachCard[] {
  const scheme = readDefaultScheme(db)
  return statement<CardRow>(
    db,
    `SELECT ${cardColumns} FROM ${cardTables} WHERE o.creator_id = ? ORDER BY o.stage_since DESC, o.id`,
  )
    .all(creatorId)
    .map((row) => toCard(row, scheme))
}

type MessageRow = {
  id: string
  direction: 'out' | 'in'
  state: 'draft' | 'sent' | 'received' | 'bounced'
  channel: NonNullable<OutreachCard['channel']>
  address: string | null
  subject: string | null
  body: string
  template_id: string | null
  step: number | null
  at: string
  by: string
}
type ContactRow = {
  id: string
  kind: NonNullable<OutreachCard['channel']>
  value: string
  holder: string
  validity: string
  is_preferred: number
  shared: number
}

/** One card with all that was said, newest first. @throws CallboardError `not_found` */
export function readOutreach(db: Db, id: string, actor: string, now: Date): OutreachRecord {
  const card = readCard(db, id)
  return {
    card,
    messages: statement<MessageRow>(
      db,
      'SELECT id, direction, state, channel, address, subject, body, template_id, step, at, by FROM outreach_message WHERE outreach_id = ? ORDER BY at DESC, id DESC',
    )
      .all(id)
      .map(({ template_id, ...row }) => ({ ...row, templateId: template_id })),
    notes: statement<OutreachRecord['notes'][number]>(
      db,
      'SELECT id, text, author, noted_at AS notedAt FROM outreach_note WHERE outreach_id = ? ORDER BY noted_at DESC, id DESC',
    ).all(id),
    overrides: statement<OutreachRecord['overrides'][number]>(
      db,
      'SELECT warning, reason, by, at FROM outreach_override WHERE outreach_id = ? ORDER BY at DESC, id DESC',
    ).all(id),
    contacts: readContacts(db, card.creatorId),
    warnings: findWarnings(db, [card.creatorId], { campaignId: card.campaignId, actor, now }).get(card.creatorId) ?? [],
  }
}

/** Ways to reach a creator: the preferred one first, those that failed last. */
export function readContacts(db: Db, creatorId: string): OutreachRecord['contacts'] {
  return statement<ContactRow>(
    db,
    `SELECT c.id, c.kind, c.value, c.holder, c.validity, c.is_preferred,
       (SELECT count(DISTINCT creator_id) FROM contact_point WHERE value = c.value AND creator_id <> c.creator_id) AS shared
     FROM contact_point c WHERE c.creator_id = ?
     ORDER BY c.validity = 'fails', c.is_preferred DESC, c.kind <> 'email', c.noted_on DESC, c.id`,
  )
    .all(creatorId)
    .map(({ is_preferred, ...row }) => ({ ...row, isPreferred: is_preferred === 1 }))
}

/** Follow-ups due by today: how many, how many of them before today, and the first of them. */
export function readQueue(db: Db, input: ParsedInputOf<'outreach.queue'>, now: Date): OutputOf<'outreach.queue'> {
  const today = todayOf(db, now)
  const parts = [
    'o.due_on IS NOT NULL',
    'coalesce(o.snoozed_until, o.due_on) <= @today',
    ...(input.campaignId ? ['o.campaign_id = @campaignId'] : []),
    ...(input.owner ? ['o.owner = @owner'] : []),
  ]
  const bound = { today, campaignId: input.campaignId, owner: input.owner }
  const counts = statement<{ due: number; overdue: number }>(
    db,
    `SELECT count(*) AS due, coalesce(sum(coalesce(o.snoozed_until, o.due_on) < @today), 0) AS overdue
     FROM outreach o INDEXED BY outreach_due WHERE ${parts.join(' AND ')}`,
  ).get(bound)
  const ids = statement<string>(
    db,
    `SELECT o.id FROM outreach o INDEXED BY outreach_due WHERE ${parts.join(' AND ')}
     ORDER BY coalesce(o.snoozed_until, o.due_on), o.id LIMIT @limit`,
  )
    .pluck()
    .all({ ...bound, limit: input.limit }) as string[]
  return { due: counts?.due ?? 0, overdue: counts?.overdue ?? 0, cards: readCards(db, ids) }
}
