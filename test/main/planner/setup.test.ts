import { describe, expect, it } from 'vitest'
import { wholeParts } from '../../../src/main/features/planner/setup/suggest'
import type { InputOf } from '../../../src/shared/contract/index'
import { noCost } from '../../../src/shared/domain/planning/packages'
import { newId } from '../../support/engine'
import { campaignFor, seed } from '../campaigns/seed'
import { cell, gb, hostile, ie, one, three, world } from './setupSupport'

describe('segments', () => {
  it('keep their ids where they had one, in the order given', async () => {
    const { engine, campaignId, setup } = await world({ universePersons: null })
    await expect(engine.do('planner.candidates', { campaignId })).rejects.toMatchObject({ code: 'plan_invalid' })
    const [first, second] = await engine.do('planner.saveSegments', { campaignId, segments: [gb, ie] })
    const saved = await engine.do('planner.saveSegments', {
      campaignId,
      segments: [
        { ...cell, id: null, country: 'FR', niche: hostile, source: 'census' },
        { ...second!, universePersons: 7 },
      ],
    })
    expect(saved).toMatchObject([
      { country: 'FR', niche: hostile, source: 'census' },
      { id: second?.id, universePersons: 7 },
    ])
    expect((await setup()).segments).toEqual(saved)
    expect(saved.map(({ id }) => id)).not.toContain(first?.id)
    // Segments say how many people there are where the campaign does not.
    const candidates = await engine.do('planner.candidates', { campaignId })
    expect(candidates).toMatchObject({
      universePersons: 107,
      segments: 2,
      universeBasis: 'census',
      dataDate: '2026-10-02',
    })
  })
  it('are suggested in whole persons that add up to the audience, in proportion to what is stated', async () => {
    const { engine, campaignId } = await world({
      target: { countries: ['GB', 'IE'], ages: ['18-24', '25-34'], genders: [] },
      universeSource: 'Census',
    })
    const drafts = await engine.do('planner.suggestSegments', { campaignId, by: ['country', 'age'] })
    // 0.6 of viewers in GB against 0.2 in IE, a quarter of them 25 to 34; 1,001 persons
    expect(drafts.map(({ country, age, universePersons }) => [country, age, universePersons])).toEqual([
      ['GB', '18-24', 563],
      ['GB', '25-34', 188],
      ['IE', '18-24', 188],
      ['IE', '25-34', 62],
    ])
    expect(drafts[0]?.source).toBe(
      'Suggested: countries as 3 creators of the roster state and ages as 3 creators of the roster state; audience Census',
    )
    expect(await engine.do('planner.saveSegments', { campaignId, segments: drafts })).toHaveLength(4)
  })
  it('by niche send viewers where the planner sends them, and by what nobody states are even or refused', async () => {
    const { engine, campaignId } = await world({ universePersons: 1000 })
    const by = async (...dimensions: InputOf<'planner.suggestSegments'>['by']) =>
      (await engine.do('planner.suggestSegments', { campaignId, by: dimensions })).map((draft) => [
        draft.niche ?? draft.gender ?? draft.country,
        draft.universePersons,
      ])
    // two send 60 % to their own one of two; two have both and spread evenly
    expect(await by('niche')).toEqual([
      ['food', 550],
      ['travel', 450],
    ])
    expect(await by('gender', 'gender')).toEqual([
      ['f', 334],
      ['m', 333],
      ['x', 333],
    ])
    expect(await by('country')).toEqual([
      ['GB', 750],
      ['IE', 250],
    ])
    const bare = await campaignFor(engine, { client: 'B', name: 'B' }, { universePersons: 9 })
    const ofBare = { campaignId: bare.campaignId }
    await expect(engine.do('planner.suggestSegments', { ...ofBare, by: ['niche'] })).rejects.toThrow(
      /says anything of niches/,
    )
    await expect(engine.do('planner.suggestSegments', { ...ofBare, by: ['country'] })).rejects.toThrow(
      /says anything of countries/,
    )
    const unknown = await campaignFor(engine, { client: 'C', name: 'C' })
    await expect(
      engine.do('planner.suggestSegments', { campaignId: unknown.campaignId, by: ['age'] }),
    ).rejects.toMatchObject({ code: 'plan_invalid' })
  })
  it('too many to plan with are refused by their number', async () => {
    const countries = Array.from({ length: 26 }, (_, i) => `A${String.fromCharCode(65 + i)}`)
    const { engine, campaignId } = await world({
      target: { countries, ages: ['13-17', '18-24', '25-34'], genders: [] },
    })
    await expect(
      engine.do('planner.suggestSegments', { campaignId, by: ['country', 'age', 'gender', 'niche'] }),
    ).rejects.toThrow(/at most 400 can be planned with/)
  })
  it('share out whole persons whatever the parts', () => {
    expect(wholeParts(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(wholeParts(1, [0.2, 0.5, 0.3])).toEqual([0, 1, 0])
    expect(wholeParts(5, [0, 0])).toEqual([1, 1])
    expect(wholeParts(7, [])).toEqual([])
  })
})

describe('packages', () => {
  it('replace the entry’s own posts and fee, and give them back when they go', async () => {
    const { engine, campaignId, entry } = await world()
    const offersOf = async () =>
      (await engine.do('planner.candidates', { campaignId })).candidates.find(({ handle }) => handle === 'ana')?.offers
    expect(await offersOf()).toMatchObject([{ id: 'own', name: '1 post', costMinor: 10_001, costBasis: 'newest rate' }])
    const saved = await engine.do('planner.savePackages', {
      entryId: entry('ana'),
      packages: [
        { id: null, ...three },
        { id: null, ...one },
      ],
    })
    expect(await offersOf()).toMatchObject([
      { id: saved[1]?.id, name: '1 video', costMinor: 10_000, costParts: one.costParts },
      { id: saved[0]?.id, name: '3 videos', costMinor: 20_500, posts: 3 },
    ])
    const again = await engine.do('planner.savePackages', {
      entryId: entry('ana'),
      packages: [{ ...three, id: saved[1]?.id ?? '', name: 'x' }],
    })
    expect(again).toMatchObject([{ id: saved[1]?.id, name: 'x', posts: 3 }])
    await engine.do('planner.savePackages', { entryId: entry('ana'), packages: [] })
    expect(await offersOf()).toMatchObject([{ id: 'own' }])
  })
  it('are made for many by a discount, fee and margin alike, and keep the id of a name', async () => {
    const { engine, campaignId, entry, setup } = await world()
    await engine.do('campaigns.updateRoster', {
      campaignId,
      entryIds: [entry('ben')],
      feeMinor: 9000,
      clientFeeMinor: 10_000,
      posts: 2,
    })
    const offers = {
      from: 'price' as const,
      packages: [
        { name: '1 video', posts: 1, discount: 0 },
        { name: '3 videos', posts: 3, discount: 0.1 },
      ],
    }
    // cleo's rate is in euros, dov has none
    expect(await engine.do('planner.makePackages', { campaignId, entryIds: null, offers })).toEqual({
      creators: 2,
      packages: 4,
      skipped: 2,
    })
    const first = (await setup()).packages
    expect(first.filter(({ entryId }) => entryId === entry('ben'))).toMatchObject([
      { name: '1 video', costParts: { creatorFee: 4500, margin: 500 } },
      { name: '3 videos', costParts: { creatorFee: 12_150, margin: 1350 } },
    ])
    expect(first.filter(({ entryId }) => entryId === entry('ana'))[1]?.costParts).toEqual({
      ...noCost,
      creatorFee: 27_003,
    })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entry('dov')], status: 'dropped' })
    const entryIds = [entry('ana'), entry('dov'), entry('cleo')]
    const half = { ...offers, packages: [{ name: '3 VIDEOS', posts: 3, discount: 0.5 }] }
    expect(await engine.do('planner.makePackages', { campaignId, entryIds, offers: half })).toEqual({
      creators: 1,
      packages: 1,
      skipped: 2,
    })
    const now = (await setup()).packages.filter(({ entryId }) => entryId === entry('ana'))
    expect(now).toMatchObject([
      { id: first.find((p) => p.entryId === entry('ana') && p.posts === 3)?.id, name: '3 VIDEOS' },
    ])
  })
  it('are made from rates: the newest of each format in the campaign’s currency', async () => {
    const { engine, campaignId, ids, entry, setup } = await world()
    seed(engine, (insert) => {
      const rate = { account_id: ids.ana?.accountId ?? '', currency: 'GBP', source: 'test' }
      insert('rate', { ...rate, format: 'story', price_minor: 400, quoted_on: '2026-03-01' })
      insert('rate', { ...rate, format: 'story', price_minor: 300, quoted_on: '2026-02-01' })
      insert('rate', { ...rate, format: hostile, price_minor: 1, quoted_on: '2025-01-01' })
      insert('rate', { ...rate, format: 'live', price_minor: 1, currency: 'USD', quoted_on: '2026-09-01' })
    })
    expect(
      await engine.do('planner.makePackages', { campaignId, entryIds: [entry('ana')], offers: { from: 'rates' } }),
    ).toEqual({ creators: 1, packages: 3, skipped: 0 })
    expect((await setup()).packages.map(({ name, posts, costParts }) => [name, posts, costParts.creatorFee])).toEqual([
      ['story', 1, 400],
      ['video', 1, 10_001],
      [hostile, 1, 1],
    ])
  })
})

