import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { isReviewState } from '../../../../../shared/domain/approvals/workflow'
import { useWords } from '../../../lib/locale'
import { deliverableWords } from './words'

/** "1 of 2 approvals: Ana; Bram still to decide" */
export function Quorum({ detail }: { detail: DeliverableDetail }) {
  const w = useWords(deliverableWords)
  const { card, given, deciders } = detail
  if (card.state === null || !isReviewState(card.state)) return null
  const names = given.map(({ decider, recordedBy }) => (recordedBy ? w.onBehalfBy(decider, recordedBy) : decider))
  const open = deciders.filter(({ hasDecided }) => !hasDecided).map(({ name }) => name)
  return (
    <p className="text-muted">
      <span className="font-medium text-fg">{w.quorum(card.approvals, card.approvalsNeeded)}</span>
      {names.length > 0 && w.quorumGiven(names.join(w.and))}
      {'; '}
      {open.length > 0 ? w.stillTo(open.join(w.and), open.length) : w.nobodyDecides}
    </p>
  )
}
