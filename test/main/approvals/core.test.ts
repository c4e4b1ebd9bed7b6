import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/db/open'
import { chainHeads, readStoredEvents } from '../../../src/main/db/read/approvalEvents'
import { runStep } from '../../../src/main/db/steps'
import { readEvents, restate } from '../../../src/main/features/approvals/events'
import { stateRowOf } from '../../../src/main/features/approvals/progressStore'
import { newId, tempFolder, testEngine } from '../../support/engine'
import { as } from '../outreach/support'
import { approvalWorkspace, withClient } from './approvalWorkspace'

const all = { toggle: true, text: true, spokenOrShown: true }
const refusedFor = (code: string, deliverableId: string) =>
  expect.objectContaining({ code: 'approval_refused', details: { refusal: code, deliverableId } })

it('goes from the brief to closed, and the trail says who did what', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, as: by, cleo } = workspace
  const version = await withClient(workspace)
  const { evidenceId, sha256 } = await engine.do('approvals.addNoteAsEvidence', {
    deliverableId,
    text: 'Cleo rang: fine, but tag us.',
  })
  const approved = await engine.do('approvals.decide', {
    ...version,
    stage: 'client_review',
    decision: 'approve_with_corrections',
    corrections: [{ part: 'hashtags', text: 'Add #fizz' }],
    onBehalf: { personId: cleo.id, channel: 'telephone', evidenceId },
  })
  expect(approved).toMatchObject({ state: 'approved', roundsUsed: 1, roundsAllowed: 2, turn: 'agency' })
  await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'scheduled', postOn: '2026-11-16' })
  await engine.do('approvals.goLive', { deliverableId, url: 'https://tok.example/1', liveOn: '2026-11-16' })
  const { corrections } = await engine.do('approvals.get', { deliverableId })
  const check = { deliverableId, evidenceId, seen: all }
  await expect(engine.do('approvals.verifyLive', { ...check, ticked: [] })).rejects.toEqual(
    refusedFor('corrections_open', deliverableId),
  )
  await engine.do('approvals.verifyLive', { ...check, ticked: corrections.map(({ id }) => id) })
  await by('Dana')('approvals.move', { deliverableIds: [deliverableId], to: 'closed' })
  const detail = await engine.do('approvals.get', { deliverableId })
  expect(detail.events.map(({ kind, actor, role, to, text }) => [kind, actor, role, to, text])).toEqual([
    ['open', 'Test', 'account_manager', 'brief_sent', null],
    ['submit_draft', 'Test', 'account_manager', 'draft_submitted', null],
    ['start_review', 'Test', 'account_manager', 'internal_review', null],
    ['decide', 'Dana', 'account_director', 'client_review', null],
    ['decide', 'Test', 'account_manager', 'approved', 'Hashtags: Add #fizz'],
    ['schedule', 'Test', 'account_manager', 'scheduled', '2026-11-16'],
    ['go_live', 'Test', 'account_manager', 'live', 'https://tok.example/1'],
    ['verify_live', 'Test', 'account_manager', 'live_verified', null],
    ['close', 'Dana', 'account_director', 'closed', null],
  ])
  expect(detail.events[4]).toMatchObject({ onBehalfOf: 'Cleo', channel: 'telephone', evidenceSha256: sha256 })
  expect(detail.stages.map(({ state, owner }) => `${state} ${owner}`)).toContain('client_review brand')
  expect(detail.moves.approved).toMatchObject({ kind: 'refused', refusal: { code: 'is_over' } })
  const verified = await engine.do('workspace.verify', {})
  expect(verified.problems.filter(({ check }) => check !== 'approval files')).toEqual([])
})

