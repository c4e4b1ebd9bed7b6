import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { OutputOf } from '../../../shared/contract/index'
import type { WorkCalendar } from '../../../shared/domain/businessDays'
import { type Db, statement } from '../open'
import { readSettings } from './settings'

/** The calendar date of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date | string): string {
  const instant = Temporal.Instant.from(typeof at === 'string' ? at : at.toISOString())
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Today, where the workspace is. */
export const todayOf = (db: Db, now: Date): string => dayIn(readSettings(db).timeZone, now)

/** The first instant of a day there: 23 or 25 hours long where a clock changes. */
export function startOfDay(timeZone: string, day: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant().toString()
}

type Holiday = { day: string; name: string; country: string }
const known = new Map<string, readonly Holiday[]>()

/** Public holidays of a country or region in a year, by rule; "GB-SCT" and "DE-BY" are regions. */
function publicHolidays(place: string, year: number): readonly Holiday[] {
  const key = `${place} ${year}`
  const cached = known.get(key)
  if (cached) return cached
  const [country = '', region] = place.split('-')
  const found = (region ? new Holidays(country, region) : new Holidays(country))
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => ({ day: holiday.date.slice(0, 10), name: holiday.name, country: place }))
  known.set(key, found)
  return found
}

/** Where nothing else was said: Saturday and Sunday, and the public holidays of Great Britain. */
export const usualWorkDays = { holidayCountries: ['GB'], weekend: [6, 7] }

const workDaysSchema = z.object({
  holidayCountries: z.array(z.string()).default(usualWorkDays.holidayCountries),
  weekend: z.array(z.int().min(1).max(7)).max(6).default(usualWorkDays.weekend),
})

/** Kept with the settings of outreach, where people set them. */
function readWorkDays(db: Db): z.infer<typeof workDaysSchema> {
  const value = statement<string>(db, `SELECT value FROM setting WHERE id = 'outreach'`).pluck().get()
  const stored = workDaysSchema.safeParse(typeof value === 'string' ? JSON.parse(value) : {})
  return stored.success ? stored.data : usualWorkDays
}

export function readDaysOff(db: Db, year: number): OutputOf<'outreach.daysOff'> {
  const own = statement<{ id: string; day: string; name: string }>(
    db,
    'SELECT id, day, name FROM day_off WHERE day BETWEEN ? AND ? ORDER BY day',
  )
    .all(`${year}-01-01`, `${year}-12-31`)
    .map((row) => ({ ...row, country: null }))
  const holidays = readWorkDays(db).holidayCountries.flatMap((place) =>
    publicHolidays(place, year).map((holiday) => ({ id: null, ...holiday })),
  )
  return [...own, ...holidays].sort((a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name))
}

/**
 * The agency's working days around a date: two years on, which is longer than any cadence.
 *
 * @param until a day that has to be in it too
 */
export function readWorkCalendar(db: Db, from: string, until = from): WorkCalendar {
  const first = Number(from.slice(0, 4))
  const last = Math.max(first + 2, Number(until.slice(0, 4)) + 1)
  const daysOff = new Map<string, string>()
  for (let year = first; year <= last; year += 1)
    for (const { day, name } of readDaysOff(db, year)) if (!daysOff.has(day)) daysOff.set(day, name)
  return { weekend: readWorkDays(db).weekend, daysOff }
}
