import { Ban, Lock } from 'lucide-react'
import { memo } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { PlanCandidate } from '../../../../shared/contract/planner'
import { useWords } from '../../lib/locale'
import { cx } from '../../ui/cx'
import { plannerWords } from './words'

export type PlanRule = PlanCandidate['planRule']

/** Whether a creator must or must not be in the plan; pressing it again leaves it to the planner. */
export const RuleToggles = memo(function RuleToggles({
  entryId,
  handle,
  rule,
  isCompact = false,
  onRule,
}: {
  entryId: string
  handle: string
  rule: PlanRule
  /** marks alone, where a table is wide */
  isCompact?: boolean
  onRule: (entryId: string, rule: PlanRule) => void
}) {
  const w = useWords(plannerWords)
  return (
    <span className="inline-flex gap-1">
      <ToggleButton
        aria-label={w.mustLabel(handle)}
        isSelected={rule === 'must'}
        onChange={(isOn) => onRule(entryId, isOn ? 'must' : 'open')}
        className={cx(TOGGLE, 'data-[selected]:text-accent')}
      >
        <Lock size={12} aria-hidden="true" />
        {!isCompact && w.must}
      </ToggleButton>
      <ToggleButton
        aria-label={w.mustNotLabel(handle)}
        isSelected={rule === 'mustNot'}
        onChange={(isOn) => onRule(entryId, isOn ? 'mustNot' : 'open')}
        className={cx(TOGGLE, 'data-[selected]:text-warn')}
      >
        <Ban size={12} aria-hidden="true" />
        {!isCompact && w.mustNot}
      </ToggleButton>
    </span>
  )
})

const TOGGLE =
  'inline-flex h-6 whitespace-nowrap cursor-default select-none items-center gap-1 rounded-control border border-transparent px-1.5 text-meta text-muted data-[hovered]:bg-sunken data-[hovered]:text-fg data-[selected]:border-line-strong/55 data-[selected]:bg-surface data-[selected]:font-medium'
