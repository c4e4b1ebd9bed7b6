import { expect, it } from 'vitest'
import type { InputOf, MethodName, OutputOf } from '../../../src/shared/contract/index'
import { contentOf } from '../../support/content'
import { newId } from '../../support/engine'
import { type RecordWorkspace, recordWorkspace, type SeededAccount } from './recordWorkspace'

/** A workspace with one of everything that a command of the record can change. */
async function furnished() {
  const workspace = await recordWorkspace()
  const { engine } = workspace
  const ana = workspace.addCreator('ana', { followers: 60_000 })
  const second = workspace.addCreator('ana.vlogs', { platform: 'youtube', followers: 9000, creatorId: ana.creatorId })
  const made = async <M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>> =>
    engine.do(method, input)
  const { creatorId } = ana
  const figures = await made('creators.addMetrics', { accountId: ana.id, measuredOn: '2026-11-01', followers: 61_000 })
  const rate = await made('creators.addRate', {
    accountId: ana.id,
    format: 'video',
    priceMinor: 120_000,
    currency: 'GBP',
    quotedOn: '2026-11-02',
  })
  const contact = await made('creators.addContact', { creatorId, kind: 'email', value: 'ana@mail.example' })
  const agent = await made('creators.saveAgent', { name: 'Moss & Co' })
  const idle = await made('creators.saveAgent', { name: 'Idle' })
  const link = await made('creators.linkAgent', { creatorId, agentId: agent.id })
  const work = await made('creators.saveCollaboration', { creatorId, brandName: 'Fern', kind: 'paid' })
  const note = await made('creators.saveNote', { creatorId, text: 'Calls back in the evening' })
  const [field] = await made('creators.saveCustomField', { name: 'Shoe size', kind: 'number' })
  await made('creators.setAudience', {
    accountId: ana.id,
    dimension: 'gender',
    shares: [{ key: 'f', share: 0.7 }],
    source: 'media kit',
    measuredOn: '2026-11-01',
  })
  workspace.step('Shoe', (db) =>
    db.prepare('UPDATE creator SET custom = ? WHERE id = ?').run(JSON.stringify({ [field?.id ?? '']: 38 }), creatorId),
  )
  return { ...workspace, ana, second, figures, rate, contact, agent, idle, link, work, note, field: field?.id ?? '' }
}
type Furnished = Awaited<ReturnType<typeof furnished>>

