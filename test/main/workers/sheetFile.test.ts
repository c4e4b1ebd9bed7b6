import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { SheetFile, type SheetValue } from '../../../src/main/workers/sheetFile'
import { tempFolder } from '../../support/engine'

const columns = [
  { header: 'Text', widthChars: 20, format: 'text' },
  { header: 'Share', widthChars: 10, format: 'percent' },
  { header: 'Day', widthChars: 12, format: 'date' },
] as const

function written(rows: readonly SheetValue[][]): string {
  const path = join(tempFolder(), 'sheet.xlsx')
  const sheet = new SheetFile(path, 'A & "B"', columns)
  for (const row of rows) sheet.row(row)
  sheet.finish()
  return path
}

describe('a sheet written row by row', () => {
  it('opens in another reader with every text as text, and says nothing of the day it was made', async () => {
    const rows: SheetValue[][] = [
      ['=1+1', 0.5, '2026-11-22'],
      ['<a href="x">&amp;</a>', Number.NaN, '1899-01-01'],
      [' padded ', null, 'soon'],
      ['\u0000\ufffe\ud800', 0, '2000-02-29'],
      ['x'.repeat(40_000), null, null],
      ['ليلى 👨‍👩‍👧‍👦\nヌードル', null, null],
    ]
    const path = written(rows)
    expect(readFileSync(path)).toEqual(readFileSync(written(rows)))
    const book = new Workbook()
    await book.xlsx.readFile(path)
    const sheet = book.worksheets[0]
    expect(sheet?.name).toBe('A & "B"')
    const texts = sheet?.getColumn(1).values.slice(2).map(String) ?? []
    expect(texts.slice(0, 3)).toEqual(["'=1+1", '<a href="x">&amp;</a>', ' padded '])
    expect(texts[3]).toBe('\ufffd\ufffd\ufffd')
    expect(texts[4]).toHaveLength(32_767)
    expect(texts[5]).toBe('ليلى 👨‍👩‍👧‍👦\nヌードル')
    expect(sheet?.getCell('B2').value).toBe(0.5)
    expect(sheet?.getCell('B3').value).toBeNull()
    expect(sheet?.getCell('C2').value).toEqual(new Date('2026-11-22T00:00:00Z'))
    // What no sheet can count as a day stays as it is written.
    expect(sheet?.getCell('C3').value).toBe('1899-01-01')
    expect(sheet?.getCell('C4').value).toBe('soon')
  })

  it('is whole when it is longer than what is compressed at once', async () => {
    const path = written(Array.from({ length: 30_000 }, (_, i) => [`row ${i} ${'-'.repeat(40)}`, i / 7, null]))
    expect(statSync(path).size).toBeLessThan(3_000_000)
    const book = new Workbook()
    await book.xlsx.readFile(path)
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(30_001)
    expect(sheet?.getCell('A30001').value).toBe(`row 29999 ${'-'.repeat(40)}`)
    expect(sheet?.getCell('B15000').value).toBe(14_998 / 7)
    expect(sheet?.autoFilter).toBe('A1:C30001')
  })
})
