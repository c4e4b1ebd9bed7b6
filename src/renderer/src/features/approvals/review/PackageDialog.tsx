import { useState } from 'react'
import { safeFileName } from '../../../../../shared/domain/fileName'
import { useApiQuery } from '../../../lib/api'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { dropFile, UnreadableFileError, upload } from '../../../lib/upload'
import { Button } from '../../../ui/Button'
import { DateField } from '../../../ui/DateField'
import { Dialog } from '../../../ui/Dialog'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { FormRow } from '../../../ui/FormDialog'
import { JobBar } from '../../../ui/Progress'
import { saveFile } from '../../../ui/saveFile'
import { TextField } from '../../../ui/TextField'
import { PackageItems } from './PackageItems'
import { PackageMade } from './PackageMade'
import { whyNotSendable } from './sendable'
import { reviewWords } from './words'

export interface PackageDialogProps {
  campaignId: string
  /** chosen at first; what else of the campaign can go is offered */
  deliverableIds: readonly string[]
  onClose: () => void
}

/** Makes the file that a client reviews in, and hands it over. */
export function PackageDialog({ campaignId, deliverableIds, onClose }: PackageDialogProps) {
  const w = useWords(reviewWords)
  const format = useFormat()
  const board = useApiQuery('approvals.board', { campaignId })
  const job = useApiJob('approvals.makePackage')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(deliverableIds))
  const [typedName, setTypedName] = useState<string | null>(null)
  const [message, setMessage] = useState('')
  const [answerBy, setAnswerBy] = useState<string | null>(null)
  const [accent, setAccent] = useState('')
  const [logo, setLogo] = useState<File | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const cards = board.data?.cards ?? []
  const going = cards.filter((card) => chosen.has(card.id) && whyNotSendable(card, w) === null)
  const [first] = cards
  const name = typedName ?? (first ? defaultName(w.nameOf(first.client, first.campaign, today())) : '')
  const isBadAccent = accent !== '' && !/^#[0-9a-f]{6}$/i.test(accent)
  const isRunning = job.isRunning
  const error = failure ?? job.error

  async function make(): Promise<void> {
    setAsked(true)
    if (name.trim() === '' || isBadAccent) return
    setFailure(null)
    let logoToken: string | null = null
    try {
      logoToken = logo ? (await upload(logo, () => {}, new AbortController().signal)).fileToken : null
      const made = await job.run({
        campaignId,
        deliverableIds: going.map(({ id }) => id),
        name: name.trim(),
        message,
        answerBy,
        accent: accent === '' ? null : accent,
        logoToken,
      })
      if (made) await saveFile(made.file)
    } catch (failed) {
      setFailure(failed)
    } finally {
      if (logoToken) dropFile(logoToken)
    }
  }

  if (job.value) return <PackageMade made={job.value} items={going.length} onClose={onClose} />
  return (
    <Dialog
      title={w.packageTitle}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        isRunning ? (
          <Button onPress={job.cancel}>{w.stop}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{w.cancel}</Button>
            <Button
              look="primary"
              disabledReason={going.length === 0 ? w.needsItems : null}
              onPress={() => void make()}
            >
              {w.make(going.length)}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {error !== null && (
          <ErrorNote
            error={error}
            {...(error instanceof UnreadableFileError ? { sentence: w.unreadable(error.message) } : {})}
          />
        )}
        {isRunning ? (
          <JobBar job={job.progress} label={w.making} />
        ) : (
          <>
            <p className="max-w-[70ch] text-muted">{w.packageIntro}</p>
            {board.isPending && <p className="text-muted">{w.loadingItems}</p>}
            {board.error && <ErrorNote error={board.error} onRetry={() => void board.refetch()} />}
            {board.data && <PackageItems cards={cards} asked={deliverableIds} chosen={chosen} onChange={setChosen} />}
            <TextField
              label={w.name}
              hint={w.nameHint}
              value={name}
              onChange={setTypedName}
              maxLength={200}
              problem={isAsked && name.trim() === '' ? w.needsName : null}
            />
            <TextField
              label={w.message}
              hint={w.messageHint}
              value={message}
              onChange={setMessage}
              lines={3}
              maxLength={5000}
            />
            <FormRow>
              <DateField label={w.answerBy} value={answerBy} onChange={setAnswerBy} />
              <TextField
                label={w.accent}
                hint={w.accentHint}
                value={accent}
                onChange={(value) => setAccent(value.trim())}
                maxLength={7}
                problem={isAsked && isBadAccent ? w.badAccent : null}
              />
            </FormRow>
            <fieldset className="flex flex-col gap-1">
              <legend className="pb-1 font-medium text-meta text-muted">{w.logo}</legend>
              <FileDrop
                size="small"
                hint={logo ? `${logo.name}, ${format.bytes(logo.size)}` : w.logoHint}
                chooseLabel={logo ? w.otherLogo : w.chooseLogo}
                onFiles={([file]) => file && setLogo(file)}
                accept={['image/png', 'image/jpeg']}
                className="gap-2 p-3 [overflow-wrap:anywhere]"
              />
            </fieldset>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Without the letters that no file name takes; blanks would be written as %20 on the way through some mail programs. */
const defaultName = (name: string) => safeFileName(name.replaceAll(/[<>:"|?*\\/]/g, '').replaceAll(/[\s-]+/g, '-'))
