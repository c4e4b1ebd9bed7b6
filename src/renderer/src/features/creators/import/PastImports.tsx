import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Section } from '../../../ui/Screen'
import { undoStep } from '../../../ui/undoToast'
import { importWords } from './words'

/** Imports of this workspace, newest first; each can be taken back, however long ago it was. */
export function PastImports() {
  const w = useWords(importWords)
  const format = useFormat()
  const imports = useApiQuery('creators.imports', {})
  if (imports.error) return <ErrorNote error={imports.error} onRetry={() => void imports.refetch()} />
  const rows = imports.data ?? []
  return (
    <Section title={w.past}>
      {rows.length === 0 ? (
        <p className="text-muted">{w.pastNone}</p>
      ) : (
        <PlainTable
          caption={w.past}
          className="table-fixed"
          columns={[
            { id: 'file', header: w.pastFile, cell: ({ fileName }) => <Clipped text={fileName} /> },
            { id: 'when', header: w.pastWhen, width: '150px', cell: ({ importedAt }) => format.instant(importedAt) },
            { id: 'rows', header: w.pastRows, isNumber: true, width: '72px', cell: (row) => format.count(row.rows) },
            {
              id: 'created',
              header: w.created,
              isNumber: true,
              width: '72px',
              cell: (row) => format.count(row.created),
            },
            {
              id: 'updated',
              header: w.updated,
              isNumber: true,
              width: '72px',
              cell: (row) => format.count(row.updated),
            },
            {
              id: 'rejected',
              header: w.rejected,
              isNumber: true,
              width: '72px',
              cell: (row) => format.count(row.rejected),
            },
            {
              id: 'undo',
              header: w.pastUndo,
              width: '84px',
              cell: ({ isUndone, stepId, fileName }) =>
                isUndone || stepId === null ? (
                  <span className="text-muted">{w.isUndone}</span>
                ) : (
                  <Button size="small" look="quiet" label={w.undoOf(fileName)} onPress={() => void undoStep(stepId)}>
                    {w.undoShort}
                  </Button>
                ),
            },
          ]}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

function Clipped({ text }: { text: string }) {
  return (
    <div title={text} className="truncate">
      {text}
    </div>
  )
}
