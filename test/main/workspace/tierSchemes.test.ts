import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyTier, presetTierSchemes, tierSchemeFault } from '../../../src/shared/domain/tiers'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'

const mine = {
  name: 'House rules',
  source: 'agreed in the team',
  sourceDate: '2026-11-01',
  tiers: [
    { name: 'small', minFollowers: 1000, maxFollowers: 50_000 },
    { name: 'large', minFollowers: 50_000, maxFollowers: null },
  ],
}
const schemes = async (engine: TestEngine) => (await engine.do('workspace.current', {}))?.tierSchemes ?? []
const labels = async (engine: TestEngine) => (await engine.do('history.next', {})).undo?.label

/** A workspace with five creators of different sizes. */
async function withCreators() {
  const engine = await testWorkspace()
  const rows = [500, 5_000, 49_999, 50_000, 900_000].map((followers, i) => `creator${i},${followers}`)
  const { fileToken } = await (async () => {
    const bytes = new TextEncoder().encode(`handle,followers\n${rows.join('\n')}\n`)
    const begun = await engine.do('files.begin', { name: 'list.csv', sizeBytes: bytes.byteLength })
    await engine.do('files.append', { fileToken: begun.fileToken, bytes })
    return begun
  })()
  await engine.do('creators.import', { fileToken, platform: 'tiktok' })
  return engine
}
const tiersOf = async (engine: TestEngine) => {
  const { ids } = await engine.do('creators.list', { sort: 'followers', descending: false })
  return (await engine.do('creators.rows', { ids })).map((row) => row?.tier)
}

it('a new workspace has every preloaded scheme with its source and date, Viral Nation the default', async () => {
  const engine = await testWorkspace()
  const found = await schemes(engine)
  expect(found.map((one) => one.name).toSorted()).toEqual(presetTierSchemes.map((one) => one.name).toSorted())
  expect(found.filter((one) => one.isDefault).map((one) => one.name)).toEqual(['Viral Nation, TikTok'])
  for (const { source, sourceDate, tiers } of found) {
    expect(source).not.toBe('')
    expect(sourceDate).toMatch(/^2026-/)
    expect(tierSchemeFault({ tiers })).toBeNull()
  }
})

it('a scheme is added, changed, copied, made the default and removed, each step undone and done again', async () => {
  const engine = await testWorkspace()
  const begin = await schemes(engine)
  const steps: [string, () => Promise<unknown>][] = []
  const scheme = await engine.do('workspace.saveTierScheme', mine)
  expect(scheme).toMatchObject({ ...mine, isDefault: false, tiers: mine.tiers })
  const tierIds = scheme.tiers.map((tier) => tier.id)
  steps.push(
    [
      'Change tier scheme House rules 2',
      () =>
        engine.do('workspace.saveTierScheme', {
          ...mine,
          id: scheme.id,
          name: 'House rules 2',
          tiers: [
            { name: 'small', minFollowers: 0, maxFollowers: 10_000 },
            { name: 'middle', minFollowers: 10_000, maxFollowers: 20_000 },
            { name: 'large', minFollowers: 20_000, maxFollowers: 30_000 },
          ],
        }),
    ],
    [
      'Change tier scheme House rules 2',
      () =>
        engine.do('workspace.saveTierScheme', {
          ...mine,
          id: scheme.id,
          name: 'House rules 2',
          tiers: [{ name: 'all', minFollowers: 0, maxFollowers: null }],
        }),
    ],
    [
      'Copy tier scheme House rules 2 as Another',
      () => engine.do('workspace.copyTierScheme', { id: scheme.id, name: 'Another' }),
    ],
    ['Remove tier scheme House rules 2', () => engine.do('workspace.removeTierScheme', { id: scheme.id })],
  )
  for (const [label, act] of steps) {
    const before = await schemes(engine)
    await act()
    const after = await schemes(engine)
    expect(after).not.toEqual(before)
    expect(await labels(engine)).toBe(label)
    await engine.do('history.undo', {})
    expect(await schemes(engine)).toEqual(before)
    await engine.do('history.redo', {})
    expect(await schemes(engine)).toEqual(after)
  }
  // What stays keeps its id: tiers are changed in their place.
  await engine.do('history.undo', {})
  expect((await schemes(engine)).find((one) => one.id === scheme.id)?.tiers[0]?.id).toBe(tierIds[0])
  while ((await labels(engine)) !== undefined) await engine.do('history.undo', {})
  expect(await schemes(engine)).toEqual(begin)
  expect((await engine.do('workspace.verify', {})).problems).toEqual([])
})

const half = { name: 'a', minFollowers: 0, maxFollowers: 10 }
it.each<[string, Partial<typeof mine> & { id?: string }, string]>([
  [
    'a gap',
    { tiers: [half, { name: 'b', minFollowers: 11, maxFollowers: null }] },
    '"b" does not begin where the tier before it ends. Nothing',
  ],
  ['an overlap', { tiers: [half, { name: 'b', minFollowers: 9, maxFollowers: null }] }, '"b" does not begin where'],
  [
    'an open tier in the middle',
    {
      tiers: [
        { ...half, maxFollowers: null },
        { name: 'b', minFollowers: 10, maxFollowers: null },
      ],
    },
    '"a" has no upper bound, but a tier follows it.',
  ],
  ['an empty tier', { tiers: [{ ...half, maxFollowers: 0 }] }, '"a" ends where it begins'],
  ['a tier twice', { tiers: [half, { name: 'A', minFollowers: 10, maxFollowers: null }] }, 'Two tiers are named "A".'],
  [
    'a reserved name',
    { tiers: [{ ...half, name: 'Below' }] },
    '"Below" is what Callboard calls creators outside the tiers',
  ],
  ['no tier', { tiers: [] }, 'does not fit'],
  [
    'a name that another has',
    { name: 'viral nation, tiktok' },
    'There is a tier scheme named viral nation, tiktok already',
  ],
  [
    'a scheme that is not there',
    { id: '00000000-0000-7000-8000-000000000000' },
    'That tier scheme is not in this workspace.',
  ],
])('refuses %s', async (_what, change, expected) => {
  const engine = await testWorkspace()
  const before = await schemes(engine)
  await expect(engine.do('workspace.saveTierScheme', { ...mine, ...change })).rejects.toThrow(expected)
  expect(await schemes(engine)).toEqual(before)
})

