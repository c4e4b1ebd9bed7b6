import { useMemo, useState } from 'react'
import type { PlanCandidate } from '../../../../../../shared/contract/planner'
import { type RuleAttribute, ruleAttributes } from '../../../../../../shared/domain/planning/settings'
import { useFormat, useWords } from '../../../../lib/locale'
import { FormRow } from '../../../../ui/FormDialog'
import { NumberField } from '../../../../ui/NumberField'
import { Select } from '../../../../ui/Select'
import { facetsOf } from '../facets'
import type { RuleProblems } from '../ruleForm'
import { type RuleNames, valueName } from '../ruleSentence'
import { controlsWords } from '../words'
import { ShareField } from './ShareField'
import { TickList } from './TickList'

export interface AmountsDraft {
  attribute: RuleAttribute | null
  values: readonly string[]
  min: number | null
  max: number | null
}

/** How many creators, or how much of the cost, and of whom. */
export function AmountFields({
  draft,
  isShare,
  names,
  candidates,
  problems,
  onChange,
}: {
  draft: AmountsDraft
  isShare: boolean
  names: RuleNames
  candidates: readonly PlanCandidate[]
  problems: RuleProblems
  onChange: (part: Partial<AmountsDraft>) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const { attribute, values, min, max } = draft
  const [text, setText] = useState('')
  const ticks = useMemo(() => {
    if (attribute === null) return []
    const known = facetsOf(candidates, attribute)
    const gone = values.filter((value) => !known.some((facet) => facet.value === value))
    return [...known, ...gone.map((value) => ({ value, creators: 0 }))].map(({ value, creators }) => ({
      id: value,
      label: valueName(attribute, value, names),
      hint: format.count(creators),
    }))
  }, [candidates, attribute, values, names, format])
  return (
    <>
      <FormRow>
        {isShare ? (
          <>
            <ShareField
              label={w.least}
              value={min}
              problem={problems.amount}
              onChange={(next) => onChange({ min: next })}
            />
            <ShareField label={w.most} value={max} onChange={(next) => onChange({ max: next })} />
          </>
        ) : (
          <>
            <NumberField
              label={w.least}
              value={min}
              min={0}
              max={100_000}
              step={1}
              problem={problems.amount}
              autoFocus
              onChange={(next) => onChange({ min: next })}
            />
            <NumberField
              label={w.most}
              value={max}
              min={0}
              max={100_000}
              step={1}
              onChange={(next) => onChange({ max: next })}
            />
          </>
        )}
      </FormRow>
      <Select
        label={w.attribute}
        choices={[
          ...(isShare ? [] : [{ id: 'everybody' as const, label: w.everybody }]),
          ...ruleAttributes.map((id) => ({ id, label: w.attributes[id] })),
        ]}
        value={attribute ?? 'everybody'}
        onChange={(next) => {
          setText('')
          onChange({ attribute: next === 'everybody' ? null : next, values: [] })
        }}
      />
      {attribute !== null && (
        <TickList
          label={w.valuesLabel(w.attributes[attribute])}
          none={w.noValues}
          ticks={ticks}
          chosen={values}
          text={text}
          onText={setText}
          problem={problems.values}
          onChange={(next) => onChange({ values: next })}
        />
      )}
    </>
  )
}
