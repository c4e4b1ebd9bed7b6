import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { countryCode } from '../../../../src/main/features/creators/import/countries'
import type { ReadRow } from '../../../../src/main/features/creators/import/draft'
import { languageCode } from '../../../../src/main/features/creators/import/languages'
import { planImport, readDrafts } from '../../../../src/main/features/creators/import/plan'
import { isMissingName, readList, unescapeBio } from '../../../../src/main/features/creators/import/readTexts'
import { rejectsHeader, rejectsLine } from '../../../../src/main/features/creators/import/rejects'
import { sourceOf } from '../../../../src/main/features/creators/import/source'
import { headerMeaning, normaliseHeader } from '../../../../src/main/features/creators/import/synonyms'
import { creatorWords } from '../../../../src/main/features/creators/import/words'
import { csvLine } from '../../../../src/shared/domain/csv'

describe('headers', () => {
  test.each([
    ['\nFollowers', 'followers'],
    ['60d_eng_rate', '60d eng rate'],
    ['engagementRate', 'engagement rate'],
    ['#Followers', 'followers'],
    ['Views (Avg.)', 'views avg'],
    ['TikTok Handle', 'tiktok handle'],
    ['E-Mail', 'email'],
    ['ER %', 'er %'],
    ['User_Name', 'username'],
    ['uniqueId', 'unique id'],
    ['\uFEFFrank', 'rank'],
  ])('%j is %j', (header, name) => {
    expect(normaliseHeader(header)).toBe(name)
  })

  test.each([
    ['Subscribers count', 'followers'],
    ['Followers Numbers ', 'followers'],
    ['follower_count', 'followers'],
    ['Account Followers', 'followers'],
    ['video_avg_play_count', 'averageViews'],
    ['Views on a typical post', 'averageViews'],
    ['median views', 'medianViews'],
    ['Likes avg', 'averageLikes'],
    ['video_avg_like_count', 'averageLikes'],
    ['Comments (Avg.)', 'averageComments'],
    ['average_saves', 'averageSaves'],
    ['author_avg_engagement_rate', 'engagementRate'],
    ['60d_eng_rate', 'engagementRate'],
    ['ER by views', 'engagementRate'],
    ['bio_email', 'email'],
    ['Cost per post', 'price'],
    ['Price (USD)', 'price'],
    ['introduction', 'bio'],
    ['Category-1', 'niches'],
    ['country_code', 'country'],
    ['lastScrapedAt', 'measuredOn'],
    ['Checked at', 'measuredOn'],
    ['userId', 'platformUserId'],
    ['Profile URL', 'profileUrl'],
    ['is_verified', 'verified'],
  ])('%j holds %s', (header, field) => {
    expect(headerMeaning(header)).toMatchObject({ kind: 'field', field })
  })

  test.each([
    'follower_count_growth_for_last_7_days',
    'Followers who show up (%)',
    'new_post_avg_like',
    'total_likes',
    'Following Count',
    '#Followees',
    'influence_score',
    'ecom_video_avg_play_count_growth',
    'constructor',
    '__proto__',
    'toString',
    '',
  ])('%j is not taken for anything', (header) => {
    expect(headerMeaning(header).kind).toBe('unknown')
  })

  test.each([
    ['Username', 1],
    ['Tiktoker name', 0.9],
    ['Tiktok name', 0.4],
    ['channel_info', 0.9],
    ['nickname', 0.1],
    ['Full name', 0],
  ])('%j is a name; for a handle speaks %d', (header, handlePrior) => {
    expect(headerMeaning(header)).toEqual({ kind: 'identity', handlePrior })
  })

  test.each(['Audience country(mostly)', 'Audience Country', 'audience gender split'])(
    '%j is of the audience',
    (header) => {
      expect(headerMeaning(header).kind).toBe('audience')
    },
  )
})

