import type { EngineEvent } from '../../shared/contract/define'
import type { contract } from '../../shared/contract/index'
import { approvalContentHandlers } from '../features/approvals/content/handlers'
import { approvalsHandlers } from '../features/approvals/handlers'
import { approvalReviewHandlers } from '../features/approvals/review/handlers'
import { approvalRightsHandlers } from '../features/approvals/rights/handlers'
import { campaignsHandlers } from '../features/campaigns/handlers'
import { campaignHubHandlers } from '../features/campaigns/hub/handlers'
import { campaignMatchHandlers } from '../features/campaigns/match/handlers'
import type { CommandContext, HandlersFor, JobContext, QueryContext } from '../features/context'
import { creatorDuplicatesHandlers } from '../features/creators/duplicates/handlers'
import { creatorFindingHandlers } from '../features/creators/finding/handlers'
import { creatorsHandlers } from '../features/creators/handlers'
import { creatorImportHandlers } from '../features/creators/import/handlers'
import { creatorRecordHandlers } from '../features/creators/record/handlers'
import { historyHandlers } from '../features/history/handlers'
import { outreachHandlers } from '../features/outreach/handlers'
import { messagesHandlers } from '../features/outreach/messages/handlers'
import { privacyHandlers } from '../features/outreach/privacy/handlers'
import { plannerHandlers } from '../features/planner/handlers'
import { plannerReachHandlers } from '../features/planner/reach/handlers'
import { plannerScenariosHandlers } from '../features/planner/scenarios/handlers'
import { plannerSetupHandlers } from '../features/planner/setup/handlers'
import { reportsHandlers } from '../features/reports/handlers'
import { engineHandlers } from './engineHandlers'
import type { SessionFiles } from './files'
import type { Jobs } from './jobs'
import type { createMachineStore } from './recent'
import type { WorkspaceHolder } from './workspaceHolder'

export type EngineParts = {
  files: SessionFiles
  jobs: Jobs
  holder: WorkspaceHolder
  machine: ReturnType<typeof createMachineStore>
  tell: (event: EngineEvent) => void
}

/** Every feature's handlers in one table. The type holds that no method of the contract is without one. */
export function featureHandlers(parts: EngineParts) {
  const all: HandlersFor<typeof contract> = {
    ...engineHandlers(parts),
    ...creatorsHandlers,
    ...creatorImportHandlers,
    ...creatorRecordHandlers,
    ...creatorDuplicatesHandlers,
    ...creatorFindingHandlers,
    ...campaignsHandlers,
    ...campaignMatchHandlers,
    ...campaignHubHandlers,
    ...approvalsHandlers,
    ...approvalContentHandlers,
    ...approvalReviewHandlers,
    ...approvalRightsHandlers,
    ...outreachHandlers,
    ...messagesHandlers,
    ...privacyHandlers,
    ...plannerHandlers,
    ...plannerSetupHandlers,
    ...plannerScenariosHandlers,
    ...plannerReachHandlers,
    ...reportsHandlers,
    ...historyHandlers,
  }
  // The contract has parsed the input and named the kind, which no single type of a table over all methods can say.
  const table = all as Record<string, (input: unknown, context: unknown) => unknown>
  const handler = (name: string) => {
    const found = table[name]
    if (!found) throw new Error(`no handler for ${name}`)
    return found
  }
  return {
    query: (name: string, input: unknown, context: QueryContext) => handler(name)(input, context),
    command: (name: string, input: unknown, context: CommandContext) => handler(name)(input, context),
    job: (name: string, input: unknown, context: JobContext) => handler(name)(input, context),
  }
}
