import { Check, CircleAlert, GripVertical, OctagonX, Reply, Send } from 'lucide-react'
import { memo, useContext } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import type { OutreachCard } from '../../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../../lib/locale'
import { Badge } from '../../../../ui/Badge'
import { cx } from '../../../../ui/cx'
import { Tip } from '../../../../ui/Tooltip'
import { DueBadge } from '../../shared/DueBadge'
import type { Warnings } from '../rules'
import { pipelineWords } from '../words'
import { BoardContext } from './boardContext'

/** A creator as a card: who, how large, whose, what was said, what is due. */
export const CardFace = memo(function CardFace({ card }: { card: OutreachCard }) {
  const w = useWords(pipelineWords)
  const format = useFormat()
  const board = useContext(BoardContext)
  return (
    <>
      <div className="flex min-w-0 items-center gap-1">
        <AriaButton
          slot="drag"
          aria-label={w.drag(card.handle)}
          className="-ms-1 flex h-6 w-4 shrink-0 cursor-grab items-center justify-center rounded-control text-faint data-[hovered]:text-fg"
        >
          <GripVertical size={12} aria-hidden="true" />
        </AriaButton>
        <span className="min-w-0 flex-1 truncate font-medium">@{card.handle}</span>
        <WarningSign warnings={board?.warnings.get(card.id)} />
        <AriaCheckbox
          slot="selection"
          aria-label={w.select(card.handle)}
          className="group/box -me-1 flex size-6 shrink-0 items-center justify-center rounded-control"
        >
          <span className="flex size-3.5 items-center justify-center rounded-[3px] border border-line-strong bg-surface opacity-40 group-hover/card:opacity-100 group-data-[focus-visible]/box:opacity-100 group-data-[focus-visible]/box:outline-2 group-data-[selected]/box:border-accent group-data-[selected]/box:bg-accent group-data-[selected]/box:opacity-100">
            <Check
              size={10}
              aria-hidden="true"
              className="invisible text-on-accent group-data-[selected]/box:visible"
            />
          </span>
        </AriaCheckbox>
      </div>
      <div className="truncate text-meta text-muted">
        {[card.tier ?? '–', format.compact(card.followers), card.owner].join(' · ')}
      </div>
      {board?.withCampaign && <div className="truncate text-caption text-muted">{card.campaign}</div>}
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
