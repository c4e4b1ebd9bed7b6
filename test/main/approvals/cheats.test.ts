import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { chainHeads } from '../../../src/main/db/read/approvalEvents'
import type { Reply } from '../../../src/shared/contract/define'
import type { InputOf, MethodName } from '../../../src/shared/contract/index'
import { newId } from '../../support/engine'
import { type ApprovalWorkspace, approvalWorkspace, withClient } from './approvalWorkspace'
import { addEvidence, seenBy } from './chainSupport'
import { decisionsOf, pageOf, send, signed, toClient } from './reviewSupport'
import { attacks } from './sqlAttacks'

type World = ApprovalWorkspace & { version: Awaited<ReturnType<typeof withClient>>; second: string; evidenceId: string }

let world: World
let db: Db
beforeEach(async () => {
  const workspace = await approvalWorkspace(2)
  const version = await withClient(workspace)
  const [, second = ''] = workspace.deliverableIds
  await workspace.engine.do('approvals.savePerson', {
    name: 'Vic',
    role: 'client_viewer',
    clientId: workspace.client.id,
  })
  await workspace.engine.do('approvals.savePerson', { name: 'Ana', role: 'creator_proxy' })
  const { evidenceId } = await addEvidence(workspace.engine, second, 'Another deliverable’s mail')
  world = { ...workspace, version, second, evidenceId }
  db = openDatabase(join(workspace.engine.folder, 'workspace.db'))
})
afterEach(() => db.close())

/** Everything that an approval rests on. */
const proof = () => ({
  heads: chainHeads(db),
  rows: Object.fromEntries(
    ['approval_event', 'approval_text', 'content_version', 'review_comment', 'approval_evidence', 'decision_file'].map(
      (table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()],
    ),
  ),
  states: db.prepare('SELECT * FROM deliverable_state ORDER BY id').all(),
})

async function call<M extends MethodName>(
  actor: string,
  method: M,
  input: unknown,
  commandId = newId(),
): Promise<Reply> {
  return world.engine.call({ method, input, commandId }, { shell: 'test', actor })
}

/** @returns the error of a call that was refused and changed nothing */
async function refused<M extends MethodName>(actor: string, method: M, input: unknown) {
  const before = proof()
  const reply = await call(actor, method, input)
  expect(proof()).toEqual(before)
  if (reply.ok) throw new Error(`${method} by ${actor} was let through`)
  expect(reply.error.code).not.toBe('internal')
  expect(reply.error.message).toMatch(/^\p{Lu}.{10,}/u)
  return { code: reply.error.code, refusal: reply.error.details?.refusal, message: reply.error.message }
}

const decision = (more: Partial<InputOf<'approvals.decide'>> = {}) => ({
  ...world.version,
  stage: 'client_review' as const,
  decision: 'approve' as const,
  ...more,
})
const rule = (refusal: string) => expect.objectContaining({ code: 'approval_refused', refusal })
const move = (to: string, more: object = {}) => ({ deliverableIds: [world.deliverableId], to, ...more })

async function approved(): Promise<void> {
  await world.as('Cleo')('approvals.decide', decision())
}
async function sentBack(): Promise<void> {
  await world.as('Cleo')('approvals.decide', decision({ decision: 'request_changes', comment: 'Brighter' }))
}

