import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingOf, owedBy } from '../../../src/main/features/campaigns/hub/deliverables'
import type { InputOf } from '../../../src/shared/contract/index'
import { newId, type TestEngine, testWorkspace, upload } from '../../support/engine'
import { campaignFor, seed, seedPeople } from './seed'

type Item = InputOf<'campaigns.savePackage'>['items'][number]
const item = (title: string, count = 1, kind: Item['kind'] = 'video'): Item => ({
  kind,
  title,
  count,
  dueOn: null,
  requirement: null,
})

async function hub(handles: readonly string[] = ['ana', 'ben', 'eve']) {
  const engine = await testWorkspace()
  const people = seedPeople(
    engine,
    handles.map((handle) => ({ handle })),
  )
  const { campaignId } = await campaignFor(engine, { client: 'Acme', name: 'Bolt' })
  const accountIds = handles.map((handle) => people[handle]?.accountId ?? '')
  await engine.do('campaigns.addToRoster', { campaignId, accountIds })
  const owed = async () =>
    (await engine.do('campaigns.deliverables', { campaignId })).map((one) => `${one.handle}: ${one.title}`).sort()
  const saved = (items: Item[], name = 'Starter') => engine.do('campaigns.savePackage', { campaignId, name, items })
  return { engine, campaignId, accountIds, owed, saved }
}

/** As a sent brief leaves it: the handlers of approvals have tests of their own. */
function open(engine: TestEngine, deliverableId: string): void {
  seed(engine, (insert) => {
    const hash = newId().replaceAll('-', '').padEnd(64, '0')
    insert('approval_event', {
      deliverable_id: deliverableId,
      device: 'test',
      device_seq: 1,
      previous_hash: '',
      hash,
      seen: '[]',
      actor_id: newId(),
      role: 'account_manager',
      kind: 'open',
      from_state: null,
      to_state: 'brief_sent',
      body: '{}',
      at: '2026-11-22T09:00:00.000Z',
    })
  })
}

describe('packages', () => {
  it('are kept, changed, counted and taken back', async () => {
    const { engine, campaignId, accountIds, saved } = await hub()
    const made = await saved([
      item('Video', 2),
      { ...item('Story', 1, 'story'), dueOn: '2026-12-01', requirement: 'Vertical' },
    ])
    expect(made).toMatchObject({ name: 'Starter', campaignId, creators: 0 })
    await engine.do('campaigns.addDeliverables', { campaignId, accountIds: accountIds.slice(0, 2), packageId: made.id })
    const changed = await engine.do('campaigns.savePackage', {
      packageId: made.id,
      campaignId,
      name: 'Bigger',
      items: [item('Video', 3)],
    })
    expect(changed).toMatchObject({ id: made.id, name: 'Bigger', creators: 2 })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change package Bigger')
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.packages', { campaignId })).toEqual([{ ...made, creators: 2 }])
    await expect(engine.do('campaigns.removePackage', { packageId: made.id })).rejects.toMatchObject({
      code: 'conflict',
      message:
        '2 creators have deliverables from Starter, so it stays. Remove those deliverables first, or change the package.',
    })
    const unused = await saved([item('Photo', 1, 'image')], 'Unused')
    await engine.do('campaigns.removePackage', { packageId: unused.id })
    expect(await engine.do('campaigns.packages', { campaignId })).toHaveLength(1)
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.packages', { campaignId })).toHaveLength(2)
  })

  it('belong to one campaign', async () => {
    const { engine, campaignId, accountIds, saved } = await hub()
    const other = await campaignFor(engine, { client: 'Zeta', name: 'Yolk' })
    const { id: packageId } = await saved([item('Video')])
    for (const ask of [
      engine.do('campaigns.savePackage', { packageId, campaignId: other.campaignId, name: 'X', items: [item('V')] }),
      engine.do('campaigns.addDeliverables', { campaignId: other.campaignId, accountIds, packageId }),
      engine.do('campaigns.removePackage', { packageId: newId() }),
      engine.do('campaigns.packages', { campaignId: newId() }),
    ])
      await expect(ask).rejects.toMatchObject({ code: expect.stringMatching(/not_found|conflict/) })
    expect(await engine.do('campaigns.deliverables', { campaignId })).toEqual([])
  })
})

