import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayIn, startOfDay } from '../../../src/main/db/read/workCalendar'
import { addDays, dateOf } from '../../../src/shared/domain/businessDays'

// Zones that change their clocks at midnight, at other hours, by half an hour, or by leaving out a whole day.
const zones = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
]

it('begins each day where the zone begins it, over every change of clocks', () => {
  const day = fc.integer({ min: 14_610, max: 25_567 }).map(dateOf)
  fc.assert(
    fc.property(fc.constantFrom(...zones), day, (zone, date) => {
      const start = Date.parse(startOfDay(zone, date))
      expect(dayIn(zone, new Date(start))).toBe(date)
      expect(dayIn(zone, new Date(start - 1))).toBe(addDays(date, -1))
    }),
    { numRuns: 2000, seed: 20_261_122 },
  )
})

it('counts a day of 23 and one of 25 hours as one day', () => {
  const hours = (zone: string, date: string) =>
    (Date.parse(startOfDay(zone, addDays(date, 1))) - Date.parse(startOfDay(zone, date))) / 3_600_000
  expect(hours('Europe/London', '2026-03-29')).toBe(23)
  expect(hours('Europe/London', '2026-10-25')).toBe(25)
  expect(hours('America/New_York', '2026-11-01')).toBe(25)
})
