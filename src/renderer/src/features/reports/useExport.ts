import { useCallback, useState } from 'react'
import type { InputOf, OutputOf } from '../../../../shared/contract'
import type { ReportFormat } from '../../../../shared/contract/reports'
import { useApiJob } from '../../lib/jobs'
import { saveFile } from '../../ui/saveFile'

type Rendered = OutputOf<'reports.render'>
export type ReportInput = Omit<InputOf<'reports.render'>, 'format'>

/** One export at a time: makes the file, hands it over, keeps the warnings until they are dismissed. */
export function useExport() {
  const job = useApiJob('reports.render')
  const { run, reset } = job
  const [format, setFormat] = useState<ReportFormat | null>(null)
  const [warned, setWarned] = useState<Rendered | null>(null)
  const start = useCallback(
    async (input: ReportInput, wanted: ReportFormat): Promise<void> => {
      setFormat(wanted)
      setWarned(null)
      const file = await run({ ...input, format: wanted })
      if (!file) return
      if (file.warnings.length > 0) setWarned(file)
      await saveFile(file)
    },
    [run],
  )
  const dismiss = useCallback(() => {
    setWarned(null)
    reset()
  }, [reset])
  return { job, format, warned, start, dismiss }
}
