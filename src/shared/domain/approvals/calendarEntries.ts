import { dayNumber } from '../businessDays'
import { sparkExpiry, sparkOutlast } from './sparkCode'
import { awaitsDraft } from './stageClock'
import { usageEnd } from './usageRights'
import type { ApprovalState } from './workflow'

/** Days before an end from which it is worth a warning. Habits without a source. */
export const WINDOW_SOON_DAYS = 7
export const USAGE_SOON_DAYS = 14

/** A span of days; null is open at that end. */
export type OpenSpan = { from: string | null; until: string | null }
/** Somebody else's exclusivity in the way of a creator, named as it is shown. */
export type Barrier = OpenSpan & { key: string; who: string }

export type CalendarCampaign = {
  id: string
  name: string
  flightStart: string | null
  flightEnd: string | null
  postFrom: string | null
  postUntil: string | null
  exclusivityDays: number | null
  /** creators who are booked for another client of the same category on the same days, with that client */
  shared: readonly { handle: string; who: string }[]
}

export type CalendarDeliverable = {
  id: string
  campaignId: string
  creatorId: string
  handle: string
  title: string
  /** null: the brief was not sent yet */
  state: ApprovalState | null
  dueOn: string | null
  stageDueOn: string | null
  plannedOn: string | null
  liveOn: string | null
  /** its own; both null: the campaign's */
  postFrom: string | null
  postUntil: string | null
  spark: { issuedOn: string; periodDays: number } | null
}

export type CalendarRight = {
  id: string
  campaignId: string
  deliverableId: string | null
  kind: string
  startsOn: string | null
  lengthDays: number | null
}

/** What an entry is about and what is wrong with it; a catalogue makes title and sentence of it. */
export type CalendarSubject = {
  campaign: CalendarCampaign | null
  deliverable: CalendarDeliverable | null
  /** kind of a right */
  right?: string
  who?: string
  /** which end of a window that is open at the other */
  end?: 'opens' | 'closes'
}
export type CalendarAlarm =
  | { severity: 'conflict'; code: 'codeDiesInFlight' | 'rightEndsInFlight'; days: number }
  | { severity: 'soon'; code: 'codeBarelyOutlasts' | 'rightEndsSoon'; days: number }
  | { severity: 'late'; code: 'codeDead'; days: number }
  | { severity: 'soon'; code: 'windowCloses'; days: number; count: number }
  | { severity: 'late'; code: 'windowClosed'; count: number }
  | { severity: 'late'; code: 'stageOverdue' | 'draftOverdue' | 'notLive'; since: string }
  | { severity: 'conflict'; code: 'plannedExclusive'; who: string; span: OpenSpan }
  | { severity: 'conflict'; code: 'plannedOutside'; span: OpenSpan }
  | { severity: 'conflict'; code: 'sharedCreators'; shared: CalendarCampaign['shared'] }
  | { severity: 'conflict'; code: 'meetsExclusivity' }

export type DatedKind =
  | 'deliverableDue'
  | 'stageDue'
  | 'postingWindow'
  | 'planned'
  | 'flight'
  | 'usageEnds'
  | 'sparkExpires'
  | 'exclusivity'
export type DatedEntry = {
  key: string
  kind: DatedKind
  from: string
  /** last day, itself included */
  until: string
  subject: CalendarSubject
  alarm: CalendarAlarm | null
}

export type CalendarSource = {
  today: string
  campaigns: readonly CalendarCampaign[]
  deliverables: readonly CalendarDeliverable[]
  rights: readonly CalendarRight[]
  /** other clients' exclusivity in the way of a creator of a campaign */
  barriersOf: (campaignId: string, creatorId: string) => readonly Barrier[]
}

const decided: readonly ApprovalState[] = ['approved', 'scheduled', 'live', 'live_verified', 'closed']
const over: readonly ApprovalState[] = ['closed', 'withdrawn', 'expired']
const isOver = ({ state }: CalendarDeliverable) => state !== null && over.includes(state)
const isDecided = ({ state }: CalendarDeliverable) => state !== null && decided.includes(state)
/** Nobody waits for what is held. */
const isStill = (one: CalendarDeliverable) => isOver(one) || one.state === 'on_hold'
/** The draft was not submitted yet: once it was, the days of the stages count. */
const owesDraft = ({ state }: CalendarDeliverable) =>
  state === null || ['brief_sent', 'concept_submitted', 'concept_approved'].includes(state)
