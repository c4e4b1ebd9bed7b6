import type { OutputOf } from '../../../shared/contract/index'
import type { PlanRuleSetting } from '../../../shared/domain/planning/settings'
import { type ShadowPrice, shadowPrices, type WeighedRule } from '../../workers/plan/shadow'
import type { QueryContext } from '../context'
import { type KeyedInstance, planBase } from './planBase'
import { budgetOf } from './plans'
import { askKeyed, keyedTask, signalOf } from './tasks'
import { words } from './words'

const say = words('en')

type PricesQuestion = { budgetMinor: number | null; rules: WeighedRule[] }

/** What each rule costs the best roster, and what more money would bring. */
export const shadowPricesTask = keyedTask(
  'planner.shadowPrices',
  'background',
  (held, { budgetMinor, rules }: PricesQuestion, context): ShadowPrice[] => {
    const controls = { signal: signalOf(context) }
    const answer = held.session.plan(budgetMinor, controls)
    return shadowPrices({ ...held.instance, budget: budgetMinor }, answer, controls, rules)
  },
)

/** @throws CallboardError `not_found`, `plan_invalid`, `cancelled` */
export async function campaignShadowPrices(
  context: QueryContext,
  campaignId: string,
  asked: number | undefined,
): Promise<OutputOf<'planner.shadowPrices'>> {
  const { model, forBudget } = planBase(context.db, campaignId)
  const budgetMinor = budgetOf(model, asked)
  if (model.candidates.length === 0) return []
  const keyed = forBudget(budgetMinor)
  const rules = rulesOf(keyed, model.settings.rules)
  const question = { budgetMinor, rules: rules.map(({ constraints, name }) => ({ constraints, name })) }
  const prices = await askKeyed(context, shadowPricesTask, keyed, question)
  return prices.map(({ rule, kind, sentence, gain, isProved }) => ({
    ruleId: rule === 'budget' ? null : (rules[rule]?.ruleId ?? null),
    kind,
    sentence,
    gain,
    isProven: isProved,
  }))
}

/** Constraints by the rule that they are from: a rule goes whole or not at all. */
function rulesOf({ ruleOfConstraint }: KeyedInstance, settings: readonly PlanRuleSetting[]) {
  const rules: { ruleId: string | null; constraints: number[]; name: string | null }[] = []
  for (const [constraint, ruleId] of ruleOfConstraint.entries()) {
    const known = rules.find((rule) => ruleId !== null && rule.ruleId === ruleId)
    if (known) known.constraints.push(constraint)
    else rules.push({ ruleId, constraints: [constraint], name: nameOf(settings.find(({ id }) => id === ruleId)) })
  }
  return rules
}

/** How a person knows the rule, where its constraints alone would not say. */
function nameOf(rule: PlanRuleSetting | undefined): string | null {
  switch (rule?.kind) {
    case 'oneOfEachAgent':
      return say.rules.oneOfEachAgent
    case 'noConflicts':
      return say.rules.noConflicts
    case 'available':
      return say.rules.available
    case 'atMostOne':
      return say.rules.atMostOne(rule.name)
    default:
      return null
  }
}
