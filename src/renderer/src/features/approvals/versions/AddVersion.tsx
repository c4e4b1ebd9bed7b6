import { useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import { useFormat, useWords } from '../../../lib/locale'
import { UnreadableFileError } from '../../../lib/upload'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar, Progress } from '../../../ui/Progress'
import { Segmented } from '../../../ui/Segmented'
import { undoToast } from '../../../ui/undoToast'
import { TextFields } from './TextFields'
import { useSendVersion, type VersionTexts } from './useSendVersion'
import { versionsWords } from './words'

export interface AddVersionProps {
  deliverableId: string
  versions: readonly ContentVersion[]
  /** dropped on the window */
  file: File | null
  onAdded: (version: ContentVersion) => void
  onClose: () => void
}

/** Adds the next version, or another one in the place of the draft: a file with its texts, or texts alone. */
export function AddVersion({ deliverableId, versions, file: dropped, onAdded, onClose }: AddVersionProps) {
  const w = useWords(versionsWords)
  const format = useFormat()
  const draft = versions.find(({ standing }) => standing === 'draft')
  const last = versions[0]
  const number = draft?.number ?? (last?.number ?? 0) + 1
  const [file, setFile] = useState(dropped)
  const [kind, setKind] = useState<'file' | 'text'>('file')
  const [texts, setTexts] = useState<VersionTexts>({
    caption: last?.caption ?? '',
    hashtags: last?.hashtags ?? [],
    links: last?.links ?? [],
  })
  const [isAsked, setAsked] = useState(false)
  const { send, sending, progress, error, cancel } = useSendVersion(deliverableId)
  const isBusy = sending.kind !== 'idle'
  const lacksFile = kind === 'file' && file === null
  const lacksText = kind === 'text' && texts.caption.trim() === ''
  const submit = async () => {
    if (lacksFile || lacksText) return setAsked(true)
    const version = await send(kind === 'file' ? file : null, texts)
    if (!version) return
    void undoToast(w.added(version.number))
    onAdded(version)
    onClose()
  }
  const label = draft ? w.replace(number) : w.addNumber(number)
  return (
    <Dialog
      title={label}
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          {isBusy ? <Button onPress={cancel}>{w.stop}</Button> : <Button onPress={onClose}>{w.cancel}</Button>}
          <Button look="primary" isPending={isBusy} onPress={() => void submit()}>
            {label}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {draft && <p className="text-muted">{w.replaces(draft.number)}</p>}
        <Segmented
          label={w.file}
          value={kind}
          onChange={setKind}
          choices={[
            { id: 'file', label: w.file },
            { id: 'text', label: w.textOnly },
          ]}
        />
        {kind === 'file' && (
          <FileDrop
            hint={file ? w.chosen(file.name, format.bytes(file.size)) : w.drop}
            chooseLabel={file ? w.otherFile : w.choose}
            isDisabled={isBusy}
            onFiles={([first]) => first && setFile(first)}
            className="gap-2 p-4 [overflow-wrap:anywhere]"
            {...(file ? { size: 'small' as const } : {})}
          />
        )}
        {isAsked && lacksFile && (
          <p role="alert" className="text-bad text-meta">
            {w.needsFile}
          </p>
        )}
        <TextFields texts={texts} onChange={setTexts} captionProblem={isAsked && lacksText ? w.needsText : null} />
        {sending.kind === 'sending' && file && (
          <div className="flex flex-col gap-1.5">
            <Progress label={w.sending(file.name)} fraction={sending.fraction} />
            <p className="text-meta text-muted [overflow-wrap:anywhere]">{w.sending(file.name)}</p>
          </div>
        )}
        {sending.kind === 'keeping' && progress && <JobBar job={progress} label={w.keeping} />}
        {sending.kind === 'poster' && <Progress label={w.poster} fraction={null} />}
        {error !== null && (
          <ErrorNote
            error={error}
            {...(error instanceof UnreadableFileError ? { sentence: w.unreadable(error.message) } : {})}
          />
        )}
      </div>
    </Dialog>
  )
}
