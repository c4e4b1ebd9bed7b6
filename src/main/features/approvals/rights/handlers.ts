import { approvalRightsContract } from '../../../../shared/contract/approvalRights'
import type { HandlersFor } from '../../context'

// UNFINISHED: every method throws until its handler is written.
export const approvalRightsHandlers = Object.fromEntries(
  Object.keys(approvalRightsContract).map((name) => [
    name,
    () => {
      throw new Error(`${name} is unfinished`)
    },
  ]),
) as unknown as HandlersFor<typeof approvalRightsContract>
