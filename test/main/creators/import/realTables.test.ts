import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { CreatorDraft, ReadRow } from '../../../../src/main/features/creators/import/draft'
import { findHeader } from '../../../../src/main/features/creators/import/findHeader'
import type { MappingOptions } from '../../../../src/main/features/creators/import/mapping'
import {
  assertImportable,
  type ImportPlan,
  planImport,
  readDrafts,
} from '../../../../src/main/features/creators/import/plan'
import { type ImportSource, sourceOf } from '../../../../src/main/features/creators/import/source'
import { csvLine } from '../../../../src/shared/domain/csv'
import { parseCount } from '../../../../src/shared/domain/numbers'
import { describeWithData } from '../../../support/sharedData'

type Read = { plan: ImportPlan; rows: ReadRow[]; drafts: CreatorDraft[]; rejected: ReadRow[]; blankRecords: number }

async function read(source: ImportSource, options: MappingOptions = {}): Promise<Read> {
  const plan = await planImport(source, options)
  assertImportable(plan)
  const rows: ReadRow[] = []
  let blankRecords = 0
  for await (const batch of readDrafts(source, plan)) {
    for (const row of batch.rows) rows.push(row)
    blankRecords += batch.blankRecords
  }
  const drafts = rows.flatMap(({ draft }) => (draft ? [draft] : []))
  return { plan, rows, drafts, rejected: rows.filter(({ draft }) => draft === null), blankRecords }
}

function fileOf(folder: string, name: string): ImportSource {
  return sourceOf(name, readFileSync(join(folder, name)))
}

/** The table as an independent whole-file reader sees it. */
function tableOf(folder: string, name: string): string[][] {
  const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data
}

function everyRowIsAccountedFor({ rows }: Read): void {
  for (const { draft, problems, lineNumber } of rows) {
    const rejects = problems.filter(({ severity }) => severity === 'reject')
    expect([lineNumber, rejects.length > 0]).toEqual([lineNumber, draft === null])
    for (const { sentence } of problems) expect(sentence).toMatch(/^\S.*\.$/)
  }
}

