import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../src/shared/contract/index'
import { formatCompact, formatMoney, formatPercent } from '../../../src/shared/domain/format'
import { newId } from '../../support/engine'
import { people, planWorld } from './scenarioSupport'

type Ready = OutputOf<'planner.readyScenarios'>
const nameOf = ({ kind, tier }: Ready['scenarios'][number]) => (tier === null ? kind : `${kind} ${tier}`)
const find = (ready: Ready, name: string) => {
  const found = ready.scenarios.find((one) => nameOf(one) === name)
  if (!found?.plan.figures) throw new Error(`no ${name}`)
  return { ...found.plan, figures: found.plan.figures }
}
const withoutTimes = (ready: Ready) => ready.scenarios.map(({ plan: { takenMs: _, ...plan } }) => plan)

describe('ready-made plans', () => {
  it('stand side by side, small tiers to large, and none beats the best mix; the verdict says their figures', async () => {
    const { engine, campaignId } = await planWorld()
    const ready = await engine.do('planner.readyScenarios', { campaignId })
    expect(ready.scenarios.map(nameOf)).toEqual([
      'bestMix',
      'onlyTier nano',
      'onlyTier micro',
      'onlyTier mid-tier',
      'onlyTier macro',
      'ledBy macro',
      'biggest',
      'cheapestForGoal',
    ])
    const mix = find(ready, 'bestMix')
    for (const { kind, tier, plan } of ready.scenarios) {
      expect(plan.figures?.range?.draws).toBe(10_000)
      expect(plan.planId).not.toBeNull()
      if (kind === 'cheapestForGoal') continue
      expect(plan.figures?.costMinor).toBeLessThanOrEqual(2_500_000)
      expect(plan.figures?.netReachPersons).toBeLessThanOrEqual(mix.figures.netReachPersons * (1 + 1e-9))
      if (kind === 'onlyTier') expect(plan.figures?.tiers.map((one) => one.tier)).toEqual([tier])
      if (kind === 'ledBy') {
        expect(plan.figures?.tiers.find((one) => one.tier === tier)?.creators).toBe(1)
        expect(plan.figures?.tiers.length).toBeGreaterThan(1)
      }
    }
    expect(find(ready, 'cheapestForGoal').figures.netReachPersons).toBeGreaterThanOrEqual(300_000)
    expect(find(ready, 'cheapestForGoal').figures.costMinor).toBeLessThan(2_500_000)
    const persons = (name: string) => formatCompact(find(ready, name).figures.netReachPersons, 'en-GB')
    const swing = (name: string) => formatPercent(find(ready, name).figures.range?.variation, 'en-GB', 0)
    const fewer = (name: string) =>
      `${formatPercent(1 - find(ready, name).figures.netReachPersons / mix.figures.netReachPersons, 'en-GB', 0)} fewer`
    const alone = ready.scenarios
      .filter(({ kind }) => kind === 'onlyTier')
      .reduce((a, b) => ((b.plan.figures?.netReachPersons ?? 0) > (a.plan.figures?.netReachPersons ?? 0) ? b : a))
    expect(ready.verdict).toBe(
      `At £25,000 a mix of ${mix.figures.creators} creators reaches ${persons('bestMix')} people; ` +
        `one macro creator first ${persons('ledBy macro')} (${fewer('ledBy macro')}), ` +
        `only ${alone.tier} ${persons(nameOf(alone))} (${fewer(nameOf(alone))}), ` +
        `the biggest creators first ${persons('biggest')} (${fewer('biggest')}). ` +
        `The best mix swings ±${swing('bestMix')}, the roster led by one macro ±${swing('ledBy macro')}. ` +
        `The goal of ${formatCompact(300_000, 'en-GB')} people costs ${formatMoney(find(ready, 'cheapestForGoal').figures.costMinor, 'GBP', 'en-GB', 'short')} at least.`,
    )
  })

  it('where the best mix is the one that one of the top tier leads, the verdict says so once', async () => {
    const cheap = people.map((one) =>
      one.handle === 'macro0' ? { ...one, price: { priceMinor: 1_000_000, currency: 'GBP' } } : one,
    )
    const { engine, campaignId } = await planWorld({}, cheap)
    const ready = await engine.do('planner.readyScenarios', { campaignId })
    expect(find(ready, 'ledBy macro').picks).toEqual(find(ready, 'bestMix').picks)
    expect(ready.verdict).toMatch(/^At £25,000 a mix of \d+ creators, led by one macro, reaches [\d.]+K people; only /)
    expect(ready.verdict).toMatch(/The best mix swings ±\d+%, only [a-z-]+ ±\d+%\./)
  })

  it('are the same every time, and the best mix is the plan itself', async () => {
    const { engine, campaignId } = await planWorld()
    const once = await engine.do('planner.readyScenarios', { campaignId, budgetMinor: 1_200_000 })
    const again = await engine.do('planner.readyScenarios', { campaignId, budgetMinor: 1_200_000 })
    const nameless = (ready: Ready) => withoutTimes(ready).map(({ planId: _, ...plan }) => plan)
    expect(nameless(again)).toEqual(nameless(once))
    expect(again.verdict).toBe(once.verdict)
    const plan = await engine.do('planner.plan', { campaignId, budgetMinor: 1_200_000 })
    expect(find(once, 'bestMix')).toMatchObject({ planId: plan.planId, picks: plan.picks, figures: plan.figures })
  })

  it('keep the campaign’s rules: whom it must have and must not, maxima; a tier that is ruled out is none', async () => {
    const { engine, campaignId, entryOf } = await planWorld()
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('macro1')], planRule: 'mustNot' })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('nano0')], planRule: 'must' })
    const rule = { kind: 'count', id: newId(), isOn: true, among: null, min: null, max: 6 } as const
    await engine.do('planner.saveSetup', { campaignId, rules: [rule] })
    const ready = await engine.do('planner.readyScenarios', { campaignId })
    for (const { plan } of ready.scenarios) {
      if (plan.status === 'infeasible') continue
      const entries = plan.picks.map(({ entryId }) => entryId)
      expect(entries).toContain(entryOf('nano0'))
      expect(entries).not.toContain(entryOf('macro1'))
      expect(entries.length).toBeLessThanOrEqual(6)
    }
    // whom the plan must have is of another tier, and the only one who is
    const micro = ready.scenarios.find((one) => nameOf(one) === 'onlyTier micro')?.plan
    expect(micro?.figures?.tiers.find(({ tier }) => tier === 'nano')?.creators).toBe(1)
    expect(micro?.figures?.tiers.map(({ tier }) => tier).sort()).toEqual(['micro', 'nano'])
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('macro0')], planRule: 'mustNot' })
    const smaller = await engine.do('planner.readyScenarios', { campaignId })
    expect(smaller.scenarios.map(nameOf)).toContain('ledBy mid-tier')
    expect(smaller.scenarios.map(nameOf)).not.toContain('onlyTier macro')
  })

  it('the habit goes by followers, and where it breaks a rule it says which, with its figures and not to be kept', async () => {
    const { engine, campaignId, entryOf } = await planWorld()
    const biggest = find(await engine.do('planner.readyScenarios', { campaignId }), 'biggest')
    expect(biggest.picks.map(({ entryId }) => entryId)).toContain(entryOf('macro1'))
    expect(biggest.gap).toBeGreaterThan(0)
    const nanos = { attribute: 'tier' as const, values: ['nano'] }
    const rule = { kind: 'count' as const, id: newId(), isOn: true, among: nanos, min: 3, max: null }
    await engine.do('planner.saveSetup', { campaignId, rules: [rule] })
    const ready = await engine.do('planner.readyScenarios', { campaignId })
    const broken = find(ready, 'biggest')
    expect(broken).toMatchObject({ status: 'infeasible', planId: null })
    expect(broken.reasons).toEqual(['This roster breaks the rule “at least 3 of tier nano”.'])
    expect(broken.figures.creators).toBe(broken.picks.length)
    expect(ready.verdict).not.toContain('biggest')
  })

  it('by the aim of the campaign: engagements, the cheapest roster for a goal, no aim that can be compared', async () => {
    const { engine, campaignId } = await planWorld()
    await engine.do('planner.saveSetup', { campaignId, objective: { kind: 'engagements' } })
    const engaged = await engine.do('planner.readyScenarios', { campaignId })
    const value = find(engaged, 'bestMix').figures.engagements
    expect(engaged.verdict).toContain(`brings ${formatCompact(Math.round(value ?? 0), 'en-GB')} engagements`)
    await engine.do('planner.saveSetup', { campaignId, objective: { kind: 'cheapest', goalPersons: 200_000 } })
    const cheapest = await engine.do('planner.readyScenarios', { campaignId })
    expect(cheapest.scenarios.map(nameOf)).not.toContain('cheapestForGoal')
    expect(find(cheapest, 'bestMix').budgetMinor).toBeNull()
    for (const { plan } of cheapest.scenarios) {
      if (plan.figures && plan.status !== 'infeasible') {
        expect(plan.figures.netReachPersons).toBeGreaterThanOrEqual(200_000 * (1 - 1e-9))
        expect(plan.figures.costMinor).toBeGreaterThanOrEqual(find(cheapest, 'bestMix').figures.costMinor)
      }
    }
    expect(cheapest.verdict).toMatch(/^To reach 200K people, .* costs? £[\d,.]+; .*\(\d+% more\)/)
    await engine.do('planner.saveSetup', {
      campaignId,
      objective: { kind: 'lexicographic', order: ['cost', 'netReach'] },
    })
    expect((await engine.do('planner.readyScenarios', { campaignId })).verdict).toBeNull()
  })

  it('nobody to plan, one tier alone, a budget for nobody: no verdict is made up', async () => {
    const nobody = await planWorld()
    const roster = await nobody.engine.do('campaigns.roster', { campaignId: nobody.campaignId })
    const entryIds = roster.map(({ id }) => id)
    await nobody.engine.do('campaigns.removeFromRoster', { campaignId: nobody.campaignId, entryIds })
    expect(await nobody.engine.do('planner.readyScenarios', { campaignId: nobody.campaignId })).toEqual({
      scenarios: [],
      verdict: null,
    })
    const nanos = people.filter(({ handle }) => handle.startsWith('nano'))
    const one = await planWorld({ targetReachPersons: null }, nanos)
    const ready = await one.engine.do('planner.readyScenarios', { campaignId: one.campaignId })
    expect(ready.scenarios.map(nameOf)).toEqual(['bestMix', 'biggest'])
    expect(ready.verdict).toMatch(/^At £25,000 5 nano creators reach /)
    const world = await planWorld()
    const tight = await world.engine.do('planner.readyScenarios', {
      campaignId: world.campaignId,
      budgetMinor: 500_000,
    })
    expect(tight.scenarios.find(({ kind }) => kind === 'ledBy')?.plan).toMatchObject({
      status: 'infeasible',
      reasons: ['“exactly one macro creator” and the budget of £5,000 cannot both hold: the 1 cheapest cost £19,000.'],
    })
    const poor = await one.engine.do('planner.readyScenarios', { campaignId: one.campaignId, budgetMinor: 1 })
    expect(poor.verdict).toBeNull()
  })

  it('can be kept and planned by: only one tier stays only that tier', async () => {
    const { engine, campaignId } = await planWorld()
    const micro = find(await engine.do('planner.readyScenarios', { campaignId }), 'onlyTier micro')
    const { scenarioId } = await engine.do('planner.saveScenario', {
      campaignId,
      planId: micro.planId ?? '',
      name: 'Only micro',
    })
    expect((await engine.do('planner.scenarios', { campaignId }))[0]).toMatchObject({
      changes: [],
      figures: micro.figures,
    })
    await engine.do('planner.useScenario', { scenarioId })
    const plan = await engine.do('planner.plan', { campaignId })
    expect(plan.picks).toEqual(micro.picks)
    expect(plan.figures).toEqual(micro.figures)
  })
})
