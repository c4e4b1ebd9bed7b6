import type { TableRow } from '../readRows'
import { WorkbookFault } from './fault'
import { readTallCells, TallCells } from './merges'
import { type Archive, findParts, readPart, textOf, type WorkbookParts } from './parts'
import type { SheetBatch, SheetInfo, SheetPlan, SpreadsheetPort, Workbook } from './port'
import { type CellContext, SheetHandler, type SheetRow } from './sheet'
import { SharedStrings, sharedStringsHandler } from './strings'
import { XmlScanner } from './xml'
import { inflate, type RandomBytes, readBytes, readDirectory } from './zip'

/** Unpacked. A million rows of twelve filled columns are about 480 MB. */
const MAX_SHEET_BYTES = 600_000_000
const MAX_STRINGS_BYTES = 256_000_000
/** Sheets looked into when one is to be chosen; those behind are listed only. */
const MAX_LOOKED_INTO = 50
const FIRST_ROWS = 60
/** Of each of them, in characters of XML. */
const MAX_HEAD_CHARS = 8_000_000
/** XML of a sheet in which no row holds anything: formats down to the last row are some 60 MB. */
const MAX_BARREN_CHARS = 200_000_000
/** Cells of one row when its width is not known. */
const MAX_LOOSE_WIDTH = 5001
/** Rows times columns, filled or not. */
const MAX_CELLS = 150_000_000
const BATCH_ROWS = 1000
const BATCH_CELLS = 200_000

/** How much of a sheet has been read: packed, 0 to 1, and its XML. */
type SheetProgress = { share: number; chars: number }
type SheetPart = WorkbookParts['sheets'][number]

/** XLSX and XLSM, read by our own code: see decision 0006. */
export const xlsx: SpreadsheetPort = {
  async open(bytes) {
    const archive = await openArchive(bytes)
    return new XlsxWorkbook(archive, await findParts(archive))
  },
}

class XlsxWorkbook implements Workbook {
  private readonly archive: Archive
  private readonly parts: WorkbookParts
  private context: CellContext | null = null

  constructor(archive: Archive, parts: WorkbookParts) {
    this.archive = archive
    this.parts = parts
  }

  async listSheets(): Promise<SheetInfo[]> {
    const { sheets } = this.parts
    const visible = sheets.filter((sheet) => sheet.isVisible)
    const looked = new Set((visible.length > 0 ? visible : sheets).slice(0, MAX_LOOKED_INTO))
    const infos: SheetInfo[] = []
    for (const sheet of sheets) {
      const head = looked.has(sheet) ? await this.readHead(sheet) : { rows: null, firstRows: [] }
      infos.push({ name: sheet.name, isVisible: sheet.isVisible, ...head })
    }
    return infos
  }

  async planSheet(name: string): Promise<SheetPlan> {
    return { name, tallCells: await readTallCells(this.archive.bytes, this.part(name).entry, MAX_SHEET_BYTES) }
  }

  async *readRows(plan: SheetPlan, width: number | null): AsyncGenerator<SheetBatch> {
    const sheet = this.part(plan.name)
    const tall = new TallCells(plan.tallCells)
    const progress = { share: 0, chars: 0 }
    let cells = 0
    let batch: TableRow[] = []
    let batchCells = 0
    for await (const rows of this.sheetRows(sheet, new SheetHandler(await this.cellContext()), progress)) {
      for (const row of rows) {
        tall.apply(row)
        const made = tableRow(row, width)
        batch.push(made)
        batchCells += made.cells.length
        if (batch.length < BATCH_ROWS && batchCells < BATCH_CELLS) continue
        cells += batchCells
        if (cells > MAX_CELLS) throw new WorkbookFault('tooLarge', 'too many cells')
        yield { rows: batch, share: progress.share }
        batch = []
        batchCells = 0
      }
    }
    if (batch.length > 0) yield { rows: batch, share: 1 }
  }

  private part(name: string): SheetPart {
    const sheet = this.parts.sheets.find((found) => found.name === name)
    if (!sheet) throw new WorkbookFault('damaged', 'the sheet is gone')
    return sheet
  }

  private async cellContext(): Promise<CellContext> {
    if (this.context) return this.context
    const { strings: part, formats, isFrom1904 } = this.parts
    const strings = new SharedStrings()
    if (part) await readPart(this.archive, part, sharedStringsHandler(strings), MAX_STRINGS_BYTES)
    this.context = { strings, formats, isFrom1904 }
    return this.context
  }

