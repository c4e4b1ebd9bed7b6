import fc from 'fast-check'
import { expect, it } from 'vitest'
import { paidFees } from '../../../src/main/features/creators/record/rates'
import { recordWorkspace } from './recordWorkspace'

const dates = ['2026-01-01', '2026-02-01', '2026-03-01']
type Line = {
  on: string
  source: 'entered' | 'column'
  followers: number | null
  rate: number | null
  basis: 'views' | 'followers'
}
const line: fc.Arbitrary<Line> = fc.record({
  on: fc.constantFrom(...dates),
  source: fc.constantFrom('entered' as const, 'column' as const),
  followers: fc.option(fc.nat({ max: 9 })),
  rate: fc.option(fc.constantFrom(0.01, 0.02, 0.03)),
  basis: fc.constantFrom('views' as const, 'followers' as const),
})

/** The rule in plain words: latest day; of that day what was typed, the last first; else the largest. */
function newestOf(lines: readonly (Line & { order: number })[], key: 'followers' | 'rate') {
  const known = lines.filter((one) => one[key] !== null)
  const day = known
    .map((one) => one.on)
    .sort()
    .at(-1)
  const thatDay = known.filter((one) => one.on === day)
  const typed = thatDay.filter((one) => one.source === 'entered').sort((a, b) => b.order - a.order)[0]
  if (typed) return typed
  return thatDay.sort(
    (a, b) => (b[key] ?? 0) - (a[key] ?? 0) || (a.basis < b.basis ? 1 : a.basis > b.basis ? -1 : 0),
  )[0]
}

it('shows the newest known value of each figure, whatever lines come and go', async () => {
  const { engine, db, step, addCreator } = await recordWorkspace()
  const ana = addCreator('ana')
  const counter = { order: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 8 }), async (history) => {
      step('Empty', () => {
        db.prepare('DELETE FROM account_metric').run()
        db.prepare('UPDATE account SET followers = NULL, engagement_rate = NULL, engagement_basis = NULL').run()
      })
      let lines: (Line & { order: number; id: string })[] = []
      for (const [one, removesFirst] of history) {
        if (one.followers === null && one.rate === null) continue
        counter.order += 1
        const { id } = await engine.do('creators.addMetrics', {
          accountId: ana.id,
          measuredOn: one.on,
          followers: one.followers,
          engagementRate: one.rate,
          engagementBasis: one.basis,
        })
        if (one.source === 'column') {
          // As an import leaves it; then anything said anew makes the row follow.
          step('Import', () =>
            db.prepare(`UPDATE account_metric SET measured_on_basis = 'column', source = 'a.csv' WHERE id = ?`).run(id),
          )
        }
        lines.push({ ...one, order: counter.order, id })
        const first = lines[0]
        if (removesFirst && first) {
          await engine.do('creators.removeMetrics', { metricId: first.id })
          lines = lines.slice(1)
        }
      }
      // A line that states everything comes and goes, so that every figure is worked out from the history as it is.
      const { id } = await engine.do('creators.addMetrics', {
        accountId: ana.id,
        measuredOn: '2025-01-01',
        followers: 1,
        engagementRate: 0.5,
      })
      await engine.do('creators.removeMetrics', { metricId: id })
      const [account] = (await engine.do('creators.get', { accountId: ana.id })).accounts
      const byRate = newestOf(lines, 'rate')
      expect(account).toMatchObject({
        followers: newestOf(lines, 'followers')?.followers ?? null,
        engagementRate: byRate?.rate ?? null,
        engagementBasis: byRate?.basis ?? null,
        measuredOn:
          lines
            .map((one) => one.on)
            .sort()
            .at(-1) ?? null,
      })
    }),
    { numRuns: 40 },
  )
  await engine.close()
}, 60_000)

it('a line of an older day fills what is not known and leaves what is newer; figures without a line stay', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const ana = addCreator('ana', { followers: 500 })
  step('Likes without history', () => db.prepare('UPDATE account SET average_likes = 40').run())
  const read = async () => (await engine.do('creators.get', { accountId: ana.id })).accounts[0]
  await engine.do('creators.addMetrics', { accountId: ana.id, measuredOn: '2026-11-01', followers: 900 })
  const { id } = await engine.do('creators.addMetrics', {
    accountId: ana.id,
    measuredOn: '2026-10-01',
    followers: 800,
    medianViews: 70,
    postsSampled: 12,
  })
  expect(await read()).toMatchObject({ followers: 900, medianViews: 70, postsSampled: 12, averageLikes: 40 })
  await engine.do('creators.removeMetrics', { metricId: id })
  expect(await read()).toMatchObject({ followers: 900, medianViews: null, averageLikes: 40, measuredOn: '2026-11-01' })
  await engine.close()
})

it('figures typed for several accounts at once leave those that were not typed', async () => {
  const { engine, db, addCreator } = await recordWorkspace()
  const [ana, ben] = [addCreator('ana', { followers: 500 }), addCreator('ben', { followers: 600 })]
  const n = (id: string) => Number(db.prepare('SELECT n FROM account WHERE id = ?').pluck().get(id))
  await engine.do('creators.setCells', {
    cells: [
      { n: n(ana.id), field: 'followers', text: '550' },
      { n: n(ben.id), field: 'averageLikes', text: '40' },
    ],
  })
  const read = async (id: string) => (await engine.do('creators.get', { accountId: id })).accounts[0]
  expect(await read(ana.id)).toMatchObject({ followers: 550, averageLikes: null })
  // No line of a history states these followers: they stand all the same.
  expect(await read(ben.id)).toMatchObject({ followers: 600, averageLikes: 40 })
  await engine.close()
})

