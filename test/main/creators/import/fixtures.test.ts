import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { CreatorDraft, ReadRow } from '../../../../src/main/features/creators/import/draft'
import type { MappingOptions } from '../../../../src/main/features/creators/import/mapping'
import {
  assertImportable,
  type ImportPlan,
  planImport,
  readDrafts,
} from '../../../../src/main/features/creators/import/plan'
import { type ImportSource, sourceOf } from '../../../../src/main/features/creators/import/source'

const folder = join(import.meta.dirname, '../../../fixtures/import')

function fixture(name: string): ImportSource {
  return sourceOf(name, readFileSync(join(folder, name)))
}

type Read = { plan: ImportPlan; rows: ReadRow[]; blankRecords: number }

async function read(name: string, options: MappingOptions = {}): Promise<Read> {
  const source = fixture(name)
  const plan = await planImport(source, options)
  const rows: ReadRow[] = []
  let blankRecords = 0
  for await (const batch of readDrafts(source, plan)) {
    rows.push(...batch.rows)
    blankRecords += batch.blankRecords
  }
  return { plan, rows, blankRecords }
}

function drafts({ rows }: Read): (CreatorDraft | null)[] {
  return rows.map(({ draft }) => draft)
}

function codes({ rows }: Read): string[][] {
  return rows.map(({ problems }) => problems.map(({ code }) => code))
}

function noteOf({ plan }: Read, header: string): string | null {
  const column = plan.mapping.columns.find((candidate) => candidate.header.trim() === header)
  if (!column) throw new Error(`no column ${header}`)
  return column.note
}

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