describeWithData('kaggle-top1000-2022', 'nine tables of top channels', (folder) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))

  test('all nine are there', () => expect(names).toHaveLength(9))

  describe.each(names)('%s', (name) => {
    const platform = /tiktok/i.test(name) ? 'tiktok' : /instagram/i.test(name) ? 'instagram' : 'youtube'

    test('every record becomes a draft; handles, names and counts are those of the file', async () => {
      const result = await read(fileOf(folder, name))
      everyRowIsAccountedFor(result)
      const [headers = [], ...records] = tableOf(folder, name)
      const filled = records.filter((cells) => cells.some((cell) => cell.trim() !== ''))
      expect(result.rows).toHaveLength(filled.length)
      expect(result.rejected).toEqual([])
      expect(result.plan.mapping).toMatchObject({ platform, clashes: [], width: headers.length })
      expect(result.plan.questions).toEqual([])
      const handleColumn = result.plan.mapping.fields.handle?.column ?? -1
      const nameColumn = result.plan.mapping.fields.displayName?.column ?? -1
      for (const [at, cells] of filled.entries()) {
        expect(result.rows[at]?.cells).toEqual(cells)
        expect(result.drafts[at]?.platform).toBe(platform)
        expect(result.drafts[at]?.handle).toBe(cells[handleColumn]?.replace(/\s+/g, ' ').trim())
        // "#NAME?" is what a spreadsheet made of a name that it took for a formula.
        const displayName = cells[nameColumn]?.trim().replace(/^#(NAME|NOMBRE)\?$/, '')
        expect(result.drafts[at]?.displayName ?? '').toBe(displayName)
      }
    })
  })

  test('names that begin with @ or - arrive as they are', async () => {
    const found = new Set<string>()
    for (const name of names)
      for (const { displayName } of (await read(fileOf(folder, name))).drafts) if (displayName) found.add(displayName)
    for (const name of ['@mcsilsiloficial', '@baraabolat', '@ozutochi 🔜', '-ʟᴇɴᴀ-']) expect(found).toContain(name)
  })

  test('the handle column is right in all three YouTube and three Instagram files', async () => {
    const first = async (name: string) => (await read(fileOf(folder, name))).drafts[0]
    const byName = async (part: RegExp) => Promise.all(names.filter((name) => part.test(name)).map(first))
    for (const draft of await byName(/youtube/i))
      expect(draft).toMatchObject({ handle: 'tseries', displayName: 'T-Series' })
    const handles = (await byName(/instagram/i)).map((draft) => draft?.handle)
    expect(handles.toSorted()).toEqual(['433', 'cristiano', 'cristiano'])
  })

  test('text and integer twins agree in every comparable pair', async () => {
    let pairs = 0
    const texts = new Set<string>()
    for (const name of names) {
      const [headers = [], ...records] = tableOf(folder, name)
      for (const [column, header] of headers.entries()) {
        const next = headers[column + 1] ?? ''
        const isTwin = next === header || next.replace(/ (Values|Numbers) ?$/m, '').trim() === header.trim()
        if (!isTwin || !/\d\s*[KM]$/m.test(records.map((cells) => cells[column] ?? '').join('\n'))) continue
        for (const cells of records) {
          const text = parseCount(cells[column] ?? '')
          const integer = parseCount(cells[column + 1] ?? '')
          if (text.kind !== 'value' || integer.kind !== 'value') {
            expect(text.kind).toBe(integer.kind)
            continue
          }
          expect(text.value).toBe(integer.value)
          pairs += 1
          texts.add(cells[column] ?? '')
        }
      }
    }
    expect(pairs).toBe(30_044)
    expect(texts.size).toBe(7329)
  })

  test('the drafts hold the integers of the file wherever it states them', async () => {
    const name = 'social media influencers - youtube.csv'
    const { rows, plan } = await read(fileOf(folder, name))
    let missing = 0
    for (const { cells, draft } of rows) {
      const comments = cells[11] ?? ''
      if (/^\d+$/.test(comments)) expect(draft?.averageComments).toBe(Number(comments))
      else {
        expect(draft?.averageComments).toBeNull()
        missing += 1
      }
    }
    expect(plan.mapping.fields.averageComments).toMatchObject({ column: 11, twin: 10 })
    expect(missing).toBe(209)
  })

  test('the blank first record of the November TikTok file is counted, not rejected', async () => {
    const result = await read(fileOf(folder, 'social media influencers-tiktok - ---nov 2022.csv'))
    expect(result.blankRecords).toBe(1)
    expect(result.drafts[0]).toMatchObject({ handle: 'yossikramer', followers: 145_600, averageViews: 26_800_000 })
  })

  test('distinct handles are those that were counted when the data was gathered', async () => {
    const tiktok = names.filter((name) => /tiktok/i.test(name))
    const keys = new Set<string>()
    const counts: number[] = []
    for (const name of tiktok) {
      const own = new Set((await read(fileOf(folder, name))).drafts.map(({ handleKey }) => handleKey))
      counts.push(own.size)
      for (const key of own) keys.add(key)
    }
    expect(counts.toSorted()).toEqual([983, 987, 996])
    expect(keys.size).toBe(2209)
  })
})

describeWithData('instagram-top200', 'top 200, as text and as numbers', (folder) => {
  test('both say the same', async () => {
    const text = await read(fileOf(folder, 'top_insta_influencers_data.csv'))
    const numeric = await read(fileOf(folder, 'insta.csv'))
    expect(text.plan).toMatchObject({ form: { hasByteOrderMark: true, dialect: { lineEnd: '\r\n' } } })
    expect(text.plan.mapping.rateUnit).toBe('percent')
    expect(numeric.plan.mapping.rateUnit).toBe('percent')
    for (const result of [text, numeric]) {
      everyRowIsAccountedFor(result)
      expect(result.rows).toHaveLength(200)
      // One "handle" is a display name: "5-Minute Crafts GIRLY".
      expect(result.rejected.map(({ problems }) => problems[0]?.code)).toEqual(['bad_handle'])
      expect(result.rows.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'warn'))).toEqual([])
    }
    const facts = ({ drafts }: Read) =>
      drafts.map(({ handleKey, followers, averageLikes, engagementRate, country }) => ({
        handleKey,
        followers,
        averageLikes,
        engagementRate,
        country,
      }))
    expect(facts(text)).toEqual(facts(numeric))
    expect(facts(text)[0]).toEqual({
      handleKey: 'cristiano',
      followers: 475_800_000,
      averageLikes: 8_700_000,
      engagementRate: 0.0139,
      country: 'ES',
    })
    expect(facts(text).filter(({ country }) => country === null)).toHaveLength(62)
    expect(facts(text).filter(({ engagementRate }) => engagementRate === null)).toHaveLength(1)
  })
})

