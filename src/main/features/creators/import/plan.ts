import { CallboardError } from '../../../../shared/contract/define'
import { isMissingText } from '../../../../shared/domain/numbers'
import { binaryKind, decodeText, detectEncoding, settleAscii } from './decodeText'
import { type Dialect, detectDialect } from './dialect'
import type { ReadRow } from './draft'
import { findHeader, headerScore } from './findHeader'
import { listed, mapColumns } from './headers'
import type { ColumnMapping, MappingOptions } from './mapping'
import { rowMapper } from './mapRow'
import { readRows, type TableRow } from './readRows'
import { type ImportSource, readHead, sourceOf } from './source'
import { type CreatorWords, creatorWords } from './words'

/** Bytes at the beginning of a file from which encoding, dialect and mapping are decided. */
const HEAD_BYTES = 1_000_000
const SAMPLE_ROWS = 5000
const BATCH_ROWS = 1000
const SHOWN_PROBLEMS = 100
const MAX_COLUMNS = 5000

/** Everything that is decided before the first row is read. Plain data. */
export type ImportPlan = {
  fileName: string
  encoding: string
  hasByteOrderMark: boolean
  dialect: Dialect
  /** record number and line of the header, as a spreadsheet and an editor count */
  headerRecord: number
  headerLine: number
  mapping: ColumnMapping
  /** what a person must answer; an import does not run while `handle` or `platform` is open */
  questions: { about: 'platform' | 'rateUnit' | 'handle'; sentence: string }[]
  /** rows of the sample with problems, the first hundred */
  sampleProblems: ReadRow[]
  sampledRows: number
  /** whether the sample is the whole file */
  isWhole: boolean
}

/**
 * Looks at the beginning of a file and decides how to read it.
 *
 * @throws CallboardError `import_empty`, `import_not_text`, `import_no_rows`, `import_line_too_long`,
 *   `import_unreadable`, `invalid_input` (a chosen column does not exist)
 */
export async function planImport(source: ImportSource, options: MappingOptions = {}): Promise<ImportPlan> {
  const words = creatorWords(options.locale ?? 'en')
  const { fileName } = source
  const { head, isWhole } = await readHead(source, HEAD_BYTES)
  if (head.byteLength === 0) throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const binary = binaryKind(head)
  if (binary)
    throw new CallboardError('import_not_text', words.refusals.notText(fileName, binary), { fileName, kind: binary })

  const detected = detectEncoding(head)
  const text = await textOf(head, detected.encoding)
  if (text.trim() === '') throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const dialect = detectDialect(text, fileName, headerScore)
  const rows = await sampleRows(text, isWhole, { fileName, dialect, words })
  refuseHugeHeader(rows[0], isWhole, fileName, words)
  // Only now, so that a hostile file has been refused before it is read through.
  const choice = detected.isCertain || isWhole ? detected : await settleAscii(source.open())

  const headerAt = findHeader(rows.map(({ cells }) => cells))
  const header = headerAt === null ? undefined : rows[headerAt]
  if (headerAt === null || !header)
    throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  // A first record that does not end within the head would leave nothing to judge the columns by.
  if (rows.length === headerAt + 1 && !isWhole) {
    const lineNumber = header.lineNumber + 1
    throw new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
  }
  const body = rows.slice(headerAt + 1).filter((row) => !isBlank(row.cells))
  if (body.length === 0 && isWhole)
    throw new CallboardError('import_no_rows', words.refusals.noRows(fileName), { fileName })

  const headers = trimmedHeader(header.cells, body)
  const decimalHint = dialect.delimiter === ';' ? 'comma' : null
  const mapping = mapColumns(
    headers,
    body.map(({ cells }) => cells),
    fileName,
    options,
    words,
    decimalHint,
  )
  const map = rowMapper(mapping, words)
  const sampleProblems: ReadRow[] = []
  const hasHandle = mapping.fields.handle !== undefined || mapping.fields.profileUrl !== undefined
  if (hasHandle) {
    for (const row of body) {
      if (sampleProblems.length === SHOWN_PROBLEMS) break
      const read = { ...rowOf(row), ...map(row) }
      if (read.problems.length > 0) sampleProblems.push(read)
    }
  }
  return {
    fileName,
    encoding: choice.encoding,
    hasByteOrderMark: choice.hasByteOrderMark,
    dialect,
    headerRecord: header.recordNumber,
    headerLine: header.lineNumber,
    mapping,
    questions: questionsOf(mapping, words),
    sampleProblems,
    sampledRows: body.length,
    isWhole,
  }
}

/**
 * Refuses a plan that cannot be carried out: no handle, two columns for one field, no platform.
 *
 * @throws CallboardError `import_no_handle`, `import_columns_clash`, `import_unclear`
 */
