import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import { changesSince, toRead } from '../../../src/main/features/planner/scenarios/changes'
import type { PlanInstance } from '../../../src/shared/domain/planInstance'
import { usualPlanSettings } from '../../../src/shared/domain/planning/settings'
import { newId } from '../../support/engine'
import { planWorld } from './scenarioSupport'

describe('what has changed since a plan was kept', () => {
  it('a fee, a price, views, a dropped and a removed creator, a newcomer; undo takes the sentence back', async () => {
    const { engine, campaignId, entryOf, ids, keep, changesOf } = await planWorld()
    const { scenarioId, plan } = await keep('Then')
    const picked = plan.picks.map(({ entryId }) => entryId)
    expect(picked).toContain(entryOf('micro6'))
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('micro6')], feeMinor: 150_050 })
    expect(await changesOf(scenarioId)).toEqual(['@micro6 costs £1,500.50 now, £2,160 in the plan.'])
    const { picks } = await engine.do('planner.scenario', { scenarioId })
    const pick = picks.find(({ entryId }) => entryId === entryOf('micro6'))
    expect(pick).toMatchObject({ costMinor: 216_000, costTodayMinor: 150_050, reachTodayPersons: null })
    expect(picks.filter(({ costTodayMinor }) => costTodayMinor !== null)).toHaveLength(1)
    await engine.do('history.undo', {})
    expect(await changesOf(scenarioId)).toEqual([])

    const accountId = ids.nano0?.accountId ?? ''
    await engine.do('creators.addMetrics', {
      accountId,
      measuredOn: '2026-11-20',
      followers: 20_000,
      averageViews: 18_000,
    })
    expect(await changesOf(scenarioId)).toEqual([
      expect.stringMatching(/^@nano0 reaches [\d,]+ people now, [\d,]+ in the plan\.$/),
    ])
    await engine.do('history.undo', {})

    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('micro5')], status: 'dropped' })
    expect(await changesOf(scenarioId)).toEqual(['@micro5 was dropped from the roster.'])
    const dropped = (await engine.do('planner.scenario', { scenarioId })).picks.find(
      ({ entryId }) => entryId === entryOf('micro5'),
    )
    expect(dropped).toMatchObject({ handle: null, tier: 'micro', costTodayMinor: null, reachTodayPersons: null })
    await engine.do('history.undo', {})

    await engine.do('campaigns.removeFromRoster', { campaignId, entryIds: [entryOf('micro5'), entryOf('macro1')] })
    expect(await changesOf(scenarioId)).toEqual(['2 creators are no longer on the roster, 1 of them in the plan.'])
    const [record] = await engine.do('planner.scenarios', { campaignId })
    expect(record?.changedCreators).toBe(2)
    await engine.do('campaigns.addToRoster', { campaignId, accountIds: [ids.macro1?.accountId ?? ''] })
    expect(await changesOf(scenarioId)).toEqual([
      '2 creators are no longer on the roster, 1 of them in the plan.',
      '@macro1 has come to the roster since.',
    ])
  })

  it('the audience, its segments, and rules that name somebody or something gone', async () => {
    const { engine, campaignId, entryOf, keep, changesOf } = await planWorld()
    const atMostOne = {
      kind: 'atMostOne' as const,
      id: newId(),
      isOn: true,
      name: 'household',
      entryIds: [entryOf('nano0'), entryOf('nano1')],
    }
    await engine.do('planner.saveSetup', { campaignId, rules: [atMostOne] })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('nano2')], planRule: 'must' })
    const one = await keep('One audience')
    await engine.do('campaigns.update', { campaignId, universePersons: 1_500_000 })
    expect(await changesOf(one.scenarioId)).toEqual(['The audience has 1,500,000 people now, 2,000,000 in the plan.'])
    await engine.do('history.undo', {})
    const half = (country: string) => ({
      id: null,
      country,
      age: null,
      gender: null,
      niche: null,
      universePersons: 1_000_000,
      weight: 1,
      source: null,
    })
    const segments = await engine.do('planner.saveSegments', { campaignId, segments: [half('GB'), half('FR')] })
    expect((await changesOf(one.scenarioId))[0]).toBe('The audience has 2 segments now, 1 in the plan.')
    const two = await keep('Two segments')
    const grown = segments.map((segment) => ({ ...segment, universePersons: 1_100_000 }))
    await engine.do('planner.saveSegments', { campaignId, segments: grown })
    expect(await changesOf(two.scenarioId)).toEqual(['2 segments of the audience have another number of people now.'])
    await engine.do('history.undo', {})
    await engine.do('campaigns.removeFromRoster', { campaignId, entryIds: [entryOf('nano1'), entryOf('nano2')] })
    expect(await changesOf(two.scenarioId)).toEqual([
      'The rule “household” names 1 creator no longer on the roster.',
      '1 creator whom the plan must have is no longer on the roster.',
      expect.stringMatching(/^2 creators are no longer on the roster, \d of them in the plan\.$/),
    ])
    // whoever uses it all the same gets a plan without them, and is told
    await engine.do('planner.useScenario', { scenarioId: two.scenarioId })
    const plan = await engine.do('planner.plan', { campaignId })
    expect(plan.status).not.toBe('infeasible')
    expect(plan.reasons.join(' ')).toContain('household')
  })

  it('packages that came in place of the own posts, and more than six changes', async () => {
    const { engine, campaignId, entryOf, keep, changesOf } = await planWorld()
    const { scenarioId } = await keep('Then')
    const noCost = { creatorFee: 0, agentFee: 0, product: 0, shipping: 0, usageRights: 0, boost: 0, margin: 0, tax: 0 }
    await engine.do('planner.savePackages', {
      entryId: entryOf('micro6'),
      packages: [{ id: null, name: '3 videos', posts: 3, costParts: { ...noCost, creatorFee: 500_000 } }],
    })
    expect(await changesOf(scenarioId)).toEqual(['@micro6 can be booked for other packages now.'])
    const entryIds = ['nano0', 'nano1', 'nano2', 'nano3', 'nano4', 'micro0', 'micro1', 'micro2'].map(entryOf)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds, feeMinor: 1_234_500 })
    const changes = await changesOf(scenarioId)
    expect(changes).toHaveLength(7)
    expect(changes.at(-1)).toBe('And 3 more.')
    expect((await engine.do('planner.scenarios', { campaignId }))[0]?.changedCreators).toBe(9)
  })

  it('nothing can be planned any more: the list still answers and says why', async () => {
    const { engine, campaignId, keep, changesOf } = await planWorld()
    const { scenarioId } = await keep('Then')
    await engine.do('campaigns.update', { campaignId, universePersons: null })
    expect(await changesOf(scenarioId)).toEqual([expect.stringContaining('How many people the target audience has')])
    expect((await engine.do('planner.scenario', { scenarioId })).picks.length).toBeGreaterThan(0)
  })

  it('twenty plans of 5,000 creators are compared at once', () => {
    const instance: PlanInstance = {
      format: 'callboard-plan-1',
      budget: 1_000_000,
      objective: { kind: 'netReach' },
      segments: Array.from({ length: 4 }, (_, s) => ({ id: `s${s}`, universe: 1_000_000, weight: 1 })),
      candidates: Array.from({ length: 5000 }, (_, c) => ({
        id: `c${c}`,
        attributes: { tier: 'micro' },
        packages: ['1', '3', '5'].map((id, p) => ({
          id,
          cost: 1000 * (p + 1) + c,
          reach: Array.from({ length: 4 }, (_, s) => 100 + c + s),
        })),
      })),
      constraints: [],
      options: { gap: 0, timeLimitMs: 1000, seed: 1 },
    }
    const now = structuredClone(instance)
    const today = {
      ...toRead(now),
      currency: 'GBP',
      locale: 'en-GB',
      handles: new Map(instance.candidates.map(({ id }) => [id, id])),
      dropped: new Set<string>(),
      leftOut: new Map<string, string>(),
      offerName: (_entry: string, offer: string) => offer,
    }
    const settings = { ...usualPlanSettings, planRules: { must: [], mustNot: [] }, budgetMinor: 1_000_000 }
    const kept = { ...toRead(instance), settings, roster: [{ candidate: 'c7' }] }
    for (let n = 0; n < 20; n += 1) expect(changesSince(kept, today).sentences).toEqual([])
    const changed = today.instance.candidates[7]?.packages[1]
    if (changed) changed.reach = changed.reach.map((reach) => reach * 1.004)
    expect(changesSince(kept, today).sentences).toEqual([])
    if (changed) changed.reach = changed.reach.map((reach) => reach * 1.004)
    expect(changesSince(kept, today)).toEqual({
      sentences: ['@c7 (3) reaches 437 people now, 434 in the plan.'],
      changedCreators: 1,
    })
  })
})

describe('erasure', () => {
  it('leaves nothing of the person in kept plans, which keep their figures', async () => {
    const { engine, ids, keep, list, campaignId } = await planWorld()
    const { scenarioId } = await keep('Then')
    const before = await list()
    await engine.do('privacy.erase', { creatorId: ids.micro6?.creatorId ?? '', reason: 'Asked by letter' })
    const db = openDatabase(join(engine.folder, 'workspace.db'))
    try {
      const columns = 'settings || instance || answer || figures || name'
      const held = String(db.prepare(`SELECT group_concat(${columns}) FROM plan_scenario`).pluck().get())
      expect(held).not.toContain('micro6')
      expect(held).not.toContain('MICRO6')
      expect(held).not.toContain(ids.micro6?.accountId)
      expect(held).not.toContain(ids.micro6?.creatorId)
    } finally {
      db.close()
    }
    expect((await list())[0]?.figures).toEqual(before[0]?.figures)
    const { picks } = await engine.do('planner.scenario', { scenarioId })
    expect(picks.map(({ handle }) => handle)).not.toContain('micro6')
    expect((await engine.do('planner.plan', { campaignId })).figures).not.toBeNull()
    expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true })
  })
})
