import type { Worksheet } from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { CreatorDraft } from '../../../src/main/features/creators/import/draft'
import { planImport, readDrafts } from '../../../src/main/features/creators/import/plan'
import { sourceOf } from '../../../src/main/features/creators/import/source'
import { testWorkspace, upload } from '../../support/engine'
import { handmade, sheetOf, written } from './workbook/handmade'

type Options = Parameters<typeof planImport>[1]

async function read(bytes: Uint8Array, options: Options = {}, fileName = 'tiktok.xlsx') {
  const source = sourceOf(fileName, bytes)
  const plan = await planImport(source, options)
  const rows = []
  for await (const batch of readDrafts(source, plan)) rows.push(...batch.rows)
  const drafts = rows.flatMap(({ draft }): CreatorDraft[] => (draft ? [draft] : []))
  return { plan, rows, drafts, problems: rows.flatMap((row) => row.problems.map(({ code }) => code)) }
}

const HEADER = ['Handle', 'Followers']
const fill = (sheet: Worksheet, rows: readonly (readonly unknown[])[]) => {
  for (const row of rows) sheet.addRow([...row])
}

describe('cells', () => {
  test('every kind of cell becomes what a person sees in it', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('Creators')
      sheet.addRow(['Handle', 'Name', 'Followers', 'Average views', 'ER', 'Verified', 'Price', 'Checked at', 'Bio'])
      const row = sheet.addRow([
        { text: 'ana', hyperlink: 'https://www.tiktok.com/@someone' },
        { richText: [{ text: 'Ana ' }, { text: 'Ruiz', font: { bold: true } }] },
        { formula: 'SUM(1,2)', result: 1_234_567 },
        1234.125,
        0.045,
        true,
        250.5,
        new Date(Date.UTC(2026, 10, 22)),
        'Tea & cake <3\nand "more"',
      ])
      row.getCell(3).numFmt = '#,##0'
      row.getCell(5).numFmt = '0.00%'
      row.getCell(7).numFmt = '[$€-407] #,##0.00'
      row.getCell(8).numFmt = 'dd/mm/yyyy'
      sheet.addRow(['bea', { error: '#N/A' }, { formula: '1/0', result: { error: '#DIV/0!' } }, 10, 0.07, false])
      sheet.getCell('E3').numFmt = '0%'
    })
    const { plan, drafts, problems } = await read(bytes)
    expect(plan.mapping).toMatchObject({ rateUnit: 'percent', rateReason: 'percent_signs' })
    expect(drafts[0]).toMatchObject({
      handle: 'ana',
      displayName: 'Ana Ruiz',
      followers: 1_234_567,
      averageViews: 1234,
      engagementRate: 0.045,
      isVerified: true,
      priceMinor: 25_050,
      currency: 'EUR',
      measuredOn: '2026-11-22',
      bio: 'Tea & cake <3\nand "more"',
    })
    expect(drafts[1]).toMatchObject({ handle: 'bea', displayName: null, followers: null, engagementRate: 0.07 })
    expect(problems).toEqual([])
  })

  test.each([true, false])('days counted from 1904: %s', async (date1904) => {
    const bytes = await written((workbook) => {
      workbook.properties.date1904 = date1904
      const sheet = workbook.addWorksheet('Creators')
      fill(sheet, [
        ['Handle', 'Date'],
        ['ana', new Date(Date.UTC(2026, 0, 31))],
        ['bea', new Date(Date.UTC(2026, 0, 31, 14, 30))],
      ])
    })
    const { drafts, rows } = await read(bytes)
    expect(drafts.map(({ measuredOn }) => measuredOn)).toEqual(['2026-01-31', '2026-01-31'])
    expect(rows[1]?.cells[1]).toBe('2026-01-31T14:30:00')
  })

  test('averages of three decimals are not taken for thousands', async () => {
    const bytes = await written((workbook) => {
      fill(workbook.addWorksheet('Creators'), [
        ['Handle', 'Average views'],
        ['ana', 500.125],
        ['bea', 12.375],
      ])
    })
    expect((await read(bytes)).drafts.map(({ averageViews }) => averageViews)).toEqual([500, 12])
  })

  test('a long id that a spreadsheet has rounded is not taken for an id', async () => {
    const bytes = await written((workbook) => {
      fill(workbook.addWorksheet('Creators'), [
        ['Handle', 'User id'],
        ['ana', Number('6812345678901234567')],
        ['bea', '6812345678901234567'],
      ])
    })
    const { drafts, problems } = await read(bytes)
    expect(drafts.map(({ platformUserId }) => platformUserId)).toEqual([null, '6812345678901234567'])
    expect(problems).toEqual(['bad_user_id'])
  })

  test('XML that other programs write: prefixes, inline and shared texts, cells and rows without place, CDATA', async () => {
    const sheet = `<?xml version="1.0"?><!-- > --><x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c>
      <x:c t="inlineStr"><x:is><x:r><x:t>Follo</x:t></x:r><x:r><x:t>wers</x:t></x:r></x:is></x:c></x:row>
      <x:row><x:c r="B3" t="inlineStr"><x:is><x:t><![CDATA[ana]]></x:t></x:is></x:c><x:c><x:v>1.2E3</x:v></x:c></x:row>
      <x:row r='9'><x:c r='B9' t='str'><x:f>"b"&amp;"ea"</x:f><x:v>b&#101;&#x61;</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>
      <x:row r="10"/></x:sheetData></x:worksheet>`
    const strings = '<si><t>課</t><rPh sb="0" eb="1"><t>か</t></rPh></si>'
    const { rows, plan } = await read(handmade(sheet, strings), { map: { handle: '1' } })
    expect(plan.mapping.headers).toEqual(['', '課', 'Followers'])
    expect(plan.headerRecord).toBe(2)
    expect(rows.map(({ recordNumber, cells }) => [recordNumber, ...cells])).toEqual([
      [3, '', 'ana', '1200'],
      [9, '', 'bea', 'TRUE'],
    ])
  })

  test('a stray cell far to the right widens no row', async () => {
    const sheet = `<worksheet><sheetData><row r="1"><c t="str"><v>Handle</v></c><c t="str"><v>Followers</v></c></row>
      <row r="2"><c t="str"><v>ana</v></c><c><v>5</v></c><c r="XFD2" t="str"><v>note</v></c></row></sheetData></worksheet>`
    const { rows, drafts } = await read(handmade(sheet))
    expect(rows[0]?.cells.length).toBeLessThan(60)
    expect(drafts[0]).toMatchObject({ handle: 'ana', followers: 5 })
  })
})

