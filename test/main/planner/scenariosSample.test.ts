import { expect, it } from 'vitest'
import { testWorkspace } from '../../support/engine'

it('the sample keeps two plans of one campaign, one of them in its proposal, as they would be planned today', async () => {
  const engine = await testWorkspace({ sample: true })
  const campaigns = await engine.do('campaigns.list', {})
  const lists = await Promise.all(campaigns.map(({ id }) => engine.do('planner.scenarios', { campaignId: id })))
  const kept = lists.flat()
  expect(kept.map(({ name, inReport, changes }) => ({ name, inReport, changes }))).toEqual([
    { name: 'Best mix', inReport: true, changes: [] },
    { name: 'Only micro', inReport: false, changes: [] },
  ])
  const [best, alone] = kept
  const campaignId = best?.campaignId ?? ''
  expect(alone?.campaignId).toBe(campaignId)
  const ready = await engine.do('planner.readyScenarios', { campaignId })
  const figuresOf = (tier: string | null) => ready.scenarios.find((one) => one.tier === tier)?.plan.figures
  expect(best?.figures).toEqual(figuresOf(null))
  expect(alone?.figures).toEqual(figuresOf('micro'))
  const { html } = await engine.do('reports.preview', { kind: 'proposal', campaignId })
  expect(html).toContain('Ways to spend the budget')
  expect((await engine.do('history.next', {})).undo).toBeNull()
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
})
