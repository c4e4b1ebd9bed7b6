import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import type { InputOf } from '../../../src/shared/contract/index'
import { type TestEngine, testWorkspace, upload } from '../../support/engine'

const table = `platform,handle,name,verified,followers,avg views,avg likes,posts sampled,engagement rate by views,country,city,language,further languages,niche,hashtags,brand values,tags,tone,bio,notes,email,phone,agent,agent email,price,currency,price story,audience female %,audience 18-24 %,audience US %,measured on,Stage
tiktok,ana.cooks,Ana Cooks,yes,4999,1200,300,12,4.5%,GB,Leeds,en,de; fr,food; travel,one; two,honest,top; new,soft,"Kitchen, ""and"" more",=1+1,ana@example.com,+44 20 7946 0000,Gia,gia@example.com,1200.50,GBP,80 GBP,61.5%,40%,12.5%,2026-11-01,Lead
instagram,ben,Bén Ñandú,no,5000,800,,,12%,DE,,de,,,,,,hard,"two
lines",,,,,,90,EUR,,,,,2026-10-30,Signed
youtube,ceo,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,`

async function workspace(): Promise<TestEngine> {
  const engine = await testWorkspace()
  await engine.do('creators.saveCustomField', { name: 'Stage', kind: 'choice', choices: ['Lead', 'Signed'] })
  return engine
}
async function filled(): Promise<TestEngine> {
  const engine = await workspace()
  await take(engine, 'creators-2026-11-03.csv', table, 3)
  return engine
}
async function take(engine: TestEngine, name: string, content: string | Uint8Array, rows: number): Promise<void> {
  const fileToken = await upload(engine, name, content)
  const outcome = await engine.do('creators.import', { fileToken, rateUnit: 'fraction' })
  expect(outcome).toMatchObject({ created: rows, rejected: 0 })
}
async function exported(engine: TestEngine, input: InputOf<'creators.export'>): Promise<Buffer> {
  const made = await engine.do('creators.export', input)
  const parts: Uint8Array[] = []
  for (let offset = 0; offset < made.sizeBytes; offset += 4_194_304) {
    parts.push((await engine.do('files.read', { fileToken: made.fileToken, offset, length: 4_194_304 })).bytes)
  }
  return Buffer.concat(parts)
}

/** Everything that a row of a list states, by handle. */
function facts(engine: TestEngine): unknown {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return db
      .prepare(
        `SELECT a.platform, a.handle, a.bio, a.is_verified, a.followers, a.average_views, a.average_likes, a.posts_sampled,
           a.engagement_rate, a.engagement_basis, a.measured_on, c.display_name, c.country, c.city, c.language, c.further_languages, c.niches,
           c.hashtags, c.brand_values, c.tags, c.tone, c.notes, (SELECT json_group_array(value) FROM json_each(c.custom)) AS custom,
           (SELECT json_group_array(kind || ' ' || value) FROM (SELECT kind, value FROM contact_point WHERE creator_id = c.id ORDER BY 1, 2)) AS contacts,
           (SELECT json_group_array(format || ' ' || price_minor || ' ' || currency) FROM (SELECT * FROM rate WHERE account_id = a.id ORDER BY format)) AS rates,
           (SELECT json_group_array(dimension || ' ' || key || ' ' || share) FROM (SELECT * FROM audience_share WHERE account_id = a.id ORDER BY 3, 4)) AS audience,
           (SELECT group_concat(g.name || ' ' || g.email) FROM creator_agent x JOIN agent g ON g.id = x.agent_id WHERE x.creator_id = c.id) AS agents
         FROM account a JOIN creator c ON c.id = a.creator_id ORDER BY a.platform, a.handle`,
      )
      .all()
  } finally {
    db.close()
  }
}

describe('a full export', () => {
  it.each(['csv', 'jsonl', 'xlsx'] as const)(
    'imports again from %s as it was, and has the same bytes twice',
    async (format) => {
      const engine = await filled()
      const bytes = await exported(engine, { format })
      expect(await exported(engine, { format })).toEqual(bytes)
      const other = await workspace()
      await take(other, `again.${format === 'jsonl' ? 'json' : format}`, bytes, 3)
      expect(facts(other)).toEqual(facts(engine))
    },
  )
})

