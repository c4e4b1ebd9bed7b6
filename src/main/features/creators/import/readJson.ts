import { CallboardError } from '../../../../shared/contract/define'
import { decodeText, detectEncoding } from './decodeText'
import { headerScore } from './findHeader'
import { flatten } from './flattenJson'
import { MAX_RECORD_CHARS, type TableRow } from './readRows'
import type { ImportSource } from './source'
import { type JsonNesting, MAX_COLUMNS, SAMPLE_ROWS, type TableBatch, type TableForm, type TableHead } from './table'
import type { CreatorWords } from './words'

/** Read twice, the first time for its keys. A list of 200,000 creators is about 100 MB. */
const MAX_JSON_BYTES = 200_000_000
const SAMPLE_CELLS = 1_000_000
const BATCH_ROWS = 1000

/** Whether a text is JSON that can hold records, by its name or by how it begins. */
export function looksLikeJson(head: Uint8Array, fileName: string): boolean {
  if (/\.(json|jsonl|ndjson)$/i.test(fileName)) return true
  const text = new TextDecoder(detectEncoding(head).encoding).decode(head.subarray(0, 2000)).trimStart()
  return /^\[\s*\{\s*["}]/.test(text) || /^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text)
}

/**
 * Reads a JSON file through for its keys, in the order in which they first occur; the first records are the sample.
 *
 * @throws CallboardError `import_unreadable`, `import_no_rows`, `import_too_large`, `import_line_too_long`
 */
export async function readJsonHead(source: ImportSource, head: Uint8Array, words: CreatorWords): Promise<TableHead> {
  const { fileName, sizeBytes } = source
  if (sizeBytes > MAX_JSON_BYTES)
    throw new CallboardError('import_too_large', words.refusals.jsonTooLarge(fileName), { fileName })
  const { encoding } = detectEncoding(head)
  const nesting = nestingOf(new TextDecoder(encoding).decode(head))
  const keys = new Map<string, number>()
  const sample: { record: JsonRecord; values: Map<string, string> }[] = []
  let records = 0
  let cells = 0
  for await (const batch of readRecords(source, { encoding, nesting }, words)) {
    for (const record of batch.records) {
      records += 1
      const values = flatten(record.value)
      for (const key of values.keys()) if (!keys.has(key)) keys.set(key, keys.size)
      if (keys.size > MAX_COLUMNS) throw tooManyKeys(record, fileName, words)
      if (sample.length === SAMPLE_ROWS || cells > SAMPLE_CELLS) continue
      sample.push({ record, values })
      cells += keys.size
    }
  }
  if (records === 0) throw new CallboardError('import_no_rows', words.refusals.noRows(fileName), { fileName })
  const header: TableRow = { recordNumber: 0, lineNumber: 0, cells: [...keys.keys()], hasOpenQuote: false }
  const rows = [header, ...sample.map(({ record, values }) => rowOf(record, values, keys))]
  const form: TableForm = { kind: 'json', encoding, nesting, keys: header.cells }
  return { form, sheets: [], rows, isWhole: sample.length === records, headerAt: 0 }
}

/** @throws CallboardError `import_unreadable`, `import_line_too_long` */
export async function* readJsonRows(
  source: ImportSource,
  form: Extract<TableForm, { kind: 'json' }>,
  words: CreatorWords,
): AsyncGenerator<TableBatch> {
  const keys = new Map(form.keys.map((key, index) => [key, index]))
  let rows: TableRow[] = []
  for await (const { records, bytesRead } of readRecords(source, form, words)) {
    for (const record of records) {
      rows.push(rowOf(record, flatten(record.value), keys))
      if (rows.length < BATCH_ROWS) continue
      yield { rows, bytesRead }
      rows = []
    }
  }
  if (rows.length > 0) yield { rows, bytesRead: source.sizeBytes }
}

type JsonRecord = { number: number; lineNumber: number; value: object }

function rowOf(record: JsonRecord, values: ReadonlyMap<string, string>, keys: ReadonlyMap<string, number>): TableRow {
  const cells = new Array<string>(keys.size).fill('')
  for (const [key, text] of values) {
    const index = keys.get(key)
    if (index !== undefined) cells[index] = text
  }
  return { recordNumber: record.number, lineNumber: record.lineNumber, cells, hasOpenQuote: false }
}

function tooManyKeys(record: JsonRecord, fileName: string, words: CreatorWords): CallboardError {
  const { lineNumber } = record
  return new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
}

/**
 * A list; records one after the other; or an object around a list of them, as programs answer (`{"data": [{…}]}`). One
 * object with a list of objects in it is a record itself where something before that list is a header that is known.
 */
function nestingOf(head: string): JsonNesting {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('[')) return 'list'
  try {
    if (new JsonSplitter('lines').take(text).length > 1) return 'lines'
  } catch {
    return 'lines'
  }
  const before = /^[^[]*?"(?=[^"]*"\s*:\s*\[\s*\{)/.exec(text)?.[0]
  if (before === undefined) return 'lines'
  const keys = [...before.matchAll(/"([^"\\]{1,80})"\s*:/g)].map((match) => match[1] ?? '')
  return headerScore(keys) > 0 ? 'lines' : 'wrapped'
}

async function* readRecords(
  source: ImportSource,
  { encoding, nesting }: { encoding: string; nesting: JsonNesting },
  words: CreatorWords,
): AsyncGenerator<{ records: JsonRecord[]; bytesRead: number }> {
  const { fileName } = source
  let bytesRead = 0
  const counted = async function* () {
    for await (const chunk of source.open()) {
      bytesRead += chunk.byteLength
      yield chunk
    }
  }
  const splitter = new JsonSplitter(nesting)
  let number = 0
  try {
    for await (const piece of decodeText(counted(), encoding)) {
      const records: JsonRecord[] = []
      for (const { text, lineNumber } of splitter.take(piece)) {
        number += 1
        const value: unknown = JSON.parse(withLongNumbersAsText(text))
        if (typeof value !== 'object' || value === null) throw new SyntaxError('no object')
        records.push({ number, lineNumber, value })
      }
      if (records.length > 0) yield { records, bytesRead }
    }
    splitter.end()
  } catch (error) {
    if (error instanceof JsonTooLongError)
      throw new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, splitter.lineNumber))
    if (!(error instanceof SyntaxError)) throw error
    const message = words.refusals.badJson(fileName, splitter.lineNumber)
    throw new CallboardError('import_unreadable', message, { lineNumber: splitter.lineNumber })
  }
}