export function assertImportable(plan: ImportPlan, locale = 'en'): void {
  const { refusals } = creatorWords(locale)
  const { mapping, fileName } = plan
  const [clash] = mapping.clashes
  if (clash) {
    const headers = clash.columns.map((column) => mapping.headers[column] ?? '')
    throw new CallboardError('import_columns_clash', refusals.clash(clash.field, listed(headers)), {
      field: clash.field,
      headers,
    })
  }
  if (!mapping.fields.handle && !mapping.fields.profileUrl) {
    throw new CallboardError('import_no_handle', refusals.noHandle(fileName, listed(mapping.headers)), {
      headers: mapping.headers,
    })
  }
  if (mapping.platformFrom === 'nothing')
    throw new CallboardError('import_unclear', refusals.noPlatform(fileName), { about: 'platform' })
}

export type DraftBatch = {
  rows: ReadRow[]
  /** wholly blank records among them, which are neither rows nor rejected */
  blankRecords: number
  /** bytes of the file read so far, for a progress bar */
  bytesRead: number
}

/**
 * All rows under the header, in batches of about a thousand, each as a draft or with the reason why not. The file is
 * streamed: memory does not grow with it. Duplicates are handed on as they come.
 *
 * @throws CallboardError `import_line_too_long`, `import_unreadable`
 */
export async function* readDrafts(source: ImportSource, plan: ImportPlan, locale = 'en'): AsyncGenerator<DraftBatch> {
  const words = creatorWords(locale)
  const { fileName, dialect, mapping } = plan
  const map = rowMapper(mapping, words)
  let bytesRead = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      bytesRead += chunk.byteLength
      yield chunk
    }
  }
  const width = mapping.width
  let rows: ReadRow[] = []
  let blankRecords = 0
  for await (const batch of readRows(decodeText(counted(), plan.encoding), { fileName, dialect, width, words })) {
    for (const row of batch) {
      if (row.recordNumber <= plan.headerRecord) continue
      if (isBlank(row.cells)) {
        blankRecords += 1
        continue
      }
      const { draft, problems } = map(row)
      rows.push({ recordNumber: row.recordNumber, lineNumber: row.lineNumber, cells: row.cells, draft, problems })
      if (rows.length === BATCH_ROWS) {
        yield { rows, blankRecords, bytesRead }
        rows = []
        blankRecords = 0
      }
    }
  }
  if (rows.length > 0 || blankRecords > 0) yield { rows, blankRecords, bytesRead }
}

function rowOf(row: TableRow): Pick<ReadRow, 'recordNumber' | 'lineNumber' | 'cells'> {
  return { recordNumber: row.recordNumber, lineNumber: row.lineNumber, cells: row.cells }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

async function textOf(head: Uint8Array, encoding: string): Promise<string> {
  let text = ''
  for await (const piece of decodeText(sourceOf('', head).open(), encoding)) text += piece
  return text
}

/** Rows of the head; the last is left out where the head may end inside it. */
async function sampleRows(
  text: string,
  isWhole: boolean,
  options: { fileName: string; dialect: Dialect; words: CreatorWords },
): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of readRows([text], { ...options, width: null, isCut: !isWhole })) {
    for (const row of batch) rows.push(row)
    if (rows.length > SAMPLE_ROWS) break
  }
  return rows.slice(0, SAMPLE_ROWS)
}

/** A first record of a megabyte, or of thousands of cells, is no header: the file is no table. */
function refuseHugeHeader(first: TableRow | undefined, isWhole: boolean, fileName: string, words: CreatorWords): void {
  if (!first && isWhole) return
  const length = first ? first.cells.reduce((sum, cell) => sum + cell.length, 0) : HEAD_BYTES
  if (length < HEAD_BYTES && (first?.cells.length ?? 0) <= MAX_COLUMNS) return
  const lineNumber = first?.lineNumber ?? 1
  throw new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
}

/** Without empty cells at the end of the header under which no row holds anything. */
function trimmedHeader(cells: readonly string[], body: readonly TableRow[]): string[] {
  let width = cells.length
  while (
    width > 1 &&
    (cells[width - 1] ?? '').trim() === '' &&
    body.every((row) => isMissingText(row.cells[width - 1] ?? ''))
  ) {
    width -= 1
  }
  return cells.slice(0, width)
}

function questionsOf(mapping: ColumnMapping, words: CreatorWords): ImportPlan['questions'] {
  const questions: ImportPlan['questions'] = []
  if (!mapping.fields.handle && !mapping.fields.profileUrl) {
    questions.push({ about: 'handle', sentence: words.questions.handle })
  }
  if (mapping.platformFrom === 'nothing' || mapping.platformFrom === 'default')
    questions.push({ about: 'platform', sentence: words.questions.platform })
  const rate = mapping.fields.engagementRate
  if (rate && mapping.rateUnit === 'unclear') {
    questions.push({
      about: 'rateUnit',
      sentence: words.questions.rateUnit((mapping.headers[rate.column] ?? '').trim()),
    })
  }
  return questions
}
