import { expect, test } from 'vitest'
import { numberText } from '../../../src/main/features/creators/import/workbook/cellText'
import { builtInFormat, formatOf } from '../../../src/main/features/creators/import/workbook/formats'

test.each([
  ['General', 1234.5, '1234.5'],
  ['#,##0', 1_234_567, '1234567'],
  ['0.00', 0.1 + 0.2, '0.30000000000000004'],
  ['0.0%', 0.07, '7%'],
  ['0.0"%"', 4.5, '4.5%'],
  ['0.0\\%', 4.5, '4.5%'],
  ['[Red]0.00%;-0.00%', 0.045, '4.5%'],
  ['0.00E+00', 1.5e-8, '0.000000015'],
  ['0.0,,"M"', 13_800_000, '13800000'],
  ['"d/m/y" 0', 5, '5'],
  ['yyyy-mm-dd', 46348, '2026-11-22'],
  ['dd.mm.yyyy hh:mm', 46348.5, '2026-11-22T12:00:00'],
  ['[$-407]d. mmmm yyyy;@', 46348, '2026-11-22'],
  ['[$-F800]dddd, mmmm dd, yyyy', 46348, '2026-11-22'],
  ['mmm-yy', 46348, '2026-11-22'],
  ['d', 1, '1900-01-01'],
  ['d', 59, '1900-02-28'],
  ['d', 60, '60'],
  ['d', 61, '1900-03-01'],
  ['d', -1, '-1'],
  ['d', 3_000_000, '3000000'],
  ['h:mm AM/PM', 0.75, '18:00:00'],
  ['[h]:mm:ss', 1.5, '36:00:00'],
  ['[$€-407] #,##0.00', 1234.5, 'EUR 1234.5'],
  ['#,##0.00 "€"', 1234.5, 'EUR 1234.5'],
  ['[$USD] 0', 5, 'USD 5'],
  ['[$$-409]0', 5, 'USD 5'],
  ['[$$-1009]0', 5, 'CAD 5'],
  ['"$"0', 5, '5'],
  ['[$£-809]0', -5, '-5'],
  ['_-* #,##0_-', 5, '5'],
  ['0', 1e15, '1E+15'],
])('%s shows %d as %s', (code, value, text) => {
  expect(numberText(value, formatOf(code), false)).toBe(text)
})

test.each([
  [0, 5, '5'],
  [9, 0.5, '50%'],
  [10, 0.125, '12.5%'],
  [14, 46348, '2026-11-22'],
  [21, 0.5, '12:00:00'],
  [22, 46348.25, '2026-11-22T06:00:00'],
  [44, 5, '5'],
  [57, 46348, '2026-11-22'],
])('built-in format %d shows %d as %s', (id, value, text) => {
  expect(numberText(value, builtInFormat(id), false)).toBe(text)
})

test('days from 1904 are 1,462 later', () => {
  expect(numberText(0, { kind: 'date' }, true)).toBe('1904-01-01')
  expect(numberText(46348 - 1462, { kind: 'date' }, true)).toBe('2026-11-22')
})
