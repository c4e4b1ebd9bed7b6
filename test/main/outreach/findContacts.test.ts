import { expect, it } from 'vitest'
import { outreachWorkspace } from './support'

it('notes addresses and link pages of bios once, with where they were read, and takes all back', async () => {
  const { engine, creators } = await outreachWorkspace(5)
  const bios = [
    'Bakes in Leeds 📩 juno@bakes.example.com',
    'collabs: otis (at) mail dot example dot com | linktr.ee/otis',
    'Editor @ vogue.com, £250 a post, @brandname',
    'ana3@mail.example',
    'no@thanks.example.com',
  ]
  for (const [index, bio] of bios.entries())
    await engine.do('creators.update', { accountId: creators[index]?.accountId ?? '', bio })
  await engine.do('privacy.addDoNotContact', { kind: 'domain', value: 'thanks.example.com', reason: 'Said no' })
  const looked = await engine.do('outreach.findContacts', { dryRun: true })
  expect(looked).toMatchObject({ bios: 5, added: 3, refused: 1, stepId: null })
  expect(looked.examples).toEqual([
    {
      handle: 'ana0',
      kind: 'email',
      value: 'juno@bakes.example.com',
      quote: 'juno@bakes.example.com',
      isObfuscated: false,
    },
    {
      handle: 'ana1',
      kind: 'email',
      value: 'otis@mail.example.com',
      quote: 'otis (at) mail dot example dot com',
      isObfuscated: true,
    },
    { handle: 'ana1', kind: 'link', value: 'https://linktr.ee/otis', quote: 'linktr.ee/otis', isObfuscated: false },
  ])
  expect(await engine.do('outreach.findContacts', {})).toMatchObject({ added: 3 })
  const { contacts } = await engine.do('creators.get', { accountId: creators[1]?.accountId ?? '' })
  expect(contacts.map(({ kind, value, source }) => [kind, value, source])).toEqual(
    expect.arrayContaining([
      ['email', 'otis@mail.example.com', 'bio of @ana1, spelled out'],
      ['directMessage', 'https://linktr.ee/otis', 'bio of @ana1'],
    ]),
  )
  expect(await engine.do('outreach.findContacts', {})).toMatchObject({ added: 0, stepId: null })
  expect((await engine.do('history.next', {})).undo?.label).toBe('Note 3 contacts found in bios')
  await engine.do('history.undo', {})
  expect((await engine.do('outreach.findContacts', { dryRun: true })).added).toBe(3)
})
