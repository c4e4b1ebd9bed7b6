import type { ImportPreview } from '../../../../shared/contract/creatorImport'
import { CallboardError } from '../../../../shared/contract/define'
import { isMissingText, parseMoney } from '../../../../shared/domain/numbers'
import type { ReadRow } from './draft'
import { NO_HEADER } from './findHeader'
import { listed, mapColumns } from './headers'
import type { ColumnMapping, MappingOptions } from './mapping'
import { rowMapper } from './mapRow'
import type { TableRow } from './readRows'
import { readTableHead, readTableRows } from './readTable'
import { currencyOf } from './readTexts'
import { type Choices, chosenOf, type RememberedSource, signatureOf } from './remember'
import type { ImportSource } from './source'
import { isBlank, MAX_COLUMNS, type SheetChoice, type TableChoice, type TableForm, type TableHead } from './table'
import { type CreatorWords, creatorWords } from './words'

const BATCH_ROWS = 1000
const SHOWN_PROBLEMS = 100
const SHOWN_ROWS = 50
const HEAD_ROWS = 25

/** What a person has said, and what is remembered of other files. */
export type PlanOptions = MappingOptions &
  TableChoice & { mergeRule?: Choices['mergeRule']; remembers?: readonly RememberedSource[] | undefined }

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
  /** an import does not run while one that is required is open */
  questions: ImportPreview['questions']
  /** the first records of the file, titles and header among them */
  head: TableRow[]
  /** the first rows under the header, with or without problems, and further ones with problems */
  sample: ReadRow[]
  /** by which files of one source know each other; null where the table has no header */
  signature: string | null
  /** what is in effect of what a person said, now or before */
  choices: Choices
  remembered: { fileName: string; usedAt: string } | null
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
export async function planImport(source: ImportSource, options: PlanOptions = {}): Promise<ImportPlan> {
  const words = creatorWords(options.locale ?? 'en')
  const { fileName } = source
  const table = await readTableHead(source, options, words)
  const { form, sheets, rows, isWhole, headerAt } = table
  const header = headerOf(table, words)
  if (headerAt === null || !header) {
    if (options.headerRow) {
      const { headerRow } = options
      throw new CallboardError('invalid_input', words.refusals.noHeaderThere(fileName, headerRow), { headerRow })
    }
    throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  }
  const body = rows.slice(headerAt + 1).filter((row) => !isBlank(row.cells))
  if (body.length === 0 && isWhole)
    throw new CallboardError('import_no_rows', words.refusals.noRows(fileName), { fileName })

  const hasHeader = headerAt !== NO_HEADER
  const headers = hasHeader ? trimmedHeader(header.cells, body) : header.cells
  const signature = hasHeader ? signatureOf(form.kind, headers) : null
  const known = options.remembers?.find((remembered) => remembered.signature === signature) ?? null
  const { map = {}, platform, rateUnit, currency, dayOrder, mergeRule } = options
  const fields = options.customFields ?? []
  const said: Choices = { map, platform, rateUnit, currency, dayOrder, mergeRule }
  const choices = chosenOf(said, known?.choices ?? null, headers, fields)
  const decimalHint = form.kind === 'text' && form.dialect.delimiter === ';' ? 'comma' : null
  const mapping = mapColumns(
    headers,
    body.map(({ cells }) => cells),
    fileName,
    { ...options, map: choices.map, currency: choices.currency, remembered: known?.choices },
    words,
    decimalHint,
    hasHeader,
  )
  return {
    fileName,
    form,
    sheets,
    headerRecord: header.recordNumber,
    headerLine: header.lineNumber,
    mapping,
    questions: questionsOf(mapping, body, words),
    head: rows.slice(0, HEAD_ROWS),
    sample: sampleOf(mapping, body, words),
    signature,
    choices,
    remembered: known ? { fileName: known.fileName, usedAt: known.usedAt } : null,
    sampledRows: body.length,
    isWhole,
  }
}

