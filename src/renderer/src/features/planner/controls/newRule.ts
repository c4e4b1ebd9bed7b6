import { uuidv7 } from 'uuidv7'
import type { PlanRuleSetting } from '../../../../../shared/domain/planning/settings'

type Distribute<Rule> = Rule extends PlanRuleSetting ? Omit<Rule, 'id' | 'isOn'> : never
/** A rule as a dialog hands it over. */
export type RuleDraft = Distribute<PlanRuleSetting>

export function newRule(draft: RuleDraft): PlanRuleSetting {
  return { id: uuidv7(), isOn: true, ...draft }
}
