import { describe, expect, it } from 'vitest'
import { type TestEngine, testWorkspace, upload } from '../../support/engine'

const importText = async (engine: TestEngine, name: string, text: string | Uint8Array, extra: object = {}) =>
  engine.do('creators.import', { fileToken: await upload(engine, name, text), ...extra })
const rows = async (engine: TestEngine) => {
  const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
  return engine.do('creators.rows', { ids })
}

describe('an import', () => {
  it('merges a handle that the file states twice, by value and not by order', async () => {
    const lines = ['ana,tiktok,1000,GB', '@ANA,tiktok,2000,', 'https://www.tiktok.com/@ana?lang=en,tiktok,500,FR']
    const outcomes: unknown[] = []
    for (const order of [lines, [...lines].reverse()]) {
      const engine = await testWorkspace()
      expect(
        await importText(engine, 'a.csv', ['handle,platform,followers,country', ...order].join('\n')),
      ).toMatchObject({
        rows: 3,
        created: 1,
        merged: 2,
        rejected: 0,
      })
      const [row] = await rows(engine)
      outcomes.push([row?.followers, row?.country])
    }
    expect(outcomes[0]).toEqual([2000, 'GB'])
    expect(outcomes[1]).toEqual(outcomes[0])
  })

  it('keeps the history of a file that states several dates', async () => {
    const engine = await testWorkspace()
    const text =
      'handle,platform,followers,avg views,checked at\nana,tiktok,1000,,2026-01-01\nana,tiktok,3000,,2026-03-01\nana,tiktok,2000,900,2026-02-01'
    expect(await importText(engine, 'a.csv', text)).toMatchObject({ rows: 3, created: 1, merged: 2 })
    const [row] = await rows(engine)
    expect(row).toMatchObject({ followers: 3000, averageViews: 900, measuredOn: '2026-03-01' })
    const profile = await engine.do('creators.get', { accountId: row?.accountId ?? '' })
    expect(profile.accounts[0]?.metrics.map((m) => [m.measuredOn, m.followers])).toEqual([
      ['2026-03-01', 3000],
      ['2026-02-01', 2000],
      ['2026-01-01', 1000],
    ])
    expect(await importText(engine, 'a.csv', text)).toMatchObject({ updated: 0, unchanged: 1, batchId: null })
  })

  it.each([
    ['newest', { followers: 2000, displayName: 'New', country: 'GB' }],
    ['overwrite', { followers: 2000, displayName: 'New', country: 'GB' }],
    ['fillEmpty', { followers: 1000, displayName: 'Old', country: 'GB' }],
    ['keep', { followers: 1000, displayName: 'Old', country: null }],
  ] as const)('settles what both know by the rule %s', async (mergeRule, expected) => {
    const engine = await testWorkspace()
    await importText(engine, 'a-2026-01-01.csv', 'handle,platform,name,followers,country\nana,tiktok,Old,1000,')
    await importText(engine, 'b-2026-02-01.csv', 'handle,platform,name,followers,country\nana,tiktok,New,2000,GB', {
      mergeRule,
    })
    expect((await rows(engine))[0]).toMatchObject(expected)
  })

  it('an older file does not put back newer figures', async () => {
    const engine = await testWorkspace()
    await importText(engine, 'b-2026-02-01.csv', 'handle,platform,followers\nana,tiktok,2000')
    await importText(engine, 'a-2026-01-01.csv', 'handle,platform,followers\nana,tiktok,1000')
    const [row] = await rows(engine)
    expect(row).toMatchObject({ followers: 2000, measuredOn: '2026-02-01' })
    expect((await engine.do('creators.get', { accountId: row?.accountId ?? '' })).accounts[0]?.metrics).toHaveLength(2)
  })

  it('follows a renamed handle by the platform id', async () => {
    const engine = await testWorkspace()
    await importText(engine, 'a.csv', 'handle,platform,user id,followers\nana,tiktok,6812345678901234567,1000')
    expect(
      await importText(engine, 'b.csv', 'handle,platform,user id,followers\nana.cooks,tiktok,6812345678901234567,1500'),
    ).toMatchObject({
      created: 0,
      updated: 1,
    })
    const [row] = await rows(engine)
    expect(row?.handle).toBe('ana.cooks')
    expect((await engine.do('creators.get', { accountId: row?.accountId ?? '' })).accounts[0]?.metrics).toHaveLength(2)
  })

  it('puts bad rows into a file that can be mended and imported', async () => {
    const engine = await testWorkspace()
    const outcome = await importText(
      engine,
      'list.csv',
      'handle,platform,followers\nana,tiktok,1000\n,tiktok,5\nnot a handle!,tiktok,7',
    )
    expect(outcome).toMatchObject({ rows: 3, created: 1, rejected: 2 })
    const file = outcome.rejects
    expect(file?.name).toBe('list-rejected.csv')
    const { bytes } = await engine.do('files.read', { fileToken: file?.fileToken ?? '', offset: 0, length: 10_000 })
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\n').filter((line) => line.trim() !== '')).toHaveLength(3)
    const mended = text
      .replace('not a handle!', 'mended')
      .split('\n')
      .filter((line) => !line.startsWith(','))
      .join('\n')
    expect(await importText(engine, 'mended.csv', mended)).toMatchObject({ rows: 1, created: 1, rejected: 0 })
  })

  it('can be cancelled and leaves nothing', async () => {
    const engine = await testWorkspace()
    const text = `handle,platform,followers\n${Array.from({ length: 20_000 }, (_, i) => `ana${i},tiktok,${i}`).join('\n')}`
    const fileToken = await upload(engine, 'big.csv', text)
    const jobId = crypto.randomUUID()
    engine.subscribe((event) => {
      if (event.kind === 'job' && event.job.jobId === jobId && event.job.done > 0)
        void engine.do('jobs.cancel', { jobId })
    })
    await expect(engine.do('creators.import', { fileToken }, { jobId })).rejects.toMatchObject({ code: 'cancelled' })
    expect(await rows(engine)).toEqual([])
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
  })

  it('is listed with its outcome, and as undone', async () => {
    const engine = await testWorkspace()
    const { stepId } = await importText(engine, 'a.csv', 'handle,platform\nana,tiktok')
    expect(await engine.do('creators.imports', {})).toMatchObject([
      { fileName: 'a.csv', rows: 1, created: 1, isUndone: false, stepId },
    ])
    expect((await engine.do('history.undo', { stepId: stepId ?? '' })).label).toBe('Import 1 creator from a.csv')
    expect(await engine.do('creators.imports', {})).toMatchObject([{ isUndone: true }])
  })

  it('undone later, keeps the creators that work rests on and names them', async () => {
    const engine = await testWorkspace()
    const { stepId } = await importText(engine, 'a.csv', 'handle,platform,followers\nana,tiktok,10\nben,tiktok,20')
    const client = await engine.do('campaigns.createClient', { name: 'Acme' })
    const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Bolt' })
    const campaign = await engine.do('campaigns.create', { brandId: brand.id, name: 'Spring', currency: 'GBP' })
    const [ana] = await rows(engine)
    await engine.do('campaigns.addToRoster', { campaignId: campaign.id, accountIds: [ana?.accountId ?? ''] })
    const outcome = await engine.do('history.undo', { stepId: stepId ?? '' })
    expect(outcome.kept.map((k) => k.what)).toContain('@ana')
    expect((await rows(engine)).map((row) => row?.handle)).toEqual(['ana'])
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
  })
})

