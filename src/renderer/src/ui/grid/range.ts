/** A cell by its place: position in the order, and among the columns shown. */
export interface CellPlace {
  index: number
  column: number
}

/** A rectangle of cells, both ends included. */
export interface CellRange {
  top: number
  bottom: number
  left: number
  right: number
}

/** The rectangle between two cells; null where there is no other end, so that only one cell is meant. */
export function rangeBetween(anchor: CellPlace | null, active: CellPlace): CellRange | null {
  if (!anchor || active.index < 0 || (anchor.index === active.index && anchor.column === active.column)) return null
  return {
    top: Math.min(anchor.index, active.index),
    bottom: Math.max(anchor.index, active.index),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  }
}

export function rangeOf(range: CellRange | null, active: CellPlace): CellRange {
  return range ?? { top: active.index, bottom: active.index, left: active.column, right: active.column }
}

export function cellsOf({ top, bottom, left, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1)
}

/**
 * What a paste puts where: a text of one cell fills the whole range, one of a row or a column is repeated over it, any
 * other goes down and right from the range's first cell, as far as there are rows and columns.
 */
export function pasted(
  table: readonly (readonly string[])[],
  range: CellRange,
  rowCount: number,
  columnCount: number,
): { cells: { index: number; column: number; text: string }[]; left: number } {
  const height = table.length
  const width = Math.max(0, ...table.map((row) => row.length))
  const rows = repeats(range.bottom - range.top + 1, height)
  const columns = repeats(range.right - range.left + 1, width)
  const cells: { index: number; column: number; text: string }[] = []
  let left = 0
  for (let down = 0; down < rows; down++) {
    const row = table[down % height] ?? []
    for (let across = 0; across < columns; across++) {
      const text = row[across % width]
      if (text === undefined) continue
      const index = range.top + down
      const column = range.left + across
      if (index < rowCount && column < columnCount) cells.push({ index, column, text })
      else left += 1
    }
  }
  return { cells, left }
}

/** How many cells along one side: the range's, where what is pasted fits into it a whole number of times. */
function repeats(selected: number, size: number): number {
  return selected > size && selected % size === 0 ? selected : size
}
