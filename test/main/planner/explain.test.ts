import { describe, expect, it } from 'vitest'
import { newId, testWorkspace } from '../../support/engine'
import { seed } from '../campaigns/seed'
import { plannedCampaign, refs, rule } from './campaign'

describe('explaining a roster', () => {
  it('tells what each creator left out would add, and ignores picks that are gone', async () => {
    const engine = await testWorkspace()
    const { campaignId, candidates } = await plannedCampaign(engine)
    const { picks } = await engine.do('planner.plan', { campaignId })
    const { leftOut } = await engine.do('planner.explain', {
      campaignId,
      picks: [...refs(picks), { entryId: newId(), offerId: 'own' }],
    })
    const chosen = new Set(picks.map(({ entryId }) => entryId))
    expect(leftOut.map(({ entryId }) => entryId)).toEqual(
      candidates.filter(({ entryId }) => !chosen.has(entryId)).map(({ entryId }) => entryId),
    )
    for (const out of leftOut) {
      expect(out.addedReachPersons).toBeGreaterThan(0)
      expect(out.entryPriceMinor).toBeGreaterThan(0)
    }
    const none = await engine.do('planner.explain', { campaignId, picks: [] })
    expect(none.leftOut.every(({ entryPriceMinor }) => entryPriceMinor === null)).toBe(true)
  })
})

describe('what rules cost', () => {
  it('is told for each rule, the roster and the budget, in names and money', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf } = await plannedCampaign(engine)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana0')], planRule: 'mustNot' })
    const rivals = rule({
      kind: 'atMostOne' as const,
      name: 'Rivals',
      entryIds: ['ana1', 'ana2', 'ana3'].map(entryOf),
    })
    const few = rule({ kind: 'count' as const, among: null, min: null, max: 8 })
    const off = { ...rule({ kind: 'count' as const, among: null, min: null, max: 1 }), isOn: false }
    await engine.do('planner.saveSetup', { campaignId, rules: [rivals, few, off] })
    const ruled = await engine.do('planner.plan', { campaignId })
    const prices = await engine.do('planner.shadowPrices', { campaignId })
    expect(prices.map(({ ruleId }) => ruleId).sort()).toEqual([rivals.id, few.id, null, null].sort())
    for (const { sentence } of prices) {
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    }
    const ofRivals = prices.find(({ ruleId }) => ruleId === rivals.id)
    expect(ofRivals?.sentence).toContain('“At most one of Rivals” costs')
    expect(prices.find(({ ruleId }) => ruleId === few.id)).toMatchObject({ gain: 0, isProven: true })
    expect(prices.find(({ kind }) => kind === 'exclude')?.sentence).toContain('@ana0')
    expect(prices.find(({ kind }) => kind === 'budget')?.gain).toBeGreaterThan(0)
    await engine.do('planner.saveSetup', { campaignId, rules: [few] })
    const free = await engine.do('planner.plan', { campaignId })
    const gained = (free.objectiveValue ?? 0) - (ruled.objectiveValue ?? 0)
    expect(Math.abs((ofRivals?.gain ?? -1) - gained)).toBeLessThanOrEqual(2e-3 * (free.objectiveValue ?? 0))
  })

  it('counts a rule of several constraints once', async () => {
    const engine = await testWorkspace()
    const { campaignId, candidates } = await plannedCampaign(engine)
    seed(engine, (insert) => {
      for (const [name, of] of [['North', 0] as const, ['South', 4] as const]) {
        const agent_id = insert('agent', { name, created_at: '2026-01-01' })
        for (const { creatorId } of candidates.slice(of, of + 3))
          insert('creator_agent', { creator_id: creatorId, agent_id })
      }
    })
    const agents = rule({ kind: 'oneOfEachAgent' as const })
    await engine.do('planner.saveSetup', { campaignId, rules: [agents] })
    const prices = await engine.do('planner.shadowPrices', { campaignId })
    expect(prices.map(({ ruleId }) => ruleId).sort()).toEqual([agents.id, null].sort())
    expect(prices.find(({ ruleId }) => ruleId === agents.id)?.sentence).toContain('each agent')
  })
})
