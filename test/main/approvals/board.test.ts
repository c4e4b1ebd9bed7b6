import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import { readEvents } from '../../../src/main/features/approvals/events'
import { stateRowOf } from '../../../src/main/features/approvals/progressStore'
import { seed } from '../campaigns/seed'
import { approvalWorkspace, withClient } from './approvalWorkspace'

describe('the board', () => {
  it('shows content whose brief was not sent, with whose turn it is', async () => {
    const { engine, campaignId, deliverableId } = await approvalWorkspace()
    const { cards, today } = await engine.do('approvals.board', { campaignId })
    expect(today).toBe('2026-11-16')
    expect(cards).toEqual([
      {
        id: deliverableId,
        campaignId,
        campaign: 'Fizz spring',
        client: 'Wobblecombe',
        accountId: expect.any(String),
        platform: 'tiktok',
        handle: 'ana0',
        displayName: 'ANA0',
        title: 'Video',
        kind: 'video',
        state: null,
        stateSince: null,
        dueOn: '2026-11-30',
        actBy: null,
        overdueDays: 0,
        turn: 'agency',
        version: null,
        approvals: 0,
        approvalsNeeded: 0,
        roundsUsed: 0,
        roundsAllowed: 2,
        plannedOn: null,
        openComments: 0,
      },
    ])
  })

  it('counts business days in the campaign’s time zone, without days off', async () => {
    const workspace = await approvalWorkspace()
    const { engine, clock, deliverableId } = workspace
    await engine.do('outreach.addDayOff', { day: '2026-11-18', name: 'Founders’ day' })
    await withClient(workspace)
    const card = async () => (await engine.do('approvals.board', {})).cards[0]
    // Monday; three business days, and Wednesday is off.
    expect(await card()).toMatchObject({ state: 'client_review', turn: 'brand', actBy: '2026-11-20', overdueDays: 0 })
    expect(await card()).toMatchObject({ approvals: 0, approvalsNeeded: 1, roundsUsed: 1, roundsAllowed: 2 })
    clock.now = new Date('2026-11-22T10:00:00Z')
    expect(await card()).toMatchObject({ overdueDays: 0 })
    clock.now = new Date('2026-11-24T23:30:00Z')
    expect(await card()).toMatchObject({ overdueDays: 2 })
    const { stages } = await engine.do('approvals.get', { deliverableId })
    expect(stages.at(-1)).toMatchObject({
      state: 'client_review',
      owner: 'brand',
      until: null,
      businessDays: 5,
      allowedDays: 3,
      lateDays: 2,
    })
  })

  it('takes the day on which the draft is due, and the workflow’s days where none was agreed', async () => {
    const { engine, deliverableId } = await approvalWorkspace()
    const dueOn = (day: string | null) =>
      seed(engine, (_insert, db) =>
        db.prepare('UPDATE deliverable SET due_on = ? WHERE id = ?').run(day, deliverableId),
      )
    dueOn(null)
    await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
    const [first] = (await engine.do('approvals.board', {})).cards
    expect(first).toMatchObject({ turn: 'creator', actBy: '2026-11-23', dueOn: null, overdueDays: 0 })
    dueOn('2026-11-12')
    const [sooner] = (await engine.do('approvals.board', {})).cards
    expect(sooner).toMatchObject({ actBy: '2026-11-12', overdueDays: 2 })
  })

  it('counts comments that nobody dealt with, and shows the version', async () => {
    const workspace = await approvalWorkspace()
    const { engine } = workspace
    const { versionId } = await withClient(workspace)
    const say = (text: string, parentId: string | null = null) =>
      engine.do('approvals.comment', { versionId, thread: 'internal', text, parentId })
    const first = await say('Louder')
    await say('Why', first.id)
    const second = await say('Softer')
    const third = await say('No')
    await engine.do('approvals.resolveComment', { commentId: second.id, isResolved: true })
    await engine.do('approvals.retractComment', { commentId: third.id })
    const [card] = (await engine.do('approvals.board', {})).cards
    expect(card?.openComments).toBe(1)
    expect(card?.version).toEqual({ id: versionId, number: 1, kind: 'text', durationMs: null, posterSha256: null })
  })

  it('shows many as they stand by their events', async () => {
    const workspace = await approvalWorkspace(30)
    const { engine, deliverableIds, as: by } = workspace
    for (const [index, id] of deliverableIds.entries()) {
      if (index % 5 === 0) continue
      const version = await withClient(workspace, id)
      if (index % 5 > 1)
        await by('Cleo')('approvals.decide', {
          ...version,
          stage: 'client_review',
          ...(index % 5 === 2
            ? { decision: 'request_changes', comment: 'No' }
            : { decision: 'approve_with_corrections', corrections: [{ part: 'links', text: 'Ours' }] }),
        })
    }
    const { cards } = await engine.do('approvals.board', {})
    const counts = Object.groupBy(cards, ({ state }) => state ?? 'not sent')
    expect(Object.fromEntries(Object.entries(counts).map(([state, list]) => [state, list?.length]))).toEqual({
      'not sent': 6,
      client_review: 6,
      changes_requested: 6,
      approved: 12,
    })
    const db = openDatabase(join(engine.folder, 'workspace.db'))
    for (const id of deliverableIds)
      expect(db.prepare('SELECT * FROM deliverable_state WHERE id = ?').get(id) ?? null).toEqual(
        stateRowOf(db, id, readEvents(db, id)),
      )
    db.close()
  })
})
