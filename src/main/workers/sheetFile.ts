import { closeSync, openSync, writeSync } from 'node:fs'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { guardCell } from '../../shared/domain/csv'
import { sheetText } from '../../shared/domain/sheetText'

/** How a column's cells are shown; `text` is the only kind that holds texts. */
const formats = {
  text: null,
  whole: '#,##0',
  decimal: '#,##0.00',
  percent: '0.0%',
  date: 'dd mmm yyyy',
  yesNo: null,
} as const
export type SheetFormat = keyof typeof formats
export type SheetColumn = { header: string; widthChars: number; format: SheetFormat }
/** Dates are `YYYY-MM-DD`; null is an empty cell. A value that its column's format cannot show is written as text. */
export type SheetValue = string | number | boolean | null

/** Rows of a sheet, the header one of them. */
export const mostSheetRows = 1_048_576
/** Bytes of XML that are compressed at once: memory stays the same however long the sheet is. */
const chunkChars = 1_000_000

/**
 * Writes a workbook of one sheet row by row, in the same memory for ten rows as for a million: bold, frozen header,
 * filter buttons, typed cells. Texts that a spreadsheet could take for a formula are guarded. The same rows give the
 * same bytes: no date is in the file.
 */
export class SheetFile {
  readonly #columns: readonly SheetColumn[]
  readonly #zip: ZipWriter
  #xml: string
  #rows = 1

  constructor(path: string, name: string, columns: readonly SheetColumn[]) {
    this.#columns = columns
    this.#zip = new ZipWriter(path)
    for (const [file, xml] of Object.entries(fixedParts(name))) this.#zip.add(file, xml)
    this.#zip.begin('xl/worksheets/sheet1.xml')
    const widths = columns.map(
      ({ widthChars }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthChars}" customWidth="1"/>`,
    )
    this.#xml = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${columns.map(({ header }, i) => textCell(`${letters(i)}1`, header, 1)).join('')}</row>`
  }

  /** Rows written, the header one of them. */
  get rows(): number {
    return this.#rows
  }

  row(values: readonly SheetValue[]): void {
    this.#rows += 1
    let xml = `<row r="${this.#rows}">`
    for (const [i, { format }] of this.#columns.entries()) {
      const value = values[i] ?? null
      if (value !== null) xml += cell(`${letters(i)}${this.#rows}`, value, format)
    }
    this.#xml += `${xml}</row>`
    if (this.#xml.length >= chunkChars) {
      this.#zip.write(this.#xml)
      this.#xml = ''
    }
  }

  /** Ends the file. Without it the file is of no use, but its handle must be let go of: see `abandon`. */
  finish(): void {
    const last = `${letters(Math.max(0, this.#columns.length - 1))}${this.#rows}`
    this.#zip.write(`${this.#xml}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`)
    this.#zip.end()
    this.#zip.finish()
  }
  abandon(): void {
    this.#zip.close()
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const styleOf = new Map(Object.keys(formats).map((format, i) => [format, i + 2]))

function cell(place: string, value: string | number | boolean, format: SheetFormat): string {
  const style = styleOf.get(format) ?? 0
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${place}" s="${style}"><v>${value}</v></c>` : ''
  }
  const day = format === 'date' ? serialDay(value) : null
  return day === null ? textCell(place, guardCell(value), 0) : `<c r="${place}" s="${style}"><v>${day}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  const escaped = sheetText(text)
    // What looks like an escape of Excel's is escaped itself; a carriage return would be read as a line feed.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\r', '_x000D_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`
}

/** Days since 30 December 1899, as sheets count from March 1900 on; null for what is no date or earlier. */
function serialDay(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569
  return Number.isInteger(day) && day > 60 ? day : null
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

function fixedParts(name: string): Record<string, string> {
  const numbers = Object.entries(formats).flatMap(([format, code]) => (code === null ? [] : [{ format, code }]))
  const idOf = (format: string) => {
    const at = numbers.findIndex((number) => number.format === format)
    return at < 0 ? 0 : 164 + at
  }
  const xfs = Object.keys(formats).map(
    (format) => `<xf numFmtId="${idOf(format)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  const quoted = sheetText(name).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${quoted}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="${numbers.length}">${numbers.map(({ code }, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${xfs.length + 2}"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
  }
}

type Entry = { name: Buffer; at: number; crc: number; packed: number; plain: number }
/** 1 January 1980, the first day that a zip can name. */
const dosDate = 0x0021

/** A zip of deflated files, written in pieces; sizes are filled in when a file ends. */
class ZipWriter {
  readonly #file: number
  readonly #entries: Entry[] = []
  #at = 0
  #isOpen = true

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600)
  }
  add(name: string, text: string): void {
    this.begin(name)
    this.write(text)
    this.end()
  }
  begin(name: string): void {
    const entry = { name: Buffer.from(name), at: this.#at, crc: 0, packed: 0, plain: 0 }
    this.#entries.push(entry)
    this.#append(localHeader(entry))
  }
  write(text: string): void {
    this.#pack(Buffer.from(text), constants.Z_SYNC_FLUSH)
  }
  end(): void {
    this.#pack(Buffer.alloc(0), constants.Z_FINISH)
    const entry = this.#entries.at(-1)
    if (entry) writeSync(this.#file, localHeader(entry), 0, undefined, entry.at)
  }
  finish(): void {
    const begin = this.#at
    for (const entry of this.#entries) this.#append(centralHeader(entry))
    const tail = Buffer.alloc(22)
    tail.writeUInt32LE(0x06054b50, 0)
    tail.writeUInt16LE(this.#entries.length, 8)
    tail.writeUInt16LE(this.#entries.length, 10)
    tail.writeUInt32LE(this.#at - begin, 12)
    tail.writeUInt32LE(begin, 16)
    this.#append(tail)
    this.close()
  }
  close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }

  /** Pieces that end on a byte stand one after the other as one stream. */
  #pack(bytes: Buffer, finishFlush: number): void {
    const entry = this.#entries.at(-1)
    if (!entry) return
    const packed = deflateRawSync(bytes, { level: 6, finishFlush })
    entry.crc = crc32(bytes, entry.crc)
    entry.plain += bytes.length
    entry.packed += packed.length
    this.#append(packed)
  }
  #append(bytes: Buffer): void {
    writeSync(this.#file, bytes, 0, undefined, this.#at)
    this.#at += bytes.length
  }
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeFacts(header, 4, entry)
  return Buffer.concat([header, entry.name])
}
function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  writeFacts(header, 6, entry)
  header.writeUInt32LE(entry.at, 42)
  return Buffer.concat([header, entry.name])
}
/** What both headers of a file have in common: version, names in UTF-8, deflated, date, checksum, sizes. */
function writeFacts(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(0x0800, at + 2)
  header.writeUInt16LE(8, at + 4)
  header.writeUInt16LE(dosDate, at + 8)
  header.writeUInt32LE(entry.crc, at + 10)
  header.writeUInt32LE(entry.packed, at + 14)
  header.writeUInt32LE(entry.plain, at + 18)
  header.writeUInt16LE(entry.name.length, at + 22)
}
