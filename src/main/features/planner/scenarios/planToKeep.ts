import { CallboardError } from '../../../../shared/contract/define'
import type { Db } from '../../../db/open'
import { heldPlan } from '../plans'
import type { PlanToKeep } from './kept'
import { words } from './words'

const say = words('en')

/**
 * A plan as the engine made it: no figure is taken from whoever asks.
 *
 * @throws CallboardError `changed_since` where the engine no longer holds it, `plan_infeasible` where it has no roster
 */
export function planToKeep(db: Db, campaignId: string, planId: string): PlanToKeep {
  const held = heldPlan(db, planId)
  if (held?.campaignId !== campaignId) throw new CallboardError('changed_since', say.planGone)
  const { settings, planRules, instance, answer, plan, plannedAt } = held
  if (!plan.figures) throw new CallboardError('plan_infeasible', say.planEmpty)
  const { objective, rules, assumptions } = settings
  return {
    settings: { objective, rules, assumptions, planRules, budgetMinor: plan.budgetMinor },
    instance,
    answer,
    figures: plan.figures,
    plannedAt,
  }
}