describe('columns', () => {
  test('twins: the integer column is read, its text twin where that is an error; counts are no rates', async () => {
    const result = await read('twins.csv')
    const { mapping } = result.plan
    expect(mapping.clashes).toEqual([])
    expect(mapping.fields.followers).toMatchObject({ column: 4, twin: 3 })
    expect(mapping.fields.averageLikes).toMatchObject({ column: 8, twin: 7 })
    expect(mapping.fields.engagementRate).toBeUndefined()
    expect(noteOf(result, 'Engagement avg')).toMatch(/counts/)
    expect(drafts(result)).toMatchObject([
      {
        platform: 'instagram',
        handle: 'cris',
        displayName: 'Cristiano R',
        followers: 477_900_000,
        averageLikes: 6_200_000,
      },
      { followers: 368_100_000, averageLikes: null },
      { followers: 1200, averageLikes: 125, engagementRate: null },
    ])
    expect(codes(result)).toEqual([[], [], []])
  })

  test.each(['instagram-names-1.csv', 'instagram-names-2.csv'])(
    '%s: one header means the handle here and the name there; the values decide',
    async (name) => {
      expect(drafts(await read(name))).toMatchObject([
        { handle: 'ana.one', displayName: 'Ana Uno' },
        { handle: 'bea_2', displayName: 'Bea 🤍' },
        { handle: 'cai3', displayName: null },
      ])
    },
  )

  test('YouTube: where a channel has no handle its name is the handle', async () => {
    expect(drafts(await read('youtube-names.csv'))).toMatchObject([
      { platform: 'youtube', handle: 'tseries', displayName: 'T-Series', followers: 229_500_000 },
      { handle: '✿ Kids Show', handleKey: '✿ kids show' },
      { handle: 'PewDee', handleKey: 'pewdee' },
      { handle: 'checkgate', displayName: 'Nursery Rhymes' },
    ])
  })

  test('handles that are numbers, guarded, wide, in another case, missing or impossible', async () => {
    const result = await read('instagram-odd-handles.csv')
    expect(result.rows.map(({ draft }) => draft && [draft.handle, draft.handleKey, draft.displayName])).toEqual([
      ['3444.3444', '3444.3444', 'Number'],
      ['433', '433', 'Team'],
      ['Mixed.Case', 'mixed.case', '@mcsilsi'],
      ['guarded', 'guarded', '=1+1'],
      ['wide', 'wide', '-ʟᴇɴᴀ-'],
      null,
      null,
      null,
    ])
    expect(codes(result).slice(5)).toEqual([['bad_handle'], ['no_handle'], ['bad_handle']])
    expect(result.rows[5]?.problems[0]).toMatchObject({ column: 'Username', value: 'Two Words', severity: 'reject' })
  })

  test('handles and platforms out of profile links; totals are not averages', async () => {
    const result = await read('profile-links.csv')
    expect(result.plan.mapping.platformFrom).toBe('link')
    expect(result.rows.map(({ draft }) => draft && [draft.platform, draft.handle, draft.profileUrl])).toEqual([
      ['tiktok', 'ana.one', 'https://www.tiktok.com/@ana.one'],
      ['tiktok', 'Bea', 'https://www.tiktok.com/@Bea'],
      ['instagram', 'cai_3', 'https://www.instagram.com/cai_3/'],
      ['youtube', 'UCX6OQ3DkcsbYNE6H8uQQuVA', 'https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA'],
      null,
    ])
    expect(drafts(result)[3]?.platformUserId).toBe('UCX6OQ3DkcsbYNE6H8uQQuVA')
    expect(drafts(result).every((draft) => draft === null || draft.averageLikes === null)).toBe(true)
  })

  test('percent, fraction and unclear rates', async () => {
    const percent = await read('tiktok-percent.csv')
    expect(drafts(percent).map((draft) => draft?.engagementRate)).toEqual([0.2379, 0.0003, 29.8125, null])
    const fraction = await read('tiktok-fraction.csv')
    expect(fraction.plan.mapping.rateUnit).toBe('unclear')
    const settled = await read('tiktok-fraction.csv', { rateUnit: 'fraction' })
    expect(drafts(settled).map((draft) => draft?.engagementRate)).toEqual([0.0027, 0.045, 0.12, null, 23.79])
    const unclear = await read('tiktok-unclear-rate.csv', { map: { engagementRate: 'er' } })
    expect(unclear.plan.mapping).toMatchObject({ rateUnit: 'percent', rateReason: 'percent_signs' })
  })

  test('a rate that could be either is asked, left out until answered, and read as answered', async () => {
    const source = sourceOf('tiktok.csv', 'handle,er\nana,0.5\nbea,0.6\ncai,0.4\n')
    const plan = await planImport(source)
    expect(plan.questions).toMatchObject([{ about: 'rateUnit' }])
    const readWith = async (options: MappingOptions) => {
      const rates: (number | null | undefined)[] = []
      for await (const { rows } of readDrafts(source, await planImport(source, options))) {
        for (const row of rows) rates.push(row.draft?.engagementRate)
      }
      return rates
    }
    expect(await readWith({})).toEqual([null, null, null])
    expect(await readWith({ rateUnit: 'percent' })).toEqual([0.005, 0.006, 0.004])
    expect(await readWith({ rateUnit: 'fraction' })).toEqual([0.5, 0.6, 0.4])
  })

  test('a rate far above the sample of small fractions is left empty, not believed', async () => {
    const lines = [
      'handle,engagementRate',
      ...Array.from({ length: 6000 }, (_, row) => `user${row},0.0${(row % 8) + 1}`),
    ]
    const source = sourceOf('tiktok.csv', `${lines.join('\n')}\nlast,23.79\n`)
    const plan = await planImport(source)
    expect(plan.mapping.rateUnit).toBe('fraction')
    let last: ReadRow | undefined
    for await (const { rows } of readDrafts(source, plan)) last = rows.at(-1)
    expect(last).toMatchObject({
      draft: { handle: 'last', engagementRate: null },
      problems: [{ code: 'rate_above_one' }],
    })
  })

  test('language codes under "country"; escapes of JSON in bios; the date from its column', async () => {
    const result = await read('languages-in-country.csv')
    expect(noteOf(result, 'country')).toMatch(/language/)
    expect(drafts(result)).toMatchObject([
      { language: 'en', country: null, bio: 'Dm for promo\n👇 / link', measuredOn: '2025-09-06', niches: ['crypto'] },
      { language: 'es', bio: '22k/23k', engagementRate: 1.175 },
      { language: null, bio: 'plain', measuredOn: '2025-09-07' },
      { language: 'ar', bio: null, engagementRate: 0.0003 },
    ])
    expect(codes(result)).toEqual([[], [], ['unknown_language'], []])
  })

  test('a header that lies is flagged and not imported', async () => {
    const result = await read('tiktok-lying-header.csv')
    expect(noteOf(result, 'views')).toMatch(/values look like country/)
    expect(result.plan.mapping.fields.averageViews).toBeUndefined()
    expect(drafts(result).map((draft) => [draft?.averageViews, draft?.country])).toEqual([
      [null, 'ES'],
      [null, 'FR'],
      [null, 'BR'],
    ])
  })

  test('two differing columns for one field are refused, unless a person chooses', async () => {
    const { plan } = await read('tiktok-clash.csv')
    expect(plan.mapping.clashes).toEqual([{ field: 'followers', columns: [1, 2] }])
    expect(() => assertImportable(plan)).toThrow(expect.objectContaining({ code: 'import_columns_clash' }))
    const chosen = await read('tiktok-clash.csv', { map: { followers: 'FANS ' } })
    expect(chosen.plan.mapping.clashes).toEqual([])
    expect(drafts(chosen).map((draft) => draft?.followers)).toEqual([7, 9000])
  })

  test('rates of two bases: one is read, with its basis, the other named as left out', async () => {
    const result = await read('tiktok-two-rates.csv')
    expect(drafts(result)[0]).toMatchObject({ engagementRate: 0.045, engagementBasis: 'views' })
    expect(noteOf(result, 'ER by followers')).toMatch(/ignored/)
  })

  test('several accounts of one creator in a row', async () => {
    const result = await read('several-accounts.csv')
    expect(drafts(result)).toMatchObject([
      {
        platform: 'tiktok',
        handle: 'ana.tt',
        email: 'a@example.com',
        platformUserId: '17',
        country: 'US',
        otherAccounts: [
          { platform: 'instagram', handle: 'ana.ig', handleKey: 'ana.ig' },
          { platform: 'youtube', handle: 'ana', handleKey: 'ana' },
        ],
      },
      { handle: 'bea.tt', platformUserId: null, country: 'GB', otherAccounts: [] },
    ])
    expect(codes(result)).toEqual([[], ['bad_user_id']])
  })

  test('dates by day order, prices with currency in the header, yes and no, audience columns', async () => {
    const result = await read('tiktok-dates-prices.csv')
    expect(drafts(result)).toMatchObject([
      { priceMinor: 120_000, currency: 'USD', measuredOn: '2026-11-25', isVerified: true, country: null },
      { priceMinor: 9050, currency: 'EUR', measuredOn: '2026-04-03', isVerified: false },
      { priceMinor: null, currency: null, measuredOn: null, isVerified: null },
    ])
    expect(codes(result)).toEqual([[], [], ['bad_price', 'bad_verified', 'bad_date']])
    expect(noteOf(result, 'Audience country')).toMatch(/audience/)
  })

  test('a price without any currency is not guessed', async () => {
    const source = sourceOf('tiktok.csv', 'handle,price\nana,250\nbea,$300\n')
    const readWith = async (options: MappingOptions) => {
      const prices: unknown[] = []
      for await (const { rows } of readDrafts(source, await planImport(source, options))) {
        for (const { draft, problems } of rows) prices.push([draft?.priceMinor, draft?.currency, problems[0]?.code])
      }
      return prices
    }
    expect(await readWith({})).toEqual([
      [null, null, 'no_currency'],
      [null, null, 'no_currency'],
    ])
    expect(await readWith({ currency: 'CAD' })).toEqual([
      [25_000, 'CAD', undefined],
      [30_000, 'CAD', undefined],
    ])
  })

  test('a choice may name a header, a place or nothing; one that does not exist is refused with the list', async () => {
    const byPlace = await read('tiktok-clash.csv', { map: { followers: '1', handle: 'username' } })
    expect(drafts(byPlace).map((draft) => draft?.followers)).toEqual([1200, 3400])
    const none = await read('tiktok-clash.csv', { map: { followers: '' } })
    expect(drafts(none).map((draft) => draft?.followers)).toEqual([null, null])
    const wrong = planImport(fixture('tiktok-clash.csv'), { map: { followers: 'folowers' } })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('"fans"') })
  })

  test('the platform is asked, chosen, or taken as a default that is told', async () => {
    const asked = await read('no-platform.csv')
    expect(asked.plan.questions).toMatchObject([{ about: 'platform' }])
    expect(codes(asked)).toEqual([['no_platform']])
    expect(() => assertImportable(asked.plan)).toThrow(expect.objectContaining({ code: 'import_unclear' }))
    const chosen = await read('no-platform.csv', { map: { platform: 'YouTube' } })
    expect(chosen.plan.mapping).toMatchObject({ platform: 'youtube', platformFrom: 'option' })
    const byDefault = await read('no-platform.csv', { defaultPlatform: 'tiktok' })
    expect(byDefault.plan.mapping.platformFrom).toBe('default')
    expect(byDefault.plan.questions).toMatchObject([{ about: 'platform' }])
    expect(drafts(byDefault)).toMatchObject([{ platform: 'tiktok', handle: 'ana' }])
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
