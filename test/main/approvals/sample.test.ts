import { expect, it } from 'vitest'
import { testWorkspace } from '../../support/engine'

it('gives the sample content at every stage, with people who decided, and a chain that verifies', async () => {
  const engine = await testWorkspace({ sample: true })
  const { cards } = await engine.do('approvals.board', {})
  expect(new Set(cards.map(({ state }) => state)).size).toBeGreaterThan(12)
  const overLimit = cards.find(({ state, roundsUsed }) => state === 'client_review' && roundsUsed === 2)
  expect(overLimit).toMatchObject({ roundsAllowed: 2, openComments: 1 })

  const live = await engine.do('approvals.get', {
    deliverableId: cards.find(({ state }) => state === 'live')?.id ?? '',
  })
  expect(live.corrections).toHaveLength(1)
  expect(live.events.find(({ onBehalfOf }) => onBehalfOf)).toMatchObject({
    onBehalfOf: 'Ottoline Drizzle',
    channel: 'email',
    actor: 'Test',
  })
  const { lint } = await engine.do('approvals.compliance', { deliverableId: live.card.id })
  expect(lint).toMatchObject([{ market: 'GB', ok: true }])
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
})
