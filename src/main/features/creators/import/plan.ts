import { CallboardError } from '../../../../shared/contract/define'
import { isMissingText } from '../../../../shared/domain/numbers'
import type { ReadRow } from './draft'
import { listed, mapColumns } from './headers'
import type { ColumnMapping, MappingOptions } from './mapping'
import { rowMapper } from './mapRow'
import type { TableRow } from './readRows'
import { readTableHead, readTableRows } from './readTable'
import type { ImportSource } from './source'
import { isBlank, type SheetChoice, type TableForm } from './table'
import { type CreatorWords, creatorWords } from './words'

const BATCH_ROWS = 1000
const SHOWN_PROBLEMS = 100

/** Everything that is decided before the first row is read. Plain data. */
export type ImportPlan = {
  fileName: string
  form: TableForm
  /** of a workbook: its sheets and the one that is read */
  sheets: SheetChoice[]
  /** record number and line of the header, as a spreadsheet and an editor count; 0 in JSON, whose keys are its header */
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
 *   `import_unreadable`, `import_encrypted`, `import_too_large`, `import_kind_unsupported`, `invalid_input` (a chosen
 *   column or sheet does not exist)
 */
export async function planImport(source: ImportSource, options: MappingOptions = {}): Promise<ImportPlan> {
  const words = creatorWords(options.locale ?? 'en')
  const { fileName } = source
  const { form, sheets, rows, isWhole, headerAt } = await readTableHead(source, options.sheet, words)
  const header = headerAt === null ? undefined : rows[headerAt]
  if (headerAt === null || !header)
    throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const body = rows.slice(headerAt + 1).filter((row) => !isBlank(row.cells))
  if (body.length === 0 && isWhole)
    throw new CallboardError('import_no_rows', words.refusals.noRows(fileName), { fileName })

  const headers = trimmedHeader(header.cells, body)
  const decimalHint = form.kind === 'text' && form.dialect.delimiter === ';' ? 'comma' : null
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
    form,
    sheets,
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
 * @throws CallboardError `import_line_too_long`, `import_unreadable`, `import_too_large`
 */
export async function* readDrafts(source: ImportSource, plan: ImportPlan, locale = 'en'): AsyncGenerator<DraftBatch> {
  const words = creatorWords(locale)
  const map = rowMapper(plan.mapping, words)
  let bytesRead = 0
  let rows: ReadRow[] = []
  let blankRecords = 0
  for await (const batch of readTableRows(source, plan.form, plan.mapping.width, words)) {
    bytesRead = batch.bytesRead
    for (const row of batch.rows) {
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
