import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunTask } from '../../../src/main/features/context'
import { newId, type TestEngine, tempFolder, testEngine, testWorkspace, upload } from '../../support/engine'
import { runTaskInline } from '../../support/inlineTasks'
import { seed } from '../campaigns/seed'
import { parts, plannedCampaign, rule, segment } from './campaign'

type Asked = { task: string; brought: boolean }

/** Runs tasks and writes down which, and whether an instance came with them. */
function watched(): { runTask: RunTask; asked: Asked[] } {
  const asked: Asked[] = []
  return {
    asked,
    runTask: (task, payload, options) => {
      const isKeyed = typeof payload === 'object' && payload !== null && 'load' in payload
      asked.push({ task: task.name, brought: isKeyed && payload.load !== null })
      return runTaskInline(task, payload, options)
    },
  }
}

const planOf = (engine: TestEngine, campaignId: string, budgetMinor?: number) =>
  engine.do('planner.plan', { campaignId, ...(budgetMinor !== undefined && { budgetMinor }) })

describe('a plan while somebody drags the budget', () => {
  it('brings the instance to the thread once, and again only when something of it changed', async () => {
    const { runTask, asked } = watched()
    const engine = await testWorkspace({ runTask })
    const { campaignId, entryOf } = await plannedCampaign(engine)
    const brought = () => asked.filter((one) => one.brought).length
    for (let budgetMinor = 5_000; budgetMinor < 15_000; budgetMinor += 1_000) {
      await planOf(engine, campaignId, budgetMinor)
    }
    expect(brought()).toBe(1)
    await engine.do('campaigns.update', { campaignId, brief: 'Be kind.' })
    await planOf(engine, campaignId)
    expect(brought()).toBe(1)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana3')], clientFeeMinor: 10 })
    await planOf(engine, campaignId)
    expect(brought()).toBe(2)
    await engine.do('history.undo', {})
    await planOf(engine, campaignId)
    expect(brought()).toBe(2)
  })

  it('answers right when the thread has forgotten the campaign', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf } = await plannedCampaign(engine)
    const first = await planOf(engine, campaignId)
    for (const clientFeeMinor of [1, 2, 3, 4]) {
      await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana7')], clientFeeMinor })
      await planOf(engine, campaignId)
    }
    for (let back = 0; back < 4; back += 1) await engine.do('history.undo', {})
    expect({ ...(await planOf(engine, campaignId)), takenMs: 0 }).toEqual({ ...first, takenMs: 0 })
  })

  it('sees every change at once: fee, undo, redo, a price and an audience from elsewhere, packages, rules', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf, accountOf } = await plannedCampaign(engine)
    const costOf = async (handle: string) =>
      (await planOf(engine, campaignId, 1_000_000)).picks.find(({ entryId }) => entryId === entryOf(handle))?.costMinor
    const before = await costOf('ana5')
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana5')], clientFeeMinor: 77 })
    expect(await costOf('ana5')).toBe(77)
    await engine.do('history.undo', {})
    expect(await costOf('ana5')).toBe(before)
    await engine.do('history.redo', {})
    expect(await costOf('ana5')).toBe(77)
    await engine.do('history.undo', {})

    // Another connection, as an import has it.
    seed(engine, (insert) => {
      insert('rate', {
        account_id: accountOf('ana5'),
        format: 'video',
        price_minor: 88,
        currency: 'GBP',
        quoted_on: '2026-11-01',
        source: 'test',
      })
    })
    expect(await costOf('ana5')).toBe(88)

    await engine.do('planner.savePackages', {
      entryId: entryOf('ana5'),
      packages: [{ id: null, name: 'Two', posts: 2, costParts: parts(99) }],
    })
    expect(await costOf('ana5')).toBe(99)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana5')], planRule: 'mustNot' })
    expect(await costOf('ana5')).toBeUndefined()
    await engine.do('campaigns.update', { campaignId, universePersons: 30_000 })
    const smaller = await planOf(engine, campaignId, 1_000_000)
    await engine.do('planner.saveSegments', { campaignId, segments: [segment('GB', 25_000), segment('DE', 10_000)] })
    const split = await planOf(engine, campaignId, 1_000_000)
    expect(split.figures?.netReachPersons).not.toBe(smaller.figures?.netReachPersons)
    await engine.do('planner.saveSetup', { campaignId, objective: { kind: 'engagements' } })
    expect((await planOf(engine, campaignId, 1_000_000)).objective).toBe('engagements')
  })

  it('sees an import', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf } = await plannedCampaign(engine)
    const viewsOf = async () => {
      const { figures } = await planOf(engine, campaignId, 1_000_000)
      return figures?.grossReachPersons ?? 0
    }
    const before = await viewsOf()
    const fileToken = await upload(engine, 'new.csv', 'platform,handle,average views\ntiktok,ana0,40000\n')
    await engine.do('creators.import', { fileToken }, { jobId: newId() })
    expect(entryOf('ana0')).not.toBe('')
    expect(await viewsOf()).toBeGreaterThan(before)
  })

  it('keeps workspaces apart', async () => {
    const engine = testEngine()
    const folders = [join(tempFolder(), 'one'), join(tempFolder(), 'two')]
    const plans: { campaignId: string; planId: string | null }[] = []
    for (const [i, folder] of folders.entries()) {
      await engine.do('workspace.create', { folder, name: `W${i}` })
      const { campaignId } = await plannedCampaign({ ...engine, folder }, { budgetMinor: 9_000 + i })
      plans.push({ campaignId, planId: (await planOf(engine, campaignId)).planId })
    }
    await expect(planOf(engine, plans[0]?.campaignId ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await engine.do('workspace.open', { folder: folders[0] ?? '' })
    expect((await planOf(engine, plans[0]?.campaignId ?? '')).planId).toBe(plans[0]?.planId)
    await expect(planOf(engine, plans[1]?.campaignId ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('answers the impatient with what is found and proven by then, and the patient with the proof', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await plannedCampaign(engine)
    await engine.do('planner.saveSegments', { campaignId, segments: [segment('GB', 30_000), segment('DE', 20_000)] })
    const quick = await engine.do('planner.plan', { campaignId, patienceMs: 10 })
    const proven = await planOf(engine, campaignId)
    expect(proven.status).toMatch(/optimal|withinGap/)
    expect(quick.objectiveValue ?? 0).toBeLessThanOrEqual((proven.objectiveBound ?? 0) * (1 + 1e-9))
    if (quick.objectiveBound !== null) {
      expect(quick.objectiveBound).toBeGreaterThanOrEqual((proven.objectiveValue ?? 0) * (1 - 1e-9))
    }
  })

  it('stops where it is cancelled, and the next one is whole', async () => {
    let cancelAfter = Number.POSITIVE_INFINITY
    const runTask: RunTask = async (task, payload) => {
      let looks = 0
      return await task.run(payload, {
        isCancelled: () => {
          looks += 1
          return looks > cancelAfter
        },
        progress: () => {},
      })
    }
    const engine = await testWorkspace({ runTask })
    const { campaignId } = await plannedCampaign(engine)
    await engine.do('planner.saveSegments', { campaignId, segments: [segment('GB', 30_000), segment('DE', 20_000)] })
    cancelAfter = 0
    const cut = await planOf(engine, campaignId)
    expect(cut.figures?.range ?? null).toBeNull()
    cancelAfter = Number.POSITIVE_INFINITY
    const whole = await planOf(engine, campaignId)
    expect(whole.status).toMatch(/optimal|withinGap/)
    expect(whole.figures?.range).not.toBeNull()
  })
})

describe('a frontier', () => {
  const split = async (engine: TestEngine, campaignId: string) => {
    await engine.do('planner.saveSegments', { campaignId, segments: [segment('GB', 30_000), segment('DE', 20_000)] })
  }

  it('never falls, is never crossed by a plan, and is exact where it says so', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await plannedCampaign(engine)
    const held = async (isExact: boolean) => {
      const frontier = await engine.do('planner.frontier', { campaignId })
      expect(frontier.isExact).toBe(isExact)
      expect(frontier.points.length).toBeGreaterThan(4)
      expect(frontier.points[frontier.kneeIndex ?? -1]).toBeDefined()
      for (const [k, point] of frontier.points.entries()) {
        const before = frontier.points[k - 1]
        expect(point.value).toBeGreaterThanOrEqual(before?.value ?? 0)
        expect(point.upperBound).toBeGreaterThanOrEqual(before?.upperBound ?? 0)
        expect(point.upperBound).toBeGreaterThanOrEqual(point.value)
        expect(point.costMinor).toBeLessThanOrEqual(point.budgetMinor)
        const plan = await planOf(engine, campaignId, point.budgetMinor)
        expect(plan.objectiveValue).toBeLessThanOrEqual(point.upperBound * (1 + 1e-9))
        expect(plan.objectiveBound).toBeGreaterThanOrEqual(point.value * (1 - 1e-9))
      }
      expect(frontier.reasons.length > 0).toBe(!isExact)
    }
    await held(true)
    await split(engine, campaignId)
    await held(false)
    const food = { attribute: 'niche' as const, values: ['food'] }
    const quota = rule({ kind: 'count' as const, among: food, min: 1, max: 2 })
    await engine.do('planner.saveSetup', { campaignId, rules: [quota] })
    await held(false)
  })

  it('is drawn once for the same inputs, anew for others, and what was cut short is not kept', async () => {
    const { runTask, asked } = watched()
    let cancels: string | null = null
    const engine: TestEngine = await testWorkspace({
      runTask: async (task, payload, options) => {
        const jobId = cancels
        cancels = null
        if (jobId === null) return runTask(task, payload, options)
        await engine.do('jobs.cancel', { jobId })
        return await task.run(payload, { isCancelled: () => options?.signal?.aborted ?? false, progress: () => {} })
      },
    })
    const { campaignId, entryOf } = await plannedCampaign(engine)
    await split(engine, campaignId)
    const drawn = () => asked.filter(({ task, brought }) => task === 'planner.frontier' && brought).length
    // The thread holds the instance from here on, so that the frontier itself is what is cut short.
    await planOf(engine, campaignId)
    const jobId = newId()
    cancels = jobId
    await expect(engine.do('planner.frontier', { campaignId }, { jobId })).rejects.toMatchObject({ code: 'cancelled' })
    const frontier = await engine.do('planner.frontier', { campaignId })
    const asks = asked.length
    expect({ ...(await engine.do('planner.frontier', { campaignId })), takenMs: 0 }).toEqual({
      ...frontier,
      takenMs: 0,
    })
    await engine.do('campaigns.update', { campaignId, brief: 'Be kind.' })
    await engine.do('planner.frontier', { campaignId })
    expect(asked).toHaveLength(asks)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana3')], clientFeeMinor: 10 })
    const other = await engine.do('planner.frontier', { campaignId })
    expect(drawn()).toBe(1)
    expect(other.points).not.toEqual(frontier.points)
  })

  it('says in a sentence why there is none', async () => {
    const engine = await testWorkspace()
    const { campaignId } = await plannedCampaign(engine)
    const reasonsFor = async (objective: Parameters<typeof engine.do<'planner.saveSetup'>>[1]['objective']) => {
      await engine.do('planner.saveSetup', { campaignId, ...(objective && { objective }) })
      return engine.do('planner.frontier', { campaignId })
    }
    const cheapest = await reasonsFor({ kind: 'cheapest', goalPersons: 5_000 })
    expect(cheapest).toMatchObject({ points: [], kneeIndex: null, objective: 'cheapest' })
    expect(cheapest.reasons[0]).toMatch(/no frontier.*\.$/)
    const costFirst = await reasonsFor({ kind: 'lexicographic', order: ['cost', 'netReach'] })
    expect(costFirst.points).toEqual([])
    expect(costFirst.reasons[0]).toMatch(/\.$/)
    const reachFirst = await reasonsFor({ kind: 'lexicographic', order: ['netReach', 'cost'] })
    expect(reachFirst.points.length).toBeGreaterThan(4)
    expect(reachFirst.reasons.join(' ')).toContain('first')
  })
})

describe('whatever somebody types', () => {
  it('budgets from nothing to all the money there is, and creators with hostile names', async () => {
    const engine = await testWorkspace()
    const { campaignId, entryOf, accountOf } = await plannedCampaign(engine)
    seed(engine, (_, db) => {
      db.prepare('UPDATE account SET handle = ? WHERE id = ?').run('"); DROP TABLE x;--\u202e<b>', accountOf('ana7'))
    })
    for (const budgetMinor of [0, 1, 1_000_000_000_000]) {
      const plan = await planOf(engine, campaignId, budgetMinor)
      expect(plan.status).toBe('optimal')
      expect(plan.figures?.costMinor).toBeLessThanOrEqual(budgetMinor)
    }
    const nothing = await planOf(engine, campaignId, 0)
    expect(nothing.figures).toMatchObject({ creators: 0, netReachPersons: 0, frequency: null, range: null })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entryOf('ana7')], planRule: 'must' })
    expect((await planOf(engine, campaignId, 10)).reasons[0]).toContain('@"); DROP TABLE x')
    await expect(engine.do('planner.plan', { campaignId, budgetMinor: -1 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(engine.do('planner.plan', { campaignId: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(engine.do('planner.frontier', { campaignId, scenarioId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
