import type { TableRow } from '../readRows'
import type { RandomBytes } from './zip'

/** A sheet that may hold a table. */
export type SheetInfo = {
  name: string
  isVisible: boolean
  /** about how many rows it has, headers counted; null where that is not known without reading it */
  rows: number | null
  /** its first rows, to judge it by; none where others were to be judged first */
  firstRows: readonly (readonly string[])[]
}

/** All that reading a sheet once more needs to know; plain data. */
export type SheetPlan = {
  name: string
  /** cells that cover several rows, by number, and their column from 0 */
  tallCells: { column: number; firstRow: number; lastRow: number }[]
}

export type SheetBatch = {
  rows: TableRow[]
  /** 0 to 1: how much of the sheet has been read */
  share: number
}

export type Workbook = {
  /** in the order of their tabs @throws WorkbookFault */
  listSheets(): Promise<SheetInfo[]>
  /** @throws WorkbookFault */
  planSheet(name: string): Promise<SheetPlan>
  /**
   * Rows that hold anything, under the numbers that the spreadsheet shows.
   *
   * @param width cells of each row; null makes a row as wide as its last filled cell, to 5,001 cells
   * @throws WorkbookFault
   */
  readRows(plan: SheetPlan, width: number | null): AsyncGenerator<SheetBatch>
}

/**
 * Reads workbooks. Behind it stands our own reader of XLSX (decision 0006); whatever replaces it must keep memory apart
 * from the size of the file, and must answer damaged and hostile files with a `WorkbookFault` in bounded time.
 */
export type SpreadsheetPort = {
  /** @throws WorkbookFault */
  open(bytes: RandomBytes): Promise<Workbook>
}
