import { describe, expect, it } from 'vitest'
import { outreachWorkspace } from './support'

const steps = [0, 3, 7].map((afterDays) => ({ afterDays, channel: 'email' as const, templateId: null }))

async function underWay(count = 5) {
  const world = await outreachWorkspace(count)
  const { engine, first, accountIds } = world
  await engine.do('outreach.updateSettings', { dailyLimit: 10_000 })
  await engine.do('outreach.add', { campaignId: first.id, accountIds })
  const cadence = await engine.do('outreach.saveCadence', { name: 'Usual', counts: 'calendarDays', steps })
  const ids = (await engine.do('outreach.list', { limit: 20_000 })).cards.map((card) => card.id)
  return { ...world, cadence, ids }
}

describe('the queue', () => {
  it('brings each step when it is due: sent, skipped, snoozed, and ended by a reply', async () => {
    const { engine, clock, cadence, ids } = await underWay(3)
    const started = await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-20' })
    expect(started).toEqual({ started: 3, refused: [] })
    expect(await engine.do('outreach.queue', {})).toMatchObject({ due: 0, overdue: 0, cards: [] })
    clock.now = new Date('2026-11-20T08:00:00Z')
    const [a = '', b = '', c = ''] = (await engine.do('outreach.queue', { limit: 10 })).cards.map((card) => card.id)
    const sent = await engine.do('outreach.logSent', { id: a, channel: 'email' })
    expect(sent.card).toMatchObject({ nextStep: 1, dueOn: '2026-11-23' })
    expect(await engine.do('outreach.skip', { ids: [b], reason: 'On holiday' })).toEqual({ skipped: 1 })
    expect((await engine.do('outreach.get', { id: b })).card).toMatchObject({ nextStep: 1, dueOn: '2026-11-23' })
    await engine.do('outreach.snooze', { ids: [c], until: '2026-11-25' })
    expect(await engine.do('outreach.queue', {})).toMatchObject({ due: 0 })
    clock.now = new Date('2026-11-24T08:00:00Z')
    expect(await engine.do('outreach.queue', { limit: 5 })).toMatchObject({ due: 2, overdue: 2 })
    await engine.do('outreach.logReply', { id: a, channel: 'email' })
    expect(await engine.do('outreach.queue', {})).toMatchObject({ due: 1 })
    clock.now = new Date('2026-11-25T08:00:00Z')
    expect((await engine.do('outreach.queue', { limit: 5 })).cards.map((card) => card.id)).toEqual([b, c])
  })

  it('pushes the next step on when one was sent late, and ends behind the last', async () => {
    const { engine, clock, cadence, ids } = await underWay(1)
    await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-16' })
    const id = ids[0] ?? ''
    clock.now = new Date('2026-11-19T09:00:00Z')
    expect((await engine.do('outreach.logSent', { id, channel: 'email' })).card.dueOn).toBe('2026-11-20')
    clock.now = new Date('2026-11-20T09:00:00Z')
    expect((await engine.do('outreach.logSent', { id, channel: 'email' })).card.dueOn).toBe('2026-11-23')
    clock.now = new Date('2026-11-23T09:00:00Z')
    expect((await engine.do('outreach.logSent', { id, channel: 'email' })).card).toMatchObject({
      dueOn: null,
      nextStep: null,
    })
    await expect(engine.do('outreach.skip', { ids: [id] })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('says why a day moved: Christmas in Britain, an own day off', async () => {
    const { engine, cadence, ids } = await underWay(1)
    await engine.do('outreach.addDayOff', { day: '2026-12-29', name: 'Summer party in winter' })
    const { dates } = await engine.do('outreach.previewStart', { ids, cadenceId: cadence.id, startOn: '2026-12-22' })
    expect(dates.map(({ on }) => on)).toEqual(['2026-12-22', '2026-12-30', '2026-12-31'])
    expect(dates[1]?.movedBy).toBe('Christmas Day')
    expect(dates[2]?.movedBy).toBe('Summer party in winter')
    const days = await engine.do('outreach.daysOff', { year: 2026 })
    expect(days.find((day) => day.day === '2026-12-29')).toMatchObject({ country: null })
  })

  it('counts today where the workspace is, on both sides of midnight', async () => {
    const { engine, clock, cadence, ids } = await underWay(1)
    const zone = (await engine.do('workspace.current', {}))?.timeZone
    await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-17' })
    const midnight = new Date(`2026-11-17T00:00:00${zone === 'UTC' ? 'Z' : ''}`)
    clock.now = new Date(midnight.getTime() - 1000)
    expect((await engine.do('outreach.queue', {})).due).toBe(0)
    clock.now = new Date(midnight.getTime() + 1000)
    expect((await engine.do('outreach.queue', {})).due).toBe(1)
  })

  it('spreads first contacts over business days at the daily limit', async () => {
    const { engine, cadence, ids } = await underWay(5)
    await engine.do('outreach.updateSettings', { dailyLimit: 2 })
    await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-20' })
    const { cards } = await engine.do('outreach.list', {})
    expect(cards.map((card) => card.dueOn)).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-23',
      '2026-11-23',
      '2026-11-24',
    ])
  })

  it('finds the next of 5,000 cards by the index', async () => {
    const { engine, clock, cadence, ids } = await underWay(5000)
    await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-16' })
    clock.now = new Date('2026-11-18T09:00:00Z')
    const queue = await engine.do('outreach.queue', {})
    expect(queue).toMatchObject({ due: 5000, overdue: 5000 })
    expect(queue.cards).toHaveLength(1)
  })
})

it('refuses a cadence whose days do not rise, and stops those of one that is removed', async () => {
  const { engine, cadence, ids } = await underWay(2)
  const wrong = [3, 0].map((afterDays) => ({ afterDays, channel: 'email' as const, templateId: null }))
  const saving = engine.do('outreach.saveCadence', { name: 'Wrong', counts: 'businessDays', steps: wrong })
  await expect(saving).rejects.toMatchObject({ code: 'invalid_input' })
  await engine.do('outreach.start', { ids, cadenceId: cadence.id, startOn: '2026-11-16' })
  expect(await engine.do('outreach.removeCadence', { id: cadence.id })).toEqual({ stopped: 2 })
  await engine.do('history.undo', {})
  expect(await engine.do('outreach.queue', { limit: 5 })).toMatchObject({ due: 2 })
})

it('tells reply rates with their samples, and no rate of a few', async () => {
  const { engine, ids } = await underWay(14)
  for (const [index, id] of ids.entries()) {
    await engine.do('outreach.logSent', { id, channel: index < 12 ? 'email' : 'directMessage' })
    if (index < 3) await engine.do('outreach.logReply', { id, channel: 'email' })
  }
  const { rows, all } = await engine.do('outreach.figures', { by: 'channel' })
  expect(rows).toMatchObject([
    { key: 'email', contacted: 12, replied: 3, rate: 0.25 },
    { key: 'directMessage', contacted: 2, replied: 0, rate: null, low: 0 },
  ])
  expect(rows[0]?.low).toBeCloseTo(0.0889, 3)
  expect(rows[0]?.high).toBeCloseTo(0.5323, 3)
  expect(all).toMatchObject({ contacted: 14, replied: 3 })
  expect((await engine.do('outreach.figures', { by: 'weekday' })).rows).toMatchObject([{ label: 'Monday' }])
  expect((await engine.do('outreach.figures', { by: 'owner', to: '2026-11-15' })).all.contacted).toBe(0)
})
