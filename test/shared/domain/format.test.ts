import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  currencyExponent,
  formatBytes,
  formatCompact,
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  MISSING,
} from '../../../src/shared/domain/format'

const GB = 'en-GB'

describe('missing is never 0', () => {
  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])('%s', (value) => {
    expect(formatCompact(value, GB)).toBe(MISSING)
    expect(formatCount(value, GB)).toBe(MISSING)
    expect(formatPercent(value, GB)).toBe(MISSING)
    expect(formatNumber(value, GB)).toBe(MISSING)
    expect(formatMoney(value, 'USD', GB)).toBe(MISSING)
    expect(formatDuration(value)).toBe(MISSING)
    expect(formatBytes(value, GB)).toBe(MISSING)
  })
  test('dates', () => {
    expect(formatDate(null, GB)).toBe(MISSING)
    expect(formatInstant(undefined, GB, 'UTC')).toBe(MISSING)
  })
})

describe('formatCompact', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [12.34, '12.3'],
    [512.7, '513'],
    [999, '999'],
    [999.4, '999'],
    [999.5, '1K'],
    [1000, '1K'],
    [1049, '1K'],
    [1050, '1.1K'],
    [145_912, '145.9K'],
    [999_949, '999.9K'],
    [999_950, '1M'],
    [999_999, '1M'],
    [1_000_000, '1M'],
    [1_300_000, '1.3M'],
    [999_950_000, '1B'],
    [8_250_000_000, '8.3B'],
    [1e12, '1T'],
    [-145_912, '-145.9K'],
  ])('%d is %s', (count, text) => {
    expect(formatCompact(count, GB)).toBe(text)
  })

  test('the decimal sign follows the locale, the letter does not', () => {
    expect(formatCompact(145_912, 'de-DE')).toBe('145,9K')
    expect(formatCompact(1_300_000, 'fr-FR')).toBe('1,3M')
  })

  test('never more than four digits, and within 5 % of the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_000_000_000_000 }), (count) => {
        const text = formatCompact(count, GB)
        expect(text).toMatch(/^\d{1,3}(\.\d)?[KMBT]?$/)
        const unit = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[text.at(-1) ?? ''] ?? 1
        expect(Math.abs(Number.parseFloat(text) * unit - count)).toBeLessThanOrEqual(count * 0.05)
      }),
    )
  })

  test('a larger count never reads smaller', () => {
    const value = (text: string) =>
      Number.parseFloat(text) * ({ K: 1e3, M: 1e6, B: 1e9, T: 1e12 }[text.at(-1) ?? ''] ?? 1)
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(value(formatCompact(less, GB))).toBeLessThanOrEqual(value(formatCompact(more, GB)))
      }),
    )
  })
})

test('formatCount is exact, with groups', () => {
  expect(formatCount(145_912, GB)).toBe('145,912')
  expect(formatCount(145_912, 'de-DE')).toBe('145.912')
  expect(formatCount(12.345, GB)).toBe('12.35')
})

test('formatPercent takes a fraction', () => {
  expect(formatPercent(0.0416, GB)).toBe('4.2%')
  expect(formatPercent(0.0416, GB, 2)).toBe('4.16%')
  expect(formatPercent(1, GB, 0)).toBe('100%')
  expect(formatPercent(-0, GB)).toBe('0.0%')
})

describe('formatMoney', () => {
  test.each([
    [125_050, 'USD', 'exact', 'US$1,250.50'],
    [125_000, 'USD', 'exact', 'US$1,250.00'],
    [125_000, 'USD', 'short', 'US$1,250'],
    [125_050, 'USD', 'short', 'US$1,250.50'],
    [5_000_000, 'GBP', 'short', '£50,000'],
    [1250, 'JPY', 'exact', 'JP¥1,250'],
    [1_250_500, 'KWD', 'exact', 'KWD\u00a01,250.500'],
    [14_591_200, 'USD', 'compact', 'US$145.9K'],
    [-14_591_200, 'USD', 'compact', '-US$145.9K'],
    [-5, 'USD', 'exact', '-US$0.05'],
    [0, 'USD', 'short', 'US$0'],
  ] as const)('%d %s %s', (amountMinor, currency, style, text) => {
    expect(formatMoney(amountMinor, currency, GB, style)).toBe(text)
  })

  test('decimals follow ISO 4217, also where CLDR has others', () => {
    expect(currencyExponent('AFN')).toBe(2)
    expect(formatMoney(12_345, 'AFN', GB)).toContain('123.45')
    expect(formatMoney(12_345, 'ISK', GB)).toContain('12,345')
    expect(formatMoney(12_345, 'BHD', GB)).toContain('12.345')
  })

  test('an impossible code is written, not thrown', () => {
    expect(formatMoney(12_345, '??', GB)).toBe('123.45 ??')
  })

  test('the exact form loses no minor unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (minor, code) => {
          const digits = formatMoney(minor, code, GB).replace(/\D/g, '')
          expect(Number(digits)).toBe(minor)
        },
      ),
    )
  })
})

describe('dates', () => {
  test('a calendar date has no zone', () => {
    expect(formatDate('2026-11-22', GB)).toBe('22 Nov 2026')
    expect(formatDate('2026-11-22', GB, 'short')).toBe('22 Nov')
    expect(formatDate('2026-11-22', GB, 'long')).toMatch(/^Sunday,? 22 November 2026$/)
    expect(formatDate('2026-01-01', 'en-US')).toBe('Jan 01, 2026')
  })
  test('what is no date is shown as it is', () => {
    expect(formatDate('next week', GB)).toBe('next week')
    expect(formatInstant('soon', GB, 'UTC')).toBe('soon')
  })
  test('an instant is told in its place', () => {
    expect(formatInstant('2026-11-22T23:30:00.000Z', GB, 'UTC')).toBe('22 Nov 2026, 23:30')
    expect(formatInstant('2026-11-22T23:30:00.000Z', GB, 'Asia/Tokyo')).toBe('23 Nov 2026, 08:30')
  })
})

test('formatDuration is a clock', () => {
  expect(formatDuration(0)).toBe('0:00')
  expect(formatDuration(65_400)).toBe('1:05')
  expect(formatDuration(3_661_000)).toBe('1:01:01')
})

test('formatBytes', () => {
  expect(formatBytes(0, GB)).toBe('0 B')
  expect(formatBytes(999, GB)).toBe('999 B')
  expect(formatBytes(999_600, GB)).toBe('1 MB')
  expect(formatBytes(1_400_000, GB)).toBe('1.4 MB')
  expect(formatBytes(209_715_200, GB)).toBe('210 MB')
})
