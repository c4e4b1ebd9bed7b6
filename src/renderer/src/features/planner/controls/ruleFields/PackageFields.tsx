import { useMemo } from 'react'
import { totalCost } from '../../../../../../shared/domain/planning/packages'
import { useFormat, useWords } from '../../../../lib/locale'
import { ComboBox, Select } from '../../../../ui/Select'
import type { RuleSource } from '../RuleDialog'
import type { RuleProblems } from '../ruleForm'
import { controlsWords } from '../words'

/** Which package a creator is booked for, should they be. */
export function PackageFields({
  entryId,
  packageId,
  source,
  problems,
  onChange,
}: {
  entryId: string | null
  packageId: string | null
  source: RuleSource
  problems: RuleProblems
  onChange: (part: { ids?: readonly string[]; packageId?: string | null }) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const creators = useMemo(() => {
    const offered = new Set(source.packages.map((one) => one.entryId))
    return source.candidates
      .filter((candidate) => offered.has(candidate.entryId))
      .map((candidate) => ({ id: candidate.entryId, label: `@${candidate.handle}` }))
  }, [source])
  return (
    <>
      <ComboBox
        label={w.creatorOf}
        choices={creators}
        value={entryId}
        autoFocus
        problem={problems.ids}
        onChange={(id) => onChange({ ids: id === null ? [] : [id], packageId: null })}
      />
      <Select
        label={w.packageOf}
        choices={source.packages
          .filter((one) => one.entryId === entryId)
          .map((one) => ({
            id: one.id,
            label: one.name,
            hint: format.money(totalCost(one.costParts), source.currency, 'short'),
          }))}
        value={packageId}
        isDisabled={entryId === null}
        problem={problems.packageId}
        onChange={(id) => onChange({ packageId: id })}
      />
    </>
  )
}
