import { FileDown } from 'lucide-react'
import { useApiJob } from '../../../lib/jobs'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { JobBar } from '../../../ui/Progress'
import { saveFile } from '../../../ui/saveFile'
import { briefWords } from './words'

const KINDS = [
  { id: 'pdf-A4', format: 'pdf', paper: 'A4' },
  { id: 'pdf-Letter', format: 'pdf', paper: 'Letter' },
  { id: 'html', format: 'html', paper: 'A4' },
] as const

/** The brief as a file for creators: for everybody, or for one of them. */
export function BriefMenu({ campaignId }: { campaignId: string }) {
  const w = useWords(briefWords)
  const job = useApiJob('campaigns.exportBrief')
  async function write({ format, paper }: (typeof KINDS)[number]): Promise<void> {
    const made = await job.run({ campaignId, format, paper })
    if (made) await saveFile(made)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 text-muted">{w.exportHint}</p>
      <MenuButton
        label={w.exportBrief}
        placement="bottom end"
        groups={[
          {
            label: w.exportBrief,
            items: KINDS.map((kind) => ({ id: kind.id, label: w.files[kind.id], onAction: () => void write(kind) })),
          },
        ]}
        trigger={
          <Button icon={<FileDown size={14} aria-hidden="true" />} isPending={job.isRunning}>
            {w.exportBrief}
          </Button>
        }
      />
      <div role="status" className="empty:hidden basis-full">
        {job.isRunning && <JobBar job={job.progress} label={w.writing} className="max-w-[420px]" />}
      </div>
      {job.error && <ErrorNote error={job.error} className="basis-full" />}
    </div>
  )
}
