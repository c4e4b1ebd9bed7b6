import type { OutputOf } from '../../../../../shared/contract'
import type { ApprovalCard, ApprovalMove } from '../../../../../shared/contract/approvals'
import { turnOf } from '../../../../../shared/domain/approvals/stageClock'
import { type ApprovalState, approvalStates, isReviewState } from '../../../../../shared/domain/approvals/workflow'

/** A column of the board: a state, or before all of them the deliverables whose brief was not sent. */
export type ColumnId = ApprovalState | 'to_brief'
export const columnIds: readonly ColumnId[] = ['to_brief', ...approvalStates]
export const columnOf = (card: ApprovalCard): ColumnId => card.state ?? 'to_brief'

/** What moving to each state would do, as the engine says. */
export type Moves = OutputOf<'approvals.moves'>[number]['moves']
export type MoveBook = ReadonlyMap<string, Moves>

export type Asking = Extract<ApprovalMove, { kind: 'asks' }>
export interface SortedMoves {
  /** cards that would move, whatever comes of it */
  moving: readonly ApprovalCard[]
  ready: { card: ApprovalCard; leadsTo: ApprovalState }[]
  asks: { card: ApprovalCard; move: Asking }[]
  refused: { card: ApprovalCard; sentence: string }[]
  /** not answered yet */
  unknown: ApprovalCard[]
}

/** Cards by what becomes of them on the way to a column. `unsend`: why a brief that was sent stays sent. */
export function sortMoves(cards: readonly ApprovalCard[], to: ColumnId, book: MoveBook, unsend: string): SortedMoves {
  const moving = cards.filter((card) => columnOf(card) !== to)
  const sorted: SortedMoves = { moving, ready: [], asks: [], refused: [], unknown: [] }
  for (const card of moving) {
    if (to === 'to_brief') {
      sorted.refused.push({ card, sentence: unsend })
      continue
    }
    // Sending the brief is what opens a deliverable; no move of an open one.
    if (card.state === null && to === 'brief_sent') {
      sorted.ready.push({ card, leadsTo: to })
      continue
    }
    const move = book.get(card.id)?.[to]
    if (!move) sorted.unknown.push(card)
    else if (move.kind === 'ready') sorted.ready.push({ card, leadsTo: move.leadsTo })
    else if (move.kind === 'asks') sorted.asks.push({ card, move })
    else if (move.kind === 'refused') sorted.refused.push({ card, sentence: move.refusal.sentence })
  }
  return sorted
}

/** Cards of one question go through one dialog: same event, same thing asked, same end. */
export function questionsOf(asks: SortedMoves['asks']): { move: Asking; cards: ApprovalCard[] }[] {
  const groups = Map.groupBy(asks, ({ move }) => `${move.event} ${move.asks} ${move.leadsTo}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ move: first.move, cards: group.map(({ card }) => card) }] : []
  })
}

/** The way between first brief and closed file; changes requested lies beside it, to be come back from. */
const way = approvalStates.slice(0, approvalStates.indexOf('on_hold')).filter((state) => state !== 'changes_requested')

/**
 * The state that Shift and an arrow lead to: the nearest one that the rules let the card come to, on the way forward or
 * back. Where they allow none, the nearest at all, so that they can say why.
 */
export function stateBeside(card: ApprovalCard, by: 1 | -1, moves: Moves | undefined): ApprovalState | null {
  const { state } = card
  if (state === null) return by > 0 ? 'brief_sent' : null
  const candidates = candidatesOf(state, by)
  return candidates.find((to) => moves && moves[to]?.kind !== 'refused') ?? candidates[0] ?? null
}

function candidatesOf(state: ApprovalState, by: 1 | -1): readonly ApprovalState[] {
  if (state === 'changes_requested') return by > 0 ? ['draft_submitted'] : []
  const at = way.indexOf(state)
  // Beside the way: back to where it was held, which is the one state that is not refused.
  if (at < 0) return by > 0 ? way : []
  if (by > 0) return way.slice(at + 1)
  const back = way.slice(0, at).reverse()
  return isReviewState(state) || state === 'approved' ? ['changes_requested', ...back] : back
}

/** A card as it will be when the engine agrees. */
export function movedCard(card: ApprovalCard, leadsTo: ApprovalState, now: string): ApprovalCard {
  if (card.state === leadsTo) return { ...card, approvals: card.approvals + 1 }
  return { ...card, state: leadsTo, stateSince: now, turn: turnOf(leadsTo), approvals: 0 }
}

type Board = OutputOf<'approvals.board'>

/** The board with these cards in place of what was known of them. */
export function withCards(board: Board, changed: readonly ApprovalCard[]): Board {
  const byId = new Map(changed.map((card) => [card.id, card]))
  return { ...board, cards: board.cards.map((card) => byId.get(card.id) ?? card) }
}
