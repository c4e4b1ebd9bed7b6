import { expect, it } from 'vitest'
import { presetWorkflows } from '../../../src/shared/domain/approvals/workflow'
import { newId } from '../../support/engine'
import { seed } from '../campaigns/seed'
import { approvalWorkspace } from './approvalWorkspace'

it('begins with three presets, standard the default', async () => {
  const { engine } = await approvalWorkspace()
  const workflows = await engine.do('approvals.workflows', {})
  expect(workflows.map(({ name, isDefault, definition }) => [name, isDefault, definition])).toEqual([
    ['Standard', true, presetWorkflows.standard],
    ['Light', false, presetWorkflows.light],
    ['Regulated', false, presetWorkflows.regulated],
  ])
})

it('copes with a workspace from before there were any', async () => {
  const { engine, campaignId, deliverableId } = await approvalWorkspace()
  const forget = () => seed(engine, (_insert, db) => db.prepare('DELETE FROM approval_workflow').run())
  forget()
  const shown = await engine.do('approvals.workflows', {})
  expect(shown.map(({ name }) => name)).toEqual(['Standard', 'Light', 'Regulated'])
  await engine.do('approvals.sendBrief', { deliverableIds: [deliverableId] })
  expect((await engine.do('approvals.get', { deliverableId })).workflow).toEqual(presetWorkflows.standard)
  const [, light] = shown
  await engine.do('campaigns.update', { campaignId, workflowId: light?.id ?? '' })
  expect((await engine.do('approvals.workflows', {})).map((one) => one.campaigns)).toEqual([0, 1, 0])
  await engine.do('campaigns.update', { campaignId, workflowId: null })
  forget()
  await engine.do('approvals.saveWorkflow', { workflowId: light?.id ?? '', name: 'Quick', isDefault: true })
  expect((await engine.do('approvals.workflows', {})).map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Quick', true],
    ['Regulated', false],
    ['Standard', false],
  ])
})

it('refuses what cannot work, says why and keeps what there is', async () => {
  const { engine } = await approvalWorkspace()
  const save = (input: Parameters<typeof engine.do<'approvals.saveWorkflow'>>[1]) =>
    engine.do('approvals.saveWorkflow', input)
  const [standard, light] = await engine.do('approvals.workflows', {})
  if (!standard || !light) throw new Error('no presets')
  await expect(save({ name: 'Empty' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(save({ name: 'Light', preset: 'light' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(save({ workflowId: newId(), name: 'Ghost' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(save({ workflowId: standard.id, name: 'Standard', isDefault: false })).rejects.toMatchObject({
    code: 'conflict',
  })
  const backwards = { ...standard.definition, stages: standard.definition.stages.toReversed() }
  await expect(save({ name: 'Backwards', definition: backwards })).rejects.toThrow(
    'Each stage can be there once, in the order internal, client, legal.',
  )
  await expect(engine.do('approvals.removeWorkflow', { workflowId: standard.id })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await engine.do('approvals.workflows', {})).toEqual([
    standard,
    light,
    expect.objectContaining({ name: 'Regulated' }),
  ])
})

it('opens with the workflow of the deliverable, the campaign or the workspace, which later changes leave alone', async () => {
  const { engine, campaignId, deliverableIds } = await approvalWorkspace(3)
  const [a = '', b = '', c = ''] = deliverableIds
  const { id: workflowId } = await engine.do('approvals.saveWorkflow', { name: 'Careful', preset: 'regulated' })
  const { id: other } = await engine.do('approvals.saveWorkflow', { name: 'Quick', preset: 'light' })
  const open = async (id: string) => {
    await engine.do('approvals.sendBrief', { deliverableIds: [id] })
    return (await engine.do('approvals.get', { deliverableId: id })).workflow
  }
  expect(await open(a)).toEqual(presetWorkflows.standard)
  await engine.do('campaigns.update', { campaignId, workflowId })
  expect(await open(b)).toEqual(presetWorkflows.regulated)
  seed(engine, (_insert, db) => db.prepare('UPDATE deliverable SET workflow_id = ? WHERE id = ?').run(other, c))
  expect(await open(c)).toEqual(presetWorkflows.light)
  await expect(engine.do('approvals.removeWorkflow', { workflowId })).rejects.toThrow(
    'Careful is the workflow of 1 campaign.',
  )
  await expect(engine.do('approvals.removeWorkflow', { workflowId: other })).rejects.toThrow('of 1 deliverable.')
  expect((await engine.do('approvals.workflows', {})).find(({ id }) => id === workflowId)?.campaigns).toBe(1)
  await engine.do('approvals.saveWorkflow', { workflowId, name: 'Careful', preset: 'light' })
  expect((await engine.do('approvals.get', { deliverableId: b })).workflow).toEqual(presetWorkflows.regulated)
  await engine.do('history.undo', {})
  expect((await engine.do('approvals.workflows', {})).find(({ id }) => id === workflowId)?.definition).toEqual(
    presetWorkflows.regulated,
  )
})
