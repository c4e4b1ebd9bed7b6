import type { ApprovalMove, DeliverableDetail } from '../../../../../shared/contract/approvals'
import type { Asked } from '../../../../../shared/domain/approvals/moves'
import { refusalSentence } from '../../../../../shared/domain/approvals/refusals'
import {
  type ApprovalState,
  approvalStates,
  isReviewState,
  stageOf,
  stateAfter,
} from '../../../../../shared/domain/approvals/workflow'

export type ActionId =
  | 'sendBrief'
  | 'addVersion'
  | 'submitConcept'
  | 'submitDraft'
  | 'approveConcept'
  | 'rejectConcept'
  | 'startReview'
  | 'approve'
  | 'corrections'
  | 'changes'
  | 'onBehalf'
  | 'schedule'
  | 'unschedule'
  | 'post'
  | 'verify'
  | 'close'
  | 'reopen'
  | 'resume'
  | 'changeOrder'
  | 'hold'
  | 'withdraw'
  | 'expire'

/** Something that the decision bar offers. What the rules refuse stays there with their sentence. */
export interface BarAction {
  id: ActionId
  to: ApprovalState | null
  /** what is still to be said, and by which event the move happens; null: it can go at once */
  asks: { what: Asked; event: string } | null
  refusal: string | null
}

export interface BarActions {
  /** most likely first; the first that is not refused is the primary one */
  main: BarAction[]
  /** beside the way: hold, withdraw, change order */
  more: BarAction[]
}

/** What may happen to a deliverable next, by the engine's own answer of `moves`. */
export function actionsOf(detail: DeliverableDetail, draftNumber: number | null): BarActions {
  const { state } = detail.card
  if (state === null) {
    return { main: [{ id: 'sendBrief', to: 'brief_sent', asks: null, refusal: null }], more: [] }
  }
  const by = (id: ActionId, to: ApprovalState): BarAction => fromMove(id, to, detail.moves[to])
  const submit = (id: 'submitConcept' | 'submitDraft', to: ApprovalState): BarAction => {
    const action = by(id, to)
    const missing = draftNumber === null && action.refusal === null
    return missing ? { id: 'addVersion', to: null, asks: null, refusal: null } : action
  }
  const more = [
    ...([
      'internal_review',
      'client_review',
      'legal_review',
      'draft_submitted',
      'changes_requested',
      'on_hold',
    ].includes(state)
      ? [{ id: 'changeOrder' as const, to: null, asks: null, refusal: null }]
      : []),
    ...(state === 'on_hold' ? [] : [by('hold', 'on_hold')]),
    by('withdraw', 'withdrawn'),
    by('expire', 'expired'),
  ]
  /** another version in the place of the one that is looked at */
  const instead = draftNumber === null ? [] : [by('submitDraft', 'draft_submitted')]
  if (isReviewState(state)) return { main: [...reviewActions(detail, state), ...instead], more }
  switch (state) {
    case 'brief_sent': {
      const hasConcept = detail.workflow?.concept !== 'none'
      const needsConcept = detail.workflow?.concept === 'required'
      const both = [submit('submitDraft', 'draft_submitted')]
      if (hasConcept && draftNumber !== null) both.push(by('submitConcept', 'concept_submitted'))
      return { main: needsConcept ? both.reverse() : both, more }
    }
    case 'concept_submitted':
      return { main: [by('approveConcept', 'concept_approved'), by('rejectConcept', 'brief_sent')], more }
    case 'concept_approved':
    case 'changes_requested':
      return { main: [submit('submitDraft', 'draft_submitted')], more }
    case 'draft_submitted': {
      const first = approvalStates.find((to) => eventOf(detail.moves[to]) === 'start_review')
      const target = first ?? detail.workflow?.stages[0]?.state
      const again: BarAction[] =
        draftNumber === null
          ? []
          : [
              {
                id: 'submitDraft',
                to: 'draft_submitted',
                asks: { what: 'content', event: 'submit_draft' },
                refusal: null,
              },
            ]
      return { main: [...(target ? [by('startReview', target)] : []), ...again], more }
    }
    case 'approved':
      return { main: [by('schedule', 'scheduled'), by('reopen', 'changes_requested')], more }
    case 'scheduled':
      return {
        main: [by('post', 'live'), by('unschedule', 'approved'), by('reopen', 'changes_requested')],
        more,
      }
    case 'live':
      return { main: [by('verify', 'live_verified')], more }
    case 'live_verified':
      return { main: [by('close', 'closed')], more }
    case 'on_hold': {
      const back = approvalStates.find((to) => eventOf(detail.moves[to]) === 'resume')
      return { main: back ? [by('resume', back)] : [], more }
    }
    default:
      return { main: [], more: [] }
  }
}

function reviewActions(
  detail: DeliverableDetail,
  state: Extract<ApprovalState, 'internal_review' | 'client_review' | 'legal_review'>,
): BarAction[] {
  const stage = detail.workflow ? stageOf(detail.workflow, state) : undefined
  if (!detail.workflow || !stage) return []
  const next = stateAfter(detail.workflow, state)
  const approval = detail.moves[next]
  // Where only somebody else decides, the engine offers to write their decision down; deciding oneself is refused.
  const onlyOthers = approval?.kind === 'asks' && approval.asks === 'onBehalf'
  const own = onlyOthers ? refusalSentence({ code: 'wrong_role', needs: stage.roles }) : refusalOf(approval)
  const wantsChanges = detail.moves.changes_requested
  const changesByOthers = wantsChanges?.kind === 'asks' && wantsChanges.asks === 'onBehalf'
  const approve: BarAction = { id: 'approve', to: next, asks: null, refusal: own }
  const corrections: BarAction = {
    id: 'corrections',
    to: next,
    asks: null,
    refusal: own ?? (stage.takesCorrections ? null : refusalSentence({ code: 'corrections_not_taken' })),
  }
  const changes: BarAction = {
    id: 'changes',
    to: 'changes_requested',
    asks: { what: 'comment', event: 'decide' },
    refusal: changesByOthers ? refusalSentence({ code: 'wrong_role', needs: stage.roles }) : refusalOf(wantsChanges),
  }
  const onBehalf: BarAction = {
    id: 'onBehalf',
    to: next,
    asks: { what: 'onBehalf', event: 'decide' },
    refusal: null,
  }
  return [
    approve,
    ...(stage.takesCorrections ? [corrections] : []),
    changes,
    ...(stage.takesOnBehalf ? [onBehalf] : []),
  ]
}

const eventOf = (move: ApprovalMove | undefined): string | null =>
  move?.kind === 'ready' || move?.kind === 'asks' ? move.event : null

const refusalOf = (move: ApprovalMove | undefined): string | null =>
  move?.kind === 'refused' ? move.refusal.sentence : null

function fromMove(id: ActionId, to: ApprovalState, move: ApprovalMove | undefined): BarAction {
  return {
    id,
    to,
    asks: move?.kind === 'asks' ? { what: move.asks, event: move.event } : null,
    refusal: refusalOf(move),
  }
}

/** Sentences of the refused actions, each said once, for who cannot hover. */
export function refusalsOf(actions: readonly BarAction[]): { refusal: string; ids: ActionId[] }[] {
  const found = Map.groupBy(
    actions.filter((action) => action.refusal !== null),
    ({ refusal }) => refusal,
  )
  return [...found].flatMap(([refusal, same]) => (refusal === null ? [] : [{ refusal, ids: same.map(({ id }) => id) }]))
}
