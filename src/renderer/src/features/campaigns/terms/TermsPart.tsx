import { Ellipsis, FileCheck2 } from 'lucide-react'
import { useState } from 'react'
import type { SignedTerms } from '../../../../../shared/contract/campaignHub'
import type { RosterEntry } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { JobBar } from '../../../ui/Progress'
import { Section } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import { startStep } from '../../../ui/saveStep'
import { AddTerms } from './AddTerms'
import { termsWords } from './words'

/** Terms that were signed, for the campaign or by one creator; without them nothing is scheduled. */
export function TermsPart({ campaignId, roster }: { campaignId: string; roster: readonly RosterEntry[] }) {
  const w = useWords(termsWords)
  const format = useFormat()
  const terms = useApiQuery('campaigns.terms', { campaignId })
  const opening = useApiJob('campaigns.openTerms')
  const [file, setFile] = useState<File | null>(null)
  const rows = terms.data ?? []
  const owner = ({ handle }: SignedTerms) => (handle === null ? w.everybody : `@${handle}`)
  async function open({ id }: SignedTerms): Promise<void> {
    const made = await opening.run({ termsId: id })
    if (made) await saveFile(made)
  }
  return (
    <Section title={w.terms}>
      {terms.error && <ErrorNote error={terms.error} onRetry={() => void terms.refetch()} />}
      {rows.length > 0 && (
        <ul aria-label={w.terms} className="m-0 flex max-h-80 list-none flex-col gap-1.5 overflow-auto p-0">
          {rows.map((one) => (
            <li key={one.id} className="flex items-start gap-2">
              <FileCheck2 size={14} aria-hidden="true" className="mt-1 shrink-0 text-ok" />
              <div className="flex min-w-0 flex-1 flex-col [overflow-wrap:anywhere]">
                <span>
                  <span className="font-medium">{owner(one)}</span> · {one.name}
                </span>
                <span className="text-caption text-muted">
                  {w.signed(format.date(one.signedOn), one.signedBy)} · {format.bytes(one.sizeBytes)}
                </span>
              </div>
              <MenuButton
                label={w.actionsOf(one.name)}
                placement="bottom end"
                groups={[
                  {
                    label: w.actionsOf(one.name),
                    items: [
                      { id: 'open', label: w.saveCopy, onAction: () => void open(one) },
                      {
                        id: 'remove',
                        label: w.remove,
                        isDanger: true,
                        onAction: () => startStep('campaigns.removeTerms', { termsId: one.id }, w.removed(owner(one))),
                      },
                    ],
                  },
                ]}
                trigger={
                  <IconButton
                    size="small"
                    label={w.actionsOf(one.name)}
                    icon={<Ellipsis size={14} aria-hidden="true" />}
                  />
                }
              />
            </li>
          ))}
        </ul>
      )}
      {/* The window's own drop zone imports lists: what is dropped here is not one. */}
      <FileDrop
        hint={rows.length === 0 ? w.emptyDrop : w.drop}
        chooseLabel={w.choose}
        onFiles={(files) => setFile(files[0] ?? null)}
        className="gap-2 p-3"
        size="small"
      />
      <div role="status" className="empty:hidden">
        {opening.isRunning && <JobBar job={opening.progress} label={w.opening} className="max-w-[420px]" />}
      </div>
      {opening.error && <ErrorNote error={opening.error} />}
      {file && <AddTerms campaignId={campaignId} roster={roster} file={file} onClose={() => setFile(null)} />}
    </Section>
  )
}
