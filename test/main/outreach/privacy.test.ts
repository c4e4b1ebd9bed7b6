import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { upload } from '../../support/engine'
import { outreachWorkspace } from './support'

/** Every byte of the workspace folder outside backups, with what is packed inside. */
function filesHolding(folder: string, texts: readonly string[]): string[] {
  const found: string[] = []
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      const file = join(path, name)
      if (name === 'backups') continue
      if (statSync(file).isDirectory()) walk(file)
      else look(file, readFileSync(file))
    }
  }
  const look = (label: string, bytes: Uint8Array) => {
    const buffer = Buffer.from(bytes)
    for (const text of texts) {
      for (const encoding of ['utf8', 'utf16le'] as const)
        if (buffer.includes(Buffer.from(text, encoding))) found.push(`${label}: ${text} (${encoding})`)
    }
    if (buffer.subarray(0, 2).toString('latin1') === 'PK')
      for (const [name, part] of Object.entries(unzipSync(bytes))) look(`${label}/${name}`, part)
  }
  walk(folder)
  return found
}

describe('erasure', () => {
  async function known() {
    const world = await outreachWorkspace(4)
    const { engine, first, creators, accountIds } = world
    const ana = creators[1]
    if (!ana) throw new Error('no creator')
    const { accountId, creatorId } = ana
    await engine.do('creators.update', {
      accountId,
      displayName: 'Thistlewick Zanzibarova',
      bio: 'Marmalade sandwiches from Puddletown',
      notes: 'Prefers the telephone on Quincemas',
      tags: ['quibbletag'],
    })
    await engine.do('creators.updateAccount', { accountId, handle: 'zanzibarova.eats' })
    await engine.do('creators.addContact', { creatorId, kind: 'phone', value: '+44 7700 900321' })
    const noted = await engine.do('creators.addContact', { creatorId, kind: 'email', value: 'gone@zanzibar.example' })
    const gone = noted.id
    await engine.do('creators.removeContact', { contactId: gone })
    const fileToken = await upload(engine, 'zanzibar-contract.txt', 'Signed by Thistlewick Zanzibarova')
    await engine.do('creators.addFile', { creatorId, fileToken })
    await engine.do('creators.saveNote', { creatorId, text: 'Met at the Crumpetfair' })
    await engine.do('campaigns.addToRoster', { campaignId: first.id, accountIds, feeMinor: 12_300 })
    await engine.do('outreach.add', { campaignId: first.id, accountIds })
    const card = (await engine.do('outreach.ofCreator', { creatorId }))[0]
    await engine.do('outreach.logSent', {
      id: card?.id ?? '',
      channel: 'email',
      address: 'ana1@mail.example',
      body: 'Dear Thistlewick, about the rhubarbfest',
    })
    return { ...world, accountId, creatorId }
  }
  const texts = [
    'Thistlewick',
    'Zanzibarova',
    'zanzibarova.eats',
    'ana1@mail.example',
    'ana1',
    '900321',
    'gone@zanzibar.example',
    'Marmalade',
    'Quincemas',
    'quibbletag',
    'zanzibar-contract',
    'Crumpetfair',
    'rhubarbfest',
  ]

  it('leaves no byte of the person in the folder, keeps totals and the list, and the history still verifies', async () => {
    const { engine, creatorId, accountId, first } = await known()
    const before = await engine.do('campaigns.roster', { campaignId: first.id })
    const total = (entries: typeof before) => entries.reduce((sum, entry) => sum + (entry.feeMinor ?? 0), 0)
    const preview = await engine.do('privacy.previewErasure', { creatorId })
    expect(preview).toMatchObject({ handle: 'zanzibarova.eats', displayName: 'Thistlewick Zanzibarova', files: 1 })
    expect(preview.anonymised).toEqual([{ what: 'roster entries with their fees', count: 1 }])
    expect(preview.lostUndos).toBeGreaterThan(5)
    expect(new Set(filesHolding(engine.folder, texts).map((hit) => hit.split(': ')[1])).size).toBeGreaterThan(10)
    await engine.do('privacy.erase', { creatorId, reason: 'Asked by letter' })
    await engine.call({ method: 'workspace.verify', input: {} }, { shell: 'test', actor: 'Test' })
    expect(filesHolding(engine.folder, texts)).toEqual([])
    const after = await engine.do('campaigns.roster', { campaignId: first.id })
    expect(after).toHaveLength(before.length)
    expect(total(after)).toBe(total(before))
    expect(after.find((entry) => entry.accountId === accountId)).toMatchObject({ displayName: null, followers: 2000 })
    expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
    const list = await engine.do('privacy.doNotContact', {})
    expect(list.length).toBeGreaterThanOrEqual(3)
    expect(list.every((entry) => entry.value === null)).toBe(true)
    const { ids } = await engine.do('creators.list', { filter: { text: 'zanzi' } })
    expect(ids).toHaveLength(0)
    const record = await engine.do('privacy.record', {})
    expect(record[0]?.sentence).toContain('Asked by letter')
  })

  it('knows the person again when a list brings them back', async () => {
    const { engine, creatorId, first } = await known()
    await engine.do('privacy.erase', { creatorId, reason: 'Asked by letter' })
    const again =
      'handle,platform,followers,email\nzanzibarova.eats,tiktok,5000,new@mail.example\nother,tiktok,10,ANA1@mail.example\n'
    await engine.do('creators.import', { fileToken: await upload(engine, 'again.csv', again) })
    const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
    const rows = await engine.do('creators.rows', { ids })
    const back = rows.filter((row) => row && ['zanzibarova.eats', 'other'].includes(row.handle))
    expect(back).toHaveLength(2)
    const accountIds = back.flatMap((row) => (row ? [row.accountId] : []))
    const added = await engine.do('outreach.add', { campaignId: first.id, accountIds })
    expect(added.added).toBe(0)
    expect(added.refused.map((one) => one.warnings[0]?.code)).toEqual(['doNotContact', 'doNotContact'])
  })

  it('removes the whole person where no campaign rests on them, without a trace in undo', async () => {
    const { engine, creators } = await outreachWorkspace(2)
    const creatorId = creators[0]?.creatorId ?? ''
    await engine.do('creators.update', { accountId: creators[0]?.accountId ?? '', displayName: 'Plumworthy' })
    await engine.do('privacy.erase', { creatorId, reason: 'Asked', keepDoNotContact: false })
    expect((await engine.do('creators.list', {})).total).toBe(1)
    expect(await engine.do('privacy.doNotContact', {})).toEqual([])
    expect(filesHolding(engine.folder, ['Plumworthy', 'ana0'])).toEqual([])
    const { undo } = await engine.do('history.next', {})
    expect(undo?.label).not.toContain('ana0')
    await expect(engine.do('privacy.erase', { creatorId, reason: 'Asked' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true })
  })

  it('lets what others did be undone afterwards', async () => {
    const { engine, creators } = await outreachWorkspace(2)
    await engine.do('creators.update', { accountId: creators[1]?.accountId ?? '', displayName: 'Stays' })
    await engine.do('privacy.erase', { creatorId: creators[0]?.creatorId ?? '', reason: 'Asked' })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change @ana1')
    await engine.do('history.undo', {})
    const { row } = await engine.do('creators.get', { accountId: creators[1]?.accountId ?? '' })
    expect(row.displayName).toBeNull()
    expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true })
  })

  it('names the backups that still hold the person', async () => {
    const { engine, creators } = await outreachWorkspace(2)
    mkdirSync(join(engine.folder, 'backups'), { recursive: true })
    const { default: Database } = await import('better-sqlite3')
    const copy = new Database(join(engine.folder, 'workspace.db'), { readonly: true })
    copy.prepare('VACUUM INTO ?').run(join(engine.folder, 'backups', 'monday.db'))
    copy.close()
    const creatorId = creators[0]?.creatorId ?? ''
    const { backups } = await engine.do('privacy.erase', { creatorId, reason: 'Asked' })
    expect(backups.map((backup) => backup.name)).toEqual(['monday.db'])
  })
})

