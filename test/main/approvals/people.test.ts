import { expect, it } from 'vitest'
import { newId } from '../../support/engine'
import { approvalWorkspace, withClient } from './approvalWorkspace'

it('knows who is signed in, the agency first', async () => {
  const { engine, client, as: by } = await approvalWorkspace()
  const people = await engine.do('approvals.people', {})
  expect(people.map(({ name, role, clientId, isMe }) => [name, role, clientId === client.id, isMe])).toEqual([
    ['Dana', 'account_director', false, false],
    ['Test', 'account_manager', false, true],
    ['Carl', 'client_approver', true, false],
    ['Cleo', 'client_approver', true, false],
  ])
  expect((await by('Cleo')('approvals.people', {})).filter(({ isMe }) => isMe).map(({ name }) => name)).toEqual([
    'Cleo',
  ])
  expect((await by('Nobody')('approvals.people', {})).filter(({ isMe }) => isMe)).toEqual([])
})

it('holds that roles and clients fit, and that names tell persons apart', async () => {
  const { engine, client, cleo } = await approvalWorkspace()
  const clientId = client.id
  const save = (input: Parameters<typeof engine.do<'approvals.savePerson'>>[1]) =>
    engine.do('approvals.savePerson', input)
  await expect(save({ name: 'Bo', role: 'client_viewer' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(save({ name: 'Bo', role: 'admin', clientId })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(save({ name: 'Bo', role: 'legal', clientId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(save({ name: 'Dana', role: 'legal' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(save({ personId: newId(), name: 'Bo', role: 'legal' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await save({ name: 'Lex', role: 'legal', clientId, email: 'lex@wobble.example' })).toMatchObject({ clientId })
  expect(await save({ personId: cleo.id, name: 'Cleo', role: 'client_viewer', clientId })).toMatchObject({
    id: cleo.id,
    role: 'client_viewer',
  })
  await engine.do('history.undo', {})
  expect((await engine.do('approvals.people', {})).find(({ id }) => id === cleo.id)?.role).toBe('client_approver')
  // Who was added stays: events name persons by their id.
  const { undo } = await engine.do('history.next', {})
  expect(undo?.method).not.toBe('approvals.savePerson')
})

it('lets nobody who has a part in approvals become somebody else', async () => {
  const workspace = await approvalWorkspace()
  const { engine, client, as: by } = workspace
  await withClient(workspace)
  const people = await engine.do('approvals.people', {})
  const me = people.find(({ isMe }) => isMe)
  const save = (change: object) =>
    engine.do('approvals.savePerson', { personId: me?.id, name: 'Test', role: 'account_manager', ...change })
  const refused = { code: 'conflict', message: expect.stringContaining('has a part in approvals') }
  await expect(save({ name: 'Another' })).rejects.toMatchObject(refused)
  await expect(save({ role: 'client_approver', clientId: client.id })).rejects.toMatchObject(refused)
  await expect(save({ role: 'legal' })).rejects.toMatchObject(refused)
  expect(await save({ role: 'account_director', email: 'test@agency.example' })).toMatchObject({
    role: 'account_director',
  })
  // Whoever did nothing yet can be put right.
  const carl = people.find(({ name }) => name === 'Carl')
  expect(
    await engine.do('approvals.savePerson', {
      personId: carl?.id,
      name: 'Karl',
      role: 'client_viewer',
      clientId: client.id,
    }),
  ).toMatchObject({ name: 'Karl' })
  expect(await by('Dana')('approvals.people', {})).toHaveLength(people.length)
})

it('keeps the name of whoever acted also when the change before it is undone', async () => {
  const { engine, deliverableId, as: by } = await approvalWorkspace()
  const people = await engine.do('approvals.people', {})
  const rename = (from: string, to: string) => {
    const person = people.find(({ name }) => name === from)
    return engine.do('approvals.savePerson', { personId: person?.id, name: to, role: person?.role ?? 'admin' })
  }
  // The signed-in puts a colleague in their own place, submits, and wants to be another again.
  await rename('Test', 'Somebody')
  await rename('Dana', 'Test')
  await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  await expect(engine.do('history.undo', {})).rejects.toMatchObject({ code: 'changed_since' })
  const after = await by('Test')('approvals.people', {})
  expect(after.find(({ isMe }) => isMe)?.id).toBe(people.find(({ name }) => name === 'Dana')?.id)
})

it('takes the role of whoever is signed in, and a client’s decision from the client only', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, as: by, cleo } = workspace
  const rival = await engine.do('campaigns.createClient', { name: 'Rival' })
  await engine.do('approvals.savePerson', { name: 'Rick', role: 'client_approver', clientId: rival.id })
  const version = await withClient(workspace)
  const decision = { ...version, stage: 'client_review', decision: 'approve' } as const
  const refusal = (code: string) => ({ details: { refusal: code, deliverableId } })
  await expect(by('Rick')('approvals.decide', decision)).rejects.toMatchObject(refusal('not_an_approver'))
  await expect(by('Test')('approvals.decide', decision)).rejects.toMatchObject(refusal('wrong_role'))
  const { evidenceId } = await engine.do('approvals.addNoteAsEvidence', { deliverableId, text: 'She rang.' })
  const onBehalf = { personId: cleo.id, channel: 'telephone', evidenceId } as const
  const missing = { ...decision, onBehalf: { ...onBehalf, evidenceId: newId() } }
  await expect(engine.do('approvals.decide', missing)).rejects.toMatchObject({ code: 'not_found' })
  const stranger = { ...decision, onBehalf: { ...onBehalf, personId: newId() } }
  await expect(engine.do('approvals.decide', stranger)).rejects.toMatchObject({ code: 'not_found' })
  const { deciders } = await engine.do('approvals.get', { deliverableId })
  expect(deciders.map(({ name, hasDecided }) => [name, hasDecided])).toEqual([
    ['Carl', false],
    ['Cleo', false],
  ])
  expect(await engine.do('approvals.decide', { ...decision, onBehalf })).toMatchObject({ state: 'approved' })
})

it('waits for everybody where the workflow says so', async () => {
  const workspace = await approvalWorkspace()
  const { engine, deliverableId, as: by, carl } = workspace
  const [standard] = await engine.do('approvals.workflows', {})
  if (!standard) throw new Error('no workflow')
  const stages = standard.definition.stages.map((stage) =>
    stage.state === 'client_review' ? { ...stage, quorum: { kind: 'all' as const } } : stage,
  )
  await engine.do('approvals.saveWorkflow', {
    workflowId: standard.id,
    name: 'Both of them',
    definition: { ...standard.definition, stages },
  })
  const version = await withClient(workspace)
  const decision = { ...version, stage: 'client_review', decision: 'approve' } as const
  expect(await by('Cleo')('approvals.decide', decision)).toMatchObject({
    state: 'client_review',
    approvals: 1,
    approvalsNeeded: 2,
  })
  const { evidenceId } = await engine.do('approvals.addNoteAsEvidence', { deliverableId, text: 'Carl wrote.' })
  await expect(by('Cleo')('approvals.decide', decision)).rejects.toMatchObject({
    details: { refusal: 'already_decided', deliverableId },
  })
  expect((await engine.do('approvals.get', { deliverableId })).given).toEqual([
    { decider: 'Cleo', recordedBy: null, at: '2026-11-16T10:00:00.000Z' },
  ])
  const onBehalf = { personId: carl.id, channel: 'email', evidenceId } as const
  expect(await engine.do('approvals.decide', { ...decision, onBehalf })).toMatchObject({ state: 'approved' })
})