  private async *sheetRows(
    { entry }: SheetPart,
    handler: SheetHandler,
    progress: SheetProgress,
  ): AsyncGenerator<SheetRow[]> {
    const scanner = new XmlScanner(handler)
    let barrenChars = 0
    const onRead = (packedBytes: number) => {
      progress.share = packedBytes / Math.max(1, entry.packedBytes)
    }
    for await (const text of textOf(inflate(this.archive.bytes, entry, MAX_SHEET_BYTES, onRead))) {
      scanner.write(text)
      const { rows } = handler
      handler.rows = []
      barrenChars = rows.length > 0 ? 0 : barrenChars + text.length
      if (barrenChars > MAX_BARREN_CHARS) throw new WorkbookFault('tooLarge', 'a sheet of nothing')
      progress.chars += text.length
      yield rows
    }
    scanner.end()
  }

  private async readHead(sheet: SheetPart): Promise<Pick<SheetInfo, 'rows' | 'firstRows'>> {
    const handler = new SheetHandler(await this.cellContext())
    const firstRows: string[][] = []
    let last = 0
    const progress = { share: 0, chars: 0 }
    for await (const rows of this.sheetRows(sheet, handler, progress)) {
      for (const row of rows) {
        if (firstRows.length < FIRST_ROWS) firstRows.push(tableRow(row, null).cells)
        last = Math.max(last, row.number)
      }
      if (firstRows.length < FIRST_ROWS && progress.chars < MAX_HEAD_CHARS) continue
      const { statedRows } = handler
      return { rows: statedRows !== null && statedRows >= last ? statedRows : null, firstRows }
    }
    return { rows: last, firstRows }
  }
}

/** @throws WorkbookFault for anything but an XLSX */
async function openArchive(bytes: RandomBytes): Promise<Archive> {
  const magic = await readBytes(bytes, 0, Math.min(8, bytes.sizeBytes))
  if (magic.length === 8 && magic.readUInt32BE(0) === 0xd0cf11e0)
    throw new WorkbookFault(await kindOfCompound(bytes), 'no XLSX')
  const archive = { bytes, entries: await readDirectory(bytes) }
  await refuseOtherFormats(archive)
  return archive
}

/** Old Excel files and encrypted new ones are both compound files; the names of their streams tell them apart. */
async function kindOfCompound(bytes: RandomBytes): Promise<'encrypted' | 'oldExcel'> {
  const header = await readBytes(bytes, 0, Math.min(512, bytes.sizeBytes))
  if (header.byteLength < 52) return 'oldExcel'
  const sectorBytes = header.readUInt16LE(30) === 12 ? 4096 : 512
  const at = (header.readUInt32LE(48) + 1) * sectorBytes
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  if (at + 4096 <= bytes.sizeBytes && (await readBytes(bytes, at, at + 4096)).includes(name)) return 'encrypted'
  const head = await readBytes(bytes, 0, Math.min(1_000_000, bytes.sizeBytes))
  return head.includes(name) ? 'encrypted' : 'oldExcel'
}

async function refuseOtherFormats({ bytes, entries }: Archive): Promise<void> {
  const mimetype = entries.get('mimetype')
  if (mimetype && mimetype.inflatedBytes < 200) {
    const parts: Uint8Array[] = []
    for await (const part of inflate(bytes, mimetype, 200)) parts.push(part)
    const isSheet = Buffer.concat(parts).toString('latin1').includes('opendocument.spreadsheet')
    throw new WorkbookFault(isSheet ? 'openDocument' : 'archive', 'no XLSX')
  }
  if (entries.has('xl/workbook.bin')) throw new WorkbookFault('binaryExcel', 'no XLSX')
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml'))
    throw new WorkbookFault('otherOffice', 'no XLSX')
  if (!entries.has('[content_types].xml') && !entries.has('_rels/.rels') && !entries.has('xl/workbook.xml'))
    throw new WorkbookFault('archive', 'no XLSX')
}

/** A row with its gaps filled in; see `Workbook.readRows`. */
function tableRow(row: SheetRow, width: number | null): TableRow {
  const { number, columns, texts } = row
  let limit = width ?? 0
  if (width === null) for (const column of columns) if (column >= limit) limit = Math.min(MAX_LOOSE_WIDTH, column + 1)
  const cells = new Array<string>(limit).fill('')
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] ?? 0
    if (column < limit) cells[column] = texts[index] ?? ''
  }
  return { recordNumber: number, lineNumber: number, cells, hasOpenQuote: false }
}
