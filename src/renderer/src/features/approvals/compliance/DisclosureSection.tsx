import { useEffect, useRef, useState } from 'react'
import type { Compliance, DisclosurePlan } from '../../../../../shared/contract/approvalRights'
import { apiKey, queryClient } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Switch } from '../../../ui/Checkbox'
import { FormRow } from '../../../ui/FormDialog'
import { SavedText } from '../../../ui/SavedText'
import { Segmented } from '../../../ui/Segmented'
import { saveStep } from '../../../ui/saveStep'
import { toastError } from '../../../ui/undoToast'
import { clock, parseTime } from '../player/timecode'
import { Lint } from './Lint'
import { Section } from './Section'
import { complianceWords } from './words'

const newPlan: DisclosurePlan = {
  relation: 'paid',
  hasToggle: false,
  wording: null,
  spokenAtMs: null,
  shownAtMs: null,
  note: null,
}
const relations = ['paid', 'gifted'] as const

/** How it is said that this is an advertisement, and what each market makes of it. Every field saves itself. */
export function DisclosureSection({ compliance, isLocked }: { compliance: Compliance; isLocked: boolean }) {
  const w = useWords(complianceWords)
  const { deliverableId, disclosure, lint } = compliance
  const [plan, setPlan] = useState(disclosure)
  // Two fields may be left one after the other before the first answer is back: each builds on what was typed.
  const latest = useRef(disclosure)
  useEffect(() => {
    latest.current = disclosure
    setPlan(disclosure)
  }, [disclosure])

  async function save(next: DisclosurePlan | null): Promise<void> {
    latest.current = next
    setPlan(next)
    try {
      const answer = await saveStep(
        'approvals.saveDisclosure',
        { deliverableId, plan: next },
        next ? w.planSaved : w.planRemoved,
      )
      if (latest.current === next) queryClient.setQueryData(apiKey('approvals.compliance', { deliverableId }), answer)
    } catch (error) {
      latest.current = disclosure
      setPlan(disclosure)
      throw error
    }
  }
  const change = (part: Partial<DisclosurePlan>) => save({ ...(latest.current ?? newPlan), ...part })
  const changeNow = (part: Partial<DisclosurePlan>) => void change(part).catch(toastError)
  const time = (field: 'spokenAtMs' | 'shownAtMs', label: string) => {
    const at = plan?.[field] ?? null
    return (
      <SavedText
        label={label}
        value={at === null ? '' : clock(at)}
        placeholder="0:03.5"
        isDisabled={isLocked}
        check={(text) => (text.trim() === '' || parseTime(text, null) !== null ? null : w.badTime)}
        save={(text) => change({ [field]: text.trim() === '' ? null : parseTime(text, null) })}
      />
    )
  }

  return (
    <Section
      title={w.disclosure}
      actions={
        !isLocked &&
        plan && (
          <Button size="small" look="quiet" onPress={() => void save(null).catch(toastError)}>
            {w.removePlan}
          </Button>
        )
      }
    >
      {plan ? (
        <div className="flex flex-col gap-2">
          {isLocked ? (
            <p>{w.relations[plan.relation]}</p>
          ) : (
            <Segmented
              label={w.relation}
              choices={relations.map((id) => ({ id, label: w.relations[id] }))}
              value={plan.relation}
              onChange={(relation) => changeNow({ relation })}
            />
          )}
          <Switch isSelected={plan.hasToggle} isDisabled={isLocked} onChange={(hasToggle) => changeNow({ hasToggle })}>
            {w.toggle}
          </Switch>
          <SavedText
            label={w.wording}
            hint={w.wordingHint}
            value={plan.wording ?? ''}
            maxLength={200}
            isDisabled={isLocked}
            save={(text) => change({ wording: text.trim() || null })}
          />
          <FormRow>
            {time('spokenAtMs', w.spokenAt)}
            {time('shownAtMs', w.shownAt)}
          </FormRow>
          <SavedText
            label={w.note}
            value={plan.note ?? ''}
            maxLength={2000}
            isDisabled={isLocked}
            save={(text) => change({ note: text.trim() || null })}
          />
        </div>
      ) : (
        <div className="flex flex-col items-start gap-2">
          <p className="text-muted">{w.noPlan}</p>
          {!isLocked && <Button onPress={() => changeNow({})}>{w.addPlan}</Button>}
        </div>
      )}
      <Lint findings={lint} />
    </Section>
  )
}
