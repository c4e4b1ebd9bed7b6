import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import { testWorkspace } from '../../support/engine'
import { proposalsIn } from '../reports/support'

it('the proposal says of every campaign of the sample what its planner says', async () => {
  const engine = await testWorkspace({ sample: true })
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  const campaigns = await engine.do('campaigns.list', {})
  expect(campaigns).toHaveLength(3)
  for (const { id: campaignId, bookedCount } of campaigns) {
    const { client } = await proposalsIn(db, campaignId)
    const { candidates, universePersons } = await engine.do('planner.candidates', { campaignId })
    expect([client.frontier?.candidates, client.objective.universePersons]).toEqual([
      candidates.length,
      universePersons,
    ])
    // Where somebody is booked the roster is chosen, and no plan is asked for.
    if (bookedCount > 0) continue
    const { figures, picks } = await engine.do('planner.plan', { campaignId })
    const { headline } = client
    expect(headline).toMatchObject({
      creators: figures?.creators,
      posts: figures?.posts,
      costMinor: figures?.costMinor,
    })
    expect(headline.netReachPersons).toBeCloseTo(figures?.netReachPersons ?? -1, 3)
    expect(headline.grossReachPersons).toBeCloseTo(figures?.grossReachPersons ?? -1, 3)
    const byHandle = new Map(candidates.map(({ entryId, handle }) => [entryId, handle]))
    const added = (list: readonly (readonly [string | undefined, number])[]) =>
      list.map(([handle, persons]) => `${handle} ${Math.round(persons)}`).sort()
    expect(added(client.creators.map((one) => [one.handle, one.addedPersons ?? -1]))).toEqual(
      added(picks.map((pick) => [byHandle.get(pick.entryId), pick.marginalReachPersons])),
    )
  }
  db.close()
})