describeWithData('instagram-influencers-33k', '33,935 creators', (folder) => {
  test('every one becomes a draft with the followers of the file', async () => {
    const result = await read(fileOf(folder, 'influencers.csv'))
    const records = tableOf(folder, 'influencers.csv').slice(1)
    expect(result.plan.mapping).toMatchObject({ platform: 'instagram', platformFrom: 'terms' })
    expect(result.drafts).toHaveLength(33_935)
    expect(result.rows.flatMap(({ problems }) => problems)).toEqual([])
    expect(new Set(result.drafts.map(({ handleKey }) => handleKey)).size).toBe(33_935)
    expect(result.drafts.map(({ handle, followers, niches }) => [handle, niches[0], String(followers)])).toEqual(
      records.map((cells) => cells.slice(0, 3)),
    )
    expect(result.drafts.some(({ handle }) => handle === '3444.3444')).toBe(true)
    expect(result.rows.at(-1)).toMatchObject({ recordNumber: 33_936, lineNumber: 33_936 })
  })

  test('a table of brands is refused: nobody in it has a handle', async () => {
    await expect(read(fileOf(folder, 'brands_data.csv'))).rejects.toMatchObject({ code: 'import_no_handle' })
  })
})

const finderRecord = z.looseObject({
  handle: z.string(),
  profileUrl: z.string(),
  followers: z.number(),
  niche: z.string(),
  avgViews: z.number(),
  engagementRate: z.number(),
  bio: z.string(),
  country: z.string(),
  lastScrapedAt: z.string(),
})

describeWithData('tiktokfinder-micro-2025', '199 micro creators out of JSON', (folder) => {
  const name = 'yasubidos.snapshot-1.2025-09-15.json'
  const records = z.array(finderRecord).parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const columns = Object.keys(records[0] ?? {})
  const text = [columns, ...records.map((record) => columns.map((column) => String(record[column] ?? '')))]

  test('written as CSV, every record is read with its own values', async () => {
    const result = await read(sourceOf('creators.csv', text.map(csvLine).join('')))
    everyRowIsAccountedFor(result)
    expect(result.drafts).toHaveLength(199)
    expect(result.plan.mapping).toMatchObject({ platform: 'tiktok', rateUnit: 'percent', hasEscapedBios: true })
    expect(new Set(result.drafts.map(({ handleKey }) => handleKey)).size).toBe(198)
    for (const [at, record] of records.entries()) {
      const draft = result.drafts[at]
      expect(draft).toMatchObject({
        handle: record.handle,
        followers: record.followers,
        averageViews: record.avgViews,
        niches: [record.niche],
        country: null,
        measuredOn: record.lastScrapedAt.slice(0, 10),
        profileUrl: record.profileUrl,
      })
      expect(draft?.engagementRate).toBeCloseTo(record.engagementRate / 100, 12)
      expect(draft?.bio ?? '').not.toMatch(/\\u[0-9a-f]{4}|\\n/i)
    }
    const languages = new Map<string | null, number>()
    for (const { language } of result.drafts) languages.set(language, (languages.get(language) ?? 0) + 1)
    expect(languages.get('en')).toBe(114)
    expect(languages.get('es')).toBe(67)
    expect(languages.get('pt')).toBe(9)
    const warned = result.rows.flatMap(({ problems }) => problems.map(({ code, value }) => [code, value]))
    expect(warned).toEqual([['unknown_language', 'fengra']])
  })
})

test('a header is found even where nothing of it is known', () => {
  expect(findHeader([['Title'], ['a', 'b'], ['1', '2']])).toBe(1)
  expect(findHeader([[''], ['only']])).toBe(1)
  expect(findHeader([['', ' '], []])).toBeNull()
})
