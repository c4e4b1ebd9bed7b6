import { TriangleAlert } from 'lucide-react'
import type { ImportPreview, ImportTarget } from '../../../../../shared/contract/creatorImport'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { PlainTable } from '../../../ui/PlainTable'
import { type Choice, Select } from '../../../ui/Select'
import { targetChoices, targetName } from './targets'
import { importWords } from './words'

type Column = ImportPreview['columns'][number]
const LEFT_OUT = 'leftOut'
const SHOWN_SAMPLES = 3
const SURE = 0.9
const LIKELY = 0.6

/** Every column of the file, what it is taken for and why; each can be told otherwise. */
export function ColumnsTable({
  preview,
  onChange,
}: {
  preview: ImportPreview
  onChange: (index: number, target: ImportTarget | null) => void
}) {
  const w = useWords(importWords)
  const format = useFormat()
  const choices: Choice<ImportTarget | typeof LEFT_OUT>[] = [
    { id: LEFT_OUT, label: w.ignore },
    ...targetChoices(preview, w),
  ]
  const headerOf = ({ header, index }: Column) => header.trim() || w.noHeader(format.count(index + 1))
  return (
    <PlainTable
      caption={w.tabs.columns}
      className="table-fixed"
      columns={[
        {
          id: 'header',
          header: w.column,
          width: '26%',
          cell: (column) => <div className="py-1 font-medium [overflow-wrap:anywhere]">{headerOf(column)}</div>,
        },
        {
          id: 'samples',
          header: w.samples,
          width: '30%',
          cell: ({ samples }) => {
            const text = samples.slice(0, SHOWN_SAMPLES).join(' · ')
            return (
              <div title={samples.join('\n')} className="line-clamp-2 text-muted [overflow-wrap:anywhere]">
                {text}
              </div>
            )
          },
        },
        {
          id: 'field',
          header: w.field,
          cell: (column) => (
            <div className="flex flex-col gap-0.5 py-1">
              <div className="flex items-center gap-2">
                <Select
                  label={w.fieldOf(headerOf(column))}
                  isLabelHidden
                  choices={choices}
                  value={column.field ?? LEFT_OUT}
                  onChange={(chosen) => onChange(column.index, chosen === LEFT_OUT ? null : chosen)}
                  className="min-w-0 flex-1"
                />
                <span className="flex w-14 shrink-0">
                  {column.field && <Confidence confidence={column.confidence} />}
                </span>
              </div>
              {column.note && !column.flagged && <span className="text-caption text-muted">{column.note}</span>}
              {column.flagged && (
                <Flagged
                  note={column.note}
                  header={headerOf(column)}
                  field={targetName(column.flagged, preview.customFields, w)}
                  onTake={() => onChange(column.index, column.flagged)}
                />
              )}
            </div>
          ),
        },
      ]}
      rows={preview.columns}
      rowKey={({ index }) => String(index)}
    />
  )
}

/** A header that the values deny is not believed, but a person may know better. */
function Flagged({
  note,
  header,
  field,
  onTake,
}: {
  note: string | null
  header: string
  field: string
  onTake: () => void
}) {
  const w = useWords(importWords)
  return (
    <span className="flex items-start gap-x-2 text-meta text-warn">
      <TriangleAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 flex-1">{note ?? w.flagged(field)}</span>
      <Button size="small" look="quiet" label={w.takeOf(header, field)} onPress={onTake}>
        {w.takeAnyway(field)}
      </Button>
    </span>
  )
}

function Confidence({ confidence }: { confidence: number }) {
  const w = useWords(importWords)
  const format = useFormat()
  const word = confidence >= SURE ? w.sure : confidence >= LIKELY ? w.likely : w.guess
  return (
    <span title={format.percent(confidence, 0)} className="flex min-w-0">
      <Badge tone={confidence >= SURE ? 'plain' : 'warn'}>{word}</Badge>
    </span>
  )
}