it('a rate stands among what the agency paid for the same format, tier and currency; below five it says nothing', async () => {
  const workspace = await recordWorkspace()
  const { engine, addCreator } = workspace
  const ana = addCreator('ana', { followers: 60_000 })
  const pay = async (
    accountId: string,
    priceMinor: number,
    about: { format?: string; currency?: string; quotedOn?: string } = {},
  ) =>
    engine.do('creators.addRate', {
      accountId,
      priceMinor,
      format: about.format ?? 'video',
      currency: about.currency ?? 'GBP',
      quotedOn: about.quotedOn ?? '2026-10-01',
      basis: 'paid',
    })
  const asked = await engine.do('creators.addRate', {
    accountId: ana.id,
    priceMinor: 30_000,
    format: 'Video',
    currency: 'GBP',
    quotedOn: '2026-11-01',
  })
  const standing = async () =>
    (await engine.do('creators.get', { accountId: ana.id })).accounts[0]?.rates.find((one) => one.id === asked.id)
  const peers = [1, 2, 3, 4, 5].map((i) => addCreator(`peer${i}`, { followers: 50_000 + i }))
  for (const [i, peer] of peers.slice(0, 3).entries()) await pay(peer.id, (i + 1) * 10_000)
  // Another format, currency, tier, and prices that were only asked: none of them counts.
  await pay(ana.id, 1, { format: 'story' })
  await pay(ana.id, 1, { currency: 'EUR' })
  await pay(addCreator('nano', { followers: 49_999 }).id, 1)
  await pay(addCreator('mid', { followers: 150_000 }).id, 1)
  await pay(addCreator('unknown').id, 1)
  expect(await standing()).toMatchObject({ percentile: null, paid: 3 })
  // Fees of booked rosters count by post.
  const client = await engine.do('campaigns.createClient', { name: 'Fern' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Fern' })
  const campaign = await engine.do('campaigns.create', { brandId: brand.id, name: 'Spring', currency: 'GBP' })
  const booked = peers.slice(3).map((peer) => peer.id)
  await engine.do('campaigns.addToRoster', { campaignId: campaign.id, accountIds: booked, feeMinor: 90_000 })
  const entryIds = (await engine.do('campaigns.roster', { campaignId: campaign.id })).map((entry) => entry.id)
  expect(await standing()).toMatchObject({ percentile: null, paid: 3 })
  await engine.do('campaigns.updateRoster', { campaignId: campaign.id, entryIds, status: 'booked', posts: 3 })
  // 100, 200, 300 paid, and 300 a post twice: all five are not above 300.
  expect(await standing()).toMatchObject({ percentile: 1, paid: 5 })
  await engine.do('creators.updateRate', {
    rateId: asked.id,
    priceMinor: 29_999,
    format: 'video',
    currency: 'GBP',
    quotedOn: '2026-11-01',
  })
  expect(await standing()).toMatchObject({ percentile: 2 / 5, paid: 5 })
  // A booked fee that somebody notes as paid too is one payment; what was paid long before is another.
  const [bookedPeer = ''] = booked
  await pay(bookedPeer, 30_000, { quotedOn: '2024-11-01' })
  expect(await standing()).toMatchObject({ percentile: 2 / 6, paid: 6 })
  await pay(bookedPeer, 30_000)
  expect(await standing()).toMatchObject({ percentile: 2 / 6, paid: 6 })
  await pay(booked[1] ?? '', 90_000)
  expect(await standing()).toMatchObject({ percentile: 2 / 6, paid: 6 })
  await pay(bookedPeer, 30_000)
  expect(await standing()).toMatchObject({ percentile: 2 / 7, paid: 7 })
  // Paid fees meet the accounts by their key, not by walking a tier.
  const plan = workspace.db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${paidFees}`)
    .all({ format: 'video', currency: 'GBP', from: 0, to: 1, rosterFormat: 'video' })
    .map((row) => row.detail)
  expect(plan.filter((detail) => /^(SCAN|SEARCH) a\b/.test(detail))).toEqual(
    Array(2).fill('SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)'),
  )
  await engine.close()
})

it('audience shares may leave a rest, and keep what stays', async () => {
  const { engine, db, addCreator } = await recordWorkspace()
  const ana = addCreator('ana')
  const about = { accountId: ana.id, dimension: 'country', source: 'media kit', measuredOn: '2026-11-01' } as const
  await engine.do('creators.setAudience', {
    ...about,
    shares: [
      { key: 'GB', share: 0.3 },
      { key: 'US', share: 0.2 },
    ],
  })
  const ids = () => db.prepare('SELECT key, id FROM audience_share ORDER BY key').all()
  const [gb] = ids()
  // Ten tenths are more than one in binary; they are the whole audience all the same.
  await engine.do('creators.setAudience', {
    ...about,
    shares: ['GB', 'DE', 'FR', 'ES', 'IT', 'PL', 'NL', 'SE', 'IE', 'PT'].map((key) => ({ key, share: 0.1 })),
  })
  expect(ids()).toHaveLength(10)
  expect(ids()).toContainEqual(gb)
  const [account] = (await engine.do('creators.get', { accountId: ana.id })).accounts
  expect(account?.audience.map((one) => one.key)).not.toContain('US')
  await engine.do('creators.setAudience', { ...about, shares: [] })
  expect(ids()).toEqual([])
  await engine.close()
})