describe('deliverables', () => {
  it('are numbered, added once and taken back as one step', async () => {
    const { engine, campaignId, accountIds, owed, saved } = await hub(['ana', 'ben'])
    const { id: packageId } = await saved([item('Story', 3, 'story'), item('Video')])
    const first = await engine.do('campaigns.addDeliverables', {
      campaignId,
      accountIds: accountIds.slice(0, 1),
      packageId,
    })
    expect(first).toMatchObject({ added: 4, alreadyThere: 0 })
    expect(first.deliverableIds).toHaveLength(4)
    const again = await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })
    expect(again).toMatchObject({ added: 4, alreadyThere: 4 })
    expect(await owed()).toEqual(
      ['ana', 'ben'].flatMap((handle) =>
        ['Story 1 of 3', 'Story 2 of 3', 'Story 3 of 3', 'Video'].map((t) => `${handle}: ${t}`),
      ),
    )
    expect((await engine.do('history.next', {})).undo?.label).toBe('Add 4 deliverables to Bolt spring')
    await engine.do('history.undo', {})
    expect(await owed()).toHaveLength(4)
  })

  it('that were renamed since are not owed twice; what a package gained since is', async () => {
    const { engine, campaignId, accountIds, owed, saved } = await hub(['ana'])
    const { id: packageId } = await saved([item('Video')])
    const { deliverableIds } = await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })
    await engine.do('campaigns.updateDeliverable', { deliverableId: deliverableIds[0] ?? '', title: 'Unboxing' })
    await engine.do('campaigns.savePackage', { packageId, campaignId, name: 'Starter', items: [item('Video', 2)] })
    expect(await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })).toMatchObject({
      added: 1,
      alreadyThere: 1,
    })
    expect(await owed()).toEqual(['ana: Unboxing', 'ana: Video 2 of 2'])
  })

  it('given singly are left where the same is there', async () => {
    const { engine, campaignId, accountIds } = await hub(['ana', 'ben'])
    const items = [item('Live hour', 1, 'live')]
    const give = (ids: string[]) => engine.do('campaigns.addDeliverables', { campaignId, accountIds: ids, items })
    expect(await give(accountIds.slice(0, 1))).toMatchObject({ added: 1 })
    expect(await give(accountIds)).toMatchObject({ added: 1, alreadyThere: 1 })
    await expect(engine.do('campaigns.addDeliverables', { campaignId, accountIds })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('go to creators of the roster only, who are named', async () => {
    const { engine, campaignId, accountIds, owed, saved } = await hub()
    const { id: packageId } = await saved([item('Video')])
    const [entry] = await engine.do('campaigns.roster', { campaignId })
    await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entry?.id ?? ''], status: 'dropped' })
    await expect(engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })).rejects.toMatchObject({
      code: 'conflict',
      message: `Not on the roster of this campaign: @${entry?.handle}. Nothing was added. Add them to the roster first.`,
    })
    expect(await owed()).toEqual([])
  })

  it('are 10,000 at most at once, and quick', async () => {
    const handles = Array.from({ length: 500 }, (_, index) => `c${index}`)
    const { engine, campaignId, accountIds, saved } = await hub(handles)
    const { id: packageId } = await saved([item('Story', 20, 'story')])
    const { added } = await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })
    expect(added).toBe(10_000)
    const more = await saved([item('Story', 20), item('Video')], 'More')
    await expect(
      engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId: more.id }),
    ).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining('10,500 deliverables') })
    await engine.do('history.undo', {})
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.deliverables', { campaignId })).toHaveLength(0)
  })

  it('change freely until the brief is sent, then in due day and requirement only', async () => {
    const { engine, campaignId, accountIds, saved } = await hub(['ana'])
    const { id: packageId } = await saved([item('Video')])
    const [deliverableId = ''] = (await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId }))
      .deliverableIds
    const change = (rest: Omit<InputOf<'campaigns.updateDeliverable'>, 'deliverableId'>) =>
      engine.do('campaigns.updateDeliverable', { deliverableId, ...rest })
    await expect(change({ workflowId: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await change({ title: 'Unboxing', kind: 'image', requirement: 'Show the lid', dueOn: '2026-12-01' })
    open(engine, deliverableId)
    for (const fixed of [{ title: 'Other' }, { kind: 'video' as const }])
      await expect(change({ ...fixed, dueOn: '2027-01-01' })).rejects.toMatchObject({
        code: 'approval_refused',
        message: expect.stringContaining('The brief of “Unboxing” was sent'),
      })
    // What is as it was is no change.
    await change({ title: 'Unboxing', kind: 'image', workflowId: null, requirement: null, dueOn: '2026-12-09' })
    expect(await engine.do('campaigns.deliverables', { campaignId })).toMatchObject([
      { title: 'Unboxing', kind: 'image', dueOn: '2026-12-09' },
    ])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change deliverable Unboxing')
  })

  it('are removed with their drafts and plans while unopened; the opened are withdrawn', async () => {
    const { engine, campaignId, accountIds, saved, owed } = await hub(['ana', 'ben'])
    const { id: packageId } = await saved([item('Video')])
    const { deliverableIds } = await engine.do('campaigns.addDeliverables', { campaignId, accountIds, packageId })
    const [draft = '', opened = ''] = deliverableIds
    const at = '2026-11-22T09:00:00.000Z'
    seed(engine, (insert) => {
      insert('content_version', {
        deliverable_id: draft,
        number: 1,
        kind: 'text',
        caption_sha256: 'a'.repeat(64),
        added_by: 'T',
        added_at: at,
      })
      const evidence = insert('approval_evidence', {
        deliverable_id: draft,
        purpose: 'right',
        name: 'a.pdf',
        mime: 'application/pdf',
        size_bytes: 1,
        sha256: 'b'.repeat(64),
        added_by: 'T',
        added_at: at,
      })
      insert('usage_right', {
        campaign_id: campaignId,
        kind: 'paid',
        territory: 'UK',
        evidence_id: evidence,
        created_at: at,
      })
      insert('usage_right', {
        campaign_id: campaignId,
        deliverable_id: draft,
        kind: 'paid',
        territory: 'UK',
        created_at: at,
      })
      insert('spark_code', {
        deliverable_id: draft,
        code: 'abcdef',
        period_days: 30,
        issued_on: '2026-11-22',
        created_at: at,
      })
    })
    const before = await owed()
    const faults = (await engine.do('workspace.verify', {})).problems
    expect(await engine.do('campaigns.removeDeliverables', { deliverableIds: [draft, draft] })).toEqual({ removed: 1 })
    expect(await owed()).toHaveLength(1)
    await engine.do('history.undo', {})
    expect(await owed()).toEqual(before)
    // The seeded version and evidence have no bytes behind them, which is told before and after alike.
    expect((await engine.do('workspace.verify', {})).problems).toEqual(faults)
    open(engine, opened)
    await expect(engine.do('campaigns.removeDeliverables', { deliverableIds })).rejects.toMatchObject({
      code: 'approval_refused',
      message:
        'The brief of “Video” was sent, so what happened is kept. Nothing was removed. Withdraw it on the approval board instead.',
    })
    expect(await owed()).toEqual(before)
  })
})

