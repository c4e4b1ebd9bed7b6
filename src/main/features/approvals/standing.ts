import type { ApprovalMove } from '../../../shared/contract/approvals'
import { decideFrom, missingForSchedule } from '../../../shared/domain/approvals/approvalFlow'
import type { Actor, ApprovalFacts, Progress, Proposal } from '../../../shared/domain/approvals/events'
import { type Move, moveTo } from '../../../shared/domain/approvals/moves'
import { progressOf } from '../../../shared/domain/approvals/progress'
import { type Refusal, refusalSentence } from '../../../shared/domain/approvals/refusals'
import { type ApprovalState, approvalStates, reviewStates } from '../../../shared/domain/approvals/workflow'
import type { Db } from '../../db/open'
import { readStoredEvents, type StoredEvent } from '../../db/read/approvalEvents'
import { workflowFor } from '../../db/read/workflows'
import { factsAfter } from './events'
import { loadFacts, loadFactsOfMany } from './facts'
import { findActor } from './people'
import { approvalWords } from './words'

const say = approvalWords('en')

/** Where a deliverable stands for whoever looks at it: events, facts and the actor that the rules judge by. */
export type Standing = {
  deliverableId: string
  events: StoredEvent[]
  progress: Progress | null
  facts: ApprovalFacts
  actor: Actor
  at: string
}

/** Somebody who is not in the workspace yet; a query adds nobody. */
const newcomer: Actor = { personId: 'newcomer', role: 'account_manager' }

/** @param known the facts, where they were loaded for many. @throws CallboardError `not_found` */
export function standingOf(
  db: Db,
  deliverableId: string,
  actorName: string,
  now: Date,
  known?: ApprovalFacts,
): Standing {
  const events = readStoredEvents(db, deliverableId)
  const progress = progressOf(events)
  const loaded = factsAfter(events, known ?? loadFacts(db, deliverableId, now))
  const actor = findActor(db, actorName) ?? newcomer
  const facts = actor === newcomer ? withNewcomer(loaded, progress) : loaded
  return { deliverableId, events, progress, facts, actor, at: now.toISOString() }
}

/** The first thing that newcomers do adds them, so that they may decide where an account manager does. */
function withNewcomer(facts: ApprovalFacts, progress: Progress | null): ApprovalFacts {
  const approvers = { ...facts.approvers }
  for (const state of reviewStates) {
    const stage = progress?.workflow.stages.find((one) => one.state === state)
    if (stage?.roles.includes(newcomer.role)) approvers[state] = [...(approvers[state] ?? []), newcomer.personId]
  }
  return { ...facts, approvers }
}

/** What moving there would do. Where the brief was not sent, moving to "brief sent" sends it. */
function moveOf(db: Db, standing: Standing, to: ApprovalState): Move {
  const { progress, actor, at, facts, deliverableId } = standing
  if (progress || to !== 'brief_sent') return moveTo(progress, to, actor, at, facts)
  const open: Proposal = { kind: 'open', workflow: workflowFor(db, deliverableId), includedRounds: null }
  const verdict = decideFrom(progress, open, actor, at, facts)
  return verdict.ok
    ? { kind: 'ready', event: 'open', leadsTo: verdict.to }
    : { kind: 'refused', refusal: verdict.refusal }
}

export const toRefusal = (refusal: Refusal) => ({ code: refusal.code, sentence: refusalSentence(refusal) })

export function movesFrom(db: Db, standing: Standing): Record<ApprovalState, ApprovalMove> {
  const moves = approvalStates.map((state) => {
    const move = moveOf(db, standing, state)
    return [state, move.kind === 'refused' ? { kind: move.kind, refusal: toRefusal(move.refusal) } : move] as const
  })
  return Object.fromEntries(moves) as Record<ApprovalState, ApprovalMove>
}

/** The same for many deliverables, whose facts are loaded in one go. */
export function movesOfMany(db: Db, deliverableIds: readonly string[], actorName: string, now: Date) {
  const facts = loadFactsOfMany(db, deliverableIds, now)
  return deliverableIds.map((deliverableId) => ({
    deliverableId,
    moves: movesFrom(db, standingOf(db, deliverableId, actorName, now, facts.get(deliverableId))),
  }))
}

/** What has to be there before it may be scheduled. */
export const missingOf = ({ facts }: Standing) =>
  missingForSchedule(facts).map((code) => ({ code, sentence: say.gaps[code] }))

/** What somebody said with a move. */
export type Said = { text: string | undefined; postOn: string | undefined }

export type MoveOutcome =
  | { kind: 'same' }
  | { kind: 'propose'; proposal: Proposal | 'open' }
  | { kind: 'refused'; code: string; sentence: string }

/** The proposal that a move makes, or what it lacks. */
export function proposalOfMove(db: Db, standing: Standing, to: ApprovalState, said: Said): MoveOutcome {
  const move = moveOf(db, standing, to)
  if (move.kind === 'same') return move
  if (move.kind === 'refused') return { kind: 'refused', ...toRefusal(move.refusal) }
  if (move.event === 'open') return { kind: 'propose', proposal: 'open' }
  if (move.kind === 'asks') {
    const isSaid =
      move.asks === 'postOn'
        ? said.postOn !== undefined
        : (move.asks === 'comment' || move.asks === 'reason') && (said.text ?? '') !== ''
    if (!isSaid) return { kind: 'refused', code: `needs_${snake(move.asks)}`, sentence: say.asks[move.asks] }
  }
  return { kind: 'propose', proposal: proposalFor(standing, move.event, to, said) }
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function proposalFor(standing: Standing, event: Proposal['kind'], to: ApprovalState, said: Said): Proposal {
  const { progress } = standing
  const text = said.text ?? ''
  const version = progress?.version
  switch (event) {
    case 'start_review':
    case 'close':
    case 'resume':
      return { kind: event }
    case 'hold':
    case 'withdraw':
    case 'expire':
    case 'reopen':
    case 'unschedule':
      return { kind: event, reason: text }
    case 'schedule':
      return { kind: event, postOn: said.postOn ?? '' }
    case 'approve_concept':
      if (version) return { kind: event, version }
      break
    case 'reject_concept':
      if (version) return { kind: event, version, comment: text }
      break
    case 'decide': {
      const stage = reviewStates.find((state) => state === progress?.state)
      if (!version || !stage) break
      const asksForChanges = to === 'changes_requested'
      return {
        kind: event,
        stage,
        version,
        decision: asksForChanges ? 'request_changes' : 'approve',
        comment: text === '' ? null : text,
        corrections: [],
        onBehalf: null,
      }
    }
  }
  throw new Error(`moving to ${to} gives no ${event}`)
}
