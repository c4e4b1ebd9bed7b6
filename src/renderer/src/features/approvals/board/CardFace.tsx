import { CalendarClock, Film, Image, type LucideIcon, MessageSquare, RefreshCw, Type, UserCheck } from 'lucide-react'
import { createContext, memo, useContext } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { useFormat, useWords } from '../../../lib/locale'
import { useMediaUrl } from '../../../lib/media'
import { Badge, type Tone } from '../../../ui/Badge'
import { CardBox, DragHandle } from '../../../ui/board/CardParts'
import { boardWords } from './words'

/** What cards say beside their own facts; drawn anew only when it changes. */
export const CardFacts = createContext<{ today: string; withCampaign: boolean }>({ today: '', withCampaign: false })

/** A deliverable as a card: what, whose, which version, what is due, what is still open. */
export const CardFace = memo(function CardFace({ card }: { card: ApprovalCard }) {
  const w = useWords(boardWords)
  const { withCampaign } = useContext(CardFacts)
  const { title, handle, version, roundsUsed, roundsAllowed, approvals, approvalsNeeded, openComments } = card
  return (
    <>
      <div className="flex min-w-0 items-center gap-1">
        <DragHandle label={w.drag(title)} />
        <span title={title} className="min-w-0 flex-1 truncate font-medium">
          {title}
        </span>
        <CardBox label={w.select(title)} />
      </div>
      <div className="flex min-w-0 items-center gap-2">
        <Thumbnail sha256={version?.posterSha256 ?? null} kind={version?.kind ?? card.kind} />
        <div className="min-w-0 flex-1">
          <div className="flex min-w-0 items-baseline gap-1.5 text-meta">
            <span className="min-w-0 truncate text-muted">@{handle}</span>
            {version && (
              <span title={w.version(version.number)} className="tabular shrink-0 text-muted">
                <span aria-hidden="true">{w.versionShort(version.number)}</span>
                <span className="sr-only">{w.version(version.number)}</span>
              </span>
            )}
          </div>
          <div className="truncate text-caption text-muted">{withCampaign ? card.campaign : w.kind(card.kind)}</div>
        </div>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-1 pt-1 pb-0.5 empty:hidden">
        <DueBadge card={card} />
        {approvalsNeeded > 0 && (
          <Count
            icon={UserCheck}
            short={w.approvals(approvals, approvalsNeeded)}
            full={w.approvalsFull(approvals, approvalsNeeded)}
          />
        )}
        {roundsAllowed !== null && roundsUsed > 0 && (
          <Count
            icon={RefreshCw}
            tone={roundsUsed > roundsAllowed ? 'bad' : roundsUsed === roundsAllowed ? 'warn' : 'plain'}
            short={w.rounds(roundsUsed, roundsAllowed)}
            full={w.roundsFull(roundsUsed, roundsAllowed)}
          />
        )}
        {openComments > 0 && (
          <Count icon={MessageSquare} tone="info" short={String(openComments)} full={w.comments(openComments)} />
        )}
      </div>
    </>
  )
})

/** When somebody has to act, or when it goes out; nothing where there is no day. */
export function DueBadge({ card }: { card: ApprovalCard }) {
  const w = useWords(boardWords)
  const format = useFormat()
  const { today } = useContext(CardFacts)
  const { actBy, overdueDays, plannedOn, state } = card
  const icon = <CalendarClock size={11} aria-hidden="true" className="shrink-0" />
  if (actBy !== null && overdueDays > 0)
    return (
      <Badge tone="bad" icon={icon}>
        <span title={w.daysOverdueFull(overdueDays, format.date(actBy))}>{w.daysOverdue(overdueDays)}</span>
      </Badge>
    )
  if (actBy !== null)
    return (
      <Badge tone={actBy === today ? 'warn' : 'plain'} icon={icon}>
        {actBy === today ? w.isDueToday : w.due(format.date(actBy, 'short'))}
      </Badge>
    )
  if (plannedOn !== null && state === 'scheduled')
    return <Badge icon={icon}>{w.postsOn(format.date(plannedOn, 'short'))}</Badge>
  if (state === null && card.dueOn !== null) return <Badge icon={icon}>{w.due(format.date(card.dueOn, 'short'))}</Badge>
  return null
}

function Count(props: { icon: LucideIcon; short: string; full: string; tone?: Tone }) {
  const { icon: Icon, short, full, tone = 'plain' } = props
  return (
    <Badge tone={tone} icon={<Icon size={11} aria-hidden="true" className="shrink-0" />}>
      <span title={full} aria-hidden="true" className="tabular">
        {short}
      </span>
      <span className="sr-only">{full}</span>
    </Badge>
  )
}

const kindIcons: Readonly<Record<string, LucideIcon>> = {
  video: Film,
  story: Film,
  live: Film,
  image: Image,
  carousel: Image,
}

/** The still picture of a version, or the sign of its kind; as large while it loads. */
export function Thumbnail({ sha256, kind }: { sha256: string | null; kind: string }) {
  const url = useMediaUrl(sha256)
  const Icon = kindIcons[kind] ?? Type
  return (
    <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-control bg-sunken text-faint">
      {url ? (
        <img src={url} alt="" width={36} height={36} loading="lazy" decoding="async" className="size-9 object-cover" />
      ) : (
        <Icon size={16} aria-hidden="true" />
      )}
    </span>
  )
}
