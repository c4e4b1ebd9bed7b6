import { probeTask } from '../features/approvals/content/probe'
import { sampleApprovalsTask } from '../features/approvals/sample/task'
import type { TaskDef } from '../features/context'
import { findDuplicatesTask } from '../features/creators/duplicates/findTask'
import { mergeSureTask } from '../features/creators/duplicates/mergeSureTask'
import { bulkEditTask } from '../features/creators/grid/bulkTask'
import { deleteTask } from '../features/creators/grid/deleteTask'
import { previewTask } from '../features/creators/import/previewTask'
import { importTask } from '../features/creators/import/task'
import { revertTask, verifyTask } from '../features/history/tasks'
import { findContactsTask } from '../features/outreach/findContacts'
import { eraseTask } from '../features/outreach/privacy/eraseTask'
import { samplePlansTask } from '../features/planner/scenarios/sampleTask'
import { readyTask } from '../features/planner/scenarios/task'
import { shadowPricesTask } from '../features/planner/shadowPrices'
import { frontierTask, planTask, solveTask } from '../features/planner/tasks'
import { proposalPlanTask, proposalRangeTask } from '../features/reports/tasks'
import { sampleTask } from '../features/workspace/sample/task'

/** Every task a thread can be asked for. */
const all = [
  importTask,
  previewTask,
  probeTask,
  bulkEditTask,
  deleteTask,
  findDuplicatesTask,
  mergeSureTask,
  revertTask,
  verifyTask,
  eraseTask,
  findContactsTask,
  planTask,
  frontierTask,
  solveTask,
  shadowPricesTask,
  readyTask,
  proposalPlanTask,
  proposalRangeTask,
  sampleTask,
  sampleApprovalsTask,
  samplePlansTask,
]

const byName = new Map<string, TaskDef<never, unknown>>(all.map((task) => [task.name, task]))

export function taskByName(name: string): TaskDef<never, unknown> {
  const task = byName.get(name)
  if (!task) throw new Error(`no task ${name}: add it to taskList.ts`)
  return task
}
