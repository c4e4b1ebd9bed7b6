import { describe, expect, it } from 'vitest'
import {
  type CalendarCampaign,
  type CalendarDeliverable,
  type CalendarSource,
  datedEntries,
} from '../../../../src/shared/domain/approvals/calendarEntries'

const today = '2027-03-10'
const campaign: CalendarCampaign = {
  id: 'c1',
  name: 'Bolt spring',
  flightStart: '2027-03-01',
  flightEnd: '2027-03-31',
  postFrom: '2027-03-08',
  postUntil: '2027-03-14',
  exclusivityDays: 30,
  shared: [],
}
const video: CalendarDeliverable = {
  id: 'd1',
  campaignId: 'c1',
  creatorId: 'k1',
  handle: 'ana',
  title: 'First video',
  state: 'client_review',
  dueOn: null,
  stageDueOn: null,
  plannedOn: null,
  liveOn: null,
  postFrom: null,
  postUntil: null,
  spark: null,
}
const entries = (change: Partial<CalendarSource> = {}) =>
  datedEntries({ today, campaigns: [campaign], deliverables: [video], rights: [], barriersOf: () => [], ...change })
const found = (kind: string, change: Partial<CalendarSource> = {}) =>
  entries(change)
    .filter((entry) => entry.kind === kind)
    .map(({ key, from, until, alarm }) => ({ key, from, until, alarm }))
const owed = (change: Partial<CalendarDeliverable>): Partial<CalendarSource> => ({
  deliverables: [{ ...video, ...change }],
})

describe('a code', () => {
  const spark = (issuedOn: string, periodDays = 30) => owed({ spark: { issuedOn, periodDays } })
  it('that dies in the flight is an alarm, in days', () => {
    expect(found('sparkExpires', spark('2027-02-17'))).toEqual([
      {
        key: 'spark:d1',
        from: '2027-03-19',
        until: '2027-03-19',
        alarm: { severity: 'conflict', code: 'codeDiesInFlight', days: 12 },
      },
    ])
  })
  it('that barely outlives it is a warning; one that is dead is late; behind the flight nothing is said', () => {
    expect(found('sparkExpires', spark('2027-03-04'))[0]?.alarm).toEqual({
      severity: 'soon',
      code: 'codeBarelyOutlasts',
      days: 3,
    })
    expect(found('sparkExpires', spark('2027-01-01'))[0]?.alarm).toMatchObject({ severity: 'late', code: 'codeDead' })
    expect(found('sparkExpires', { ...spark('2027-01-01'), today: '2027-04-01' })[0]?.alarm).toBeNull()
    expect(found('sparkExpires', spark('2027-03-10'))[0]?.alarm).toBeNull()
  })
})

describe('a right', () => {
  const right = { id: 'r1', campaignId: 'c1', deliverableId: null, kind: 'paid', startsOn: null, lengthDays: 10 }
  it('of a campaign that counts from the live date ends for each post on its own day', () => {
    const deliverables = [
      { ...video, liveOn: '2027-03-05', state: 'live' as const },
      { ...video, id: 'd2', liveOn: '2027-03-08', state: 'live' as const },
      { ...video, id: 'd3' },
    ]
    expect(found('usageEnds', { deliverables, rights: [right] })).toEqual([
      {
        key: 'right:r1:d1',
        from: '2027-03-14',
        until: '2027-03-14',
        alarm: { severity: 'conflict', code: 'rightEndsInFlight', days: 17 },
      },
      {
        key: 'right:r1:d2',
        from: '2027-03-17',
        until: '2027-03-17',
        alarm: { severity: 'conflict', code: 'rightEndsInFlight', days: 14 },
      },
    ])
  })
  it('with a date of its own is one entry; without an end, or none at all, no entry', () => {
    const fixed = { ...right, startsOn: '2027-03-01', lengthDays: 40 }
    expect(found('usageEnds', { rights: [fixed] })).toEqual([
      { key: 'right:r1', from: '2027-04-09', until: '2027-04-09', alarm: null },
    ])
    expect(found('usageEnds', { rights: [fixed], today: '2027-04-01' })[0]?.alarm).toMatchObject({
      code: 'rightEndsSoon',
      days: 8,
    })
    expect(found('usageEnds', { rights: [{ ...fixed, lengthDays: null }] })).toEqual([])
    expect(found('usageEnds', { rights: [{ ...fixed, kind: 'none' }] })).toEqual([])
  })
})

