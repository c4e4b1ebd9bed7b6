import { useContext } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import type { OutreachStage } from '../../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../../lib/locale'
import { Button } from '../../../../ui/Button'
import { cx } from '../../../../ui/cx'
import { sharedWords } from '../../shared/words'
import { pipelineWords } from '../words'
import { BoardContext, cardType } from './boardContext'

export interface AsideProps {
  stages: readonly OutreachStage[]
  counts: (stage: OutreachStage) => number
  onUnfold: (stage: OutreachStage) => void
}

/** Stages beside the way, folded: a count, a target, and a press unfolds them. */
export function Aside({ stages, counts, onUnfold }: AsideProps) {
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const board = useContext(BoardContext)
  return (
    <section aria-label={w.aside} className="flex w-[148px] shrink-0 flex-col gap-1.5 rounded-panel bg-sunken p-1.5">
      <h2 className="px-1 pt-0.5 font-semibold text-body">{w.aside}</h2>
      {stages.map((stage) => (
        <DropZone
          key={stage}
          aria-label={w.wayToMove(shared.stage(stage))}
          getDropOperation={(types) =>
            types.has(cardType) && board?.targetFor(stage).kind !== 'same' ? 'move' : 'cancel'
          }
          onDrop={() => board?.drop(stage)}
          className={({ isDropTarget }) => cx('flex flex-col rounded-control', isDropTarget && 'bg-accent-soft')}
        >
          <Button
            look="quiet"
            size="small"
            className="justify-start"
            label={w.unfold(shared.stage(stage), counts(stage))}
            onPress={() => onUnfold(stage)}
          >
            <span className="min-w-0 flex-1 truncate text-start">{shared.stage(stage)}</span>
            <span className="tabular text-muted">{format.count(counts(stage))}</span>
          </Button>
        </DropZone>
      ))}
    </section>
  )
}
