import type { CalendarEntry } from '../../../../shared/contract/approvalRights'
import {
  type CalendarCampaign,
  type CalendarDeliverable,
  type CalendarRight,
  type DatedEntry,
  datedEntries,
} from '../../../../shared/domain/approvals/calendarEntries'
import type { ApprovalState } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { dayIn, todayOf } from '../../../db/read/workCalendar'
import { exclusivityReader } from './exclusivities'
import { words } from './words'

const say = words('en')

export type CalendarAsked = { campaignId?: string | undefined; from: string; until: string }

/** Entries that meet the days asked for, of one campaign or of all. @throws CallboardError `not_found` */
export function readCalendar(db: Db, asked: CalendarAsked, now: Date): { entries: CalendarEntry[]; today: string } {
  const { campaignId, from, until } = asked
  const today = campaignId === undefined ? todayOf(db, now) : dayIn(readCampaign(db, campaignId).timeZone, now)
  const deliverables = readDeliverables(db, campaignId)
  const booked = readBooked(db, campaignId)
  const pairs = [...deliverables, ...booked]
  const { exclusivities, sharedWith } = exclusivityReader(db, pairs, today)
  const byCampaign = Map.groupBy(booked, (one) => one.campaignId)
  const campaigns = readCampaigns(db, campaignId).map((campaign) => ({
    ...campaign,
    shared: (byCampaign.get(campaign.id) ?? []).flatMap(({ creatorId, handle }) =>
      sharedWith({ campaignId: campaign.id, creatorId }).map(({ brand, client }) => ({
        handle,
        who: say.who(brand, client),
      })),
    ),
  }))
  const entries = datedEntries({
    today,
    campaigns,
    deliverables,
    rights: readRights(db, campaignId),
    barriersOf: (ofCampaign, creatorId) =>
      exclusivities({ campaignId: ofCampaign, creatorId }).map((one) => ({
        key: one.sourceId,
        who: say.who(one.brand, one.client),
        from: one.from,
        until: one.until,
      })),
  })
  return { entries: entries.filter((entry) => entry.from <= until && entry.until >= from).map(toEntry), today }
}

function toEntry(entry: DatedEntry): CalendarEntry {
  const { key, kind, from, until, subject, alarm } = entry
  return {
    key,
    kind,
    title: say.title(entry),
    from,
    until,
    campaignId: subject.campaign?.id ?? null,
    deliverableId: subject.deliverable?.id ?? null,
    alarm: alarm && { severity: alarm.severity, sentence: say.alarm(alarm) },
  }
}

const ofCampaign = (column: string, campaignId: string | undefined) =>
  campaignId === undefined ? '' : `WHERE ${column} = ?`
const asked = (campaignId: string | undefined) => (campaignId === undefined ? [] : [campaignId])

type CampaignRow = {
  id: string
  name: string
  flight_start: string | null
  flight_end: string | null
  post_from: string | null
  post_until: string | null
  exclusivity_days: number | null
}

function readCampaigns(db: Db, campaignId: string | undefined): Omit<CalendarCampaign, 'shared'>[] {
  return statement<CampaignRow>(
    db,
    `SELECT id, name, flight_start, flight_end, post_from, post_until, exclusivity_days FROM campaign
     ${ofCampaign('id', campaignId)} ORDER BY id`,
  )
    .all(...asked(campaignId))
    .map((row) => ({
      id: row.id,
      name: row.name,
      flightStart: row.flight_start,
      flightEnd: row.flight_end,
      postFrom: row.post_from,
      postUntil: row.post_until,
      exclusivityDays: row.exclusivity_days,
    }))
}

type DeliverableRow = {
  id: string
  campaign_id: string
  creator_id: string
  handle: string
  title: string
  state: ApprovalState | null
  due_on: string | null
  stage_due_on: string | null
  planned_on: string | null
  live_on: string | null
  post_from: string | null
  post_until: string | null
  issued_on: string | null
  period_days: number | null
}

// The code itself is not read: only when it dies is said.
function readDeliverables(db: Db, campaignId: string | undefined): CalendarDeliverable[] {
  return statement<DeliverableRow>(
    db,
    `SELECT d.id, d.campaign_id, a.creator_id, a.handle, d.title, s.state, d.due_on, s.stage_due_on, s.planned_on, s.live_on,
       d.post_from, d.post_until, c.issued_on, c.period_days
     FROM deliverable d JOIN account a ON a.id = d.account_id LEFT JOIN deliverable_state s ON s.id = d.id
     LEFT JOIN spark_code c ON c.deliverable_id = d.id ${ofCampaign('d.campaign_id', campaignId)} ORDER BY d.id`,
  )
    .all(...asked(campaignId))
    .map((row) => ({
      id: row.id,
      campaignId: row.campaign_id,
      creatorId: row.creator_id,
      handle: row.handle,
      title: row.title,
      state: row.state,
      dueOn: row.due_on,
      stageDueOn: row.stage_due_on,
      plannedOn: row.planned_on,
      liveOn: row.live_on,
      postFrom: row.post_from,
      postUntil: row.post_until,
      spark:
        row.issued_on === null || row.period_days === null
          ? null
          : { issuedOn: row.issued_on, periodDays: row.period_days },
    }))
}

type BookedRow = { campaignId: string; creatorId: string; handle: string }

/** Whose bookings two clients can share: one line a creator and campaign. */
const readBooked = (db: Db, campaignId: string | undefined): BookedRow[] =>
  statement<BookedRow>(
    db,
    `SELECT r.campaign_id AS campaignId, a.creator_id AS creatorId, min(a.handle) AS handle
     FROM roster_entry r JOIN account a ON a.id = r.account_id
     WHERE r.status = 'booked' ${campaignId === undefined ? '' : 'AND r.campaign_id = ?'}
     GROUP BY r.campaign_id, a.creator_id ORDER BY handle, a.creator_id`,
  ).all(...asked(campaignId))

const readRights = (db: Db, campaignId: string | undefined): CalendarRight[] =>
  statement<CalendarRight>(
    db,
    `SELECT id, campaign_id AS campaignId, deliverable_id AS deliverableId, kind, starts_on AS startsOn,
       length_days AS lengthDays FROM usage_right ${ofCampaign('campaign_id', campaignId)} ORDER BY id`,
  ).all(...asked(campaignId))
