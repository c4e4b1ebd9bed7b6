/** Ends of days that are open. */
export const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'
export type Span = { from: string; until: string }
/** Days on which something surely is, and days on which it may be; an end that is not known is open. */
export type DayWindow = { sure: Span | null; possible: Span }
export type Overlap = 'yes' | 'maybe' | 'no'

/**
 * The days between two dates, both included, either of which may be unknown: then only the known day is sure.
 *
 * @param notBefore what is not known to have begun earlier begins here at the earliest
 */
export function dayWindow(from: string | null, until: string | null, notBefore: string | null = null): DayWindow {
  const known = from ?? until
  const earliest = notBefore !== null && until !== null && until < notBefore ? until : (notBefore ?? FIRST_DAY)
  return {
    sure: known === null ? null : { from: from ?? known, until: until ?? known },
    possible: { from: from ?? earliest, until: until ?? LAST_DAY },
  }
}

/** Whether two windows share a day. The order of the two does not matter. */
export function overlapOf(a: DayWindow, b: DayWindow): Overlap {
  if (a.sure && b.sure && meet(a.sure, b.sure)) return 'yes'
  return meet(a.possible, b.possible) ? 'maybe' : 'no'
}

const meet = (a: Span, b: Span) => a.from <= b.until && b.from <= a.until

/**
 * The calendar date some days later (earlier where negative), over month ends and leap days.
 *
 * @param date `YYYY-MM-DD`, years 0 to 9999
 */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  const year = at.getUTCFullYear()
  if (year > 9999) return LAST_DAY
  return year < 0 ? FIRST_DAY : at.toISOString().slice(0, 10)
}

const DAY_MS = 86_400_000
const daysBetween = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS)

/** Days between two spans that do not meet: 1 where one ends on the day before the other begins. */
export function daysApart(a: Span, b: Span): number {
  return a.until < b.from ? daysBetween(a.until, b.from) : daysBetween(b.until, a.from)
}
