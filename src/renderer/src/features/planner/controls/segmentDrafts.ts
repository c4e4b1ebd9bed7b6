import { uuidv7 } from 'uuidv7'
import type { PlanSegmentDraft } from '../../../../../shared/contract/plannerSetup'

/** A row of the table, known before it has an id of its own. */
export type KeyedSegment = PlanSegmentDraft & { key: string }

export function keyed(segments: readonly PlanSegmentDraft[]): KeyedSegment[] {
  return segments.map((segment) => ({ ...segment, key: segment.id ?? uuidv7() }))
}

export function emptySegment(universePersons: number): KeyedSegment {
  return {
    id: null,
    key: uuidv7(),
    country: null,
    age: null,
    gender: null,
    niche: null,
    universePersons,
    weight: 1,
    source: null,
  }
}

export function segmentTotal(segments: readonly PlanSegmentDraft[]): number {
  return segments.reduce((sum, { universePersons }) => sum + universePersons, 0)
}

/** In the same proportions, so that together they have `universePersons`; each keeps one person at least. */
export function scaled<Segment extends PlanSegmentDraft>(
  segments: readonly Segment[],
  universePersons: number,
): Segment[] {
  const total = segmentTotal(segments)
  if (total <= 0 || segments.length > universePersons) return [...segments]
  let before = 0
  let given = 0
  return segments.map((segment) => {
    before += segment.universePersons
    // By the sum so far, so that the parts add up to the whole in spite of rounding.
    const share = Math.max(1, Math.round((before / total) * universePersons) - given)
    given += share
    return { ...segment, universePersons: share }
  })
}
