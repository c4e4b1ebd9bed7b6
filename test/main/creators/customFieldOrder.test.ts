import { afterEach, expect, it } from 'vitest'
import { type RecordWorkspace, recordWorkspace } from './recordWorkspace'

let workspace: RecordWorkspace | null = null
afterEach(async () => {
  await workspace?.engine.close()
  workspace = null
})

async function withFields(...names: string[]) {
  workspace = await recordWorkspace()
  const { engine } = workspace
  for (const name of names) await engine.do('creators.saveCustomField', { name, kind: 'text' })
  const fields = await engine.do('creators.customFields', {})
  return { engine, ids: fields.map(({ id }) => id) }
}

it('own fields stand in the order they were put in, and undo puts them back', async () => {
  const { engine, ids } = await withFields('Shoe', 'Coat', 'Hat')
  const turned = ids.toReversed()
  const answer = await engine.do('creators.orderCustomFields', { ids: turned })
  expect(answer.map(({ name }) => name)).toEqual(['Hat', 'Coat', 'Shoe'])
  expect((await engine.do('history.next', {})).undo?.label).toBe('Order own fields')
  await engine.do('history.undo', {})
  expect((await engine.do('creators.customFields', {})).map(({ id }) => id)).toEqual(ids)
})

it.each([
  ['one is left out', (ids: string[]) => ids.slice(1)],
  ['one is named twice', (ids: string[]) => [ids[0], ids[0], ids[2]]],
  ['one is not there', (ids: string[]) => [...ids.slice(1), '018f0000-0000-7000-8000-000000000000']],
])('an order is refused where %s', async (_why, change) => {
  const { engine, ids } = await withFields('Shoe', 'Coat', 'Hat')
  const input = { ids: change(ids) }
  const reply = await engine.call({ method: 'creators.orderCustomFields', input }, { shell: 'test', actor: 'Test' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect((await engine.do('creators.customFields', {})).map(({ id }) => id)).toEqual(ids)
})
