import { approvalContentContract } from '../../../../shared/contract/approvalContent'
import type { HandlersFor } from '../../context'

// UNFINISHED: every method throws until its handler is written.
export const approvalContentHandlers = Object.fromEntries(
  Object.keys(approvalContentContract).map((name) => [
    name,
    () => {
      throw new Error(`${name} is unfinished`)
    },
  ]),
) as unknown as HandlersFor<typeof approvalContentContract>
