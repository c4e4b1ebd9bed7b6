import { CallboardError } from '../../../../shared/contract/define'
import type { plannerScenariosContract } from '../../../../shared/contract/plannerScenarios'
import { readCampaign } from '../../../db/read/campaigns'
import { readKeptInstance } from '../../../db/read/planScenarios'
import type { HandlersFor } from '../../context'
import { exportScenario } from './exportFile'
import {
  copyName,
  deleteScenarios,
  insertScenario,
  renameScenario,
  replaceScenario,
  requireScenario,
  setInReport,
} from './kept'
import { planToKeep } from './planToKeep'
import { listScenarios, readScenario } from './read'
import { readyScenarios } from './ready'
import { useScenario } from './useScenario'
import { words } from './words'

const say = words('en')

export const plannerScenariosHandlers: HandlersFor<typeof plannerScenariosContract> = {
  'planner.readyScenarios': ({ campaignId, budgetMinor }, context) => readyScenarios(context, campaignId, budgetMinor),
  'planner.scenarios': ({ campaignId }, { db }) => listScenarios(db, campaignId),
  'planner.scenario': ({ scenarioId }, { db }) => readScenario(db, scenarioId),
  'planner.saveScenario': ({ campaignId, planId, name, scenarioId }, { db, caller, now, step }) => {
    readCampaign(db, campaignId)
    const plan = planToKeep(db, campaignId, planId)
    if (scenarioId === null) {
      step.label = say.save(name)
      return { scenarioId: insertScenario(db, campaignId, name, plan, { actor: caller.actor, now }) }
    }
    const kept = requireScenario(db, scenarioId)
    if (kept.campaignId !== campaignId) throw new CallboardError('not_found', say.noScenario)
    step.label = say.replace(name)
    replaceScenario(db, kept, name, plan)
    return { scenarioId }
  },
  'planner.renameScenario': ({ scenarioId, name }, { db, step }) => {
    const kept = requireScenario(db, scenarioId)
    step.label = say.rename(kept.name, name)
    renameScenario(db, kept, name)
    return {}
  },
  'planner.duplicateScenario': ({ scenarioId }, { db, caller, now, step }) => {
    const kept = requireScenario(db, scenarioId)
    const instance = readKeptInstance(db, scenarioId)
    if (!instance) throw new CallboardError('not_found', say.noScenario)
    step.label = say.duplicate(kept.name)
    const name = copyName(db, kept.campaignId, kept.name)
    const by = { actor: caller.actor, now }
    return { scenarioId: insertScenario(db, kept.campaignId, name, { ...kept, instance }, by) }
  },
  'planner.deleteScenarios': ({ scenarioIds }, { db, step }) => {
    const names = deleteScenarios(db, scenarioIds)
    step.label = say.remove(names.length, names[0] ?? '')
    return { deleted: names.length }
  },
  'planner.setInReport': ({ scenarioId, inReport }, { db, step }) => {
    const kept = requireScenario(db, scenarioId)
    step.label = inReport ? say.intoReport(kept.name) : say.outOfReport(kept.name)
    setInReport(db, kept, inReport)
    return {}
  },
  'planner.useScenario': ({ scenarioId }, { db, step }) => {
    const kept = requireScenario(db, scenarioId)
    step.label = say.use(kept.name)
    useScenario(db, kept)
    return { budgetMinor: kept.settings.budgetMinor }
  },
  'planner.exportScenario': ({ scenarioId }, context) => exportScenario(scenarioId, context),
}
