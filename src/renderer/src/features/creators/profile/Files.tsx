import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Progress } from '../../../ui/Progress'
import { saveFile } from '../../../ui/saveFile'
import { startStep } from '../../../ui/saveStep'
import { toastError, undoToast } from '../../../ui/undoToast'
import { Part, useRowFocus } from './Part'
import { RowMenu } from './RowMenu'
import { profileWords } from './words'

type KeptFile = CreatorProfile['files'][number]
type Failure = { error: unknown; sentence: string | null }

/** Contracts, media kits, screenshots: a copy of each is kept in the workspace. */
export function Files({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [keeping, setKeeping] = useState<{ name: string; fraction: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const list = useRowFocus(profile.files.length)

  async function keep(files: readonly File[]): Promise<void> {
    setFailure(null)
    for (const file of files) {
      setKeeping({ name: file.name, fraction: 0 })
      try {
        const held = await upload(
          file,
          (sent) => setKeeping({ name: file.name, fraction: file.size === 0 ? 1 : sent / file.size }),
          new AbortController().signal,
        )
        try {
          await call('creators.addFile', { creatorId: profile.creatorId, fileToken: held.fileToken })
        } finally {
          dropFile(held.fileToken)
        }
        void undoToast(w.fileAdded(file.name))
      } catch (error) {
        setFailure({ error, sentence: error instanceof UnreadableFileError ? w.fileUnreadable(file.name) : null })
      }
    }
    setKeeping(null)
  }

  return (
    <Part id="files" title={w.files}>
      <div ref={list}>
        <ul className="flex flex-col gap-1.5">
          {profile.files.map((file) => (
            <li key={file.id} data-row className="flex items-start gap-2">
              <FileText size={14} aria-hidden="true" className="mt-1 shrink-0 text-muted" />
              <div className="flex min-w-0 flex-1 flex-col [overflow-wrap:anywhere]">
                <span>{file.name}</span>
                <span className="text-caption text-muted">
                  {w.fileAddedBy(format.bytes(file.sizeBytes), file.addedBy, format.instant(file.addedAt))}
                </span>
                {file.note && <span className="text-meta">{file.note}</span>}
              </div>
              <RowMenu
                label={w.actionsOf(file.name)}
                items={[
                  { id: 'save', label: w.saveCopy, onAction: () => void saveCopy(file).catch(toastError) },
                  {
                    id: 'remove',
                    label: w.remove,
                    isDanger: true,
                    onAction: () => startStep('creators.removeFile', { id: file.id }, w.fileRemoved(file.name)),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      </div>
      {/* The window's own drop zone imports lists: what is dropped here is not one. */}
      <FileDrop
        hint={w.fileDrop}
        chooseLabel={w.chooseFile}
        allowsMany
        isDisabled={keeping !== null}
        onFiles={(files) => void keep(files)}
        className="gap-2 p-3"
        size="small"
      />
      <div role="status">
        {keeping && (
          <div className="flex flex-col gap-1">
            <p className="text-meta text-muted [overflow-wrap:anywhere]">{w.keeping(keeping.name)}</p>
            <Progress label={w.keeping(keeping.name)} fraction={keeping.fraction} />
          </div>
        )}
      </div>
      {failure && (
        <ErrorNote error={failure.error} {...(failure.sentence === null ? {} : { sentence: failure.sentence })} />
      )}
    </Part>
  )

  async function saveCopy(file: KeptFile): Promise<void> {
    const made = await call('creators.openFile', { id: file.id })
    await saveFile(made)
  }
}
