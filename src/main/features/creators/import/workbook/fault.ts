/**
 * Why a workbook cannot be read. `damaged`: not a whole zip archive, or XML that is none. `entities`: a document type
 * declaration, which no spreadsheet program writes and which only serves attacks.
 */
export type WorkbookFaultKind = 'damaged' | 'encrypted' | 'tooLarge' | 'entities' | OtherFormat
/** Files that spreadsheet programs also write and that are refused with advice. */
export type OtherFormat = 'oldExcel' | 'binaryExcel' | 'openDocument' | 'otherOffice' | 'archive'

/** Thrown below the port; the port turns it into a sentence for people. */
export class WorkbookFault extends Error {
  readonly kind: WorkbookFaultKind
  constructor(kind: WorkbookFaultKind, what: string) {
    super(what)
    this.name = 'WorkbookFault'
    this.kind = kind
  }
}
