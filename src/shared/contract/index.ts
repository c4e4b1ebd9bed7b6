import type { z } from 'zod'
import { approvalContentContract } from './approvalContent'
import { approvalReviewContract } from './approvalReview'
import { approvalRightsContract } from './approvalRights'
import { approvalsContract } from './approvals'
import { campaignHubContract } from './campaignHub'
import { campaignMatchContract } from './campaignMatch'
import { campaignsContract } from './campaigns'
import { creatorDuplicatesContract } from './creatorDuplicates'
import { creatorFindingContract } from './creatorFinding'
import { creatorImportContract } from './creatorImport'
import { creatorRecordContract } from './creatorRecord'
import { creatorsContract } from './creators'
import { filesContract } from './files'
import { historyContract } from './history'
import { jobsContract } from './jobs'
import { messagesContract } from './messages'
import { outreachContract } from './outreach'
import { plannerContract } from './planner'
import { plannerReachContract } from './plannerReach'
import { plannerScenariosContract } from './plannerScenarios'
import { plannerSetupContract } from './plannerSetup'
import { privacyContract } from './privacy'
import { reportsContract } from './reports'
import { workspaceContract } from './workspace'

/** Every method of the engine: types, validation, allow-list, cache invalidation and CLI come from here. */
export const contract = {
  ...workspaceContract,
  ...creatorsContract,
  ...creatorImportContract,
  ...creatorRecordContract,
  ...creatorDuplicatesContract,
  ...creatorFindingContract,
  ...campaignsContract,
  ...campaignMatchContract,
  ...campaignHubContract,
  ...approvalsContract,
  ...approvalContentContract,
  ...approvalReviewContract,
  ...approvalRightsContract,
  ...outreachContract,
  ...messagesContract,
  ...privacyContract,
  ...plannerContract,
  ...plannerSetupContract,
  ...plannerScenariosContract,
  ...plannerReachContract,
  ...reportsContract,
  ...historyContract,
  ...filesContract,
  ...jobsContract,
} as const

export type Contract = typeof contract
export type MethodName = keyof Contract
/** What a caller may write; defaults are filled in by the engine. */
export type InputOf<M extends MethodName> = z.input<Contract[M]['input']>
/** What a handler receives. */
export type ParsedInputOf<M extends MethodName> = z.output<Contract[M]['input']>
export type OutputOf<M extends MethodName> = z.output<Contract[M]['output']>

/** The allow-list: own keys only, so that `constructor` is not a method. */
export function isMethodName(value: string): value is MethodName {
  return Object.hasOwn(contract, value)
}
