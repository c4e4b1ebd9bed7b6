import { isMissingText } from './numbers'

/** `dmy`: 22/11/2026. `mdy`: 11/22/2026. */
export type DayOrder = 'dmy' | 'mdy'

export type ParsedDate =
  | { kind: 'value'; date: string }
  | { kind: 'missing' }
  | { kind: 'problem'; fault: 'not_a_date' | 'no_such_day' | 'order_unclear' }

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/
const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?$/
const EPOCH_SECONDS = /^1\d{9}$/
const EPOCH_MS = /^1\d{12}$/
const NAMED =
  /^(?:[a-z]{2,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)[\s,.-]+(\d{4})(?:[T ,].*)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Day or month first, decided from all values of a column: a first number above 12 proves day first, a second one
 * month first; dots between the numbers (22.11.2026) are day first everywhere. Neither, or both, is `unclear`.
 */
export function decideDayOrder(values: Iterable<string>): DayOrder | 'unclear' | 'not_needed' {
  let dayFirst = 0
  let monthFirst = 0
  let ambiguous = 0
  for (const raw of values) {
    const parts = SLASHED.exec(raw.trim())
    if (!parts) continue
    const [, first = '', separator, second = ''] = parts
    if (separator === '.' || Number(first) > 12) dayFirst += 1
    else if (Number(second) > 12) monthFirst += 1
    else ambiguous += first === second ? 0 : 1
  }
  if (dayFirst > 0 && monthFirst === 0) return 'dmy'
  if (monthFirst > 0 && dayFirst === 0) return 'mdy'
  if (dayFirst > 0 && monthFirst > 0) return 'unclear'
  return ambiguous > 0 ? 'unclear' : 'not_needed'
}

/**
 * A calendar date out of ISO dates and instants (the date as written, no zone applied), `22/11/2026`, `22.11.26`,
 * `Nov 22, 2026`, `22 November 2026` and Unix seconds or milliseconds (UTC).
 *
 * @param order from `decideDayOrder`; null makes a date that depends on it `order_unclear`
 * @returns `YYYY-MM-DD`, years 1990 to 2099
 */
export function parseDate(text: string, order: DayOrder | null): ParsedDate {
  if (isMissingText(text)) return { kind: 'missing' }
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const slashed = SLASHED.exec(trimmed)
  if (slashed) {
    const first = Number(slashed[1])
    const second = Number(slashed[3])
    const year = slashed[4]?.length === 2 ? 2000 + Number(slashed[4]) : Number(slashed[4])
    if (first === second) return calendarDate(year, first, second)
    const used = slashed[2] === '.' ? 'dmy' : order
    if (used === null) return { kind: 'problem', fault: 'order_unclear' }
    return used === 'dmy' ? calendarDate(year, second, first) : calendarDate(year, first, second)
  }
  const named = NAMED.exec(trimmed)
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? named[3] ?? '').slice(0, 3).toLowerCase()) + 1
    if (month > 0) return calendarDate(Number(named[5]), month, Number(named[1] ?? named[4]))
  }
  if (EPOCH_SECONDS.test(trimmed)) return dateOfEpoch(Number(trimmed) * 1000)
  if (EPOCH_MS.test(trimmed)) return dateOfEpoch(Number(trimmed))
  return { kind: 'problem', fault: 'not_a_date' }
}

function dateOfEpoch(ms: number): ParsedDate {
  return { kind: 'value', date: new Date(ms).toISOString().slice(0, 10) }
}

function calendarDate(year: number, month: number, day: number): ParsedDate {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || year < 1990 || year > 2099) return { kind: 'problem', fault: 'no_such_day' }
  return { kind: 'value', date: date.toISOString().slice(0, 10) }
}
