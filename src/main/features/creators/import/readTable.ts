import { CallboardError } from '../../../../shared/contract/define'
import { binaryKind } from './decodeText'
import { looksLikeJson, readJsonHead, readJsonRows } from './readJson'
import { readSheetHead, readSheetRows } from './sheetTable'
import { type ImportSource, readHead } from './source'
import { HEAD_BYTES, type TableBatch, type TableForm, type TableHead } from './table'
import { readTextHead, readTextRows } from './textTable'
import type { CreatorWords } from './words'

/**
 * Recognises what kind of file this is, and reads its beginning.
 *
 * @param sheetName the sheet that a person chose
 * @throws CallboardError any `import_` code of a file that is no table, `invalid_input` (no such sheet)
 */
export async function readTableHead(
  source: ImportSource,
  sheetName: string | undefined,
  words: CreatorWords,
): Promise<TableHead> {
  const { fileName } = source
  const { head, isWhole } = await readHead(source, HEAD_BYTES)
  if (head.byteLength === 0) throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const binary = binaryKind(head)
  if (binary === 'excel' || binary === 'oldExcel' || binary === 'zip')
    return readSheetHead(source, sheetName, words, binary)
  if (binary)
    throw new CallboardError('import_not_text', words.refusals.notText(fileName, binary), { fileName, kind: binary })
  if (sheetName !== undefined)
    throw new CallboardError('invalid_input', words.refusals.noSheets(fileName, sheetName), { fileName, sheetName })
  if (looksLikeJson(head, fileName)) return readJsonHead(source, head, words)
  return readTextHead(source, head, isWhole, words)
}

/** Every record of a table, those above the header too, in batches. */
export function readTableRows(
  source: ImportSource,
  form: TableForm,
  width: number,
  words: CreatorWords,
): AsyncGenerator<TableBatch> {
  switch (form.kind) {
    case 'text':
      return readTextRows(source, form, width, words)
    case 'sheet':
      return readSheetRows(source, form.sheet, width, words)
    case 'json':
      return readJsonRows(source, form, words)
  }
}
