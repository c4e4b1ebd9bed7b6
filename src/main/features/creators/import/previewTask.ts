import type { ImportOptions, ImportPreview } from '../../../../shared/contract/creatorImport'
import type { TaskDef } from '../../context'
import { planImport } from './plan'
import { fileSource, toProblem } from './task'

export type PreviewRequest = {
  path: string
  fileName: string
  sizeBytes: number
  options: Omit<ImportOptions, 'fileToken'>
}

/** Looks at the beginning of a file, on a thread of its own: nobody knows yet what the file is. */
export const previewTask: TaskDef<PreviewRequest, ImportPreview> = {
  name: 'creators.previewImport',
  lane: 'read',
  async run({ path, fileName, sizeBytes, options }) {
    const plan = await planImport(fileSource(path, fileName, sizeBytes), options)
    return {
      fileName: plan.fileName,
      encoding: plan.form.kind === 'text' ? plan.form.encoding : '',
      delimiter: plan.form.kind === 'text' ? plan.form.dialect.delimiter : '',
      headerLine: plan.headerLine,
      sheets: plan.sheets,
      columns: plan.mapping.columns,
      platform: plan.mapping.platform,
      questions: plan.questions,
      problems: plan.sampleProblems.flatMap((row) => row.problems.map((problem) => toProblem(row, problem))),
    }
  },
}
