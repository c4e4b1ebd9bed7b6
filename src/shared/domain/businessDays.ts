/** Whole days since 1970-01-01 of a calendar date, `2026-11-22` → 20779. @throws RangeError for what is no date */
export function dayNumber(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar date: ${date}`)
  return ms / 86_400_000
}

/** The calendar date of a day number. A date has no zone, so no clock change can move it. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** `date` and `days` later, negative for earlier. */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days)

/** ISO weekday: 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/**
 * Days on which nobody works.
 *
 * @property weekend ISO weekdays, 6 Saturday and 7 Sunday in most places; at most six of them
 * @property daysOff calendar dates with their name: public holidays and the agency's own
 */
export type WorkCalendar = { weekend: readonly number[]; daysOff: ReadonlyMap<string, string> }

export const isBusinessDay = (calendar: WorkCalendar, date: string): boolean =>
  !calendar.weekend.includes(weekdayOf(date)) && !calendar.daysOff.has(date)

/** Days searched for the next business day: a calendar that has none in three years is a mistake. */
const mostDays = 1100

/** The date itself where it is a business day, else the first one after it. @throws RangeError where none follows */
export function nextBusinessDay(calendar: WorkCalendar, date: string): string {
  const first = dayNumber(date)
  for (let day = first; day < first + mostDays; day += 1) {
    const candidate = dateOf(day)
    if (isBusinessDay(calendar, candidate)) return candidate
  }
  throw new RangeError(`no business day after ${date}`)
}

/**
 * `count` business days after a date; 0 is the date itself, or the next business day where it is none.
 *
 * @param count whole, 0 or more
 */
export function addBusinessDays(calendar: WorkCalendar, date: string, count: number): string {
  let day = nextBusinessDay(calendar, date)
  for (let left = count; left > 0; left -= 1) day = nextBusinessDay(calendar, addDays(day, 1))
  return day
}

export type CadenceDate = {
  step: number
  on: string
  /** the weekend or day off that it would have fallen on; null where it fell on a business day */
  movedBy: string | null
}

/**
 * The days on which a cadence's steps fall due. Steps counted in calendar days that fall on a day nobody works move to
 * the next business day; the steps behind them are counted from the start, so that one holiday delays one step only.
 * Two steps never share a day: the later one goes to the next business day.
 *
 * @param afterDays days after the start, rising, by the cadence's way of counting
 */
export function cadenceDates(
  calendar: WorkCalendar,
  startOn: string,
  counts: 'businessDays' | 'calendarDays',
  afterDays: readonly number[],
): CadenceDate[] {
  let last = ''
  return afterDays.map((after, step) => {
    const wanted = counts === 'businessDays' ? addBusinessDays(calendar, startOn, after) : addDays(startOn, after)
    const free = nextBusinessDay(calendar, wanted)
    const on = last !== '' && free <= last ? nextBusinessDay(calendar, addDays(last, 1)) : free
    last = on
    const isOff = counts === 'calendarDays' ? wanted : startOn
    const movedBy =
      isBusinessDay(calendar, isOff) || (counts === 'businessDays' && step > 0)
        ? null
        : (calendar.daysOff.get(isOff) ?? 'weekend')
    return { step, on, movedBy }
  })
}
