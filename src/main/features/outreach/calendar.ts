import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '../../../shared/contract/index'
import { dayNumber, type WorkCalendar } from '../../../shared/domain/businessDays'
import { type Db, statement } from '../../db/open'
import { readSettings } from '../../db/read/settings'
import { readOutreachSettings } from './settings'

/** The calendar date of an instant in the workspace's time zone. */
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

export function readDaysOff(db: Db, year: number): OutputOf<'outreach.daysOff'> {
  const own = statement<{ id: string; day: string; name: string }>(
    db,
    'SELECT id, day, name FROM day_off WHERE day BETWEEN ? AND ? ORDER BY day',
  )
    .all(`${year}-01-01`, `${year}-12-31`)
    .map((row) => ({ ...row, country: null }))
  const holidays = readOutreachSettings(db).holidayCountries.flatMap((place) =>
    publicHolidays(place, year).map((holiday) => ({ id: null, ...holiday })),
  )
  return [...own, ...holidays].sort((a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name))
}

/** The agency's working days around a date: two years on, which is longer than any cadence. */
export function readWorkCalendar(db: Db, from: string): WorkCalendar {
  const first = Number(from.slice(0, 4))
  const daysOff = new Map<string, string>()
  for (const year of [first, first + 1, first + 2])
    for (const { day, name } of readDaysOff(db, year)) if (!daysOff.has(day)) daysOff.set(day, name)
  return { weekend: readOutreachSettings(db).weekend, daysOff }
}

export function addDayOff(db: Db, day: string, name: string): void {
  dayNumber(day)
  statement(
    db,
    'INSERT INTO day_off (id, day, name) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET name = excluded.name',
  ).run(uuidv7(), day, name)
}

export function removeDayOff(db: Db, id: string): void {
  statement(db, 'DELETE FROM day_off WHERE id = ?').run(id)
}