const isLive = (one: CalendarDeliverable) =>
  one.liveOn !== null || (one.state !== null && ['live', 'live_verified', 'closed'].includes(one.state))

const days = (from: string, until: string) => dayNumber(until) - dayNumber(from)
const covers = (span: OpenSpan, day: string) =>
  (span.from === null || span.from <= day) && (span.until === null || day <= span.until)
const meet = (a: OpenSpan, b: OpenSpan) =>
  (a.from === null || b.until === null || a.from <= b.until) &&
  (b.from === null || a.until === null || b.from <= a.until)

/** The window that holds for a deliverable: its own as a whole, else the campaign's. */
export const windowOf = (
  own: { postFrom: string | null; postUntil: string | null },
  campaign: { postFrom: string | null; postUntil: string | null } | undefined,
): OpenSpan => {
  const { postFrom: from, postUntil: until } = own.postFrom === null && own.postUntil === null ? (campaign ?? own) : own
  return { from, until }
}

/**
 * Every date that somebody has to know, with what is wrong or will be. Keys are stable: what an entry is about decides
 * them, never its dates. Sorted by day, then kind and key.
 */
export function datedEntries(source: CalendarSource): DatedEntry[] {
  const { deliverables, rights } = source
  const campaigns = new Map(source.campaigns.map((campaign) => [campaign.id, campaign]))
  const byCampaign = Map.groupBy(deliverables, ({ campaignId }) => campaignId)
  const byId = new Map(deliverables.map((one) => [one.id, one]))
  const entries = [
    ...source.campaigns.flatMap((campaign) => [
      ...flightEntries(campaign, source.today),
      ...campaignWindow(campaign, byCampaign.get(campaign.id) ?? [], source.today),
    ]),
    ...deliverables.flatMap((one) => deliverableEntries(one, campaigns.get(one.campaignId), source)),
    ...rights.flatMap((right) => {
      const one = right.deliverableId === null ? undefined : byId.get(right.deliverableId)
      const covered = one ? [one] : right.deliverableId === null ? (byCampaign.get(right.campaignId) ?? []) : []
      return rightEntries(right, campaigns.get(right.campaignId), covered, source.today)
    }),
    ...barrierEntries(source, campaigns),
  ]
  return entries.sort(compareEntries)
}

const kindOrder: readonly DatedKind[] = [
  'flight',
  'exclusivity',
  'postingWindow',
  'planned',
  'deliverableDue',
  'stageDue',
  'usageEnds',
  'sparkExpires',
]
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const compareEntries = (a: DatedEntry, b: DatedEntry) =>
  compareText(a.from, b.from) ||
  compareText(a.until, b.until) ||
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
  compareText(a.key, b.key)

/** A span that is open at one end is shown at the other; one that is open at both is no date at all. */
function onDays({ from, until }: OpenSpan): { from: string; until: string; end?: 'opens' | 'closes' } | null {
  if (from !== null && until !== null) return from <= until ? { from, until } : null
  if (from !== null) return { from, until: from, end: 'opens' }
  return until === null ? null : { from: until, until, end: 'closes' }
}

function flightEntries(campaign: CalendarCampaign, today: string): DatedEntry[] {
  const { id, flightStart, flightEnd, exclusivityDays } = campaign
  const flight = onDays({ from: flightStart, until: flightEnd })
  if (!flight) return []
  const { end, ...span } = flight
  const subject = { campaign, deliverable: null }
  const isPast = flightEnd !== null && flightEnd < today
  const shared = campaign.shared.length > 0 && !isPast
  const entries: DatedEntry[] = [
    {
      key: `flight:${id}`,
      kind: 'flight',
      ...span,
      subject: end ? { ...subject, end } : subject,
      alarm: shared ? { severity: 'conflict', code: 'sharedCreators', shared: campaign.shared } : null,
    },
  ]
  if (exclusivityDays !== null && flightEnd !== null)
    entries.push({
      key: `exclusivity:${id}`,
      kind: 'exclusivity',
      from: flightStart ?? flightEnd,
      until: usageEnd({ startsOn: flightEnd, lengthDays: exclusivityDays + 1 }, null) ?? flightEnd,
      subject,
      alarm: null,
    })
  return entries
}

