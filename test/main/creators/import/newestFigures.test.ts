import fc from 'fast-check'
import { expect, it } from 'vitest'
import { followNewestMetrics, metricColumns } from '../../../../src/main/db/newestMetrics'
import type { Db } from '../../../../src/main/db/open'
import { runStep } from '../../../../src/main/db/steps'
import { withDatabase } from '../../../support/creatorSeed'
import { newId, type TestEngine, testWorkspace } from '../../../support/engine'
import { importText, profileOf } from './known'

const shown = (db: Db) =>
  db.prepare(`SELECT id, measured_on, ${metricColumns.join(', ')} FROM account ORDER BY id`).all()

/** What accounts show, and what they would show if all were worked out from their history again. */
function shownAndWorkedOut(engine: TestEngine): { now: unknown[]; again: unknown[] } {
  return withDatabase(engine, (db) => {
    const now = shown(db)
    const ids = db.prepare<[], string>('SELECT id FROM account').pluck().all()
    const origin = {
      method: 'test',
      commandId: newId(),
      actor: 'T',
      device: 'd',
      now: new Date('2026-11-22T09:00:00Z'),
    }
    runStep(db, origin, () => followNewestMetrics(db, ids))
    return { now, again: shown(db) }
  })
}
const list = (followers: number | null, rate: number | null, basis: string) =>
  `platform,handle,followers,engagement rate %,engagement basis\ntiktok,ana,${followers ?? ''},${rate ?? ''},${basis}`

it('what a person typed of a day stands against every file of that day, whichever came first', async () => {
  for (const order of ['typed', 'imported']) {
    const engine = await testWorkspace({ now: () => new Date('2026-02-01T09:00:00Z') })
    await importText(engine, 'a-2026-01-01.csv', list(1000, 4, 'views'))
    const { accountId } = (await profileOf(engine, 'ana')).row
    const type = () => engine.do('creators.addMetrics', { accountId, measuredOn: '2026-02-01', followers: 1500 })
    if (order === 'typed') await type()
    await importText(engine, 'b-2026-02-01.csv', list(1700, 6, 'followers'))
    if (order === 'imported') await type()
    await importText(engine, 'c-2026-02-01.csv', list(1600, 5, 'reach'))
    expect((await profileOf(engine, 'ana')).row).toMatchObject({
      followers: 1500,
      engagementRate: 0.06,
      engagementBasis: 'followers',
      measuredOn: '2026-02-01',
    })
    await importText(engine, 'd-2026-02-02.csv', list(900, null, ''))
    expect((await profileOf(engine, 'ana')).row).toMatchObject({ followers: 900, engagementRate: 0.06 })
    await engine.close()
  }
})

it('imports and entries show what the history alone would show', async () => {
  const figure = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null })
  const act = fc.record({
    isTyped: fc.boolean(),
    day: fc.integer({ min: 1, max: 3 }),
    followers: figure,
    rate: figure,
    basis: fc.constantFrom('views' as const, 'followers' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 6 }), async (acts) => {
      const engine = await testWorkspace({ now: () => new Date('2026-02-09T09:00:00Z') })
      await importText(engine, 'a-2026-01-01.csv', list(3, 3, 'views'))
      const { accountId } = (await profileOf(engine, 'ana')).row
      for (const [i, { isTyped, day, followers, rate, basis }] of acts.entries()) {
        const measuredOn = `2026-02-0${day}`
        const rated = rate === null ? {} : { engagementRate: rate / 100, engagementBasis: basis }
        if (!isTyped) await importText(engine, `${i}-${measuredOn}.csv`, list(followers, rate, basis))
        else if (followers !== null || rate !== null)
          await engine.do('creators.addMetrics', { accountId, measuredOn, followers, ...rated })
      }
      const { now, again } = shownAndWorkedOut(engine)
      expect(now).toEqual(again)
      await engine.close()
    }),
    { numRuns: 15, seed: 20260201 },
  )
})
