import { describe, expect, it } from 'vitest'
import { classifyTier } from '../../../src/shared/domain/tiers'
import { type TestEngine, testWorkspace, upload } from '../../support/engine'

const table = `handle,platform,name,followers,avg views,country,niche,bio,price
ana.cooks,tiktok,Ana Cooks,4999,1200,GB,food,Kitchen and #recipes,£100
ben,tiktok,Bén Ñandú,5000,800,GB,food; travel,Trains,£200
cleo,tiktok,Cleo,49999,,FR,beauty,,
dan,tiktok,Dan,50000,70000,FR,beauty,"says ""hi"" 100%_",£50
eve,tiktok,Eve,2500000,1000000,US,,,
fay,instagram,Fay,,,,,,
zoe,instagram,Cookie,149999,2,GB,,,`

async function listed(): Promise<TestEngine> {
  const engine = await testWorkspace()
  const fileToken = await upload(engine, 'creators.csv', table)
  expect(await engine.do('creators.import', { fileToken })).toMatchObject({
    rows: 7,
    created: 7,
    rejected: 0,
    merged: 0,
  })
  return engine
}
type ListInput = Parameters<typeof handles>[1]
async function handles(engine: TestEngine, input: Parameters<TestEngine['do']>[1] & object): Promise<string[]> {
  const { ids } = await engine.do('creators.list', input as never)
  const rows = await engine.do('creators.rows', { ids })
  return rows.map((row) => row?.handle ?? '–')
}
const filtered = (engine: TestEngine, filter: object) =>
  handles(engine, { filter, sort: 'handle', descending: false } satisfies ListInput)

describe('the list of creators', () => {
  it('sorts by every column, what is not known last either way', async () => {
    const engine = await listed()
    expect(await handles(engine, {})).toEqual(['eve', 'zoe', 'dan', 'cleo', 'ben', 'ana.cooks', 'fay'])
    expect(await handles(engine, { sort: 'followers', descending: false })).toEqual([
      'ana.cooks',
      'ben',
      'cleo',
      'dan',
      'zoe',
      'eve',
      'fay',
    ])
    expect((await handles(engine, { sort: 'price', descending: false })).slice(0, 3)).toEqual([
      'dan',
      'ana.cooks',
      'ben',
    ])
    for (const sort of ['displayName', 'averageViews', 'engagementRate', 'country', 'updated'] as const) {
      expect((await handles(engine, { sort })).sort()).toHaveLength(7)
    }
  })

  it('finds handle and name anywhere, bio and niches by the beginnings of words, and takes any text as text', async () => {
    const engine = await listed()
    expect(await filtered(engine, { text: 'cook' })).toEqual(['ana.cooks', 'zoe'])
    expect(await filtered(engine, { text: 'OOK' })).toEqual(['ana.cooks', 'zoe'])
    expect(await filtered(engine, { text: 'ñan' })).toEqual(['ben'])
    expect(await filtered(engine, { text: 'recip' })).toEqual(['ana.cooks'])
    expect(await filtered(engine, { text: 'kitchen recipes' })).toEqual(['ana.cooks'])
    expect(await filtered(engine, { text: 'beau' })).toEqual(['cleo', 'dan'])
    expect(await filtered(engine, { text: 'an' })).toEqual(['ana.cooks', 'ben', 'dan'])
    expect(await filtered(engine, { text: '%_' })).toEqual([])
    for (const text of ['"', '" OR "', 'a* NOT b', '()', 'NEAR(', "'; DROP TABLE account; --", '\u0000', '💥💥💥']) {
      expect(Array.isArray(await filtered(engine, { text }))).toBe(true)
    }
  })

  it('composes filters', async () => {
    const engine = await listed()
    expect(await filtered(engine, { platforms: ['instagram'] })).toEqual(['fay', 'zoe'])
    expect(await filtered(engine, { countries: ['GB'], niches: ['food'] })).toEqual(['ana.cooks', 'ben'])
    expect(await filtered(engine, { hasPrice: true, countries: ['FR'] })).toEqual(['dan'])
    expect(await filtered(engine, { hasPrice: false, platforms: ['tiktok'] })).toEqual(['cleo', 'eve'])
    await expect(filtered(engine, { tiers: ['no such tier'] })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('draws tiers at exact boundaries, the same in list, facets and rows', async () => {
    const engine = await listed()
    const info = await engine.do('workspace.current', {})
    for (const scheme of info?.tierSchemes ?? []) {
      await engine.do('workspace.update', { defaultTierSchemeId: scheme.id })
      const { ids } = await engine.do('creators.list', {})
      const rows = await engine.do('creators.rows', { ids })
      const facets = await engine.do('creators.facets', {})
      for (const row of rows) expect(row?.tier).toBe(classifyTier(scheme, row?.followers))
      for (const { key, count } of facets.tiers) {
        const expected = rows
          .filter((row) => (row?.tier ?? 'unknown') === key)
          .map((row) => row?.handle)
          .sort()
        expect(await filtered(engine, { tiers: [key] }), `${scheme.name} ${key}`).toEqual(expected)
        expect(count).toBe(expected.length)
      }
      expect(facets.tiers.reduce((sum, tier) => sum + tier.count, 0)).toBe(7)
    }
    await engine.do('workspace.update', { defaultTierSchemeId: info?.tierSchemes.find((s) => s.isDefault)?.id })
    expect(await filtered(engine, { tiers: ['below'] })).toEqual(['ana.cooks'])
    expect(await filtered(engine, { tiers: ['nano'] })).toEqual(['ben', 'cleo'])
    expect(await filtered(engine, { tiers: ['micro'] })).toEqual(['dan', 'zoe'])
    expect(await filtered(engine, { tiers: ['celebrity'] })).toEqual(['eve'])
    expect(await filtered(engine, { tiers: ['unknown'] })).toEqual(['fay'])
  })

  it('answers null for a row that is gone', async () => {
    const engine = await listed()
    expect(await engine.do('creators.rows', { ids: Uint32Array.of(999_999) })).toEqual([null])
  })

  it('counts facets without their own part of the filter', async () => {
    const engine = await listed()
    const facets = await engine.do('creators.facets', { filter: { countries: ['FR'] } })
    expect(facets.countries).toEqual([
      { key: 'GB', count: 3 },
      { key: 'FR', count: 2 },
      { key: 'US', count: 1 },
    ])
    expect(facets.niches).toEqual([{ key: 'beauty', count: 2 }])
  })
})

describe('one creator', () => {
  it('is changed key by key, found under the new words, and undone', async () => {
    const engine = await listed()
    const { ids } = await engine.do('creators.list', { filter: { text: 'cleo' } })
    const [row] = await engine.do('creators.rows', { ids })
    const accountId = row?.accountId ?? ''
    const changed = await engine.do('creators.update', {
      accountId,
      displayName: '=1+1',
      niches: ['skin care'],
      notes: 'prefers mornings',
      price: { priceMinor: 12_500, currency: 'GBP' },
    })
    expect(changed).toMatchObject({ displayName: '=1+1', niches: ['skin care'], priceMinor: 12_500, country: 'FR' })
    expect(await filtered(engine, { text: 'mornings' })).toEqual(['cleo'])
    const profile = await engine.do('creators.get', { accountId })
    expect(profile.metrics[0]).toMatchObject({
      followers: 49_999,
      source: 'creators.csv',
      sourceRow: 4,
      measuredOnBasis: 'import',
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change @cleo')
    await engine.do('history.undo', {})
    expect(await filtered(engine, { text: 'mornings' })).toEqual([])
    expect((await engine.do('creators.get', { accountId })).rates).toEqual([])
  })
})
