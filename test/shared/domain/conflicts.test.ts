import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brandKey, categoryKeys } from '../../../src/shared/domain/brandNames'
import {
  type Booking,
  type ConflictSubject,
  findConflicts,
  type PastWork,
  recentDays,
  severities,
  worstOf,
} from '../../../src/shared/domain/conflicts'
import { addDays, dayWindow, overlapOf } from '../../../src/shared/domain/dayWindows'

const today = '2026-11-22'
const subject: ConflictSubject = {
  campaignId: 'c1',
  brandId: 'b1',
  brand: 'Bolt',
  clientId: 'k1',
  client: 'Acme',
  category: 'Soft drinks',
  competitors: ['Fizz & Co'],
  flightStart: '2027-03-01',
  flightEnd: '2027-03-31',
  exclusivityDays: null,
}
const work = (change: Partial<PastWork> = {}): PastWork => ({
  collaborationId: 'w1',
  brandId: null,
  clientId: null,
  brand: 'Fizz',
  category: null,
  kind: 'paid',
  startedOn: '2027-01-10',
  endedOn: '2027-01-20',
  exclusiveUntil: null,
  exclusiveAgainst: [],
  source: 'Ana',
  ...change,
})
const booking = (change: Partial<Booking> = {}): Booking => ({
  ...subject,
  campaignId: 'c2',
  campaign: 'Spring',
  brandId: 'b2',
  brand: 'Pop',
  clientId: 'k2',
  client: 'Globex',
  competitors: [],
  ...change,
})
const found = (works: PastWork[], bookings: Booking[] = [], of: ConflictSubject = subject) =>
  findConflicts(of, works, bookings, today).map(({ kind, severity, relation, overlap }) => ({
    kind,
    severity,
    relation,
    overlap,
  }))

const dates = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const maybeDate = fc.option(dates)
const windows = fc.tuple(maybeDate, maybeDate).map(([a, b]) => {
  const [from, until] = a !== null && b !== null && b < a ? [b, a] : [a, b]
  return { from, until }
})

describe('days that meet', () => {
  it('meet the same way round', () => {
    fc.assert(
      fc.property(windows, windows, dates, (a, b, notBefore) => {
        const left = dayWindow(a.from, a.until, notBefore)
        const right = dayWindow(b.from, b.until)
        expect(overlapOf(left, right)).toBe(overlapOf(right, left))
      }),
    )
  })

  it('are sure only where every way to fill in what is not known meets, and impossible only where none does', () => {
    fc.assert(
      fc.property(windows, windows, fc.array(dates, { minLength: 4, maxLength: 4 }), (a, b, fills) => {
        const fill = (window: typeof a, from: string, until: string) => {
          const start = window.from ?? (window.until !== null && from > window.until ? window.until : from)
          const end = window.until ?? (until < start ? start : until)
          return { start, end }
        }
        const left = fill(a, fills[0] ?? '', fills[1] ?? '')
        const right = fill(b, fills[2] ?? '', fills[3] ?? '')
        const isMeeting = left.start <= right.end && right.start <= left.end
        const overlap = overlapOf(dayWindow(a.from, a.until), dayWindow(b.from, b.until))
        if (overlap === 'yes') expect(isMeeting).toBe(true)
        if (overlap === 'no') expect(isMeeting).toBe(false)
      }),
    )
  })

  it('include both ends and leave out the day behind them', () => {
    const flight = dayWindow('2027-03-01', '2027-03-31')
    expect(overlapOf(flight, dayWindow('2027-03-31', '2027-05-01'))).toBe('yes')
    expect(overlapOf(flight, dayWindow('2027-04-01', '2027-05-01'))).toBe('no')
    expect(overlapOf(flight, dayWindow('2027-01-01', '2027-02-28'))).toBe('no')
    expect(overlapOf(flight, dayWindow('2027-01-01', null))).toBe('maybe')
    expect(overlapOf(flight, dayWindow(null, null))).toBe('maybe')
    expect(overlapOf(flight, dayWindow(null, '2027-03-15'))).toBe('yes')
  })

  it('of a flight without dates do not lie in the past', () => {
    expect(overlapOf(dayWindow(null, null, today), dayWindow('2026-01-01', '2026-11-21'))).toBe('no')
    expect(overlapOf(dayWindow(null, null, today), dayWindow('2026-01-01', today))).toBe('maybe')
    expect(overlapOf(dayWindow(null, '2026-10-01', today), dayWindow('2026-10-01', '2026-10-02'))).toBe('yes')
  })
})

