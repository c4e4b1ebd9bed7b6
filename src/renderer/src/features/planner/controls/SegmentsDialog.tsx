import { useState } from 'react'
import { type PlanSegmentDraft, splitDimensions } from '../../../../../shared/contract/plannerSetup'
import { call } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormDialog } from '../../../ui/FormDialog'
import { saveStep } from '../../../ui/saveStep'
import { SegmentsTable } from './SegmentsTable'
import { emptySegment, type KeyedSegment, keyed, scaled, segmentTotal } from './segmentDrafts'
import { controlsWords } from './words'

/** The contract's own limit. */
const MOST_SEGMENTS = 400

type Dimension = (typeof splitDimensions)[number]

/** The parts of the audience that are counted apart: split by the engine, or set by hand. */
export function SegmentsDialog({
  campaignId,
  universePersons,
  found,
  onClose,
}: {
  campaignId: string
  universePersons: number
  found: readonly PlanSegmentDraft[]
  onClose: () => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [segments, setSegments] = useState<readonly KeyedSegment[]>(() => keyed(found))
  const [by, setBy] = useState<readonly Dimension[]>([])
  const [editingKey, setEditing] = useState<string | null>(null)
  const [split, setSplit] = useState<{ isRunning: boolean; error: unknown }>({ isRunning: false, error: null })
  const total = segmentTotal(segments)
  const count = format.count(segments.length)
  const isTooMany = segments.length > MOST_SEGMENTS

  async function suggest(): Promise<void> {
    setSplit({ isRunning: true, error: null })
    try {
      const drafts = await call('planner.suggestSegments', { campaignId, by: [...by] })
      setSegments(keyed(drafts))
      setEditing(null)
      setSplit({ isRunning: false, error: null })
    } catch (error) {
      setSplit({ isRunning: false, error })
    }
  }

  return (
    <FormDialog
      title={w.segmentsTitle}
      size="large"
      submitLabel={segments.length === 0 ? w.applyOne : w.applySegments(segments.length, count)}
      onClose={onClose}
      onSubmit={() =>
        isTooMany
          ? null
          : saveStep(
              'planner.saveSegments',
              { campaignId, segments: segments.map(({ key: _, ...segment }) => segment) },
              w.segmentsSaved(segments.length, count),
            )
      }
    >
      <p className="max-w-[80ch] text-muted">{w.segmentsHint}</p>
      <fieldset className="m-0 flex flex-wrap items-center gap-x-4 gap-y-1 border-0 p-0">
        <legend className="sr-only">{w.splitBy}</legend>
        <span aria-hidden="true" className="font-medium text-meta text-muted">
          {w.splitBy}
        </span>
        {splitDimensions.map((dimension) => (
          <Checkbox
            key={dimension}
            isSelected={by.includes(dimension)}
            // In one order, so that the same choice asks the same.
            onChange={(isOn) => setBy(splitDimensions.filter((one) => (one === dimension ? isOn : by.includes(one))))}
          >
            {w.dimensions[dimension]}
          </Checkbox>
        ))}
        <Button
          isPending={split.isRunning}
          disabledReason={by.length === 0 ? w.chooseSplit : null}
          onPress={() => void suggest()}
        >
          {w.split}
        </Button>
        <span className="text-meta text-muted">{w.splitTitle}</span>
      </fieldset>
      {split.error !== null && <ErrorNote error={split.error} />}
      {isTooMany && (
        <p role="alert" className="text-bad text-meta">
          {w.tooManySegments(format.count(MOST_SEGMENTS))}
        </p>
      )}
      <SegmentsTable
        segments={segments}
        locale={locale}
        editingKey={editingKey}
        onEdit={setEditing}
        onChange={(key, part) =>
          setSegments((old) => old.map((segment) => (segment.key === key ? { ...segment, ...part } : segment)))
        }
        onRemove={(key) => setSegments((old) => old.filter((segment) => segment.key !== key))}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          onPress={() => {
            const added = emptySegment(Math.max(1, universePersons - total))
            setSegments((old) => [...old, added])
            setEditing(added.key)
          }}
        >
          {w.addSegment}
        </Button>
        {segments.length > 0 && (
          <Button
            onPress={() => {
              setSegments([])
              setEditing(null)
            }}
          >
            {w.backToOne}
          </Button>
        )}
        <span className="min-w-0 flex-1 text-end text-meta text-muted" aria-live="polite">
          {segments.length === 0
            ? w.noSegments
            : total === universePersons
              ? w.totalOf(format.count(total), format.count(universePersons))
              : w.totalDiffers(format.count(total), format.count(universePersons))}
        </span>
        {segments.length > 0 && total !== universePersons && (
          <Button size="small" look="quiet" onPress={() => setSegments((old) => scaled(old, universePersons))}>
            {w.fitTotal}
          </Button>
        )}
      </div>
    </FormDialog>
  )
}
