import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MatchWeights, matchParts, usualWeights } from '../../../src/shared/domain/match'
import { insertDeliverable } from '../../support/deliverables'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, type Person, seed, seedPeople } from './seed'

const brand = {
  client: 'Acme',
  name: 'Bolt',
  category: 'Soft drinks',
  competitors: ['Fizz'],
  brandValues: ['Honest', 'green'],
  niches: ['running'],
}
const fields = {
  budgetMinor: 500_000,
  flightStart: '2027-03-01',
  flightEnd: '2027-03-31',
  tone: 'soft' as const,
  niches: ['Trail running'],
  hashtags: ['#Outdoors'],
  target: { countries: ['GB', 'IE'], ages: ['18-24' as const], genders: [] },
}
const peers: Person[] = Array.from({ length: 6 }, (_, i) => ({
  handle: `peer${i}`,
  account: { followers: 20_000, engagement_rate: 0.04, engagement_basis: 'views', median_views: 10_000 },
  price: { priceMinor: 10_000, currency: 'GBP' },
}))
const ana: Person = {
  handle: 'ana',
  creator: { niches: '["trail-running"]', hashtags: '["outdoors"]', brand_values: '["GREEN"]', tone: 'both' },
  account: { followers: 30_000, engagement_rate: 0.06, engagement_basis: 'views', median_views: 20_000 },
  price: { priceMinor: 10_000, currency: 'GBP' },
  audience: [
    { dimension: 'country', key: 'GB', share: 0.5 },
    { dimension: 'country', key: 'IE', share: 0.14 },
    { dimension: 'country', key: 'US', share: 0.2 },
    { dimension: 'age', key: '18-24', share: 0.25 },
  ],
  works: [{ brand_name: 'Shoely', category: 'Shoes' }],
}

async function match(engine: TestEngine, campaignId: string, extra: object = {}) {
  return engine.do('campaigns.match', { campaignId, ...extra })
}

