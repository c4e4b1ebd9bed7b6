import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideDayOrder, parseDate } from '../../../src/shared/domain/dates'
import {
  type DecimalStyle,
  decideDecimalStyle,
  decideRateUnit,
  isMissingText,
  parseCount,
  parseMoney,
  parseNumber,
  parseRate,
} from '../../../src/shared/domain/numbers'

describe('counts', () => {
  test.each<[string, number, number?]>([
    ['0', 0],
    ['1432', 1432],
    ['13.8M', 13_800_000, 100_000],
    ['13.8m', 13_800_000],
    ['856.3K', 856_300, 100],
    ['856.3 k', 856_300],
    ['29.0b', 29_000_000_000],
    ['0.89k', 890, 10],
    ['22M', 22_000_000, 1_000_000],
    ['1.1M', 1_100_000],
    ['4.35M', 4_350_000],
    ['1.005M', 1_005_000],
    ['477900000.00', 477_900_000, 0.01],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['12,34,567', 1_234_567],
    ['12 345', 12_345],
    ['12\u00A0345\u202F678', 12_345_678],
    ["1'234", 1234],
    ['1’234’567', 1_234_567],
    ['1_000', 1000],
    ['1.2E+08', 120_000_000],
    ['+42', 42],
    ['3,5 Mio.', 3_500_000],
    ['2,1 Mrd', 2_100_000_000],
    ['13,8M', 13_800_000],
    ['1.2万', 12_000],
    ['.5', 0.5],
  ])('%j is %d', (text, value, step) => {
    const parsed = parseCount(text)
    expect(parsed).toMatchObject({ kind: 'value', value })
    if (step !== undefined && parsed.kind === 'value') expect(parsed.step).toBeCloseTo(step, 12)
  })

  test.each([
    ['1.234', 'comma', 1234],
    ['1.234', 'dot', 1.234],
    ['1,234', 'comma', 1.234],
    ['1,234', 'dot', 1234],
    ['4,5', 'dot', 4.5],
    ['13.8M', 'comma', 13_800_000],
  ] as const)('%j in a column of %s style is %d', (text, style, value) => {
    expect(parseCount(text, style)).toMatchObject({ value })
  })

  test.each([
    '',
    '   ',
    '\u00A0',
    '-',
    '–',
    '—',
    'N/A',
    'n/a',
    '#N/A',
    '#VALOR!',
    '#VALUE!',
    '#WERT!',
    '#DIV/0!',
    'NaN',
    'nan',
    'NaN%',
    'null',
    'NULL',
    'None',
    ' N/A ',
  ])('%j is missing, never 0', (text) => {
    expect(isMissingText(text)).toBe(true)
    expect(parseCount(text)).toEqual({ kind: 'missing' })
    expect(parseRate(text, 'percent')).toEqual({ kind: 'missing' })
    expect(parseMoney(text)).toEqual({ kind: 'missing' })
  })

  test.each([
    ['India', 'not_a_number'],
    ['12x', 'not_a_number'],
    ['10K+', 'not_a_number'],
    ['1,2,3', 'grouping'],
    ['1.2.3', 'grouping'],
    ['12,3456.7', 'grouping'],
    ['-5', 'negative'],
    ['1e400', 'too_large'],
    ['99999999999999999999', 'too_large'],
    ['9'.repeat(100), 'not_a_number'],
    ['١٢٣', 'not_a_number'],
  ])('%j is a problem: %s', (text, fault) => {
    expect(parseCount(text)).toEqual({ kind: 'problem', fault })
  })

  test('every whole number comes back from every way of writing it', () => {
    const grouped = (value: number, sign: string) => String(value).replace(/\B(?=(\d{3})+$)/g, sign)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000_000_000_000 }), (value) => {
        expect(parseCount(String(value))).toMatchObject({ value })
        expect(parseCount(grouped(value, ','), 'dot')).toMatchObject({ value })
        expect(parseCount(grouped(value, '.'), 'comma')).toMatchObject({ value })
        expect(parseCount(grouped(value, ' '))).toMatchObject({ value })
        expect(parseCount(`${value}.00`, 'dot')).toMatchObject({ value })
        expect(parseCount(`${grouped(value, '.')},00`, 'comma')).toMatchObject({ value })
      }),
    )
  })

  test('text with K, M or B is exact to the digit it shows', () => {
    const power = fc.constantFrom(['K', 3] as const, ['m', 6] as const, ['B', 9] as const)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), power, (tenths, [suffix, exponent]) => {
        const expected = tenths * 10 ** (exponent - 1)
        expect(parseCount(`${(tenths / 10).toFixed(1)}${suffix}`)).toEqual({
          kind: 'value',
          value: expected,
          step: 10 ** (exponent - 1),
        })
      }),
    )
  })

  test('any text ends as value, missing or problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<DecimalStyle>('dot', 'comma'), (text, style) => {
        const parsed = parseNumber(text, style)
        if (parsed.kind === 'value') expect(Number.isFinite(parsed.value)).toBe(true)
      }),
    )
  })
})

