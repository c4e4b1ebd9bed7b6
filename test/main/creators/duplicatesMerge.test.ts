import { describe, expect, it } from 'vitest'
import { contentOf } from '../../support/content'
import { seed, seedCreator, withDatabase } from '../../support/creatorSeed'
import { insertDeliverable } from '../../support/deliverables'
import { newId, type TestEngine, testEngine, testWorkspace } from '../../support/engine'

const content = (engine: TestEngine) => withDatabase(engine, contentOf)
const rows = <T>(engine: TestEngine, sql: string, ...values: string[]) =>
  withDatabase(engine, (db) => db.prepare<string[], T>(sql).all(...values))

/** Two records of one woman, with everything that can hang on a creator. */
async function twice() {
  const engine = await testWorkspace()
  const ids = seed(engine, (insert) => {
    const client = insert('client', { name: 'Fizz', created_at: '2026' })
    const brand = insert('brand', { client_id: client, name: 'Fizzlewick' })
    const campaign = (name: string) =>
      insert('campaign', {
        brand_id: brand,
        name,
        goal: 'awareness',
        currency: 'GBP',
        time_zone: 'Europe/London',
        target: '{}',
        unique_viewer_ratio: 0.7,
        created_at: '2026',
      })
    const spring = campaign('Spring')
    const autumn = campaign('Autumn')
    const field = insert('custom_field', { name: 'Shoe size', kind: 'number', position: 0 })
    const agent = insert('agent', { name: 'Talent', created_at: '2026' })
    const kept = seedCreator(
      insert,
      {
        display_name: 'Ana Silva',
        country: 'PT',
        niches: '["food","Travel"]',
        notes: 'Likes early starts.',
        custom: `{"${field}":38}`,
        created_at: '2026-01-05',
      },
      { platform: 'tiktok', handle: 'ana.makes', followers: 1000, measured_on: '2026-01-01', bio: 'old bio' },
    )
    const dropped = seedCreator(
      insert,
      {
        display_name: 'Ana S.',
        city: 'Porto',
        niches: '["travel","sewing"]',
        notes: 'Vegan.',
        tags: '["vip"]',
        created_at: '2025-11-05',
      },
      {
        platform: 'tiktok',
        handle: 'anamakes',
        followers: 1500,
        measured_on: '2026-02-01',
        bio: 'new bio',
        platform_user_id: '77',
      },
      { platform: 'instagram', handle: 'anamakes' },
    )
    const [keptTiktok = ''] = kept.accountIds
    const [droppedTiktok = '', droppedInstagram = ''] = dropped.accountIds
    const metric = (account: string, day: string, followers: number) =>
      insert('account_metric', {
        account_id: account,
        measured_on: day,
        measured_on_basis: 'column',
        source: 'list.csv',
        followers,
      })
    metric(keptTiktok, '2026-01-01', 1000)
    metric(droppedTiktok, '2026-01-01', 1000)
    metric(droppedTiktok, '2026-02-01', 1500)
    const share = (account: string, key: string, value: number, day: string) =>
      insert('audience_share', {
        account_id: account,
        dimension: 'country',
        key,
        share: value,
        source: 'x',
        measured_on: day,
      })
    share(keptTiktok, 'PT', 0.5, '2025-01-01')
    share(keptTiktok, 'ES', 0.5, '2025-01-01')
    share(droppedTiktok, 'PT', 0.9, '2026-01-01')
    const rate = (account: string, price: number) =>
      insert('rate', {
        account_id: account,
        format: 'video',
        price_minor: price,
        currency: 'GBP',
        quoted_on: '2026-01-01',
        source: 'x',
      })
    rate(keptTiktok, 10_000)
    rate(droppedTiktok, 20_000)
    const contact = (creator: string, value: string, more = {}) =>
      insert('contact_point', {
        creator_id: creator,
        kind: 'email',
        value,
        source: 'x',
        noted_on: '2026-01-01',
        ...more,
      })
    contact(kept.creatorId, 'ana@makes.pt', { note: 'mornings' })
    contact(dropped.creatorId, 'ana@makes.pt', { validity: 'works', is_preferred: 1, note: 'evenings' })
    contact(dropped.creatorId, 'other@makes.pt')
    for (const creator of [kept.creatorId, dropped.creatorId])
      insert('creator_agent', {
        creator_id: creator,
        agent_id: agent,
        note: creator === kept.creatorId ? null : 'since May',
        since_on: creator === kept.creatorId ? '2026-05-01' : '2025-05-01',
      })
    insert('collaboration', {
      creator_id: dropped.creatorId,
      brand_name: 'Rival',
      kind: 'paid',
      source: 'x',
      created_at: '2026',
    })
    insert('creator_note', { creator_id: dropped.creatorId, text: 'Rang.', author: 'Mo', noted_at: '2026' })
    insert('creator_file', {
      creator_id: dropped.creatorId,
      name: 'kit.pdf',
      mime: 'application/pdf',
      size_bytes: 1,
      sha256: 'a'.repeat(64),
      added_by: 'Mo',
      added_at: '2026',
    })
    insert('creator_source', { creator_id: dropped.creatorId, kind: 'entered', noted_by: 'Mo', noted_at: '2026' })
    const entry = (campaignId: string, account: string, more: Record<string, string | number | null>) =>
      insert('roster_entry', { campaign_id: campaignId, account_id: account, created_at: '2026-01-05', ...more })
    entry(spring, keptTiktok, { status: 'shortlisted', fee_minor: 12_000, note: 'Ask again.' })
    entry(spring, droppedTiktok, {
      status: 'booked',
      fee_minor: 15_000,
      client_fee_minor: 20_000,
      posts: 2,
      plan_rule: 'must',
    })
    entry(autumn, droppedTiktok, { status: 'proposed' })
    insertDeliverable(insert, { campaign_id: spring, account_id: droppedTiktok, title: 'Reel' }, 'brief_sent')
    const other = seedCreator(insert, { display_name: 'Ana Other' }, { platform: 'youtube', handle: 'Ana Other' })
    const [aId, bId] = [other.creatorId, dropped.creatorId].toSorted()
    insert('distinct_pair', { a_id: aId ?? '', b_id: bId ?? '', decided_by: 'Mo', decided_at: '2026' })
    return { kept, dropped, keptTiktok, droppedTiktok, droppedInstagram, field, other: other.creatorId }
  })
  return { engine, ...ids }
}
const same = (keptAccountId: string, ...droppedAccountIds: string[]) => [{ keptAccountId, droppedAccountIds }]

