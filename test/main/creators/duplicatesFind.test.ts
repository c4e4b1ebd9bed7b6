import { describe, expect, it } from 'vitest'
import { seed, seedCreator } from '../../support/creatorSeed'
import { newId, type TestEngine, testWorkspace, upload } from '../../support/engine'

const names = (groups: { creators: { accounts: { handle: string }[] }[] }[]) =>
  groups.map(({ creators }) => creators.flatMap(({ accounts }) => accounts.map(({ handle }) => handle)).toSorted())

async function found(engine: TestEngine) {
  await engine.do('creators.findDuplicates', {})
  return engine.do('creators.duplicates', {})
}

describe('the search for duplicates', () => {
  it('finds by every kind of evidence, and says why', async () => {
    const engine = await testWorkspace()
    seed(engine, (insert) => {
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'anamakesfood' })
      seedCreator(insert, {}, { platform: 'instagram', handle: 'ana.makes.food' })
      const zoe = seedCreator(insert, {}, { platform: 'tiktok', handle: 'zoecooks' })
      const kitchen = seedCreator(insert, {}, { platform: 'instagram', handle: 'thezkitchen' })
      const contact = (creatorId: string, kind: string, value: string) =>
        insert('contact_point', { creator_id: creatorId, kind, value, source: 'test', noted_on: '2026-01-05' })
      contact(zoe.creatorId, 'email', 'Zoe.Cooks+tt@gmail.com')
      contact(kitchen.creatorId, 'email', 'zoecooks@gmail.com')
      const marco = seedCreator(insert, {}, { platform: 'tiktok', handle: 'marcodoes' })
      const pasta = seedCreator(insert, {}, { platform: 'youtube', handle: 'Marco e la pasta' })
      contact(marco.creatorId, 'phone', '+44 7700 900123')
      contact(pasta.creatorId, 'phone', '07700 900123')
      const nadia = seedCreator(insert, {}, { platform: 'tiktok', handle: 'nadiafit' })
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'n.gym' })
      insert('former_handle', {
        account_id: nadia.accountIds[0] ?? '',
        platform: 'tiktok',
        handle: 'n.gym',
        handle_key: 'n.gym',
        until_on: '2025-06-01',
        source: 'test',
      })
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'ritasews', bio: 'Dresses! IG: @rita.dresses 🌿' })
      seedCreator(insert, {}, { platform: 'instagram', handle: 'rita.dresses' })
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'paulaa', platform_user_id: '68' })
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'queenp', platform_user_id: '68' })
      const petrov = { country: 'RU', niches: '["food"]' }
      seedCreator(insert, { display_name: 'Иван Петров', ...petrov }, { platform: 'tiktok', handle: 'ivan1' })
      seedCreator(insert, { display_name: 'Ivan Petrov', ...petrov }, { platform: 'instagram', handle: 'petro.v' })
      seedCreator(insert, { display_name: 'Nobody Else' }, { platform: 'youtube', handle: 'somebody' })
    })
    const { groups, reasons, finding } = await found(engine)
    expect(names(groups).toSorted()).toEqual([
      ['Marco e la pasta', 'marcodoes'],
      ['ana.makes.food', 'anamakesfood'],
      ['ivan1', 'petro.v'],
      ['n.gym', 'nadiafit'],
      ['paulaa', 'queenp'],
      ['rita.dresses', 'ritasews'],
      ['thezkitchen', 'zoecooks'],
    ])
    const sentences = groups.flatMap(({ pairs }) => pairs.map((pair) => pair.reasons[0]?.sentence)).toSorted()
    expect(sentences).toEqual([
      '@n.gym on TikTok is a former handle of the other.',
      'The handles @anamakesfood and @ana.makes.food differ in dots, blanks or underscores only.',
      'The profile of @ritasews leads to @rita.dresses on Instagram.',
      'The same e-mail address, zoecooks@gmail.com.',
      'The same name, Иван Петров.',
      'The same phone number, 700900123.',
      'TikTok knows both under one account number.',
    ])
    expect(reasons.map(({ kind }) => kind)).toEqual([
      'userId',
      'formerHandle',
      'link',
      'nearHandle',
      'email',
      'phone',
      'name',
      'country',
      'niche',
    ])
    expect(finding).toMatchObject({ groups: 7, creators: 15, leftForLater: 0 })
    expect(names((await engine.do('creators.duplicates', { reason: 'phone' })).groups)).toHaveLength(1)
    const page = await engine.do('creators.duplicates', { after: 5, limit: 1 })
    expect([page.groups.length, page.total, page.next]).toEqual([1, 7, 6])
  })

  it('makes one group of three, and none through an agent’s address or one that serves many', async () => {
    const engine = await testWorkspace()
    seed(engine, (insert) => {
      for (const platform of ['tiktok', 'instagram', 'youtube'] as const) {
        seedCreator(insert, {}, { platform, handle: 'cleo.bakes.cakes' })
      }
      const agent = insert('agent', { name: 'Talent', email: 'team@agency.co', created_at: '2026' })
      for (const [i, handle] of [
        'rosaglam',
        'petebuilds',
        'noahplays',
        'emmaruns',
        'liamdraws',
        'oliviasews',
      ].entries()) {
        const { creatorId } = seedCreator(insert, {}, { platform: 'tiktok', handle })
        const common = { creator_id: creatorId, kind: 'email', source: 'test', noted_on: '2026-01-05' }
        insert('contact_point', { ...common, value: 'booking@talent.co' })
        if (i < 2) insert('contact_point', { ...common, value: 'team@agency.co', holder: 'agent', agent_id: agent })
      }
    })
    const { groups } = await found(engine)
    expect(names(groups)).toEqual([['cleo.bakes.cakes', 'cleo.bakes.cakes', 'cleo.bakes.cakes']])
    expect(groups[0]?.pairs).toHaveLength(3)
  })

  it('remembers who is not the same person, takes it back, and never groups them by way of a third', async () => {
    const engine = await testWorkspace()
    const [a, b, c] = seed(engine, (insert) =>
      (['tiktok', 'instagram', 'youtube'] as const).map(
        (platform) => seedCreator(insert, {}, { platform, handle: 'cleo.bakes.cakes' }).creatorId,
      ),
    )
    if (!a || !b || !c) throw new Error('three creators')
    await found(engine)
    await engine.do('creators.setDistinct', { pairs: [{ aId: c, bId: a }] })
    const after = await engine.do('creators.duplicates', {})
    expect(after.isOutdated).toBe(false)
    expect(after.groups.map(({ creators }) => creators.length)).toEqual([2])
    expect((await found(engine)).groups.map(({ key }) => key)).toEqual(after.groups.map(({ key }) => key))
    expect(await engine.do('creators.setDistinct', { pairs: [{ aId: a, bId: c }] })).toEqual({ noted: 0 })
    await engine.do('creators.setDistinct', {
      pairs: [
        { aId: a, bId: b },
        { aId: b, bId: c },
      ],
    })
    expect((await engine.do('creators.duplicates', {})).groups).toEqual([])
    const { pairs, total } = await engine.do('creators.distinctPairs', {})
    expect([pairs.length, total]).toEqual([3, 3])
    for (const { id } of pairs) await engine.do('creators.removeDistinct', { id })
    expect((await engine.do('creators.duplicates', {})).groups.map(({ creators }) => creators.length)).toEqual([3])
    await expect(engine.do('creators.setDistinct', { pairs: [{ aId: a, bId: a }] })).rejects.toThrow(
      'apart from itself',
    )
    await expect(engine.do('creators.setDistinct', { pairs: [{ aId: a, bId: newId() }] })).rejects.toThrow('no longer')
    await expect(engine.do('creators.removeDistinct', { id: newId() })).rejects.toThrow('taken back already')
  })

  it('says when creators changed since, and begins with nothing', async () => {
    const engine = await testWorkspace()
    expect(await engine.do('creators.duplicates', {})).toMatchObject({ finding: null, groups: [] })
    expect((await found(engine)).finding).toMatchObject({ groups: 0, creators: 0 })
    const fileToken = await upload(engine, 'list.csv', 'handle,platform\nbenrunsfar,tiktok\nben.runs.far,instagram\n')
    await engine.do('creators.import', { fileToken })
    expect(await engine.do('creators.duplicates', {})).toMatchObject({ isOutdated: true, groups: [] })
    expect(names((await found(engine)).groups)).toEqual([['ben.runs.far', 'benrunsfar']])
  })

  it('stops when asked, and changes nothing', async () => {
    const engine = await testWorkspace()
    const jobId = newId()
    const running = engine.call(
      { method: 'creators.findDuplicates', input: {}, jobId },
      { shell: 'test', actor: 'Test' },
    )
    await engine.do('jobs.cancel', { jobId })
    const reply = await running
    // Run inline the work may have ended before the wish to stop came.
    expect(reply.ok || reply.error.code === 'cancelled').toBe(true)
  })
})
