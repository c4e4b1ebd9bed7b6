import { expect, it } from 'vitest'
import { testWorkspace } from '../../support/engine'
import { seedPlannable, twelveSegments } from '../../support/planCampaign'
import { campaignFor } from '../campaigns/seed'

it('whoever cannot wait gets the best roster so far under a bound that holds; whoever can gets the proof', async () => {
  const engine = await testWorkspace()
  seedPlannable(engine.folder, 400)
  const { campaignId } = await campaignFor(
    engine,
    { client: 'Acme', name: 'Bolt', category: 'drinks' },
    { budgetMinor: 3_000_000, universePersons: 20_000_000 },
  )
  await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
  await engine.do('planner.saveSegments', { campaignId, segments: twelveSegments })
  const hasty = await engine.do('planner.plan', { campaignId, patienceMs: 10 })
  expect(['optimal', 'withinGap', 'timeLimit']).toContain(hasty.status)
  expect(hasty.picks.length).toBeGreaterThan(0)
  const proved = await engine.do('planner.plan', { campaignId })
  expect(['optimal', 'withinGap']).toContain(proved.status)
  expect(hasty.objectiveBound).toBeGreaterThanOrEqual(proved.objectiveValue ?? Number.POSITIVE_INFINITY)
  expect(proved.objectiveBound).toBeGreaterThanOrEqual(hasty.objectiveValue ?? Number.POSITIVE_INFINITY)
  await expect(engine.do('planner.plan', { campaignId, patienceMs: 1 })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})
