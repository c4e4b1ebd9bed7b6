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
