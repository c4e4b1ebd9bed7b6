import { CircleAlert, OctagonX, Reply, Send } from 'lucide-react'
import { createContext, memo, useContext } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { OutreachCard } from '../../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../../lib/locale'
import { Badge } from '../../../../ui/Badge'
import { CardBox, DragHandle } from '../../../../ui/board/CardParts'
import { cx } from '../../../../ui/cx'
import { Tip } from '../../../../ui/Tooltip'
import { DueBadge } from '../../shared/DueBadge'
import type { Warnings } from '../rules'
import { pipelineWords } from '../words'

/** What cards say beside their own facts; drawn anew only when it changes. */
export const CardFacts = createContext<{ warnings: Warnings; withCampaign: boolean }>({
  warnings: new Map(),
  withCampaign: false,
})

/** A creator as a card: who, how large, whose, what was said, what is due. */
export const CardFace = memo(function CardFace({ card }: { card: OutreachCard }) {
  const w = useWords(pipelineWords)
  const format = useFormat()
  const facts = useContext(CardFacts)
  return (
    <>
      <div className="flex min-w-0 items-center gap-1">
        <DragHandle label={w.drag(card.handle)} />
        <span className="min-w-0 flex-1 truncate font-medium">@{card.handle}</span>
        <WarningSign warnings={facts.warnings.get(card.id)} />
        <CardBox label={w.select(card.handle)} />
      </div>
      <div className="truncate text-meta text-muted">
        {[card.tier ?? '–', format.compact(card.followers), card.owner].join(' · ')}
      </div>
      {facts.withCampaign && <div className="truncate text-caption text-muted">{card.campaign}</div>}
      <div className="flex min-w-0 flex-wrap items-center gap-1 pt-1 empty:hidden">
        {card.contacted > 0 && <Badge icon={<Send size={11} aria-hidden="true" />}>{w.sent(card.contacted)}</Badge>}
        {card.lastReplyAt && (
          <Badge tone="info" icon={<Reply size={11} aria-hidden="true" />}>
            {w.replied(format.instant(card.lastReplyAt, 'short'))}
          </Badge>
        )}
        <DueBadge card={card} />
      </div>
    </>
  )
})

/** That the rules speak against writing, in one sign with its sentence. */
function WarningSign({ warnings }: { warnings: ReturnType<Warnings['get']> }) {
  const w = useWords(pipelineWords)
  const grave = (warnings ?? []).filter(({ weight }) => weight !== 'note')
  const [first] = grave
  if (!first) return null
  const stops = grave.some(({ weight }) => weight === 'stops')
  const Icon = stops ? OctagonX : CircleAlert
  return (
    <Tip text={grave.map(({ sentence }) => sentence).join(' ')}>
      <AriaButton
        excludeFromTabOrder
        aria-label={`${stops ? w.stopsShort : w.asksShort}: ${first.sentence}`}
        className={cx('flex size-6 shrink-0 items-center justify-center', stops ? 'text-bad' : 'text-warn')}
      >
        <Icon size={14} aria-hidden="true" />
      </AriaButton>
    </Tip>
  )
}