it('a full export keeps what each rate is divided by, and prices of formats of your own', async () => {
  const engine = await workspace()
  const rated = `platform,handle,followers,views,engagement rate,engagement basis,rate:bundle of 3,price (video)
tiktok,ana,100,50,0.05,views,300 GBP,80 GBP
tiktok,ben,100,50,0.04,by followers,,90 GBP
tiktok,cleo,100,50,0.04,unstated,,
tiktok,dora,100,50,,reach,,
tiktok,eve,100,50,0.03,moon phase,,
`
  const fileToken = await upload(engine, 'creators-2026-11-03.csv', rated)
  expect(await engine.do('creators.import', { fileToken, rateUnit: 'fraction' })).toMatchObject({
    created: 5,
    rejected: 0,
  })
  const other = await workspace()
  await take(other, 'again.csv', await exported(engine, { format: 'csv' }), 5)
  const known = await other.do('creators.rows', { ids: (await other.do('creators.list', {})).ids })
  expect(Object.fromEntries(known.map((row) => [row?.handle, row?.engagementBasis]))).toEqual({
    ana: 'views',
    ben: 'followers',
    cleo: 'unstated',
    dora: null,
    eve: 'unstated',
  })
  expect(facts(other)).toEqual(facts(engine))
  expect(JSON.stringify(facts(other))).toContain('bundle of 3 30000 GBP')
})

describe('an export of the view', () => {
  const columns = [
    'handle',
    'displayName',
    'engagementRate',
    'price',
    'followers',
    'tags',
    'measuredOn',
    'isVerified',
    'notes',
  ]

  it('has the columns of the list in their order, typed, and opens in another reader', async () => {
    const engine = await filled()
    const stage = (await engine.do('creators.customFields', {}))[0]?.id ?? ''
    const bytes = await exported(engine, {
      format: 'xlsx',
      columns: ['select', ...columns, `custom:${stage}`],
      order: { sort: 'followers', descending: true },
    })
    const book = new Workbook()
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
    const sheet = book.getWorksheet('Creators')
    expect(sheet?.getRow(1).values).toEqual([
      undefined,
      'Handle',
      'Name',
      'Engagement rate',
      'Price',
      'Currency',
      'Followers',
      'Tags',
      'Measured on',
      'Verified',
      'Notes',
      'Stage',
    ])
    expect(sheet?.getCell('A1').font.bold).toBe(true)
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, xSplit: 1 })
    expect(sheet?.autoFilter).toBe('A1:K4')
    expect(sheet?.getColumn(1).values.slice(2)).toEqual(['ben', 'ana.cooks', 'ceo'])
    expect(sheet?.getRow(3).values).toEqual([
      undefined,
      'ana.cooks',
      'Ana Cooks',
      0.045,
      80,
      'GBP',
      4999,
      'new; top',
      new Date('2026-11-01T00:00:00Z'),
      true,
      "'=1+1",
      'Lead',
    ])
    expect(sheet?.getCell('C3').numFmt).toBe('0.0%')
    expect(sheet?.getCell('D3').numFmt).toBe('#,##0.00')
    expect(sheet?.getCell('F3').numFmt).toBe('#,##0')
    expect(sheet?.getCell('H3').numFmt).toBe('dd mmm yyyy')
    // Missing is an empty cell, never 0.
    expect(sheet?.getRow(4).values).toEqual([undefined, 'ceo'])
  })

  it('has the chosen rows only, guarded in CSV and as they are in JSON Lines', async () => {
    const engine = await filled()
    const { ids } = await engine.do('creators.list', { filter: { text: 'ana' } })
    const chosen = { rowNumbers: [...ids, 999_999] }
    const csv = (await exported(engine, { format: 'csv', columns, chosen })).toString()
    expect(csv.split('\r\n')).toEqual([
      'Handle,Name,Engagement rate,Price,Currency,Followers,Tags,Measured on,Verified,Notes',
      'ana.cooks,Ana Cooks,4.5%,80,GBP,4999,"new; top",2026-11-01,true,\'=1+1',
      '',
    ])
    const lines = (await exported(engine, { format: 'jsonl', columns, chosen })).toString()
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        Handle: 'ana.cooks',
        Name: 'Ana Cooks',
        'Engagement rate': 0.045,
        Price: 80,
        Currency: 'GBP',
        Followers: 4999,
        Tags: ['new', 'top'],
        'Measured on': '2026-11-01',
        Verified: true,
        Notes: '=1+1',
      },
    ])
    const all = { matching: { filter: {}, except: [...ids] } }
    expect((await exported(engine, { format: 'csv', columns: ['handle'], chosen: all })).toString()).toBe(
      'Handle\r\nben\r\nceo\r\n',
    )
    await expect(engine.do('creators.export', { format: 'csv', columns: ['select'] })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})
