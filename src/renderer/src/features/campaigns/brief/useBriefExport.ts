import type { InputOf } from '../../../../../shared/contract'
import { useApiJob } from '../../../lib/jobs'
import { saveFile } from '../../../ui/saveFile'

/** Writes the brief for creators and hands the file over. */
export function useBriefExport() {
  const job = useApiJob('campaigns.exportBrief')
  async function write(input: InputOf<'campaigns.exportBrief'>): Promise<void> {
    const made = await job.run(input)
    if (made) await saveFile(made)
  }
  return { job, write }
}
