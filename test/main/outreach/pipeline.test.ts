import { describe, expect, it } from 'vitest'
import { outreachWorkspace } from './support'

describe('the pipeline', () => {
  it('takes creators in once, moves them, and gives every step back by undo', async () => {
    const { engine, first, accountIds } = await outreachWorkspace()
    expect(await engine.do('outreach.add', { campaignId: first.id, accountIds })).toEqual({
      added: 5,
      alreadyThere: 0,
      refused: [],
    })
    expect(await engine.do('outreach.add', { campaignId: first.id, accountIds })).toMatchObject({
      added: 0,
      alreadyThere: 5,
    })
    const { cards, counts } = await engine.do('outreach.list', { campaignId: first.id })
    expect(cards).toHaveLength(5)
    expect(counts).toMatchObject({ sourced: 5, vetted: 0 })
    const ids = cards.slice(0, 2).map((card) => card.id)
    expect(await engine.do('outreach.move', { ids, to: 'vetted' })).toEqual({ moved: 2, refused: [] })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Move 2 creators to Vetted')
    await engine.do('history.undo', {})
    expect((await engine.do('outreach.list', { campaignId: first.id })).counts.sourced).toBe(5)
    const found = await engine.do('outreach.list', { text: '@ANA3' })
    expect(found.cards.map((card) => card.handle)).toEqual(['ana3'])
  })

  it('takes the whole roster, or all that match a filter but the exceptions', async () => {
    const { engine, first, second, accountIds } = await outreachWorkspace()
    await engine.do('campaigns.addToRoster', { campaignId: first.id, accountIds: accountIds.slice(0, 3) })
    expect(await engine.do('outreach.add', { campaignId: first.id, roster: true })).toMatchObject({ added: 3 })
    const { ids } = await engine.do('creators.list', { sort: 'followers', descending: false })
    const chosen = { matching: { filter: {}, except: [Number(ids[0])] } }
    expect(await engine.do('outreach.add', { campaignId: second.id, chosen })).toMatchObject({ added: 4 })
  })

  it('logs a message and a reply: stage, owner and count follow', async () => {
    const { engine, first, accountIds } = await outreachWorkspace()
    await engine.do('outreach.add', { campaignId: first.id, accountIds: accountIds.slice(0, 1) })
    const id = (await engine.do('outreach.list', {})).cards[0]?.id ?? ''
    const sent = await engine.do('outreach.logSent', { id, channel: 'email', address: 'ana0@mail.example', body: 'Hi' })
    expect(sent.card).toMatchObject({ stage: 'contacted', contacted: 1, channel: 'email', owner: 'Test' })
    expect(sent.messages).toMatchObject([{ direction: 'out', state: 'sent', body: 'Hi', by: 'Test' }])
    const replied = await engine.do('outreach.logReply', { id, channel: 'email', body: 'Yes', to: 'negotiating' })
    expect(replied.card).toMatchObject({ stage: 'negotiating', dueOn: null })
    expect(replied.messages).toHaveLength(2)
    await engine.do('history.undo', {})
    await engine.do('history.undo', {})
    expect((await engine.do('outreach.get', { id })).messages).toEqual([])
  })
})

