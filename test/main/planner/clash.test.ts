import { describe, expect, it } from 'vitest'
import { testWorkspace } from '../../support/engine'
import { plannedCampaign, rule } from './campaign'

const atLeast = (min: number) => rule({ kind: 'count' as const, among: null, min, max: null })
const atMost = (max: number) => rule({ kind: 'count' as const, among: null, min: null, max })

describe('rules that clash', () => {
  it('are told by themselves: with the budget, with each other, and never one that is off or has no part in it', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await plannedCampaign(engine)
    const many = atLeast(7)
    const share = rule({ kind: 'maxCreatorShare' as const, max: 0.9 })
    const off = { ...atMost(1), isOn: false }
    await engine.do('planner.saveSetup', { campaignId, rules: [share, off, many] })
    const poor = await engine.do('planner.plan', { campaignId, budgetMinor: 3_000 })
    expect(poor).toMatchObject({ status: 'infeasible', clashingRuleIds: [many.id] })

    const few = atMost(2)
    await engine.do('planner.saveSetup', { campaignId, rules: [share, few, many] })
    const rich = await engine.do('planner.plan', { campaignId, budgetMinor: 10_000_000 })
    expect(rich.status).toBe('infeasible')
    expect([...rich.clashingRuleIds].sort()).toEqual([few.id, many.id].sort())

    await engine.do('planner.saveSetup', { campaignId, rules: [share, few, { ...many, isOn: false }] })
    const fits = await engine.do('planner.plan', { campaignId })
    expect(fits.picks.length).toBeGreaterThan(0)
    expect(fits.clashingRuleIds).toEqual([])
  })
  it('are told also where a must of the roster makes it plain before any search', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf } = await plannedCampaign(engine, {
      flightStart: '2027-03-01',
      flightEnd: '2027-03-31',
    })
    const entryIds = [entryOf('ana1')]
    await engine.do('campaigns.updateRoster', { campaignId, entryIds, planRule: 'must' })
    await engine.do('planner.setAvailability', { campaignId, entryIds, from: '2027-05-01', until: null })
    const available = rule({ kind: 'available' as const })
    const harmless = atMost(8)
    await engine.do('planner.saveSetup', { campaignId, rules: [harmless, available] })
    const plan = await engine.do('planner.plan', { campaignId })
    expect(plan).toMatchObject({ status: 'infeasible', clashingRuleIds: [available.id] })
    expect(plan.reasons.join(' ')).toContain('@ana1')

    await engine.do('planner.saveSetup', { campaignId, rules: [harmless] })
    const dear = await engine.do('planner.plan', { campaignId, budgetMinor: 10 })
    expect(dear).toMatchObject({ status: 'infeasible', clashingRuleIds: [] })
  })
})