const rate = { format: 'story', priceMinor: 5000, currency: 'EUR', quotedOn: '2026-11-03' }
/** Every command of the record, what it is told, and what undo calls it. */
const commands: [MethodName, (f: Furnished) => unknown, string][] = [
  [
    'creators.addAccount',
    (f) => ({ creatorId: f.ana.creatorId, handle: 'https://www.instagram.com/ana.insta/' }),
    'Add account @ana.insta to @ana',
  ],
  ['creators.updateAccount', (f) => ({ accountId: f.ana.id, handle: '@Ana.Cooks' }), 'Rename @ana to @Ana.Cooks'],
  ['creators.updateAccount', (f) => ({ accountId: f.second.id, isMain: true }), 'Make @ana.vlogs the main account'],
  [
    'creators.updateAccount',
    (f) => ({ accountId: f.ana.id, bio: 'Bread', isVerified: true, profileUrl: null }),
    'Change account @ana',
  ],
  ['creators.removeAccount', (f) => ({ accountId: f.ana.id }), 'Remove account @ana'],
  [
    'creators.addMetrics',
    (f) => ({ accountId: f.ana.id, measuredOn: '2026-11-20', followers: 70_000, medianViews: 900 }),
    'Add figures of @ana of 2026-11-20',
  ],
  ['creators.removeMetrics', (f) => ({ metricId: f.figures.id }), 'Remove figures of @ana of 2026-11-01'],
  [
    'creators.setAudience',
    (f) => ({
      accountId: f.ana.id,
      dimension: 'gender',
      shares: [
        { key: 'f', share: 0.6 },
        { key: 'm', share: 0.4 },
      ],
      source: 'TikTok',
      measuredOn: '2026-11-20',
    }),
    'Set audience of @ana by gender',
  ],
  ['creators.addRate', (f) => ({ accountId: f.ana.id, ...rate }), 'Add rate of @ana'],
  ['creators.updateRate', (f) => ({ rateId: f.rate.id, ...rate, basis: 'agreed' }), 'Change rate of @ana'],
  ['creators.removeRate', (f) => ({ rateId: f.rate.id }), 'Remove rate of @ana'],
  [
    'creators.addContact',
    (f) => ({ creatorId: f.ana.creatorId, kind: 'phone', value: '+44 20 7946 0000' }),
    'Add telephone number of @ana',
  ],
  [
    'creators.updateContact',
    (f) => ({
      contactId: f.contact.id,
      kind: 'email',
      value: 'ana@moss.example',
      holder: 'agent',
      agentId: f.agent.id,
      validity: 'works',
      isPreferred: true,
    }),
    'Change e-mail address of @ana',
  ],
  ['creators.removeContact', (f) => ({ contactId: f.contact.id }), 'Remove e-mail address of @ana'],
  ['creators.saveAgent', () => ({ name: 'New agent', email: 'new@agent.example' }), 'Add agent New agent'],
  ['creators.saveAgent', (f) => ({ id: f.agent.id, name: 'Moss Ltd' }), 'Change agent Moss Ltd'],
  ['creators.removeAgent', (f) => ({ id: f.idle.id }), 'Remove agent Idle'],
  [
    'creators.linkAgent',
    (f) => ({ creatorId: f.ana.creatorId, agentId: f.idle.id, note: 'UK only' }),
    'Note that Idle acts for @ana',
  ],
  ['creators.unlinkAgent', (f) => ({ linkId: f.link.id }), 'Note that Moss & Co no longer acts for @ana'],
  [
    'creators.saveCollaboration',
    (f) => ({ creatorId: f.ana.creatorId, brandName: 'Oak', exclusiveUntil: '2027-01-31', exclusiveAgainst: ['Elm'] }),
    'Add work of @ana for Oak',
  ],
  [
    'creators.saveCollaboration',
    (f) => ({ creatorId: f.ana.creatorId, id: f.work.id, brandName: 'Fern', kind: 'gifted' }),
    'Change work of @ana for Fern',
  ],
  ['creators.removeCollaboration', (f) => ({ id: f.work.id }), 'Remove work of @ana for Fern'],
  ['creators.saveNote', (f) => ({ creatorId: f.ana.creatorId, text: 'New' }), 'Add note on @ana'],
  ['creators.saveNote', (f) => ({ creatorId: f.ana.creatorId, id: f.note.id, text: 'Changed' }), 'Change note on @ana'],
  ['creators.removeNote', (f) => ({ id: f.note.id }), 'Remove note on @ana'],
  ['creators.saveCustomField', () => ({ name: 'Coat', kind: 'choice', choices: ['S', 'M'] }), 'Add field Coat'],
  [
    'creators.saveCustomField',
    (f) => ({ id: f.field, name: 'Shoes', kind: 'number' }),
    'Rename field Shoe size to Shoes',
  ],
  ['creators.removeCustomField', (f) => ({ id: f.field }), 'Remove field Shoe size'],
]

it.each(commands)('%s is one step that undo takes back and redo does again: %#', async (method, input, label) => {
  const f = await furnished()
  const content = () => contentOf(f.db)
  const before = content()
  const commandId = newId()
  const call = { method, input: input(f), commandId }
  const reply = await f.engine.call(call, { shell: 'test', actor: 'Test' })
  expect(reply).toMatchObject({ ok: true })
  const after = content()
  expect(after).not.toEqual(before)
  expect((await f.engine.do('history.next', {})).undo?.label).toBe(label)
  // The same command a second time does nothing and answers as the first.
  expect(await f.engine.call(call, { shell: 'test', actor: 'Test' })).toEqual(reply)
  expect(content()).toEqual(after)
  await f.engine.do('history.undo', {})
  expect(content()).toEqual(before)
  await f.engine.do('history.redo', {})
  expect(content()).toEqual(after)
  expect((await f.engine.do('workspace.verify', {})).problems).toEqual([])
  await f.engine.close()
})

