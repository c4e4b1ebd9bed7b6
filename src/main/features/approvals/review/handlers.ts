import { approvalReviewContract } from '../../../../shared/contract/approvalReview'
import type { HandlersFor } from '../../context'

// UNFINISHED: every method throws until its handler is written.
export const approvalReviewHandlers = Object.fromEntries(
  Object.keys(approvalReviewContract).map((name) => [
    name,
    () => {
      throw new Error(`${name} is unfinished`)
    },
  ]),
) as unknown as HandlersFor<typeof approvalReviewContract>
