import { describe, expect, it } from 'vitest'
import { type CreatorFilter, creatorSorts, type FilterClause } from '../../../src/shared/contract/creatorFields'
import type { InputOf } from '../../../src/shared/contract/index'
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
async function handles(engine: TestEngine, input: InputOf<'creators.list'>): Promise<string[]> {
  const { ids } = await engine.do('creators.list', input)
  const rows = await engine.do('creators.rows', { ids })
  return rows.map((row) => row?.handle ?? '–')
}
const filtered = (engine: TestEngine, filter: CreatorFilter) =>
  handles(engine, { filter, sort: 'handle', descending: false })

const clause = (value: FilterClause) => value
const where = (engine: TestEngine, clauses: FilterClause[]) => filtered(engine, { where: clauses })

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
    for (const sort of creatorSorts) {
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
    expect(await filtered(engine, { where: [{ op: 'is', field: 'platform', values: ['instagram'] }] })).toEqual([
      'fay',
      'zoe',
    ])
    const inFrance = clause({ op: 'is', field: 'country', values: ['FR'] })
    const priced = clause({ op: 'known', field: 'price' })
    expect(
      await where(engine, [
        { op: 'is', field: 'country', values: ['GB'] },
        { op: 'hasAny', field: 'niches', values: ['food'] },
      ]),
    ).toEqual(['ana.cooks', 'ben'])
    expect(await where(engine, [priced, inFrance])).toEqual(['dan'])
    expect(
      await where(engine, [
        { op: 'missing', field: 'price' },
        { op: 'is', field: 'platform', values: ['tiktok'] },
      ]),
    ).toEqual(['cleo', 'eve'])
    await expect(where(engine, [{ op: 'is', field: 'tier', values: ['no such tier'] }])).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('counts those of whom a field is not known to every "not"', async () => {
    const engine = await listed()
    expect(await where(engine, [{ op: 'isNot', field: 'country', values: ['GB'] }])).toEqual([
      'cleo',
      'dan',
      'eve',
      'fay',
    ])
    expect(await where(engine, [{ op: 'notBetween', field: 'followers', min: 5000 }])).toEqual(['ana.cooks', 'fay'])
    expect(await where(engine, [{ op: 'hasNone', field: 'niches', values: ['food', 'beauty'] }])).toEqual([
      'eve',
      'fay',
      'zoe',
    ])
    expect(await where(engine, [{ op: 'containsNot', field: 'displayName', text: 'an' }])).toEqual([
      'cleo',
      'eve',
      'fay',
      'zoe',
    ])
    expect(await where(engine, [{ op: 'between', field: 'followers' }])).not.toContain('fay')
  })

  it('offers the values of a field with their counts', async () => {
    const engine = await listed()
    expect(await engine.do('creators.values', { field: 'niches', text: 'E' })).toEqual([
      { key: 'beauty', label: 'beauty', count: 2 },
      { key: 'travel', label: 'travel', count: 1 },
    ])
    const filter = { where: [{ op: 'is' as const, field: 'country' as const, values: ['GB'] }] }
    expect(await engine.do('creators.values', { field: 'platform', filter })).toEqual([
      { key: 'tiktok', label: 'tiktok', count: 2 },
      { key: 'instagram', label: 'instagram', count: 1 },
    ])
    expect((await engine.do('creators.values', { field: 'country', filter })).map(({ key }) => key)).toEqual([
      'GB',
      'FR',
      'US',
    ])
    expect((await engine.do('creators.values', { field: 'tier' })).at(-1)).toMatchObject({ key: 'unknown', count: 1 })
  })

  it('keeps classes live: an edited scheme classifies anew at once', async () => {
    const engine = await listed()
    const tier = (values: string[]) => where(engine, [{ op: 'is', field: 'tier', values }])
    expect(await tier(['nano'])).toEqual(['ben', 'cleo'])
    const schemes = (await engine.do('workspace.current', {}))?.tierSchemes ?? []
    const scheme = schemes.find(({ isDefault }) => isDefault)
    if (!scheme) throw new Error('no default scheme')
    const { id, name, source, sourceDate } = scheme
    const tiers = [
      { name: 'small', minFollowers: 0, maxFollowers: 5000 },
      { name: 'nano', minFollowers: 5000, maxFollowers: 10_000 },
      { name: 'large', minFollowers: 10_000, maxFollowers: null },
    ]
    await engine.do('workspace.saveTierScheme', { id, name, source, sourceDate, tiers })
    expect(await tier(['nano'])).toEqual(['ben'])
    expect(await tier(['small', 'unknown'])).toEqual(['ana.cooks', 'fay'])
    expect((await engine.do('creators.facets', {})).tiers.map(({ key, count }) => `${key} ${count}`)).toEqual([
      'small 1',
      'nano 1',
      'large 4',
      'unknown 1',
    ])
    expect(await handles(engine, { sort: 'tier', descending: false })).toEqual([
      'ana.cooks',
      'ben',
      'cleo',
      'dan',
      'eve',
      'zoe',
      'fay',
    ])
    await engine.do('history.undo', {})
    expect(await tier(['nano'])).toEqual(['ben', 'cleo'])
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
        expect(await where(engine, [{ op: 'is', field: 'tier', values: [key] }]), `${scheme.name} ${key}`).toEqual(
          expected,
        )
        expect(count).toBe(expected.length)
      }
      expect(facets.tiers.reduce((sum, tier) => sum + tier.count, 0)).toBe(7)
    }
    await engine.do('workspace.update', { defaultTierSchemeId: info?.tierSchemes.find((s) => s.isDefault)?.id })
    expect(await where(engine, [{ op: 'is', field: 'tier', values: ['below'] }])).toEqual(['ana.cooks'])
    expect(await where(engine, [{ op: 'is', field: 'tier', values: ['nano'] }])).toEqual(['ben', 'cleo'])
    expect(await where(engine, [{ op: 'is', field: 'tier', values: ['micro'] }])).toEqual(['dan', 'zoe'])
    expect(await where(engine, [{ op: 'is', field: 'tier', values: ['celebrity'] }])).toEqual(['eve'])
    expect(await where(engine, [{ op: 'is', field: 'tier', values: ['unknown'] }])).toEqual(['fay'])
  })

  it('answers null for a row that is gone', async () => {
    const engine = await listed()
    expect(await engine.do('creators.rows', { ids: Uint32Array.of(999_999) })).toEqual([null])
  })

  it('counts facets without their own part of the filter', async () => {
    const engine = await listed()
    const facets = await engine.do('creators.facets', {
      filter: { where: [{ op: 'is', field: 'country', values: ['FR'] }] },
    })
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
    expect(profile.accounts[0]?.metrics[0]).toMatchObject({
      followers: 49_999,
      source: 'creators.csv',
      sourceRow: 4,
      measuredOnBasis: 'import',
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change @cleo')
    await engine.do('history.undo', {})
    expect(await filtered(engine, { text: 'mornings' })).toEqual([])
    expect((await engine.do('creators.get', { accountId })).accounts[0]?.rates).toEqual([])
  })
})
