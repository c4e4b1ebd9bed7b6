/**
 * The one way in which Callboard writes CSV: RFC 4180, comma, CRLF, quotes only where needed, and a guard against
 * spreadsheets that run a cell as a formula.
 */

/** A number as a spreadsheet types it; such a cell is no formula although it may begin with a sign. */
const PLAIN_NUMBER = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)([eE][+-]?\d+)?%?$/

const RISKY_START = /^[=+\-@\t\r]/
const GUARDED_START = /^'+[=+\-@\t\r]/

/**
 * Puts an apostrophe before text that a spreadsheet would run as a formula: text that starts with `=`, `+`, `-`, `@`,
 * tab or carriage return and is not a plain number. Text that already looks guarded gets one more, so that
 * `unguardCell(guardCell(text)) === text` for every text.
 */
export function guardCell(text: string): string {
  if (GUARDED_START.test(text)) return `'${text}`
  return RISKY_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** Takes off the apostrophe that `guardCell` put on. Text without guard comes back as it is. */
export function unguardCell(text: string): string {
  return text.charCodeAt(0) === 39 && GUARDED_START.test(text) ? text.slice(1) : text
}

export type CsvValue = string | number | boolean | null | undefined

/**
 * One cell, guarded and quoted where needed.
 *
 * @param value null, undefined and numbers that are not finite are written as nothing: missing is empty, never 0
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return quoteCell(guardCell(value))
}

/** One record with its line end. A record of one empty cell is written `""`, since a blank line is no record. */
export function csvLine(values: readonly CsvValue[]): string {
  const line = values.map(csvCell).join(',')
  return `${line === '' ? '""' : line}\r\n`
}

/**
 * Like `csvLine` but without the formula guard: for handing a person's own file back to them (rejected rows), where
 * every cell must read as it stood.
 */
export function csvLineAsRead(values: readonly string[]): string {
  const line = values.map(quoteCell).join(',')
  return `${line === '' ? '""' : line}\r\n`
}

/** Also quoted: blanks at either end and NUL, which readers are tempted to drop, and a byte order mark at the start. */
const NEEDS_QUOTES = /[",;\t\r\n\0|]|^[\s\uFEFF]|\s$/

function quoteCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
