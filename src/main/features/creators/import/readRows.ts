import Papa from 'papaparse'
import { CallboardError } from '../../../../shared/contract/define'
import { type Dialect, detectLineEnd } from './dialect'
import type { CreatorWords } from './words'

/** One record of a table as it stands in the file. */
export type TableRow = {
  /** 1 for the first record of the file, headers, titles and blank lines counted: the row number a spreadsheet shows */
  recordNumber: number
  /** 1 for the first line; a record with line breaks in its cells covers several lines */
  lineNumber: number
  cells: string[]
  /** the quotation marks of the line do not pair up; `cells` is the bare line cut at the delimiters */
  hasOpenQuote: boolean
}

export type ReadRowsOptions = {
  fileName: string
  dialect: Dialect
  /** cells a row should have, where known: tells a badly quoted cell from rows swallowed by an open quote */
  width: number | null
  words: CreatorWords
  /** the text is the beginning of a longer one: what stands behind its last line end is left out */
  isCut?: boolean
}

/** One cell, in characters: far above any bio. */
export const MAX_CELL_CHARS = 1_000_000
/** One record, in characters. */
export const MAX_RECORD_CHARS = 8_000_000
const CHUNK_CHARS = 500_000
const MAX_OPEN_QUOTES = 100

type Chunk = { data: string[][]; errors: { code: string; row?: number }[]; meta: { cursor: number } }

/**
 * Records of a text that arrives in pieces, in batches. Memory holds one piece and the record it ends in: a record
 * that does not end within `MAX_RECORD_CHARS` is refused. A quotation mark that is opened and never closed costs its
 * own line, which is handed out as faulty, not the rows behind it.
 *
 * @throws CallboardError `import_line_too_long`, `import_unreadable`
 */
export async function* readRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  options: ReadRowsOptions,
): AsyncGenerator<TableRow[]> {
  const reader = new RowReader(options)
  let buffer = ''
  let wanted = CHUNK_CHARS
  for await (const piece of pieces) {
    buffer += piece
    if (buffer.length < wanted) continue
    const { rows, rest } = reader.take(buffer, false)
    buffer = rest
    // Doubling while a record does not end keeps its repeated scanning linear.
    wanted = buffer.length + Math.max(CHUNK_CHARS, buffer.length)
    if (rows.length > 0) yield rows
  }
  const { rows } = reader.take(buffer, options.isCut !== true)
  if (rows.length > 0) yield rows
}

class RowReader {
  private lineEnd: Dialect['lineEnd']
  private recordNumber = 1
  private lineNumber = 1
  private openQuotes = 0
  private firstOpenQuote = 0
  private lastWidth = 0

  private readonly options: ReadRowsOptions

  constructor(options: ReadRowsOptions) {
    this.options = options
    this.lineEnd = options.dialect.lineEnd
  }

  take(text: string, isLast: boolean): { rows: TableRow[]; rest: string } {
    const rows: TableRow[] = []
    let rest = text
    for (;;) {
      if (this.lineEnd === '\r\n' && hasBareLineFeed(rest)) this.lineEnd = '\n'
      const chunk = this.parse(rest, isLast, 0)
      const faulty = this.firstFaulty(chunk)
      if (faulty === null) {
        if (isLast && endsInLineEnd(rest, this.lineEnd)) chunk.data.pop()
        this.push(rows, chunk.data, rest)
        rest = isLast ? '' : rest.slice(chunk.meta.cursor)
        if (isLast || rest.length <= MAX_CELL_CHARS) return { rows, rest }
        // What is left is one unfinished record. With line breaks in it, a quote was opened and forgotten.
        if (!rest.includes(this.lineEnd)) {
          if (rest.length > MAX_RECORD_CHARS) throw this.tooLong(this.lineNumber)
          return { rows, rest }
        }
      } else {
        const before = faulty === 0 ? null : this.parse(rest, isLast, faulty)
        if (before) {
          this.push(rows, before.data, rest)
          rest = rest.slice(before.meta.cursor)
        }
      }
      rest = this.giveUpLine(rows, rest)
      if (rest === '') return { rows, rest }
    }
  }