test.each([
  ['United States', 'US'],
  ['usa', 'US'],
  ['U.S.', 'US'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Brasil', 'BR'],
  ['España', 'ES'],
  ['espana', 'ES'],
  ['Deutschland', 'DE'],
  ['Österreich', 'AT'],
  ["Côte d'Ivoire", 'CI'],
  ["CÃ´te d'Ivoire", 'CI'],
  ['Türkiye', 'TR'],
  ['South Korea', 'KR'],
  ['日本', 'JP'],
  ['GBR', 'GB'],
  ['🇧🇷', 'BR'],
  ['Madrid, Spain', 'ES'],
  ['Spain (mostly)', 'ES'],
  ['eng', null],
  ['fengra', null],
  ['Atlantis', null],
  ['', null],
  ['x'.repeat(200), null],
])('country %j is %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})

test.each([
  ['eng', 'en'],
  ['en-US', 'en'],
  ['English', 'en'],
  ['inglés', 'en'],
  ['arb', 'ar'],
  ['spa', 'es'],
  ['nds', 'nds'],
  ['Deutsch', 'de'],
  ['Portuguese', 'pt'],
  ['fengra', null],
  ['xyz', null],
  ['und', null],
  ['', null],
])('language %j is %s', (text, code) => {
  expect(languageCode(text)).toBe(code)
})

describe('niches and bios', () => {
  test.each([
    [['Cinema & Actors/actresses', ''], ['Cinema & Actors/actresses']],
    [
      ['beauty, Travel;food|beauty', 'Food'],
      ['beauty', 'Travel', 'food'],
    ],
    [
      ["['vacation rentals', 'local']", 'N/A'],
      ['vacation rentals', 'local'],
    ],
    [
      ['["a","b"]', '#fit'],
      ['a', 'b', 'fit'],
    ],
    [['#VALOR!', '-'], []],
  ])('%j are %j', (cells, niches) => {
    expect(readList(cells, [0, 1])).toEqual(niches)
  })

  test('escapes of JSON are taken out, other backslashes stay', () => {
    expect(unescapeBio('22k\\u002F23k\\nline\\t\\"q\\" C:\\docs \\\\n')).toBe('22k/23k\nline\t"q" C:\\docs \\n')
  })

  test.each([
    ['N/A', true],
    ['#VALOR!', true],
    ['#DIV/0!', true],
    ['Null', false],
    ['None', false],
    ['-', false],
    ['undefined', false],
    ['#blessed', false],
  ])('%j as a name is missing: %s', (text, isMissing) => {
    expect(isMissingName(text)).toBe(isMissing)
  })
})

describe('rejected rows', () => {
  const words = creatorWords('en')

  async function readAll(text: string): Promise<{ headers: string[]; rows: ReadRow[] }> {
    const source = sourceOf('tiktok.csv', text)
    const plan = await planImport(source)
    const rows: ReadRow[] = []
    for await (const batch of readDrafts(source, plan)) for (const row of batch.rows) rows.push(row)
    return { headers: plan.mapping.headers, rows }
  }

  test('the file gives every cell back as it stood, with line and reason, and is ignored in those when mended', async () => {
    const text = 'username,name,followers\nTwo Words,"=1+1, ""x""",12\n,"line\nbreak",7\nana,Ana,1\nbea,Bea,2,surplus\n'
    const { headers, rows } = await readAll(text)
    const rejected = rows.filter(({ draft }) => draft === null)
    const file = rejectsHeader(headers, words) + rejected.map((row) => rejectsLine(row, headers)).join('')
    const table = Papa.parse<string[]>(file.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
    expect(table.map((cells) => cells.slice(0, 4))).toEqual([
      ['username', 'name', 'followers', 'callboard line'],
      ['Two Words', '=1+1, "x"', '12', '2'],
      ['', 'line\nbreak', '7', '3'],
      ['bea', 'Bea', '2', '6'],
    ])
    expect(table[1]?.[4]).toMatch(/blanks/)
    expect(table[3]?.[4]).toMatch(/4 cells.*surplus/)
    const mended = await readAll(file.replace('Two Words', 'two.words').replace(/\n,"line/, '\nlee,"line'))
    expect(mended.rows.map(({ draft, problems }) => [draft?.handle, problems])).toEqual([
      ['two.words', []],
      ['lee', []],
      ['bea', []],
    ])
  })
})

test('names and bios of any text survive export and import', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 }).map((made) => made.toWellFormed())
  const settled = (value: string) => {
    const kept = value.replaceAll('\0', '').trim()
    return kept === '' || isMissingName(kept) ? null : kept
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (pairs) => {
      // A column of which most values have several lines holds bios, whatever it is called.
      const lines = pairs.filter(([name]) => name.trim().includes('\n')).length
      if (lines * 2 > pairs.filter(([name]) => settled(name) !== null).length) return
      const file =
        csvLine(['handle', 'displayName', 'bio', 'followers']) +
        pairs.map(([name, bio], row) => csvLine([`user${row}`, name, bio, row])).join('')
      const source = sourceOf('tiktok.csv', file)
      const plan = await planImport(source)
      if (plan.mapping.hasEscapedBios) return
      const read: unknown[] = []
      for await (const { rows } of readDrafts(source, plan))
        for (const { draft } of rows) read.push([draft?.handle, draft?.displayName, draft?.bio, draft?.followers])
      expect(read).toEqual(pairs.map(([name, bio], row) => [`user${row}`, settled(name), settled(bio), row]))
    }),
    { numRuns: 150 },
  )
})
