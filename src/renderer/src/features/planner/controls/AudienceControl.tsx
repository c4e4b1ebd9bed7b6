import { memo } from 'react'
import type { PlanSegmentRecord } from '../../../../../shared/contract/plannerSetup'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { controlsWords } from './words'

/** Whether the audience is counted as one or in segments. */
export const AudienceControl = memo(function AudienceControl({
  segments,
  universePersons,
  onEdit,
  onOne,
}: {
  segments: readonly PlanSegmentRecord[]
  universePersons: number
  onEdit: () => void
  onOne: () => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const total = segments.reduce((sum, segment) => sum + segment.universePersons, 0)
  return (
    <section className="flex flex-col gap-1" aria-label={w.audience}>
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 font-semibold text-body">{w.audience}</h2>
        <Button size="small" onPress={onEdit}>
          {w.editSegments}
        </Button>
      </div>
      <p className="text-meta text-muted">
        {segments.length === 0
          ? w.oneAudience(format.compact(universePersons))
          : w.segmentCount(segments.length, format.count(segments.length), format.compact(total))}{' '}
        {segments.length > 0 && (
          <Button look="quiet" size="small" onPress={onOne}>
            {w.backToOne}
          </Button>
        )}
      </p>
    </section>
  )
})