/** The header's record; of a table without one, names for its columns. */
function headerOf({ rows, headerAt }: TableHead, words: CreatorWords): TableRow | undefined {
  if (headerAt !== NO_HEADER) return headerAt === null ? undefined : rows[headerAt]
  const width = Math.min(Math.max(0, ...rows.map(({ cells }) => cells.length)), MAX_COLUMNS)
  const cells = Array.from({ length: width }, (_, index) => words.notes.nameless(index + 1))
  return { recordNumber: 0, lineNumber: 0, cells, hasOpenQuote: false }
}

/** The first rows as they would be read, and of those behind them the ones with problems, as far as there is room. */
function sampleOf(mapping: ColumnMapping, body: readonly TableRow[], words: CreatorWords): ReadRow[] {
  const hasHandle = mapping.fields.handle !== undefined || mapping.fields.profileUrl !== undefined
  const map = rowMapper(mapping, words)
  const sample: ReadRow[] = []
  let withProblems = 0
  for (const [index, row] of body.entries()) {
    const isShown = index < SHOWN_ROWS
    if (!isShown && (!hasHandle || withProblems >= SHOWN_PROBLEMS)) break
    const read = hasHandle ? map(row) : { draft: null, problems: [] }
    if (read.problems.length > 0) withProblems += 1
    if (isShown || read.problems.length > 0) sample.push({ ...rowOf(row), ...read })
  }
  return sample
}

/** The rows that a preview shows. */
export function shownRows(plan: ImportPlan): ReadRow[] {
  return plan.sample.slice(0, Math.min(SHOWN_ROWS, plan.sampledRows))
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

function questionsOf(mapping: ColumnMapping, body: readonly TableRow[], words: CreatorWords): ImportPlan['questions'] {
  const questions: ImportPlan['questions'] = []
  const nameOf = (column: number) => (mapping.headers[column] ?? '').trim()
  for (const { field, columns } of mapping.clashes) {
    const sentence = words.questions.clash(field, listed(columns.map(nameOf)))
    questions.push({ about: 'clash', sentence, isRequired: true, columns })
  }
  if (
    !mapping.fields.handle &&
    !mapping.fields.profileUrl &&
    !mapping.clashes.some(({ field }) => field === 'handle')
  ) {
    questions.push({ about: 'handle', sentence: words.questions.handle, isRequired: true, columns: [] })
  }
  if (mapping.platformFrom === 'nothing' || mapping.platformFrom === 'default')
    questions.push({ about: 'platform', sentence: words.questions.platform, isRequired: true, columns: [] })
  const rate = mapping.fields.engagementRate
  if (rate && mapping.rateUnit === 'unclear') {
    const sentence = words.questions.rateUnit(nameOf(rate.column))
    questions.push({ about: 'rateUnit', sentence, isRequired: false, columns: [rate.column] })
  }
  const date = mapping.fields.measuredOn
  if (date && mapping.isDayOrderUnclear) {
    const sentence = words.questions.dayOrder(nameOf(date.column))
    questions.push({ about: 'dayOrder', sentence, isRequired: false, columns: [date.column] })
  }
  const unnamed = mapping.currency === null ? columnsWithoutCurrency(mapping, body) : []
  if (unnamed.length > 0)
    questions.push({ about: 'currency', sentence: words.questions.currency, isRequired: false, columns: unnamed })
  return questions
}

/** Columns of prices of which at least one amount names no currency. */
function columnsWithoutCurrency(mapping: ColumnMapping, body: readonly TableRow[]): number[] {
  const { currency } = mapping.fields
  const columns = Object.entries(mapping.fields)
    .filter(([field]) => field === 'price' || field.startsWith('rate:'))
    .flatMap(([, mapped]) => (mapped ? [mapped.column] : []))
  return columns.filter((column) =>
    body.some(({ cells }) => {
      if (currency && currencyOf(cells[currency.column] ?? '')) return false
      const money = parseMoney(cells[column] ?? '')
      return money.kind === 'value' && money.currency === null
    }),
  )
}
