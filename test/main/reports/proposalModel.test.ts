import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../src/main/db/open'
import { proposalHtml } from '../../../src/main/features/reports/proposalHtml'
import { netReach } from '../../../src/shared/domain/reach/models'
import { change, type Made, proposalsIn, proposalsOf, sampleDatabase } from './support'

let db: Db
let plannedId = ''
let close = () => {}
let made: Made
beforeAll(async () => {
  ;({ db, plannedId, close } = await sampleDatabase())
  made = await proposalsIn(db, plannedId)
})
afterAll(() => close())

describe('the figures of a proposal', () => {
  it('is the planner’s roster within the budget while nobody is marked as proposed', () => {
    const { headline, objective, creators, method } = made.client
    expect(headline.costMinor).toBeLessThanOrEqual(objective.budgetMinor ?? 0)
    expect(headline.costMinor).toBe(creators.reduce((sum, c) => sum + (c.chargedMinor ?? 0), 0))
    expect(method.join(' ')).toContain('The roster is the planner’s')
    const must = made.inputs.facts.filter((f) => f.planRule === 'must').map((f) => f.handle)
    expect(creators.map((c) => c.handle)).toEqual(expect.arrayContaining(must))
  })

  it('states net reach by conditional independence, between its hard bounds, beside gross', () => {
    const { headline: h, objective, creators } = made.client
    const universe = objective.universePersons ?? 0
    const reaches = creators.map((c) => [c.reachPersons ?? 0])
    expect(h.netReachPersons).toBeCloseTo(netReach([{ universe }], reaches), 3)
    expect(h.grossReachPersons).toBeCloseTo(
      reaches.flat().reduce((a, b) => a + b, 0),
      3,
    )
    expect(h.netReachPersons).toBeGreaterThan(h.lowestReachPersons ?? Number.POSITIVE_INFINITY)
    expect(h.netReachPersons).toBeLessThan(h.highestReachPersons ?? 0)
    expect(h.costPerThousandNetMinor).toBeCloseTo((1000 * (h.costMinor ?? 0)) / (h.netReachPersons ?? 0), 6)
  })

  it('gives each creator what the roster would lose without him, and the reason in words', () => {
    const { creators, headline, objective } = made.client
    const universe = objective.universePersons ?? 0
    const first = creators[0]!
    const without = netReach(
      [{ universe }],
      creators.slice(1).map((c) => [c.reachPersons ?? 0]),
    )
    expect(first.addedPersons).toBeCloseTo((headline.netReachPersons ?? 0) - without, 2)
    for (const creator of creators) {
      expect(creator.reason).toMatch(/^Adds [\d,]+ people nobody else on this roster reaches, at £[\d,.]+ a thousand\./)
    }
  })

  it('stands on its own frontier, which never falls', () => {
    const points = made.client.frontier?.points ?? []
    expect(points.length).toBeGreaterThan(10)
    for (const [index, point] of points.entries()) {
      expect(point.netReachPersons).toBeGreaterThan(points[index - 1]?.netReachPersons ?? 0)
    }
    const best = points.findLast((p) => p.costMinor <= (made.client.headline.costMinor ?? 0))
    expect(best?.netReachPersons).toBeCloseTo(made.client.headline.netReachPersons ?? 0, 3)
  })

  it('keeps who must not be booked out of the client’s alternates, and lists them inside', () => {
    const ruledOut = made.inputs.facts.filter((f) => f.planRule === 'mustNot').map((f) => f.handle)
    const shown = [...made.client.alternates, ...made.client.creators].map((c) => c.handle)
    expect(shown.filter((handle) => ruledOut.includes(handle))).toEqual([])
    expect(made.internal.internal.ruledOut.map((r) => r.handle).sort()).toEqual(ruledOut.sort())
    expect(made.client.alternates).toHaveLength(20)
    expect(made.internal.internal.leftOut).toHaveLength(2)
  })

  it('adds the tiers up to the whole', () => {
    const { tierMix, headline } = made.client
    expect(tierMix.reduce((sum, row) => sum + row.creators, 0)).toBe(headline.creators)
    expect(tierMix.reduce((sum, row) => sum + (row.costMinor ?? 0), 0)).toBe(headline.costMinor)
    expect(tierMix.reduce((sum, row) => sum + (row.costShare ?? 0), 0)).toBeCloseTo(1, 9)
  })

  it('has margins that are client fee less creator fee', () => {
    const { creators, totals } = made.internal.internal
    for (const c of creators) expect(c.marginMinor).toBe((c.chargedMinor ?? 0) - (c.feeMinor ?? 0))
    expect(totals.marginMinor).toBe((totals.chargedMinor ?? 0) - (totals.feeMinor ?? 0))
    expect(totals.chargedMinor).toBe(made.client.headline.costMinor)
  })
})

describe('what is not known', () => {
  it('takes those marked as proposed, and counts the price of one whose reach is not known', async () => {
    const [a, b] = made.inputs.entries.filter((e) => e.clientFeeMinor !== null)
    const blind = made.inputs.entries.find((e) => e.followers === null)!
    change(
      db,
      ["UPDATE roster_entry SET status = 'proposed' WHERE id IN (?, ?, ?)", a!.id, b!.id, blind.id],
      ['UPDATE roster_entry SET client_fee_minor = 12300 WHERE id = ?', blind.id],
    )
    const { client } = await proposalsIn(db, plannedId)
    expect(client.creators.map((c) => c.handle).sort()).toEqual([a!.handle, b!.handle, blind.handle].sort())
    expect(client.headline.costMinor).toBe(a!.clientFeeMinor! + b!.clientFeeMinor! + 12_300)
    const shown = client.creators.find((c) => c.handle === blind.handle)
    expect(shown).toMatchObject({ reachPersons: null, addedPersons: null, chargedMinor: 12_300, tier: null })
    expect(client.missing.join(' ')).toContain(`@${blind.handle}`)
  })

  it('states no net reach without the number of people in the audience, and says so', async () => {
    const campaign = { ...made.inputs.campaign, universePersons: null }
    const { client } = await proposalsOf({ ...made.inputs, campaign })
    expect(client.headline).toMatchObject({ netReachPersons: null, costPerThousandNetMinor: null })
    expect(client.headline.grossReachPersons).toBeGreaterThan(0)
    expect(client.frontier).toBeNull()
    expect(client.missing[0]).toContain('How many people the audience has is not recorded')
  })

  it('says that no price is known, never that it costs nothing', async () => {
    const facts = made.inputs.facts
      .slice(0, 2)
      .map((fact) => ({ ...fact, status: 'proposed' as const, chargedMinor: null, rate: null }))
    const plan = { ...made.inputs.plan, packages: new Map() }
    const { client, internal } = await proposalsOf({ ...made.inputs, facts, plan, entries: [] })
    expect(client.headline).toMatchObject({ costMinor: null, unpriced: 2, costPerThousandNetMinor: null })
    expect(internal.internal.totals).toEqual({
      feeMinor: null,
      chargedMinor: null,
      marginMinor: null,
      marginShare: null,
    })
    expect(client.missing.join(' ')).toContain('Left out of the cost, because no price is known')
    expect(proposalHtml(internal)).not.toMatch(/£0\b/)
  })

  it('is empty, not broken, for a campaign without a roster', async () => {
    const { client } = await proposalsOf({ ...made.inputs, facts: [], entries: [] })
    const nothing = { creators: 0, costMinor: null, netReachPersons: null, grossReachPersons: null }
    expect(client.headline).toMatchObject(nothing)
    expect(client).toMatchObject({ creators: [], alternates: [], tierMix: [], frontier: null })
  })
})
