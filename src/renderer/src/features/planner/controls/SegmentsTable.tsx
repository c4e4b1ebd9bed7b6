import { Pencil, X } from 'lucide-react'
import { useFormat, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { PlainTable } from '../../../ui/PlainTable'
import { segmentName } from './ruleSentence'
import { SegmentRow } from './SegmentRow'
import type { KeyedSegment } from './segmentDrafts'
import { controlsWords } from './words'

/** Segments as text; only the one being edited holds fields, so that hundreds stay light. */
export function SegmentsTable({
  segments,
  locale,
  editingKey,
  onEdit,
  onChange,
  onRemove,
}: {
  segments: readonly KeyedSegment[]
  locale: string
  editingKey: string | null
  onEdit: (key: string | null) => void
  onChange: (key: string, part: Partial<KeyedSegment>) => void
  onRemove: (key: string) => void
}) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const editing = segments.find(({ key }) => key === editingKey)
  const name = (segment: KeyedSegment) => segmentName(segment, { w, locale })
  return (
    <>
      {segments.length > 0 && (
        <div className="max-h-[38vh] overflow-auto">
          <PlainTable
            caption={w.segmentsTitle}
            rows={segments}
            rowKey={({ key }) => key}
            isRowSelected={({ key }) => key === editingKey}
            columns={[
              { id: 'name', header: w.segment, cell: name },
              {
                id: 'universe',
                header: w.universe,
                isNumber: true,
                cell: ({ universePersons }) => format.count(universePersons),
              },
              {
                id: 'weight',
                header: w.weight,
                title: w.weightTitle,
                isNumber: true,
                cell: ({ weight }) => format.number(weight, 2),
              },
              {
                id: 'source',
                header: w.source,
                cell: ({ source }) => <span className="text-muted">{source ?? '–'}</span>,
              },
              {
                id: 'change',
                header: w.change,
                isHeaderHidden: true,
                width: '64px',
                cell: (segment) => (
                  <span className="flex">
                    <IconButton
                      size="small"
                      label={w.editSegment(name(segment))}
                      icon={<Pencil size={12} aria-hidden="true" />}
                      onPress={() => onEdit(segment.key === editingKey ? null : segment.key)}
                    />
                    <IconButton
                      size="small"
                      label={w.removeSegment(name(segment))}
                      icon={<X size={14} aria-hidden="true" />}
                      onPress={() => onRemove(segment.key)}
                    />
                  </span>
                ),
              },
            ]}
          />
        </div>
      )}
      {editing && (
        <SegmentRow
          key={editing.key}
          segment={editing}
          locale={locale}
          onChange={(part) => onChange(editing.key, part)}
          onDone={() => onEdit(null)}
        />
      )}
    </>
  )
}
