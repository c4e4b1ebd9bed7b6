import { CallboardError } from '../../../../shared/contract/define'
import { decodeText, detectEncoding, settleAscii } from './decodeText'
import { type Dialect, detectDialect } from './dialect'
import { chooseHeader, headerScore } from './findHeader'
import { readRows, type TableRow } from './readRows'
import { type ImportSource, sourceOf } from './source'
import {
  HEAD_BYTES,
  MAX_COLUMNS,
  SAMPLE_ROWS,
  type TableBatch,
  type TableChoice,
  type TableForm,
  type TableHead,
} from './table'
import type { CreatorWords } from './words'

/** @throws CallboardError `import_empty`, `import_line_too_long`, `import_unreadable` */
export async function readTextHead(
  source: ImportSource,
  head: Uint8Array,
  isWhole: boolean,
  choice: TableChoice,
  words: CreatorWords,
): Promise<TableHead> {
  const { fileName } = source
  const found = detectEncoding(head)
  const detected = choice.encoding === undefined ? found : chosenEncoding(found, choice.encoding)
  const text = await textOf(head, detected.encoding)
  if (text.trim() === '') throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const guess = detectDialect(text, fileName, headerScore)
  const dialect = { ...guess, delimiter: choice.delimiter ?? guess.delimiter }
  const rows = await sampleRows(text, isWhole, { fileName, dialect, words })
  refuseHugeHeader(rows[0], isWhole, fileName, words)
  // Only now, so that a hostile file has been refused before it is read through.
  const { encoding, hasByteOrderMark } = detected.isCertain || isWhole ? detected : await settleAscii(source.open())

  const headerAt = chooseHeader(rows, choice.headerRow, fileName)
  const header = headerAt === null ? undefined : rows[headerAt]
  // A first record that does not end within the head would leave nothing to judge the columns by.
  if (headerAt !== null && header && rows.length === headerAt + 1 && !isWhole) {
    const lineNumber = header.lineNumber + 1
    throw new CallboardError('import_line_too_long', words.refusals.lineTooLong(fileName, lineNumber), { lineNumber })
  }
  return { form: { kind: 'text', encoding, hasByteOrderMark, dialect }, sheets: [], rows, isWhole, headerAt }
}

/** The encoding a person chose; the mark at the beginning is dropped by the decoder where it is that encoding's own. */
function chosenEncoding(found: ReturnType<typeof detectEncoding>, encoding: string): typeof found {
  return { encoding, hasByteOrderMark: found.hasByteOrderMark && found.encoding === encoding, isCertain: true }
}

/** @throws CallboardError `import_line_too_long`, `import_unreadable` */
export async function* readTextRows(
  source: ImportSource,
  form: Extract<TableForm, { kind: 'text' }>,
  width: number,
  words: CreatorWords,
): AsyncGenerator<TableBatch> {
  const { fileName } = source
  let bytesRead = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      bytesRead += chunk.byteLength
      yield chunk
    }
  }
  const text = decodeText(counted(), form.encoding)
  for await (const rows of readRows(text, { fileName, dialect: form.dialect, width, words })) yield { rows, bytesRead }
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
