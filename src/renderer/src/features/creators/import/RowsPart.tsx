import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ImportPreview, ImportProblem } from '../../../../../shared/contract/creatorImport'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { cx } from '../../../ui/cx'
import { targetName } from './targets'
import { importWords } from './words'

/** The first rows under the header with what is wrong in each cell; columns that are left out are faint. */
export function RowsPart({ preview, rowCount }: { preview: ImportPreview; rowCount: number | null }) {
  const w = useWords(importWords)
  const format = useFormat()
  const problems = Map.groupBy(preview.problems, ({ recordNumber }) => recordNumber)
  return (
    <>
      <p className="px-2 py-1.5 text-meta text-muted">
        {w.rowsShown(
          format.count(preview.rows.length),
          rowCount !== null && rowCount > preview.rows.length ? format.count(rowCount) : null,
        )}
      </p>
      <table className="border-collapse text-body">
        <caption className="sr-only">{w.rowsCaption}</caption>
        <thead>
          <tr className="border-line-strong border-b text-caption text-muted">
            <th scope="col" className="h-7 px-2 text-end font-medium">
              {w.line}
            </th>
            <th scope="col" className="px-2 text-start font-medium">
              {w.rowState}
            </th>
            {preview.columns.map(({ index, header, field }) => (
              <th key={index} scope="col" className={cx('px-2 text-start font-medium', !field && 'italic')}>
                <span className="block max-w-44 truncate" title={header}>
                  {header.trim() || w.noHeader(format.count(index + 1))}
                </span>
                <span className="block max-w-44 truncate font-normal">
                  {field ? w.becomes(targetName(field, preview.customFields, w)) : w.ignore}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <Row
              key={row.recordNumber}
              row={row}
              columns={preview.columns}
              problems={problems.get(row.recordNumber) ?? []}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({
  row,
  columns,
  problems,
}: {
  row: ImportPreview['rows'][number]
  columns: ImportPreview['columns']
  problems: readonly ImportProblem[]
}) {
  const w = useWords(importWords)
  const format = useFormat()
  const ofRow = problems.filter(({ columnIndex }) => columnIndex === null)
  return (
    <tr className="h-(--row) border-line border-b">
      <td className="num px-2">{format.count(row.lineNumber)}</td>
      <td className="px-2">
        <span title={ofRow.map(({ sentence }) => sentence).join(' ')} className="flex whitespace-nowrap">
          <Badge tone={row.isRejected ? 'bad' : problems.length > 0 ? 'warn' : 'plain'}>
            {row.isRejected ? w.rowRejected : problems.length > 0 ? w.rowMended : w.rowFine}
          </Badge>
          <span className="sr-only">{ofRow.map(({ sentence }) => sentence).join(' ')}</span>
        </span>
      </td>
      {columns.map(({ index, field }) => (
        <Cell
          key={index}
          text={row.cells[index] ?? ''}
          isLeftOut={field === null}
          problem={problems.find(({ columnIndex }) => columnIndex === index) ?? null}
        />
      ))}
    </tr>
  )
}

function Cell({ text, isLeftOut, problem }: { text: string; isLeftOut: boolean; problem: ImportProblem | null }) {
  const Icon = problem?.severity === 'reject' ? CircleAlert : TriangleAlert
  return (
    <td title={problem ? `${text}\n${problem.sentence}` : text} className={cx('px-2', isLeftOut && 'text-faint')}>
      <span
        className={cx(
          'flex max-w-44 items-center gap-1',
          problem && (problem.severity === 'reject' ? 'text-bad' : 'text-warn'),
        )}
      >
        {problem && <Icon size={12} aria-hidden="true" className="shrink-0" />}
        <span className={cx('truncate', problem?.severity === 'warn' && 'line-through')}>{text}</span>
        {problem && <span className="sr-only">{problem.sentence}</span>}
      </span>
    </td>
  )
}