const nobody = '00000000-0000-7000-8000-000000000000'
const refusals: [string, MethodName, (f: Furnished) => unknown, string][] = [
  [
    'an account of nobody',
    'creators.addAccount',
    () => ({ creatorId: nobody, platform: 'tiktok', handle: 'x' }),
    'not_found: That creator is not in this workspace.',
  ],
  [
    'no platform',
    'creators.addAccount',
    (f) => ({ creatorId: f.ana.creatorId, handle: 'ana2' }),
    'invalid_input: Choose the platform',
  ],
  [
    'no handle',
    'creators.addAccount',
    (f) => ({ creatorId: f.ana.creatorId, platform: 'tiktok', handle: 'ana cooks' }),
    'invalid_input: "ana cooks" cannot be a handle: a handle has no blanks',
  ],
  [
    'a short link',
    'creators.addAccount',
    (f) => ({ creatorId: f.ana.creatorId, handle: 'https://vm.tiktok.com/ZM1/' }),
    'invalid_input: "https://vm.tiktok.com/ZM1/" cannot be a handle: a short link',
  ],
  [
    'an account twice',
    'creators.addAccount',
    (f) => ({ creatorId: f.ana.creatorId, platform: 'tiktok', handle: '@ANA' }),
    'conflict: @ana is an account of this creator already',
  ],
  [
    'a name that is no address',
    'creators.updateAccount',
    (f) => ({ accountId: f.ana.id, profileUrl: 'javascript:alert(1)' }),
    'invalid_input: The input of creators.updateAccount',
  ],
  [
    'an empty line of figures',
    'creators.addMetrics',
    (f) => ({ accountId: f.ana.id, measuredOn: '2026-11-01' }),
    'invalid_input: No figure was given',
  ],
  [
    'figures of the future',
    'creators.addMetrics',
    (f) => ({ accountId: f.ana.id, measuredOn: '2026-11-24', followers: 1 }),
    'invalid_input: 2026-11-24 has not come yet',
  ],
  [
    'more than the whole audience',
    'creators.setAudience',
    (f) => ({
      accountId: f.ana.id,
      dimension: 'gender',
      shares: [
        { key: 'f', share: 0.7 },
        { key: 'm', share: 0.4 },
      ],
      source: 'x',
      measuredOn: '2026-11-01',
    }),
    'invalid_input: The shares come to 110.0%',
  ],
  [
    'a country that is none',
    'creators.setAudience',
    (f) => ({
      accountId: f.ana.id,
      dimension: 'country',
      shares: [{ key: 'England', share: 0.7 }],
      source: 'x',
      measuredOn: '2026-11-01',
    }),
    'invalid_input: "England" is no country of an audience',
  ],
  [
    'an age twice',
    'creators.setAudience',
    (f) => ({
      accountId: f.ana.id,
      dimension: 'age',
      shares: [
        { key: '18-24', share: 0.1 },
        { key: '18-24', share: 0.1 },
      ],
      source: 'x',
      measuredOn: '2026-11-01',
    }),
    'invalid_input: "18-24" stands there twice',
  ],
  [
    'a contact twice',
    'creators.addContact',
    (f) => ({ creatorId: f.ana.creatorId, kind: 'email', value: 'ana@mail.example' }),
    'conflict: ana@mail.example is noted for this creator already',
  ],
  [
    'an address that is none',
    'creators.addContact',
    (f) => ({ creatorId: f.ana.creatorId, kind: 'email', value: 'ana at mail' }),
    'invalid_input: "ana at mail" is not an e-mail address',
  ],
  [
    'an agent who acts for someone',
    'creators.removeAgent',
    (f) => ({ id: f.agent.id }),
    'conflict: Moss & Co acts for 1 creator.',
  ],
  [
    'an agent twice',
    'creators.linkAgent',
    (f) => ({ creatorId: f.ana.creatorId, agentId: f.agent.id }),
    'conflict: Moss & Co acts for this creator already',
  ],
  [
    'work that ends before it begins',
    'creators.saveCollaboration',
    (f) => ({ creatorId: f.ana.creatorId, brandName: 'Oak', startedOn: '2026-02-02', endedOn: '2026-01-01' }),
    'invalid_input: The work ends on 2026-01-01',
  ],
  [
    'work for a brand that is not there',
    'creators.saveCollaboration',
    (f) => ({ creatorId: f.ana.creatorId, brandName: 'Oak', brandId: nobody }),
    'not_found: That brand',
  ],
  [
    'a note of another creator',
    'creators.saveNote',
    (f) => ({ creatorId: f.ana.creatorId, id: nobody, text: 'x' }),
    'not_found: That note',
  ],
  [
    'a field twice',
    'creators.saveCustomField',
    () => ({ name: 'SHOE size', kind: 'text' }),
    'conflict: There is a field named SHOE size already',
  ],
  [
    'another kind for a field in use',
    'creators.saveCustomField',
    (f) => ({ id: f.field, name: 'Shoe size', kind: 'text' }),
    'conflict: 1 creator has a value in Shoe size',
  ],
  [
    'a choice of nothing',
    'creators.saveCustomField',
    () => ({ name: 'Coat', kind: 'choice' }),
    'invalid_input: A field to choose in needs',
  ],
  [
    'a choice twice',
    'creators.saveCustomField',
    () => ({ name: 'Coat', kind: 'choice', choices: ['S', 'S'] }),
    'invalid_input: The choice "S"',
  ],
]

