import { closeSync, openSync, writeSync } from 'node:fs'
import { setImmediate as otherWork } from 'node:timers/promises'
import type { CreatorRow } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { csvLine } from '../../../../shared/domain/csv'
import type { Db } from '../../../db/open'
import { doNotContactCreators, readDoNotContact } from '../../../db/read/doNotContact'
import { mostSheetRows, SheetFile } from '../../../workers/sheetFile'
import { gridWords } from '../grid/words'
import { readCreatorRows } from '../queries'
import type { ExportCell, ExportColumn } from './columns'
import { noFacts, readFacts } from './readFacts'

const say = gridWords('en')

/** Words of a list in one cell stand apart by this; the importer splits at it. */
const listSeparator = '; '
/** Rows read between two looks at whatever else waits. */
const sliceRows = 500

/** Where rows go. */
type Target = { row(cells: readonly ExportCell[]): void; finish(): void; abandon(): void }

export type ExportRequest = {
  format: 'jsonl' | 'csv' | 'xlsx'
  path: string
  /** row numbers, in their order */
  numbers: Uint32Array
  columns: readonly ExportColumn[]
}

/**
 * Writes accounts, one a line, so that the same content gives the same bytes. Missing is null in JSON Lines and an
 * empty cell elsewhere; only CSV and sheets are guarded against formulas. Other calls are answered meanwhile: a row
 * that changes before it is reached is written as it then is.
 *
 * @returns rows written @throws CallboardError `format_unsupported` for more rows than a sheet has
 */
export async function writeCreators(
  db: Db,
  scheme: TierSchemeRecord,
  { format, path, numbers, columns }: ExportRequest,
  control: { signal: AbortSignal; progress(done: number, total: number): void },
): Promise<number> {
  if (format === 'xlsx' && numbers.length >= mostSheetRows) {
    throw new CallboardError('format_unsupported', say.tooLongForSheet(mostSheetRows - 1))
  }
  const target = targets[format](path, columns)
  let written = 0
  try {
    for (let at = 0; at < numbers.length; at += sliceRows) {
      control.signal.throwIfAborted()
      const slice = numbers.subarray(at, at + sliceRows)
      const facts = readFacts(db, slice)
      const rows = readCreatorRows(db, scheme, slice)
      const listed = format === 'jsonl' ? nobody : listedCreators(db, rows)
      for (const row of rows) {
        if (!row) continue
        const more = facts.get(row.n) ?? noFacts()
        const isListed = listed.has(row.creatorId)
        const shown = isListed ? { ...row, email: null } : row
        const shownMore = isListed ? { ...more, phone: null } : more
        target.row(columns.map(({ value }) => value(shown, shownMore)))
        written += 1
      }
      control.progress(Math.min(at + sliceRows, numbers.length), numbers.length)
      await otherWork()
    }
    target.finish()
    return written
  } finally {
    target.abandon()
  }
}

const nobody: ReadonlySet<string> = new Set()

/**
 * Creators who must not be contacted, or whose first address must not: a table goes into mail merges, so their
 * addresses stay behind. JSON Lines is the data as it is.
 */
function listedCreators(db: Db, rows: readonly (CreatorRow | null)[]): ReadonlySet<string> {
  const list = readDoNotContact(db)
  if (list.isEmpty) return nobody
  const known = rows.flatMap((row) => (row ? [row] : []))
  const byAddress = known.filter((row) => row.email !== null && list.ofAddress('email', row.email) !== null)
  const byPerson = doNotContactCreators(
    db,
    known.map((row) => row.creatorId),
  )
  return new Set([...byPerson.keys(), ...byAddress.map((row) => row.creatorId)])
}

const joined = (cell: ExportCell) => (isList(cell) ? (cell.length > 0 ? cell.join(listSeparator) : null) : cell)
const isList = (cell: ExportCell): cell is readonly string[] => Array.isArray(cell)

const targets: Record<ExportRequest['format'], (path: string, columns: readonly ExportColumn[]) => Target> = {
  jsonl: (path, columns) => {
    const lines = lineTarget(path)
    return {
      ...lines,
      row: (cells) =>
        lines.line(
          `${JSON.stringify(Object.fromEntries(columns.map(({ header }, i) => [header, cells[i] ?? null])))}\n`,
        ),
    }
  },
  csv: (path, columns) => {
    const lines = lineTarget(path)
    lines.line(csvLine(columns.map(({ header }) => header)))
    return {
      ...lines,
      row: (cells) =>
        lines.line(csvLine(cells.map((cell, i) => (columns[i]?.format === 'percent' ? percent(cell) : joined(cell))))),
    }
  },
  xlsx: (path, columns) => {
    const widths = { text: 20, whole: 12, decimal: 12, percent: 11, date: 13, yesNo: 10 }
    const sheet = new SheetFile(
      path,
      say.sheetName,
      columns.map(({ header, format }) => ({
        header,
        format,
        widthChars: Math.max(widths[format], header.length + 3),
      })),
    )
    return {
      row: (cells) => sheet.row(cells.map(joined)),
      finish: () => sheet.finish(),
      abandon: () => sheet.abandon(),
    }
  },
}

/** A fraction as people write it, with its sign: 0.045 alone could be read as per cent. Through text: 0.07 × 100 is not 7. */
const percent = (cell: ExportCell) => (typeof cell === 'number' ? `${Number(`${cell}e2`)}%` : null)

function lineTarget(path: string) {
  const file = openSync(path, 'w', 0o600)
  let text = ''
  let isOpen = true
  const flush = () => {
    writeSync(file, text)
    text = ''
  }
  const abandon = () => {
    if (isOpen) closeSync(file)
    isOpen = false
  }
  return {
    line(line: string) {
      text += line
      if (text.length > 1_000_000) flush()
    },
    finish() {
      flush()
      abandon()
    },
    abandon,
  }
}
