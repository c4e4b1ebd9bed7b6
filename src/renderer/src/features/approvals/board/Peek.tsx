import type { ApprovalEventLine, DeliverableDetail } from '../../../../../shared/contract/approvals'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { useMediaUrl } from '../../../lib/media'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { RouteLink } from '../../../ui/RouteLink'
import { Facts, Section } from '../../../ui/Screen'
import { SidePanel } from '../../../ui/SidePanel'
import { DueBadge } from './CardFace'
import { columnOf } from './rules'
import { boardWords } from './words'

/** Events that a look shows; the page has them all. */
const shownEvents = 6

/** A look at a deliverable beside the board: where it stands, what is missing, what happened last. */
export function Peek({ id, onClose, onOpen }: { id: string; onClose: () => void; onOpen: () => void }) {
  const w = useWords(boardWords)
  const detail = useApiQuery('approvals.get', { deliverableId: id }, { keepPrevious: true })
  return (
    <SidePanel
      title={detail.data?.card.title ?? w.menu}
      onClose={onClose}
      actions={
        <Button size="small" look="quiet" onPress={onOpen}>
          {w.open}
        </Button>
      }
    >
      {detail.isError && <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} className="m-3" />}
      {detail.data && !detail.isError && (
        <div className="flex flex-col gap-4 p-3">
          <Content detail={detail.data} />
        </div>
      )}
    </SidePanel>
  )
}

function Content({ detail }: { detail: DeliverableDetail }) {
  const w = useWords(boardWords)
  const format = useFormat()
  const { card, requirement, missing, deciders, events } = detail
  const picture = useMediaUrl(card.version?.posterSha256 ?? null)
  const last = events.slice(-shownEvents).reverse()
  return (
    <>
      {picture && (
        <img
          src={picture}
          alt={w.poster(card.title)}
          className="max-h-56 w-full rounded-panel bg-sunken object-contain"
        />
      )}
      <div className="flex flex-wrap items-center gap-1.5">
        <Badge tone="accent">{w.state(columnOf(card))}</Badge>
        <DueBadge card={card} />
      </div>
      <Facts
        facts={[
          {
            label: w.creator,
            value: (
              <RouteLink screen="creators" recordId={card.accountId} part="profile" className="text-accent">
                @{card.handle}
              </RouteLink>
            ),
          },
          { label: w.campaign, value: card.campaign },
          { label: w.waitsFor, value: w.turn(card.turn) },
          { label: w.actBy, value: format.date(card.actBy) },
          { label: w.dueOn, value: format.date(card.dueOn) },
          ...(card.plannedOn ? [{ label: w.plannedOn, value: format.date(card.plannedOn) }] : []),
          ...(card.approvalsNeeded > 0
            ? [{ label: w.approvalsLabel, value: w.approvals(card.approvals, card.approvalsNeeded) }]
            : []),
          {
            label: w.roundsLabel,
            value:
              card.roundsAllowed === null
                ? format.count(card.roundsUsed)
                : w.rounds(card.roundsUsed, card.roundsAllowed),
          },
          ...(requirement ? [{ label: w.requirement, value: requirement }] : []),
        ]}
      />
      {missing.length > 0 && (
        <Section title={w.missing} level={3}>
          <ul className="flex list-disc flex-col gap-1 ps-4">
            {missing.map(({ code, sentence }) => (
              <li key={code}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      {deciders.length > 0 && (
        <Section title={w.decides} level={3}>
          <ul className="flex flex-col gap-1">
            {deciders.map(({ id, name, hasDecided }) => (
              <li key={id}>
                {name}
                {hasDecided && <span className="text-muted">, {w.hasDecided}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={w.last} level={3}>
        {last.length === 0 && <p className="text-muted">{w.noEvents}</p>}
        <ul className="flex flex-col gap-1.5">
          {last.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
      </Section>
    </>
  )
}

function EventLine({ event }: { event: ApprovalEventLine }) {
  const w = useWords(boardWords)
  const format = useFormat()
  return (
    <li className="min-w-0 [overflow-wrap:anywhere]">
      <span className="font-medium">{w.state(event.to)}</span>
      <span className="text-muted"> · {[event.actor ?? '–', format.instant(event.at, 'short')].join(' · ')}</span>
      {event.text && <p className="text-muted">{event.text}</p>}
    </li>
  )
}
