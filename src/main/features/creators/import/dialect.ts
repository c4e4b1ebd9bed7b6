import Papa from 'papaparse'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]
export type LineEnd = '\n' | '\r\n' | '\r'

/** How a table separates its cells and rows. */
export type Dialect = { delimiter: Delimiter; lineEnd: LineEnd }

const SAMPLE_CHARS = 65_536
const SAMPLE_ROWS = 100

/**
 * Delimiter and line end from the beginning of a text. For every delimiter the sample is cut up; the one whose rows
 * agree best in their width wins, and one whose rows hold a header that `headerScore` knows beats all others. A first
 * line `sep=;`, as Excel writes and reads it, is believed.
 *
 * @param headerScore how many cells of a row are headers that are known
 */
export function detectDialect(
  text: string,
  fileName: string,
  headerScore: (cells: readonly string[]) => number,
): Dialect {
  const sample = text.slice(0, SAMPLE_CHARS)
  const stated = /^sep=([,;\t|])\r?\n/i.exec(sample)?.[1]
  const lineEnd = detectLineEnd(sample)
  const isCut = sample.length < text.length
  let best: Delimiter = ','
  let bestScore = -1
  for (const delimiter of DELIMITERS) {
    if (delimiter === stated) return { delimiter, lineEnd }
    const score =
      scoreOf(cutUp(sample, { delimiter, lineEnd }, isCut), headerScore) + (hinted(fileName, delimiter) ? 0.05 : 0)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return { delimiter: best, lineEnd }
}

function hinted(fileName: string, delimiter: Delimiter): boolean {
  return delimiter === '\t' && /\.(tsv|tab)$/i.test(fileName)
}

/** The rows of a sample; the last is left out where the sample may end inside it. */
export function cutUp(sample: string, dialect: Dialect, isCut: boolean, rows = SAMPLE_ROWS): string[][] {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.lineEnd, preview: rows })
  const read: { data: string[][] } = parser.parse(sample, 0, isCut)
  return read.data
}

function scoreOf(rows: string[][], headerScore: (cells: readonly string[]) => number): number {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const widths = new Map<number, number>()
  for (const row of filled) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [candidate, count] of widths) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate
      most = count
    }
  }
  const agreement = filled.length === 0 ? 0 : most / filled.length
  const known = Math.max(0, ...filled.slice(0, 20).map(headerScore))
  return known * 10 + (width > 1 ? agreement * 3 + Math.min(width, 20) / 20 : 0)
}

/** Line ends outside quoted cells; mixed files are read by `\n`, the reader drops what stands before it. */
export function detectLineEnd(sample: string): LineEnd {
  let crlf = 0
  let lf = 0
  let cr = 0
  let isQuoted = false
  let atCellStart = true
  for (let index = 0; index < sample.length; index += 1) {
    const sign = sample[index]
    if (isQuoted) {
      if (sign !== '"') continue
      if (sample[index + 1] === '"') index += 1
      else isQuoted = false
      continue
    }
    if (sign === '"' && atCellStart) {
      isQuoted = true
    } else if (sign === '\n') {
      lf += 1
    } else if (sign === '\r') {
      if (sample[index + 1] === '\n') {
        crlf += 1
        index += 1
      } else if (index + 1 < sample.length) {
        cr += 1
      }
    }
    atCellStart = sign === ',' || sign === ';' || sign === '\t' || sign === '|' || sign === '\n' || sign === '\r'
  }
  if (crlf > 0 && lf === 0) return '\r\n'
  if (crlf + lf > 0) return '\n'
  return cr > 0 ? '\r' : '\n'
}
