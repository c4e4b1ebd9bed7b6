import { describe, expect, it } from 'vitest'
import { testWorkspace } from '../../../support/engine'
import { importText, previewText, profileOf } from './known'

describe('a preview', () => {
  it('shows the head and the first rows as they stand, each cell’s problem at its place', async () => {
    const engine = await testWorkspace()
    const text = `List of spring\n\nhandle,platform,followers,country\n${Array.from({ length: 60 }, (_, i) => `ana${i},tiktok,${i === 2 ? 'many' : i * 10},${i === 3 ? 'Atlantis' : 'GB'}`).join('\n')}\nnot a handle!,tiktok,1,GB\n`
    const preview = await previewText(engine, 'a.csv', text)
    expect(preview).toMatchObject({ kind: 'text', encoding: 'utf-8', delimiter: ',', headerRow: 3, headerLine: 3 })
    expect(preview.head.slice(0, 3).map(({ cells }) => cells[0])).toEqual(['List of spring', '', 'handle'])
    expect(preview.rows).toHaveLength(50)
    expect(preview.rows[0]).toMatchObject({ recordNumber: 4, cells: ['ana0', 'tiktok', '0', 'GB'], isRejected: false })
    expect(preview.problems.map(({ recordNumber, columnIndex, code }) => [recordNumber, columnIndex, code])).toEqual([
      [6, 2, 'not_a_number'],
      [7, 3, 'unknown_country'],
      [64, 0, 'bad_handle'],
    ])
    expect(preview).toMatchObject({ sampledRows: 61, isWhole: true, remembered: null })
  })

  it('flags a header that lies, and imports the column where the person says so', async () => {
    const engine = await testWorkspace()
    const text = 'handle,platform,views\nana,tiktok,Germany\nben,tiktok,France\ncleo,tiktok,Spain\n'
    const preview = await previewText(engine, 'a.csv', text)
    expect(preview.columns[2]).toMatchObject({ field: null, flagged: 'averageViews' })
    expect(preview.columns[2]?.note).toContain('the values look like country')
    await importText(engine, 'a.csv', text)
    expect((await profileOf(engine, 'ana')).row).toMatchObject({ averageViews: null, country: null })
    await importText(engine, 'a.csv', text, { map: { country: 'views' } })
    expect((await profileOf(engine, 'ana')).row).toMatchObject({ averageViews: null, country: 'DE' })
  })

  it('asks what two columns that claim one field, a rate, a date and a price leave open', async () => {
    const engine = await testWorkspace()
    const text =
      'handle,platform,followers,followers,engagement rate,checked at,price\nana,tiktok,10,20,0.4,3/4/2026,120\nben,tiktok,30,90,0.5,5/6/2026,$90\n'
    const { questions, columns } = await previewText(engine, 'a.csv', text)
    expect(questions.map(({ about, isRequired, columns: of }) => [about, isRequired, of])).toEqual([
      ['clash', true, [2, 3]],
      ['rateUnit', false, [4]],
      ['dayOrder', false, [5]],
      ['currency', false, [6]],
    ])
    expect(columns[2]).toMatchObject({ field: null, flagged: 'followers' })
    const answered = await previewText(engine, 'a.csv', text, {
      map: { followers: '3' },
      rateUnit: 'percent',
      dayOrder: 'mdy',
      currency: 'USD',
    })
    expect(answered.questions).toEqual([])
    expect(answered.columns.map(({ field }) => field)).toEqual([
      'handle',
      'platform',
      null,
      'followers',
      'engagementRate',
      'measuredOn',
      'price',
    ])
  })

  it('reads a file by the encoding, delimiter and header that the person says', async () => {
    const engine = await testWorkspace()
    const latin = Uint8Array.from(Buffer.from('Liste;2026\nhandle;name;platform\nana;Zo\xeb;tiktok\n', 'latin1'))
    expect(await previewText(engine, 'a.csv', latin, { encoding: 'windows-1250' })).toMatchObject({
      encoding: 'windows-1250',
      rows: [{ cells: ['ana', 'Zoë', 'tiktok'] }],
    })
    const wrong = await previewText(engine, 'a.csv', latin, { delimiter: '|' })
    expect(wrong.columns).toHaveLength(1)
    expect(await previewText(engine, 'a.csv', latin, { headerRow: 1 })).toMatchObject({
      headerRow: 1,
      columns: [{ header: 'Liste' }, { header: '2026' }],
    })
    await expect(previewText(engine, 'a.csv', latin, { headerRow: 9 })).rejects.toThrow(/Row 9 of "a.csv"/)
    await expect(previewText(engine, 'a.json', '[{"handle":"ana"}]', { delimiter: ';' })).rejects.toThrow(
      /no text file/,
    )
  })
})

describe('pasted text', () => {
  it.each([
    ['handles', 'ana\n@ben\ncleo.x\n', {}, 3],
    ['links', 'https://www.tiktok.com/@ana?lang=en\nhttps://www.tiktok.com/@ben\n', {}, 2],
    ['one column with a header', 'handle\nana\nben\n', {}, 2],
    ['a table with tabs', 'handle\tfollowers\nana\t1.2K\nben\t3\n', {}, 2],
    [
      'links and names without a header',
      'https://www.tiktok.com/@ana\tAna K\nhttps://www.tiktok.com/@ben\tBen\n',
      {},
      2,
    ],
  ])('a list of %s', async (_, text, options, created) => {
    const engine = await testWorkspace()
    const preview = await previewText(engine, 'pasted.tsv', text, options)
    const asksPlatform = preview.questions.some(({ about }) => about === 'platform')
    expect(asksPlatform).toBe(!text.includes('tiktok.com'))
    const outcome = await importText(engine, 'pasted.tsv', text, asksPlatform ? { platform: 'tiktok' } : {})
    expect(outcome).toMatchObject({ created, rejected: 0 })
    expect((await profileOf(engine, 'ana')).row.platform).toBe('tiktok')
  })

  it('without a header has names for its columns, which can be chosen', async () => {
    const engine = await testWorkspace()
    const preview = await previewText(engine, 'pasted.csv', '@ana,1200\n@ben,300\n', { platform: 'instagram' })
    expect(preview).toMatchObject({
      headerRow: 0,
      columns: [
        { header: 'Column 1', field: 'handle' },
        { header: 'Column 2', field: null },
      ],
    })
    const options = { platform: 'instagram', map: { followers: '1' } } as const
    await importText(engine, 'pasted.csv', '@ana,1200\n@ben,300\n', options)
    expect((await profileOf(engine, 'ana')).row.followers).toBe(1200)
  })
})