describe('do not contact', () => {
  it('stops a creator, an address, a domain and an agent everywhere, and lets go again with a reason', async () => {
    const { engine, first, creators, accountIds } = await outreachWorkspace(4)
    const [a, b, c, d] = creators
    await engine.do('outreach.add', { campaignId: first.id, accountIds })
    const agent = await engine.do('creators.saveAgent', { name: 'Nell' })
    await engine.do('creators.linkAgent', { creatorId: c?.creatorId ?? '', agentId: agent.id })
    await engine.do('creators.addContact', { creatorId: d?.creatorId ?? '', kind: 'email', value: 'd@other.example' })
    const add = (kind: 'creator' | 'address' | 'domain' | 'agent', value: string) =>
      engine.do('privacy.addDoNotContact', { kind, value, reason: 'Said no' })
    expect(await add('creator', a?.creatorId ?? '')).toMatchObject({ stopped: 1 })
    expect(await add('address', ' ANA1@mail.example')).toMatchObject({ stopped: 1 })
    expect(await add('agent', agent.id)).toMatchObject({ stopped: 1 })
    // One address of two on the list stops that address, not the creator.
    const ofDomain = await add('domain', 'https://www.mail.example/')
    expect(ofDomain.stopped).toBe(0)
    const { cards } = await engine.do('outreach.list', {})
    expect(cards.map((card) => [card.handle, card.stage]).sort()).toEqual([
      ['ana0', 'do_not_contact'],
      ['ana1', 'do_not_contact'],
      ['ana2', 'do_not_contact'],
      ['ana3', 'sourced'],
    ])
    const id = cards.find((card) => card.handle === 'ana1')?.id ?? ''
    const sending = engine.do('outreach.logSent', { id, channel: 'email', overrideReason: 'Surely fine' })
    await expect(sending).rejects.toMatchObject({ code: 'contact_refused' })
    const preview = await engine.do('messages.preview', {
      outreachId: cards.find((card) => card.handle === 'ana3')?.id ?? '',
      text: { language: 'en', subject: 'Hi', body: 'Hi' },
    })
    expect(preview.to).toBe('d@other.example')
    await engine.do('privacy.removeDoNotContact', { id: ofDomain.id, reason: 'Typed by mistake' })
    expect(b).toBeDefined()
    expect((await engine.do('privacy.doNotContact', {})).map((entry) => entry.kind).sort()).toEqual([
      'address',
      'agent',
      'creator',
    ])
  })

  it('is told at import and keeps addresses out of tables', async () => {
    const { engine, creators } = await outreachWorkspace(2)
    const value = creators[0]?.creatorId ?? ''
    await engine.do('privacy.addDoNotContact', { kind: 'creator', value, reason: 'Said no' })
    await engine.do('privacy.addDoNotContact', { kind: 'address', value: 'otto@mail.example', reason: 'Said no' })
    const list = 'handle,platform,followers,email\notto,tiktok,5000,Otto@mail.example\nuta,tiktok,10,uta@mail.example\n'
    const outcome = await engine.do('creators.import', { fileToken: await upload(engine, 'more.csv', list) })
    expect(outcome).toMatchObject({ created: 2, warnings: 1 })
    expect(outcome.problems.map(({ code, severity }) => [code, severity])).toEqual([['do_not_contact', 'warn']])
    const textOf = async (format: 'csv' | 'jsonl') => {
      const { fileToken } = await engine.do('creators.export', { format })
      return readFileSync(engine.fileOf(fileToken).path, 'utf8')
    }
    const table = await textOf('csv')
    expect(table).toContain('uta@mail.example')
    expect(table).not.toMatch(/ana0@mail|otto@mail/)
    expect(await textOf('jsonl')).toMatch(/ana0@mail.*|otto@mail/)
  })

  it('refuses what is no address and no domain', async () => {
    const { engine } = await outreachWorkspace(1)
    for (const [kind, value] of [
      ['address', 'nobody'],
      ['domain', 'no domain'],
    ] as const) {
      const adding = engine.do('privacy.addDoNotContact', { kind, value, reason: 'x' })
      await expect(adding).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
})

describe('duties', () => {
  it('list who was not told, due after a month or with the first message', async () => {
    const { engine, clock, first, creators, accountIds } = await outreachWorkspace(3)
    await engine.do('outreach.add', { campaignId: first.id, accountIds: accountIds.slice(0, 1) })
    const id = (await engine.do('outreach.list', {})).cards[0]?.id ?? ''
    await engine.do('outreach.logSent', { id, channel: 'email' })
    clock.now = new Date('2026-11-20T10:00:00Z')
    const notices = await engine.do('privacy.notices', {})
    expect(notices).toMatchObject({ due: 3, overdue: 1 })
    expect(notices.people[0]).toMatchObject({ handle: 'ana0', dueOn: '2026-11-16', isOverdue: true })
    expect(notices.people[1]).toMatchObject({ dueOn: '2026-12-14', isOverdue: false })
    const creatorIds = creators.map((creator) => creator.creatorId)
    await engine.do('privacy.noteNotice', { creatorIds, on: '2026-11-20', how: 'In the first message' })
    expect(await engine.do('privacy.notices', {})).toMatchObject({ due: 0, people: [] })
    await engine.do('history.undo', {})
    expect((await engine.do('privacy.notices', {})).due).toBe(3)
  })

  it('bring up whom nobody touched for the term, until somebody decides to keep them', async () => {
    const { engine, clock, creators } = await outreachWorkspace(2)
    await engine.do('privacy.setRetention', { termDays: 365 })
    clock.now = new Date('2027-11-20T10:00:00Z')
    expect(await engine.do('privacy.retention', {})).toMatchObject({ ended: 2, termDays: 365 })
    const creatorIds = [creators[0]?.creatorId ?? '']
    await engine.do('privacy.keep', { creatorIds, until: '2028-01-31', reason: 'Long-term partner' })
    expect((await engine.do('privacy.retention', {})).people.map((person) => person.handle)).toEqual(['ana1'])
    clock.now = new Date('2028-02-01T10:00:00Z')
    expect((await engine.do('privacy.retention', {})).people).toMatchObject([
      {},
      { handle: 'ana0', keepReason: 'Long-term partner', endedOn: '2028-01-31' },
    ])
  })

  it('write to a minor through the guardian only', async () => {
    const { engine, first, creators, accountIds } = await outreachWorkspace(1)
    const creatorId = creators[0]?.creatorId ?? ''
    await engine.do('privacy.setMinor', { creatorId, isMinor: true })
    await engine.do('outreach.add', { campaignId: first.id, accountIds })
    const id = (await engine.do('outreach.list', {})).cards[0]?.id ?? ''
    const sending = engine.do('outreach.logSent', { id, channel: 'email', overrideReason: 'Surely fine' })
    await expect(sending).rejects.toMatchObject({ code: 'contact_refused' })
    await engine.do('creators.addContact', { creatorId, kind: 'email', value: 'mum@mail.example', holder: 'guardian' })
    const preview = await engine.do('messages.preview', {
      outreachId: id,
      text: { language: 'en', subject: 'Hi', body: 'Hi' },
    })
    expect(preview.to).toBe('mum@mail.example')
    expect((await engine.do('privacy.person', { creatorId })).guardians).toBe(1)
  })

  it('state the basis of contacts, and give everything out as JSON and HTML', async () => {
    const { engine, creators } = await outreachWorkspace(2)
    const creatorId = creators[0]?.creatorId ?? ''
    await engine.do('creators.update', {
      accountId: creators[0]?.accountId ?? '',
      displayName: '<script>alert(1)</script>',
    })
    await engine.do('privacy.setBasis', {
      creatorIds: [creatorId],
      basis: 'legitimateInterest',
      note: 'Balancing test 3',
    })
    const fileToken = await upload(engine, 'contract.txt', 'Signed')
    await engine.do('creators.addFile', { creatorId, fileToken })
    const made = await engine.do('privacy.export', { creatorId })
    const files = unzipSync(new Uint8Array(readFileSync(engine.fileOf(made.fileToken).path)))
    const text = (name: string) => new TextDecoder().decode(files[name])
    const subject = JSON.parse(text('subject.json'))
    expect(subject.held.contact_point).toMatchObject([
      { value: 'ana0@mail.example', lawful_basis: 'legitimateInterest' },
    ])
    expect(JSON.stringify(subject)).not.toContain('ana1')
    expect(text('subject.html')).toContain('&#60;script&#62;')
    expect(text('files/1 contract.txt')).toBe('Signed')
    const kinds = (await engine.do('privacy.record', {})).map((line) => line.kind)
    expect(kinds).toEqual(['export', 'basis'])
    const csv = await engine.do('privacy.exportRecord', {})
    expect(readFileSync(engine.fileOf(csv.fileToken).path, 'utf8')).toContain('legitimateInterest')
  })
})