describe('two owners and one creator', () => {
  async function owned() {
    const world = await outreachWorkspace()
    const { engine, first, second, accountIds, as } = world
    const ida = as('Ida')
    const bram = as('Bram')
    await ida('outreach.add', { campaignId: first.id, accountIds: accountIds.slice(0, 2) })
    const [mine] = (await engine.do('outreach.list', { campaignId: first.id })).cards
    await ida('outreach.logSent', { id: mine?.id ?? '', channel: 'email' })
    await bram('outreach.add', { campaignId: second.id, accountIds: accountIds.slice(0, 2) })
    const his = (await engine.do('outreach.list', { campaignId: second.id, text: 'ana0' })).cards[0]
    return { ...world, ida, bram, mine, id: his?.id ?? '', card: his }
  }

  it('leaves the creator with the first: the second one’s card names the owner', async () => {
    const { card } = await owned()
    expect(card?.owner).toBe('Ida')
  })

  it('warns on every path before a message leaves, and lets a reason pass that is kept', async () => {
    const { engine, bram, id, second, accountIds } = await owned()
    const cadence = await engine.do('outreach.saveCadence', {
      name: 'Usual',
      counts: 'businessDays',
      steps: [{ afterDays: 0, channel: 'email', templateId: null }],
    })
    const codes = ['owner', 'coolDown']
    const seen = async (paths: Record<string, () => Promise<unknown>>) => {
      for (const [path, run] of Object.entries(paths)) {
        const answer = await run().then(
          (value) => value,
          (error: { code: string; details: { warnings: { code: string }[] } }) => ({
            refused: [{ warnings: error.details.warnings }],
          }),
        )
        const warnings = (answer as { refused: { warnings: { code: string }[] }[] }).refused[0]?.warnings ?? []
        expect([path, warnings.map(({ code }) => code)]).toEqual([path, codes])
      }
    }
    await seen({
      board: () => bram('outreach.move', { ids: [id], to: 'contacted' }),
      queue: () => bram('outreach.logSent', { id, channel: 'email' }),
      bulk: () => bram('outreach.start', { ids: [id], cadenceId: cadence.id, startOn: '2026-11-16' }),
      preview: () => bram('outreach.previewStart', { ids: [id], cadenceId: cadence.id, startOn: '2026-11-16' }),
      campaign: async () => {
        const { found } = await bram('outreach.check', { campaignId: second.id, accountIds: accountIds.slice(0, 1) })
        return { refused: found.map((f) => ({ warnings: f.warnings.filter((w) => w.weight !== 'note') })) }
      },
    })
    expect((await engine.do('outreach.get', { id })).card).toMatchObject({ stage: 'sourced', contacted: 0 })
    const passed = await bram('outreach.logSent', { id, channel: 'email', overrideReason: 'Ida agreed by telephone' })
    expect(passed.card).toMatchObject({ stage: 'contacted', contacted: 1 })
    expect(passed.overrides.map(({ warning, reason, by }) => ({ warning, reason, by }))).toEqual(
      expect.arrayContaining(codes.map((warning) => ({ warning, reason: 'Ida agreed by telephone', by: 'Bram' }))),
    )
  })

  it('takes a creator from another only with a reason', async () => {
    const { bram, id } = await owned()
    expect(await bram('outreach.assign', { ids: [id], owner: 'Bram' })).toMatchObject({ assigned: 0 })
    const given = await bram('outreach.assign', { ids: [id], owner: 'Bram', overrideReason: 'Ida is on leave' })
    expect(given).toEqual({ assigned: 1, refused: [] })
    const record = await bram('outreach.get', { id })
    expect(record.card.owner).toBe('Bram')
    expect(record.warnings.map(({ code }) => code)).not.toContain('doNotContact')
  })

  it('lets the cool-down end by itself, and never counts one’s own client', async () => {
    const { clock, ida, id, mine, bram, engine } = await owned()
    clock.now = new Date('2026-12-15T10:00:00Z')
    expect((await ida('outreach.get', { id })).warnings.map((w) => w.code)).toContain('coolDown')
    clock.now = new Date('2026-12-16T10:00:00Z')
    expect((await ida('outreach.get', { id })).warnings.map((w) => w.code)).not.toContain('coolDown')
    clock.now = new Date('2026-11-17T10:00:00Z')
    const own = await ida('outreach.get', { id: mine?.id ?? '' })
    expect(own.warnings.filter((w) => w.weight !== 'note')).toEqual([])
    await engine.do('outreach.updateSettings', { coolDownDays: 0 })
    expect((await bram('outreach.get', { id })).warnings.map((w) => w.code)).not.toContain('coolDown')
  })
})

it('stops at the daily limit of first contacts, for that campaign and that day', async () => {
  const { engine, first, second, accountIds, clock } = await outreachWorkspace()
  await engine.do('outreach.updateSettings', { dailyLimit: 2, coolDownDays: 0 })
  await engine.do('outreach.add', { campaignId: first.id, accountIds })
  await engine.do('outreach.add', { campaignId: second.id, accountIds })
  const ids = (await engine.do('outreach.list', { campaignId: first.id })).cards.map((card) => card.id)
  for (const id of ids.slice(0, 2)) await engine.do('outreach.logSent', { id, channel: 'email' })
  const third = engine.do('outreach.logSent', { id: ids[2] ?? '', channel: 'email' })
  await expect(third).rejects.toMatchObject({ code: 'contact_refused' })
  const again = await engine.do('outreach.logSent', { id: ids[0] ?? '', channel: 'email' })
  expect(again.card.contacted).toBe(2)
  const other = (await engine.do('outreach.list', { campaignId: second.id })).cards[0]?.id ?? ''
  await engine.do('outreach.logSent', { id: other, channel: 'email' })
  clock.now = new Date('2026-11-17T10:00:00Z')
  expect((await engine.do('outreach.logSent', { id: ids[2] ?? '', channel: 'email' })).card.contacted).toBe(1)
})