describe('a posting window', () => {
  it('that closes soon with nothing approved is a warning, and late when it has closed', () => {
    expect(found('postingWindow')[0]?.alarm).toEqual({ severity: 'soon', code: 'windowCloses', days: 4, count: 1 })
    expect(found('postingWindow', owed({ state: 'approved' }))[0]?.alarm).toBeNull()
    expect(found('postingWindow', { ...owed({ state: 'approved' }), today: '2027-03-15' })[0]?.alarm).toEqual({
      severity: 'late',
      code: 'windowClosed',
      count: 1,
    })
    for (const state of ['live', 'on_hold', 'withdrawn'] as const)
      expect(found('postingWindow', { ...owed({ state }), today: '2027-03-15' })[0]?.alarm).toBeNull()
  })
  it('of a deliverable’s own takes it out of the campaign’s', () => {
    expect(found('postingWindow', owed({ postUntil: '2027-03-12' }))).toEqual([
      { key: 'window:c1', from: '2027-03-08', until: '2027-03-14', alarm: null },
      {
        key: 'window:d1',
        from: '2027-03-12',
        until: '2027-03-12',
        alarm: { severity: 'soon', code: 'windowCloses', days: 2, count: 1 },
      },
    ])
  })
})

describe('what is late or clashes', () => {
  it('stage, draft and planned post', () => {
    expect(found('stageDue', owed({ stageDueOn: '2027-03-08' }))[0]?.alarm).toMatchObject({
      code: 'stageOverdue',
      since: '2027-03-08',
    })
    expect(found('stageDue', owed({ stageDueOn: '2027-03-10' }))[0]?.alarm).toBeNull()
    expect(found('deliverableDue', owed({ dueOn: '2027-03-01', state: null }))[0]?.alarm).toMatchObject({
      since: '2027-03-01',
    })
    // Once it was submitted the stages' days count; before, the day that was agreed goes before the usual number of days.
    expect(found('deliverableDue', owed({ dueOn: '2027-03-01' }))).toEqual([])
    const agreed = { state: 'brief_sent' as const, dueOn: '2027-03-20', stageDueOn: '2027-03-02' }
    expect(found('stageDue', owed(agreed))).toEqual([])
    expect(found('deliverableDue', owed(agreed))[0]?.alarm).toBeNull()
    const planned = { state: 'scheduled' as const, plannedOn: '2027-03-09' }
    expect(found('planned', owed(planned))[0]?.alarm).toMatchObject({ code: 'notLive', since: '2027-03-09' })
    expect(found('planned', owed({ ...planned, plannedOn: '2027-03-20' }))[0]?.alarm).toMatchObject({
      code: 'plannedOutside',
    })
    expect(found('planned', owed({ ...planned, state: 'live' }))).toEqual([])
  })
  it('another client’s exclusivity', () => {
    const barrier = { key: 'x', who: 'Pip (Globex)', from: '2027-03-12', until: null }
    const source = { ...owed({ state: 'scheduled', plannedOn: '2027-03-13' }), barriersOf: () => [barrier] }
    expect(found('planned', source)[0]?.alarm).toMatchObject({ code: 'plannedExclusive', who: 'Pip (Globex)' })
    expect(found('exclusivity', source)).toEqual([
      { key: 'exclusivity:c1', from: '2027-03-01', until: '2027-04-30', alarm: null },
      {
        key: 'exclusivity:c1:k1:x',
        from: '2027-03-12',
        until: '2027-03-12',
        alarm: { severity: 'conflict', code: 'meetsExclusivity' },
      },
    ])
    const far = { barriersOf: () => [{ ...barrier, from: '2027-03-15' }] }
    expect(found('exclusivity', far)[1]?.alarm).toBeNull()
  })
  it('creators that two clients of one category share in the flight', () => {
    const shared = [{ handle: 'ana', who: 'Pip (Globex)' }]
    expect(found('flight', { campaigns: [{ ...campaign, shared }] })[0]?.alarm).toMatchObject({
      code: 'sharedCreators',
    })
  })
})

it('keeps its keys when dates move, and the order by day', () => {
  const some = {
    ...owed({ dueOn: '2027-03-20', stageDueOn: '2027-03-02', spark: { issuedOn: '2027-03-01', periodDays: 7 } }),
  }
  const moved = {
    ...owed({ dueOn: '2027-02-20', stageDueOn: '2027-04-02', spark: { issuedOn: '2027-03-03', periodDays: 30 } }),
  }
  const keys = (change: Partial<CalendarSource>) => entries(change).map(({ key }) => key)
  expect(new Set(keys(moved))).toEqual(new Set(keys(some)))
  expect(new Set(keys(some)).size).toBe(keys(some).length)
  const days = entries(some).map(({ from }) => from)
  expect(days).toEqual([...days].sort())
})
