import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import { readEvents } from '../../../src/main/features/approvals/events'
import { stateRowOf } from '../../../src/main/features/approvals/progressStore'
import { CallboardError } from '../../../src/shared/contract/define'
import { progressOf } from '../../../src/shared/domain/approvals/progress'
import { type ApprovalState, approvalStates, reviewStates } from '../../../src/shared/domain/approvals/workflow'
import { seed } from '../campaigns/seed'
import { approvalWorkspace } from './approvalWorkspace'

const actors = ['Test', 'Dana', 'Cleo', 'Carl', 'Newt']
const who = fc.constantFrom(...actors)
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('next' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('submit' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), who, isYes: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('move' as const), who, to: fc.constantFrom(...approvalStates) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('changeOrder' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), hours: fc.integer({ min: -72, max: 96 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
/** What a person would most likely do next, so that walks come far. */
const onward: Partial<Record<ApprovalState, ApprovalState>> = {
  draft_submitted: 'internal_review',
  internal_review: 'client_review',
  client_review: 'approved',
  approved: 'scheduled',
  live_verified: 'closed',
}

it('stands where its events say, whatever people try', async () => {
  const workspace = await approvalWorkspace(1, { checksAnswers: false })
  const { engine, clock, campaignId, as: by } = workspace
  const [account] = (await engine.do('approvals.board', {})).cards
  let takes = 0
  const reached = new Set<ApprovalState>()
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  const owed = fc.array(act, { minLength: 5, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(owed, async (acts) => {
      const id = owe()
      await engine.do('approvals.sendBrief', { deliverableIds: [id] })
      for (const one of acts) {
        const before = readEvents(db, id)
        try {
          await doOne(id, one)
        } catch (error) {
          // Nothing that is refused leaves a trace.
          if (!(error instanceof CallboardError)) throw error
          expect(['approval_refused', 'changed_since', 'version_locked']).toContain(error.code)
          expect(readEvents(db, id)).toEqual(before)
        }
        expect(readEvents(db, id).slice(0, before.length)).toEqual(before)
      }
      const events = readEvents(db, id)
      const row = db.prepare<[string], { state: string }>('SELECT * FROM deliverable_state WHERE id = ?').get(id)
      expect(row).toEqual(stateRowOf(db, id, events))
      expect(progressOf(events)?.state).toBe(row?.state)
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted())
      for (const { to } of events) reached.add(to)
    }),
    { numRuns: 40 },
  )
  db.close()
  expect((await engine.do('workspace.verify', {})).problems.filter(({ check }) => check !== 'approval files')).toEqual(
    [],
  )
  expect([...reached]).toEqual(expect.arrayContaining(['client_review', 'changes_requested', 'approved', 'scheduled']))

  function owe(): string {
    const ids: string[] = []
    seed(engine, (insert) => {
      const of = { campaign_id: campaignId, account_id: account?.accountId ?? '' }
      ids.push(insert('deliverable', { ...of, title: 'Video', kind: 'video', music: 'none' }))
      const plan = { relation: 'paid', has_toggle: 1, wording: '#ad', spoken_at_ms: 1, shown_at_ms: 1 }
      insert('disclosure_plan', { ...plan, deliverable_id: ids[0] ?? '', created_at: '2026-11-16' })
    })
    return ids[0] ?? ''
  }

  async function doOne(id: string, one: Act): Promise<void> {
    if (one.kind === 'clock') {
      clock.now = new Date(clock.now.getTime() + one.hours * 3_600_000)
      return
    }
    if (one.kind === 'undo') {
      // What the workspace rests on stays, or no walk would come far.
      const { undo } = await engine.do('history.next', {})
      if (undo?.method.startsWith('approvals.')) await engine.do('history.undo', {})
      return
    }
    const { card, version } = await engine.do('approvals.get', { deliverableId: id })
    const call = by(one.who)
    const stage = reviewStates.find((state) => state === card.state)
    if (one.kind === 'next' && card.state && onward[card.state]) {
      const to = onward[card.state] ?? 'approved'
      await call('approvals.move', { deliverableIds: [id], to, postOn: '2026-12-20' })
    } else if (one.kind === 'move') {
      await call('approvals.move', { deliverableIds: [id], to: one.to, text: 'So', postOn: '2026-12-20' })
    } else if (one.kind === 'changeOrder') {
      await call('approvals.changeOrder', { deliverableId: id, rounds: 1, reference: 'CO' })
    } else if (one.kind === 'decide' && version && stage) {
      await call('approvals.decide', {
        deliverableId: id,
        versionId: version.id,
        sha256: version.sha256,
        captionSha256: version.captionSha256,
        stage,
        ...(one.isYes ? { decision: 'approve' } : { decision: 'request_changes', comment: 'No' }),
      })
    } else {
      takes += 1
      const { id: versionId } = await engine.do('approvals.addVersion', {
        deliverableId: id,
        caption: `#ad Take ${takes}`,
      })
      await call('approvals.submit', { deliverableId: id, versionId, as: 'draft' })
    }
  }
})
