import { describe, expect, test } from 'vitest'
import type { CreatorDraft } from '../../../src/main/features/creators/import/draft'
import { planImport, readDrafts } from '../../../src/main/features/creators/import/plan'
import { type ImportSource, sourceOf } from '../../../src/main/features/creators/import/source'

/** The same bytes, but in pieces that cut records, escapes and characters anywhere. */
function inPieces(fileName: string, text: string, pieceBytes: number): ImportSource {
  const bytes = new TextEncoder().encode(text)
  return {
    ...sourceOf(fileName, bytes),
    open: async function* () {
      for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
    },
  }
}

async function read(text: string, fileName = 'tiktok.json', pieceBytes = 7) {
  const source = inPieces(fileName, text, pieceBytes)
  const plan = await planImport(source)
  const rows = []
  for await (const batch of readDrafts(source, plan)) rows.push(...batch.rows)
  return { plan, rows, drafts: rows.flatMap(({ draft }): CreatorDraft[] => (draft ? [draft] : [])) }
}

const ANA = {
  handle: 'ana',
  name: 'Ana "A" Ruíz 🎉',
  followers: 1_234_567,
  averageViews: 500.125,
  bio: 'One\nTwo \\ {not} [a] "record"',
  niches: ['Beauty', 'Travel'],
  verified: true,
  user: { city: 'Berlin', country: 'DE' },
  posts: [{ id: 1 }],
}
const LONG = '{"handle":"bea","userId":7012345678901234567,"bio":"id 7012345678901234567","followers":null}'

describe('records of JSON', () => {
  test.each([
    ['a list', `[${JSON.stringify(ANA)},\n${LONG}]`],
    [
      'an indented list with a byte order mark',
      `\uFEFF${JSON.stringify([ANA, JSON.parse(LONG)], null, 2)
        .replace(/7012345678901235000|7012345678901234000/g, '7012345678901234567')
        .replace(/"userId": \d+/, '"userId": 7012345678901234567')}`,
    ],
    ['one a line', `${JSON.stringify(ANA)}\n${LONG}\n`],
    ['one a line, Windows', `${JSON.stringify(ANA)}\r\n\r\n${LONG}`],
    ['a list within an object', `{"total":2,"next":null,"data":[${JSON.stringify(ANA)},${LONG}],"more":[{"a":1}]}`],
  ])('%s', async (_name, text) => {
    for (const pieceBytes of [3, 7, 1_000_000]) {
      const { plan, rows, drafts } = await read(text, 'tiktok.json', pieceBytes)
      expect(plan.mapping.headers).toEqual([
        ...['handle', 'name', 'followers', 'averageViews', 'bio', 'niches', 'verified'],
        ...['user.city', 'user.country', 'posts', 'userId'],
      ])
      expect(rows.map(({ recordNumber }) => recordNumber)).toEqual([1, 2])
      expect(drafts[0]).toMatchObject({
        handle: 'ana',
        displayName: 'Ana "A" Ruíz 🎉',
        followers: 1_234_567,
        averageViews: 500,
        bio: 'One\nTwo \\ {not} [a] "record"',
        niches: ['Beauty', 'Travel'],
        isVerified: true,
      })
      expect(rows[0]?.cells[9]).toBe('[{"id":1}]')
      expect(drafts[1]).toMatchObject({
        handle: 'bea',
        followers: null,
        platformUserId: '7012345678901234567',
        bio: 'id 7012345678901234567',
      })
    }
  })

  test('one record with a list of objects of its own is one record', async () => {
    const { drafts } = await read(JSON.stringify({ handle: 'ana', posts: [{ likes: 1 }, { likes: 2 }] }))
    expect(drafts.map(({ handle }) => handle)).toEqual(['ana'])
  })

  test('escapes are decoded, also of characters that are two', async () => {
    const { drafts } = await read('[{"handle":"ana","bio":"caf\\u00e9 \\ud83c\\udf89\\/\\tend"}]')
    expect(drafts[0]?.bio).toBe('café 🎉/\tend')
  })

  test('keys that come late, and one named like a part of every object', async () => {
    const text = `${Array.from({ length: 6000 }, (_, n) => `{"handle":"a${n}"}`).join('\n')}\n{"handle":"last","followers":5,"__proto__":{"x":1}}`
    const { plan, drafts } = await read(text, 'tiktok.jsonl', 65_536)
    expect(plan.isWhole).toBe(false)
    expect(plan.mapping.headers).toEqual(['handle', 'followers', '__proto__.x'])
    expect(drafts).toHaveLength(6001)
  })

  test('a long id beside a text of megabytes', async () => {
    const text = `[{"handle":"ana","userId":7012345678901234567,"bio":"${'a\\"'.repeat(2_000_000)}"}]`
    const { rows } = await read(text, 'tiktok.json', 65_536)
    expect(rows[0]?.cells[1]).toBe('7012345678901234567')
    expect(rows[0]?.cells[2]?.length).toBe(1_000_000)
  })

  test.each([
    ['no list', '"ana"', 'import_unreadable'],
    ['a list of texts', '["ana","bea"]', 'import_unreadable'],
    ['a list of lists', '[["handle"],["ana"]]', 'import_unreadable'],
    ['a value between records', '[{"handle":"ana"},null]', 'import_unreadable'],
    ['cut short', '[{"handle":"ana"},{"handle":"b', 'import_unreadable'],
    ['cut between records', '[{"handle":"ana"},', 'import_unreadable'],
    ['brackets that cross', '[{"handle":"ana"]}', 'import_unreadable'],
    ['no JSON within a record', '[{"handle":ana}]', 'import_unreadable'],
    ['nested without end', `[{"handle":${'['.repeat(5000)}`, 'import_unreadable'],
    ['an empty list', '[]', 'import_no_rows'],
    ['a record of 9 MB', `[{"handle":"${'a'.repeat(9_000_000)}"}]`, 'import_line_too_long'],
    [
      'thousands of keys',
      JSON.stringify([Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`k${n}`, n]))]),
      'import_line_too_long',
    ],
  ])('%s is refused', async (_name, text, code) => {
    await expect(read(text, 'tiktok.json', 65_536)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Nothing was imported.'),
    })
  })

  test('more than 200 MB are refused unread', async () => {
    const source = { ...sourceOf('tiktok.json', '[{"handle":"ana"}]'), sizeBytes: 200_000_001 }
    await expect(planImport(source)).rejects.toMatchObject({ code: 'import_too_large' })
  })
})
