import { PaperSize, Workbook } from '@cj-tech-master/excelts'
import { guardCell } from '../../../shared/domain/csv'
import { sheetText } from '../../../shared/domain/sheetText'

/** A cell states its type: text can never become a formula, and a missing value is an empty cell, never 0. */
export type SheetCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; format: string }
  /** `YYYY-MM-DD` */
  | { kind: 'date'; date: string }
  /** made here, never of people's text; `result` is what a reader that does not calculate shows */
  | { kind: 'formula'; formula: string; result: number; format: string }
  | null
export type Sheet = {
  name: string
  columns: { header: string; widthChars: number; isNumber: boolean }[]
  rows: SheetCell[][]
  /** rows at the end that hold totals */
  totalRows: number
}
export type Book = {
  title: string
  author: string
  /** the only date in the file, `YYYY-MM-DD` */
  declaredOn: string
  paper: 'A4' | 'Letter'
  sheets: Sheet[]
}
/** What the product needs of a spreadsheet library, so that another can take its place. */
export type SpreadsheetPort = { write(book: Book): Promise<Uint8Array> }

export const spreadsheet: SpreadsheetPort = {
  async write(book) {
    const workbook = new Workbook()
    const declared = new Date(`${book.declaredOn}T00:00:00Z`)
    workbook.creator = sheetText(book.author)
    workbook.lastModifiedBy = sheetText(book.author)
    workbook.title = sheetText(book.title)
    workbook.created = declared
    workbook.modified = declared
    for (const sheet of book.sheets) addSheet(workbook, sheet, book.paper)
    const [year = 0, month = 1, day = 1] = book.declaredOn.split('-').map(Number)
    // A zip's own time stamps are local time: made of local parts they are the same in every time zone.
    const modTime = new Date(year, month - 1, day)
    return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { modTime, timestamps: 'dos' } }))
  },
}

function addSheet(workbook: Workbook, sheet: Sheet, paper: Book['paper']): void {
  const made = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: {
      // without a size Excel takes Letter
      ...(paper === 'A4' ? { paperSize: PaperSize.A4 } : {}),
      orientation: sheet.columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  made.columns = sheet.columns.map(({ widthChars }) => ({ width: widthChars }))
  const head = made.addRow(sheet.columns.map(({ header }) => sheetText(header)))
  head.font = { bold: true }
  for (const [index, { isNumber }] of sheet.columns.entries()) {
    const cell = head.getCell(index + 1)
    cell.alignment = { horizontal: isNumber ? 'right' : 'left', vertical: 'bottom', wrapText: true }
    cell.border = { bottom: { style: 'thin' } }
  }
  for (const [at, row] of sheet.rows.entries()) {
    const written = made.addRow([])
    for (const [index, value] of row.entries()) {
      if (value === null) continue
      const cell = written.getCell(index + 1)
      if (value.kind === 'text') cell.value = sheetText(guardCell(value.text))
      else if (value.kind === 'date') cell.value = new Date(`${value.date}T00:00:00Z`)
      else if (value.kind === 'number') cell.value = value.value
      else cell.value = { formula: value.formula, result: value.result }
      if (value.kind === 'date') cell.numFmt = 'dd mmm yyyy'
      if (value.kind === 'number' || value.kind === 'formula') cell.numFmt = value.format
      cell.alignment = { vertical: 'top', wrapText: value.kind === 'text' }
    }
    if (at >= sheet.rows.length - sheet.totalRows) written.font = { bold: true }
  }
}
