import { useState } from 'react'
import type { OutputOf } from '../../../../../../shared/contract'
import type { OutreachCard } from '../../../../../../shared/contract/outreach'
import { useApiQuery } from '../../../../lib/api'
import { useApiJob } from '../../../../lib/jobs'
import { useFormat, useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { Dialog } from '../../../../ui/Dialog'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { Section } from '../../../../ui/Screen'
import { Select } from '../../../../ui/Select'
import { saveFile } from '../../../../ui/saveFile'
import { TextField } from '../../../../ui/TextField'
import { WarningList } from '../../shared/WarningList'
import { sharedWords } from '../../shared/words'
import { bulkWords } from './words'

const shown = 20

/** A template as e-mail drafts for many: who is ready and who is not, then one file. */
export function DraftsDialog({ cards, onClose }: { cards: readonly OutreachCard[]; onClose: () => void }) {
  const w = useWords(bulkWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const templates = useApiQuery('messages.templates', {})
  const mails = (templates.data ?? []).filter(({ channel }) => channel === 'email' || channel === 'agent')
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const job = useApiJob('messages.makeDrafts')
  const outreachIds = cards.map(({ id }) => id)
  const preview = useApiQuery(
    'messages.previewAll',
    { outreachIds, templateId: templateId ?? '' },
    { isEnabled: templateId !== null, keepPrevious: true },
  )
  const blocked = preview.data?.blocked ?? []
  const passable = blocked.filter(
    ({ missing, warnings }) => missing.length === 0 && warnings.length > 0 && !warnings.some(isStop),
  ).length
  const given = reason.trim().length >= 3 ? reason.trim() : null
  const count = (preview.data?.ready ?? 0) + (given ? passable : 0)
  const made = job.value

  async function make(): Promise<void> {
    setAsked(true)
    if (templateId === null || count === 0) return
    const done = await job.run({ outreachIds, templateId, ...(given ? { overrideReason: given } : {}) })
    if (done?.file) await saveFile(done.file)
  }

  return (
    <Dialog
      title={w.draftsTitle(cards.length, format.count(cards.length))}
      isOpen
      onClose={onClose}
      isBusy={job.isRunning}
      footer={
        made ? (
          <Button look="primary" autoFocus onPress={onClose}>
            {w.done}
          </Button>
        ) : (
          <>
            <Button onPress={job.isRunning ? job.cancel : onClose}>{w.cancel}</Button>
            <Button
              look="primary"
              isPending={job.isRunning}
              disabledReason={preview.data && count === 0 ? w.nothingReady : null}
              onPress={() => void make()}
            >
              {preview.data
                ? w.make(count, format.count(count))
                : w.draftsTitle(cards.length, format.count(cards.length))}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {job.error && <ErrorNote error={job.error} />}
        {made ? (
          <Made outcome={made} />
        ) : (
          <>
            {templates.isSuccess && mails.length === 0 && <p>{w.noTemplate}</p>}
            <Select
              label={w.template}
              placeholder={w.chooseTemplate}
              choices={mails.map(({ id, name }) => ({ id, label: name }))}
              value={templateId}
              onChange={setTemplateId}
              problem={isAsked && templateId === null ? w.templateMissing : undefined}
            />
            {preview.isError && <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />}
            {preview.data && (
              <p role="status">
                {w.ready(preview.data.ready, format.count(preview.data.ready))}
                {passable > 0 && ` ${w.startsWithReason(passable, format.count(passable))}`}
              </p>
            )}
            {blocked.length > 0 && (
              <Section title={w.blocked} level={3}>
                <ul className="m-0 flex list-none flex-col gap-2 p-0">
                  {blocked.slice(0, shown).map(({ outreachId, handle, missing, warnings }) => (
                    <li key={outreachId} className="rounded-panel border border-line p-2">
                      <div className="pb-1 font-medium">@{handle}</div>
                      {missing.length > 0 && <p className="text-muted">{w.missing(missing.join(', '))}</p>}
                      <WarningList warnings={warnings} />
                    </li>
                  ))}
                </ul>
                {blocked.length > shown && (
                  <p className="text-muted">{w.others(blocked.length - shown, format.count(blocked.length - shown))}</p>
                )}
              </Section>
            )}
            {passable > 0 && (
              <TextField
                label={w.reason}
                hint={shared.reasonHint}
                value={reason}
                onChange={setReason}
                lines={2}
                maxLength={500}
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function isStop({ weight }: { weight: string }): boolean {
  return weight === 'stops'
}

function Made({ outcome }: { outcome: OutputOf<'messages.makeDrafts'> }) {
  const w = useWords(bulkWords)
  const format = useFormat()
  const { file, made, left } = outcome
  return (
    <>
      <p role="status">{w.made(made, format.count(made))}</p>
      {file && (
        <div>
          <Button onPress={() => void saveFile(file)}>{w.saveAgain}</Button>
        </div>
      )}
      {left.length > 0 && (
        <Section title={w.left} level={3}>
          <ul className="m-0 flex list-none flex-col gap-1 p-0">
            {left.map(({ outreachId, handle, why }) => (
              <li key={outreachId}>
                <span className="font-medium">@{handle}</span> {why}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
