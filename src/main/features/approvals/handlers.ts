import { approvalsContract } from '../../../shared/contract/approvals'
import type { HandlersFor } from '../context'

// UNFINISHED: every method throws until its handler is written.
export const approvalsHandlers = Object.fromEntries(
  Object.keys(approvalsContract).map((name) => [
    name,
    () => {
      throw new Error(`${name} is unfinished`)
    },
  ]),
) as unknown as HandlersFor<typeof approvalsContract>
