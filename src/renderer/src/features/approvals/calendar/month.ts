import type { CalendarEntry } from '../../../../../shared/contract/approvalRights'
import { addDays, dayNumber, weekdayOf } from '../../../../../shared/domain/businessDays'

/** A month by its first day, `2027-03-01`. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The month `by` months later, negative for earlier; years 0001 to 9998. */
export function shiftMonth(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  const bounded = Math.min(Math.max(at, 12), 9998 * 12 + 11)
  return `${String(Math.floor(bounded / 12)).padStart(4, '0')}-${String((bounded % 12) + 1).padStart(2, '0')}-01`
}

/** The same day of another month, or that month's last. */
export function sameDayIn(day: string, month: string): string {
  const last = addDays(shiftMonth(month, 1), -1)
  const wanted = `${month.slice(0, 7)}-${day.slice(8, 10)}`
  return wanted > last ? last : wanted
}

/** Weeks of seven days that cover a month. @param firstWeekday ISO, 1 Monday to 7 Sunday */
export function weeksOf(month: string, firstWeekday: number): string[][] {
  const start = addDays(month, -((weekdayOf(month) - firstWeekday + 7) % 7))
  const next = shiftMonth(month, 1)
  const weeks: string[][] = []
  for (let day = start; day < next; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(day, at)))
  return weeks
}

/** Where a locale's week begins; Monday where the browser does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}

/** A piece of an entry in one week: columns 0 to 6, a lane of its own. */
export type Bar = { entry: CalendarEntry; lane: number; from: number; until: number; goesOn: boolean; cameIn: boolean }

/**
 * Entries laid out in a week so that none covers another. What needs attention stands highest, then what lasts shortest:
 * flights and windows of many campaigns must not push a day's own dates out of sight.
 */
export function barsOf(week: readonly string[], entries: readonly CalendarEntry[]): Bar[] {
  const first = week[0] ?? ''
  const last = week.at(-1) ?? ''
  const start = dayNumber(first)
  const inWeek = entries
    .filter((entry) => entry.from <= last && entry.until >= first)
    .map((entry) => ({
      entry,
      from: entry.from <= first ? 0 : dayNumber(entry.from) - start,
      until: entry.until >= last ? 6 : dayNumber(entry.until) - start,
    }))
    .sort(
      (a, b) =>
        Number(b.entry.alarm !== null) - Number(a.entry.alarm !== null) ||
        a.until - a.from - (b.until - b.from) ||
        a.from - b.from ||
        (a.entry.key < b.entry.key ? -1 : 1),
    )
  const taken: boolean[][] = []
  return inWeek.map(({ entry, from, until }) => {
    let lane = 0
    while (taken[lane]?.slice(from, until + 1).some(Boolean)) lane += 1
    const row = taken[lane] ?? Array.from({ length: 7 }, () => false)
    row.fill(true, from, until + 1)
    taken[lane] = row
    return { entry, lane, from, until, goesOn: entry.until > last, cameIn: entry.from < first }
  })
}

export const entriesOn = (day: string, entries: readonly CalendarEntry[]): CalendarEntry[] =>
  entries.filter((entry) => entry.from <= day && day <= entry.until)

/** The day that a key leads to; null for keys that are not the grid's. */
export function dayAfterKey(key: string, day: string, week: readonly string[]): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return week[0] ?? day
    case 'End':
      return week.at(-1) ?? day
    case 'PageUp':
      return sameDayIn(day, shiftMonth(monthOf(day), -1))
    case 'PageDown':
      return sameDayIn(day, shiftMonth(monthOf(day), 1))
    default:
      return null
  }
}

const severities = ['conflict', 'late', 'soon']
/** What needs attention, the worst first, then by day. */
export function alarmsOf(entries: readonly CalendarEntry[]): CalendarEntry[] {
  return entries
    .filter(({ alarm }) => alarm !== null)
    .sort(
      (a, b) =>
        severities.indexOf(a.alarm?.severity ?? '') - severities.indexOf(b.alarm?.severity ?? '') ||
        (a.until < b.until ? -1 : a.until > b.until ? 1 : 0),
    )
}
