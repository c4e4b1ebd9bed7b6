import type { ApprovalCard, PersonRecord } from '../../../../../shared/contract/approvals'
import { addDays, weekdayOf } from '../../../../../shared/domain/businessDays'
import type { BoardView } from './boardView'

/** Whether it is this person's turn: whose role decides here, else the agency's. */
export function isMine(card: ApprovalCard, me: PersonRecord | undefined): boolean {
  switch (me?.role) {
    case 'legal':
      return card.state === 'legal_review'
    case 'client_approver':
    case 'client_viewer':
      return card.turn === 'brand' && card.state !== 'legal_review'
    case 'creator_proxy':
      return card.turn === 'creator'
    default:
      return card.turn === 'agency'
  }
}

/** Small letters without accents: "zoe" finds Zoë. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Cards that pass the filters of a view. */
export function filterCards(
  cards: readonly ApprovalCard[],
  view: BoardView,
  me: PersonRecord | undefined,
): readonly ApprovalCard[] {
  const words = plain(view.text)
    .split(/\s+/)
    .map((word) => word.replace(/^@/, ''))
    .filter((word) => word !== '')
  const tests = [
    view.campaignId !== null && ((card: ApprovalCard) => card.campaignId === view.campaignId),
    view.client !== null && ((card: ApprovalCard) => card.client === view.client),
    view.turn !== null && ((card: ApprovalCard) => card.turn === view.turn),
    view.kind !== null && ((card: ApprovalCard) => card.kind === view.kind),
    view.isOverdue && ((card: ApprovalCard) => card.overdueDays > 0),
    view.isMine && ((card: ApprovalCard) => isMine(card, me)),
    words.length > 0 &&
      ((card: ApprovalCard) => {
        const text = plain(`${card.title} ${card.handle} ${card.displayName ?? ''}`)
        return words.every((word) => text.includes(word))
      }),
  ].filter((test) => test !== false)
  return tests.length === 0 ? cards : cards.filter((card) => tests.every((test) => test(card)))
}

export interface BoardCounts {
  all: number
  /** somebody has to do something */
  inWork: number
  dueToday: number
  overdue: number
}

export function countsOf(cards: readonly ApprovalCard[], today: string): BoardCounts {
  const counts = { all: cards.length, inWork: 0, dueToday: 0, overdue: 0 }
  for (const { state, turn, overdueDays, actBy } of cards) {
    if (state !== null && turn !== 'nobody') counts.inWork += 1
    if (overdueDays > 0) counts.overdue += 1
    else if (actBy === today) counts.dueToday += 1
  }
  return counts
}

/** The day that a card is looked for under: when somebody has to act, else when it is posted or owed. */
export const dayOf = (card: ApprovalCard): string | null => card.actBy ?? card.plannedOn ?? card.dueOn

/** The Monday of a card's week, `2026-11-23`, or `none`. */
export function weekOf(card: ApprovalCard): string {
  const day = dayOf(card)
  return day === null ? 'none' : addDays(day, 1 - weekdayOf(day))
}
