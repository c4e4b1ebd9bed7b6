import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  addDays,
  cadenceDates,
  dateOf,
  dayNumber,
  isBusinessDay,
  nextBusinessDay,
  type WorkCalendar,
  weekdayOf,
} from '../../../src/shared/domain/businessDays'

const date = fc.integer({ min: 10_957, max: 36_525 }).map(dateOf)
const calendar: fc.Arbitrary<WorkCalendar> = fc.record({
  weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }),
  daysOff: fc.array(date, { maxLength: 40 }).map((days) => new Map(days.map((day) => [day, 'a holiday']))),
})
const usual: WorkCalendar = {
  weekend: [6, 7],
  daysOff: new Map([
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day (in lieu)'],
    ['2027-01-01', 'New Year’s Day'],
  ]),
}

describe('dates without a clock', () => {
  it('agree with Temporal over weekends, month ends, leap years and clock changes', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const peer = Temporal.PlainDate.from(day)
        expect(weekdayOf(day)).toBe(peer.dayOfWeek)
        expect(addDays(day, days)).toBe(peer.add({ days }).toString())
        expect(dateOf(dayNumber(day))).toBe(day)
      }),
    )
  })

  it('refuse what is no date', () => {
    for (const wrong of ['', '2026-13-01', '22/11/2026', '2026-11-22T10:00']) expect(() => dayNumber(wrong)).toThrow()
  })
})

describe('business days', () => {
  it('are counted as walking the calendar by hand would', () => {
    fc.assert(
      fc.property(calendar, date, fc.integer({ min: 0, max: 60 }), (work, from, count) => {
        const found = addBusinessDays(work, from, count)
        let day = Temporal.PlainDate.from(from)
        const isFree = () => !work.weekend.includes(day.dayOfWeek) && !work.daysOff.has(day.toString())
        while (!isFree()) day = day.add({ days: 1 })
        for (let left = count; left > 0; left -= 1) {
          do day = day.add({ days: 1 })
          while (!isFree())
        }
        expect(found).toBe(day.toString())
      }),
    )
  })

  it('name a calendar in which nobody ever works', () => {
    expect(() => nextBusinessDay({ weekend: [1, 2, 3, 4, 5, 6, 7], daysOff: new Map() }, '2026-11-22')).toThrow(
      'no business day',
    )
  })
})

describe('a cadence', () => {
  it('falls due on business days only, in order, never two steps on one day', () => {
    const steps = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 })
      .map((days) => [0, ...days.toSorted((a, b) => a - b)])
    fc.assert(
      fc.property(
        calendar,
        date,
        fc.constantFrom('businessDays' as const, 'calendarDays' as const),
        steps,
        (work, start, counts, afterDays) => {
          const dates = cadenceDates(work, start, counts, afterDays)
          for (const [index, { on, step }] of dates.entries()) {
            expect(step).toBe(index)
            expect(isBusinessDay(work, on)).toBe(true)
            expect(on >= start).toBe(true)
            if (index > 0) expect(on > (dates[index - 1]?.on ?? '')).toBe(true)
            if (counts === 'calendarDays') expect(on >= addDays(start, afterDays[index] ?? 0)).toBe(true)
          }
        },
      ),
    )
  })

  it('moves a step off Christmas and says what moved it', () => {
    expect(cadenceDates(usual, '2026-12-18', 'calendarDays', [0, 3, 7, 12])).toEqual([
      { step: 0, on: '2026-12-18', movedBy: null },
      { step: 1, on: '2026-12-21', movedBy: null },
      { step: 2, on: '2026-12-29', movedBy: 'Christmas Day' },
      { step: 3, on: '2026-12-30', movedBy: null },
    ])
    expect(cadenceDates(usual, '2026-12-19', 'businessDays', [0, 3, 7])).toEqual([
      { step: 0, on: '2026-12-21', movedBy: 'weekend' },
      { step: 1, on: '2026-12-24', movedBy: null },
      { step: 2, on: '2027-01-04', movedBy: null },
    ])
  })
})
