import type { ApprovalEvent, GivenApproval, Progress } from './events'
import { isReviewState } from './workflow'

/**
 * Folds the events of one deliverable, in their order, into where it stands. Does not judge: what is stored happened.
 *
 * @returns null before the event that opens it
 */
export function progressOf(events: readonly ApprovalEvent[]): Progress | null {
  return events.reduce<Progress | null>(applyEvent, null)
}

/** One more event. The deliverable has to be open but for the event that opens it. */
export function applyEvent(before: Progress | null, event: ApprovalEvent): Progress {
  const { proposal } = event
  if (proposal.kind === 'open') {
    return {
      workflow: proposal.workflow,
      state: event.to,
      stateSince: event.at,
      heldFrom: null,
      version: null,
      submitterId: null,
      approvals: [],
      requestedBy: null,
      roundsUsed: 0,
      roundsAllowed: proposal.includedRounds,
      corrections: [],
      plannedOn: null,
      liveUrl: null,
      liveOn: null,
      isVerified: false,
      lastAt: event.at,
      submitted: [],
    }
  }
  if (before === null) throw new Error(`event ${event.id} stands before the one that opens its deliverable`)
  const moved = event.to !== before.state
  const next: Progress = {
    ...before,
    state: event.to,
    stateSince: moved ? event.at : before.stateSince,
    // Approvals are for one stage; coming back from a hold is no new stage.
    approvals: moved && proposal.kind !== 'hold' && proposal.kind !== 'resume' ? [] : before.approvals,
    roundsUsed: before.roundsUsed + (moved && event.to === 'client_review' && proposal.kind !== 'resume' ? 1 : 0),
    lastAt: event.at,
  }
  switch (proposal.kind) {
    case 'submit_concept':
    case 'submit_draft':
      // A new version begins with nothing decided: what the last one was given is void.
      return {
        ...next,
        version: proposal.version,
        submitterId: event.actor.personId,
        approvals: [],
        corrections: [],
        submitted: [...before.submitted, proposal.version],
      }
    case 'start_review':
      return { ...next, requestedBy: null }
    case 'decide': {
      if (proposal.decision === 'request_changes') return { ...next, requestedBy: proposal.stage, corrections: [] }
      const corrections = [...before.corrections, ...proposal.corrections]
      if (moved) return { ...next, corrections }
      const given: GivenApproval = {
        deciderId: proposal.onBehalf?.personId ?? event.actor.personId,
        recordedById: event.actor.personId,
        role: proposal.onBehalf?.role ?? event.actor.role,
        decision: proposal.decision,
        at: event.at,
      }
      return { ...next, corrections, approvals: [...before.approvals, given] }
    }
    case 'change_order':
      return {
        ...next,
        roundsAllowed: before.roundsAllowed === null ? null : before.roundsAllowed + proposal.rounds,
      }
    case 'reopen':
      return { ...next, corrections: [], plannedOn: null, requestedBy: null }
    case 'schedule':
      return { ...next, plannedOn: proposal.postOn }
    case 'unschedule':
      return { ...next, plannedOn: null }
    case 'go_live':
      return { ...next, liveUrl: proposal.url, liveOn: proposal.liveOn }
    case 'verify_live':
      return {
        ...next,
        isVerified: true,
        corrections: before.corrections.filter(({ id }) => !proposal.ticked.includes(id)),
      }
    case 'hold':
      return { ...next, heldFrom: before.state }
    case 'resume':
      return { ...next, heldFrom: null }
    case 'approve_concept':
    case 'reject_concept':
    case 'close':
    case 'withdraw':
    case 'expire':
      return next
  }
}

/** Approvals that the present stage asks for in all; 0 outside a review. `approvers`: persons whose decision counts. */
export function approvalsNeeded(progress: Progress, approvers: readonly string[]): number {
  if (!isReviewState(progress.state)) return 0
  const quorum = progress.workflow.stages.find((stage) => stage.state === progress.state)?.quorum
  if (!quorum) return 0
  if (quorum.kind === 'any') return 1
  return quorum.kind === 'atLeast' ? quorum.count : Math.max(1, approvers.length)
}
