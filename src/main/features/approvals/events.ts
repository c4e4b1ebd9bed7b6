import { CallboardError } from '../../../shared/contract/define'
import { decideFrom } from '../../../shared/domain/approvals/approvalFlow'
import type { Actor, ApprovalEvent, ApprovalFacts, Progress, Proposal } from '../../../shared/domain/approvals/events'
import { applyEvent, progressOf } from '../../../shared/domain/approvals/progress'
import { type Refusal, refusalSentence } from '../../../shared/domain/approvals/refusals'
import { type Db, statement } from '../../db/open'
import { insertEvent, lastHashes, maskBody, readStoredEvents } from '../../db/read/approvalEvents'
import type { StepDraft } from '../../db/steps'
import type { Caller } from '../context'
import { loadFacts } from './facts'
import { actorOf, personName } from './people'
import { stateRowOf, writeStateRow } from './progressStore'
import { approvalWords } from './words'

export { chainHeads } from '../../db/read/approvalEvents'

const say = approvalWords('en')

/** What adding an event needs; a command's context has it all. */
export type EventContext = { db: Db; device: string; caller: Caller; now: Date; step: StepDraft }

/** Events of a deliverable in their order, texts put back in; an erased one reads "[erased]". */
export function readEvents(db: Db, deliverableId: string): ApprovalEvent[] {
  return readStoredEvents(db, deliverableId).map(({ row: _, actorName: _name, ...event }) => event)
}

/** Facts whose today is not before the day of the last event: a clock that was set back gains nothing. */
export function factsAfter(events: readonly ApprovalEvent[], facts: ApprovalFacts): ApprovalFacts {
  const last = events.at(-1)?.facts.today ?? facts.today
  return last > facts.today ? { ...facts, today: last } : facts
}

/** The one way in which something happens to a deliverable: judged by the rules, added to the chain, state worked out. */
export function propose(context: EventContext, deliverableId: string, proposal: Proposal, actor?: Actor): Progress {
  const { db, device, caller, now, step } = context
  requireDeliverable(db, deliverableId)
  // Before the facts are loaded: somebody new can be one of those who decide.
  const who = actor ?? actorOf(db, caller.actor, now)
  const events = readStoredEvents(db, deliverableId)
  const facts = factsAfter(events, loadFacts(db, deliverableId, now))
  const before = progressOf(events)
  const verdict = decideFrom(before, proposal, who, now.toISOString(), facts)
  if (!verdict.ok) throw refused(verdict.refusal, deliverableId)
  const { body, texts } = maskBody(proposal, facts, personName(db, who.personId) ?? caller.actor)
  const rows = events.map(({ row }) => row)
  const row = insertEvent(
    db,
    {
      deliverable_id: deliverableId,
      device,
      seen: JSON.stringify(lastHashes(rows)),
      actor_id: who.personId,
      role: who.role,
      kind: proposal.kind,
      from_state: verdict.from,
      to_state: verdict.to,
      version_id: 'version' in proposal ? proposal.version.id : null,
      body,
      at: verdict.at,
    },
    texts,
  )
  const event: ApprovalEvent = {
    id: row.id,
    actor: who,
    at: verdict.at,
    from: verdict.from,
    to: verdict.to,
    proposal,
    facts,
  }
  const state = stateRowOf(db, deliverableId, [...events, event])
  if (state) writeStateRow(db, state)
  // What was decided is never taken back by undo, only by another event.
  step.kind = 'base'
  return applyEvent(before, event)
}

/** Works out anew where a deliverable stands, after events came from another machine. */
export function restate(db: Db, deliverableId: string): void {
  const state = stateRowOf(db, deliverableId, readEvents(db, deliverableId))
  if (state) writeStateRow(db, state)
}

export function refused(refusal: Refusal, deliverableId: string, sentence = refusalSentence(refusal)): CallboardError {
  return new CallboardError('approval_refused', sentence, { refusal: refusal.code, deliverableId })
}

function requireDeliverable(db: Db, deliverableId: string): void {
  if (!statement(db, 'SELECT 1 FROM deliverable WHERE id = ?').get(deliverableId))
    throw new CallboardError('not_found', say.noDeliverable)
}
