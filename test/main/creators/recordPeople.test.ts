import { expect, it } from 'vitest'
import { recordWorkspace } from './recordWorkspace'

it('a renamed account keeps its history, its old handles and its address', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const ana = addCreator('ana')
  step('Link', () => db.prepare('UPDATE account SET profile_url = ?').run('https://www.tiktok.com/@ana'))
  await engine.do('creators.addMetrics', { accountId: ana.id, measuredOn: '2026-11-01', followers: 900 })
  const read = async () => (await engine.do('creators.get', { accountId: ana.id })).accounts[0]
  await engine.do('creators.updateAccount', { accountId: ana.id, handle: 'https://www.tiktok.com/@ana.cooks?lang=en' })
  expect(await read()).toMatchObject({
    handle: 'ana.cooks',
    profileUrl: 'https://www.tiktok.com/@ana.cooks',
    formerHandles: [{ handle: 'ana', untilOn: '2026-11-22', source: 'entered by hand' }],
    metrics: [{ followers: 900 }],
  })
  // Only the case: the same handle, so nothing is former.
  await engine.do('creators.updateAccount', { accountId: ana.id, handle: 'Ana.Cooks' })
  expect((await read())?.formerHandles).toHaveLength(1)
  // Back to the first: what it is now is not what it was.
  await engine.do('creators.updateAccount', { accountId: ana.id, handle: 'ana' })
  expect((await read())?.formerHandles.map((former) => former.handle)).toEqual(['Ana.Cooks'])
  const { ids } = await engine.do('creators.list', { filter: { text: 'ana' } })
  expect(ids).toHaveLength(1)
  await engine.close()
})

it('the main account comes first: the chosen one, else the one with most followers', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const small = addCreator('small', { followers: 10 })
  addCreator('unknown', { creatorId: small.creatorId })
  addCreator('large', { followers: 900, creatorId: small.creatorId })
  const order = async () =>
    (await engine.do('creators.get', { accountId: small.id })).accounts.map((a) => `${a.handle}${a.isMain ? '*' : ''}`)
  expect(await order()).toEqual(['large*', 'small', 'unknown'])
  await engine.do('creators.updateAccount', { accountId: small.id, isMain: true })
  expect(await order()).toEqual(['small*', 'large', 'unknown'])
  await engine.do('creators.removeAccount', { accountId: small.id })
  await engine.do('history.undo', {})
  expect(await order()).toEqual(['small*', 'large', 'unknown'])
  await engine.close()
})

it('a contact that several creators share says so, and one of a kind is preferred', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const [ana, ben, eve] = [addCreator('ana'), addCreator('ben'), addCreator('eve')]
  const agent = await engine.do('creators.saveAgent', { name: 'Moss', email: 'talent@moss.example' })
  for (const { creatorId } of [ana, ben, eve]) {
    await engine.do('creators.addContact', {
      creatorId,
      kind: 'email',
      value: 'talent@moss.example',
      holder: 'agent',
      agentId: agent.id,
      isPreferred: true,
    })
    await engine.do('creators.linkAgent', { creatorId, agentId: agent.id, note: null })
  }
  await engine.do('creators.addContact', {
    creatorId: ana.creatorId,
    kind: 'email',
    value: 'ana@mail.example',
    isPreferred: true,
  })
  await engine.do('creators.addContact', { creatorId: ana.creatorId, kind: 'phone', value: '1', isPreferred: true })
  const profile = await engine.do('creators.get', { accountId: ana.id })
  expect(profile.contacts.map((c) => [c.value, c.isPreferred, c.sharedWith.map((one) => one.handle)])).toEqual([
    ['ana@mail.example', true, []],
    ['1', true, []],
    ['talent@moss.example', false, ['ben', 'eve']],
  ])
  expect(profile.agents).toMatchObject([{ name: 'Moss', creators: 3 }])
  expect(await engine.do('creators.agents', { text: 'OSS.EX' })).toMatchObject([{ name: 'Moss', creators: 3 }])
  expect(await engine.do('creators.agents', { text: 'fern' })).toEqual([])
  await expect(engine.do('creators.removeAgent', { id: agent.id })).rejects.toThrow('Moss acts for 3 creators')
  await engine.close()
})

