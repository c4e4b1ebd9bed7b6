import type { CalendarAlarm, DatedEntry, OpenSpan } from '../../../../shared/domain/approvals/calendarEntries'
import { stateNames } from '../../../../shared/domain/approvals/refusals'
import type { ApprovalState } from '../../../../shared/domain/approvals/workflow'
import { formatDate } from '../../../../shared/domain/format'

const deliverables = (count: number) =>
  count === 1 ? '1 deliverable' : `${count.toLocaleString('en-GB')} deliverables`
const days = (count: number) => (count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`)
const inDays = (count: number) => (count === 0 ? 'today' : count === 1 ? 'tomorrow' : `in ${days(count)}`)
const day = (iso: string) => formatDate(iso, 'en-GB')
function span({ from, until }: OpenSpan): string {
  if (from && until) return `from ${day(from)} to ${day(until)}`
  return from ? `from ${day(from)} on` : until ? `until ${day(until)}` : 'on all days'
}

const rightNames: Record<string, string> = {
  none: 'No usage right',
  organic: 'Organic repost',
  paid: 'Paid amplification',
  commercial: 'Full commercial use',
}
const kindNames: Record<DatedEntry['kind'], string> = {
  deliverableDue: 'Due',
  stageDue: 'Stage due',
  postingWindow: 'Posting window',
  planned: 'Planned post',
  flight: 'Flight',
  usageEnds: 'Usage right ends',
  sparkExpires: 'Spark code expires',
  exclusivity: 'Exclusivity',
}

/** In these the creator is awaited, with something that has a name of its own. */
const owedIn: Partial<Record<ApprovalState, string>> = {
  brief_sent: 'Draft',
  concept_approved: 'Draft',
  changes_requested: 'Changes',
}

/** Names of a few, and how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more.toLocaleString('en-GB')} more` : shown.join(' and ')
}

function title({ kind, subject }: DatedEntry): string {
  const { campaign, deliverable, end } = subject
  const about = deliverable ? `${deliverable.title}, @${deliverable.handle}` : (campaign?.name ?? '')
  const name =
    kind === 'postingWindow' && end
      ? `Posting window ${end}`
      : kind === 'flight' && end
        ? `Flight ${end === 'opens' ? 'begins' : 'ends'}`
        : kind === 'stageDue' && deliverable?.state
          ? `${owedIn[deliverable.state] ?? stateNames[deliverable.state]} due`
          : kind === 'usageEnds' && subject.right
            ? `${rightNames[subject.right] ?? subject.right} ends`
            : kindNames[kind]
  if (kind === 'exclusivity' && subject.who)
    return `${name}: @${deliverable?.handle ?? ''} is exclusive to ${subject.who}`
  return `${name}: ${about}`
}

function alarm(found: CalendarAlarm): string {
  switch (found.code) {
    case 'codeDiesInFlight':
      return `The code dies ${days(found.days)} before the flight ends.`
    case 'codeBarelyOutlasts':
      return `The code outlives the flight by ${days(found.days)} only. Ask for one that lasts a week longer than the flight.`
    case 'codeDead':
      return `The code died ${days(found.days)} ago, and the flight is not over. Ask the creator for another one.`
    case 'rightEndsInFlight':
      return `The right ends ${days(found.days)} before the flight ends.`
    case 'rightEndsSoon':
      return `The right ends ${inDays(found.days)}.`
    case 'windowCloses':
      return found.count === 1
        ? `The posting window closes ${inDays(found.days)}, and 1 deliverable is not approved.`
        : `The posting window closes ${inDays(found.days)}, and ${deliverables(found.count)} are not approved.`
    case 'windowClosed':
      return found.count === 1
        ? 'The posting window has closed, and 1 deliverable is not live.'
        : `The posting window has closed, and ${deliverables(found.count)} are not live.`
    case 'stageOverdue':
      return `Overdue since ${day(found.since)}.`
    case 'draftOverdue':
      return `The creator owes it since ${day(found.since)}.`
    case 'notLive':
      return `The post was planned for ${day(found.since)} and is not live.`
    case 'plannedExclusive':
      return `The post is planned inside the exclusivity of ${found.who}, ${span(found.span)}.`
    case 'plannedOutside':
      return `The post is planned outside its posting window, ${span(found.span)}.`
    case 'sharedCreators':
      return `Two clients of one category share ${some(found.shared.map(({ handle, who }) => `@${handle} (${who})`))} on these days.`
    case 'meetsExclusivity':
      return 'This exclusivity meets the posting window.'
  }
}

export default {
  noDeliverable: 'That deliverable is not in this workspace. Nothing was changed.',
  noRight: 'That usage right is not in this campaign. Nothing was changed.',
  noEvidence: 'That evidence is not in this campaign. Nothing was changed.',
  noCode: 'No Spark code is kept for this post.',
  noWording: 'That wording is not one of this workspace. Nothing was changed.',
  maskIsNoCode: 'Only the end of that code is there. Paste the whole code. Nothing was changed.',
  codeTaken: (handle: string, title: string) =>
    `That code is kept for @${handle}, ${title}. One code belongs to one post. Nothing was changed.`,
  timeBeforeStart: 'A time in the video begins at 0. Nothing was changed.',
  planTooLong: (wording: number, note: number) =>
    `The wording takes up to ${wording} characters and the note up to ${note}. Nothing was changed.`,
  windowBackwards: 'The posting window ends before it begins. Nothing was changed.',
  wordingShipped: (wording: string, market: string) =>
    `“${wording}” for ${market} comes with Callboard. Nothing was changed.`,
  who: (brand: string, client: string | null) => (client === null || client === brand ? brand : `${brand} (${client})`),
  right: (kind: string) => rightNames[kind] ?? kind,
  kind: (kind: DatedEntry['kind']) => kindNames[kind],
  title,
  alarm,
  saveRight: (kind: string, what: string) => `Save usage right “${rightNames[kind] ?? kind}” of ${what}`,
  removeRight: (kind: string, what: string) => `Remove usage right “${rightNames[kind] ?? kind}” of ${what}`,
  keepCode: (title: string) => `Keep a Spark code of ${title}`,
  removeCode: (title: string) => `Remove the Spark code of ${title}`,
  disclosure: (title: string) => `Disclosure of ${title}`,
  removeDisclosure: (title: string) => `Remove the disclosure of ${title}`,
  music: (title: string) => `Music of ${title}`,
  window: (count: number, title: string) =>
    count === 1 ? `Posting window of ${title}` : `Posting window of ${deliverables(count)}`,
  wording: (wording: string, market: string) => `Add wording “${wording}” for ${market}`,
  removeWording: (wording: string, market: string) => `Remove wording “${wording}” for ${market}`,
  exporting: 'Writing the calendar',
  calendarOf: (campaign: string | null) => (campaign === null ? 'Callboard calendar' : `Calendar of ${campaign}`),
}
