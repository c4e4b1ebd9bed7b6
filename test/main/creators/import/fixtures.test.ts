import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { CreatorDraft, ReadRow } from '../../../../src/main/features/creators/import/draft'
import { assertImportable, planImport, readDrafts } from '../../../../src/main/features/creators/import/plan'
import { sourceOf } from '../../../../src/main/features/creators/import/source'
import { codes, drafts, fixture, folder, read } from './fixtureFiles'

describe('encodings', () => {
  test('a byte order mark, CRLF, lower-case suffixes, percent signs, NaN%', async () => {
    const result = await read('bom-crlf.csv', { platform: 'instagram' })
    expect(result.plan).toMatchObject({ form: { encoding: 'utf-8', hasByteOrderMark: true }, headerRecord: 1 })
    expect(result.plan.mapping).toMatchObject({ rateUnit: 'percent', rateReason: 'percent_signs' })
    expect(drafts(result)).toMatchObject([
      { handle: 'ana.one', followers: 475_800_000, averageLikes: 8_700_000, engagementRate: 0.0139, country: 'ES' },
      { handle: 'ben_two', averageLikes: 302_200, engagementRate: null, engagementBasis: null, country: null },
      { handle: 'cleo3', followers: 1000, averageLikes: 12, engagementRate: 0.002, engagementBasis: 'unstated' },
    ])
    expect(codes(result)).toEqual([[], [], []])
  })

  test.each([
    ['tiktok-utf-16le.csv', 'utf-16le', true],
    ['tiktok-utf-16be.csv', 'utf-16be', true],
    ['tiktok-utf-16le-without-mark.csv', 'utf-16le', false],
  ])('%s is read as %s', async (name, encoding, hasByteOrderMark) => {
    const result = await read(name)
    expect(result.plan).toMatchObject({ form: { encoding, hasByteOrderMark } })
    expect(drafts(result)).toMatchObject([
      { platform: 'tiktok', handle: 'зоя.k', displayName: 'Зоя', followers: 12_345 },
      { handle: 'bob', displayName: 'Bob “B” Ω', followers: 8100 },
    ])
  })

  test('Windows-1252 with curly quotes and the euro sign', async () => {
    const result = await read('tiktok-windows-1252.csv')
    expect(result.plan).toMatchObject({
      form: { encoding: 'windows-1252', dialect: { delimiter: ';', lineEnd: '\r\n' } },
    })
    expect(drafts(result)).toMatchObject([
      { displayName: 'Zoë Müller', country: 'AT', priceMinor: 120_000, currency: 'EUR' },
      { displayName: 'Iñigo “El Rápido”', country: 'ES', priceMinor: 35_050, currency: 'EUR' },
    ])
  })

  test('a file that is ASCII for megabytes and Windows-1252 at its end', async () => {
    const lines = ['username,name,followers']
    for (let row = 0; row < 60_000; row += 1) lines.push(`user.${row},Name ${row},${row}`)
    const source = sourceOf('tiktok.csv', Buffer.from(`${lines.join('\n')}\nzoe,Zo\xEB,5\n`, 'latin1'))
    const plan = await planImport(source)
    expect(plan).toMatchObject({ form: { encoding: 'windows-1252' }, isWhole: false })
    let last: ReadRow | undefined
    for await (const batch of readDrafts(source, plan)) last = batch.rows.at(-1)
    expect(last?.draft).toMatchObject({ handle: 'zoe', displayName: 'Zoë', followers: 5 })
  })
})

