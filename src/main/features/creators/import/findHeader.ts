import { readProfileUrl } from '../../../../shared/domain/handles'
import { headerMeaning } from './synonyms'

/** How many cells of a row are headers that are known; ranks and unknown words do not count. */
export function headerScore(cells: readonly string[]): number {
  let score = 0
  for (const cell of cells) {
    if (cell.length > 80 || cell.trim() === '') continue
    const meaning = headerMeaning(cell)
    if (meaning.kind !== 'unknown' && meaning.kind !== 'rank') score += 1
  }
  return score
}

/**
 * Which of the first records is the header: the one with the most known headers among the first 25 that hold anything
 * (title rows and blank lines stand above it); where none is known, the first with at least two filled cells, else the
 * first that holds anything.
 *
 * @returns index into `rows`; null when all are blank
 */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  let best: number | null = null
  let bestScore = 0
  let looked = 0
  let firstFilled: number | null = null
  let firstWide: number | null = null
  for (const [index, cells] of rows.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    if (filled === 0) continue
    firstFilled ??= index
    if (filled > 1) firstWide ??= index
    const score = headerScore(cells)
    if (score > bestScore) {
      best = index
      bestScore = score
    }
    looked += 1
    if (looked === 25) break
  }
  return best ?? firstWide ?? firstFilled
}

/** The table has no header; all of its records are rows. */
export const NO_HEADER = -1

/**
 * The header that a person chose, else the one found. Pasted lists of handles or links, and tables whose first record
 * names an account rather than a column, have none.
 *
 * @param wanted record number of the header, 0 for none
 * @returns index into `rows`, `NO_HEADER`, or null when all are blank or the chosen one is not there
 */
export function chooseHeader(
  rows: readonly { recordNumber: number; cells: readonly string[] }[],
  wanted: number | undefined,
  fileName: string,
): number | null {
  if (wanted === 0) return rows.length > 0 ? NO_HEADER : null
  if (wanted !== undefined) {
    const at = rows.findIndex(
      ({ recordNumber, cells }) => recordNumber === wanted && cells.some((c) => c.trim() !== ''),
    )
    return at < 0 ? null : at
  }
  const found = findHeader(rows.map(({ cells }) => cells))
  const header = found === null ? undefined : rows[found]
  if (found === null || !header || headerScore(header.cells) > 0) return found
  const filled = header.cells.filter((cell) => cell.trim() !== '')
  const isAccount = filled.some((cell) => /^@[\w.]{2,30}$/.test(cell.trim()) || readProfileUrl(cell).kind === 'profile')
  const isPastedHandle = fileName.startsWith('pasted.') && filled.length === 1 && /^[\w.]{2,30}$/.test(filled[0] ?? '')
  return isAccount || isPastedHandle ? NO_HEADER : found
}
