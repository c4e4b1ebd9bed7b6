import { useMemo, useState } from 'react'
import type { PlanCandidate } from '../../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../../lib/locale'
import { Chips } from '../../../../ui/Chip'
import { TextField } from '../../../../ui/TextField'
import type { RuleProblems } from '../ruleForm'
import type { RuleNames } from '../ruleSentence'
import { controlsWords } from '../words'
import { TickList } from './TickList'

/** Creators who exclude each other, and why. */
export function GroupFields({
  name,
  entryIds,
  candidates,
  names,
  problems,
  onChange,
}: {
  name: string
  entryIds: readonly string[]
  candidates: readonly PlanCandidate[]
  names: RuleNames
  problems: RuleProblems
  onChange: (part: { name?: string; ids?: readonly string[] }) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const ticks = useMemo(
    () => candidates.map(({ entryId, handle }) => ({ id: entryId, label: `@${handle}` })),
    [candidates],
  )
  return (
    <>
      <TextField
        label={w.groupName}
        hint={w.groupNameHint}
        value={name}
        maxLength={200}
        autoFocus
        problem={problems.name}
        onChange={(next) => onChange({ name: next })}
      />
      {entryIds.length > 0 && (
        <Chips
          label={w.chosenCreators(format.count(entryIds.length))}
          chips={entryIds.map((id) => ({ id, label: `@${names.handles.get(id) ?? w.sentence.gone}` }))}
          onRemove={(id) => onChange({ ids: entryIds.filter((one) => one !== id) })}
        />
      )}
      <TickList
        label={w.groupCreators}
        none={w.noValues}
        ticks={ticks}
        chosen={entryIds}
        text={text}
        onText={setText}
        problem={problems.ids}
        onChange={(ids) => onChange({ ids })}
      />
    </>
  )
}
