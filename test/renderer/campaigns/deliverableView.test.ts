import { expect, it } from 'vitest'
import {
  anyState,
  type DeliverableSort,
  deliverableView,
  sizeOf,
  statesIn,
  takersOf,
  unsent,
} from '../../../src/renderer/src/features/campaigns/deliverables/deliverableView'
import type { DeliverableRecord, RosterEntry } from '../../../src/shared/contract/campaigns'
import { approvalStates } from '../../../src/shared/domain/approvals/workflow'

const one = (id: string, change: Partial<DeliverableRecord> = {}): DeliverableRecord => ({
  id,
  campaignId: 'c',
  accountId: `a-${id}`,
  handle: 'ana',
  title: id,
  kind: 'video',
  state: null,
  dueOn: null,
  requirement: null,
  workflowId: null,
  ...change,
})
const byHandle: DeliverableSort = { id: 'handle', isDescending: false }
const ids = (rows: readonly DeliverableRecord[]) => rows.map(({ id }) => id)

it('finds by handle or title, in any case, and by state', () => {
  const all = [
    one('1', { handle: 'Zoe', title: 'Recipe video' }),
    one('2', { title: 'Story 10 of 12', state: 'approved' }),
    one('3', { title: 'Story 2 of 12' }),
  ]
  const view = (text: string, state = anyState) => ids(deliverableView(all, { text, state }, byHandle, 'en'))
  expect(view('')).toEqual(['3', '2', '1'])
  expect(view('zOE ')).toEqual(['1'])
  expect(view('story')).toEqual(['3', '2'])
  expect(view('', 'approved')).toEqual(['2'])
  expect(view('', unsent)).toEqual(['3', '1'])
  expect(statesIn(all, approvalStates)).toEqual([unsent, 'approved'])
})

it('puts what has no day last in both directions', () => {
  const all = [one('1'), one('2', { dueOn: '2026-12-02' }), one('3', { dueOn: '2026-12-01' })]
  const view = (isDescending: boolean) =>
    ids(deliverableView(all, { text: '', state: anyState }, { id: 'due', isDescending }, 'en'))
  expect(view(false)).toEqual(['3', '2', '1'])
  expect(view(true)).toEqual(['2', '3', '1'])
})

it('offers those booked first and nobody who was dropped', () => {
  const entry = (handle: string, status: RosterEntry['status']) => ({ handle, status }) as RosterEntry
  const roster = [entry('zed', 'shortlisted'), entry('eve', 'dropped'), entry('ben', 'booked'), entry('ana', 'booked')]
  expect(takersOf(roster).map(({ handle }) => handle)).toEqual(['ana', 'ben', 'zed'])
})

it('counts what one creator gets', () => {
  const item = { kind: 'video' as const, title: 'x', dueOn: null, requirement: null }
  expect(
    sizeOf([
      { ...item, count: 2 },
      { ...item, count: 3 },
    ]),
  ).toBe(5)
})
