import type { approvalReviewContract } from '../../../../shared/contract/approvalReview'
import type { HandlersFor } from '../../context'
import { applyDecisions } from './applyDecisions'
import { makePackage } from './makePackage'
import { readPackages } from './packages'
import { readDecisions } from './readDecisions'

export const approvalReviewHandlers: HandlersFor<typeof approvalReviewContract> = {
  'approvals.packages': ({ campaignId }, { db }) => readPackages(db, campaignId),
  'approvals.makePackage': makePackage,
  'approvals.readDecisionFile': readDecisions,
  'approvals.applyDecisionFile': applyDecisions,
}
