import { describe, expect, it } from 'vitest'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'
import { seedPeople } from './seed'

async function campaignWith(engine: TestEngine, rows = 5) {
  seedPeople(
    engine,
    Array.from({ length: rows }, (_, i) => ({
      handle: `ana${i}`,
      account: { followers: (i + 1) * 1000, average_views: (i + 1) * 700 },
      price: { priceMinor: (i + 1) * 1000, currency: 'GBP' },
    })),
  )
  const client = await engine.do('campaigns.createClient', { name: 'Acme' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Bolt', category: 'drinks' })
  const campaign = await engine.do('campaigns.create', {
    brandId: brand.id,
    name: 'Spring',
    currency: 'GBP',
    budgetMinor: 6000,
    universePersons: 100_000,
  })
  const { ids } = await engine.do('creators.list', { sort: 'followers', descending: false })
  return { campaign, brand, client, ids }
}

describe('clients, brands and campaigns', () => {
  it('are made, read and changed key by key', async () => {
    const engine = await testWorkspace()
    const { campaign, brand, client } = await campaignWith(engine)
    expect(campaign).toMatchObject({
      brand: 'Bolt',
      client: 'Acme',
      clientId: client.id,
      goal: 'awareness',
      uniqueViewerRatio: 0.68,
      target: { countries: [], ages: [], genders: [] },
    })
    const changed = await engine.do('campaigns.update', {
      campaignId: campaign.id,
      budgetMinor: null,
      target: { countries: ['GB'], ages: ['18-24'], genders: ['f'] },
    })
    expect(changed).toMatchObject({
      name: 'Spring',
      budgetMinor: null,
      universePersons: 100_000,
      target: { countries: ['GB'], ages: ['18-24'], genders: ['f'] },
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change campaign Spring')
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.get', { campaignId: campaign.id })).toMatchObject({ budgetMinor: 6000 })
    expect(await engine.do('campaigns.clients', {})).toEqual([{ ...client, brands: [brand] }])
  })

  it('refuse what is not there and a flight that ends before it begins', async () => {
    const engine = await testWorkspace()
    const { campaign, brand } = await campaignWith(engine)
    await expect(engine.do('campaigns.get', { campaignId: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(engine.do('campaigns.createBrand', { clientId: newId(), name: 'X' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const flight = { flightStart: '2026-12-01', flightEnd: '2026-11-01' }
    await expect(
      engine.do('campaigns.create', { brandId: brand.id, name: 'X', currency: 'GBP', ...flight }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    await engine.do('campaigns.update', { campaignId: campaign.id, flightStart: '2026-12-01' })
    await expect(
      engine.do('campaigns.update', { campaignId: campaign.id, flightEnd: '2026-11-30' }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('brands and clients', () => {
  it('are changed key by key, each one step', async () => {
    const engine = await testWorkspace()
    const { brand, client, campaign } = await campaignWith(engine)
    expect(brand).toMatchObject({ competitors: [], brandValues: [], niches: [] })
    const changed = await engine.do('campaigns.updateBrand', {
      brandId: brand.id,
      competitors: ['Fizz', 'Pop'],
      brandValues: ['honest'],
      niches: ['running'],
    })
    expect(changed).toEqual({
      ...brand,
      competitors: ['Fizz', 'Pop'],
      brandValues: ['honest'],
      niches: ['running'],
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change brand Bolt')
    expect(await engine.do('campaigns.updateBrand', { brandId: brand.id, category: ' ' })).toMatchObject({
      category: null,
      competitors: ['Fizz', 'Pop'],
    })

    const { tierSchemes } = await engine.do('workspace.current', {}).then((info) => info ?? { tierSchemes: [] })
    const tierSchemeId = tierSchemes.find((scheme) => !scheme.isDefault)?.id ?? ''
    const matchWeights = { niches: 1, values: 2, audience: 3, engagement: 4, price: 5, competitors: 6, delivery: 0 }
    expect(client).toMatchObject({ tierSchemeId: null, matchWeights: null })
    expect(
      await engine.do('campaigns.updateClient', { clientId: client.id, tierSchemeId, matchWeights }),
    ).toMatchObject({ name: 'Acme', tierSchemeId, matchWeights })
    expect(await engine.do('campaigns.updateClient', { clientId: client.id, name: 'Acme Ltd' })).toMatchObject({
      name: 'Acme Ltd',
      tierSchemeId,
      matchWeights,
    })
    expect((await engine.do('campaigns.get', { campaignId: campaign.id })).client).toBe('Acme Ltd')
    expect(
      await engine.do('campaigns.updateClient', { clientId: client.id, tierSchemeId: null, matchWeights: null }),
    ).toMatchObject({ tierSchemeId: null, matchWeights: null })
    await engine.do('history.undo', {})
    expect((await engine.do('campaigns.clients', {}))[0]).toMatchObject({ tierSchemeId, matchWeights })
  })

  it('refuse what is not there', async () => {
    const engine = await testWorkspace()
    const { client } = await campaignWith(engine)
    const refused = { code: 'not_found' }
    await expect(engine.do('campaigns.updateBrand', { brandId: newId(), name: 'X' })).rejects.toMatchObject(refused)
    await expect(engine.do('campaigns.updateClient', { clientId: newId(), name: 'X' })).rejects.toMatchObject(refused)
    await expect(
      engine.do('campaigns.updateClient', { clientId: client.id, tierSchemeId: newId() }),
    ).rejects.toMatchObject(refused)
  })
})

describe('a campaign', () => {
  it('keeps niches, hashtags, tone and exclusivity, and moves both ends of its flight at once', async () => {
    const engine = await testWorkspace()
    const { campaign } = await campaignWith(engine)
    expect(campaign).toMatchObject({ niches: [], hashtags: [], tone: null, exclusivityDays: null })
    const campaignId = campaign.id
    const fields = { niches: ['running'], hashtags: ['#trail'], tone: 'soft' as const, exclusivityDays: 30 }
    expect(await engine.do('campaigns.update', { campaignId, ...fields })).toMatchObject(fields)
    for (const [flightStart, flightEnd] of [
      ['2026-01-01', '2026-01-31'],
      ['2027-01-01', '2027-01-31'],
      ['2025-01-01', '2025-01-31'],
    ] as const)
      expect(await engine.do('campaigns.update', { campaignId, flightStart, flightEnd })).toMatchObject({
        flightStart,
        flightEnd,
        ...fields,
      })
  })
})

describe('a roster', () => {
  it('takes creators by number, by filter with exceptions, and none twice', async () => {
    const engine = await testWorkspace()
    const { campaign, ids } = await campaignWith(engine)
    const campaignId = campaign.id
    const clear = { block: 0, warn: 0, note: 0 }
    expect(await engine.do('campaigns.addToRoster', { campaignId, rowNumbers: [ids[0] ?? 0], feeMinor: 500 })).toEqual({
      added: 1,
      alreadyThere: 0,
      conflictCounts: { ...clear, clear: 1 },
      conflicts: [],
    })
    const where = [{ op: 'between' as const, field: 'followers' as const, min: 1, max: 5000 }]
    expect(
      await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: { where }, except: [ids[4] ?? 0] } }),
    ).toEqual({ added: 3, alreadyThere: 1, conflictCounts: { ...clear, clear: 4 }, conflicts: [] })
    const roster = await engine.do('campaigns.roster', { campaignId })
    expect(roster.map((entry) => entry.handle)).toEqual(['ana3', 'ana2', 'ana1', 'ana0'])
    expect(roster.at(-1)).toMatchObject({ feeMinor: 500, status: 'shortlisted', planRule: 'open', posts: 1 })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Add 3 creators to Spring')
    await expect(engine.do('campaigns.addToRoster', { campaignId })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('changes several entries at once and takes them off, each one step', async () => {
    const engine = await testWorkspace()
    const { campaign } = await campaignWith(engine)
    const campaignId = campaign.id
    await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
    const entryIds = (await engine.do('campaigns.roster', { campaignId })).slice(0, 2).map((entry) => entry.id)
    expect(
      await engine.do('campaigns.updateRoster', {
        campaignId,
        entryIds,
        status: 'booked',
        clientFeeMinor: 900,
        posts: 3,
      }),
    ).toEqual({ changed: 2 })
    expect(await engine.do('campaigns.get', { campaignId })).toMatchObject({ rosterCount: 5, bookedCount: 2 })
    expect(await engine.do('campaigns.removeFromRoster', { campaignId, entryIds })).toEqual({ removed: 2 })
    await engine.do('history.undo', {})
    const back = await engine.do('campaigns.roster', { campaignId })
    expect(
      back.filter((entry) => entry.status === 'booked' && entry.posts === 3 && entry.clientFeeMinor === 900),
    ).toHaveLength(2)
    expect(await engine.do('campaigns.updateRoster', { campaignId: newId(), entryIds, status: 'dropped' })).toEqual({
      changed: 0,
    })
  })
})

describe('the planner of a campaign', () => {
  it('finds the best roster under the budget, obeys must and must not, and proposes it', async () => {
    const engine = await testWorkspace()
    const { campaign } = await campaignWith(engine)
    const campaignId = campaign.id
    await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
    const { candidates, leftOut } = await engine.do('planner.candidates', { campaignId })
    expect(leftOut).toEqual([])
    expect(candidates.find((c) => c.handle === 'ana1')).toMatchObject({
      offers: [{ id: 'own', costMinor: 2000, soloReachPersons: 1400 * 0.68 }],
      viewsPerPost: 1400,
      viewsBasis: 'average views stated',
    })
    const offers = candidates.map(({ handle, offers: [offer] }) => ({ handle, ...offer! }))

    const best = (budgetMinor: number, allowed: (handle: string) => boolean = () => true, must: string[] = []) => {
      let top = 0
      for (let mask = 0; mask < 1 << candidates.length; mask += 1) {
        const chosen = offers.filter((_, i) => mask & (1 << i))
        if (chosen.reduce((sum, c) => sum + c.costMinor, 0) > budgetMinor) continue
        if (!chosen.every((c) => allowed(c.handle)) || !must.every((m) => chosen.some((c) => c.handle === m))) continue
        top = Math.max(top, 100_000 * (1 - chosen.reduce((miss, c) => miss * (1 - c.soloReachPersons / 100_000), 1)))
      }
      return top
    }
    for (const budgetMinor of [0, 999, 1000, 2500, 6000, 9000, 15_000]) {
      const plan = await engine.do('planner.plan', { campaignId, budgetMinor })
      expect(plan.figures?.netReachPersons).toBeCloseTo(best(budgetMinor), 6)
      expect(plan.figures?.costMinor).toBeLessThanOrEqual(budgetMinor)
      expect(plan.objectiveBound).toBeGreaterThanOrEqual(plan.objectiveValue ?? Number.NaN)
      expect(plan.status).toBe('optimal')
    }
    const entryOf = (handle: string) => candidates.find((c) => c.handle === handle)?.entryId ?? ''
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana0')], planRule: 'must' })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana4')], planRule: 'mustNot' })
    const ruled = await engine.do('planner.plan', { campaignId })
    expect(ruled.figures?.netReachPersons).toBeCloseTo(
      best(6000, (h) => h !== 'ana4', ['ana0']),
      6,
    )
    const impossible = await engine.do('planner.plan', { campaignId, budgetMinor: 500 })
    expect(impossible).toMatchObject({ status: 'infeasible', picks: [] })
    expect(impossible.reasons[0]).toMatch(/\.$/)

    const picks = ruled.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
    const applied = await engine.do('planner.apply', { campaignId, picks })
    expect(applied.proposed).toBe(ruled.picks.length)
    await engine.do('history.undo', {})
    expect((await engine.do('campaigns.roster', { campaignId })).every((entry) => entry.status === 'shortlisted')).toBe(
      true,
    )
  })

  it('draws a frontier that never falls and passes through the plan', async () => {
    const engine = await testWorkspace()
    const { campaign } = await campaignWith(engine)
    const campaignId = campaign.id
    await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
    const { points, isExact } = await engine.do('planner.frontier', { campaignId })
    expect(isExact).toBe(true)
    for (const [i, point] of points.entries()) {
      if (i > 0) expect(point.value).toBeGreaterThan(points[i - 1]?.value ?? 0)
      const plan = await engine.do('planner.plan', { campaignId, budgetMinor: point.costMinor })
      expect(plan.figures?.netReachPersons).toBeCloseTo(point.value, 6)
    }
  })

  it('names what is missing: universe, budget, price, views', async () => {
    const engine = await testWorkspace()
    const { campaign } = await campaignWith(engine, 2)
    const campaignId = campaign.id
    seedPeople(engine, [
      { handle: 'ben', account: { followers: 5000 } },
      { handle: 'cleo', account: { followers: 9000 }, price: { priceMinor: 500, currency: 'GBP' } },
    ])
    await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
    const { leftOut } = await engine.do('planner.candidates', { campaignId })
    expect(leftOut.map((l) => l.handle).sort()).toEqual(['ben', 'cleo'])
    expect(leftOut.find((l) => l.handle === 'ben')?.reason).toContain('price')
    expect(leftOut.find((l) => l.handle === 'cleo')?.reason).toContain('views')
    await engine.do('campaigns.update', { campaignId, budgetMinor: null })
    await expect(engine.do('planner.plan', { campaignId })).rejects.toMatchObject({ code: 'plan_invalid' })
    await engine.do('campaigns.update', { campaignId, universePersons: null })
    await expect(engine.do('planner.candidates', { campaignId })).rejects.toMatchObject({
      code: 'plan_invalid',
      message: expect.stringContaining('target audience'),
    })
  })
})
