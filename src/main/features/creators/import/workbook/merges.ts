import { columnOf, type SheetRow } from './sheet'
import { inflate, type RandomBytes, type ZipEntry } from './zip'

/** A cell that covers several rows: rows by number, column from 0. */
export type TallCell = { column: number; firstRow: number; lastRow: number }

const MAX_TALL_CELLS = 20_000
/** That cover the same row. */
const MAX_OPEN = 50
const MAX_TAIL_BYTES = 16_000_000
const END_OF_ROWS = Buffer.from('sheetData>')

/**
 * The merged cells of a sheet that cover several rows, by first row. They are stated behind the rows, so the sheet is
 * unpacked once, without being parsed.
 */
export async function readTallCells(bytes: RandomBytes, entry: ZipEntry, limitBytes: number): Promise<TallCell[]> {
  const tail: Buffer[] = []
  let tailBytes = 0
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of inflate(bytes, entry, limitBytes)) {
    if (tail.length > 0) {
      if (tailBytes < MAX_TAIL_BYTES) tail.push(Buffer.from(chunk))
      tailBytes += chunk.byteLength
      continue
    }
    const seen =
      carried.byteLength > 0
        ? Buffer.concat([carried, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const at = endOfRows(seen)
    if (at >= 0) {
      tail.push(Buffer.from(seen.subarray(at)))
      tailBytes = seen.byteLength - at
    } else carried = Buffer.from(seen.subarray(Math.max(0, seen.byteLength - 64)))
  }
  const cells: TallCell[] = []
  const text = Buffer.concat(tail).toString('latin1')
  for (const match of text.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/gi,
  )) {
    const [, column = '', first, last] = match
    if (Number(last) > Number(first))
      cells.push({ column: columnOf(column), firstRow: Number(first), lastRow: Number(last) })
    if (cells.length === MAX_TALL_CELLS) break
  }
  return cells.toSorted((a, b) => a.firstRow - b.firstRow)
}

/** Position of the closing tag of the rows; the opening one may end in the same letters. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(END_OF_ROWS); at >= 0; at = bytes.indexOf(END_OF_ROWS, at + 1)) {
    if (/<\/(?:[\w.-]+:)?$/.test(bytes.toString('latin1', Math.max(0, at - 40), at))) return at
  }
  return -1
}

/**
 * Writes what a tall cell says into the rows below its first, as people read it: a header over two rows belongs to
 * both, a name beside three accounts to each. Rows without anything of their own stay blank.
 */
export class TallCells {
  private readonly cells: readonly TallCell[]
  private next = 0
  private open: { column: number; lastRow: number; text: string }[] = []

  constructor(cells: readonly TallCell[]) {
    this.cells = cells
  }

  apply(row: SheetRow): void {
    if (this.open.length > 0) {
      this.open = this.open.filter(({ lastRow }) => lastRow >= row.number)
      for (const { column, text } of this.open) {
        if (row.columns.includes(column)) continue
        row.columns.push(column)
        row.texts.push(text)
      }
    }
    for (let cell = this.cells[this.next]; cell && cell.firstRow <= row.number; cell = this.cells[this.next]) {
      this.next += 1
      const at = row.columns.indexOf(cell.column)
      const text = cell.firstRow === row.number ? row.texts[at] : undefined
      if (text !== undefined && this.open.length < MAX_OPEN)
        this.open.push({ column: cell.column, lastRow: cell.lastRow, text })
    }
  }
}