describe('decimal sign of a column', () => {
  test.each([
    ['count', ['1,234.5', '999'], 'dot'],
    ['count', ['1.234,5', '999'], 'comma'],
    ['count', ['1.234', '12.345.678'], 'comma'],
    ['count', ['13.8M', '221.7K', '22M'], 'dot'],
    ['count', ['13,8M', '1.234'], 'comma'],
    ['count', ['1.234', '56.789', '12'], 'comma'],
    ['count', ['1,234', '56,789'], 'dot'],
    ['count', ['477900000.00'], 'dot'],
    ['count', ['1.5M', '1.005M'], 'dot'],
    ['rate', ['0,045', '0,2'], 'comma'],
    ['rate', ['0.045', '0.123'], 'dot'],
    ['rate', ['4.125', '3.250'], 'dot'],
    ['rate', ['4,5%'], 'comma'],
    ['count', ['12', '34'], 'dot'],
    ['count', ['1.5', '1,5', '2.5', '2,5'], 'unclear'],
  ] as const)('%s %j is %s', (holds, values, style) => {
    expect(decideDecimalStyle(values, holds).style).toBe(style)
  })

  test('the rest of the file decides where the column says nothing', () => {
    expect(decideDecimalStyle(['12'], 'count', 'comma')).toEqual({ style: 'comma', evidence: 'none' })
  })
})

describe('rates', () => {
  test.each([
    [['1.39%', '0.20%'], 'eng', 'percent', 'percent_signs'],
    [['23.79', '17.54', '0.03', '2981.25'], 'engagementRate', 'percent', 'values_above_one'],
    [['1.39', '1.62', '0.2', '0.07'], '60d_eng_rate', 'percent', 'values_above_one'],
    [['0.00273629', '0.045', '0.12'], 'engagementRate', 'fraction', 'values_small'],
    [['0.5', '0.6'], 'ER %', 'percent', 'header'],
    [['0.5', '0.6'], 'engagement ratio', 'fraction', 'header'],
    [['0.5', '0.6', '0.4'], 'er', 'unclear', 'ambiguous'],
    [['0.02', '0.03', '0.02', '1.4'], 'er', 'unclear', 'ambiguous'],
    [['N/A', ''], 'er', 'unclear', 'no_values'],
  ] as const)('%j under %j is %s by %s', (values, header, unit, reason) => {
    expect(decideRateUnit(values, header)).toEqual({ unit, reason })
  })

  test('the counts beside the rate settle what the rate alone cannot', () => {
    const values = ['0.5', '0.6', '0.4', '0.45', '0.7']
    const percent = values.map((value) => Number(value) / 130)
    expect(decideRateUnit(values, 'er', 'dot', percent)).toEqual({ unit: 'percent', reason: 'ratio' })
    const fraction = values.map((value) => Number(value) * 1.2)
    expect(decideRateUnit(values, 'er', 'dot', fraction)).toEqual({ unit: 'fraction', reason: 'ratio' })
  })

  test.each([
    ['1.39%', 'percent', 'dot', 0.0139],
    ['1.39%', 'fraction', 'dot', 0.0139],
    ['23.79', 'percent', 'dot', 0.2379],
    ['2981.25', 'percent', 'dot', 29.8125],
    ['0.045', 'fraction', 'dot', 0.045],
    ['4,5 %', 'percent', 'comma', 0.045],
    ['%4,5', 'percent', 'comma', 0.045],
    ['0', 'percent', 'dot', 0],
  ] as const)('%j in %s, %s is %d', (text, unit, style, value) => {
    expect(parseRate(text, unit, style)).toMatchObject({ kind: 'value', value })
  })

  test('negative and wordy rates are problems', () => {
    expect(parseRate('-1%', 'percent')).toEqual({ kind: 'problem', fault: 'negative' })
    expect(parseRate('high', 'percent')).toEqual({ kind: 'problem', fault: 'not_a_number' })
  })

  test('percent text and fraction text of one rate are one number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (hundredths) => {
        const percent = parseRate((hundredths / 100).toFixed(2), 'percent')
        const fraction = parseRate((hundredths / 10_000).toFixed(4), 'fraction')
        expect(percent).toMatchObject({ value: hundredths / 10_000 })
        expect(fraction).toMatchObject({ value: hundredths / 10_000 })
      }),
    )
  })
})

