import { useEffect, useRef, useState } from 'react'
import type { OutreachCard, OutreachRecord, OutreachStage } from '../../../../../../shared/contract/outreach'
import { useApiQuery } from '../../../../lib/api'
import { useFormat, useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { MenuButton } from '../../../../ui/Menu'
import { RouteLink } from '../../../../ui/RouteLink'
import { Facts, Section } from '../../../../ui/Screen'
import { SidePanel } from '../../../../ui/SidePanel'
import { undoToast } from '../../../../ui/undoToast'
import { MessageList } from '../../queue/MessageList'
import { NoteDialog } from '../../queue/NoteDialog'
import { ReplyDialog } from '../../queue/ReplyDialog'
import { queueWords } from '../../queue/words'
import { ContactLine } from '../../shared/ContactLine'
import { DueBadge } from '../../shared/DueBadge'
import { StageBadge } from '../../shared/StageBadge'
import { WarningList } from '../../shared/WarningList'
import { sharedWords } from '../../shared/words'
import { moveGroups } from '../moveGroups'
import { pipelineWords } from '../words'
import { SentDialog } from './SentDialog'
import { recordWords } from './words'

export interface RecordPanelProps {
  id: string
  /** opened to work in it, not only to look */
  takesFocus: boolean
  onClose: () => void
  onMove: (card: OutreachCard, to: OutreachStage) => void
  onAssign: (card: OutreachCard) => void
  onStart: (card: OutreachCard) => void
  onStop: (card: OutreachCard) => void
}

/** One creator in one pipeline: what speaks against writing, where they stand, what was said. */
export function RecordPanel(props: RecordPanelProps) {
  const { id, takesFocus, onClose } = props
  const w = useWords(pipelineWords)
  const record = useApiQuery('outreach.get', { id }, { keepPrevious: true })
  const content = useRef<HTMLDivElement>(null)
  const isLoaded = record.data !== undefined
  useEffect(() => {
    if (takesFocus && isLoaded && id) content.current?.focus({ preventScroll: true })
  }, [takesFocus, isLoaded, id])
  return (
    <SidePanel
      title={record.data ? `@${record.data.card.handle}` : w.menu}
      width={400}
      onClose={onClose}
      actions={
        record.data && (
          <RouteLink
            screen="creators"
            recordId={record.data.card.accountId}
            part="profile"
            className="px-1 text-accent text-meta"
          >
            {w.profile}
          </RouteLink>
        )
      }
    >
      {record.isError && <ErrorNote error={record.error} onRetry={() => void record.refetch()} className="m-3" />}
      {record.data && !record.isError && (
        <div ref={content} tabIndex={-1} className="flex flex-col gap-4 p-3 outline-none">
          <Content {...props} record={record.data} />
        </div>
      )}
    </SidePanel>
  )
}

function Content({ record, onMove, onAssign, onStart, onStop }: RecordPanelProps & { record: OutreachRecord }) {
  const w = useWords(pipelineWords)
  const r = useWords(recordWords)
  const said = useWords(queueWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const cadences = useApiQuery('outreach.cadences', {})
  const [asking, setAsking] = useState<'sent' | 'reply' | 'note' | null>(null)
  const { card, warnings, contacts, overrides } = record
  const cadence = cadences.data?.find(({ id }) => id === card.cadenceId)
  const close = () => setAsking(null)
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <StageBadge stage={card.stage} />
        <DueBadge card={card} />
        {card.displayName && <span className="min-w-0 truncate text-muted">{card.displayName}</span>}
      </div>
      {warnings.length > 0 ? <WarningList warnings={warnings} /> : <p className="text-muted">{shared.noWarnings}</p>}
      <div className="flex flex-wrap gap-1.5">
        <MenuButton
          label={w.moveToTitle}
          groups={() =>
            moveGroups({
              cards: [card],
              warnings: new Map([[card.id, warnings]]),
              w,
              shared,
              onMove: (to) => onMove(card, to),
            })
          }
          trigger={<Button size="small">{w.moveTo}</Button>}
        />
        <Button size="small" onPress={() => setAsking('sent')}>
          {r.logSent}
        </Button>
        <Button size="small" onPress={() => setAsking('reply')}>
          {said.reply}
        </Button>
        <Button size="small" onPress={() => setAsking('note')}>
          {said.addNote}
        </Button>
        <Button size="small" onPress={() => onAssign(card)}>
          {w.assign}
        </Button>
        {card.dueOn === null ? (
          <Button size="small" onPress={() => onStart(card)}>
            {w.start}
          </Button>
        ) : (
          <Button size="small" onPress={() => onStop(card)}>
            {w.stop}
          </Button>
        )}
      </div>
      <Section title={r.facts} level={3}>
        <Facts
          facts={[
            {
              label: w.campaign,
              value: (
                <RouteLink screen="campaigns" recordId={card.campaignId} part="outreach" className="text-accent">
                  {card.campaign}
                </RouteLink>
              ),
            },
            { label: r.client, value: card.client },
            { label: w.owner, value: card.owner },
            { label: w.tier, value: `${card.tier ?? '–'} · ${format.compact(card.followers)}` },
            { label: r.since, value: format.instant(card.stageSince) },
            ...(card.stageReason ? [{ label: r.because, value: card.stageReason }] : []),
            {
              label: r.cadence,
              value:
                cadence && card.dueOn && card.nextStep !== null
                  ? said.step(card.nextStep + 1, cadence.steps.length, cadence.name)
                  : '–',
            },
            { label: w.lastSent, value: format.instant(card.lastSentAt) },
            { label: w.lastReply, value: format.instant(card.lastReplyAt) },
          ]}
        />
      </Section>
      <Section title={said.contacts} level={3}>
        {contacts.length === 0 && <p className="text-muted">{r.noContacts}</p>}
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} />
        ))}
      </Section>
      {overrides.length > 0 && (
        <Section title={r.reasons} level={3}>
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {overrides.map((kept) => (
              <li key={`${kept.at} ${kept.warning}`} className="border-line border-s-2 ps-2">
                <div className="[overflow-wrap:anywhere]">{kept.reason}</div>
                <div className="text-caption text-muted">
                  {r.passed(kept.warning)} · {kept.by} · {format.instant(kept.at)}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={said.history} level={3}>
        <MessageList record={record} />
      </Section>
      {asking === 'sent' && (
        <SentDialog
          card={card}
          contacts={contacts}
          warnings={warnings}
          onClose={close}
          onDone={() => void undoToast(said.doneSent(card.handle))}
        />
      )}
      {asking === 'reply' && (
        <ReplyDialog card={card} onClose={close} onDone={() => void undoToast(said.doneReply(card.handle))} />
      )}
      {asking === 'note' && (
        <NoteDialog card={card} onClose={close} onDone={() => void undoToast(said.doneNote(card.handle))} />
      )}
    </>
  )
}
