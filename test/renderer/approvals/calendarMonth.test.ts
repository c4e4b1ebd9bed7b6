import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  alarmsOf,
  barsOf,
  dayAfterKey,
  firstWeekdayOf,
  monthOf,
  sameDayIn,
  shiftMonth,
  weeksOf,
} from '../../../src/renderer/src/features/approvals/calendar/month'
import type { CalendarEntry } from '../../../src/shared/contract/approvalRights'
import { addDays, dateOf, weekdayOf } from '../../../src/shared/domain/businessDays'

const days = fc.integer({ min: 10_957, max: 25_567 }).map(dateOf)

it('covers every day of a month once, in whole weeks that begin where the locale’s do', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 7 }), (day, first) => {
      const month = monthOf(day)
      const all = weeksOf(month, first).flat()
      expect(all).toEqual(all.map((_, at) => addDays(all[0] ?? '', at)))
      expect(weekdayOf(all[0] ?? '')).toBe(first)
      expect(all.length % 7).toBe(0)
      const inside = all.filter((one) => monthOf(one) === month)
      expect(inside[0]).toBe(month)
      expect(addDays(inside.at(-1) ?? '', 1)).toBe(shiftMonth(month, 1))
    }),
  )
  expect(firstWeekdayOf('en-GB')).toBe(1)
})

it('goes from month to month and keeps the day where there is one', () => {
  expect([shiftMonth('2027-01-01', -1), shiftMonth('2027-12-01', 1)]).toEqual(['2026-12-01', '2028-01-01'])
  expect(sameDayIn('2027-01-31', '2027-02-01')).toBe('2027-02-28')
  expect(sameDayIn('2028-01-31', '2028-02-01')).toBe('2028-02-29')
  const week = weeksOf('2027-03-01', 1)[1] ?? []
  const walk = (key: string) => dayAfterKey(key, '2027-03-10', week)
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].map(walk)).toEqual([
    '2027-03-09',
    '2027-03-11',
    '2027-03-03',
    '2027-03-17',
    '2027-03-08',
    '2027-03-14',
    '2027-02-10',
    '2027-04-10',
  ])
  expect(walk('x')).toBeNull()
})

const entry = (key: string, from: string, until: string, severity?: 'soon' | 'late' | 'conflict'): CalendarEntry => ({
  key,
  kind: 'flight',
  title: key,
  from,
  until,
  campaignId: null,
  deliverableId: null,
  alarm: severity ? { severity, sentence: severity } : null,
})

it('lays out a week so that no bar covers another and none is lost', () => {
  const week = weeksOf('2027-03-01', 1)[0] ?? []
  const some = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(12)), { maxLength: 15 })
  fc.assert(
    fc.property(some, (spans) => {
      const entries = spans.map(([from, length], at) =>
        entry(String(at), addDays('2027-03-01', from), addDays('2027-03-01', from + length)),
      )
      const bars = barsOf(week, entries)
      expect(bars).toHaveLength(
        entries.filter(({ from, until }) => from <= '2027-03-07' && until >= '2027-03-01').length,
      )
      const cells = bars.flatMap(({ lane, from, until }) =>
        Array.from({ length: until - from + 1 }, (_, at) => `${lane}:${from + at}`),
      )
      expect(new Set(cells).size).toBe(cells.length)
    }),
  )
})

it('puts what needs attention first, the worst before the rest', () => {
  const soon = entry('soon', '2027-03-02', '2027-03-02', 'soon')
  const late = entry('late', '2027-03-03', '2027-03-03', 'late')
  const clash = entry('clash', '2027-03-04', '2027-03-04', 'conflict')
  const flight = entry('flight', '2027-03-01', '2027-03-31')
  expect(alarmsOf([flight, soon, late, clash])).toEqual([clash, late, soon])
  expect(barsOf(weeksOf('2027-03-01', 1)[0] ?? [], [flight, soon]).map(({ entry: { key } }) => key)).toEqual([
    'soon',
    'flight',
  ])
})