describe('money', () => {
  test.each([
    ['€1.200', 'comma', null, 120_000, 'EUR'],
    ['€1,200.50', 'dot', null, 120_050, 'EUR'],
    ['1.200,50 €', 'comma', null, 120_050, 'EUR'],
    ['250 USD', 'dot', null, 25_000, 'USD'],
    ['USD 250', 'dot', null, 25_000, 'USD'],
    ['US$250', 'dot', null, 25_000, 'USD'],
    ['$250', 'dot', null, 25_000, null],
    ['$250', 'dot', 'CAD', 25_000, 'CAD'],
    ['£1.2K', 'dot', null, 120_000, 'GBP'],
    ['¥1200', 'dot', 'JPY', 1200, 'JPY'],
    ['1200 JPY', 'dot', null, 1200, 'JPY'],
    ['1.5 KWD', 'dot', null, 1500, 'KWD'],
    ['R$ 300', 'dot', null, 30_000, 'BRL'],
    ['99.99', 'dot', 'EUR', 9999, 'EUR'],
    ['0', 'dot', 'EUR', 0, 'EUR'],
  ] as const)('%j (%s, %s) is %d %s', (text, style, fallback, minor, currency) => {
    expect(parseMoney(text, style, fallback)).toEqual({ kind: 'value', minor, currency })
  })

  test.each([
    ['on request', 'not_a_number'],
    ['-20', 'negative'],
    ['20 bananas', 'unknown_currency'],
    ['1.005 EUR', 'too_precise'],
    ['100-200', 'not_a_number'],
  ])('%j is a problem: %s', (text, fault) => {
    expect(parseMoney(text, 'dot')).toEqual({ kind: 'problem', fault })
  })
})

describe('dates', () => {
  test.each([
    [['22/11/2026', '01/02/2026'], 'dmy'],
    [['11/22/2026', '01/02/2026'], 'mdy'],
    [['01/02/2026'], 'unclear'],
    [['22/11/2026', '11/22/2026'], 'unclear'],
    [['01.02.2026'], 'dmy'],
    [['2026-11-22', ''], 'not_needed'],
    [['05/05/2026'], 'not_needed'],
  ] as const)('%j is %s', (values, order) => {
    expect(decideDayOrder(values)).toBe(order)
  })

  test.each([
    ['2026-11-22', null, '2026-11-22'],
    ['2025-09-06T07:03:43.231Z', null, '2025-09-06'],
    ['2026/1/5', null, '2026-01-05'],
    ['22/11/2026', 'dmy', '2026-11-22'],
    ['11/22/2026 10:30', 'mdy', '2026-11-22'],
    ['1.2.26', null, '2026-02-01'],
    ['Nov 22, 2026', null, '2026-11-22'],
    ['22 November 2026', null, '2026-11-22'],
    ['1757142223', null, '2025-09-06'],
    ['1757142223231', null, '2025-09-06'],
  ] as const)('%j (%s) is %s', (text, order, date) => {
    expect(parseDate(text, order)).toEqual({ kind: 'value', date })
  })

  test.each([
    ['01/02/2026', null, 'order_unclear'],
    ['31/02/2026', 'dmy', 'no_such_day'],
    ['2026-13-01', null, 'no_such_day'],
    ['yesterday', null, 'not_a_date'],
    ['44890', null, 'not_a_date'],
  ] as const)('%j (%s) is a problem: %s', (text, order, fault) => {
    expect(parseDate(text, order)).toEqual({ kind: 'problem', fault })
  })

  test('N/A is missing', () => {
    expect(parseDate('N/A', null)).toEqual({ kind: 'missing' })
  })
})
