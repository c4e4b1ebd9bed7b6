import { useRef, useState } from 'react'
import type { OutreachCard } from '../../../../../shared/contract/outreach'
import { call, useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { openPersonPrivacy } from '../../../lib/personPrivacy'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Section } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import { TextField } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { ContactLine, copyText } from '../shared/ContactLine'
import { DueBadge } from '../shared/DueBadge'
import { ReasonDialog } from '../shared/ReasonDialog'
import { StageBadge } from '../shared/StageBadge'
import { openMail } from '../shared/sendMail'
import { WarningList } from '../shared/WarningList'
import { sharedWords } from '../shared/words'
import { MessageList } from './MessageList'
import { NoteDialog } from './NoteDialog'
import { ReplyDialog } from './ReplyDialog'
import { SnoozeButton } from './SnoozeButton'
import { isMail, useLetter } from './useLetter'
import { useLostFocus } from './useLostFocus'
import { queueWords } from './words'

type Asking = 'reason' | 'reasonForDraft' | 'note' | 'reply' | 'snooze' | null

/** One follow-up: who, what was said, what to send now, and the few things that can be done with it. */
export function QueueCard({ card }: { card: OutreachCard }) {
  const w = useWords(queueWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  const snoozing = useRef<HTMLSpanElement>(null)
  const record = useApiQuery('outreach.get', { id: card.id })
  const cadences = useApiQuery('outreach.cadences', {})
  const cadence = cadences.data?.find(({ id }) => id === card.cadenceId)
  const locale = useLocale((state) => state.locale)
  const { step, channel, templateId, rendered, error, letter, missing, edit } = useLetter(card, cadence)
  const [asking, setAsking] = useState<Asking>(null)
  const [isBusy, setBusy] = useState(false)
  useLostFocus(heading)

  const warnings = record.data?.warnings ?? []
  const grave = warnings.filter(({ weight }) => weight !== 'note')
  const isStopped = warnings.some(({ weight }) => weight === 'stops')
  const isWritten = letter.body.trim() !== ''
  const hasSubject = isMail(channel)
  const text = {
    language: rendered?.language ?? 'en',
    subject: hasSubject ? letter.subject || null : null,
    body: letter.body,
  }
  const whyNot = isStopped
    ? w.stopped
    : !isWritten
      ? w.unwritten
      : missing.length > 0
        ? w.missing(missing.join(', '))
        : null

  // A draft of just this text becomes the message that was sent; it does not stay behind as a draft.
  const draft = record.data?.messages.find(({ state, body }) => state === 'draft' && body.trim() === text.body.trim())

  const act = async (work: () => Promise<unknown>, said: string) => {
    if (isBusy) return
    setBusy(true)
    try {
      await work()
      setAsking(null)
      void undoToast(said)
    } catch (failure) {
      toastError(failure)
    } finally {
      setBusy(false)
    }
  }
  const send = (overrideReason: string | null) =>
    act(
      () =>
        call('outreach.logSent', {
          id: card.id,
          channel,
          address: rendered?.to ?? null,
          subject: text.subject,
          body: letter.body,
          templateId,
          ...(draft ? { messageId: draft.id } : {}),
          ...(overrideReason ? { overrideReason } : {}),
        }),
      w.doneSent(card.handle),
    )
  const sendOrAsk = () => {
    if (whyNot) return
    if (grave.length > 0) setAsking('reason')
    else void send(null)
  }
  const skip = () => act(() => call('outreach.skip', { ids: [card.id] }), w.doneSkipped(card.handle))
  const snooze = (until: string) =>
    act(() => call('outreach.snooze', { ids: [card.id], until }), w.doneSnoozed(card.handle, format.date(until)))
  const openSnooze = () => {
    // Its choices open beside the button, which a small window may have scrolled away.
    snoozing.current?.scrollIntoView({ block: 'nearest' })
    setAsking('snooze')
  }
  const saveDraft = async (overrideReason: string | null) => {
    setAsking(null)
    try {
      const made = await call('messages.makeDrafts', {
        outreachIds: [card.id],
        text,
        ...(templateId ? { templateId } : {}),
        ...(overrideReason ? { overrideReason } : {}),
      })
      if (made.file) await saveFile(made.file)
      else if (made.left[0]) toastError(new Error(made.left[0].why))
    } catch (failure) {
      toastError(failure)
    }
  }
  const mailReason = !rendered?.to
    ? w.mailNoAddress
    : rendered.mailto === null && !letter.isEdited
      ? w.mailTooLong
      : null
  const mail = () => {
    if (!rendered?.to || whyNot) return
    const query = [
      ...(text.subject ? [`subject=${encodeURIComponent(text.subject)}`] : []),
      `body=${encodeURIComponent(letter.body.replaceAll('\n', '\r\n'))}`,
    ]
    openMail(`mailto:${encodeURIComponent(rendered.to).replace('%40', '@')}?${query.join('&')}`)
  }

  useCommands([
    {
      id: 'outreach.sent',
      title: w.sent,
      menu: 'record',
      keys: ['$mod+Enter'],
      disabledReason: () => whyNot,
      run: sendOrAsk,
    },
    { id: 'outreach.snooze', title: w.snooze, menu: 'record', keys: ['h'], run: openSnooze },
    { id: 'outreach.skip', title: w.skip, menu: 'record', keys: ['k'], run: () => void skip() },
    { id: 'outreach.note', title: w.addNote, menu: 'record', keys: ['n'], run: () => setAsking('note') },
    { id: 'outreach.reply', title: w.reply, menu: 'record', keys: ['r'], run: () => setAsking('reply') },
  ])

  return (
    <div
      onKeyDownCapture={(event) => {
        // A focused button would take the Enter for itself: "Skip" must not skip where the key says sent. What stands in
        // a dialog of this card is its child for events only.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
        event.preventDefault()
        event.stopPropagation()
        if (!event.repeat) sendOrAsk()
      }}
      className="slide-in grid max-w-[1180px] grid-cols-[minmax(0,1fr)_300px] gap-6 px-3 pb-4 max-[1000px]:grid-cols-1"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h3 ref={heading} tabIndex={-1} className="min-w-0 truncate font-semibold text-section outline-none">
            @{card.handle} {card.displayName && <span className="ps-1 font-normal text-muted">{card.displayName}</span>}
          </h3>
          <StageBadge stage={card.stage} />
          <DueBadge card={card} />
        </div>
        <p className="text-muted">
          {card.campaign} · {card.tier ?? '–'} · {format.compact(card.followers)} · {w.sentBefore(card.contacted)}
          {cadence && card.nextStep !== null && ` · ${w.step(card.nextStep + 1, cadence.steps.length, cadence.name)}`}
        </p>
        {warnings.length > 0 && <WarningList warnings={warnings} />}
        {error && <ErrorNote error={error} />}
        {rendered && rendered.faults.length > 0 && !letter.isEdited && (
          <p className="text-bad">
            {w.faults} {rendered.faults.join(' ')}
          </p>
        )}
        <div className="flex flex-col gap-3 rounded-panel border border-line p-3">
          <p className="text-meta text-muted">
            {shared.channel(channel)} · {w.to}: {hasSubject ? (rendered?.to ?? w.noAddress) : `@${card.handle}`}
            {rendered && templateId && ` · ${w.language(languageName(rendered.language, locale))}`}
          </p>
          {hasSubject && (
            <TextField
              label={w.subject}
              value={letter.subject}
              onChange={(subject) => edit({ subject })}
              maxLength={1000}
            />
          )}
          <TextField
            label={w.message}
            value={letter.body}
            onChange={(body) => edit({ body })}
            lines={12}
            maxLength={50_000}
            hint={step?.templateId ? (rendered?.added.length ? w.added : undefined) : w.noTemplate}
            problem={missing.length > 0 ? w.missing(missing.join(', ')) : undefined}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button look="primary" keys="$mod+Enter" disabledReason={whyNot} isPending={isBusy} onPress={sendOrAsk}>
              {w.sent}
            </Button>
            <Button disabledReason={whyNot} onPress={() => copyText(letter.body, w.copyWhat)}>
              {w.copy}
            </Button>
            {hasSubject && (
              <>
                <Button disabledReason={whyNot ?? mailReason} onPress={mail}>
                  {w.mail}
                </Button>
                <Button
                  disabledReason={whyNot ?? (rendered?.to ? null : w.mailNoAddress)}
                  onPress={() => (grave.length > 0 ? setAsking('reasonForDraft') : void saveDraft(null))}
                >
                  {w.draft}
                </Button>
              </>
            )}
            <span className="flex-1" />
            <span ref={snoozing}>
              <SnoozeButton
                isOpen={asking === 'snooze'}
                onOpenChange={(isOpen) => setAsking(isOpen ? 'snooze' : null)}
                onSnooze={(until) => void snooze(until)}
              />
            </span>
            <Button keys="k" onPress={() => void skip()}>
              {w.skip}
            </Button>
          </div>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          <Button size="small" keys="r" onPress={() => setAsking('reply')}>
            {w.reply}
          </Button>
          <Button size="small" keys="n" onPress={() => setAsking('note')}>
            {w.note}
          </Button>
          <Button
            size="small"
            look="quiet"
            onPress={() => navigate({ screen: 'outreach', recordId: card.id, part: 'pipeline' })}
          >
            {w.open}
          </Button>
          <Button size="small" look="quiet" onPress={() => openPersonPrivacy(card.creatorId, card.handle)}>
            {w.privacy}
          </Button>
        </div>
        <Section title={w.contacts} level={3}>
          {(record.data?.contacts ?? []).map((contact) => (
            <ContactLine key={contact.id} contact={contact} />
          ))}
          {record.data?.contacts.length === 0 && <p className="text-muted">–</p>}
        </Section>
        <Section title={w.history} level={3}>
          {record.data && <MessageList record={record.data} />}
        </Section>
      </div>
      {(asking === 'reason' || asking === 'reasonForDraft') && (
        <ReasonDialog
          refused={[{ id: card.id, handle: card.handle, warnings: grave }]}
          free={0}
          isRunning={isBusy}
          onGo={(reason) => void (asking === 'reason' ? send(reason) : saveDraft(reason))}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'note' && (
        <NoteDialog
          card={card}
          onClose={() => setAsking(null)}
          onDone={() => void undoToast(w.doneNote(card.handle))}
        />
      )}
      {asking === 'reply' && (
        <ReplyDialog
          card={card}
          onClose={() => setAsking(null)}
          onDone={() => void undoToast(w.doneReply(card.handle))}
        />
      )}
    </div>
  )
}

/** "de" as people say it. */
function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
