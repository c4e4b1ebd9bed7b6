import { campaignHubContract } from '../../../../shared/contract/campaignHub'
import type { HandlersFor } from '../../context'

// UNFINISHED: every method throws until its handler is written.
export const campaignHubHandlers = Object.fromEntries(
  Object.keys(campaignHubContract).map((name) => [
    name,
    () => {
      throw new Error(`${name} is unfinished`)
    },
  ]),
) as unknown as HandlersFor<typeof campaignHubContract>
