import { CallboardError, type ErrorCode } from '../../../../shared/contract/define'
import type { BinaryKind } from './decodeText'
import { chooseHeader, findHeader, headerScore, NO_HEADER } from './findHeader'
import { listed } from './headers'
import type { TableRow } from './readRows'
import type { ImportSource } from './source'
import {
  isBlank,
  MAX_COLUMNS,
  SAMPLE_ROWS,
  type SheetChoice,
  type TableBatch,
  type TableChoice,
  type TableHead,
} from './table'
import type { CreatorWords } from './words'
import { WorkbookFault, type WorkbookFaultKind } from './workbook/fault'
import type { SheetInfo, SheetPlan } from './workbook/port'
import { xlsx } from './workbook/xlsx'

const SAMPLE_CELLS = 1_000_000
/** Filled columns right of the last header that are still taken for part of the table. */
const MAX_NAMELESS_COLUMNS = 50
const MAX_LISTED_SHEETS = 1000

/**
 * Chooses the sheet of a workbook and reads its beginning.
 *
 * @throws CallboardError `import_encrypted`, `import_too_large`, `import_kind_unsupported`, `import_unreadable`,
 *   `import_not_text`, `import_empty`, `import_line_too_long`, `invalid_input`
 */
export async function readSheetHead(
  source: ImportSource,
  { sheet: sheetName, headerRow }: TableChoice,
  words: CreatorWords,
  kind: BinaryKind,
): Promise<TableHead> {
  const { fileName } = source
  try {
    const workbook = await xlsx.open(source)
    const infos = await workbook.listSheets()
    const chosen = sheetName === undefined ? bestSheet(infos) : infos.find(({ name }) => name === sheetName)
    if (!chosen && sheetName !== undefined) {
      const names = listed(infos.map(({ name }) => name))
      throw new CallboardError('invalid_input', words.refusals.noSuchSheet(fileName, sheetName, names), { sheetName })
    }
    if (!chosen) throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
    const sheet = await workbook.planSheet(chosen.name)

    const rows: TableRow[] = []
    let cells = 0
    let isWhole = true
    for await (const batch of workbook.readRows(sheet, null)) {
      for (const row of batch.rows) {
        rows.push(row)
        cells += row.cells.length
      }
      if (rows.length <= SAMPLE_ROWS && cells <= SAMPLE_CELLS) continue
      isWhole = false
      break
    }
    const sample = isWhole ? rows : rows.slice(0, SAMPLE_ROWS)
    const headerAt = chooseHeader(sample, headerRow, fileName)
    const width = tableWidth(sample, headerAt, fileName, words)
    for (const row of sample) row.cells = toWidth(row.cells, width)
    return { form: { kind: 'sheet', sheet }, sheets: choices(infos, chosen), rows: sample, isWhole, headerAt }
  } catch (error) {
    throw refusalOf(error, fileName, words, kind)
  }
}

/** @throws CallboardError as `readSheetHead` */
export async function* readSheetRows(
  source: ImportSource,
  sheet: SheetPlan,
  width: number,
  words: CreatorWords,
): AsyncGenerator<TableBatch> {
  try {
    const workbook = await xlsx.open(source)
    for await (const { rows, share } of workbook.readRows(sheet, width)) {
      yield { rows, bytesRead: Math.round(share * source.sizeBytes) }
    }
  } catch (error) {
    throw refusalOf(error, source.fileName, words, 'excel')
  }
}

/** The sheet with the best header among those that a person sees; among equals the first. */
function bestSheet(infos: readonly SheetInfo[]): SheetInfo | undefined {
  const visible = infos.filter(({ isVisible }) => isVisible)
  let best: SheetInfo | undefined
  let bestScore = -1
  for (const info of visible.length > 0 ? visible : infos) {
    const headerAt = findHeader(info.firstRows)
    const score = headerAt === null ? -1 : headerScore(info.firstRows[headerAt] ?? [])
    if (score > bestScore) {
      best = info
      bestScore = score
    }
  }
  return best ?? visible[0] ?? infos[0]
}

function choices(infos: readonly SheetInfo[], chosen: SheetInfo): SheetChoice[] {
  return infos
    .filter((info) => info.isVisible || info === chosen)
    .slice(0, MAX_LISTED_SHEETS)
    .map((info) => ({ name: info.name, rows: info.rows, isChosen: info === chosen }))
}

/**
 * Columns of a table: those of its header, and filled ones beside them. A note far to the right of a table belongs to
 * no column and is not read.
 */
function tableWidth(rows: readonly TableRow[], headerAt: number | null, fileName: string, words: CreatorWords): number {
  if (headerAt === NO_HEADER) return Math.min(Math.max(0, ...rows.map(({ cells }) => cells.length)), MAX_COLUMNS)
  const header = headerAt === null ? undefined : rows[headerAt]
  if (!header) return 0
  if (header.cells.length > MAX_COLUMNS) {
    const { lineNumber } = header
    throw new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
  }
  const { length } = header.cells
  return rows.slice((headerAt ?? 0) + 1).reduce((width, row) => {
    if (row.cells.length <= width || isBlank(row.cells)) return width
    return Math.min(row.cells.length, length + MAX_NAMELESS_COLUMNS)
  }, length)
}

function toWidth(cells: string[], width: number): string[] {
  if (cells.length === width) return cells
  if (cells.length > width) return cells.slice(0, width)
  return cells.concat(new Array<string>(width - cells.length).fill(''))
}

const CODES: Readonly<Record<WorkbookFaultKind, ErrorCode>> = {
  damaged: 'import_unreadable',
  entities: 'import_unreadable',
  encrypted: 'import_encrypted',
  tooLarge: 'import_too_large',
  oldExcel: 'import_kind_unsupported',
  binaryExcel: 'import_kind_unsupported',
  openDocument: 'import_kind_unsupported',
  otherOffice: 'import_kind_unsupported',
  archive: 'import_not_text',
}

function refusalOf(error: unknown, fileName: string, words: CreatorWords, kind: BinaryKind): unknown {
  if (!(error instanceof WorkbookFault)) return error
  // A zip archive that never was a workbook is not a damaged one.
  const isOtherZip =
    error.kind === 'archive' || (error.kind === 'damaged' && kind === 'zip' && !/\.xls[xm]$/i.test(fileName))
  const message = isOtherZip ? words.refusals.notText(fileName, 'zip') : words.refusals.workbook(fileName, error.kind)
  return new CallboardError(isOtherZip ? 'import_not_text' : CODES[error.kind], message, { fileName, kind: error.kind })
}