describe('shapes of tables', () => {
  test('semicolons, decimal commas and grouping points', async () => {
    const result = await read('tiktok-semicolon-decimal-comma.csv')
    expect(result.plan.form).toMatchObject({ dialect: { delimiter: ';' } })
    expect(result.plan.mapping).toMatchObject({ rateUnit: 'percent', rateReason: 'values_above_one' })
    expect(drafts(result)).toMatchObject([
      { handle: 'ana', displayName: 'Ana', followers: 1_234_567, averageViews: 98_765, engagementRate: 0.045 },
      { followers: 13_800, averageViews: 1200, engagementRate: 0.0075 },
      { followers: 950, averageViews: 12, engagementRate: 0.1225 },
    ])
  })

  test('tabs, with commas, semicolons and bare quotes inside cells', async () => {
    const result = await read('tabs.tsv')
    expect(result.plan.form).toMatchObject({ dialect: { delimiter: '\t' } })
    expect(drafts(result)).toMatchObject([
      { platform: 'tiktok', handle: 'ana', followers: 1200, bio: 'likes, commas; and "quotes"' },
      { handle: 'bea', bio: null },
    ])
  })

  test('the line "sep=;" of Excel', async () => {
    const result = await read('excel-separator.csv')
    expect(result.plan).toMatchObject({ headerRecord: 2, form: { dialect: { delimiter: ';' } } })
    expect(drafts(result)).toMatchObject([{ followers: 1200 }, { followers: 13_400 }])
  })

  test('title rows and blank lines above the header; a platform a row', async () => {
    const result = await read('title-rows.csv')
    expect(result.plan).toMatchObject({ headerRecord: 5, headerLine: 5 })
    expect(result.plan.mapping.platformFrom).toBe('column')
    expect(result.rows.map(({ lineNumber, draft }) => [lineNumber, draft?.platform ?? null])).toEqual([
      [6, 'tiktok'],
      [7, 'instagram'],
      [8, 'youtube'],
      [9, null],
    ])
    expect(codes(result)[3]).toEqual(['unknown_platform'])
  })

  test('blank records are counted, not rejected; line breaks in headers; names that begin with @ and -', async () => {
    const result = await read('tiktok-blank-first-record.csv')
    expect(result.blankRecords).toBe(2)
    expect(drafts(result)).toMatchObject([
      { handle: 'yossi', followers: 145_600, averageViews: 26_800_000, averageLikes: 2_200_000 },
      { handle: 'mr.b', displayName: '@MrB' },
      { handle: 'lena_', displayName: '-ʟᴇɴᴀ-', averageViews: 1100, averageLikes: null },
    ])
    expect(result.rows.map(({ recordNumber, lineNumber }) => [recordNumber, lineNumber])).toEqual([
      [3, 4],
      [4, 5],
      [6, 7],
    ])
  })

  test('rows of another width than the header', async () => {
    const result = await read('tiktok-ragged.csv')
    expect(codes(result)).toEqual([[], ['too_few_cells'], [], ['too_many_cells'], ['too_many_cells']])
    expect(drafts(result)).toMatchObject([
      { country: 'ES' },
      { followers: 3400, country: null },
      { country: 'FR' },
      null,
      null,
    ])
  })

  test('a quote that is never closed costs its own line only', async () => {
    const result = await read('tiktok-open-quote.csv')
    expect(result.rows.map(({ lineNumber, draft }) => [lineNumber, draft?.handle ?? null])).toEqual([
      [2, 'ana'],
      [3, null],
      [4, 'cai'],
      [5, 'dee'],
      [7, 'eli'],
    ])
    expect(codes(result)[1]).toEqual(['open_quote'])
    expect(result.rows[1]?.cells).toEqual(['bea', '"never closed', '3400'])
    expect(drafts(result)[3]?.bio).toBe('two\nlines')
    expect(drafts(result)[4]).toMatchObject({ bio: 'said "hi" there', followers: 800 })
  })

  test.each(['tiktok-mixed-line-ends.csv', 'tiktok-old-mac.csv'])('%s: every line is a row', async (name) => {
    const result = await read(name)
    expect(drafts(result).slice(0, 2)).toMatchObject([
      { handle: 'ana', followers: 1200 },
      { handle: 'bea', followers: 3400 },
    ])
    expect(codes(result).flat()).toEqual([])
  })

  test('a NUL inside a cell is dropped', async () => {
    expect(drafts(await read('tiktok-nul.csv'))[0]?.displayName).toBe('Ana')
  })
})

test.each([
  'languages-in-country.csv',
  'tiktok-semicolon-decimal-comma.csv',
  'tiktok-dates-prices.csv',
  'several-accounts.csv',
  'instagram-names-1.csv',
  'instagram-names-2.csv',
  'youtube-names.csv',
  'profile-links.csv',
  'twins.csv',
])('%s: the order of columns and rows changes no draft', async (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  const [header = [], ...body] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
  const readTable = async (columns: readonly number[], rows: readonly string[][]) => {
    const table = [header, ...rows].map((cells) => columns.map((column) => cells[column] ?? ''))
    const source = sourceOf(name, Papa.unparse(table, { delimiter: '\t' }))
    const read: (CreatorDraft | null)[] = []
    for await (const batch of readDrafts(source, await planImport(source))) {
      for (const { draft } of batch.rows) read.push(draft)
    }
    const sorted = read.toSorted((a, b) => (a?.handleKey ?? '').localeCompare(b?.handleKey ?? ''))
    // Niches stand in the order of their columns, other accounts too.
    return sorted.map(
      (draft) =>
        draft && {
          ...draft,
          otherAccounts: draft.otherAccounts.toSorted((a, b) => a.platform.localeCompare(b.platform)),
        },
    )
  }
  const places = header.map((_, column) => column)
  const usual = await readTable(places, body)
  expect(usual.some((draft) => draft !== null)).toBe(true)
  const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
  await fc.assert(
    fc.asyncProperty(shuffled(places), shuffled(body), async (columns, rows) => {
      expect(await readTable(columns, rows)).toEqual(usual)
    }),
    { numRuns: 25 },
  )
})

describe('refusals', () => {
  test.each([
    ['empty.csv', 'import_empty', 'is empty'],
    ['blank.csv', 'import_empty', 'is empty'],
    ['tiktok-header-only.csv', 'import_no_rows', 'no rows'],
    ['picture.csv', 'import_not_text', 'a picture'],
    ['noise.csv', 'import_not_text', 'no text'],
    ['database.csv', 'import_not_text', 'a database'],
    ['workbook.csv', 'import_unreadable', 'damaged workbook'],
  ])('%s: %s', async (name, code, sentence) => {
    await expect(planImport(fixture(name))).rejects.toMatchObject({ code, message: expect.stringContaining(sentence) })
  })

  test('a table without handles names the columns it has', async () => {
    const plan = await planImport(fixture('nobody.csv'))
    expect(plan.questions.map(({ about }) => about)).toContain('handle')
    expect(() => assertImportable(plan)).toThrow(
      expect.objectContaining({ code: 'import_no_handle', message: expect.stringContaining('"brand_name"') }),
    )
  })
})
