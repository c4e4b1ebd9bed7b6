import { addDays } from '../businessDays'
import { decideFrom, firstStage } from './approvalFlow'
import type { Actor, ApprovalFacts, EventKind, Progress, Proposal } from './events'
import type { Refusal } from './refusals'
import { type ApprovalState, approvalStates, isReviewState, stageOf, stateAfter } from './workflow'

/** What a person still has to say before a move can be proposed. */
export const asked = ['content', 'comment', 'reason', 'postOn', 'post', 'liveCheck', 'onBehalf'] as const
export type Asked = (typeof asked)[number]

/**
 * What dragging a card to a state would do. `ready`: nothing has to be asked; `asks`: allowed once that is said.
 * `leadsTo` differs from the target where more approvals are needed.
 */
export type Move =
  | { kind: 'same' }
  | { kind: 'ready'; event: EventKind; leadsTo: ApprovalState }
  | { kind: 'asks'; event: EventKind; asks: Asked; leadsTo: ApprovalState }
  | { kind: 'refused'; refusal: Refusal }

/** Every state with what moving there would do; the same rules as {@link decideFrom}, tried with blanks filled in. */
export function movesOf(
  progress: Progress | null,
  actor: Actor,
  now: string,
  facts: ApprovalFacts,
): ReadonlyMap<ApprovalState, Move> {
  return new Map(approvalStates.map((target) => [target, moveTo(progress, target, actor, now, facts)]))
}

/** What moving to one state would do. */
export function moveTo(
  progress: Progress | null,
  target: ApprovalState,
  actor: Actor,
  now: string,
  facts: ApprovalFacts,
): Move {
  if (!progress) return { kind: 'refused', refusal: { code: 'not_open' } }
  if (progress.state === target) return { kind: 'same' }
  const wanted = wantedMove(progress, target, facts)
  if (!wanted) return { kind: 'refused', refusal: orderRefusal(progress) }
  if (wanted.asks === 'content') {
    // The content is not there yet; everything else about the submission is judged.
    const number = (progress.submitted.at(-1)?.number ?? 0) + 1
    wanted.proposal = { kind: wanted.proposal.kind, version: { ...blankVersion, number } } as Proposal
  }
  const verdict = decideFrom(progress, wanted.proposal, actor, now, facts)
  if (!verdict.ok) {
    const viaClient = onBehalfMove(progress, wanted.proposal, verdict.refusal, actor, now, facts)
    return viaClient ?? { kind: 'refused', refusal: verdict.refusal }
  }
  const event = wanted.proposal.kind
  return wanted.asks
    ? { kind: 'asks', event, asks: wanted.asks, leadsTo: verdict.to }
    : { kind: 'ready', event, leadsTo: verdict.to }
}

const blankVersion = { id: '', number: 0, sha256: null, captionSha256: '' }

/** Somebody of the agency cannot decide for the client, but can write the client's decision down. */
function onBehalfMove(
  progress: Progress,
  proposal: Proposal,
  refusal: Refusal,
  actor: Actor,
  now: string,
  facts: ApprovalFacts,
): Move | null {
  if (proposal.kind !== 'decide' || (refusal.code !== 'wrong_role' && refusal.code !== 'not_an_approver')) return null
  const role = stageOf(progress.workflow, proposal.stage)?.roles[0]
  if (!role) return null
  for (const personId of facts.approvers[proposal.stage] ?? []) {
    const onBehalf = { personId, personName: '…', role, channel: 'email', evidenceSha256: 'x' } as const
    const verdict = decideFrom(progress, { ...proposal, onBehalf }, actor, now, facts)
    if (verdict.ok) return { kind: 'asks', event: 'decide', asks: 'onBehalf', leadsTo: verdict.to }
  }
  return null
}

function orderRefusal(progress: Progress): Refusal {
  const next = nextState(progress)
  return next ? { code: 'stage_order', next } : { code: 'is_over', state: progress.state }
}

