import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import type { reviewWords } from './words'

type Words = ReturnType<typeof reviewWords>

/** Why an item cannot go to a client; null: it can. The engine says no as well. */
export function whyNotSendable({ state, version }: ApprovalCard, w: Words): string | null {
  if (state === null) return w.cannotGo.brief
  if (state !== 'client_review' && state !== 'legal_review') return w.cannotGo.state(state)
  return version ? null : w.cannotGo.version
}
