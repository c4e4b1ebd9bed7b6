import { numberText, spared, unescapeText } from './cellText'
import { WorkbookFault } from './fault'
import type { NumberFormat } from './formats'
import { RichText, type SharedStrings } from './strings'
import { eachAttribute, type XmlHandler } from './xml'

export const MAX_ROWS = 1_048_576
const MAX_COLUMNS = 16_384

/** A row of a sheet that holds anything: only its filled cells, by 0-based column, ascending unless the file is odd. */
export type SheetRow = { number: number; columns: number[]; texts: string[] }

/** What the cells of a sheet need from the rest of the workbook. */
export type CellContext = {
  strings: SharedStrings
  /** by the style number of a cell */
  formats: readonly NumberFormat[]
  isFrom1904: boolean
}

const PLAIN: NumberFormat = { kind: 'plain' }

/** Collects the rows of a worksheet; the caller takes them from `rows` between two pieces. */
export class SheetHandler implements XmlHandler {
  rows: SheetRow[] = []
  /** last row that the sheet says it has; null where it does not say, or says something absurd */
  statedRows: number | null = null
  private readonly context: CellContext
  private row: SheetRow | null = null
  private rowNumber = 0
  private column = -1
  private type = ''
  private style = -1
  private value = ''
  private inValue = false
  private inCell = false
  private inData = false
  private inInline = false
  private readonly rich = new RichText()

  constructor(context: CellContext) {
    this.context = context
  }

  open(name: string, tag: string): void {
    if (this.inCell) {
      if (name === 'v') this.inValue = true
      else if (name === 'is') {
        this.inInline = true
        this.rich.reset()
      } else if (this.inInline) this.rich.open(name)
      return
    }
    if (name === 'c' && this.row) this.openCell(tag)
    else if (name === 'row' && this.inData) this.openRow(tag)
    else if (name === 'sheetData') this.inData = true
    else if (name === 'dimension') this.readDimension(tag)
  }

  close(name: string): void {
    if (this.inCell) {
      if (name === 'v') this.inValue = false
      else if (name === 'is') this.inInline = false
      else if (this.inInline) this.rich.close(name)
      else if (name === 'c') this.closeCell()
      return
    }
    if (name === 'row' && this.row) {
      if (this.row.columns.length > 0) this.rows.push(this.row)
      this.row = null
    } else if (name === 'sheetData') this.inData = false
  }

  text(text: string): void {
    if (this.inValue) this.value += text
    else if (this.inInline) this.rich.text(text)
  }

  private openRow(tag: string): void {
    let number = this.rowNumber + 1
    eachAttribute(tag, (name, value) => {
      if (name === 'r') number = Number(value)
    })
    this.rowNumber = checkedRow(number)
    this.row = { number, columns: [], texts: [] }
    this.column = -1
  }

  private openCell(tag: string): void {
    this.column += 1
    this.type = ''
    this.style = -1
    this.value = ''
    this.inCell = true
    this.rich.reset()
    eachAttribute(tag, (name, value) => {
      if (name === 'r') this.column = columnOf(value)
      else if (name === 't') this.type = value
      else if (name === 's') this.style = Number(value)
    })
    if (this.column >= MAX_COLUMNS) throw new WorkbookFault('damaged', 'a cell beyond the last column')
  }

  private closeCell(): void {
    this.inCell = false
    const text = this.cellText()
    if (text === '' || !this.row) return
    this.row.columns.push(this.column)
    this.row.texts.push(text)
  }

  /** A formula stands for the value that was last computed; one that never was is an empty cell. */
  private cellText(): string {
    const { value, context } = this
    switch (this.type) {
      case 's':
        // A reference to a text that is not there says nothing; Excel calls that a broken reference.
        return value === '' ? '' : (context.strings.get(Number(value)) ?? '#REF!')
      case 'inlineStr':
        return this.rich.joined() || unescapeText(value)
      case 'str':
        return unescapeText(value)
      case 'b':
        return value === '' ? '' : /^(1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE'
      case 'e':
        return value.trim() || '#N/A'
      case 'd':
        return spared(value.trim())
      default: {
        const trimmed = value.trim()
        if (trimmed === '') return this.rich.joined()
        const number = Number(trimmed)
        if (Number.isNaN(number)) return unescapeText(value)
        return numberText(number, context.formats[this.style === -1 ? 0 : this.style] ?? PLAIN, context.isFrom1904)
      }
    }
  }

  private readDimension(tag: string): void {
    eachAttribute(tag, (name, value) => {
      if (name !== 'ref') return
      const last = Number(/(\d+)$/.exec(value)?.[1] ?? Number.NaN)
      if (last >= 1 && last <= MAX_ROWS) this.statedRows = last
    })
  }
}

function checkedRow(number: number): number {
  if (!Number.isInteger(number) || number < 1) throw new WorkbookFault('damaged', 'a row without number')
  if (number > MAX_ROWS) throw new WorkbookFault('tooLarge', `a row ${number}`)
  return number
}

/** 0-based column of `AB12`. */
export function columnOf(ref: string): number {
  let column = 0
  let at = 0
  for (; at < ref.length; at += 1) {
    const sign = ref.charCodeAt(at) & ~32
    if (sign < 65 || sign > 90) break
    column = column * 26 + sign - 64
    if (column > MAX_COLUMNS) throw new WorkbookFault('damaged', `a cell "${ref.slice(0, 20)}"`)
  }
  if (column === 0) throw new WorkbookFault('damaged', `a cell "${ref.slice(0, 20)}"`)
  return column - 1
}
