import type { plannerSetupContract } from '../../../../shared/contract/plannerSetup'
import type { HandlersFor } from '../../context'

function missing(): never {
  throw new Error('not built yet')
}

export const plannerSetupHandlers: HandlersFor<typeof plannerSetupContract> = {
  'planner.setup': missing,
  'planner.saveSetup': missing,
  'planner.saveSegments': missing,
  'planner.suggestSegments': missing,
  'planner.savePackages': missing,
  'planner.makePackages': missing,
  'planner.setAvailability': missing,
}