it.each(refusals)('refuses %s, in a sentence and without a change', async (_what, method, input, expected) => {
  const f = await furnished()
  const before = contentOf(f.db)
  const reply = await f.engine.call({ method, input: input(f) }, { shell: 'test', actor: 'Test' })
  expect(reply.ok ? 'done' : `${reply.error.code}: ${reply.error.message}`).toContain(expected)
  expect(contentOf(f.db)).toEqual(before)
  await f.engine.close()
})

it('knows every command of the record in the two lists above', () => {
  const tested = new Set(commands.map(([method]) => method))
  expect([...tested].sort()).toEqual(
    [
      'addAccount updateAccount removeAccount addMetrics removeMetrics setAudience addRate updateRate removeRate',
      'addContact updateContact removeContact saveAgent removeAgent linkAgent unlinkAgent saveCollaboration',
      'removeCollaboration saveNote removeNote saveCustomField removeCustomField',
    ]
      .join(' ')
      .split(' ')
      .map((name) => `creators.${name}`)
      .sort(),
  )
})

it('a handle that another creator has is refused and says whose it is', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const ana: SeededAccount = addCreator('ana')
  addCreator('ben')
  const reply = engine.do('creators.addAccount', { creatorId: ana.creatorId, platform: 'tiktok', handle: '@Ben' })
  await expect(reply).rejects.toThrow('@ben is in the workspace already, as @ben. Nothing was changed. If both are')
  await engine.close()
})

it('an account on a roster stays, and the only account stays', async () => {
  const workspace: RecordWorkspace = await recordWorkspace()
  const { engine, addCreator } = workspace
  const ana = addCreator('ana')
  await expect(engine.do('creators.removeAccount', { accountId: ana.id })).rejects.toThrow('the creator’s only account')
  const second = addCreator('ana2', { creatorId: ana.creatorId })
  const client = await engine.do('campaigns.createClient', { name: 'Fern' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Fern' })
  const campaign = await engine.do('campaigns.create', { brandId: brand.id, name: 'Spring glow', currency: 'GBP' })
  await engine.do('campaigns.addToRoster', { campaignId: campaign.id, accountIds: [second.id] })
  await expect(engine.do('creators.removeAccount', { accountId: second.id })).rejects.toThrow(
    'takes part in Spring glow',
  )
  await engine.do('creators.removeAccount', { accountId: ana.id })
  expect((await engine.do('creators.get', { accountId: second.id })).accounts.map((a) => a.handle)).toEqual(['ana2'])
  await engine.close()
})

it('removing an account takes along every table that hangs on accounts', async () => {
  const { db, engine } = await recordWorkspace()
  const named = db
    .prepare<[], string>(
      `SELECT t.name FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
       WHERE t.schema = 'main' AND f."table" = 'account' ORDER BY t.name`,
    )
    .pluck()
    .all()
  // Rosters, deliverables, outreach and signed terms refuse it; the creator's main account is unset; the others go.
  expect(named).toEqual(
    'account_metric audience_overlap audience_overlap audience_share creator deliverable former_handle outreach rate roster_entry signed_terms'.split(
      ' ',
    ),
  )
  await engine.close()
})
