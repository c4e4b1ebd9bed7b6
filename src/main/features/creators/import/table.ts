import type { Dialect } from './dialect'
import type { TableRow } from './readRows'
import type { SheetPlan } from './workbook/port'

/** Bytes at the beginning of a file from which it is decided how to read it. */
export const HEAD_BYTES = 1_000_000
export const SAMPLE_ROWS = 5000
export const MAX_COLUMNS = 5000

/** Where the records of a JSON file stand: one after the other, in a list, or in the first list of an object. */
export type JsonNesting = 'lines' | 'list' | 'wrapped'

/** How the rows of a file are to be read; plain data. */
export type TableForm =
  | { kind: 'text'; encoding: string; hasByteOrderMark: boolean; dialect: Dialect }
  | { kind: 'sheet'; sheet: SheetPlan }
  | { kind: 'json'; encoding: string; nesting: JsonNesting; keys: readonly string[] }

/** A sheet of a workbook, and whether it is the one that is read. */
export type SheetChoice = { name: string; rows: number | null; isChosen: boolean }

/** The beginning of a table, whatever kind of file it stands in. */
export type TableHead = {
  form: TableForm
  /** of a workbook: those that a person sees, and the chosen one */
  sheets: SheetChoice[]
  /** the first records; titles and blank ones may stand above the header */
  rows: TableRow[]
  /** whether these are all */
  isWhole: boolean
  /** index into `rows` of the header; null where there is none */
  headerAt: number | null
}

export type TableBatch = { rows: TableRow[]; bytesRead: number }

export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
