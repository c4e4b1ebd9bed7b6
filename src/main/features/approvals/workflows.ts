import { uuidv7 } from 'uuidv7'
import { type WorkflowRecord, workflowDefinition } from '../../../shared/contract/approvals'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import { presetWorkflows, workflowProblems } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { keepPresetWorkflows, readWorkflows } from '../../db/read/workflows'
import { approvalWords } from './words'

const say = approvalWords('en')

/** @throws CallboardError `not_found` */
export function readWorkflow(db: Db, workflowId: string): WorkflowRecord {
  const found = readWorkflows(db).find(({ id }) => id === workflowId)
  if (!found) throw new CallboardError('not_found', say.noWorkflow)
  return found
}

/** @returns the workflow's id. @throws CallboardError `not_found`, `invalid_input`, `conflict` */
export function saveWorkflow(db: Db, input: ParsedInputOf<'approvals.saveWorkflow'>, now: Date): string {
  keepPresetWorkflows(db, now)
  const { workflowId, name, preset, isDefault } = input
  const before = workflowId === undefined ? null : readWorkflow(db, workflowId)
  const definition =
    input.definition ?? (preset ? workflowDefinition.parse(presetWorkflows[preset]) : before?.definition)
  if (!definition) throw new CallboardError('invalid_input', say.needsDefinition)
  const problems = workflowProblems(definition)
  if (problems.length > 0) throw new CallboardError('invalid_input', problems.join(' '))
  const taken = statement(db, 'SELECT 1 FROM approval_workflow WHERE name = ? AND id IS NOT ?').get(name, workflowId)
  if (taken) throw new CallboardError('conflict', say.workflowTaken(name))
  if (before?.isDefault && isDefault === false) throw new CallboardError('conflict', say.needsDefault)
  const id = workflowId ?? uuidv7()
  if (before)
    statement(db, 'UPDATE approval_workflow SET name = ?, definition = ? WHERE id = ?').run(
      name,
      JSON.stringify(definition),
      id,
    )
  else
    statement(db, 'INSERT INTO approval_workflow (id, name, definition, created_at) VALUES (?, ?, ?, ?)').run(
      id,
      name,
      JSON.stringify(definition),
      now.toISOString(),
    )
  if (isDefault) statement(db, 'UPDATE approval_workflow SET is_default = (id = ?)').run(id)
  return id
}

/** @throws CallboardError `not_found`, `conflict` where something names it or it is the default */
export function removeWorkflow(db: Db, workflowId: string, now: Date): void {
  keepPresetWorkflows(db, now)
  const { name, isDefault, campaigns } = readWorkflow(db, workflowId)
  if (isDefault) throw new CallboardError('conflict', say.defaultKept(name))
  const owed = Number(
    statement<number>(db, 'SELECT count(*) FROM deliverable WHERE workflow_id = ?').pluck().get(workflowId),
  )
  if (campaigns + owed > 0) throw new CallboardError('conflict', say.workflowInUse(name, campaigns, owed))
  statement(db, 'DELETE FROM approval_workflow WHERE id = ?').run(workflowId)
}
