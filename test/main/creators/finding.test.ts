/** Quick add and the research list, on a real database: what is added, what was known, and the way back. */
import { describe, expect, test } from 'vitest'
import type { AddedCreator, Candidate } from '../../../src/shared/contract/creatorFinding'
import { newId, type TestEngine, testWorkspace, upload } from '../../support/engine'

async function campaign(engine: TestEngine): Promise<string> {
  const client = await engine.do('campaigns.createClient', { name: 'Harbour' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Fizz' })
  const { id } = await engine.do('campaigns.create', { brandId: brand.id, name: 'Spring', currency: 'GBP' })
  return id
}

const BIO = 'TikTok: @Ana.Bakes 1.2M followers\n📧 ana (at) bakes dot com\n#Sourdough linktr.ee/ana'

/** Recognises a text with one creator and adds all that was read, as the dialog does. */
async function addPasted(engine: TestEngine, text: string, researchLeadId: string | null = null) {
  const { candidates } = await engine.do('creators.recognise', { text })
  const [candidate] = candidates
  if (!candidate) throw new Error('nobody was recognised')
  const { creators } = await engine.do('creators.quickAdd', {
    researchLeadId,
    creators: [added(candidate, text)],
  })
  const [one] = creators
  if (!one) throw new Error('nobody was added')
  return one
}

function added(candidate: Candidate, sourceText: string): AddedCreator {
  return {
    accounts: candidate.accounts.map(({ platform, handle, profileUrl, platformUserId, followers }) => ({
      ...{ platform: platform ?? 'tiktok', handle, profileUrl, platformUserId, followers: followers?.value ?? null },
    })),
    displayName: candidate.displayName?.value ?? null,
    emails: candidate.emails.map(({ value }) => value),
    hashtags: candidate.hashtags.map(({ value }) => value),
    sourceText,
  }
}

const factsOf = async (engine: TestEngine, accountId: string) => {
  const { row, accounts, contacts } = await engine.do('creators.get', { accountId })
  return { row, accounts, emails: contacts.filter(({ kind }) => kind === 'email').map(({ value }) => value) }
}

describe('quick add', () => {
  test('a pasted bio becomes a creator with figure, address, hashtag and source; undo and redo', async () => {
    const engine = await testWorkspace()
    const added = await addPasted(engine, BIO)
    expect(added).toMatchObject({ isNew: true, handle: 'Ana.Bakes', added: { accounts: 1, figures: 1, emails: 1 } })
    const { row, accounts, emails } = await factsOf(engine, added.accountId)
    expect(row).toMatchObject({
      platform: 'tiktok',
      handle: 'Ana.Bakes',
      followers: 1_200_000,
      hashtags: ['Sourdough'],
    })
    expect(emails).toEqual(['ana@bakes.com'])
    expect(accounts[0]?.metrics).toMatchObject([{ measuredOnBasis: 'entered', source: 'pasted text' }])

    const undone = await engine.do('history.undo', {})
    expect(undone).toMatchObject({ label: 'Add @Ana.Bakes', kept: [] })
    await expect(engine.do('creators.get', { accountId: added.accountId })).rejects.toMatchObject({ code: 'not_found' })
    await engine.do('history.redo', {})
    expect((await factsOf(engine, added.accountId)).emails).toEqual(['ana@bakes.com'])
  })

  test('the same text again is recognised as known and changes nothing', async () => {
    const engine = await testWorkspace()
    const first = await addPasted(engine, BIO)
    const { candidates } = await engine.do('creators.recognise', { text: 'https://www.tiktok.com/@ana.bakes' })
    expect(candidates[0]?.accounts[0]?.known).toEqual([
      {
        ...{ accountId: first.accountId, creatorId: first.creatorId, platform: 'tiktok', handle: 'Ana.Bakes' },
        ...{ displayName: null, isByFormerHandle: false },
      },
    ])
    const steps = (await engine.do('history.list', {})).length
    const again = await addPasted(engine, BIO)
    expect(again).toMatchObject({ creatorId: first.creatorId, isNew: false })
    expect(Object.values(again.added)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await engine.do('history.list', {})).toHaveLength(steps)
  })

  test('a known creator gains what is new: a second account, an address, a hashtag; the rest stays', async () => {
    const engine = await testWorkspace()
    const first = await addPasted(engine, BIO)
    const more = await addPasted(
      engine,
      'Name: Ana Baker\ntiktok.com/@ana.bakes\ninstagram.com/ana.bread 300K followers\nANA@BAKES.com, pr@bakes.com #sourdough #leeds',
    )
    expect(more).toMatchObject({
      creatorId: first.creatorId,
      isNew: false,
      added: { accounts: 1, figures: 1, emails: 1, hashtags: 1, texts: 1, sources: 1 },
    })
    const { row, accounts, emails } = await factsOf(engine, first.accountId)
    expect(row).toMatchObject({ displayName: 'Ana Baker', followers: 1_200_000, hashtags: ['Sourdough', 'leeds'] })
    expect(accounts.map(({ handle }) => handle).sort()).toEqual(['Ana.Bakes', 'ana.bread'])
    expect(emails.sort()).toEqual(['ana@bakes.com', 'pr@bakes.com'])
  })

  test('an account that was renamed is found by its old handle too', async () => {
    const engine = await testWorkspace()
    const importOf = async (handle: string, day: string) => {
      const csv = `platform,handle,user id,followers,date\nTikTok,${handle},6812345678901234567,1000,${day}\n`
      await engine.do('creators.import', { fileToken: await upload(engine, `${handle}.csv`, csv) })
    }
    await importOf('ana.old', '2025-01-31')
    await importOf('ana.new', '2026-01-31')
    const { candidates } = await engine.do('creators.recognise', { text: 'tiktok.com/@Ana.Old' })
    expect(candidates[0]?.accounts[0]?.known).toMatchObject([{ handle: 'ana.new', isByFormerHandle: true }])
    const again = await addPasted(engine, 'tiktok.com/@ana.old ana@bakes.com')
    expect(again).toMatchObject({ isNew: false, handle: 'ana.new', added: { accounts: 0, emails: 1 } })
  })

  test('a handle that was open is found on every platform', async () => {
    const engine = await testWorkspace()
    await addPasted(engine, 'IG: @ana.bakes')
    const { candidates } = await engine.do('creators.recognise', { text: '@ana.bakes' })
    expect(candidates[0]?.accounts[0]).toMatchObject({ platform: null, known: [{ platform: 'instagram' }] })
  })

  test('two accounts that belong to two creators are refused, by name', async () => {
    const engine = await testWorkspace()
    await addPasted(engine, 'TikTok: @ana')
    await addPasted(engine, 'TikTok: @ben')
    await expect(
      engine.do('creators.quickAdd', {
        creators: [
          {
            accounts: [
              { platform: 'tiktok', handle: 'ana' },
              { platform: 'tiktok', handle: '@BEN' },
            ],
          },
        ],
      }),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('@ana, @ben belong to different creators'),
    })
  })

  test.each([
    [{ accounts: [{ platform: 'tiktok', handle: 'not a handle' }] }, 'is no handle'],
    [{ accounts: [{ platform: 'tiktok', handle: 'ana' }], emails: ['ana at home'] }, 'is no e-mail address'],
    [{ accounts: [{ platform: 'tiktok', handle: 'ana' }], emails: ['a@b.com c@d.com'] }, 'is no e-mail address'],
  ] as const)('what is none is refused and nothing is added: %j', async (input, sentence) => {
    const engine = await testWorkspace()
    const wrong = { ...input, accounts: [...input.accounts], emails: 'emails' in input ? [...input.emails] : [] }
    await expect(engine.do('creators.quickAdd', { creators: [wrong] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(sentence),
    })
    expect(await engine.do('creators.recognise', { text: 'tiktok.com/@ana' })).toMatchObject({
      candidates: [{ accounts: [{ known: [] }] }],
    })
  })

  test('several are added in one step and taken back in one; one that is wrong keeps all out', async () => {
    const engine = await testWorkspace()
    const text = 'tiktok.com/@ana 1.2M followers\ntiktok.com/@ben\ntiktok.com/@cy'
    const { candidates } = await engine.do('creators.recognise', { text })
    const creators = candidates.map((candidate) => added(candidate, candidate.text))
    const wrong = { accounts: [{ platform: 'tiktok' as const, handle: 'no handle' }] }
    await expect(engine.do('creators.quickAdd', { creators: [...creators, wrong] })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const outcome = await engine.do('creators.quickAdd', { creators })
    expect(outcome.creators.map(({ handle, isNew }) => [handle, isNew])).toEqual([
      ['ana', true],
      ['ben', true],
      ['cy', true],
    ])
    expect(await engine.do('history.undo', {})).toMatchObject({ label: 'Add 3 creators', kept: [] })
    const again = await engine.do('creators.recognise', { text })
    expect(again.candidates.flatMap(({ accounts }) => accounts.flatMap(({ known }) => known))).toEqual([])
  })

  test('a double click adds once', async () => {
    const engine = await testWorkspace()
    const commandId = newId()
    const input = { creators: [{ accounts: [{ platform: 'tiktok' as const, handle: 'ana' }] }] }
    const first = await engine.do('creators.quickAdd', input, { commandId })
    expect(await engine.do('creators.quickAdd', input, { commandId })).toEqual(first)
  })
})

describe('the research list of a campaign', () => {
  test('who looked when, and whom it brought, with the way back', async () => {
    let now = new Date('2026-11-22T09:00:00Z')
    const engine = await testWorkspace({ now: () => now })
    const campaignId = await campaign(engine)
    const lead = await engine.do('creators.addLead', {
      campaignId,
      kind: 'hashtag',
      text: '#sourdough',
      platform: 'tiktok',
    })
    expect(lead).toMatchObject({ text: 'sourdough', looks: [], creators: [] })
    await engine.do('creators.logLook', { leadId: lead.id })
    now = new Date('2026-11-23T09:00:00Z')
    await engine.do('creators.logLook', { leadId: lead.id })
    const ana = await addPasted(engine, BIO, lead.id)
    await addPasted(engine, BIO, lead.id)
    await engine.do('campaigns.addToRoster', { campaignId, accountIds: [ana.accountId] })

    const [read] = await engine.do('creators.research', { campaignId })
    expect(read?.looks.map(({ lookedAt, lookedBy }) => [lookedAt, lookedBy])).toEqual([
      ['2026-11-23T09:00:00.000Z', 'Test'],
      ['2026-11-22T09:00:00.000Z', 'Test'],
    ])
    expect(read?.creators).toMatchObject([
      { accountId: ana.accountId, handle: 'Ana.Bakes', isOnRoster: true, notedBy: 'Test' },
    ])
    const { accounts } = await factsOf(engine, ana.accountId)
    expect(accounts[0]?.metrics[0]?.source).toBe('research for Spring: hashtag “sourdough”')

    await engine.do('creators.removeLead', { leadId: lead.id })
    expect(await engine.do('creators.research', { campaignId })).toEqual([])
    await engine.do('history.undo', {})
    expect(await engine.do('creators.research', { campaignId })).toEqual([read])
  })

  test('a line is changed; the same words twice are refused, with or without #', async () => {
    const engine = await testWorkspace()
    const campaignId = await campaign(engine)
    const lead = await engine.do('creators.addLead', { campaignId, kind: 'hashtag', text: 'bread' })
    await expect(engine.do('creators.addLead', { campaignId, kind: 'hashtag', text: '#Bread' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await engine.do('creators.addLead', { campaignId, kind: 'topic', text: 'bread' })
    await expect(engine.do('creators.addLead', { campaignId, kind: 'hashtag', text: '#' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(
      await engine.do('creators.changeLead', { leadId: lead.id, note: 'page two', link: 'https://example.com/x' }),
    ).toMatchObject({ text: 'bread', note: 'page two', link: 'https://example.com/x' })
    expect(await engine.do('creators.changeLead', { leadId: lead.id, note: null })).toMatchObject({
      note: null,
      link: 'https://example.com/x',
    })
    await expect(
      engine.do('creators.addLead', { campaignId, kind: 'marketplace', text: 'x', link: 'javascript:alert(1)' }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('a line that is gone is told so', async () => {
    const engine = await testWorkspace()
    for (const method of ['creators.logLook', 'creators.removeLead', 'creators.changeLead'] as const) {
      await expect(engine.do(method, { leadId: newId() })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(
      engine.do('creators.quickAdd', {
        creators: [{ accounts: [{ platform: 'tiktok', handle: 'a' }] }],
        researchLeadId: newId(),
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
