import type { OutputOf } from '../../../shared/contract/index'
import type { QueryContext } from '../context'
import { planBase } from './planBase'
import { budgetOf } from './plans'
import { askKeyed, keyedTask } from './tasks'

export type ShadowPrice = {
  constraint: number | null
  kind: string
  sentence: string
  gain: number | null
  isProven: boolean
}

export const shadowPricesTask = keyedTask(
  'planner.shadowPrices',
  'background',
  (_held, _question: { budgetMinor: number | null }): ShadowPrice[] => [],
)

export async function campaignShadowPrices(
  context: QueryContext,
  campaignId: string,
  asked: number | undefined,
): Promise<OutputOf<'planner.shadowPrices'>> {
  const { model, forBudget } = planBase(context.db, campaignId)
  const budgetMinor = budgetOf(model, asked)
  if (model.candidates.length === 0) return []
  const keyed = forBudget(budgetMinor)
  const prices = await askKeyed(context, shadowPricesTask, keyed, { budgetMinor })
  return prices.map(({ constraint, ...price }) => ({
    ruleId: constraint === null ? null : (keyed.ruleOfConstraint[constraint] ?? null),
    ...price,
  }))
}
