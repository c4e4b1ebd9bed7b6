import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import type { BoardTarget } from '../../../ui/board/boardTypes'
import type { MenuGroup } from '../../../ui/Menu'
import { type ColumnId, columnIds, columnOf, type MoveBook, sortMoves } from './rules'
import type { boardWords } from './words'

type Words = ReturnType<typeof boardWords>

/** What a column says to cards before they come, in the rules' own sentences. */
export function targetOf(cards: readonly ApprovalCard[], to: ColumnId, book: MoveBook, w: Words): BoardTarget {
  const { moving, ready, asks, refused, unknown } = sortMoves(cards, to, book, w.unsend)
  const among = moving.length
  const [no] = refused
  if (among === 0) return { kind: 'same', title: '', sentence: '' }
  if (no && refused.length === among)
    return { kind: 'stops', title: w.refusedTitle, sentence: among === 1 ? no.sentence : w.noneCan(among, no.sentence) }
  if (unknown.length > 0) return { kind: 'unknown', title: '', sentence: '' }
  if (no) return { kind: 'asks', title: w.someTitle, sentence: w.someCannot(refused.length, among, no.sentence) }
  const [question] = asks
  if (question) return { kind: 'asks', title: w.asksTitle, sentence: w.asksFor(question.move.asks) }
  const counts = ready.find(({ card, leadsTo }) => card.state === leadsTo)
  if (counts) return { kind: 'asks', title: w.countsTitle, sentence: w.stays(w.state(counts.leadsTo)) }
  return { kind: 'free', title: '', sentence: '' }
}

/** All states as a menu; one that the rules forbid stays and says why. */
export function moveGroups(input: {
  cards: readonly ApprovalCard[]
  book: MoveBook
  aside: ReadonlySet<ColumnId>
  w: Words
  onMove: (to: ColumnId) => void
}): MenuGroup[] {
  const { cards, book, aside, w, onMove } = input
  const item = (to: ColumnId) => {
    const target = targetOf(cards, to, book, w)
    const { asks, refused, moving } = sortMoves(cards, to, book, w.unsend)
    const name = w.state(to)
    const [question] = asks
    const label =
      refused.length > 0 && refused.length < moving.length
        ? w.moveSome(name, refused.length, moving.length)
        : question && target.kind === 'asks'
          ? w.moveAsks(name, question.move.asks)
          : name
    const reasons = { same: w.stands, stops: target.sentence, unknown: w.notKnown, free: null, asks: null }
    return { id: to, label, disabledReason: reasons[target.kind], onAction: () => onMove(to) }
  }
  const isBefore = cards.some((card) => columnOf(card) === 'to_brief')
  const states = columnIds.filter((id) => id !== 'to_brief' || isBefore)
  return [
    { title: w.way, items: states.filter((id) => !aside.has(id) || id === 'closed').map(item) },
    { title: w.aside, items: states.filter((id) => aside.has(id) && id !== 'closed').map(item) },
  ]
}
