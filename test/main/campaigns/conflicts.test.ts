import { describe, expect, it } from 'vitest'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, seed, seedPeople } from './seed'

const flight = { flightStart: '2027-03-01', flightEnd: '2027-03-31' }
const soda = { client: 'Acme', name: 'Bolt', category: 'Soft drinks', competitors: ['Fizz & Co'] }

async function book(engine: TestEngine, campaignId: string, accountId: string): Promise<void> {
  await engine.do('campaigns.addToRoster', { campaignId, accountIds: [accountId] })
  const entry = (await engine.do('campaigns.roster', { campaignId })).find((one) => one.accountId === accountId)
  await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entry?.id ?? ''], status: 'booked' })
}

describe('conflicts of a campaign', () => {
  it('come with who, which brand, when and from where, and never stop anybody', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, soda, flight)
    const ids = seedPeople(engine, [
      {
        handle: 'ana',
        works: [{ brand_name: 'FIZZ and Co.', started_on: '2027-03-10', ended_on: '2027-03-12' }],
      },
      {
        handle: 'ben',
        works: [
          {
            brand_name: 'Pop',
            category: 'soft drink',
            exclusive_until: '2027-03-05',
            started_on: '2026-12-01',
            ended_on: '2026-12-31',
          },
          { brand_name: 'Shoely', category: 'Shoes', started_on: '2027-03-10' },
        ],
      },
      { handle: 'cleo', works: [{ brand_name: 'Bolt', category: 'Soft drinks', started_on: '2027-03-10' }] },
      { handle: 'dan' },
    ])
    const accountIds = Object.values(ids).map(({ accountId }) => accountId)
    const asked = await engine.do('campaigns.conflicts', { campaignId, accountIds })
    expect(asked.counts).toEqual({ block: 2, warn: 0, note: 0, clear: 2 })
    expect(asked.creators.map(({ handle }) => handle)).toEqual(['ana', 'ben'])
    expect(asked.creators[0]?.conflicts).toEqual([
      {
        kind: 'competitorWork',
        severity: 'block',
        sentence:
          '@ana worked for FIZZ and Co., paid, from 10 Mar 2027 to 12 Mar 2027, during the flight. FIZZ and Co. and Bolt are noted as competitors. Noted from Ana.',
        brand: 'FIZZ and Co.',
        category: null,
        from: '2027-03-10',
        until: '2027-03-12',
        campaignId: null,
        collaborationId: expect.any(String),
      },
    ])
    expect(asked.creators[1]?.conflicts.map(({ sentence }) => sentence)).toEqual([
      '@ben is exclusive to Pop (soft drink) until 05 Mar 2027, in the same category. Noted from Ana.',
      '@ben worked for Pop (soft drink), paid, from 01 Dec 2026 to 31 Dec 2026, 60 days before the flight. Pop sells what Bolt sells. Noted from Ana.',
    ])

    const added = await engine.do('campaigns.addToRoster', { campaignId, accountIds, note: 'The client knows.' })
    expect(added).toMatchObject({ added: 4, alreadyThere: 0, conflictCounts: asked.counts })
    expect(added.conflicts).toEqual(asked.creators)
    const roster = await engine.do('campaigns.roster', { campaignId })
    expect(new Set(roster.map(({ note }) => note))).toEqual(new Set(['The client knows.']))
    expect(await engine.do('campaigns.conflicts', { campaignId })).toEqual(asked)
    await engine.do('history.undo', {})
    expect((await engine.do('campaigns.conflicts', { campaignId })).counts).toEqual({
      block: 0,
      warn: 0,
      note: 0,
      clear: 0,
    })
  })

  it('reach over all clients: bookings, their exclusivity, and this campaign’s own', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, soda, flight)
    const other = await campaignFor(
      engine,
      { client: 'Globex', name: 'Pip', category: 'soft drinks' },
      { flightStart: '2027-01-01', flightEnd: '2027-01-31', exclusivityDays: 30 },
    )
    const sister = await engine.do('campaigns.createBrand', {
      clientId: (await engine.do('campaigns.get', { campaignId })).clientId,
      name: 'Bolt Zero',
      category: 'Soft drinks',
    })
    const own = await engine.do('campaigns.create', {
      brandId: sister.id,
      name: 'Zero',
      currency: 'GBP',
      ...flight,
      exclusivityDays: 90,
    })
    const { ana, ben } = seedPeople(engine, [{ handle: 'ana' }, { handle: 'ben' }])
    await book(engine, other.campaignId, ana?.accountId ?? '')
    await book(engine, own.id, ben?.accountId ?? '')
    await engine.do('campaigns.addToRoster', { campaignId: other.campaignId, accountIds: [ben?.accountId ?? ''] })
    const asked = { campaignId, accountIds: [ana?.accountId ?? '', ben?.accountId ?? ''] }
    const { counts, creators } = await engine.do('campaigns.conflicts', asked)
    expect(counts).toEqual({ block: 1, warn: 0, note: 0, clear: 1 })
    expect(creators[0]?.conflicts[0]).toMatchObject({
      kind: 'exclusiveBooking',
      campaignId: other.campaignId,
      until: '2027-03-02',
      sentence:
        '@ana is booked in Pip spring for Pip (Globex), from 01 Jan 2027 to 31 Jan 2027, and works for no competitor until 02 Mar 2027. Pip sells what Bolt sells.',
    })
    await engine.do('campaigns.update', { campaignId: other.campaignId, exclusivityDays: 28 })
    expect((await engine.do('campaigns.conflicts', asked)).creators[0]?.conflicts).toMatchObject([
      { kind: 'categoryWork', severity: 'note' },
    ])
    await engine.do('campaigns.update', { campaignId: other.campaignId, exclusivityDays: null, ...flight })
    expect((await engine.do('campaigns.conflicts', asked)).creators[0]?.conflicts).toMatchObject([
      { kind: 'booked', severity: 'warn' },
    ])
    await engine.do('campaigns.update', { campaignId, exclusivityDays: 0 })
    expect((await engine.do('campaigns.conflicts', asked)).creators[0]?.conflicts).toMatchObject([
      { kind: 'ownExclusivity', severity: 'block' },
    ])
    // What is missing is asked, not passed over.
    await engine.do('campaigns.updateBrand', { brandId: other.brandId, category: null })
    expect((await engine.do('campaigns.conflicts', asked)).creators[0]?.conflicts).toMatchObject([
      { kind: 'ownExclusivity', severity: 'warn' },
    ])
    await engine.do('campaigns.updateBrand', { brandId: other.brandId, competitors: ['BOLT'] })
    expect((await engine.do('campaigns.conflicts', asked)).counts.block).toBe(1)
  })

  it('are those of the creator, whichever account is asked about', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, soda, flight)
    const other = await campaignFor(engine, { client: 'Globex', name: 'Pip', category: 'soft drinks' }, flight)
    const { ana } = seedPeople(engine, [{ handle: 'ana', account: { followers: 10 } }])
    seed(engine, (insert) => {
      insert('account', {
        creator_id: ana?.creatorId ?? '',
        platform: 'youtube',
        handle: 'ana.tv',
        handle_key: 'ana.tv',
        followers: 5,
      })
    })
    await book(engine, other.campaignId, ana?.accountId ?? '')
    const { creators } = await engine.do('campaigns.conflicts', { campaignId, chosen: { matching: { filter: {} } } })
    expect(creators.map(({ handle, conflicts }) => [handle, conflicts.length])).toEqual([
      ['ana', 1],
      ['ana.tv', 1],
    ])
    const numbers = await engine.do('creators.list', { sort: 'followers', descending: false })
    const some = { rowNumbers: [...numbers.ids].slice(0, 1) }
    expect((await engine.do('campaigns.conflicts', { campaignId, chosen: some })).creators).toHaveLength(1)
    const rest = { matching: { filter: {}, except: some.rowNumbers } }
    expect(await engine.do('campaigns.conflicts', { campaignId, chosen: rest, limit: 0 })).toEqual({
      counts: { block: 0, warn: 1, note: 0, clear: 0 },
      creators: [],
    })
  })

  it('are found for thousands of creators set by set as they are one by one', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await campaignFor(engine, soda, flight)
    seedPeople(
      engine,
      Array.from({ length: 5100 }, (_, i) => ({
        handle: `c${String(i).padStart(4, '0')}`,
        works: i % 3 === 0 ? [{ brand_name: 'Fizz & Co', started_on: '2027-01-01', ended_on: '2027-01-02' }] : [],
      })),
    )
    const all = await engine.do('campaigns.conflicts', {
      campaignId,
      chosen: { matching: { filter: {} } },
      limit: 10_000,
    })
    expect(all.counts).toEqual({ block: 0, warn: 1700, note: 0, clear: 3400 })
    const accountIds = all.creators.slice(0, 3).map(({ accountId }) => accountId)
    const few = await engine.do('campaigns.conflicts', { campaignId, accountIds })
    expect(few.creators).toEqual(all.creators.slice(0, 3))
  })

  it('refuse a campaign that is not there', async () => {
    const engine = await testWorkspace()
    await expect(engine.do('campaigns.conflicts', { campaignId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })
})