describe('days later', () => {
  it.each([
    ['2027-01-31', 1, '2027-02-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-03-31', -31, '2027-02-28'],
    ['2027-03-28', 30, '2027-04-27'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('%s and %i days is %s', (date, days, later) => {
    expect(addDays(date, days)).toBe(later)
  })

  it('add up, and come back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 0, max: 3650 }), (date, a, b) => {
        expect(addDays(addDays(date, a), b)).toBe(addDays(date, a + b))
        expect(addDays(addDays(date, a), -a)).toBe(date)
      }),
    )
  })
})

describe('names', () => {
  it('of brands are the same in every spelling', () => {
    for (const name of ["L'Oréal", 'LOREAL', 'l’oreal, Inc.', ' Loreal ']) expect(brandKey(name)).toBe('loreal')
    expect(brandKey('H&M')).toBe(brandKey('H and M'))
    expect(brandKey('Coca-Cola Company')).toBe(brandKey('coca cola'))
    expect(brandKey('Co')).toBe('co')
    expect(brandKey('🦊')).toBe('🦊')
    expect(brandKey('Fox')).not.toBe(brandKey('Foxy'))
    expect(brandKey('資生堂')).not.toBe(brandKey('花王'))
  })

  it('of categories are the same in every spelling, several in one text', () => {
    expect(categoryKeys('Soft-Drinks / Energy drinks')).toEqual(['energydrink', 'softdrink'])
    expect(categoryKeys('soft drink')).toEqual(['softdrink'])
    expect(categoryKeys('  ; / ')).toEqual([])
    expect(categoryKeys(null)).toEqual([])
    expect(categoryKeys('Glass')).toEqual(['glass'])
  })

  it('have keys that are their own keys, whatever the case, accents and blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(brandKey(brandKey(text))).toBe(brandKey(text))
        expect(brandKey(`  ${text}  `)).toBe(brandKey(text))
        expect(categoryKeys(`; ${text} /`)).toEqual(categoryKeys(text))
      }),
    )
    const latin = fc.string({ unit: fc.constantFrom(...'abcdeéèüñsz019'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(latin, { minLength: 1, maxLength: 4 }), (parts) => {
        const plain = parts.join(' ')
        for (const other of [parts.join('-'), parts.join('_ '), plain.toUpperCase(), plain.normalize('NFD')]) {
          expect(brandKey(other)).toBe(brandKey(plain))
          expect(categoryKeys(other)).toEqual(categoryKeys(plain))
        }
      }),
    )
  })
})

