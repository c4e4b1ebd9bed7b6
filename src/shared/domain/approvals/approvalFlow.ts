import type { Actor, ApprovalEvent, ApprovalFacts, EventKind, Progress, Proposal, VersionRef } from './events'
import { progressOf } from './progress'
import type { ReadinessGap, Refusal } from './refusals'
import {
  type ApprovalRole,
  type ApprovalState,
  isReviewState,
  type ReviewStage,
  type ReviewState,
  stageOf,
  stateAfter,
  workflowProblems,
} from './workflow'

export type Verdict =
  | { ok: true; from: ApprovalState | null; to: ApprovalState; at: string }
  | { ok: false; refusal: Refusal }

const agency: readonly ApprovalRole[] = ['account_manager', 'account_director']
const agencyOrAdmin: readonly ApprovalRole[] = [...agency, 'admin']
const submitters: readonly ApprovalRole[] = [...agency, 'creator_proxy']

/** Who may do what; who decides in a stage is the workflow's matter. */
export const rolesOf: Readonly<Record<Exclude<EventKind, 'decide'>, readonly ApprovalRole[]>> = {
  open: agencyOrAdmin,
  submit_concept: submitters,
  approve_concept: agency,
  reject_concept: agency,
  submit_draft: submitters,
  start_review: agency,
  change_order: agencyOrAdmin,
  reopen: agency,
  schedule: agency,
  unschedule: agency,
  go_live: agency,
  verify_live: agency,
  close: agency,
  hold: agencyOrAdmin,
  resume: agencyOrAdmin,
  withdraw: agencyOrAdmin,
  expire: agencyOrAdmin,
}

const over: readonly ApprovalState[] = ['closed', 'withdrawn', 'expired']

/** From where each kind of event can happen; review stages and what is over are looked at apart. */
const statesOf: Readonly<Partial<Record<EventKind, readonly ApprovalState[]>>> = {
  submit_concept: ['brief_sent', 'concept_submitted'],
  approve_concept: ['concept_submitted'],
  reject_concept: ['concept_submitted'],
  submit_draft: [
    'brief_sent',
    'concept_approved',
    'draft_submitted',
    'changes_requested',
    'internal_review',
    'client_review',
    'legal_review',
  ],
  start_review: ['draft_submitted'],
  reopen: ['approved', 'scheduled'],
  schedule: ['approved'],
  unschedule: ['scheduled'],
  go_live: ['scheduled'],
  verify_live: ['live'],
  close: ['live_verified'],
  resume: ['on_hold'],
}

/** Thrown, but no Error: a board asks thousands of times, and a stack costs more than the rules. */
class Refused {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}
function refuse(refusal: Refusal): never {
  throw new Refused(refusal)
}

/**
 * Whether what somebody proposes may happen, by the twelve rules of design/product.md, and where it leads. Pure: the
 * same events, proposal, actor, instant and facts give the same verdict.
 *
 * @param events of this deliverable, in their order; the workflow is in the first
 * @param actor who is signed in; never taken from what was sent
 * @param now UTC instant by the machine's clock; a clock that was set back counts from the last event
 */
export function decideProposal(
  events: readonly ApprovalEvent[],
  proposal: Proposal,
  actor: Actor,
  now: string,
  facts: ApprovalFacts,
): Verdict {
  return decideFrom(progressOf(events), proposal, actor, now, facts)
}

