import { type ImportPreview, importDelimiters, importEncodings } from '../../../../../shared/contract/creatorImport'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { Select } from '../../../ui/Select'
import type { Choices } from './useImport'
import { importWords } from './words'

const SHOWN_CELLS = 12

/** How the file is taken apart: encoding, delimiter, and which row holds the headers. */
export function FilePart({
  preview,
  choices,
  onChange,
}: {
  preview: ImportPreview
  choices: Choices
  onChange: (choices: Choices) => void
}) {
  const w = useWords(importWords)
  if (preview.kind === 'json') return <p className="p-4 text-muted">{w.jsonNoChoice}</p>
  // What was said of columns by their place says nothing once the file is cut otherwise.
  const again = (change: Partial<Choices>) => onChange({ ...choices, map: {}, ...change })
  return (
    <div className="flex flex-col gap-3 p-3">
      {preview.kind === 'text' && (
        <div className="flex flex-wrap gap-3">
          <Select
            label={w.encoding}
            hint={w.encodingHint}
            choices={importEncodings.map((id) => ({ id, label: id.toUpperCase() }))}
            value={importEncodings.find((id) => id === preview.encoding.toLowerCase()) ?? null}
            placeholder={preview.encoding.toUpperCase()}
            onChange={(encoding) => again({ encoding })}
            className="w-72"
          />
          <Select
            label={w.delimiter}
            choices={importDelimiters.map((id) => ({ id, label: w.delimiterNames[id] }))}
            value={importDelimiters.find((id) => id === preview.delimiter) ?? null}
            onChange={(delimiter) => again({ delimiter })}
            className="w-40"
          />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-muted">{w.headerHint}</p>
        {preview.headerRow === 0 ? (
          <Badge tone="accent">{w.noHeaders}</Badge>
        ) : (
          <Button size="small" onPress={() => again({ headerRow: 0 })}>
            {w.noHeaders}
          </Button>
        )}
      </div>
      <Head preview={preview} onChoose={(headerRow) => again({ headerRow })} />
    </div>
  )
}

/** The file's first rows as they stand, each of which can be made the header. */
function Head({ preview, onChoose }: { preview: ImportPreview; onChoose: (row: number) => void }) {
  const w = useWords(importWords)
  const format = useFormat()
  const width = Math.min(SHOWN_CELLS, Math.max(1, ...preview.head.map(({ cells }) => cells.length)))
  return (
    <section
      aria-label={w.headerTable}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-panel border border-line"
    >
      <table className="w-full border-collapse text-meta">
        <caption className="sr-only">{w.headerTable}</caption>
        <thead>
          <tr className="border-line-strong border-b text-caption text-muted">
            <th scope="col" className="h-7 px-2 text-end font-medium">
              {w.rowNumber}
            </th>
            <th scope="col" className="px-2 text-start font-medium">
              {w.headerRow}
            </th>
            {Array.from({ length: width }, (_, at) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns without names are their places
                key={at}
                scope="col"
                className="px-2 text-start font-medium"
              >
                {w.noHeader(format.count(at + 1))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.head.map(({ recordNumber, cells }) => {
            const isHeader = recordNumber === preview.headerRow
            return (
              <tr key={recordNumber} className={cx('h-7', isHeader ? 'bg-sel font-medium' : 'border-line border-b')}>
                <td className="num px-2">{format.count(recordNumber)}</td>
                <td className="px-2 py-0.5">
                  {isHeader ? (
                    <span className="whitespace-nowrap">{w.isHeader}</span>
                  ) : (
                    <Button
                      size="small"
                      look="quiet"
                      label={w.rowAsHeader(format.count(recordNumber))}
                      onPress={() => onChoose(recordNumber)}
                    >
                      {w.useAsHeader}
                    </Button>
                  )}
                </td>
                {Array.from({ length: width }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are their places
                  <td key={at} title={cells[at]} className="max-w-44 truncate px-2">
                    {cells[at]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