describe('work for others', () => {
  it('for a competitor weighs by how near it is to the flight', () => {
    const at = (startedOn: string | null, endedOn: string | null) =>
      found([work({ brand: 'FIZZ and Co.', startedOn, endedOn })])[0]
    expect(at('2027-02-01', '2027-03-01')).toMatchObject({ kind: 'competitorWork', severity: 'block', overlap: 'yes' })
    expect(at('2027-01-01', '2027-02-28')).toMatchObject({ severity: 'warn', overlap: 'no' })
    expect(at('2025-01-01', addDays('2027-03-01', -recentDays))).toMatchObject({ severity: 'warn' })
    expect(at('2025-01-01', addDays('2027-03-01', -recentDays - 1))).toMatchObject({ severity: 'note' })
    expect(at('2027-02-01', null)).toMatchObject({ severity: 'warn', overlap: 'maybe' })
    expect(at(null, null)).toMatchObject({ severity: 'warn', overlap: 'maybe' })
    expect(at('2027-04-01', '2027-05-01')).toMatchObject({ severity: 'warn', overlap: 'no' })
  })

  it('of the same category is milder, gifted work milder still, and the brand itself never counts', () => {
    const during = { startedOn: '2027-03-02', endedOn: '2027-03-03' }
    expect(found([work({ brand: 'Pop', category: 'soft drink', ...during })])).toEqual([
      { kind: 'categoryWork', severity: 'warn', relation: 'category', overlap: 'yes' },
    ])
    expect(found([work({ brand: 'Pop', category: 'soft drink' })])[0]).toMatchObject({ severity: 'note' })
    expect(found([work({ brand: 'Fizz & Co', kind: 'gifted', ...during })])[0]).toMatchObject({ severity: 'warn' })
    expect(found([work({ brand: 'Pop', category: 'shoes', ...during })])).toEqual([])
    expect(found([work({ brand: 'Pop', category: null, ...during })])).toEqual([])
    expect(found([work({ brand: 'BOLT', category: 'soft drink', ...during })])).toEqual([])
    expect(found([work({ brand: 'Other', brandId: 'b1', category: 'soft drink', ...during })])).toEqual([])
    expect(found([work({ brand: 'Sister', clientId: 'k1', category: 'soft drink', ...during })])).toEqual([])
  })
})

describe('exclusive terms', () => {
  const terms = (change: Partial<PastWork>, of = subject) =>
    found([work({ brand: 'Pop', startedOn: '2026-01-01', endedOn: '2026-02-01', ...change })], [], of).filter(
      ({ kind }) => kind === 'exclusiveTerms',
    )

  it('forbid their category and those they name, until their last day', () => {
    expect(terms({ category: 'Soft drinks', exclusiveUntil: '2027-03-01' })).toEqual([
      { kind: 'exclusiveTerms', severity: 'block', relation: 'category', overlap: 'yes' },
    ])
    expect(terms({ category: 'Soft drinks', exclusiveUntil: '2027-02-28' })).toEqual([])
    expect(terms({ category: 'Shoes', exclusiveUntil: '2027-06-01' })).toEqual([])
    expect(terms({ category: 'Shoes', exclusiveUntil: '2027-06-01', exclusiveAgainst: ['bolt'] })[0]).toMatchObject({
      severity: 'block',
      relation: 'named',
    })
    expect(terms({ category: 'Shoes', exclusiveUntil: '2027-06-01', exclusiveAgainst: ['ACME'] })).toHaveLength(1)
    expect(terms({ exclusiveUntil: '2027-06-01', exclusiveAgainst: ['Soft drinks'] })).toHaveLength(1)
    expect(terms({ exclusiveUntil: '2027-06-01', exclusiveAgainst: ['Pip'] })).toEqual([])
  })

  it('without a category or of a brand without one are told as a question, never passed over', () => {
    expect(terms({ category: null, exclusiveUntil: '2027-06-01' })).toEqual([
      { kind: 'exclusiveTerms', severity: 'warn', relation: 'unknown', overlap: 'yes' },
    ])
    const without = { ...subject, category: null }
    expect(terms({ category: 'Shoes', exclusiveUntil: '2027-06-01' }, without)[0]).toMatchObject({ severity: 'warn' })
    expect(terms({ exclusiveUntil: '2027-06-01', exclusiveAgainst: ['Pip'] }, without)).toEqual([])
  })

  it('hold from ever where their first day is not known, and against a flight without dates only maybe', () => {
    const open = { category: 'soft drinks', startedOn: null, endedOn: null }
    expect(terms({ ...open, exclusiveUntil: '2027-03-01' })[0]).toMatchObject({ severity: 'block' })
    const undated = { ...subject, flightStart: null, flightEnd: null }
    expect(terms({ ...open, exclusiveUntil: '2027-01-01' }, undated)[0]).toMatchObject({
      severity: 'warn',
      overlap: 'maybe',
    })
    expect(terms({ ...open, exclusiveUntil: '2026-11-21' }, undated)).toEqual([])
  })
})

