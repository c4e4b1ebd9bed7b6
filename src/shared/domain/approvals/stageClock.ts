import { addDays, isBusinessDay, nextBusinessDay, type WorkCalendar } from '../businessDays'
import type { ApprovalEvent } from './events'
import { type ApprovalState, stageOf, type Workflow } from './workflow'

/** Whose turn it is, and to whom a delay is put down. */
export type Turn = 'creator' | 'agency' | 'brand' | 'nobody'

const turns: Readonly<Record<ApprovalState, Turn>> = {
  brief_sent: 'creator',
  concept_submitted: 'agency',
  concept_approved: 'creator',
  draft_submitted: 'agency',
  internal_review: 'agency',
  changes_requested: 'creator',
  client_review: 'brand',
  legal_review: 'brand',
  approved: 'agency',
  scheduled: 'agency',
  live: 'agency',
  live_verified: 'agency',
  closed: 'nobody',
  on_hold: 'nobody',
  withdrawn: 'nobody',
  expired: 'nobody',
}
/** Who has to act while a deliverable is in a state. */
export const turnOf = (state: ApprovalState): Turn => turns[state]

/** Whether the creator works towards the day that was agreed for the draft, where one was. */
export const awaitsDraft = (state: ApprovalState): boolean => state === 'brief_sent' || state === 'concept_approved'

/** Business days that a workflow gives to a state; null: no limit. */
export function allowedDaysOf(workflow: Workflow, state: ApprovalState): number | null {
  if (awaitsDraft(state)) return workflow.draftBusinessDays
  if (state === 'changes_requested') return workflow.changesBusinessDays
  return stageOf(workflow, state)?.slaBusinessDays ?? null
}

/** Calendar days that do not count: after `from`, up to and with `until`; null: it lasts. */
type Pause = { from: string; until: string | null }

/** One stay in a state. A hold interrupts it without ending it. */
export type StageVisit = {
  state: ApprovalState
  /** instants */
  from: string
  /** null: it is there now */
  until: string | null
  /** used, without the days of holds; the day on which it came is not one of them */
  businessDays: number
  allowedDays: number | null
  lateDays: number
  owner: Turn
  /** the last day of the time allowed; null: there is no limit, or the clock is stopped */
  dueOn: string | null
}

type Stay = {
  state: ApprovalState
  from: string
  until: string | null
  pauses: { from: string; until: string | null }[]
}

/**
 * The stays of a deliverable in its states, each with the business days it took (rule 7). The first day that counts is
 * the business day after the one on which it came; a hold stops the clock, and coming back lets it run on.
 *
 * @param dayOf the calendar date of an instant in the campaign's time zone
 * @param today as a calendar date there
 * @param draftDueOn the day agreed for the draft, which counts before the workflow's usual number of days
 */
export function stageVisits(
  events: readonly ApprovalEvent[],
  calendar: WorkCalendar,
  dayOf: (instant: string) => string,
  today: string,
  draftDueOn: string | null = null,
): StageVisit[] {
  const [first] = events
  if (first?.proposal.kind !== 'open') return []
  const { workflow } = first.proposal
  return staysOf(events).map(({ state, from, until, pauses }) => {
    const agreedOn = awaitsDraft(state) ? draftDueOn : null
    const allowedDays = agreedOn === null ? allowedDaysOf(workflow, state) : null
    const days = pauses.map((pause) => ({ from: dayOf(pause.from), until: pause.until && dayOf(pause.until) }))
    const start = dayOf(from)
    const last = until === null ? laterOf(start, today) : dayOf(until)
    const businessDays = businessDaysUsed(calendar, start, last, days)
    return {
      state,
      from,
      until,
      businessDays,
      allowedDays,
      lateDays:
        agreedOn === null
          ? Math.max(0, businessDays - (allowedDays ?? businessDays))
          : businessDaysPast(calendar, agreedOn, last),
      owner: turnOf(state),
      dueOn: agreedOn ?? (allowedDays === null ? null : dueDay(calendar, start, allowedDays, days)),
    }
  })
}

function staysOf(events: readonly ApprovalEvent[]): Stay[] {
  const stays: Stay[] = []
  let present = null as Stay | null
  let held = null as Stay | null
  for (const { from, to, at, proposal } of events) {
    if (from === to) continue
    if (present) present.until = at
    if (proposal.kind === 'resume' && held) {
      held.until = null
      const pause = held.pauses.at(-1)
      if (pause) pause.until = at
      present = held
      held = null
      continue
    }
    if (proposal.kind === 'hold' && present) {
      present.pauses.push({ from: at, until: null })
      held = present
    }
    present = { state: to, from: at, until: null, pauses: [] }
    stays.push(present)
  }
  return stays
}

const laterOf = (a: string, b: string): string => (a > b ? a : b)
const isPaused = (pauses: readonly Pause[], day: string): boolean =>
  pauses.some(({ from, until }) => from < day && (until === null || day <= until))

/** Business days after the first one from `start` on, up to and with `last`, without those of pauses. */
function businessDaysUsed(calendar: WorkCalendar, start: string, last: string, pauses: readonly Pause[]): number {
  let used = 0
  for (let day = addDays(nextBusinessDay(calendar, start), 1); day <= last; day = addDays(day, 1))
    if (isBusinessDay(calendar, day) && !isPaused(pauses, day)) used += 1
  return used
}

function dueDay(calendar: WorkCalendar, start: string, allowed: number, pauses: readonly Pause[]): string | null {
  if (pauses.some(({ until }) => until === null)) return null
  let day = nextBusinessDay(calendar, start)
  for (let left = allowed; left > 0; ) {
    day = nextBusinessDay(calendar, addDays(day, 1))
    if (!isPaused(pauses, day)) left -= 1
  }
  return day
}

/** Business days after a day up to and with another; 0 where it is not later. For how long something is overdue. */
export function businessDaysPast(calendar: WorkCalendar, dueOn: string, today: string): number {
  let past = 0
  for (let day = addDays(dueOn, 1); day <= today; day = addDays(day, 1)) if (isBusinessDay(calendar, day)) past += 1
  return past
}