describe('what was chosen for a source', () => {
  const text = (rate: string) => `user,plays,er,market\nana,4000,${rate},DE\nben,300,${rate},AT\n`
  const choices = {
    platform: 'tiktok',
    map: { handle: '0', averageViews: 'plays', country: '' },
    rateUnit: 'percent',
    mergeRule: 'overwrite',
  } as const

  it('is taken for the next file with the same columns, in any order and any case', async () => {
    const engine = await testWorkspace()
    await expect(importText(engine, 'nov.csv', text('0.5'))).rejects.toThrow(/No column|platform/)
    await importText(engine, 'nov.csv', text('0.5'), choices)
    const next = 'ER,Market,PLAYS,User\n0.6,CH,5000,cleo\n0.6,CH,100,dora\n'
    const preview = await previewText(engine, 'dec.csv', next)
    expect(preview.remembered).toMatchObject({ fileName: 'nov.csv' })
    expect(preview.choices).toMatchObject({ platform: 'tiktok', rateUnit: 'percent', mergeRule: 'overwrite' })
    expect(preview.questions).toEqual([])
    expect(await importText(engine, 'dec.csv', next)).toMatchObject({ created: 2 })
    expect((await profileOf(engine, 'cleo')).row).toMatchObject({
      averageViews: 5000,
      engagementRate: 0.006,
      country: null,
    })
    expect((await previewText(engine, 'jan.csv', next)).remembered).toMatchObject({ fileName: 'dec.csv' })
  })

  it('is left aside where the person starts afresh, and where the file itself says otherwise', async () => {
    const engine = await testWorkspace()
    await importText(engine, 'nov.csv', text('0.5'), choices)
    const afresh = await previewText(engine, 'dec.csv', text('0.5'), { startAfresh: true })
    expect(afresh).toMatchObject({ remembered: null, choices: { map: {} }, platform: null })
    expect((await previewText(engine, 'instagram-dec.csv', text('0.5'))).platform).toBe('instagram')
    const said = await previewText(engine, 'dec.csv', text('0.5'), { rateUnit: 'fraction', map: { country: 'market' } })
    expect(said.choices).toMatchObject({ rateUnit: 'fraction', map: { country: 'market', averageViews: 'plays' } })
  })

  it('is not remembered of a dry run', async () => {
    const engine = await testWorkspace()
    await importText(engine, 'nov.csv', text('0.5'), { ...choices, dryRun: true })
    expect((await previewText(engine, 'dec.csv', text('0.5'))).remembered).toBeNull()
  })

  it('stands in the history of imports', async () => {
    const engine = await testWorkspace()
    await importText(engine, 'nov.csv', text('0.5'), choices)
    const [past] = await engine.do('creators.imports', {})
    expect(past).toMatchObject({ mergeRule: 'overwrite', rejected: 0 })
    expect(past?.columns).toEqual([
      { header: 'user', field: 'handle' },
      { header: 'plays', field: 'averageViews' },
      { header: 'er', field: 'engagementRate' },
    ])
  })
})

describe('a dry run', () => {
  it.each([
    ['newest', { changed: 1, kept: 0 }, { before: 'DE', after: 'AT', isKept: false }],
    ['fillEmpty', { changed: 0, kept: 1 }, { before: 'DE', after: 'AT', isKept: true }],
  ] as const)(
    'tells field by field what would change and what would not under %s',
    async (mergeRule, counts, example) => {
      const engine = await testWorkspace()
      const header = 'handle,platform,country,followers,city,email,tags\n'
      await importText(engine, 'a-2026-01-01.csv', `${header}ana,tiktok,DE,100,,,spring\nben,tiktok,FR,100,,,\n`)
      const next = `${header}ana,tiktok,AT,200,Graz,ana@mail.example,vip\nben,tiktok,FR,100,,,\ncleo,tiktok,GB,1,,,\nana,tiktok,AT,200,,,\n`
      const { changes, ...counted } = await importText(engine, 'b-2026-02-01.csv', next, { mergeRule, dryRun: true })
      expect(counted).toMatchObject({ rows: 4, created: 1, merged: 1, batchId: null })
      const of = (field: string) => changes.find((change) => change.field === field)
      expect(of('country')).toEqual({
        field: 'country',
        filled: 0,
        ...counts,
        examples: [{ handle: 'ana', ...example }],
      })
      expect(of('city')).toMatchObject({ filled: 1, changed: 0, kept: 0 })
      expect(of('email')).toMatchObject({ filled: 1 })
      expect(of('tags')).toMatchObject({ changed: 1, examples: [{ before: 'spring', after: 'spring, vip' }] })
      expect(of('bio')).toBeUndefined()
      expect((await profileOf(engine, 'ana')).row).toMatchObject({ country: 'DE', city: null, tags: ['spring'] })
    },
  )
})