describe('naughty text', () => {
  const naughty = [
    '=1+1',
    "'; DROP TABLE creator; --",
    '<script>alert(1)</script>',
    '\u202eevil\u202c',
    '﷽',
    'a"b,c\nd',
    '+441234',
    '-5',
    '@mention',
    '\tTab',
    'İ',
    '𝕳𝖎',
    '\u200b zero',
  ]
  it('survives import, grid and export unchanged', async () => {
    const engine = await testWorkspace()
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
    const text = `handle,platform,name,bio\n${naughty.map((n, i) => `user${i},tiktok,${quote(n)},${quote(n)}`).join('\n')}`
    expect(await importText(engine, 'naughty.csv', text)).toMatchObject({ created: naughty.length, rejected: 0 })
    const stored = (await rows(engine)).map((row) => [row?.handle, row?.displayName])
    for (const format of ['csv', 'jsonl'] as const) {
      const file = await engine.do('creators.export', { format })
      const { bytes } = await engine.do('files.read', { fileToken: file.fileToken, offset: 0, length: 4_000_000 })
      if (format === 'csv') {
        const again = await testWorkspace()
        expect(await importText(again, 'again.csv', bytes)).toMatchObject({ created: naughty.length, rejected: 0 })
        expect((await rows(again)).map((row) => [row?.handle, row?.displayName])).toEqual(stored)
      } else {
        const lines = new TextDecoder()
          .decode(bytes)
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(lines.map((line) => [line.handle, line.displayName])).toEqual(stored)
        for (const key of ['followers', 'averageViews', 'engagementRate', 'tier', 'country', 'language'])
          expect(lines[0][key]).toBeNull()
      }
    }
  })
})
