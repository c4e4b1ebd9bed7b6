import type { OutputOf } from '../../../../../shared/contract'
import { MISSING } from '../../../../../shared/domain/format'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { Facts, Section } from '../../../ui/Screen'
import { undoStep } from '../../../ui/undoToast'
import { targetName } from './targets'
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
            { id: 'by', header: w.pastBy, width: '96px', cell: ({ actor }) => <Clipped text={actor} /> },
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
              id: 'how',
              header: w.pastHow,
              width: '116px',
              cell: (row) => <How row={row} />,
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

/** The columns of the file and what each was taken for, and the rule for creators that were known. */
function How({ row }: { row: OutputOf<'creators.imports'>[number] }) {
  const w = useWords(importWords)
  return (
    <PopoverButton
      label={w.pastHowOf(row.fileName)}
      trigger={
        <Button size="small" look="quiet" label={w.pastHowOf(row.fileName)}>
          {w.pastHowShort}
        </Button>
      }
    >
      <div className="flex max-w-96 flex-col gap-2">
        {row.mergeRule && <p>{w.pastRule(w.mergeRules[row.mergeRule])}</p>}
        <Facts
          facts={row.columns.map(({ header, field }) => ({
            label: header || MISSING,
            value: targetName(field, [], w),
          }))}
        />
      </div>
    </PopoverButton>
  )
}

function Clipped({ text }: { text: string }) {
  return (
    <div title={text} className="truncate">
      {text}
    </div>
  )
}