describe('the match of a campaign', () => {
  it('shows every part with its number, its evidence and what is missing', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, brand, fields)
    const ids = seedPeople(engine, [...peers, ana, { handle: 'nobody' }])
    seed(engine, (insert) => {
      const account_id = ids.ana?.accountId ?? ''
      const owed = { campaign_id: campaignId, account_id }
      insertDeliverable(insert, { ...owed, due_on: '2026-01-01' }, 'live')
      insertDeliverable(insert, { ...owed, due_on: '2026-01-01' }, 'closed')
      insertDeliverable(insert, { ...owed, due_on: '2026-01-01' }, 'client_review')
      insertDeliverable(insert, { ...owed, due_on: '2026-01-01' }, 'expired')
      insertDeliverable(insert, { ...owed, due_on: '2026-01-02' }, 'brief_sent')
      insertDeliverable(insert, { ...owed, due_on: '2099-01-02' }, 'brief_sent')
    })
    const { rows, total, weights, belowCoverage } = await match(engine, campaignId)
    expect({ total, belowCoverage, weights }).toEqual({ total: 8, belowCoverage: 0, weights: usualWeights })
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const [first] = rows
    expect(first).toMatchObject({ handle: 'ana', tier: 'nano', priceMinor: 10_000, currency: 'GBP', coverage: 1 })
    expect(first?.parts.map(({ part }) => part)).toEqual([...matchParts])
    expect(Object.fromEntries(first?.parts.map(({ part, score }) => [part, score]) ?? [])).toEqual({
      niches: 1,
      values: 0.75,
      audience: expect.closeTo(0.4, 12),
      engagement: expect.closeTo(0.75, 12),
      price: 1,
      competitors: 1,
      delivery: 0.5,
    })
    expect(first?.fit).toBeCloseTo((25 + 7.5 + 8 + 11.25 + 15 + 10 + 2.5) / 100, 12)
    expect(first?.parts.map(({ sentence }) => sentence)).toEqual([
      '2 of 2 wanted niches and hashtags: Trail running, #Outdoors.',
      '1 of 2 values of the brand: green. Sells soft.',
      'In target: country 64%, age 25%; together 16.0%, taken as independent of each other.',
      '6.0% by views: 1.50 × the median 4.0% of 7 accounts (nano, TikTok).',
      '£100 a post for 20K views, £5.00 a thousand, against the median £10.00 of this workspace. 2.0% of the budget.',
      'Nothing speaks against the creator in 1 collaboration or booking noted.',
      '2 of 4 pieces of content that were due are done, 2 overdue or expired.',
    ])
    const last = rows.at(-1)
    expect(last).toMatchObject({ handle: 'nobody', fit: null, coverage: 0, followers: null, tier: null })
    for (const part of last?.parts ?? []) {
      expect(part.score).toBe(null)
      expect(part.sentence).toMatch(/^Left out/)
    }
    // What nobody knows does not count against anybody: peers are judged by the two parts they have.
    expect(rows[1]).toMatchObject({ fit: 0.5, coverage: expect.closeTo(0.3, 12) })
    expect((await match(engine, campaignId, { minCoverage: 0.3 })).belowCoverage).toBe(1)
    expect((await match(engine, campaignId, { minCoverage: 0.31 })).belowCoverage).toBe(7)
  })

  it('follows the weights of the call, else the client’s, else the usual ones', async () => {
    const engine = await testWorkspace()
    const { campaignId, client } = await campaignFor(engine, brand, fields)
    seedPeople(engine, [...peers, ana])
    const none: MatchWeights = {
      niches: 0,
      values: 0,
      audience: 0,
      engagement: 0,
      price: 0,
      competitors: 0,
      delivery: 0,
    }
    const only = (part: keyof MatchWeights) => ({ ...none, [part]: 7 })
    await engine.do('campaigns.updateClient', { clientId: client.id, matchWeights: only('audience') })
    const own = await match(engine, campaignId)
    expect(own.weights).toEqual(only('audience'))
    expect(own.rows[0]).toMatchObject({ handle: 'ana', fit: expect.closeTo(0.4, 12), coverage: 1 })
    expect(own.rows[1]).toMatchObject({ fit: null, coverage: 0 })
    expect((await match(engine, campaignId, { weights: only('values') })).rows[0]?.fit).toBe(0.75)
    expect((await match(engine, campaignId, { weights: none })).rows.map(({ fit }) => fit)).toEqual(
      Array.from({ length: 7 }, () => null),
    )
  })

  it('compares engagement of one basis and platform only, by the client’s own tiers', async () => {
    const engine = await testWorkspace()
    const { campaignId, client } = await campaignFor(engine, brand, fields)
    const rated = (handle: string, account: object): Person => ({
      handle,
      account: { followers: 20_000, engagement_rate: 0.08, ...account },
    })
    seedPeople(engine, [
      ...peers,
      rated('byFollowers', { engagement_basis: 'followers' }),
      rated('unstated', { engagement_basis: 'unstated' }),
      rated('tuber', { engagement_basis: 'views', platform: 'youtube' }),
      rated('large', { engagement_basis: 'views', followers: 2_000_000 }),
      rated('like', { engagement_basis: 'views' }),
    ])
    const engagementOf = async (handle: string) => {
      const { rows } = await match(engine, campaignId)
      return rows.find((row) => row.handle === handle)?.parts.find(({ part }) => part === 'engagement')
    }
    expect(await engagementOf('like')).toMatchObject({ score: 1 })
    for (const handle of ['byFollowers', 'tuber', 'large']) {
      expect(await engagementOf(handle)).toMatchObject({ score: null, sentence: expect.stringContaining('too few') })
    }
    expect(await engagementOf('unstated')).toMatchObject({ score: null, sentence: expect.stringContaining('share of') })
    const info = await engine.do('workspace.current', {})
    const below100 = info?.tierSchemes.find((scheme) => scheme.name === 'Micro below 100K')
    await engine.do('campaigns.updateClient', { clientId: client.id, tierSchemeId: below100?.id ?? '' })
    const { rows } = await match(engine, campaignId)
    expect(rows.find(({ handle }) => handle === 'like')?.tier).toBe('micro')
    expect(rows.find(({ handle }) => handle === 'large')?.tier).toBe('above')
  })

  it('holds prices against the roster where five are known there, and leaves those on it out', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, brand, fields)
    const ids = seedPeople(engine, [
      ...peers,
      ana,
      { ...ana, handle: 'us', price: { priceMinor: 100, currency: 'USD' } },
      { ...ana, handle: 'dear', price: { priceMinor: 500_001, currency: 'GBP' } },
    ])
    const accountIds = peers.slice(0, 5).map(({ handle }) => ids[handle]?.accountId ?? '')
    await engine.do('campaigns.addToRoster', { campaignId, accountIds })
    const { rows, total } = await match(engine, campaignId)
    expect(total).toBe(4)
    const price = (handle: string) =>
      rows.find((row) => row.handle === handle)?.parts.find(({ part }) => part === 'price')
    expect(price('ana')?.sentence).toContain('of this roster')
    expect(price('us')).toMatchObject({ score: null, sentence: expect.stringContaining('the campaign is in GBP') })
    expect(price('dear')).toMatchObject({ score: 0, sentence: expect.stringContaining('whole budget') })
    const withRoster = await match(engine, campaignId, { withRoster: true })
    expect(withRoster.total).toBe(9)
    expect(withRoster.rows.filter(({ rosterStatus }) => rosterStatus === 'shortlisted')).toHaveLength(5)
    const [entry] = await engine.do('campaigns.roster', { campaignId })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entry?.id ?? ''], status: 'dropped' })
    expect((await match(engine, campaignId)).total).toBe(5)
  })

  it('tells conflicts and lets them weigh, and shows at once what changed', async () => {
    const engine = await testWorkspace()
    const { campaignId, brandId } = await campaignFor(engine, brand, fields)
    seedPeople(engine, [{ ...ana, works: [{ brand_name: 'FIZZ', started_on: '2027-03-02', ended_on: '2027-03-03' }] }])
    const competitors = async () =>
      (await match(engine, campaignId)).rows[0]?.parts.find(({ part }) => part === 'competitors')
    const { rows } = await match(engine, campaignId)
    expect(rows[0]?.conflicts).toMatchObject([{ kind: 'competitorWork', severity: 'block' }])
    expect(await competitors()).toEqual({
      part: 'competitors',
      score: 0,
      weight: 0.1,
      sentence: rows[0]?.conflicts[0]?.sentence,
    })
    await engine.do('campaigns.updateBrand', { brandId, competitors: [] })
    expect(await competitors()).toMatchObject({ score: 1 })
    await engine.do('campaigns.updateBrand', { brandId, category: null })
    expect(await competitors()).toMatchObject({ score: null, sentence: expect.stringContaining('neither a category') })
    await engine.do('history.undo', {})
    await engine.do('history.undo', {})
    expect(await competitors()).toMatchObject({ score: 0 })
  })

  it('pages through the same order as in one piece, whatever the filter', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, brand, fields)
    const niche = fc.sample(fc.constantFrom('["trail running"]', '["cars"]', '[]'), { numRuns: 120, seed: 7 })
    seedPeople(
      engine,
      niche.map((niches, i) => ({
        handle: `c${i}`,
        creator: { niches, country: i % 2 ? 'GB' : 'US' },
        account: { followers: (i % 5) * 10_000 },
      })),
    )
    const whole = (await match(engine, campaignId, { limit: 500 })).rows.map(({ n }) => n)
    expect(new Set(whole).size).toBe(120)
    const paged: number[] = []
    for (let offset = 0; offset < 120; offset += 7)
      paged.push(...(await match(engine, campaignId, { limit: 7, offset })).rows.map(({ n }) => n))
    expect(paged).toEqual(whole)
    expect((await match(engine, campaignId, { offset: 120 })).rows).toEqual([])
    const filter = { where: [{ op: 'is' as const, field: 'country' as const, values: ['GB'] }] }
    const { ids } = await engine.do('creators.list', { filter })
    const some = await match(engine, campaignId, { filter, limit: 500 })
    expect(some.rows.map(({ n }) => n)).toEqual(whole.filter((n) => ids.includes(n)))
    expect(some.total).toBe(60)
  })

  it('refuses a campaign that is not there', async () => {
    const engine = await testWorkspace()
    await expect(match(engine, newId())).rejects.toMatchObject({ code: 'not_found' })
  })
})
