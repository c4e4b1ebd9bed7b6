import type { Delimiter, Dialect } from './dialect'
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

/** What a person has said about how to read a file, where it is not left to us. */
export type TableChoice = {
  /** the sheet of a workbook; without it the one whose header is best understood */
  sheet?: string | undefined
  /** of a text file */
  encoding?: string | undefined
  delimiter?: Delimiter | undefined
  /** record that is the header; 0: there is none */
  headerRow?: number | undefined
}

/** The beginning of a table, whatever kind of file it stands in. */
export type TableHead = {
  form: TableForm
  /** of a workbook: those that a person sees, and the chosen one */
  sheets: SheetChoice[]
  /** the first records; titles and blank ones may stand above the header */
  rows: TableRow[]
  /** whether these are all */
  isWhole: boolean
  /** index into `rows` of the header; -1: the table has none, all are rows; null: there is nothing */
  headerAt: number | null
}

export type TableBatch = { rows: TableRow[]; bytesRead: number }

export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
