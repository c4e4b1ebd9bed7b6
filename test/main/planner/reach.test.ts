import { describe, expect, it } from 'vitest'
import type { TestEngine } from '../../support/engine'
import { newId, testWorkspace } from '../../support/engine'

/** The sample's own campaign, with the three creators who reach most of its audience. */
async function threeOf(engine: TestEngine) {
  const campaign = (await engine.do('campaigns.list', {})).find(({ universePersons }) => universePersons !== null)!
  const { candidates } = await engine.do('planner.candidates', { campaignId: campaign.id })
  const three = candidates
    .map((candidate) => ({ ...candidate, offer: candidate.offers[0]! }))
    .sort((a, b) => b.offer.soloReachPersons - a.offer.soloReachPersons)
    .slice(0, 3)
  return {
    campaignId: campaign.id,
    three,
    picks: three.map(({ entryId, offer }) => ({ entryId, offerId: offer.id })),
  }
}

const noted = { source: 'Platform insights', measuredOn: '2026-11-01' }

describe('net reach of a campaign’s roster by method', () => {
  it('uses the overlaps noted, and without any says that none is known', async () => {
    const engine = await testWorkspace({ sample: true })
    const { campaignId, three, picks } = await threeOf(engine)
    const [a, b] = three as [(typeof three)[0], (typeof three)[0]]
    const before = await engine.do('planner.reach', { campaignId, picks })
    expect(before).toMatchObject({ knownPairs: 0, pairs: 3, recommended: 'segments', problems: [] })
    const solo = three.reduce((sum, { offer }) => sum + offer.soloReachPersons, 0)
    expect(before.grossPersons).toBeCloseTo(solo, 3)

    await engine.do('planner.setOverlap', {
      accountA: b.accountId,
      accountB: a.accountId,
      figure: 0.9,
      basis: 'ofSmaller',
      ...noted,
    })
    const after = await engine.do('planner.reach', { campaignId, picks })
    expect(after).toMatchObject({ knownPairs: 1, recommended: 'betaBinomial' })
    const hofmans = (answer: typeof after) => answer.methods.find((one) => one.method === 'hofmans')!.reachPersons
    expect(hofmans(after)).toBeLessThan(hofmans(before))
    const two = await engine.do('planner.reach', { campaignId, picks: picks.slice(0, 2) })
    const smaller = Math.min(a.offer.soloReachPersons, b.offer.soloReachPersons)
    expect(two.recommended).toBe('hofmans')
    expect(hofmans(two)).toBeCloseTo(a.offer.soloReachPersons + b.offer.soloReachPersons - 0.9 * smaller, 3)
  })
  it('keeps one overlap a pair whichever way round, and takes each step back', async () => {
    const engine = await testWorkspace({ sample: true })
    const { campaignId, three } = await threeOf(engine)
    const [a, b] = three.map(({ accountId }) => accountId) as [string, string]
    const first = await engine.do('planner.setOverlap', {
      accountA: a,
      accountB: b,
      figure: 0.2,
      basis: 'ofBoth',
      ...noted,
    })
    const again = await engine.do('planner.setOverlap', {
      accountA: b,
      accountB: a,
      figure: 900,
      basis: 'persons',
      ...noted,
    })
    expect(again).toEqual(first)
    expect(await engine.do('planner.overlaps', { campaignId })).toMatchObject([{ figure: 900, basis: 'persons' }])
    await engine.do('history.undo', {})
    expect(await engine.do('planner.overlaps', { campaignId })).toMatchObject([{ figure: 0.2, basis: 'ofBoth' }])
    expect(await engine.do('planner.removeOverlaps', { overlapIds: [first.overlapId] })).toEqual({ removed: 1 })
    expect(await engine.do('planner.overlaps', { campaignId })).toEqual([])
    await engine.do('history.undo', {})
    expect(await engine.do('planner.overlaps', { campaignId })).toHaveLength(1)
  })
  it('names overlaps that contradict each other and counts nothing by them', async () => {
    const engine = await testWorkspace({ sample: true })
    const { campaignId, three, picks } = await threeOf(engine)
    const [a, b, c] = three.map(({ accountId }) => accountId) as [string, string, string]
    for (const [accountA, accountB, figure] of [
      [a, b, 1],
      [a, c, 1],
      [b, c, 0],
    ] as const) {
      await engine.do('planner.setOverlap', { accountA, accountB, figure, basis: 'ofSmaller', ...noted })
    }
    const answer = await engine.do('planner.reach', { campaignId, picks })
    expect(answer.methods.map(({ method }) => method)).toEqual(['segments'])
    expect(answer).toMatchObject({ lowerPersons: null, upperPersons: null, recommended: 'segments' })
    const sentence = answer.problems.join(' ')
    for (const { handle } of three) expect(sentence).toContain(`@${handle}`)
  })
  it('refuses oneself, more than all, strangers and offers that are gone', async () => {
    const engine = await testWorkspace({ sample: true })
    const { campaignId, three, picks } = await threeOf(engine)
    const [a, b] = three.map(({ accountId }) => accountId) as [string, string]
    const note = (accountA: string, accountB: string, figure: number) =>
      engine.do('planner.setOverlap', { accountA, accountB, figure, basis: 'ofSmaller', ...noted })
    await expect(note(a, a, 0.1)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(note(a, b, 20)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(note(a, newId(), 0.1)).rejects.toMatchObject({ code: 'not_found' })
    const gone = [{ entryId: picks[0]!.entryId, offerId: 'never' }]
    await expect(engine.do('planner.reach', { campaignId, picks: gone })).rejects.toMatchObject({ code: 'not_found' })
    expect(await engine.do('planner.overlaps', { campaignId })).toEqual([])
    expect((await engine.do('planner.reach', { campaignId, picks: [] })).grossPersons).toBe(0)
  })
})