  private parse(text: string, isLast: boolean, preview: number): Chunk {
    const { delimiter } = this.options.dialect
    const parser = new Papa.Parser({ delimiter, newline: this.lineEnd, ...(preview > 0 ? { preview } : {}) })
    return parser.parse(text, 0, !isLast)
  }

  /**
   * Index of the first record whose quotes cannot be right. A stray quote inside a quoted cell is common and harmless;
   * over several lines it mostly means that a quote was opened and never closed, and the rows behind it were taken for
   * one cell: then the record has another width than the table, or its first line alone has the table's width.
   */
  private firstFaulty(chunk: Chunk): number | null {
    const { dialect } = this.options
    for (const { code, row } of chunk.errors) {
      const cells = row === undefined ? undefined : chunk.data[row]
      if (row === undefined || cells === undefined) continue
      if (code === 'MissingQuotes') return row
      const width = this.options.width ?? chunk.data[row - 1]?.length ?? this.lastWidth
      const firstLine = /^[^\r\n]*(?=[\r\n])/.exec(cells.join(dialect.delimiter))?.[0]
      if (firstLine === undefined) continue
      if (cells.length !== width || firstLine.split(dialect.delimiter).length === width) return row
    }
    return null
  }

  private push(rows: TableRow[], data: string[][], text: string): void {
    const breaks = this.lineEnd === '\r' ? '\r' : '\n'
    const mayBreak = text.includes('"')
    const mayEndInReturn = this.lineEnd === '\n'
    const mayBeLong = text.length > MAX_CELL_CHARS
    for (const cells of data) {
      if (mayEndInReturn) dropReturn(cells)
      if (mayBeLong && cells.some((cell) => cell.length > MAX_CELL_CHARS)) throw this.tooLong(this.lineNumber)
      rows.push({ recordNumber: this.recordNumber, lineNumber: this.lineNumber, cells, hasOpenQuote: false })
      this.lastWidth = cells.length
      this.recordNumber += 1
      this.lineNumber += mayBreak ? 1 + countBreaks(cells, breaks) : 1
    }
  }

  private giveUpLine(rows: TableRow[], rest: string): string {
    const { recordNumber, lineNumber } = this
    this.openQuotes += 1
    if (this.openQuotes === 1) this.firstOpenQuote = lineNumber
    const { fileName, words, dialect } = this.options
    if (this.openQuotes > MAX_OPEN_QUOTES) {
      throw new CallboardError('import_unreadable', words.refusals.unreadable(fileName, this.firstOpenQuote), {
        lineNumber: this.firstOpenQuote,
      })
    }
    const end = rest.indexOf(this.lineEnd)
    const line = end < 0 ? rest : rest.slice(0, end)
    if (line.length > MAX_CELL_CHARS) throw this.tooLong(lineNumber)
    const cells = line.split(dialect.delimiter)
    dropReturn(cells)
    rows.push({ recordNumber, lineNumber, cells, hasOpenQuote: true })
    this.recordNumber += 1
    this.lineNumber += 1
    return end < 0 ? '' : rest.slice(end + this.lineEnd.length)
  }

  private tooLong(lineNumber: number): CallboardError {
    const { fileName, words } = this.options
    return new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
  }
}

function dropReturn(cells: string[]): void {
  const at = cells.length - 1
  const last = cells[at]
  if (last?.endsWith('\r')) cells[at] = last.slice(0, -1)
}

function countBreaks(cells: readonly string[], lineBreak: string): number {
  let breaks = 0
  for (const cell of cells) {
    for (let at = cell.indexOf(lineBreak); at >= 0; at = cell.indexOf(lineBreak, at + 1)) breaks += 1
  }
  return breaks
}

function endsInLineEnd(text: string, lineEnd: string): boolean {
  return text === '' || text.endsWith(lineEnd)
}

/** Whether a text with `\r\n` between records also ends records in a bare `\n`. */
function hasBareLineFeed(text: string): boolean {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) !== 13) return detectLineEnd(text) !== '\r\n'
  }
  return false
}
