import { CallboardError } from '../../../../shared/contract/define'
import { binaryKind } from './decodeText'
import { looksLikeJson, readJsonHead, readJsonRows } from './readJson'
import { readSheetHead, readSheetRows } from './sheetTable'
import { type ImportSource, readHead } from './source'
import { HEAD_BYTES, type TableBatch, type TableChoice, type TableForm, type TableHead } from './table'
import { readTextHead, readTextRows } from './textTable'
import type { CreatorWords } from './words'

/**
 * Recognises what kind of file this is, and reads its beginning.
 *
 * @param choice what a person has said about it
 * @throws CallboardError any `import_` code of a file that is no table, `invalid_input` (no such sheet)
 */
export async function readTableHead(
  source: ImportSource,
  choice: TableChoice,
  words: CreatorWords,
): Promise<TableHead> {
  const { fileName } = source
  const { head, isWhole } = await readHead(source, HEAD_BYTES)
  if (head.byteLength === 0) throw new CallboardError('import_empty', words.refusals.empty(fileName), { fileName })
  const binary = binaryKind(head)
  if (binary === 'excel' || binary === 'oldExcel' || binary === 'zip') {
    refuseTextChoices(choice, fileName, words)
    return readSheetHead(source, choice, words, binary)
  }
  if (binary && choice.encoding === undefined)
    throw new CallboardError('import_not_text', words.refusals.notText(fileName, binary), { fileName, kind: binary })
  const { sheet } = choice
  if (sheet !== undefined)
    throw new CallboardError('invalid_input', words.refusals.noSheets(fileName, sheet), { fileName, sheet })
  if (looksLikeJson(head, fileName)) {
    refuseTextChoices(choice, fileName, words)
    return readJsonHead(source, head, words)
  }
  return readTextHead(source, head, isWhole, choice, words)
}

function refuseTextChoices(choice: TableChoice, fileName: string, words: CreatorWords): void {
  if (choice.encoding === undefined && choice.delimiter === undefined) return
  throw new CallboardError('invalid_input', words.refusals.notThatKind(fileName), { fileName })
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