it('choices in use stay, a free field changes its kind, and a field takes its values along', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const many = Array.from({ length: 50 }, (_, i) => addCreator(`c${i}`))
  const fields = await engine.do('creators.saveCustomField', { name: 'Coat', kind: 'choice', choices: ['S', 'M', 'L'] })
  const id = fields[0]?.id ?? ''
  const other = '01900000-0000-7000-8000-000000000001'
  step('Coats', () => {
    const set = db.prepare('UPDATE creator SET custom = ? WHERE id = ?')
    for (const [i, { creatorId }] of many.entries())
      set.run(JSON.stringify(i % 2 ? { [id]: 'M', [other]: 'kept "as is"' } : { [other]: i }), creatorId)
  })
  const save = (choices: string[], name = 'Coat') =>
    engine.do('creators.saveCustomField', { id, name, kind: 'choice', choices })
  await expect(save(['S', 'L'])).rejects.toThrow('25 creators have the choice "M", so it stays')
  expect(await save(['M', 'XL'], 'Coat size')).toEqual([
    { id, name: 'Coat size', kind: 'choice', choices: ['M', 'XL'] },
  ])
  await expect(engine.do('creators.saveCustomField', { id, name: 'Coat', kind: 'text' })).rejects.toThrow(
    '25 creators have a value in Coat size, so its kind stays',
  )
  const values = () => db.prepare('SELECT custom FROM creator ORDER BY id').pluck().all()
  const before = values()
  expect(await engine.do('creators.removeCustomField', { id })).toEqual([])
  expect(values().join()).not.toContain(id)
  expect(values().filter((value) => String(value).includes('kept \\"as is\\"'))).toHaveLength(25)
  await engine.do('history.undo', {})
  expect(values()).toEqual(before)
  expect(await engine.do('creators.customFields', {})).toHaveLength(1)
  // Without values the kind is free.
  await engine.do('creators.saveCustomField', { name: 'Free', kind: 'text', choices: ['ignored'] })
  const free = (await engine.do('creators.customFields', {}))[1]
  expect(free).toMatchObject({ name: 'Free', choices: [] })
  await engine.do('creators.saveCustomField', { id: free?.id ?? '', name: 'Free', kind: 'date' })
  await engine.close()
})

it('a contact is one however it is written, and an address may have letters of any script', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const { creatorId, id: accountId } = addCreator('ana')
  const add = (kind: 'email' | 'phone' | 'directMessage', value: string) =>
    engine.do('creators.addContact', { creatorId, kind, value })
  await add('email', 'Ana@Mail.example')
  await add('phone', '+44 (0)7700 900-123')
  await expect(add('email', 'ana@mail.EXAMPLE')).rejects.toThrow('Ana@Mail.example is noted for this creator already')
  await expect(add('phone', '+447700900123')).rejects.toThrow('is noted for this creator already')
  await add('directMessage', 'ana@mail.example')
  await add('phone', 'ask her agent')
  await add('phone', 'none')
  const { id: contactId } = await add('email', 'ana@müller.example')
  // Written otherwise, it is still the same contact.
  await engine.do('creators.updateContact', {
    contactId,
    kind: 'email',
    value: 'Ana@Müller.example',
    validity: 'works',
  })
  const agent = await engine.do('creators.saveAgent', { name: 'Müller', email: 'büro@müller.example' })
  expect(agent.email).toBe('büro@müller.example')
  const { contacts } = await engine.do('creators.get', { accountId })
  expect(contacts.map((contact) => contact.value).toSorted()).toEqual(
    [
      '+44 (0)7700 900-123',
      'Ana@Mail.example',
      'Ana@Müller.example',
      'ana@mail.example',
      'ask her agent',
      'none',
    ].toSorted(),
  )
  await engine.close()
})

it('undo that would bring back a handle or a contact which is taken by now says so', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const { id: accountId, creatorId } = addCreator('ana')
  const lastStep = async () => ({ stepId: (await engine.do('history.next', {})).undo?.id ?? '' })
  await engine.do('creators.updateAccount', { accountId, handle: 'ana.cooks' })
  const renamed = await lastStep()
  addCreator('ana')
  await expect(engine.do('history.undo', renamed)).rejects.toMatchObject({
    code: 'changed_since',
    message: expect.stringMatching(/^Cannot undo "Rename @ana to @ana\.cooks": a handle, name or contact that it/),
  })
  const phone = { creatorId, kind: 'phone', value: '1' } as const
  const { id: contactId } = await engine.do('creators.addContact', phone)
  await engine.do('creators.removeContact', { contactId })
  const removed = await lastStep()
  await engine.do('creators.addContact', phone)
  await expect(engine.do('history.undo', removed)).rejects.toMatchObject({ code: 'changed_since' })
  expect((await engine.do('creators.get', { accountId })).row.handle).toBe('ana.cooks')
  await engine.close()
})