/** The same from where the events led: for a board that shows many deliverables. */
export function decideFrom(
  progress: Progress | null,
  proposal: Proposal,
  actor: Actor,
  now: string,
  facts: ApprovalFacts,
): Verdict {
  try {
    const to = targetOf(progress, proposal, actor, facts)
    const at = progress && progress.lastAt > now ? progress.lastAt : now
    return { ok: true, from: progress?.state ?? null, to, at }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function targetOf(progress: Progress | null, proposal: Proposal, actor: Actor, facts: ApprovalFacts): ApprovalState {
  if (proposal.kind !== 'decide') requireRole(actor, rolesOf[proposal.kind])
  if (proposal.kind === 'open') {
    if (progress) refuse({ code: 'already_open' })
    const problems = workflowProblems(proposal.workflow)
    return problems.length > 0 ? refuse({ code: 'bad_workflow', problems }) : 'brief_sent'
  }
  if (!progress) return refuse({ code: 'not_open' })
  const { state } = progress
  if (over.includes(state)) refuse({ code: 'is_over', state })
  if (proposal.kind === 'resume') return progress.heldFrom ?? refuse({ code: 'not_held' })
  if (state === 'on_hold' && proposal.kind !== 'withdraw' && proposal.kind !== 'change_order')
    refuse({ code: 'on_hold' })
  const states = statesOf[proposal.kind]
  if (states && !states.includes(state)) refuse(stateRefusal(progress, proposal.kind, states))
  switch (proposal.kind) {
    case 'submit_concept':
      if (progress.workflow.concept === 'none') refuse({ code: 'no_concept' })
      requireNew(progress, proposal.version)
      return 'concept_submitted'
    case 'approve_concept':
      requireCurrent(progress, proposal.version)
      if (progress.submitterId === actor.personId) refuse({ code: 'own_work' })
      return 'concept_approved'
    case 'reject_concept':
      requireCurrent(progress, proposal.version)
      requireText(proposal.comment, 'needs_comment')
      return 'brief_sent'
    case 'submit_draft':
      if (state === 'brief_sent' && progress.workflow.concept === 'required') refuse({ code: 'concept_first' })
      requireNew(progress, proposal.version)
      return 'draft_submitted'
    case 'start_review':
      return enter(progress, firstStage(progress))
    case 'decide':
      return decided(progress, proposal, actor, facts)
    case 'change_order':
      requireText(proposal.reference, 'needs_rounds')
      if (!Number.isInteger(proposal.rounds) || proposal.rounds < 1) refuse({ code: 'needs_rounds' })
      return state
    case 'reopen':
      requireText(proposal.reason, 'needs_reason')
      return 'changes_requested'
    case 'schedule':
      requireReady(facts)
      requireDay(proposal.postOn, facts)
      return 'scheduled'
    case 'unschedule':
      requireText(proposal.reason, 'needs_reason')
      return 'approved'
    case 'go_live':
      if (!/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(proposal.url)) refuse({ code: 'bad_url' })
      if (proposal.liveOn > facts.today) refuse({ code: 'in_future', today: facts.today })
      return 'live'
    case 'verify_live': {
      if (!proposal.evidenceSha256) refuse({ code: 'needs_evidence' })
      const { toggle, text, spokenOrShown } = proposal.seen
      if (!(toggle && text && spokenOrShown)) refuse({ code: 'disclosure_not_seen' })
      const open = progress.corrections.filter(({ id }) => !proposal.ticked.includes(id))
      if (open.length > 0) refuse({ code: 'corrections_open', count: open.length })
      return 'live_verified'
    }
    case 'close':
      if (!progress.isVerified || progress.liveUrl === null) refuse({ code: 'disclosure_not_seen' })
      return 'closed'
    case 'hold':
      requireText(proposal.reason, 'needs_reason')
      return 'on_hold'
    case 'withdraw':
      requireText(proposal.reason, 'needs_reason')
      return 'withdrawn'
    case 'expire':
      requireText(proposal.reason, 'needs_reason')
      if (['live', 'live_verified'].includes(state)) refuse({ code: 'went_live' })
      if (facts.postUntil === null || facts.postUntil >= facts.today)
        refuse({ code: 'window_open', until: facts.postUntil })
      return 'expired'
  }
}

function stateRefusal(progress: Progress, kind: EventKind, needs: readonly ApprovalState[]): Refusal {
  const { state } = progress
  const isLocked = ['approved', 'scheduled', 'live', 'live_verified'].includes(state)
  if (isLocked && (kind === 'submit_draft' || kind === 'submit_concept')) return { code: 'locked' }
  return { code: 'wrong_state', state, needs }
}

function requireRole(actor: Actor, needs: readonly ApprovalRole[]): void {
  if (!needs.includes(actor.role)) refuse({ code: 'wrong_role', needs })
}

function requireText(text: string | null, code: 'needs_comment' | 'needs_reason' | 'needs_rounds'): void {
  if (text === null || text.trim() === '') refuse({ code })
}

/** Rule 3: a decision is on the version that is under review, by its very file and caption. */
function requireCurrent(progress: Progress, version: VersionRef): void {
  const current = progress.version
  if (!current) refuse({ code: 'no_version' })
  if (version.id !== current.id || version.number !== current.number)
    refuse({ code: 'other_version', number: current.number })
  if (version.sha256 !== current.sha256 || version.captionSha256 !== current.captionSha256)
    refuse({ code: 'altered_version', number: current.number })
}

function requireNew(progress: Progress, version: VersionRef): void {
  const last = progress.submitted.at(-1)
  if (!last) return
  if (progress.submitted.some(({ id, number }) => id === version.id || number >= version.number))
    refuse({ code: 'version_order', number: version.number })
  if (last.sha256 === version.sha256 && last.captionSha256 === version.captionSha256)
    refuse({ code: 'same_content', number: last.number })
}

/** The stage that the next review begins with. */
export function firstStage(progress: Progress): ReviewState {
  const [first] = progress.workflow.stages
  if (!first) throw new Error('a workflow without stages')
  const { requestedBy } = progress
  return progress.workflow.returnsTo === 'requesting' && requestedBy ? requestedBy : first.state
}

/** Rule 6: every submission to the client is a round. */
function enter(progress: Progress, state: ReviewState | 'approved'): ReviewState | 'approved' {
  const { roundsUsed, roundsAllowed } = progress
  if (state === 'client_review' && roundsAllowed !== null && roundsUsed >= roundsAllowed)
    refuse({ code: 'rounds_used_up', round: roundsUsed + 1 })
  return state
}

function decided(
  progress: Progress,
  proposal: Extract<Proposal, { kind: 'decide' }>,
  actor: Actor,
  facts: ApprovalFacts,
): ApprovalState {
  const { state } = progress
  if (!isReviewState(state))
    return refuse({ code: 'wrong_state', state, needs: progress.workflow.stages.map((stage) => stage.state) })
  if (proposal.stage !== state) refuse({ code: 'stage_order', next: state })
  const stage = stageOf(progress.workflow, state)
  if (!stage) throw new Error(`the workflow has no ${state}`)
  const approvers = facts.approvers[state] ?? []
  const deciderId = requireDecider(proposal, actor, stage, approvers)
  requireCurrent(progress, proposal.version)
  if (proposal.decision === 'request_changes') {
    requireText(proposal.comment, 'needs_comment')
    return 'changes_requested'
  }
  if (proposal.decision === 'approve_with_corrections') requireCorrections(proposal, stage)
  else if (proposal.corrections.length > 0) refuse({ code: 'needs_corrections' })
  if (progress.approvals.some((given) => given.deciderId === deciderId)) refuse({ code: 'already_decided' })
  const deciders = [...progress.approvals.map((given) => given.deciderId), deciderId]
  if (!isQuorum(stage, deciders, approvers)) return state
  // Rule 1: whoever submitted may be one of several, never the only one.
  if (deciders.every((id) => id === progress.submitterId)) refuse({ code: 'own_work' })
  return enter(progress, stateAfter(progress.workflow, state))
}

/** @returns whose decision it is */
function requireDecider(
  { onBehalf }: Extract<Proposal, { kind: 'decide' }>,
  actor: Actor,
  stage: ReviewStage,
  approvers: readonly string[],
): string {
  if (onBehalf === null) {
    requireRole(actor, stage.roles)
    if (!approvers.includes(actor.personId)) refuse({ code: 'not_an_approver' })
    return actor.personId
  }
  requireRole(actor, agency)
  if (!stage.takesOnBehalf) refuse({ code: 'on_behalf_not_taken' })
  if (onBehalf.personId === actor.personId) refuse({ code: 'on_behalf_of_self' })
  if (onBehalf.evidenceSha256 === '') refuse({ code: 'needs_evidence' })
  if (!stage.roles.includes(onBehalf.role) || !approvers.includes(onBehalf.personId))
    refuse({ code: 'not_an_approver' })
  return onBehalf.personId
}

/** Rule 5: only what is written can be corrected after an approval. */
function requireCorrections({ corrections }: Extract<Proposal, { kind: 'decide' }>, stage: ReviewStage): void {
  if (!stage.takesCorrections) refuse({ code: 'corrections_not_taken' })
  if (corrections.length === 0 || corrections.some(({ text }) => text.trim() === ''))
    refuse({ code: 'needs_corrections' })
  if (corrections.some(({ part }) => part === 'media')) refuse({ code: 'corrections_media' })
}

function isQuorum({ quorum }: ReviewStage, deciders: readonly string[], approvers: readonly string[]): boolean {
  if (quorum.kind === 'any') return deciders.length >= 1
  if (quorum.kind === 'atLeast') return new Set(deciders).size >= quorum.count
  return approvers.length > 0 && approvers.every((id) => deciders.includes(id))
}

/** Rule 9: what is still missing before a post may be scheduled. */
export function missingForSchedule(facts: ApprovalFacts): ReadinessGap[] {
  return [
    ...(facts.termsSignedOn === null ? (['terms'] as const) : []),
    ...(facts.hasDisclosurePlan ? [] : (['disclosurePlan'] as const)),
    ...(facts.hasDisclosurePlan && facts.disclosureProblems.length > 0 ? (['disclosure'] as const) : []),
    ...(facts.postFrom === null && facts.postUntil === null ? (['window'] as const) : []),
    ...(facts.hasUsageRight ? [] : (['usageRight'] as const)),
    ...(facts.music === null ? (['music'] as const) : []),
  ]
}

function requireReady(facts: ApprovalFacts): void {
  const missing = missingForSchedule(facts)
  if (missing.length > 0) refuse({ code: 'not_ready', missing })
}

/** Rule 10: inside the window, outside another client's exclusivity. */
function requireDay(postOn: string, facts: ApprovalFacts): void {
  const { today, postFrom: from, postUntil: until } = facts
  if (postOn < today) refuse({ code: 'in_past', today })
  if ((from !== null && postOn < from) || (until !== null && postOn > until))
    refuse({ code: 'outside_window', from, until })
  const barrier = facts.exclusivities.find(
    (one) => (one.from === null || one.from <= postOn) && (one.until === null || postOn <= one.until),
  )
  if (barrier) refuse({ code: 'exclusive_elsewhere', from: barrier.from, until: barrier.until })
}
