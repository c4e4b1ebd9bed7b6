import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { describeWithData } from '../../support/sharedData'
import { bundleReader, scratchFolder, type Told } from './workbook/childProcess'

/** Kinds that are refused, and files that stand for others: encrypted, damaged, without anything to import. */
const refused: Readonly<Record<string, string>> = {
  'pass_protected.xlsb': 'import_encrypted',
  'pass_protected.xlsx': 'import_encrypted',
  // Checksums of its parts do not fit.
  'issue252.xlsx': 'import_unreadable',
  // An error message under the name of a workbook.
  'too_small.xls': 'import_no_rows',
}

/** Where the second reader fails or is known to misread: the cells as the XML of the file states them. */
const stated: Readonly<Record<string, Cells>> = {
  // Spans of hours; and it counts days from 1900 whatever the workbook says.
  'date.xlsx': { Sheet1: { '1:1': '2021-01-01', '2:1': '2021-01-02', '3:1': '255:10:10', '3:2': '17' } },
  'date_1904.xlsx': { Sheet1: { '1:1': '2021-01-01', '2:1': '2021-01-02', '3:1': '255:10:10', '3:2': '17' } },
  'date_iso.xlsx': { Sheet: { '1:1': '2021-01-01', '2:1': '2021-01-01T10:10:10', '3:1': '10:10:10' } },
  'has_x000D_inline.xlsx': { Sheet1: { '1:1': 'ABC\nDEF' } },
  'inlineStr_cdata.xlsx': { Sheet1: { '1:1': 'Hello CDATA', '1:2': 'World', '2:1': '12345', '2:2': 'NormalText' } },
  'inlineStr_with_value.xlsx': { Requirements: { '1:1': 'NN', '1:8': 'Description', '2:1': '1', '2:5': 'RQ11610' } },
  'issue221.xlsm': { Sheet1: { '1:1': 'Cell_A1', '1:2': 'Cell_B1', '2:1': 'Cell_A2', '2:2': 'Cell_B2' } },
  // A part that is found by its relationship, whatever its name.
  'issue_419.xlsx': { Sheet1: { '1:1': 'Hello' } },
  'nonstandard-xml-ns-prefix.xlsx': {
    Sheet1: { '1:1': 'a', '1:2': 'b', '2:1': '1', '2:2': '3', '3:1': '2', '3:2': '4' },
  },
  'richtext-after-plain.xlsx': { Sheet1: { '1:1': 'abcd', '2:1': 'tvalrval1rval2', '2:4': 'rval1rval2' } },
  'richtext-namespaced.xlsx': {
    Sheet1: { '1:1': 'inline string\nLine 2\nLine 3', '1:8': 'shared string\nLine 2\nLine 3' },
  },
  'table_with_absolute_paths.xlsx': { table: { '1:1': 'Item', '2:1': '100', '2:2': 'North', '5:2': 'East' } },
}
/** The same workbook saved by Excel, which the second reader can read. */
const savedAgain: Readonly<Record<string, string>> = { 'issue_261.xlsx': 'issue_261_fixed_by_excel.xlsx' }

const UNKNOWN = '\0unknown'
type Cells = Record<string, Record<string, string>>

describeWithData('calamine-spreadsheets', 'every workbook of calamine', (folder) => {
  const files = readdirSync(folder)
    .filter((name) => /\.(xlsx|xlsm|xls|xlsb|ods)$/.test(name))
    .sort()
  const seen = new Map<string, Told>()
  const scratch = scratchFolder()
  beforeAll(async () => {
    const run = await bundleReader(scratch)
    for (const told of run(
      'cells',
      files.map((name) => join(folder, name)),
    ))
      seen.set(basename(told.path), told)
  })
  const toldOf = (name: string) => seen.get(name) ?? expect.unreachable(`nothing was told of ${name}`)

  test('each ends in cells or in a sentence with a code, within 10 s and 512 MB', () => {
    expect([...seen.keys()].sort()).toEqual(files)
    for (const name of files) {
      const told = toldOf(name)
      expect(told.crash, name).toBeUndefined()
      expect(told.ms, name).toBeLessThan(10_000)
      expect(told.rssMb, name).toBeLessThan(512)
      const expected = refused[name] ?? (/\.xls[xm]$/.test(name) ? undefined : 'import_kind_unsupported')
      expect(told.code, name).toBe(expected)
      if (expected) expect(told.message, name).toMatch(/Nothing was imported\. [A-Z]/)
      else expect(told.cells, name).toBeDefined()
    }
  })

  test.each(files.filter((name) => /\.xls[xm]$/.test(name) && !refused[name]))(
    '%s: the cells that a second reader sees',
    async (name) => {
      const cells = toldOf(name).cells ?? {}
      const expected = stated[name] ?? (await secondReading(join(folder, savedAgain[name] ?? name)))
      expect(Object.keys(cells)).toEqual(expect.arrayContaining(Object.keys(expected)))
      for (const [sheet, values] of Object.entries(expected)) {
        const ours = cells[sheet] ?? {}
        for (const [place, value] of Object.entries(values))
          if (value !== UNKNOWN) expect(plain(ours[place]), `${sheet} ${place}`).toBe(plain(value))
        if (stated[name]) continue
        const filled = Object.keys(ours).filter((place) => ours[place]?.trim() !== '' && values[place] !== UNKNOWN)
        const theirs = Object.keys(values).filter((place) => values[place] !== UNKNOWN)
        expect(filled.sort(), sheet).toEqual(theirs.sort())
      }
    },
  )
})

/** Our text reduced to what the second reader can be compared by: no sign of format, numbers in one form. */
function plain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const number = /^([A-Z]{3} )?(-?[\d.]+(?:E[+-]?\d+)?)(%?)$/.exec(text)
  if (number) return String(Number((Number(number[2]) / (number[3] ? 100 : 1)).toPrecision(12)))
  return text.trim()
}

async function secondReading(path: string): Promise<Cells> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const cells: Cells = {}
  for (const sheet of workbook.worksheets) {
    const values: Record<string, string> = {}
    sheet.eachRow((row, rowNumber) =>
      row.eachCell((cell, column) => {
        if (cell.isMerged && cell.master !== cell) return
        const text = textOf(cell.value)
        if (text !== '') values[`${rowNumber}:${column}`] = text
      }),
    )
    cells[sheet.name] = values
  }
  return cells
}

function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toPrecision(12)))
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim()
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date)
    return value
      .toISOString()
      .slice(0, 19)
      .replace(/T00:00:00$/, '')
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('error' in value) return value.error
  if ('hyperlink' in value) return textOf(value.text)
  // It drops results that are 0, false or no date.
  const { result } = value
  if (!result || (result instanceof Date && Number.isNaN(result.getTime()))) return UNKNOWN
  return textOf(result)
}
