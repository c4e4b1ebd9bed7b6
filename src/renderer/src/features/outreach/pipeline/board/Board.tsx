import { useMemo } from 'react'
import { type OutreachCard, type OutreachStage, outreachStages } from '../../../../../../shared/contract/outreach'
import { asideStages } from '../../../../../../shared/domain/outreachStages'
import { useWords } from '../../../../lib/locale'
import { type BoardProps, Board as CardBoard } from '../../../../ui/board/Board'
import type { BoardColumn } from '../../../../ui/board/boardTypes'
import { sharedWords } from '../../shared/words'
import { firstSentence, stageBeside, targetOf, type Warnings } from '../rules'
import type { PipelineActions } from '../usePipelineActions'
import { pipelineWords } from '../words'
import { CardFace, CardFacts } from './CardFace'

type Kept =
  | 'cards'
  | 'selected'
  | 'onSelect'
  | 'moved'
  | 'peekedId'
  | 'onPeek'
  | 'onOpen'
  | 'onClosePeek'
  | 'onMoveMenu'
  | 'onMenu'
export interface PipelineBoardProps extends Pick<BoardProps<OutreachCard, OutreachStage>, Kept> {
  /** none: all */
  stages: readonly OutreachStage[]
  unfolded: readonly OutreachStage[]
  onUnfold: (stages: readonly OutreachStage[]) => void
  warnings: Warnings
  withCampaign: boolean
  actions: PipelineActions
  onNote: (id: string) => void
}

/** The pipeline as columns of cards. */
export function Board(props: PipelineBoardProps) {
  const { stages, unfolded, onUnfold, warnings, withCampaign, actions, onNote, ...board } = props
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const columns = useMemo(
    () =>
      outreachStages
        .filter((stage) => stages.length === 0 || stages.includes(stage))
        .map((stage): BoardColumn<OutreachStage> => {
          const canFold = stages.length === 0 && asides.has(stage)
          return {
            id: stage,
            name: shared.stage(stage),
            isFolded: canFold && !unfolded.includes(stage),
            onFold: canFold
              ? (isFolded) => onUnfold(isFolded ? unfolded.filter((one) => one !== stage) : [...unfolded, stage])
              : null,
          }
        }),
    [stages, unfolded, onUnfold, shared],
  )
  const facts = useMemo(() => ({ warnings, withCampaign }), [warnings, withCampaign])
  return (
    <CardFacts value={facts}>
      <CardBoard
        {...board}
        columns={columns}
        columnOf={stageOf}
        look={look}
        words={w}
        targetFor={(cards, to) => {
          const target = targetOf(cards, to, warnings)
          return {
            kind: target.kind,
            sentence: firstSentence(target),
            title: target.kind === 'stops' ? w.stopsShort : w.asksShort,
          }
        }}
        onMove={actions.move}
        onShift={(card, ids, by, shown) => {
          const to = stageBeside(card.stage, shown, by)
          if (to) actions.move(ids, to)
        }}
        onComment={onNote}
        onRemove={actions.remove}
      />
    </CardFacts>
  )
}

const asides: ReadonlySet<OutreachStage> = new Set(asideStages)
const stageOf = (card: OutreachCard) => card.stage
const look = {
  face: (card: OutreachCard) => <CardFace card={card} />,
  textOf: (card: OutreachCard) => `@${card.handle}`,
  likelyHeight: 84,
}
