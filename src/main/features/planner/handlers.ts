import { CallboardError } from '../../../shared/contract/define'
import type { plannerContract } from '../../../shared/contract/planner'
import { parsePlanInstance } from '../../../shared/domain/planInstance'
import { explainRoster } from '../../workers/plan/explain'
import type { HandlersFor } from '../context'
import { candidatesOf } from './candidates'
import { campaignFrontier } from './frontier'
import { planBase } from './planBase'
import { budgetOf, planCampaign } from './plans'
import { applyPlan, readScenarioInstance } from './queries'
import { campaignShadowPrices } from './shadowPrices'
import { solveTask } from './tasks'
import { words } from './words'

const say = words('en')

export const plannerHandlers: HandlersFor<typeof plannerContract> = {
  'planner.candidates': ({ campaignId }, { db }) => candidatesOf(planBase(db, campaignId).model),
  'planner.plan': ({ campaignId, budgetMinor, patienceMs }, context) =>
    planCampaign(context, campaignId, budgetMinor, patienceMs),
  'planner.frontier': ({ campaignId, scenarioId }, context) => campaignFrontier(context, campaignId, scenarioId),
  'planner.explain': ({ campaignId, budgetMinor, picks }, { db }) => {
    const base = planBase(db, campaignId)
    const { instance } = base.forBudget(budgetMinor ?? base.model.budgetMinor)
    const roster = picks.map(({ entryId, offerId }) => ({ candidate: entryId, package: offerId }))
    return {
      leftOut: explainRoster(instance, roster).leftOut.map((out) => ({
        entryId: out.candidate,
        offerId: out.package,
        addedReachPersons: out.addedReachPersons,
        costPerThousandNewMinor: out.costPerThousandNew,
        entryPriceMinor: out.entryPrice,
      })),
    }
  },
  'planner.shadowPrices': ({ campaignId, budgetMinor }, context) =>
    campaignShadowPrices(context, campaignId, budgetMinor),
  'planner.apply': ({ campaignId, picks }, { db, step }) => {
    const outcome = applyPlan(db, campaignId, picks)
    step.label = say.apply(outcome.proposed, outcome.campaign)
    return { proposed: outcome.proposed, shortlisted: outcome.shortlisted }
  },
  'planner.instance': ({ campaignId, budgetMinor, scenarioId }, { db }) => {
    if (scenarioId !== undefined) {
      const { instance } = readScenarioInstance(db, campaignId, scenarioId)
      return budgetMinor === undefined ? instance : { ...instance, budget: budgetMinor }
    }
    const base = planBase(db, campaignId)
    return base.forBudget(budgetOf(base.model, budgetMinor)).instance
  },
  'planner.solve': async ({ instance, frontier }, { runTask, signal }) => {
    const parsed = parsePlanInstance(instance)
    if (!parsed.ok) {
      throw new CallboardError('plan_invalid', parsed.problems[0]?.message ?? say.invalidInstance, {
        problems: parsed.problems,
      })
    }
    return await runTask(solveTask, { instance: parsed.instance, frontier }, { signal })
  },
}
