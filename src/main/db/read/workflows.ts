import { type WorkflowRecord, workflowDefinition } from '../../../shared/contract/approvals'
import { CallboardError } from '../../../shared/contract/define'
import { type PresetId, presetIds, presetWorkflows, type Workflow } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../open'

/** Their ids are the same everywhere, so that two machines of an agency do not end up with two of each. */
const presets: Readonly<Record<PresetId, { id: string; name: string }>> = {
  light: { id: '019aa000-0000-7000-8000-000000000001', name: 'Light' },
  standard: { id: '019aa000-0000-7000-8000-000000000002', name: 'Standard' },
  regulated: { id: '019aa000-0000-7000-8000-000000000003', name: 'Regulated' },
}
const usual: PresetId = 'standard'

/** What a workspace without workflows of its own goes by. */
const presetRecords: readonly WorkflowRecord[] = [usual, ...presetIds.filter((id) => id !== usual)].map((preset) => ({
  ...presets[preset],
  definition: workflowDefinition.parse(presetWorkflows[preset]),
  isDefault: preset === usual,
  campaigns: 0,
}))

/** Workflows, the default first. A workspace from before there were any shows the presets as if they were kept. */
export function readWorkflows(db: Db): WorkflowRecord[] {
  const rows = statement<{ id: string; name: string; definition: string; is_default: number; campaigns: number }>(
    db,
    `SELECT w.id, w.name, w.definition, w.is_default,
       (SELECT count(*) FROM campaign p WHERE p.workflow_id = w.id) AS campaigns
     FROM approval_workflow w ORDER BY w.is_default DESC, w.name, w.id`,
  ).all()
  if (rows.length === 0) return [...presetRecords]
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    definition: workflowDefinition.parse(JSON.parse(row.definition)),
    isDefault: row.is_default === 1,
    campaigns: row.campaigns,
  }))
}

/** Keeps the presets in a workspace that has no workflow yet; run before a row names one. */
export function keepPresetWorkflows(db: Db, now: Date): void {
  if (statement(db, 'SELECT 1 FROM approval_workflow LIMIT 1').get()) return
  const insert = statement(
    db,
    'INSERT INTO approval_workflow (id, name, definition, is_default, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { id, name, definition, isDefault } of presetRecords)
    insert.run(id, name, JSON.stringify(definition), Number(isDefault), now.toISOString())
}

/**
 * Holds that a row may name a workflow, one of the presets too where none was kept yet.
 *
 * @throws CallboardError `not_found`
 */
export function requireWorkflow(db: Db, workflowId: string | null | undefined, now: Date): void {
  if (!workflowId) return
  keepPresetWorkflows(db, now)
  if (!statement(db, 'SELECT 1 FROM approval_workflow WHERE id = ?').get(workflowId))
    throw new CallboardError('not_found', 'That workflow is not in this workspace. Nothing was changed.')
}

/** The workflow that a deliverable opens with: its own, its campaign's or the default. */
export function workflowFor(db: Db, deliverableId: string): Workflow {
  const chosen = statement<string>(
    db,
    `SELECT coalesce(d.workflow_id, p.workflow_id) FROM deliverable d JOIN campaign p ON p.id = d.campaign_id WHERE d.id = ?`,
  )
    .pluck()
    .get(deliverableId)
  const all = readWorkflows(db)
  return (all.find(({ id }) => id === chosen) ?? all[0])?.definition ?? presetWorkflows[usual]
}
