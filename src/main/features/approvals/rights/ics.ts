import ICAL from 'ical.js'
import type { CalendarEntry } from '../../../../shared/contract/approvalRights'
import { addDays } from '../../../../shared/domain/dayWindows'
import { words } from './words'

const say = words('en')

// The library counts the blank that begins a folded line as nothing; with it a line has the 75 bytes that RFC 5545 allows.
ICAL.foldLength = 74

/** Nine in the morning of the day before, wherever the calendar is read. */
const REMINDER = '-PT15H'

/**
 * Entries as an iCalendar file (RFC 5545): whole days without a zone, one event an entry, whose UID comes from its key,
 * so that a calendar program takes a changed entry for the same one.
 *
 * @param now when the file was written: the only thing in it that the entries do not decide
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Callboard//Callboard//EN')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('x-wr-calname', oneLine(name))
  const stamp = ICAL.Time.fromJSDate(now, true)
  for (const entry of entries) calendar.addSubcomponent(event(entry, stamp))
  return `${calendar.toString()}\r\n`
}

function event(entry: CalendarEntry, stamp: ICAL.Time): ICAL.Component {
  const { key, kind, title, from, until, alarm } = entry
  const component = new ICAL.Component('vevent')
  component.addPropertyWithValue('uid', `${key}@callboard`)
  component.addPropertyWithValue('dtstamp', stamp)
  component.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(from))
  // The day after the last one: the end of an event is not part of it.
  component.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(until, 1)))
  component.addPropertyWithValue('summary', oneLine(title))
  component.addPropertyWithValue('categories', say.kind(kind))
  component.addPropertyWithValue('transp', 'TRANSPARENT')
  if (alarm === null) return component
  component.addPropertyWithValue('description', oneLine(alarm.sentence))
  const reminder = new ICAL.Component('valarm')
  reminder.addPropertyWithValue('action', 'DISPLAY')
  reminder.addPropertyWithValue('trigger', ICAL.Duration.fromString(REMINDER))
  reminder.addPropertyWithValue('description', oneLine(alarm.sentence))
  component.addSubcomponent(reminder)
  return component
}

/** A title is one line; controls have no place in the format, and half a sign has no UTF-8. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
