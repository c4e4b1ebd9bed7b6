import { countFields } from '../../../../../shared/contract/creatorFields'
import type { ImportOutcome, ImportPreview } from '../../../../../shared/contract/creatorImport'
import { useFormat, useWords } from '../../../lib/locale'
import { PlainTable } from '../../../ui/PlainTable'
import { targetName } from './targets'
import { importWords } from './words'

const counts: ReadonlySet<string> = new Set(countFields)

/** What the chosen rule does to creators that are known already, with examples. */
export function ChangesPart({ dryRun, preview }: { dryRun: ImportOutcome | null; preview: ImportPreview }) {
  const w = useWords(importWords)
  const format = useFormat()
  if (!dryRun) return <p className="p-4 text-muted">{w.changesWait}</p>
  if (dryRun.changes.length === 0) return <p className="p-4 text-muted">{w.changesNone}</p>
  const shown = (field: string, text: string): string => {
    if (text === '' || !Number.isFinite(Number(text))) return text
    if (field === 'engagementRate') return format.percent(Number(text), 2)
    return counts.has(field) ? format.count(Number(text)) : text
  }
  const figure = (id: 'filled' | 'changed' | 'kept', header: string) => ({
    ...{ id, header, isNumber: true, width: '104px' },
    cell: (change: ImportOutcome['changes'][number]) => format.count(change[id]),
  })
  return (
    <>
      <p className="px-2 py-1.5 text-meta text-muted">{w.changesAbout}</p>
      <PlainTable
        caption={w.tabs.changes}
        className="table-fixed"
        columns={[
          {
            id: 'field',
            header: w.field,
            width: '24%',
            cell: ({ field }) => <span className="font-medium">{targetName(field, preview.customFields, w)}</span>,
          },
          figure('filled', w.filled),
          figure('changed', w.changedValues),
          figure('kept', w.keptValues),
          {
            id: 'examples',
            header: w.changeExamples,
            cell: ({ field, examples }) => (
              <ul className="m-0 list-none p-0 py-1 text-meta text-muted">
                {examples.map(({ handle, before, after, isKept }) => (
                  <li key={`${handle} ${before} ${after}`} className="[overflow-wrap:anywhere]">
                    {(isKept ? w.keptExample : w.replacedExample)(handle, shown(field, before), shown(field, after))}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        rows={dryRun.changes}
        rowKey={({ field }) => field}
      />
    </>
  )
}
