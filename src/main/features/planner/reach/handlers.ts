import type { plannerReachContract } from '../../../../shared/contract/plannerReach'
import type { HandlersFor } from '../../context'

function missing(): never {
  throw new Error('not built yet')
}

export const plannerReachHandlers: HandlersFor<typeof plannerReachContract> = {
  'planner.overlaps': missing,
  'planner.setOverlap': missing,
  'planner.removeOverlaps': missing,
  'planner.reach': missing,
  'planner.reachOf': missing,
}