/** What speaks for looking at a window now: it closes soon, or has closed, and deliverables have not got through. */
function windowAlarm(
  until: string | null,
  within: readonly CalendarDeliverable[],
  today: string,
): CalendarAlarm | null {
  if (until === null) return null
  const waiting = within.filter((one) => !isStill(one))
  if (until < today) {
    const count = waiting.filter((one) => !isLive(one)).length
    return count > 0 ? { severity: 'late', code: 'windowClosed', count } : null
  }
  const left = days(today, until)
  const count = waiting.filter((one) => !isDecided(one)).length
  return left <= WINDOW_SOON_DAYS && count > 0 ? { severity: 'soon', code: 'windowCloses', days: left, count } : null
}

const hasOwnWindow = (one: CalendarDeliverable) => one.postFrom !== null || one.postUntil !== null

function campaignWindow(
  campaign: CalendarCampaign,
  deliverables: readonly CalendarDeliverable[],
  today: string,
): DatedEntry[] {
  const window = onDays({ from: campaign.postFrom, until: campaign.postUntil })
  if (!window) return []
  const { end, ...span } = window
  const within = deliverables.filter((one) => !hasOwnWindow(one))
  return [
    {
      key: `window:${campaign.id}`,
      kind: 'postingWindow',
      ...span,
      subject: end ? { campaign, deliverable: null, end } : { campaign, deliverable: null },
      alarm: windowAlarm(campaign.postUntil, within, today),
    },
  ]
}

function deliverableEntries(
  deliverable: CalendarDeliverable,
  campaign: CalendarCampaign | undefined,
  { today, barriersOf }: CalendarSource,
): DatedEntry[] {
  const { id, dueOn, stageDueOn, plannedOn, spark, state } = deliverable
  const subject = { campaign: campaign ?? null, deliverable }
  const entries: DatedEntry[] = []
  const add = (kind: DatedKind, word: string, day: string, alarm: CalendarAlarm | null) =>
    entries.push({ key: `${word}:${id}`, kind, from: day, until: day, subject, alarm })
  const lateBy = (day: string, isLate: boolean, code: 'stageOverdue' | 'draftOverdue' | 'notLive') =>
    isLate && day < today ? ({ severity: 'late', code, since: day } as const) : null
  if (dueOn !== null && owesDraft(deliverable))
    add('deliverableDue', 'due', dueOn, lateBy(dueOn, !isStill(deliverable), 'draftOverdue'))
  // The day that was agreed for the draft goes before the workflow's usual number of days.
  const isAgreed = dueOn !== null && state !== null && awaitsDraft(state)
  if (stageDueOn !== null && !isStill(deliverable) && !isAgreed)
    add('stageDue', 'stage', stageDueOn, lateBy(stageDueOn, true, 'stageOverdue'))
  if (hasOwnWindow(deliverable) && !isOver(deliverable)) {
    const window = onDays(windowOf(deliverable, undefined))
    if (window) {
      const { end, ...span } = window
      const alarm = windowAlarm(deliverable.postUntil, [deliverable], today)
      entries.push({
        key: `window:${id}`,
        kind: 'postingWindow',
        ...span,
        subject: end ? { ...subject, end } : subject,
        alarm,
      })
    }
  }
  if (plannedOn !== null && state === 'scheduled') {
    const window = windowOf(deliverable, campaign)
    const barrier = barriersOf(deliverable.campaignId, deliverable.creatorId).find((one) => covers(one, plannedOn))
    const clash: CalendarAlarm | null = barrier
      ? {
          severity: 'conflict',
          code: 'plannedExclusive',
          who: barrier.who,
          span: { from: barrier.from, until: barrier.until },
        }
      : covers(window, plannedOn)
        ? null
        : { severity: 'conflict', code: 'plannedOutside', span: window }
    add('planned', 'planned', plannedOn, clash ?? lateBy(plannedOn, true, 'notLive'))
  }
  if (spark !== null) {
    const dies = sparkExpiry(spark.issuedOn, spark.periodDays)
    add('sparkExpires', 'spark', dies, sparkAlarm(dies, campaign?.flightEnd ?? null, today))
  }
  return entries
}