it('any sound scheme is kept as it was given, and any other refused', async () => {
  const engine = await testWorkspace()
  const { id } = await engine.do('workspace.saveTierScheme', mine)
  const tier = fc.record({
    name: fc.constantFrom('a', 'B', 'b', 'ä', 'below', 'unknown', '"x\'', '😀'),
    minFollowers: fc.nat({ max: 4 }),
    maxFollowers: fc.option(fc.nat({ max: 5 })),
  })
  const sound = fc
    .uniqueArray(fc.nat({ max: 1_000_000_000_000 }), { minLength: 2, maxLength: 8 })
    .map((bounds) => bounds.toSorted((a, b) => a - b))
    .map((bounds) =>
      bounds.slice(0, -1).map((from, i) => ({
        name: `tier ${i}`,
        minFollowers: from,
        maxFollowers: i === bounds.length - 2 ? null : (bounds[i + 1] ?? null),
      })),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(sound, fc.array(tier, { minLength: 1, maxLength: 4 })), async (tiers) => {
      const saved = engine.do('workspace.saveTierScheme', { ...mine, id, tiers })
      if (tierSchemeFault({ tiers })) await expect(saved).rejects.toMatchObject({ code: 'invalid_input' })
      else expect((await saved).tiers.map(({ id: _, ...rest }) => rest)).toEqual(tiers)
    }),
    { numRuns: 200 },
  )
  expect((await engine.do('workspace.verify', {})).problems).toEqual([])
}, 30_000)

describe('the scheme in use', () => {
  it('classes the list anew the moment it is changed, undone or exchanged', async () => {
    const engine = await withCreators()
    expect(await tiersOf(engine)).toEqual(['below', 'nano', 'nano', 'micro', 'macro'])
    const first = (await schemes(engine))[0]
    const { id } = await engine.do('workspace.saveTierScheme', mine)
    await engine.do('workspace.update', { defaultTierSchemeId: id })
    expect(await tiersOf(engine)).toEqual(['below', 'small', 'small', 'large', 'large'])
    await engine.do('workspace.saveTierScheme', {
      ...mine,
      id,
      tiers: [{ name: 'tiny', minFollowers: 0, maxFollowers: 600 }],
    })
    expect(await tiersOf(engine)).toEqual(['tiny', 'above', 'above', 'above', 'above'])
    const { tiers } = await engine.do('creators.facets', {})
    expect(tiers.map(({ key, count }) => [key, count])).toEqual([
      ['tiny', 1],
      ['above', 4],
    ])
    await engine.do('history.undo', {})
    expect(await tiersOf(engine)).toEqual(['below', 'small', 'small', 'large', 'large'])
    await expect(engine.do('workspace.removeTierScheme', { id })).rejects.toThrow('House rules is the default')
    await engine.do('workspace.update', { defaultTierSchemeId: first?.id ?? '' })
    await engine.do('workspace.removeTierScheme', { id })
    expect(await tiersOf(engine)).toEqual(['below', 'nano', 'nano', 'micro', 'macro'])
  })

  it('of a client classes its rosters only, and stays while a client has it', async () => {
    const engine = await withCreators()
    const { id: tierSchemeId } = await engine.do('workspace.saveTierScheme', mine)
    const roster = async (clientName: string, schemeId: string | null) => {
      const client = await engine.do('campaigns.createClient', { name: clientName })
      if (schemeId) await engine.do('campaigns.updateClient', { clientId: client.id, tierSchemeId: schemeId })
      const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: clientName })
      const { id } = await engine.do('campaigns.create', { brandId: brand.id, name: newId(), currency: 'GBP' })
      const { ids } = await engine.do('creators.list', {})
      await engine.do('campaigns.addToRoster', { campaignId: id, rowNumbers: [...ids] })
      return (await engine.do('campaigns.roster', { campaignId: id })).map((entry) => entry.tier)
    }
    expect(await roster('Fern', tierSchemeId)).toEqual(['large', 'large', 'small', 'small', 'below'])
    expect(await roster('Oak', null)).toEqual(['macro', 'micro', 'nano', 'nano', 'below'])
    await expect(engine.do('workspace.removeTierScheme', { id: tierSchemeId })).rejects.toThrow(
      'House rules is the scheme of Fern. Nothing was changed. Give those clients another first.',
    )
  })
})

it('every preset gives each follower count one class', () => {
  fc.assert(
    fc.property(fc.constantFrom(...presetTierSchemes), fc.nat({ max: 20_000_000 }), (scheme, followers) => {
      const holding = scheme.tiers.filter(
        (tier) => followers >= tier.minFollowers && followers < (tier.maxFollowers ?? Number.POSITIVE_INFINITY),
      )
      const name = classifyTier(scheme, followers)
      expect(holding.length === 1 ? [holding[0]?.name] : ['below', 'above']).toContain(name)
    }),
  )
})
