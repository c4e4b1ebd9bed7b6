import { guardCell, unguardCell } from '../../../../shared/domain/csv'

/** One line of tab-separated text as spreadsheets paste it. */
export function tsvLine(cells: readonly string[]): string {
  return cells.map(tsvCell).join('\t')
}

function tsvCell(text: string): string {
  const safe = guardCell(text)
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Tab-separated text as spreadsheets copy it: quoted cells may hold tabs and line ends; the line end after the last row
 * makes no row. A guard that `tsvLine` put on is taken off.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  while (at <= end) {
    let cell = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const quote = text.indexOf('"', at)
        if (quote < 0) {
          cell += text.slice(at)
          at = end
          break
        }
        cell += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
        at += 1
      }
    }
    let stop = at
    while (stop < end && text[stop] !== '\t' && text[stop] !== '\n' && text[stop] !== '\r') stop += 1
    cell += text.slice(at, stop)
    row.push(unguardCell(cell))
    if (stop >= end) break
    if (text[stop] === '\t') {
      at = stop + 1
      continue
    }
    rows.push(row)
    row = []
    at = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1
    if (at >= end) return rows
  }
  rows.push(row)
  return rows
}
