import type { OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { asideStages, wayStages } from '../../../../../shared/domain/outreachStages'
import type { MenuGroup } from '../../../ui/Menu'
import type { sharedWords } from '../shared/words'
import { firstSentence, targetOf, type Warnings } from './rules'
import type { pipelineWords } from './words'

/** Stages as a menu; one that the rules forbid stays and says why. */
export function moveGroups(input: {
  cards: readonly OutreachCard[]
  warnings: Warnings
  w: ReturnType<typeof pipelineWords>
  shared: ReturnType<typeof sharedWords>
  onMove: (to: OutreachStage) => void
}): MenuGroup[] {
  const { cards, warnings, w, shared, onMove } = input
  const item = (stage: OutreachStage) => {
    const target = targetOf(cards, stage, warnings)
    const name = shared.stage(stage)
    return {
      id: stage,
      label: target.kind === 'asks' ? w.asksForReason(name) : name,
      disabledReason: target.kind === 'same' ? w.stands : target.kind === 'stops' ? firstSentence(target) : null,
      onAction: () => onMove(stage),
    }
  }
  return [
    { title: w.way, items: wayStages.map(item) },
    { title: w.aside, items: asideStages.map(item) },
  ]
}