describe('creators side by side', () => {
  it('show what differs, what would stay and why', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok } = await twice()
    const comparison = await engine.do('creators.compare', { creatorIds: [kept.creatorId, dropped.creatorId] })
    expect(comparison.suggestedKeptId).toBe(dropped.creatorId)
    const byField = Object.fromEntries(comparison.fields.map((field) => [field.field, field]))
    expect(byField.displayName).toMatchObject({
      values: ['Ana Silva', 'Ana S.'],
      differs: true,
      why: 'newer',
      suggestedId: kept.creatorId,
    })
    expect(byField.country).toMatchObject({ values: ['PT', null], why: 'onlyKnown', suggestedId: kept.creatorId })
    expect(byField.city).toMatchObject({ why: 'onlyKnown', suggestedId: dropped.creatorId })
    expect(byField.notes).toMatchObject({ why: 'united' })
    expect(comparison.fields.find(({ name }) => name === 'Shoe size')).toMatchObject({ values: ['38', null] })
    expect(comparison.united.find(({ field }) => field === 'niches')?.all).toEqual(['food', 'Travel', 'sewing'])
    expect(comparison.sameAccounts).toMatchObject([
      { platform: 'tiktok', accountIds: [droppedTiktok, keptTiktok], isSuggested: false },
    ])
    expect(comparison.creators[1]?.holdings).toMatchObject({
      accounts: 2,
      metrics: 2,
      rates: 1,
      contacts: 2,
      rosterEntries: 2,
    })
  })

  it('take the value that was set last, also on a creator that is older', async () => {
    const { engine, kept, dropped, droppedTiktok } = await twice()
    await engine.do('creators.update', { accountId: droppedTiktok, displayName: 'Ana Sofia Silva' })
    const { fields } = await engine.do('creators.compare', { creatorIds: [kept.creatorId, dropped.creatorId] })
    expect(fields[0]).toMatchObject({ field: 'displayName', why: 'newer', suggestedId: dropped.creatorId })
  })
})

