import { expect, it } from 'vitest'
import { testWorkspace } from '../../../support/engine'
import { importText, knownOf, profileOf } from './known'

const list = (...rows: string[]) => ['handle,platform,user id,followers', ...rows].join('\n')

it('a later list with the same id and another handle renames the account and keeps the old handle', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', list('ana,tiktok,681,1000'))
  const outcome = await importText(engine, 'b-2026-02-01.csv', list('ana.cooks,tiktok,681,1500'))
  expect(outcome).toMatchObject({ created: 0, updated: 1, renamed: 1 })
  const [account] = (await profileOf(engine, 'ana.cooks')).accounts
  expect(account?.formerHandles).toMatchObject([{ handle: 'ana', untilOn: '2026-01-01', source: 'b-2026-02-01.csv' }])
  expect(account?.metrics).toHaveLength(2)

  // A list that still has the old handle, and no id, finds the account; it is not renamed back.
  const old = await importText(engine, 'c-2026-03-01.csv', 'handle,platform,followers\nana,tiktok,1700')
  expect(old).toMatchObject({ created: 0, updated: 1, renamed: 0 })
  expect((await profileOf(engine, 'ana.cooks')).row.followers).toBe(1700)
})

it('an older list with the id does not put the old handle back, but notes it', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'b-2026-02-01.csv', list('ana.cooks,tiktok,681,1500'))
  const older = await importText(engine, 'a-2026-01-01.csv', list('ana,tiktok,681,1000'))
  expect(older).toMatchObject({ created: 0, updated: 1, renamed: 0 })
  const [account] = (await profileOf(engine, 'ana.cooks')).accounts
  expect(account).toMatchObject({ followers: 1500, formerHandles: [{ handle: 'ana', untilOn: '2026-01-01' }] })
})

it('one file with both handles of an id is one account, in any order of its rows', async () => {
  const rows = ['ana,tiktok,681,1000,2026-01-01', 'ana.cooks,tiktok,681,1500,2026-02-01', 'ana,tiktok,,900,2025-12-01']
  const known: string[][][] = []
  for (const order of [rows, rows.toReversed()]) {
    const engine = await testWorkspace()
    const text = ['handle,platform,user id,followers,checked at', ...order].join('\n')
    expect(await importText(engine, 'a.csv', text)).toMatchObject({ rows: 3, created: 1, merged: 2 })
    expect((await profileOf(engine, 'ana.cooks')).accounts[0]).toMatchObject({
      followers: 1500,
      formerHandles: [{ handle: 'ana' }],
    })
    known.push(knownOf(engine))
  }
  expect(known[0]).toEqual(known[1])
})

it('a former handle that another account has now is that account’s', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', list('ana,tiktok,681,1000'))
  await importText(engine, 'b-2026-02-01.csv', list('ana.cooks,tiktok,681,1500'))
  // Somebody else took the handle; the id says so.
  expect(await importText(engine, 'c-2026-03-01.csv', list('ana,tiktok,999,20'))).toMatchObject({ created: 1 })
  await importText(engine, 'd-2026-04-01.csv', 'handle,platform,followers\nana,tiktok,30')
  expect((await profileOf(engine, 'ana.cooks')).row.followers).toBe(1500)
  expect((await profileOf(engine, 'ana')).row.followers).toBe(30)
})

it('an id that a whole list shares names nobody', async () => {
  const engine = await testWorkspace()
  const rows = ['ana', 'ben', 'cleo', 'dora', 'eve'].map((handle) => `${handle},tiktok,0,10`)
  expect(await importText(engine, 'zeros.csv', list(...rows))).toMatchObject({ created: 5, merged: 0 })
})

it('under the rule keep an account keeps its handle', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', list('ana,tiktok,681,1000'))
  await importText(engine, 'b-2026-02-01.csv', list('ana.cooks,tiktok,681,1500'), { mergeRule: 'keep' })
  expect((await profileOf(engine, 'ana')).accounts[0]).toMatchObject({ followers: 1000, formerHandles: [] })
})

it('undoing the list that renamed an account brings its handle back', async () => {
  const engine = await testWorkspace()
  await importText(engine, 'a-2026-01-01.csv', list('ana,tiktok,681,1000'))
  const before = knownOf(engine)
  await importText(engine, 'b-2026-02-01.csv', list('ana.cooks,tiktok,681,1500'))
  await engine.do('history.undo', {})
  expect(knownOf(engine)).toEqual(before)
  await engine.do('history.redo', {})
  expect((await profileOf(engine, 'ana.cooks')).accounts[0]?.formerHandles).toHaveLength(1)
})