/** The state that comes next on the way; null where it is over. */
export function nextState(progress: Progress): ApprovalState | null {
  const { state, workflow } = progress
  if (isReviewState(state)) return stateAfter(workflow, state)
  switch (state) {
    case 'brief_sent':
      return workflow.concept === 'required' ? 'concept_submitted' : 'draft_submitted'
    case 'concept_submitted':
      return 'concept_approved'
    case 'concept_approved':
    case 'changes_requested':
      return 'draft_submitted'
    case 'draft_submitted':
      return firstStage(progress)
    case 'approved':
      return 'scheduled'
    case 'scheduled':
      return 'live'
    case 'live':
      return 'live_verified'
    case 'live_verified':
      return 'closed'
    case 'on_hold':
      return progress.heldFrom
    default:
      return null
  }
}

type Wanted = { proposal: Proposal; asks: Asked | null }

function wantedMove(progress: Progress, target: ApprovalState, facts: ApprovalFacts): Wanted | null {
  const { state } = progress
  const version = progress.version ?? blankVersion
  const reason = '…'
  const want = (proposal: Proposal, asks: Asked | null = null): Wanted => ({ proposal, asks })
  if (target === 'on_hold') return want({ kind: 'hold', reason }, 'reason')
  if (target === 'withdrawn') return want({ kind: 'withdraw', reason }, 'reason')
  if (target === 'expired') return want({ kind: 'expire', reason }, 'reason')
  if (state === 'on_hold') return target === progress.heldFrom ? want({ kind: 'resume' }) : null
  if (target === 'concept_submitted' && state === 'brief_sent')
    return want({ kind: 'submit_concept', version }, 'content')
  if (target === 'draft_submitted' && state !== 'concept_submitted')
    return want({ kind: 'submit_draft', version }, 'content')
  if (state === 'concept_submitted') {
    if (target === 'concept_approved') return want({ kind: 'approve_concept', version })
    if (target === 'brief_sent') return want({ kind: 'reject_concept', version, comment: reason }, 'comment')
    return null
  }
  if (state === 'draft_submitted' && target === firstStage(progress)) return want({ kind: 'start_review' })
  if (isReviewState(state)) {
    const decide = { kind: 'decide', stage: state, version, corrections: [], onBehalf: null } as const
    if (target === stateAfter(progress.workflow, state)) return want({ ...decide, decision: 'approve', comment: null })
    if (target === 'changes_requested')
      return want({ ...decide, decision: 'request_changes', comment: reason }, 'comment')
    return null
  }
  if (target === 'changes_requested' && ['approved', 'scheduled'].includes(state))
    return want({ kind: 'reopen', reason }, 'reason')
  if (state === 'approved' && target === 'scheduled')
    return want({ kind: 'schedule', postOn: possibleDay(facts) }, 'postOn')
  if (state === 'scheduled' && target === 'approved') return want({ kind: 'unschedule', reason }, 'reason')
  if (state === 'scheduled' && target === 'live')
    return want({ kind: 'go_live', url: 'https://example.com/post', liveOn: facts.today }, 'post')
  if (state === 'live' && target === 'live_verified') {
    const seen = { toggle: true, text: true, spokenOrShown: true }
    const ticked = progress.corrections.map(({ id }) => id)
    return want({ kind: 'verify_live', evidenceSha256: 'x', seen, ticked }, 'liveCheck')
  }
  if (state === 'live_verified' && target === 'closed') return want({ kind: 'close' })
  return null
}

/** The first day on which a post may go out; where there is none, the day on which the refusal says why. */
export function possibleDay({ today, postFrom, postUntil, exclusivities }: ApprovalFacts): string {
  let day = postFrom !== null && postFrom > today ? postFrom : today
  for (;;) {
    const barrier = exclusivities.find(
      (one) => (one.from === null || one.from <= day) && (one.until === null || day <= one.until),
    )
    if (!barrier?.until) return day
    const next = addDays(barrier.until, 1)
    if (postUntil !== null && next > postUntil) return day
    day = next
  }
}
