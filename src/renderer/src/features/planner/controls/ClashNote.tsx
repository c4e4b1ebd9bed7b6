import type { CampaignPlan, PlanCandidate } from '../../../../../shared/contract/planner'
import type { PlanRuleSetting } from '../../../../../shared/domain/planning/settings'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { toastError } from '../../../ui/undoToast'
import { changePlanRule } from '../changePlanRule'
import { type RuleNames, ruleSentence } from './ruleSentence'
import type { PlanSetupActions } from './usePlanSetup'
import { controlsWords } from './words'

/** Which rules clash, each with the button that switches it off. */
export function ClashNote({
  plan,
  campaignId,
  candidates,
  rules,
  names,
  actions,
}: {
  campaignId: string
  plan: CampaignPlan
  candidates: readonly PlanCandidate[]
  rules: readonly PlanRuleSetting[]
  names: RuleNames
  actions: PlanSetupActions
}) {
  const w = useWords(controlsWords)
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-panel border border-warn/55 bg-surface p-3">
      <h2 className="font-semibold text-body">{w.clash}</h2>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {plan.reasons.map((reason) => (
          <li key={reason} className="[overflow-wrap:anywhere]">
            {reason}
          </li>
        ))}
      </ul>
      {rules
        .filter(({ id, isOn }) => isOn && plan.clashingRuleIds.includes(id))
        .map((rule) => {
          const says = ruleSentence(rule, names)
          return (
            <Button
              key={rule.id}
              size="small"
              className="max-w-full justify-start"
              onPress={() =>
                void actions
                  .saveRules(
                    (old) => old.map((one) => (one.id === rule.id ? { ...one, isOn: false } : one)),
                    w.ruleOff(says),
                  )
                  .catch(toastError)
              }
            >
              <span className="truncate" title={w.switchOff(says)}>
                {w.switchOff(says)}
              </span>
            </Button>
          )
        })}
      {candidates
        .filter(({ planRule, handle }) => planRule === 'must' && plan.reasons.some((reason) => isNamed(handle, reason)))
        .map(({ entryId, handle }) => (
          <Button
            key={entryId}
            size="small"
            className="max-w-full justify-start"
            onPress={() => void changePlanRule(campaignId, [entryId], 'open')}
          >
            {w.leaveOpen(handle)}
          </Button>
        ))}
    </div>
  )
}

/** Not when it is the beginning of a longer handle. */
function isNamed(handle: string, reason: string): boolean {
  return reason.split(/[\s,“”"]+/).includes(`@${handle}`)
}