describe('sheets', () => {
  const several = () =>
    written((workbook) => {
      fill(workbook.addWorksheet('Read me'), [['This list was made for you'], ['Enjoy']])
      fill(workbook.addWorksheet('Secret', { state: 'hidden' }), [
        ['Handle', 'Followers', 'Bio', 'Country'],
        ['secret', 1, '', ''],
      ])
      workbook.addWorksheet('Empty')
      fill(workbook.addWorksheet('Roster'), [HEADER, ['ana', 5], ['bea', 6]])
      fill(workbook.addWorksheet('Old'), [HEADER, ['old', 7]])
    })

  test('the visible sheet whose header is best understood is read, and the choice is told', async () => {
    const { plan, drafts } = await read(await several())
    expect(drafts.map(({ handle }) => handle)).toEqual(['ana', 'bea'])
    expect(plan.sheets).toEqual([
      { name: 'Read me', rows: 2, isChosen: false },
      { name: 'Empty', rows: 0, isChosen: false },
      { name: 'Roster', rows: 3, isChosen: true },
      { name: 'Old', rows: 2, isChosen: false },
    ])
  })

  test('a sheet can be chosen, a hidden one too', async () => {
    const bytes = await several()
    expect((await read(bytes, { sheet: 'Old' })).drafts.map(({ handle }) => handle)).toEqual(['old'])
    const hidden = await read(bytes, { sheet: 'Secret' })
    expect(hidden.drafts.map(({ handle }) => handle)).toEqual(['secret'])
    expect(hidden.plan.sheets.find(({ isChosen }) => isChosen)?.name).toBe('Secret')
  })

  test('a sheet that is not there, or of a file without sheets, is refused by name', async () => {
    await expect(read(await several(), { sheet: 'Rooster' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('"Roster"'),
    })
    const text = new TextEncoder().encode('handle\nana\n')
    await expect(read(text, { sheet: 'Roster' }, 'tiktok.csv')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('an empty workbook, an empty sheet and a header without rows are told apart from tables', async () => {
    const empty = await written((workbook) => void workbook.addWorksheet('Creators'))
    await expect(read(empty)).rejects.toMatchObject({ code: 'import_empty' })
    const bare = await written((workbook) => fill(workbook.addWorksheet('Creators'), [HEADER]))
    await expect(read(bare)).rejects.toMatchObject({ code: 'import_no_rows' })
  })

  test('a header merged over two rows is one header, a name beside two accounts belongs to both', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('Creators')
      fill(sheet, [
        ['Creators of the year'],
        [],
        ['Handle', 'Name', 'Metrics', '', 'Platform'],
        ['', '', 'Followers', 'Average views', ''],
        ['ana', 'Ana', 5, 6, 'TikTok'],
        ['ana.ig', '', 7, 8, 'Instagram'],
      ])
      for (const area of ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'B5:B6']) sheet.mergeCells(area)
    })
    const { plan, drafts } = await read(bytes, {}, 'list.xlsx')
    expect(plan.mapping.headers).toEqual(['Handle', 'Name', 'Followers', 'Average views', 'Platform'])
    expect(plan.headerRecord).toBe(4)
    expect(drafts).toMatchObject([
      { handle: 'ana', displayName: 'Ana', followers: 5, averageViews: 6, platform: 'tiktok' },
      { handle: 'ana.ig', displayName: 'Ana', followers: 7, averageViews: 8, platform: 'instagram' },
    ])
  })
})

describe('through the engine', () => {
  test('previewed, counted, imported with the numbers of its rows, and undone', async () => {
    const engine = await testWorkspace()
    const bytes = handmade(
      sheetOf([
        ['Handle', 'Followers', 'Platform'],
        ['ana', '5', 'tiktok'],
        ['', '6', 'tiktok'],
        ['bea', '7', 'tiktok'],
      ]),
    )
    const fileToken = await upload(engine, 'creators-2026-11-03.xlsx', new Uint8Array(bytes))
    const preview = await engine.do('creators.previewImport', { fileToken })
    expect(preview).toMatchObject({
      encoding: '',
      delimiter: '',
      headerLine: 1,
      sheets: [{ name: 'Creators', rows: 4, isChosen: true }],
      questions: [],
    })
    const outcome = await engine.do('creators.import', { fileToken })
    expect(outcome).toMatchObject({
      rows: 3,
      created: 2,
      rejected: 1,
      problems: [{ recordNumber: 3, code: 'no_handle' }],
    })
    const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
    const [ana] = await engine.do('creators.rows', { ids })
    const profile = await engine.do('creators.get', { accountId: ana?.accountId ?? '' })
    expect(profile.accounts[0]?.metrics).toMatchObject([
      { source: 'creators-2026-11-03.xlsx', sourceRow: 2, measuredOn: '2026-11-03' },
    ])
    const again = await engine.do('creators.import', { fileToken })
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    await expect(engine.do('creators.import', { fileToken, sheet: 'Nope' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})
