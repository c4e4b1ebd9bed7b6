import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { csvCell, csvLine, csvLineAsRead, guardCell, unguardCell } from '../../../src/shared/domain/csv'

describe('formula guard', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-ʟᴇɴᴀ-', "'-ʟᴇɴᴀ-"],
    ['@baraabolat', "'@baraabolat"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ["'=1", "''=1"],
    ["'plain", "'plain"],
    ['-12', '-12'],
    ['+1.5', '+1.5'],
    ['-4,5%', '-4,5%'],
    ['-1.2E+5', '-1.2E+5'],
    ['-', "'-"],
    ['-1+1', "'-1+1"],
    ['', ''],
    ['a=b', 'a=b'],
  ])('%j is written %j and read back', (text, guarded) => {
    expect(guardCell(text)).toBe(guarded)
    expect(unguardCell(guarded)).toBe(text)
  })

  test('no text leaves as a formula, every text comes back', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '', '0', '-1')
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (head, rest) => {
        const text = head + rest
        const guarded = guardCell(text)
        expect(unguardCell(guarded)).toBe(text)
        if (/^[=+\-@\t\r]/.test(guarded)) expect(guarded).toMatch(/^[+-]?[\d.,]+(e[+-]?\d+)?%?$/i)
      }),
    )
  })
})

test('numbers stand plainly, missing is empty and never 0', () => {
  expect(csvLine([1234.5, -3, true, null, undefined, Number.NaN, Number.POSITIVE_INFINITY, 0])).toBe(
    '1234.5,-3,true,,,,,0\r\n',
  )
  expect(csvCell('say "hi"')).toBe('"say ""hi"""')
  expect(csvLine([''])).toBe('""\r\n')
})

test('what is written is read back by an independent reader', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 })
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map(csvLine).join('')
      const read = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: false }).data
      expect(read.slice(0, -1).map((row) => row.map(unguardCell))).toEqual(table)
      const asRead = Papa.parse<string[]>(table.map(csvLineAsRead).join(''), { delimiter: ',', newline: '\r\n' }).data
      expect(asRead.slice(0, -1)).toEqual(table)
    }),
  )
})
