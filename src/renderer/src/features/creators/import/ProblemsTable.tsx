import type { ImportProblem } from '../../../../../shared/contract/creatorImport'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { PlainTable } from '../../../ui/PlainTable'
import { importWords } from './words'

/** What is wrong, row by row, with what becomes of it. */
export function ProblemsTable({
  problems,
  total = problems.length,
}: {
  problems: readonly ImportProblem[]
  /** how many there are in all, when only the first are listed */
  total?: number
}) {
  const w = useWords(importWords)
  const format = useFormat()
  if (problems.length === 0) return <p className="p-4 text-muted">{w.noProblems}</p>
  return (
    <>
      {total > problems.length && (
        <p className="px-2 py-1.5 text-meta text-muted">
          {w.problemsOf(format.count(problems.length), format.count(total))}
        </p>
      )}
      <PlainTable
        caption={w.tabs.problems}
        className="table-fixed"
        columns={[
          {
            id: 'line',
            header: w.line,
            isNumber: true,
            width: '64px',
            cell: ({ lineNumber }) => format.count(lineNumber),
          },
          {
            id: 'effect',
            header: w.effect,
            width: '112px',
            cell: ({ severity }) => (
              <Badge tone={severity === 'reject' ? 'bad' : 'warn'}>{severity === 'reject' ? w.reject : w.warn}</Badge>
            ),
          },
          {
            id: 'column',
            header: w.inColumn,
            width: '16%',
            cell: ({ column }) => <div className="truncate">{column ?? ''}</div>,
          },
          {
            id: 'problem',
            header: w.problem,
            cell: ({ sentence }) => <div className="py-1 [overflow-wrap:anywhere]">{sentence}</div>,
          },
        ]}
        rows={problems}
        rowKey={(_problem, index) => String(index)}
      />
    </>
  )
}
