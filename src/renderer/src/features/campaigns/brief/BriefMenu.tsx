import { FileDown } from 'lucide-react'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { JobBar } from '../../../ui/Progress'
import { useBriefExport } from './useBriefExport'
import { briefWords } from './words'

const KINDS = [
  { id: 'pdf-A4', format: 'pdf', paper: 'A4' },
  { id: 'pdf-Letter', format: 'pdf', paper: 'Letter' },
  { id: 'html', format: 'html', paper: 'A4' },
] as const

/** The brief as a file for creators: for everybody, or for one of them. */
export function BriefMenu({ campaignId, accountId }: { campaignId: string; accountId?: string | undefined }) {
  const w = useWords(briefWords)
  const { job, write } = useBriefExport()
  const whose = accountId === undefined ? {} : { accountId }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="min-w-0 flex-1 text-muted">{w.exportHint}</p>
      <MenuButton
        label={w.exportBrief}
        placement="bottom end"
        groups={[
          {
            label: w.exportBrief,
            items: KINDS.map(({ id, format, paper }) => ({
              id,
              label: w.files[id],
              onAction: () => void write({ campaignId, format, paper, ...whose }),
            })),
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