/** Ids of 16 digits and more lose digits as numbers, so they are read as text; strings are passed over unchanged. */
function withLongNumbersAsText(text: string): string {
  if (!/\d{16}/.test(text)) return text
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|(-?\d{16,})(?![\d.eE])/g, (whole, digits: string | undefined) =>
    digits === undefined ? whole : `"${digits}"`,
  )
}

class JsonTooLongError extends Error {}

const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/** Cuts JSON that arrives in pieces into the texts of its records. Memory holds one piece and one record. */
class JsonSplitter {
  lineNumber = 1
  private readonly nesting: JsonNesting
  private readonly stack: number[] = []
  private inString = false
  private isEscaped = false
  private isDone = false
  private found = 0
  /** parts of the record that has begun; its first line */
  private parts: string[] | null = null
  private partChars = 0
  private firstLine = 1

  constructor(nesting: JsonNesting) {
    this.nesting = nesting
  }

  /** @throws SyntaxError, JsonTooLongError */
  take(piece: string): { text: string; lineNumber: number }[] {
    const records: { text: string; lineNumber: number }[] = []
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charCodeAt(at)
      if (sign === 10) this.lineNumber += 1
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false
        else if (sign === 92) this.isEscaped = true
        else if (sign === 34) this.inString = false
        continue
      }
      if (sign === 34) {
        this.inString = true
        this.refuseLoose()
      } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
        if (this.parts === null && this.isRecordPlace() && sign === OPEN_OBJECT) {
          this.parts = []
          this.partChars = 0
          this.firstLine = this.lineNumber
          from = at
        } else if (this.parts === null) this.refuseList(sign)
        if (this.stack.push(sign) > 1000) throw new SyntaxError('nested too deeply')
      } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) {
        const open = this.stack.pop()
        if (open !== sign - 2) throw new SyntaxError('brackets do not pair up')
        if (this.parts !== null && this.isRecordPlace()) {
          this.parts.push(piece.slice(from, at + 1))
          records.push({ text: this.parts.join(''), lineNumber: this.firstLine })
          this.parts = null
          this.found += 1
        } else if (this.nesting === 'wrapped' && this.parts === null && this.stack.length === 1 && this.found > 0) {
          this.isDone = true
        }
      } else if (!isBetween(sign)) this.refuseLoose()
    }
    if (this.parts !== null) {
      this.parts.push(piece.slice(from))
      this.partChars += piece.length - from
      if (this.partChars > MAX_RECORD_CHARS) throw new JsonTooLongError()
    }
    return records
  }

  /** @throws SyntaxError where the text ends in the middle */
  end(): void {
    if (this.stack.length > 0 || this.inString) throw new SyntaxError('the file ends in the middle')
  }

  /** Whether an object that opens here, or has closed here, is a record. */
  private isRecordPlace(): boolean {
    const { stack, nesting } = this
    if (nesting === 'lines') return stack.length === 0
    if (nesting === 'list') return stack.length === 1 && stack[0] === OPEN_LIST
    return !this.isDone && stack.length === 2 && stack[0] === OPEN_OBJECT && stack[1] === OPEN_LIST
  }

  private refuseList(sign: number): void {
    if (this.nesting === 'lines' && this.stack.length === 0) throw new SyntaxError('no object')
    if (this.nesting === 'list' && (this.stack.length > 0 || sign !== OPEN_LIST)) throw new SyntaxError('no object')
  }

  /** Between records stand commas and blanks; a value of another kind among them would be a row that is lost. */
  private refuseLoose(): void {
    if (this.parts === null && this.nesting !== 'wrapped') throw new SyntaxError('no object')
  }
}

const isBetween = (sign: number) =>
  sign === 32 || sign === 10 || sign === 13 || sign === 9 || sign === 44 || sign === 0xfeff
