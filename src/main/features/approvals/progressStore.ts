import type { ApprovalEvent, Progress } from '../../../shared/domain/approvals/events'
import { approvalsNeeded, progressOf } from '../../../shared/domain/approvals/progress'
import { allowedDaysOf, stageVisits } from '../../../shared/domain/approvals/stageClock'
import { isReviewState } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { dayIn, readWorkCalendar } from '../../db/read/workCalendar'

/** Where a deliverable stands, as the board reads it; worked out from the events each time one is added. */
export type StateRow = {
  id: string
  state: Progress['state']
  state_since: string
  version_id: string | null
  version_number: number | null
  approvals: number
  approvals_needed: number
  rounds_used: number
  rounds_allowed: number | null
  stage_due_on: string | null
  planned_on: string | null
  live_url: string | null
  live_on: string | null
  last_event_id: string
}

/** The row that the events of a deliverable give. Null: it is not open. */
export function stateRowOf(db: Db, deliverableId: string, events: readonly ApprovalEvent[]): StateRow | null {
  const progress = progressOf(events)
  const last = events.at(-1)
  if (!progress || !last) return null
  const { state } = progress
  return {
    id: deliverableId,
    state,
    state_since: progress.stateSince,
    version_id: progress.version?.id ?? null,
    version_number: progress.version?.number ?? null,
    approvals: progress.approvals.length,
    approvals_needed: isReviewState(state) ? approvalsNeeded(progress, last.facts.approvers[state] ?? []) : 0,
    rounds_used: progress.roundsUsed,
    rounds_allowed: progress.roundsAllowed,
    stage_due_on: stageDueOn(db, deliverableId, progress, events),
    planned_on: progress.plannedOn,
    live_url: progress.liveUrl,
    live_on: progress.liveOn,
    last_event_id: last.id,
  }
}

function stageDueOn(
  db: Db,
  deliverableId: string,
  progress: Progress,
  events: readonly ApprovalEvent[],
): string | null {
  if (allowedDaysOf(progress.workflow, progress.state) === null) return null
  const timeZone = timeZoneOf(db, deliverableId)
  const dayOf = (at: string) => dayIn(timeZone, at)
  const today = dayOf(progress.lastAt)
  const calendar = readWorkCalendar(db, dayOf(events[0]?.at ?? progress.lastAt), today)
  return stageVisits(events, calendar, dayOf, today).findLast((visit) => visit.until === null)?.dueOn ?? null
}

/** Of the campaign: its days are counted where it runs. */
export function timeZoneOf(db: Db, deliverableId: string): string {
  const sql = 'SELECT p.time_zone FROM deliverable d JOIN campaign p ON p.id = d.campaign_id WHERE d.id = ?'
  return String(statement<string>(db, sql).pluck().get(deliverableId) ?? 'UTC')
}

const columns =
  'state state_since version_id version_number approvals approvals_needed rounds_used rounds_allowed stage_due_on planned_on live_url live_on last_event_id'.split(
    ' ',
  )

export function writeStateRow(db: Db, row: StateRow): void {
  statement(
    db,
    `INSERT INTO deliverable_state (id, ${columns.join(', ')}) VALUES ($id, ${columns.map((c) => `$${c}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}`,
  ).run(row)
}
