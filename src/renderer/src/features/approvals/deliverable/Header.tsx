import { ExternalLink } from 'lucide-react'
import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { host } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge, type Tone } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { RouteLink } from '../../../ui/RouteLink'
import { toastError } from '../../../ui/undoToast'
import { deliverableWords } from './words'

const tones: Readonly<Partial<Record<string, Tone>>> = {
  changes_requested: 'warn',
  on_hold: 'warn',
  approved: 'ok',
  scheduled: 'ok',
  live: 'ok',
  live_verified: 'ok',
  withdrawn: 'bad',
  expired: 'bad',
}

/** Where it stands, by when, whose turn it is. */
export function StandLine({ detail }: { detail: DeliverableDetail }) {
  const w = useWords(deliverableWords)
  const format = useFormat()
  const { card, liveUrl } = detail
  const { state, actBy, dueOn, overdueDays, plannedOn } = card
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1">
      <Badge tone={(state && tones[state]) ?? 'accent'}>{state ? stateNames[state] : w.noState}</Badge>
      <span className="font-medium">{w.turn[card.turn]}</span>
      {actBy ? (
        <span className={overdueDays > 0 ? 'text-bad' : 'text-muted'}>
          {w.actBy(format.date(actBy))}
          {overdueDays > 0 && `, ${w.late(overdueDays)}`}
        </span>
      ) : (
        dueOn && <span className="text-muted">{w.due(format.date(dueOn))}</span>
      )}
      {card.roundsUsed > 0 && <span className="text-muted">{w.rounds(card.roundsUsed, card.roundsAllowed)}</span>}
      {plannedOn && <span className="text-muted">{w.planned(format.date(plannedOn))}</span>}
      {liveUrl && (
        <Button
          size="small"
          look="quiet"
          icon={<ExternalLink size={12} aria-hidden="true" />}
          onPress={() => void host('host.openExternal', { url: liveUrl }).catch(toastError)}
        >
          {w.livePost}
        </Button>
      )}
      {detail.requirement && (
        <span title={detail.requirement} className="min-w-0 max-w-[60ch] truncate text-muted">
          {w.requirement}: {detail.requirement}
        </span>
      )}
    </div>
  )
}

/** Whose, and for which campaign. */
export function Subtitle({ detail }: { detail: DeliverableDetail }) {
  const { card } = detail
  return (
    <>
      <RouteLink screen="creators" recordId={card.accountId} part="profile" className="text-accent">
        @{card.handle}
      </RouteLink>
      {' · '}
      <RouteLink screen="campaigns" recordId={card.campaignId} className="text-accent">
        {card.campaign}
      </RouteLink>
      {` · ${card.client}`}
    </>
  )
}
