import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { aimsOf } from '../../../../shared/domain/planning/objectives'
import type { PlanRuleSetting } from '../../../../shared/domain/planning/settings'
import { words } from './words'

const say = words('en')
const refused = (sentence: string) => new CallboardError('invalid_input', sentence)

/** @throws CallboardError `invalid_input` for what no plan could ever be made by */
export function requireSoundSetup({ objective, rules }: ParsedInputOf<'planner.saveSetup'>): void {
  if (objective?.kind === 'blend' && aimsOf(objective).length === 0) throw refused(say.blendWithoutWeight)
  if (objective?.kind === 'lexicographic' && new Set(objective.order).size < objective.order.length)
    throw refused(say.orderTwice)
  if (!rules) return
  if (new Set(rules.map(({ id }) => id)).size < rules.length) throw refused(say.ruleTwice)
  for (const rule of rules) requireSoundRule(rule)
}

function requireSoundRule(rule: PlanRuleSetting): void {
  if (rule.kind === 'atMostOne' && new Set(rule.entryIds).size < 2) throw refused(say.ruleNeedsTwo(rule.name))
  if (rule.kind !== 'count' && rule.kind !== 'spendShare') return
  if (rule.kind === 'spendShare' && rule.among === null) throw refused(say.ruleWithoutGroup)
  const { min, max } = rule
  const group = rule.among && say.among(rule.among.attribute, rule.among.values.slice(0, 3))
  const what = group ?? (rule.kind === 'count' ? say.numberOf : say.spend)
  if (min === null && max === null) throw refused(say.ruleWithoutBound(what))
  if (min !== null && max !== null && min > max) {
    const told = rule.kind === 'count' ? String : say.percent
    throw refused(say.ruleContradicts(what, told(min), told(max)))
  }
}
