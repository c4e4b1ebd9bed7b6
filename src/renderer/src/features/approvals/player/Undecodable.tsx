import { ExternalLink, FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Facts } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import type { Trouble } from './useSource'
import { playerWords } from './words'

/** What a file is, where it cannot be shown. */
export function VersionFacts({ version }: { version: ContentVersion }) {
  const w = useWords(playerWords)
  const format = useFormat()
  const { width, height, framesPerSecond } = version
  return (
    <Facts
      facts={[
        { label: w.kind, value: version.mime ?? '–' },
        { label: w.size, value: format.bytes(version.sizeBytes) },
        { label: w.duration, value: format.duration(version.durationMs || null) },
        {
          label: w.dimensions,
          value: width && height ? w.pixels(format.count(width), format.count(height)) : '–',
        },
        { label: w.frameRate, value: framesPerSecond ? w.framesPerSecond(format.number(framesPerSecond, 2)) : '–' },
        { label: w.codec, value: version.codec ?? '–' },
      ]}
    />
  )
}

/** A file that this program cannot show: its still picture, its facts, and the way to another program. */
export function Undecodable({
  version,
  posterUrl,
  trouble,
  controls,
}: {
  version: ContentVersion
  posterUrl: string | null
  trouble: Trouble
  controls: ReactNode
}) {
  const w = useWords(playerWords)
  const open = useApiJob('approvals.openVersion')
  const name = version.name ?? w.thisFile
  const openOutside = async () => {
    const made = await open.run({ versionId: version.id })
    if (made) await saveFile(made)
  }
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col items-center gap-4 overflow-auto bg-sunken p-4">
        {posterUrl && (
          <img
            src={posterUrl}
            alt={w.posterOf(name)}
            className="max-h-[45%] min-h-24 max-w-full rounded-panel object-contain"
          />
        )}
        <div className="flex w-full max-w-[56ch] flex-col gap-3 rounded-panel border border-line bg-surface p-4">
          <p className="flex gap-2 [overflow-wrap:anywhere]">
            <FileWarning size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
            <span>
              {trouble === 'missing'
                ? w.missing(name)
                : trouble === 'damaged'
                  ? w.damaged(name)
                  : w.undecodable(version.codec ?? name)}
            </span>
          </p>
          <VersionFacts version={version} />
          {trouble !== 'missing' && (
            <div className="flex flex-wrap items-center gap-2">
              <Button
                icon={<ExternalLink size={14} aria-hidden="true" />}
                isPending={open.isRunning}
                onPress={() => void openOutside()}
              >
                {w.openOutside}
              </Button>
              {open.isRunning && (
                <Button look="quiet" onPress={open.cancel}>
                  {w.cancel}
                </Button>
              )}
              <span className="text-meta text-muted">{w.openOutsideHint}</span>
            </div>
          )}
          {open.isRunning && open.progress && <JobBar job={open.progress} label={w.preparing} />}
          {open.error && <ErrorNote error={open.error} />}
        </div>
      </div>
      <div className="flex min-h-10 shrink-0 items-center justify-end gap-1 px-2 py-1">{controls}</div>
    </>
  )
}