it('keeps names and texts out of what is hashed', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, as: by } = workspace
  const version = await withClient(workspace)
  await by('Cleo')('approvals.decide', {
    ...version,
    stage: 'client_review',
    decision: 'request_changes',
    comment: 'Too loud for us',
  })
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  const rows = db.prepare<[], { body: string }>('SELECT body FROM approval_event').all()
  for (const secret of ['Too loud', 'Cleo', 'Dana', 'Test'])
    expect(rows.map(({ body }) => body).join()).not.toContain(secret)
  expect(readEvents(db, deliverableId).at(-1)?.proposal).toMatchObject({ comment: 'Too loud for us' })
  const step = { method: 'erase', commandId: newId(), actor: 'Test', device: 'd', now: new Date() }
  runStep(db, step, () => db.prepare('UPDATE approval_text SET text = NULL').run().changes)
  expect(readEvents(db, deliverableId).at(-1)?.proposal).toMatchObject({ comment: '[erased]' })
  db.close()
  const { events, given } = await engine.do('approvals.get', { deliverableId })
  expect(events.every(({ actor, text }) => actor === null && text === null)).toBe(true)
  expect(given).toEqual([])
})

it('refuses with the rule and changes nothing', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, draft, as: by } = workspace
  await expect(engine.do('approvals.get', { deliverableId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  const first = draft(deliverableId, 1)
  const submit = { deliverableId, versionId: first.versionId, as: 'draft' as const }
  await expect(engine.do('approvals.submit', submit)).rejects.toEqual(refusedFor('not_open', deliverableId))
  await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  await expect(engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })).rejects.toEqual(
    refusedFor('already_open', deliverableId),
  )
  await engine.do('approvals.submit', submit)
  await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'internal_review' })
  const decision = { ...first, stage: 'internal_review', decision: 'approve' } as const
  await expect(engine.do('approvals.decide', decision)).rejects.toEqual(refusedFor('own_work', deliverableId))
  await expect(by('Cleo')('approvals.decide', decision)).rejects.toEqual(refusedFor('wrong_role', deliverableId))
  const altered = { ...decision, captionSha256: 'f'.repeat(64) }
  await expect(by('Dana')('approvals.decide', altered)).rejects.toEqual(refusedFor('altered_version', deliverableId))
  const foreign = { ...decision, versionId: newId() }
  await expect(by('Dana')('approvals.decide', foreign)).rejects.toMatchObject({ code: 'not_found' })
  expect((await engine.do('approvals.get', { deliverableId })).events).toHaveLength(3)
})

it('counts rounds, and a change order lifts the limit', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, draft, as: by } = workspace
  let version = await withClient(workspace)
  for (const number of [2, 3]) {
    const decision = { stage: 'client_review', decision: 'request_changes', comment: 'Again' } as const
    await by('Carl')('approvals.decide', { ...version, ...decision })
    version = draft(deliverableId, number)
    await engine.do('approvals.submit', { deliverableId, versionId: version.versionId, as: 'draft' })
    await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'internal_review' })
    const approve = { ...version, stage: 'internal_review', decision: 'approve' } as const
    if (number === 3) {
      await expect(by('Dana')('approvals.decide', approve)).rejects.toEqual(refusedFor('rounds_used_up', deliverableId))
      await engine.do('approvals.changeOrder', { deliverableId, rounds: 1, reference: 'CO-7' })
    }
    await by('Dana')('approvals.decide', approve)
  }
  const detail = await engine.do('approvals.get', { deliverableId })
  expect(detail.card).toMatchObject({ state: 'client_review', roundsUsed: 3, roundsAllowed: 3 })
  expect(detail.events.find(({ kind }) => kind === 'change_order')?.text).toBe('1 more round. CO-7')
})

it('does a double click once', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId } = workspace
  const commandId = newId()
  const input = { deliverableIds: [deliverableId] }
  const first = await engine.do('approvals.sendBrief', input, { commandId })
  expect(await engine.do('approvals.sendBrief', input, { commandId })).toEqual(first)
  expect((await engine.do('approvals.get', { deliverableId })).events).toHaveLength(1)
})

