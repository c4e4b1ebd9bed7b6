import type { plannerScenariosContract } from '../../../../shared/contract/plannerScenarios'
import type { HandlersFor } from '../../context'

function missing(): never {
  throw new Error('not built yet')
}

export const plannerScenariosHandlers: HandlersFor<typeof plannerScenariosContract> = {
  'planner.readyScenarios': missing,
  'planner.scenarios': missing,
  'planner.scenario': missing,
  'planner.saveScenario': missing,
  'planner.renameScenario': missing,
  'planner.duplicateScenario': missing,
  'planner.deleteScenarios': missing,
  'planner.setInReport': missing,
  'planner.useScenario': missing,
  'planner.exportScenario': missing,
}
