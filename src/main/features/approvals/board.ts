import type { ApprovalCard } from '../../../shared/contract/approvals'
import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf } from '../../../shared/contract/index'
import type { Platform } from '../../../shared/contract/values'
import { awaitsDraft, businessDaysPast, turnOf } from '../../../shared/domain/approvals/stageClock'
import type { ApprovalState } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { dayIn, readWorkCalendar, todayOf } from '../../db/read/workCalendar'
import { approvalWords } from './words'

const say = approvalWords('en')

type CardRow = {
  id: string
  campaign_id: string
  campaign: string
  time_zone: string
  included_rounds: number | null
  client: string
  account_id: string
  platform: Platform
  handle: string
  display_name: string | null
  title: string
  kind: string
  due_on: string | null
  state: ApprovalState | null
  state_since: string | null
  stage_due_on: string | null
  planned_on: string | null
  approvals: number | null
  approvals_needed: number | null
  rounds_used: number | null
  rounds_allowed: number | null
  version_id: string | null
  version_number: number | null
  version_kind: NonNullable<ApprovalCard['version']>['kind'] | null
  duration_ms: number | null
  poster_sha256: string | null
  open_comments: number
}

// Comments are counted by way of the deliverable, so that one card does not count those of all.
const select = `SELECT d.id, d.campaign_id, p.name AS campaign, p.time_zone, p.included_rounds, k.name AS client,
  d.account_id, a.platform, a.handle, c.display_name, d.title, d.kind, d.due_on,
  s.state, s.state_since, s.stage_due_on, s.planned_on, s.approvals, s.approvals_needed, s.rounds_used, s.rounds_allowed,
  s.version_id, s.version_number, v.kind AS version_kind, v.duration_ms, v.poster_sha256,
  (SELECT count(*) FROM review_comment r WHERE r.deliverable_id = d.id AND r.parent_id IS NULL
     AND r.resolved_at IS NULL AND r.retracted_at IS NULL) AS open_comments
  FROM deliverable d JOIN campaign p ON p.id = d.campaign_id JOIN brand b ON b.id = p.brand_id
  JOIN client k ON k.id = b.client_id JOIN account a ON a.id = d.account_id JOIN creator c ON c.id = a.creator_id
  LEFT JOIN deliverable_state s ON s.id = d.id LEFT JOIN content_version v ON v.id = s.version_id`

/** Cards of one campaign or of all, by the day on which somebody has to act. Nothing is replayed for them. */
export function readBoard(db: Db, campaignId: string | undefined, now: Date): OutputOf<'approvals.board'> {
  const rows = campaignId
    ? statement<CardRow>(db, `${select} WHERE d.campaign_id = ? ORDER BY d.due_on NULLS LAST, d.id`).all(campaignId)
    : statement<CardRow>(db, `${select} ORDER BY d.due_on NULLS LAST, d.id`).all()
  const zone = campaignId && rows[0]?.time_zone
  return { cards: toCards(db, rows, now), today: zone ? dayIn(zone, now) : todayOf(db, now) }
}

/** @throws CallboardError `not_found` */
export function readCard(db: Db, deliverableId: string, now: Date): ApprovalCard {
  const row = statement<CardRow>(db, `${select} WHERE d.id = ?`).get(deliverableId)
  const [card] = row ? toCards(db, [row], now) : []
  if (!card) throw new CallboardError('not_found', say.noDeliverable)
  return card
}

function toCards(db: Db, rows: readonly CardRow[], now: Date): ApprovalCard[] {
  const acts = rows.map(actByOf)
  const past = overdueCounter(
    db,
    acts.filter((day) => day !== null),
    now,
  )
  return rows.map((row, index) => {
    const actBy = acts[index] ?? null
    return {
      id: row.id,
      campaignId: row.campaign_id,
      campaign: row.campaign,
      client: row.client,
      accountId: row.account_id,
      platform: row.platform,
      handle: row.handle,
      displayName: row.display_name,
      title: row.title,
      kind: row.kind,
      state: row.state,
      stateSince: row.state_since,
      dueOn: row.due_on,
      actBy,
      overdueDays: actBy === null ? 0 : past(actBy, row.time_zone),
      turn: row.state === null ? 'agency' : turnOf(row.state),
      version:
        row.version_id === null || row.version_number === null || row.version_kind === null
          ? null
          : {
              id: row.version_id,
              number: row.version_number,
              kind: row.version_kind,
              durationMs: row.duration_ms,
              posterSha256: row.poster_sha256,
            },
      approvals: row.approvals ?? 0,
      approvalsNeeded: row.approvals_needed ?? 0,
      roundsUsed: row.rounds_used ?? 0,
      roundsAllowed: row.state === null ? row.included_rounds : row.rounds_allowed,
      plannedOn: row.planned_on,
      openComments: row.open_comments,
    }
  })
}

function actByOf({ state, stage_due_on: stageDueOn, due_on: dueOn }: CardRow): string | null {
  return state !== null && awaitsDraft(state) ? (dueOn ?? stageDueOn) : stageDueOn
}

/** Business days that a day is past, in a campaign's time zone: many cards share few days. */
function overdueCounter(db: Db, days: readonly string[], now: Date): (day: string, timeZone: string) => number {
  const first = days.reduce<string | null>((least, day) => (least === null || day < least ? day : least), null)
  if (first === null) return () => 0
  const calendar = readWorkCalendar(db, first, dayIn('UTC', now))
  const todays = new Map<string, string>()
  const known = new Map<string, number>()
  return (day, timeZone) => {
    const today = todays.get(timeZone) ?? dayIn(timeZone, now)
    todays.set(timeZone, today)
    if (today <= day) return 0
    const key = `${day} ${today}`
    const past = known.get(key) ?? businessDaysPast(calendar, day, today)
    known.set(key, past)
    return past
  }
}