it('gains nothing by a clock that is set back', async () => {
  const workspace = await approvalWorkspace()
  const { engine, clock, deliverableId, as: by } = workspace
  const version = await withClient(workspace)
  await by('Cleo')('approvals.decide', { ...version, stage: 'client_review', decision: 'approve' })
  clock.now = new Date('2026-11-02T10:00:00Z')
  const move = { deliverableIds: [deliverableId], to: 'scheduled' as const }
  await expect(engine.do('approvals.move', { ...move, postOn: '2026-11-10' })).rejects.toEqual(
    refusedFor('in_past', deliverableId),
  )
  await engine.do('approvals.move', { ...move, postOn: '2026-11-20' })
  const { events } = await engine.do('approvals.get', { deliverableId })
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted())
  expect(events.map(({ deviceSeq }) => deviceSeq)).toEqual([1, 2, 3, 4, 5, 6])
  expect(events.at(-1)).toMatchObject({ kind: 'schedule', at: '2026-11-16T10:00:00.000Z' })
})

it('moves several or none, and names the one that cannot', async () => {
  const workspace = await approvalWorkspace(3)
  const { engine, deliverableIds } = workspace
  const [a = '', b = '', c = ''] = deliverableIds
  await engine.do('approvals.move', { deliverableIds: [a, b], to: 'brief_sent' })
  const hold = { deliverableIds, to: 'on_hold', text: 'Product is late' } as const
  const failed = engine.do('approvals.move', hold)
  await expect(failed).rejects.toEqual(refusedFor('not_open', c))
  await expect(failed).rejects.toThrow('@ana2, Video: This deliverable has no workflow yet.')
  expect((await engine.do('approvals.board', {})).cards.map(({ state }) => state)).toEqual([
    'brief_sent',
    'brief_sent',
    null,
  ])
  await expect(engine.do('approvals.move', { deliverableIds: [a], to: 'on_hold' })).rejects.toEqual(
    refusedFor('needs_reason', a),
  )
  const held = await engine.do('approvals.move', { ...hold, deliverableIds: [a, b, a] })
  expect(held.map(({ state, actBy }) => [state, actBy])).toEqual([
    ['on_hold', null],
    ['on_hold', null],
    ['on_hold', null],
  ])
  const moves = await engine.do('approvals.moves', { deliverableIds: [a, c] })
  expect(moves[0]?.moves).toMatchObject({ brief_sent: { kind: 'ready', event: 'resume' }, on_hold: { kind: 'same' } })
  expect(moves[1]?.moves.brief_sent).toEqual({ kind: 'ready', event: 'open', leadsTo: 'brief_sent' })
  await engine.do('approvals.move', { deliverableIds: [a, c], to: 'brief_sent' })
  expect((await engine.do('approvals.board', {})).cards.map(({ state }) => state)).toEqual([
    'brief_sent',
    'on_hold',
    'brief_sent',
  ])
  await expect(engine.do('approvals.move', { deliverableIds: [a], to: 'draft_submitted' })).rejects.toEqual(
    refusedFor('needs_content', a),
  )
})

it('shows a newcomer the moves that they will have', async () => {
  const workspace = await approvalWorkspace()
  const { deliverableId, as: by } = workspace
  await workspace.engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  const version = workspace.draft(deliverableId, 1)
  await workspace.engine.do('approvals.submit', { deliverableId, versionId: version.versionId, as: 'draft' })
  await workspace.engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'internal_review' })
  const { moves } = await by('Newt')('approvals.get', { deliverableId })
  expect(moves.client_review).toMatchObject({ kind: 'ready' })
  const [card] = await by('Newt')('approvals.move', { deliverableIds: [deliverableId], to: 'client_review' })
  expect(card?.state).toBe('client_review')
  expect((await workspace.engine.do('approvals.people', {})).find(({ name }) => name === 'Newt')).toMatchObject({
    role: 'account_manager',
    clientId: null,
  })
})