describe('what is still owed of a package', () => {
  const items = fc.array(
    fc.record({
      kind: fc.constantFrom('video' as const, 'story' as const),
      title: fc.constantFrom('A', 'B', 'C'),
      count: fc.integer({ min: 1, max: 4 }),
      dueOn: fc.constant(null),
      requirement: fc.constant(null),
    }),
    { maxLength: 5 },
  )
  it('is nothing once it was given, and never more than what is owed by kind', () => {
    fc.assert(
      fc.property(items, items, (now, before) => {
        const owed = owedBy(now)
        expect(missingOf(owed, owed)).toEqual([])
        const kept = owedBy(before)
        const missing = missingOf(owed, kept)
        for (const kind of ['video', 'story']) {
          const of = (list: readonly { kind: string }[]) => list.filter((one) => one.kind === kind).length
          expect(of(missing)).toBe(Math.max(0, of(owed) - of(kept)))
        }
      }),
    )
  })
})

describe('signed terms', () => {
  it('are kept for a creator or for all, opened as they were, and removed with a way back', async () => {
    const { engine, campaignId, accountIds } = await hub(['ana'])
    const add = async (name: string, bytes: string, accountId?: string) =>
      engine.do('campaigns.addTerms', {
        campaignId,
        ...(accountId ? { accountId } : {}),
        fileToken: await upload(engine, name, bytes),
        signedOn: '2026-11-01',
        signedBy: 'Ana Ortiz',
      })
    const own = await add('../terms\u202E.pdf', 'signed by ana', accountIds[0])
    expect(own).toMatchObject({
      handle: 'ana',
      name: 'terms.pdf',
      mime: 'application/pdf',
      sizeBytes: 13,
      signedBy: 'Ana Ortiz',
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe('Add signed terms of @ana')
    const all = await add('frame.pdf', 'signed for all')
    expect((await engine.do('campaigns.terms', { campaignId })).map(({ id }) => id)).toEqual([all.id, own.id])
    const made = await engine.do('campaigns.openTerms', { termsId: own.id })
    const { bytes } = await engine.do('files.read', { fileToken: made.fileToken, offset: 0, length: 1000 })
    expect(new TextDecoder().decode(bytes)).toBe('signed by ana')
    await engine.do('campaigns.removeTerms', { termsId: own.id })
    await expect(engine.do('campaigns.openTerms', { termsId: own.id })).rejects.toMatchObject({ code: 'not_found' })
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.terms', { campaignId })).toEqual([all, own])
  })

  it('are refused for somebody who is not on the roster', async () => {
    const { engine, campaignId } = await hub(['ana'])
    const { zoe } = seedPeople(engine, [{ handle: 'zoe' }])
    const fileToken = await upload(engine, 'a.pdf', 'x')
    await expect(
      engine.do('campaigns.addTerms', {
        campaignId,
        accountId: zoe?.accountId ?? '',
        fileToken,
        signedOn: '2026-11-01',
      }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('not on the roster of Bolt spring') })
    expect(await engine.do('campaigns.terms', { campaignId })).toEqual([])
  })
})

describe('fields of the brief', () => {
  it('are kept, and a window that ends before it begins is refused', async () => {
    const { engine, campaignId } = await hub(['ana'])
    const fields = {
      markets: ['GB', 'US'],
      postFrom: '2026-12-01',
      postUntil: '2026-12-20',
      includedRounds: 2,
      dos: ['Show the lid'],
      donts: ['No competitors'],
      mandatory: ['#ad'],
    }
    expect(await engine.do('campaigns.update', { campaignId, ...fields })).toMatchObject(fields)
    await expect(engine.do('campaigns.update', { campaignId, postUntil: '2026-11-30' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The posting window ends on 2026-11-30, before it begins on 2026-12-01. Nothing was changed.',
    })
    await expect(engine.do('campaigns.update', { campaignId, workflowId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await engine.do('history.undo', {})
    expect(await engine.do('campaigns.get', { campaignId })).toMatchObject({ markets: [], postFrom: null, dos: [] })
  })
})
