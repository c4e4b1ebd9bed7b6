/** A cell that a spreadsheet would take for a formula; plain numbers are none. */
const FORMULA = /^[=+\-@\t\r]/
const PLAIN_NUMBER = /^[+-]?\d[\d.,\s]*%?$/

/** One line of tab-separated text as spreadsheets paste it. */
export function tsvLine(cells: readonly string[]): string {
  return cells.map(tsvCell).join('\t')
}

function tsvCell(text: string): string {
  const safe = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
  return /[\t\n\r"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