describe('days', () => {
  it('keep whoever cannot post in the flight out of the plan where the rule says so', async () => {
    const { engine, campaignId, entry, setup } = await world({ budgetMinor: 1_000_000, universePersons: 1_000_000 })
    await engine.do('planner.setAvailability', {
      campaignId,
      entryIds: [entry('ana')],
      from: '2027-02-01',
      until: null,
    })
    await engine.do('planner.setAvailability', {
      campaignId,
      entryIds: [entry('ben')],
      from: null,
      until: '2027-01-04',
    })
    expect((await setup()).availability).toEqual(
      expect.arrayContaining([
        { entryId: entry('ana'), from: '2027-02-01', until: null },
        { entryId: entry('ben'), from: null, until: '2027-01-04' },
      ]),
    )
    const picked = async () =>
      (await engine.do('planner.plan', { campaignId })).picks.map(({ entryId }) => entryId).sort()
    expect(await picked()).toEqual([entry('ana'), entry('ben')].sort())
    await engine.do('planner.saveSetup', { campaignId, rules: [{ id: newId(), isOn: true, kind: 'available' }] })
    expect(await picked()).toEqual([entry('ben')])
    // Days for posting narrow the flight.
    await engine.do('campaigns.update', { campaignId, postFrom: '2027-01-05' })
    expect(await picked()).toEqual([])
  })
})
