import { useEffect } from 'react'
import type { CreatorFilter } from '../../../../shared/contract/creators'
import { useApiJob } from '../../lib/jobs'
import { useWords } from '../../lib/locale'
import { toastError } from '../../ui/undoToast'
import { fileName, saveFile } from './saveFile'
import { creatorsWords } from './words'

/** Writes the creators that match into a file and hands it over. */
export function useExport(filter: CreatorFilter, workspace: string) {
  const w = useWords(creatorsWords)
  const job = useApiJob('creators.export')
  const { error } = job
  useEffect(() => {
    if (error) toastError(error)
  }, [error])
  return {
    isRunning: job.isRunning,
    start: (format: 'csv' | 'jsonl') => {
      void job.run({ format, filter }).then((file) => {
        const today = new Date().toISOString().slice(0, 10)
        if (file) void saveFile(file, fileName([workspace, w.title, today], format), w)
      })
    },
  }
}