describe('bookings of the agency', () => {
  it('block within another client’s exclusivity of the category, to the last day', () => {
    const other = (flightEnd: string | null, exclusivityDays: number | null, category: string | null = 'soft drink') =>
      found([], [booking({ flightStart: '2027-01-01', flightEnd, exclusivityDays, category })])
    expect(other('2027-01-31', 29)).toEqual([
      { kind: 'exclusiveBooking', severity: 'block', relation: 'category', overlap: 'yes' },
    ])
    // 31 January and 28 days is 28 February, the day before the flight.
    expect(other('2027-01-31', 28)).toEqual([
      { kind: 'categoryWork', severity: 'note', relation: 'category', overlap: 'no' },
    ])
    expect(other('2027-01-31', 29, null)[0]).toMatchObject({ severity: 'warn', relation: 'unknown' })
    expect(other(null, 30)[0]).toMatchObject({ severity: 'warn', overlap: 'maybe' })
    expect(other('2027-01-31', 365, 'shoes')).toEqual([])
  })

  it('on the same days warn without exclusivity, and block where the brands are named competitors', () => {
    expect(found([], [booking()])).toEqual([{ kind: 'booked', severity: 'warn', relation: 'category', overlap: 'yes' }])
    expect(found([], [booking({ brand: 'Fizz & Co' })])[0]).toMatchObject({ kind: 'booked', severity: 'block' })
    expect(found([], [booking({ category: null, competitors: ['bolt'] })])[0]).toMatchObject({ severity: 'block' })
    expect(found([], [booking({ clientId: 'k1' })])).toEqual([])
    expect(found([], [booking({ category: null })])).toEqual([])
  })

  const subjects = fc.record({
    category: fc.constantFrom(null, 'soft drinks', 'Shoes'),
    competitors: fc.constantFrom([], ['Bolt'], ['Pop']),
    exclusivityDays: fc.option(fc.integer({ min: 0, max: 200 })),
    flight: windows,
  })
  type SubjectPart = typeof subjects extends fc.Arbitrary<infer T> ? T : never
  const bookingOf = (of: SubjectPart, name: 'Bolt' | 'Pop'): Booking => ({
    ...booking(),
    campaignId: name,
    campaign: name,
    brand: name,
    brandId: name,
    clientId: name,
    client: name,
    category: of.category,
    competitors: of.competitors,
    exclusivityDays: of.exclusivityDays,
    flightStart: of.flight.from,
    flightEnd: of.flight.until,
  })

  it('weigh the same from both sides: whichever campaign is booked first', () => {
    fc.assert(
      fc.property(subjects, subjects, (a, b) => {
        const left = bookingOf(a, 'Bolt')
        const right = bookingOf(b, 'Pop')
        const seen = (of: Booking, other: Booking) =>
          findConflicts(of, [], [other], '2000-01-01').map(({ severity, relation }) => ({ severity, relation }))
        expect(seen(left, right)).toEqual(seen(right, left))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('conflicts of one creator', () => {
  it('come the worst first, whatever the order of the evidence', () => {
    const works = [
      work({ collaborationId: 'a', brand: 'Fizz and Co', startedOn: '2020-01-01', endedOn: '2020-01-02' }),
      work({ collaborationId: 'b', brand: 'Fizz and Co' }),
      work({ collaborationId: 'c', brand: 'Pop', category: 'soft drinks', exclusiveUntil: '2027-03-05' }),
      work({ collaborationId: 'd', brand: 'Pop', category: 'soft drinks' }),
    ]
    const told = findConflicts(subject, works, [booking()], today)
    expect(told.map(({ severity }) => severities.indexOf(severity))).toEqual([0, 1, 1, 2, 2, 2])
    expect(worstOf(told)).toBe('block')
    expect(worstOf([])).toBe(null)
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: works.length }), (shuffled) => {
        expect(findConflicts(subject, shuffled, [booking()], today)).toEqual(told)
      }),
    )
  })
})
