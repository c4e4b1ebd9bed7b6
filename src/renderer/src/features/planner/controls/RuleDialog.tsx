import { useState } from 'react'
import type { PlanCandidate } from '../../../../../shared/contract/planner'
import type { PlanPackageRecord, PlanSegmentRecord } from '../../../../../shared/contract/plannerSetup'
import type { PlanRuleKind, PlanRuleSetting } from '../../../../../shared/domain/planning/settings'
import { useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { newRule } from './newRule'
import { AmountFields, type AmountsDraft } from './ruleFields/AmountFields'
import { GroupFields } from './ruleFields/GroupFields'
import { PackageFields } from './ruleFields/PackageFields'
import { SegmentFields } from './ruleFields/SegmentFields'
import { ShareField } from './ruleFields/ShareField'
import { type RuleForm, type RuleProblems, ruleForm, ruleOf, ruleProblems } from './ruleForm'
import type { RuleNames } from './ruleSentence'
import { controlsWords } from './words'

/** What rules can be made of. */
export interface RuleSource {
  candidates: readonly PlanCandidate[]
  segments: readonly PlanSegmentRecord[]
  packages: readonly PlanPackageRecord[]
  currency: string
}

export type EditedKind = Exclude<PlanRuleKind, 'oneOfEachAgent' | 'noConflicts' | 'available'>

/** Sets one rule, or changes it. */
export function RuleDialog({
  kind,
  rule,
  names,
  source,
  onSave,
  onClose,
}: {
  kind: EditedKind
  rule: PlanRuleSetting | null
  names: RuleNames
  source: RuleSource
  onSave: (rule: PlanRuleSetting) => Promise<unknown>
  onClose: () => void
}) {
  const w = useWords(controlsWords)
  const [form, setForm] = useState<RuleForm>(() => ruleForm(kind, rule))
  // Those of the last try: were they to go while a field is left for the button, the button would move from under it.
  const [shown, setShown] = useState<RuleProblems>({})
  const change = (part: Partial<RuleForm>) => setForm((old) => ({ ...old, ...part }))
  return (
    <FormDialog
      title={(rule ? w.editRuleTitle : w.addRuleTitle)(w.kinds[kind])}
      submitLabel={rule ? w.saveRule : w.addRule}
      onClose={onClose}
      onSubmit={() => {
        const problems = ruleProblems(form, w)
        setShown(problems)
        if (Object.keys(problems).length > 0) return null
        const draft = ruleOf(form)
        return onSave(rule ? { ...draft, id: rule.id, isOn: rule.isOn } : newRule(draft))
      }}
    >
      {(kind === 'count' || kind === 'spendShare') && (
        <AmountFields
          draft={form satisfies AmountsDraft}
          isShare={kind === 'spendShare'}
          names={names}
          candidates={source.candidates}
          problems={shown}
          onChange={change}
        />
      )}
      {kind === 'maxCreatorShare' && (
        <ShareField label={w.most} value={form.max} problem={shown.amount} onChange={(max) => change({ max })} />
      )}
      {kind === 'audienceShare' && (
        <>
          <ShareField label={w.least} value={form.min} problem={shown.amount} onChange={(min) => change({ min })} />
          <SegmentFields
            chosen={form.ids}
            segments={source.segments}
            names={names}
            onChange={(ids) => change({ ids })}
          />
        </>
      )}
      {kind === 'atMostOne' && (
        <GroupFields
          name={form.name}
          entryIds={form.ids}
          candidates={source.candidates}
          names={names}
          problems={shown}
          onChange={change}
        />
      )}
      {kind === 'package' && (
        <PackageFields
          entryId={form.ids[0] ?? null}
          packageId={form.packageId}
          source={source}
          problems={shown}
          onChange={change}
        />
      )}
    </FormDialog>
  )
}
