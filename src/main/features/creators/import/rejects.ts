import { csvLineAsRead } from '../../../../shared/domain/csv'
import type { ReadRow } from './draft'
import type { CreatorWords } from './words'

/**
 * The file of rejected rows: the original columns as they stood, then the line in the original and the reason. It can
 * be mended and imported as it is; the two added columns are ignored then. Cells are not guarded against formulas,
 * since they are the person's own and must come back as they were; the reason is ours and never begins with a formula.
 */
export function rejectsHeader(headers: readonly string[], words: CreatorWords): string {
  return `\uFEFF${csvLineAsRead([...headers, words.rejects.line, words.rejects.reason])}`
}

/** One rejected row; a row with fewer or more cells than the header is brought to its width first. */
export function rejectsLine(row: ReadRow, headers: readonly string[]): string {
  const cells = headers.map((_, index) => row.cells[index] ?? '')
  const surplus = row.cells.slice(headers.length).filter((cell) => cell !== '')
  const reasons = row.problems.filter(({ severity }) => severity === 'reject').map(({ sentence }) => sentence)
  return csvLineAsRead([
    ...cells,
    String(row.lineNumber),
    [...reasons, ...surplus.map((cell) => `+ "${cell}"`)].join(' '),
  ])
}