describe('a merge', () => {
  it('moves everything, unites what stands once, and keeps both handles', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok, droppedInstagram, field, other } = await twice()
    const outcome = await engine.do('creators.merge', {
      keptCreatorId: kept.creatorId,
      droppedCreatorIds: [dropped.creatorId],
      values: { city: dropped.creatorId },
      accounts: same(keptTiktok, droppedTiktok),
    })
    expect(outcome.merged).toEqual([
      {
        keptCreatorId: kept.creatorId,
        droppedCreatorIds: [dropped.creatorId],
        accounts: same(keptTiktok, droppedTiktok),
      },
    ])
    expect(rows(engine, 'SELECT * FROM creator WHERE id = ?', kept.creatorId)).toMatchObject([
      {
        display_name: 'Ana Silva',
        country: 'PT',
        city: 'Porto',
        niches: '["food","Travel","sewing"]',
        tags: '["vip"]',
        notes: 'Likes early starts.\n\nVegan.',
        custom: `{"${field}":38}`,
        created_at: '2025-11-05',
      },
    ])
    expect(rows(engine, 'SELECT id FROM account WHERE creator_id = ? ORDER BY platform', kept.creatorId)).toEqual([
      { id: droppedInstagram },
      { id: keptTiktok },
    ])
    expect(rows(engine, 'SELECT * FROM account WHERE id = ?', keptTiktok)).toMatchObject([
      { handle: 'ana.makes', followers: 1500, measured_on: '2026-02-01', bio: 'new bio', platform_user_id: '77' },
    ])
    expect(rows(engine, 'SELECT handle, source FROM former_handle WHERE account_id = ?', keptTiktok)).toEqual([
      { handle: 'anamakes', source: 'merged from anamakes' },
    ])
    expect(
      rows(
        engine,
        'SELECT measured_on, followers FROM account_metric WHERE account_id = ? ORDER BY measured_on',
        keptTiktok,
      ),
    ).toEqual([
      { measured_on: '2026-01-01', followers: 1000 },
      { measured_on: '2026-02-01', followers: 1500 },
    ])
    expect(rows(engine, 'SELECT key, share FROM audience_share')).toEqual([{ key: 'PT', share: 0.9 }])
    expect(rows(engine, 'SELECT price_minor FROM rate WHERE account_id = ? ORDER BY 1', keptTiktok)).toEqual([
      { price_minor: 10_000 },
      { price_minor: 20_000 },
    ])
    expect(
      rows(
        engine,
        'SELECT value, validity, is_preferred, note FROM contact_point WHERE creator_id = ? ORDER BY value',
        kept.creatorId,
      ),
    ).toEqual([
      { value: 'ana@makes.pt', validity: 'works', is_preferred: 1, note: 'mornings\nevenings' },
      { value: 'other@makes.pt', validity: 'unchecked', is_preferred: 0, note: null },
    ])
    expect(rows(engine, 'SELECT note, since_on FROM creator_agent')).toEqual([
      { note: 'since May', since_on: '2025-05-01' },
    ])
    for (const table of ['collaboration', 'creator_note', 'creator_file', 'creator_source']) {
      expect(rows(engine, `SELECT creator_id FROM ${table}`), table).toEqual([{ creator_id: kept.creatorId }])
    }
    expect(
      rows(
        engine,
        'SELECT status, plan_rule, fee_minor, client_fee_minor, posts, note FROM roster_entry ORDER BY status',
      ),
    ).toEqual([
      {
        status: 'booked',
        plan_rule: 'must',
        fee_minor: 12_000,
        client_fee_minor: 20_000,
        posts: 1,
        note: 'Ask again.\nUnited with the entry of @anamakes: booked, 2 posts, fee £150.00, client fee £200.00',
      },
      { status: 'proposed', plan_rule: 'open', fee_minor: null, client_fee_minor: null, posts: 1, note: null },
    ])
    expect(rows(engine, 'SELECT account_id FROM deliverable')).toEqual([{ account_id: keptTiktok }])
    const [aId, bId] = [kept.creatorId, other].toSorted()
    expect(rows(engine, 'SELECT a_id, b_id, decided_by FROM distinct_pair')).toEqual([
      { a_id: aId, b_id: bId, decided_by: 'Mo' },
    ])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Merge @anamakes into @ana.makes')
  })

  it('shows in the list at once, and cannot be undone once the creator was changed after it', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok, droppedInstagram } = await twice()
    expect((await engine.do('creators.list', {})).total).toBe(4)
    await engine.do('creators.merge', {
      keptCreatorId: kept.creatorId,
      droppedCreatorIds: [dropped.creatorId],
      accounts: same(keptTiktok, droppedTiktok),
    })
    const { ids, total } = await engine.do('creators.list', { filter: { text: 'Ana Silva' } })
    expect([ids.length, total]).toEqual([2, 3])
    const listed = await engine.do('creators.rows', { ids })
    expect(listed.map((row) => [row?.accountId, row?.creatorId, row?.city]).toSorted()).toEqual(
      [
        [keptTiktok, kept.creatorId, 'Porto'],
        [droppedInstagram, kept.creatorId, 'Porto'],
      ].toSorted(),
    )
    const merged = (await engine.do('history.next', {})).undo?.id ?? ''
    await engine.do('creators.update', { accountId: keptTiktok, country: 'ES' })
    await expect(engine.do('history.undo', { stepId: merged })).rejects.toThrow(/was changed after this/)
  })

  it('can keep the handle of the other', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok } = await twice()
    const before = content(engine)
    await engine.do('creators.merge', {
      keptCreatorId: kept.creatorId,
      droppedCreatorIds: [dropped.creatorId],
      accounts: same(droppedTiktok, keptTiktok),
    })
    expect(rows(engine, "SELECT handle FROM account WHERE platform = 'tiktok'")).toEqual([{ handle: 'anamakes' }])
    expect(rows(engine, 'SELECT handle FROM former_handle')).toEqual([{ handle: 'ana.makes' }])
    await engine.do('history.undo', {})
    expect(content(engine)).toEqual(before)
  })

  it('is one step that undo takes back and redo does again, also after a restart, exactly', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok } = await twice()
    const before = content(engine)
    await engine.do('creators.merge', {
      keptCreatorId: kept.creatorId,
      droppedCreatorIds: [dropped.creatorId],
      accounts: same(keptTiktok, droppedTiktok),
    })
    const after = content(engine)
    expect(after).not.toEqual(before)
    expect(await engine.do('creators.mergedFrom', { creatorId: kept.creatorId })).toMatchObject([
      { creatorId: dropped.creatorId, displayName: 'Ana S.', accountIds: [droppedTiktok], by: 'Test' },
    ])
    await engine.close()
    const later = { ...testEngine(), folder: engine.folder }
    await later.do('workspace.open', { folder: engine.folder })
    await later.do('history.undo', {})
    expect(content(later)).toEqual(before)
    expect(await later.do('creators.mergedFrom', { creatorId: kept.creatorId })).toEqual([])
    const found = await later.do('creators.list', { filter: { text: 'anamakes' } })
    expect(found.ids).toHaveLength(2)
    await later.close()
    const last = { ...testEngine(), folder: engine.folder }
    await last.do('workspace.open', { folder: engine.folder })
    await last.do('history.redo', {})
    expect(content(last)).toEqual(after)
    expect(await last.do('creators.mergedFrom', { creatorId: kept.creatorId })).toHaveLength(1)
  })

  it('names creators merged by way of others', async () => {
    const engine = await testWorkspace()
    const [a = '', b = '', c = ''] = seed(engine, (insert) =>
      ['anna', 'bert', 'cleo'].map(
        (name) => seedCreator(insert, { display_name: name }, { platform: 'tiktok', handle: name }).creatorId,
      ),
    )
    await engine.do('creators.merge', { keptCreatorId: b, droppedCreatorIds: [c] })
    await engine.do('creators.merge', { keptCreatorId: a, droppedCreatorIds: [b] })
    const merged = await engine.do('creators.mergedFrom', { creatorId: a })
    expect(merged.map(({ displayName }) => displayName).toSorted()).toEqual(['bert', 'cleo'])
  })

  it('refuses what cannot be, and changes nothing', async () => {
    const { engine, kept, dropped, keptTiktok, droppedTiktok, droppedInstagram } = await twice()
    const before = content(engine)
    const base = { keptCreatorId: kept.creatorId, droppedCreatorIds: [dropped.creatorId] }
    const merge = (input: object) => engine.do('creators.merge', { ...base, ...input })
    await expect(merge({ droppedCreatorIds: [kept.creatorId] })).rejects.toThrow('into itself')
    await expect(merge({ droppedCreatorIds: [newId()] })).rejects.toThrow('no longer in this workspace')
    await expect(merge({ values: { country: newId() } })).rejects.toThrow('not being merged')
    await expect(merge({ accounts: same(keptTiktok, droppedInstagram) })).rejects.toThrow('two platforms')
    await expect(merge({ accounts: same(keptTiktok, keptTiktok) })).rejects.toThrow('named twice')
    await expect(merge({ accounts: same(droppedTiktok, newId()) })).rejects.toThrow('none of these creators')
    expect(content(engine)).toEqual(before)
  })

  it('lets the group go from what was found, and shows it again when taken back', async () => {
    const engine = await testWorkspace()
    const [a = '', b = ''] = seed(engine, (insert) =>
      (['tiktok', 'instagram'] as const).map(
        (platform) => seedCreator(insert, {}, { platform, handle: 'cleo.bakes.cakes' }).creatorId,
      ),
    )
    await engine.do('creators.findDuplicates', {})
    await engine.do('creators.merge', { keptCreatorId: a, droppedCreatorIds: [b] })
    expect(await engine.do('creators.duplicates', {})).toMatchObject({ groups: [], total: 0, isOutdated: false })
    await engine.do('history.undo', {})
    expect((await engine.do('creators.duplicates', {})).total).toBe(1)
  })
})
