import { useMemo, useState } from 'react'
import type { PlanSegmentRecord } from '../../../../../../shared/contract/plannerSetup'
import { useFormat, useWords } from '../../../../lib/locale'
import { type RuleNames, segmentName } from '../ruleSentence'
import { controlsWords } from '../words'
import { TickList } from './TickList'

/** In which segments the reach must fall. */
export function SegmentFields({
  chosen,
  segments,
  names,
  onChange,
}: {
  chosen: readonly string[]
  segments: readonly PlanSegmentRecord[]
  names: RuleNames
  onChange: (ids: string[]) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const [text, setText] = useState('')
  const ticks = useMemo(
    () =>
      segments.map((segment) => ({
        id: segment.id,
        label: segmentName(segment, names),
        hint: format.compact(segment.universePersons),
      })),
    [segments, names, format],
  )
  return (
    <>
      <TickList
        label={w.segmentsOf}
        none={w.noValues}
        ticks={ticks}
        chosen={chosen}
        text={text}
        onText={setText}
        onChange={onChange}
      />
      <p className="text-meta text-muted">{w.allSegments}</p>
    </>
  )
}
