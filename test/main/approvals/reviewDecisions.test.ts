import { describe, expect, it } from 'vitest'
import { decisionsOf, pageOf, remark, reviewWorld, send } from './reviewSupport'

describe('a decision file', () => {
  it('brings comments and decisions once, with the file as evidence', async () => {
    const world = await reviewWorld()
    const { engine, video, picture, text } = world
    const { page } = await pageOf(engine, await world.make())
    const first = remark('Too dark here', { atMs: 1200, untilMs: 2400 })
    const file = decisionsOf(page, [
      {
        decision: 'request_changes',
        comment: 'Lighter, please',
        comments: [first, remark('And here', { parentId: first.id })],
      },
      {
        decision: 'approve_with_corrections',
        corrections: [{ part: 'hashtags', text: '#wildswimming' }],
        comments: [remark('Nice', { area: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } })],
      },
      { decision: 'approve' },
    ])
    const fileToken = await send(engine, file)
    const reading = await engine.do('approvals.readDecisionFile', { fileToken })
    expect(reading.decider).toEqual({ name: 'Cleo', email: 'Cleo@Wobblecombe.example', standing: 'known' })
    expect(reading.effects.map(({ decision, comments, refusal }) => [decision, comments, refusal])).toEqual([
      ['request_changes', 2, null],
      ['approve_with_corrections', 1, null],
      ['approve', 0, null],
    ])
    const done = await engine.do('approvals.applyDecisionFile', { fileToken })
    expect(done).toEqual({ applied: 3, comments: 3, refused: [] })

    const { cards } = await engine.do('approvals.board', {})
    const states = Object.fromEntries(cards.map(({ id, state }) => [id, state]))
    expect(states).toEqual({ [video]: 'changes_requested', [picture]: 'approved', [text]: 'approved' })
    const comments = await engine.do('approvals.comments', { deliverableId: video })
    expect(
      comments.map(({ id, text, thread, author, atMs, untilMs, parentId }) => ({
        id,
        text,
        thread,
        author,
        atMs,
        untilMs,
        parentId,
      })),
    ).toEqual([
      {
        id: first.id,
        text: 'Too dark here',
        thread: 'client',
        author: 'Cleo',
        atMs: 1200,
        untilMs: 2400,
        parentId: null,
      },
      {
        id: comments[1]?.id,
        text: 'And here',
        thread: 'client',
        author: 'Cleo',
        atMs: null,
        untilMs: null,
        parentId: first.id,
      },
    ])
    const detail = await engine.do('approvals.get', { deliverableId: picture })
    expect(detail.corrections.map(({ part, text }) => [part, text])).toEqual([['hashtags', '#wildswimming']])
    expect(detail.evidence).toMatchObject([{ purpose: 'decision', name: 'Fizz.callboard-decision.json' }])
    expect(detail.events.at(-1)).toMatchObject({
      onBehalfOf: 'Cleo',
      channel: 'package',
      evidenceSha256: detail.evidence[0]?.sha256,
    })

    await expect(engine.do('approvals.applyDecisionFile', { fileToken })).rejects.toMatchObject({
      code: 'decision_file_applied',
    })
  })
})