describe('ways to cheat', () => {
  it('1 approve one’s own work', async () => {
    const { engine, second, draft } = world
    await engine.do('approvals.sendBrief', { deliverableIds: [second] })
    const own = draft(second, 1)
    await engine.do('approvals.submit', { deliverableId: second, versionId: own.versionId, as: 'draft' })
    await engine.do('approvals.move', { deliverableIds: [second], to: 'internal_review' })
    const input = { ...own, stage: 'internal_review', decision: 'approve' }
    expect(await refused('Test', 'approvals.decide', input)).toEqual(rule('own_work'))
    expect(await refused('Test', 'approvals.move', { deliverableIds: [second], to: 'client_review' })).toEqual(
      rule('own_work'),
    )
  })

  it('2 skip a stage', async () => {
    const { engine, second, draft } = world
    await engine.do('approvals.sendBrief', { deliverableIds: [second] })
    const own = draft(second, 1)
    await engine.do('approvals.submit', { deliverableId: second, versionId: own.versionId, as: 'draft' })
    await engine.do('approvals.move', { deliverableIds: [second], to: 'internal_review' })
    const input = { ...own, stage: 'client_review', decision: 'approve' }
    expect(await refused('Cleo', 'approvals.decide', input)).toEqual(rule('stage_order'))
  })

  it('3 drag a card past the stages', async () => {
    for (const to of ['scheduled', 'live', 'live_verified', 'closed'])
      expect(await refused('Dana', 'approvals.move', move(to, { text: 'x', postOn: '2026-11-20' }))).toMatchObject({
        code: 'approval_refused',
      })
  })

  it('4 decide on an old version', async () => {
    const { engine, deliverableId, draft, version } = world
    await sentBack()
    const newer = draft(deliverableId, 2)
    await engine.do('approvals.submit', { deliverableId, versionId: newer.versionId, as: 'draft' })
    await toClient(world, [deliverableId])
    expect(await refused('Cleo', 'approvals.decide', decision(version))).toEqual(rule('other_version'))
  })

  it('5 decide with another hash than the version has', async () => {
    const other = { sha256: 'f'.repeat(64), captionSha256: 'e'.repeat(64) }
    expect(await refused('Cleo', 'approvals.decide', decision({ sha256: other.sha256 }))).toEqual(
      rule('altered_version'),
    )
    expect(await refused('Cleo', 'approvals.decide', decision({ captionSha256: other.captionSha256 }))).toEqual(
      rule('altered_version'),
    )
  })

  it('6 edit the caption of what was approved', async () => {
    await approved()
    const { versionId } = world.version
    expect(await refused('Test', 'approvals.editVersion', { versionId, caption: 'Buy two' })).toMatchObject({
      code: 'version_locked',
    })
  })

  it('7 change the file of a submitted version, or take it away', async () => {
    const { versionId, deliverableId } = world.version
    expect(await refused('Test', 'approvals.removeVersion', { versionId })).toMatchObject({ code: 'version_locked' })
    await approved()
    const reply = await call('Test', 'approvals.addVersion', { deliverableId, caption: 'Instead' })
    // A draft beside an approved version may be kept; what was approved stays what it was, and the draft goes nowhere.
    const [newest] = (await world.engine.do('approvals.versions', { deliverableId })).filter(
      ({ standing }) => standing === 'draft',
    )
    expect(reply.ok).toBe(newest !== undefined)
    if (newest) {
      const input = { deliverableId, versionId: newest.id, as: 'draft' }
      expect(await refused('Test', 'approvals.submit', input)).toEqual(rule('locked'))
    }
    expect((await world.engine.do('approvals.get', { deliverableId })).version).toMatchObject({ id: versionId })
  })

  it('8 a third round where two are included', async () => {
    const { engine, deliverableId, draft } = world
    for (const number of [2, 3]) {
      const { version } = await engine.do('approvals.get', { deliverableId })
      const seen = { versionId: version?.id ?? '', sha256: null, captionSha256: version?.captionSha256 ?? '' }
      await world.as('Cleo')('approvals.decide', decision({ ...seen, decision: 'request_changes', comment: 'Again' }))
      const next = draft(deliverableId, number)
      await engine.do('approvals.submit', { deliverableId, versionId: next.versionId, as: 'draft' })
      await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'internal_review' })
      const input = { ...next, stage: 'internal_review' as const, decision: 'approve' as const }
      if (number === 2) await world.as('Dana')('approvals.decide', input)
      else expect(await refused('Dana', 'approvals.decide', input)).toEqual(rule('rounds_used_up'))
    }
    expect(await refused('Test', 'approvals.changeOrder', { deliverableId, rounds: 0, reference: 'x' })).toMatchObject({
      code: 'invalid_input',
    })
    expect(await refused('Cleo', 'approvals.changeOrder', { deliverableId, rounds: 1, reference: 'x' })).toEqual(
      rule('wrong_role'),
    )
  })

  it('9 schedule without a disclosure plan, outside the window, or in the past', async () => {
    await approved()
    expect(await refused('Test', 'approvals.move', move('scheduled', { postOn: '2027-02-01' }))).toEqual(
      rule('outside_window'),
    )
    expect(await refused('Test', 'approvals.move', move('scheduled', { postOn: '2026-11-15' }))).toEqual(
      rule('in_past'),
    )
    const { seed } = await import('../campaigns/seed')
    seed(world.engine, (_insert, own) => own.prepare('DELETE FROM disclosure_plan').run())
    const said = await refused('Test', 'approvals.move', move('scheduled', { postOn: '2026-11-20' }))
    expect(said).toEqual(rule('not_ready'))
    expect(said.message).toContain('disclosure')
  })

  it('10 submit the same twice', async () => {
    const { engine, deliverableId, draft, version } = world
    const input = { deliverableId, versionId: version.versionId, as: 'draft' }
    expect(await refused('Test', 'approvals.submit', input)).toEqual(rule('version_order'))
    await sentBack()
    const same = draft(deliverableId, 2, '#ad Take 1')
    expect(await refused('Test', 'approvals.submit', { ...input, versionId: same.versionId })).toEqual(
      rule('same_content'),
    )
    expect((await engine.do('approvals.get', { deliverableId })).card.state).toBe('changes_requested')
  })

  it('11 replay a command with another input', async () => {
    const commandId = newId()
    const asked = decision({ decision: 'request_changes', comment: 'Brighter' })
    expect(await call('Cleo', 'approvals.decide', asked, commandId)).toMatchObject({ ok: true })
    const before = proof()
    const again = await call('Cleo', 'approvals.decide', decision(), commandId)
    // It is answered as the first was; what it asks for does not happen.
    expect(again).toMatchObject({ ok: true, value: { state: 'changes_requested' } })
    expect(proof()).toEqual(before)
  })

  it('12 set the clock back', async () => {
    const { clock, engine, deliverableId } = world
    const { events } = await engine.do('approvals.get', { deliverableId })
    clock.now = new Date('2020-01-01T00:00:00Z')
    await approved()
    const after = await engine.do('approvals.get', { deliverableId })
    expect(after.events.at(-1)?.at).toBe(events.at(-1)?.at)
    // A day that has begun does not end.
    expect(await refused('Test', 'approvals.move', move('scheduled', { postOn: '2020-01-02' }))).toEqual(
      rule('in_past'),
    )
    expect(
      await refused('Test', 'approvals.goLive', { deliverableId, url: 'https://a.example/1', liveOn: '2020-01-01' }),
    ).toEqual(rule('wrong_state'))
  })

  it('13 name the actor, their role or the time in the input', async () => {
    for (const field of ['actor', 'actorId', 'personId', 'role', 'at', 'device']) {
      const input = { ...decision(), [field]: 'client_approver' }
      expect(await refused('Test', 'approvals.decide', input)).toMatchObject({ code: 'invalid_input' })
    }
  })

  it('14 decide for the client without evidence, or with that of another deliverable', async () => {
    const { cleo, evidenceId } = world
    expect(await refused('Test', 'approvals.decide', decision())).toEqual(rule('wrong_role'))
    expect(await refused('Test', 'approvals.move', move('approved'))).toMatchObject({ code: 'approval_refused' })
    const without = { personId: cleo.id, channel: 'email' }
    expect(await refused('Test', 'approvals.decide', { ...decision(), onBehalf: without })).toMatchObject({
      code: 'invalid_input',
    })
    const onBehalf = { ...without, channel: 'email' as const, evidenceId }
    expect(await refused('Test', 'approvals.decide', decision({ onBehalf }))).toMatchObject({ code: 'not_found' })
  })

  it('15 decide on behalf of somebody who does not decide', async () => {
    const { engine, deliverableId, dana } = world
    const { evidenceId } = await addEvidence(engine, deliverableId, 'A mail')
    const people = await engine.do('approvals.people', {})
    const vic = people.find(({ name }) => name === 'Vic')?.id ?? ''
    for (const personId of [vic, dana.id]) {
      const onBehalf = { personId, channel: 'email' as const, evidenceId }
      expect(await refused('Test', 'approvals.decide', decision({ onBehalf }))).toEqual(rule('not_an_approver'))
    }
    const own = { personId: people.find(({ isMe }) => isMe)?.id ?? '', channel: 'email' as const, evidenceId }
    expect(await refused('Test', 'approvals.decide', decision({ onBehalf: own }))).toEqual(rule('on_behalf_of_self'))
  })

  it('16 approve with corrections of the picture', async () => {
    const corrections = [{ part: 'media' as const, text: 'Cut the end' }]
    const input = decision({ decision: 'approve_with_corrections', corrections })
    expect(await refused('Cleo', 'approvals.decide', input)).toEqual(rule('corrections_media'))
    expect(await refused('Cleo', 'approvals.decide', decision({ decision: 'approve_with_corrections' }))).toEqual(
      rule('needs_corrections'),
    )
  })

  it('17 decide as somebody who only looks: a client viewer, a creator, a stranger', async () => {
    for (const actor of ['Vic', 'Ana', 'Mallory'])
      expect(await refused(actor, 'approvals.decide', decision())).toEqual(rule('wrong_role'))
  })

  it('18 ask for changes without a word, reopen without a reason', async () => {
    const silent = decision({ decision: 'request_changes', comment: '   ' })
    expect(await refused('Cleo', 'approvals.decide', silent)).toEqual(rule('needs_comment'))
    await approved()
    for (const text of ['', '   ', undefined])
      expect(
        await refused('Test', 'approvals.move', move('changes_requested', text === undefined ? {} : { text })),
      ).toMatchObject({
        code: 'approval_refused',
      })
  })

  it('19 undo an approval', async () => {
    await approved()
    const before = proof()
    for (let tries = 0; tries < 5; tries += 1) await call('Test', 'history.undo', {})
    expect(proof().heads).toEqual(before.heads)
    expect(proof().rows.approval_event).toEqual(before.rows.approval_event)
    expect((await world.engine.do('approvals.get', { deliverableId: world.deliverableId })).card.state).toBe('approved')
    const steps = db.prepare<[], { id: string }>(`SELECT id FROM change_step WHERE method = 'approvals.decide'`).all()
    expect(steps.length).toBeGreaterThan(0)
    for (const { id } of steps)
      expect(await refused('Test', 'history.undo', { stepId: id })).toMatchObject({ code: 'not_found' })
  })

  it('20 remove the deliverable with all that was decided', async () => {
    const { deliverableId } = world
    const said = await refused('Test', 'campaigns.removeDeliverables', { deliverableIds: [deliverableId] })
    expect(said.code).toMatch(/^(approval_refused|conflict|invalid_input)$/)
  })

  it('21 close without having seen the post', async () => {
    const { engine, deliverableId } = world
    await approved()
    await engine.do('approvals.move', { deliverableIds: [deliverableId], to: 'scheduled', postOn: '2026-11-16' })
    await engine.do('approvals.goLive', { deliverableId, url: 'https://tok.example/1', liveOn: '2026-11-16' })
    expect(await refused('Test', 'approvals.move', move('closed'))).toMatchObject({ code: 'approval_refused' })
    const seen = { toggle: true, text: true, spokenOrShown: true }
    const check = { deliverableId, evidenceId: null, seen, ticked: [] }
    expect(await refused('Test', 'approvals.verifyLive', check)).toEqual(rule('needs_evidence'))
    const { evidenceId } = await addEvidence(engine, deliverableId, 'A picture of the post')
    for (const part of ['toggle', 'text', 'spokenOrShown'])
      expect(
        await refused('Test', 'approvals.verifyLive', { ...check, evidenceId, seen: { ...seen, [part]: false } }),
      ).toEqual(rule('disclosure_not_seen'))
  })

  it('22 write past the program, in SQL on the engine’s own connection', async () => {
    await world.engine.do('approvals.comment', {
      versionId: world.version.versionId,
      thread: 'client',
      text: 'Too dark',
    })
    const before = proof()
    for (const [what, sql] of attacks) {
      for (const isRecursive of [1, 0]) {
        db.pragma(`recursive_triggers = ${isRecursive}`)
        db.exec('BEGIN; UPDATE change_context SET step_seq = (SELECT max(seq) + 1 FROM change_step)')
        expect(() => db.exec(sql), what).toThrow(
          /only added to|never changed|never deleted|never replaced|kept or erased|retracted or resolved/,
        )
        db.exec('ROLLBACK')
      }
    }
    expect(proof()).toEqual(before)
  })

  it('23 a decision file of another package, altered, or sent twice', async () => {
    const { engine, campaignId, deliverableId } = world
    const made = await engine.do('approvals.makePackage', { campaignId, deliverableIds: [deliverableId], name: 'One' })
    const other = await engine.do('approvals.makePackage', { campaignId, deliverableIds: [deliverableId], name: 'Two' })
    const { page } = await pageOf(engine, made)
    const { page: second } = await pageOf(engine, other)
    const good = decisionsOf(page, [{ decision: 'request_changes', comment: 'Brighter' }])
    const apply = async (file: unknown) =>
      refused('Test', 'approvals.applyDecisionFile', { fileToken: await send(engine, file) })
    const approve = {
      ...good,
      items: good.items.map((item) => ({ ...item, decision: 'approve' as const, comment: null })),
    }
    expect(await apply(approve)).toMatchObject({ code: 'decision_file_altered' })
    expect(await apply({ ...good, packageId: second.packageId })).toMatchObject({ code: 'decision_file_altered' })
    expect(await apply(signed(approve, 'f'.repeat(64)))).toMatchObject({ code: 'decision_file_altered' })
    expect(await apply({ ...good, packageId: newId() })).toMatchObject({ code: 'decision_file_foreign' })
    expect(await apply('{"format":"callboard-decision-1"}')).toMatchObject({ code: 'decision_file_unreadable' })
    await engine.do('approvals.applyDecisionFile', { fileToken: await send(engine, good) })
    expect(await apply(good)).toMatchObject({ code: 'decision_file_applied' })
  })

  it('24 make oneself an approver by taking another’s name', async () => {
    const { client } = world
    const twin = { name: 'Cleo', role: 'client_approver', clientId: client.id }
    expect(await refused('Test', 'approvals.savePerson', twin)).toMatchObject({ code: 'conflict' })
    const viewer = { name: 'Vic', role: 'client_approver', clientId: client.id }
    expect(await refused('Vic', 'approvals.savePerson', viewer)).toMatchObject({ code: 'conflict' })
  })

  it('and the workspace is as sound as before', async () => {
    await approved()
    const { problems } = await world.engine.do('workspace.verify', {})
    expect(problems.filter(({ check }) => check !== 'approval files')).toEqual([])
    expect((await seenBy(world.engine, world.deliverableId)).versionId).toBe(world.version.versionId)
  })
})
