import type { ImportOptions, ImportPreview } from '../../../../shared/contract/creatorImport'
import type { TaskDef } from '../../context'
import type { CustomField } from './mapping'
import { type ImportPlan, planImport, shownRows } from './plan'
import type { TableRow } from './readRows'
import type { RememberedSource } from './remember'
import { fileSource } from './source'
import { toProblem } from './task'

export type PreviewRequest = {
  path: string
  fileName: string
  sizeBytes: number
  options: Omit<ImportOptions, 'fileToken' | 'startAfresh'>
  remembers: RememberedSource[]
  customFields: CustomField[]
}

const MAX_SHOWN_CHARS = 300
/** Of a table with thousands of columns; the rest is told of in `columns`. */
const MAX_SHOWN_CELLS = 1000
const MAX_PROBLEMS = 1000

/** Looks at the beginning of a file, on a thread of its own: nobody knows yet what the file is. */
export const previewTask: TaskDef<PreviewRequest, ImportPreview> = {
  name: 'creators.previewImport',
  lane: 'read',
  async run({ path, fileName, sizeBytes, options, remembers, customFields }) {
    const plan = await planImport(fileSource(path, fileName, sizeBytes), { ...options, remembers, customFields })
    return toPreview(plan, customFields)
  },
}

function toPreview(plan: ImportPlan, customFields: readonly CustomField[]): ImportPreview {
  const { form, mapping } = plan
  const kinds = { text: 'text', sheet: 'workbook', json: 'json' } as const
  return {
    fileName: plan.fileName,
    kind: kinds[form.kind],
    encoding: form.kind === 'text' ? form.encoding : '',
    delimiter: form.kind === 'text' ? form.dialect.delimiter : '',
    headerLine: plan.headerLine,
    headerRow: plan.headerRecord,
    head: plan.head.map(shown),
    sheets: plan.sheets,
    columns: mapping.columns,
    rows: shownRows(plan).map((row) => ({
      ...shown(row),
      isRejected: row.draft === null && row.problems.some(({ severity }) => severity === 'reject'),
    })),
    problems: plan.sample
      .flatMap((row) => row.problems.map((problem) => toProblem(row, problem)))
      .slice(0, MAX_PROBLEMS),
    platform: mapping.platform,
    questions: plan.questions,
    choices: plan.choices,
    remembered: plan.remembered,
    customFields: customFields.map(({ id, name }) => ({ id, name })),
    sampledRows: plan.sampledRows,
    isWhole: plan.isWhole,
  }
}

function shown({
  recordNumber,
  lineNumber,
  cells,
}: Pick<TableRow, 'recordNumber' | 'lineNumber'> & { cells: readonly string[] }) {
  const cut = (cell: string) => (cell.length > MAX_SHOWN_CHARS ? `${cell.slice(0, MAX_SHOWN_CHARS - 1)}…` : cell)
  return { recordNumber, lineNumber, cells: cells.slice(0, MAX_SHOWN_CELLS).map(cut) }
}