it('never takes an event back', async () => {
  const workspace = await approvalWorkspace()
  const { engine, campaignId, deliverableId, as: by } = workspace
  await engine.do('campaigns.update', { campaignId, name: 'Fizz winter' })
  const version = await withClient(workspace)
  await by('Cleo')('approvals.decide', { ...version, stage: 'client_review', decision: 'approve' })
  // The submitted version came in a step of its own, which can no longer be taken back.
  await expect(engine.do('history.undo', {})).rejects.toMatchObject({ code: 'changed_since' })
  const before = (await engine.do('approvals.get', { deliverableId })).events
  const steps = await engine.do('history.list', { limit: 50 })
  const rename = steps.find(({ method }) => method === 'campaigns.update')
  expect(await engine.do('history.undo', { stepId: rename?.id ?? '' })).toMatchObject({ reverted: 1 })
  for (const { id, kind, method } of steps) {
    if (kind !== 'base' || !method.startsWith('approvals.')) continue
    await expect(engine.do('history.undo', { stepId: id })).rejects.toMatchObject({ code: 'not_found' })
  }
  expect((await engine.do('approvals.get', { deliverableId })).events).toEqual(before)
})

it('says that a submitted version cannot go back to what it was', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, draft } = workspace
  await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  const { versionId } = draft(deliverableId, 1)
  await engine.do('approvals.editVersion', { versionId, caption: '#ad Better' })
  await engine.do('approvals.submit', { deliverableId, versionId, as: 'draft' })
  await expect(engine.do('history.undo', {})).rejects.toMatchObject({
    code: 'changed_since',
    message: expect.stringContaining('was changed after this. Nothing was changed.'),
  })
  expect((await engine.do('approvals.versions', { deliverableId }))[0]?.caption).toBe('#ad Better')
})

it('joins the chains of two machines in one order', async () => {
  const workspace = await approvalWorkspace(2)
  const { engine, deliverableId, deliverableIds } = workspace
  const [, second = ''] = deliverableIds
  await engine.do('approvals.sendBrief', { deliverableIds })
  const copy = join(tempFolder(), 'workspace')
  cpSync(engine.folder, copy, { recursive: true })
  const other = testEngine({ now: () => new Date('2026-11-15T10:00:00Z') })
  await other.do('workspace.open', { folder: copy })
  await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'on_hold', text: 'Here' })
  // The other machine's clock is a day slow, and it knows nothing of the hold.
  await as(other, 'Dana')('approvals.move', { deliverableIds: [second], to: 'on_hold', text: 'There' })
  await as(other, 'Dana')('approvals.changeOrder', { deliverableId, rounds: 1, reference: 'CO-1' })
  await other.close()

  const db = openDatabase(join(engine.folder, 'workspace.db'))
  db.prepare('ATTACH ? AS there').run(join(copy, 'workspace.db'))
  const origin = { method: 'test', commandId: newId(), actor: 'Test', device: 'd', now: new Date() }
  runStep(db, origin, () => {
    for (const table of ['approval_event', 'approval_text'])
      db.exec(`INSERT INTO ${table} SELECT * FROM there.${table} WHERE id NOT IN (SELECT id FROM ${table})`)
    for (const id of deliverableIds) restate(db, id)
    return null
  })
  const heads = chainHeads(db)
  expect(heads.map(({ seq }) => seq).toSorted()).toEqual([2, 3])
  const joined = readStoredEvents(db, deliverableId)
  expect(joined[0]?.proposal.kind).toBe('open')
  expect(
    joined
      .slice(1)
      .map(({ proposal }) => proposal.kind)
      .toSorted(),
  ).toEqual(['change_order', 'hold'])
  db.close()

  // What comes next has seen both ends.
  await engine.do('approvals.changeOrder', { deliverableId, rounds: 1, reference: 'CO-2' })
  const after = openDatabase(join(engine.folder, 'workspace.db'))
  const events = readStoredEvents(after, deliverableId)
  expect(JSON.parse(events.at(-1)?.row.seen ?? '')).toEqual(
    joined
      .slice(1)
      .map(({ row }) => row.hash)
      .toSorted(),
  )
  for (const id of deliverableIds)
    expect(after.prepare('SELECT * FROM deliverable_state WHERE id = ?').get(id)).toEqual(
      stateRowOf(after, id, readEvents(after, id)),
    )
  after.close()
  expect((await engine.do('approvals.get', { deliverableId: second })).card.state).toBe('on_hold')
})