/** Behind the flight nobody needs the code any more. */
function sparkAlarm(dies: string, flightEnd: string | null, today: string): CalendarAlarm | null {
  if (flightEnd === null || flightEnd < today) return null
  const outlasts = sparkOutlast(dies, flightEnd)
  if (outlasts.isEnough) return null
  if (dies < today) return { severity: 'late', code: 'codeDead', days: days(dies, today) }
  return outlasts.days < 0
    ? { severity: 'conflict', code: 'codeDiesInFlight', days: -outlasts.days }
    : { severity: 'soon', code: 'codeBarelyOutlasts', days: outlasts.days }
}

/** A right of the whole campaign that counts from the day of a post ends on another day for each of them. */
function rightEntries(
  right: CalendarRight,
  campaign: CalendarCampaign | undefined,
  covered: readonly CalendarDeliverable[],
  today: string,
): DatedEntry[] {
  if (right.kind === 'none' || right.lengthDays === null) return []
  const isEach = right.startsOn === null && right.deliverableId === null
  const live = covered.filter(({ liveOn }) => liveOn !== null)
  const ends = isEach
    ? live.map((one) => ({ key: `right:${right.id}:${one.id}`, deliverable: one, day: usageEnd(right, one.liveOn) }))
    : [{ key: `right:${right.id}`, deliverable: covered[0] ?? null, day: usageEnd(right, covered[0]?.liveOn ?? null) }]
  return ends.flatMap(({ key, deliverable, day }) => {
    if (day === null) return []
    const about = right.deliverableId === null && !isEach ? null : deliverable
    const subject = { campaign: campaign ?? null, deliverable: about, right: right.kind }
    const alarm = rightAlarm(day, campaign?.flightEnd ?? null, today)
    return [{ key, kind: 'usageEnds' as const, from: day, until: day, subject, alarm }]
  })
}

function rightAlarm(ends: string, flightEnd: string | null, today: string): CalendarAlarm | null {
  if (flightEnd !== null && flightEnd >= today && ends < flightEnd)
    return { severity: 'conflict', code: 'rightEndsInFlight', days: days(ends, flightEnd) }
  const left = days(today, ends)
  return left >= 0 && left <= USAGE_SOON_DAYS ? { severity: 'soon', code: 'rightEndsSoon', days: left } : null
}

/** Exclusivity of others, once for each creator of a campaign; it matters where it meets what was planned there. */
function barrierEntries(
  { deliverables, barriersOf, today }: CalendarSource,
  campaigns: ReadonlyMap<string, CalendarCampaign>,
): DatedEntry[] {
  const pairs = Map.groupBy(
    deliverables.filter((one) => !isOver(one)),
    ({ campaignId, creatorId }) => `${campaignId}:${creatorId}`,
  )
  return [...pairs].flatMap(([pair, owed]) => {
    const [first] = owed
    const campaign = first && campaigns.get(first.campaignId)
    if (!first || !campaign) return []
    return barriersOf(first.campaignId, first.creatorId).flatMap((barrier) => {
      const shown = onDays(barrier)
      if (!shown) return []
      const waiting = owed.filter((one) => !isLive(one) && !isStill(one))
      const windows = waiting
        .map((one) => windowOf(one, campaign))
        .filter(({ from, until }) => from !== null || until !== null)
      const isAhead = barrier.until === null || barrier.until >= today
      const { end, ...span } = shown
      const subject = { campaign, deliverable: first, who: barrier.who }
      return [
        {
          key: `exclusivity:${pair}:${barrier.key}`,
          kind: 'exclusivity' as const,
          ...span,
          subject: end ? { ...subject, end } : subject,
          alarm:
            isAhead && windows.some((window) => meet(window, barrier))
              ? ({ severity: 'conflict', code: 'meetsExclusivity' } as const)
              : null,
        },
      ]
    })
  })
}
