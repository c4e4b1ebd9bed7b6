import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '../../../../../shared/contract'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import type { ApprovalState } from '../../../../../shared/domain/approvals/workflow'
import { apiKey, call, queryClient } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { toast } from '../../../ui/Toast'
import { toastError, undoToast } from '../../../ui/undoToast'
import {
  type Asking,
  type ColumnId,
  type MoveBook,
  movedCard,
  questionsOf,
  type SortedMoves,
  sortMoves,
  withCards,
} from './rules'
import type { MoveAsker } from './useMoves'
import { boardWords } from './words'

const AskDialog = lazy(async () => ({ default: (await import('../ask/AskDialog')).AskDialog }))

/** What the engine takes in one step, all or none of it. */
const mostMoved = 500
const mostBriefed = 2000

export interface BoardActions {
  /** Moves what the rules let go, asks where they ask, and says why the others stay. */
  move: (ids: readonly string[], to: ColumnId) => void
  /** Removes what was not briefed; withdraws the others, which asks for a reason. */
  remove: (ids: readonly string[]) => void
  dialog: ReactNode
}

interface Question {
  move: Asking
  cards: readonly ApprovalCard[]
  to: ApprovalState
}

/** What is done with cards of the board: shown at once, taken back where the engine refuses. */
export function useBoardActions({
  cards,
  input,
  moves,
  onMoved,
}: {
  cards: readonly ApprovalCard[]
  /** the question whose answer is on the screen */
  input: InputOf<'approvals.board'>
  moves: MoveAsker
  /** the first of them takes the focus */
  onMoved: (id: string, to: ColumnId) => void
}): BoardActions {
  const w = useWords(boardWords)
  const format = useFormat()
  const [questions, setQuestions] = useState<readonly Question[]>([])
  const takeRefusalAway = useRef(() => {})
  const [asking] = questions

  const chosen = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return cards.filter(({ id }) => wanted.has(id))
  }
  const key = apiKey('approvals.board', input)
  const patch = (changed: readonly ApprovalCard[]) =>
    queryClient.setQueryData<OutputOf<'approvals.board'>>(key, (board) => board && withCards(board, changed))

  function say(moved: readonly ApprovalCard[], to: ApprovalState): void {
    const [first] = moved
    if (!first) return
    const name = w.state(to)
    if (moved.length > 1) {
      const counted = w.deliverables(moved.length, format.count(moved.length))
      toast({
        text: w.movedMany(counted, name),
        action: { label: w.show, onAction: () => onMoved(first.id, to) },
      })
      return
    }
    toast({
      text: first.state === to ? w.counted(first.title, first.handle, name) : w.moved(first.title, first.handle, name),
      action: { label: w.open, onAction: () => navigate({ screen: 'approvals', recordId: first.id }) },
    })
  }

  function refuse(sentence: string): void {
    // One refusal at a time: a held key would pile them up.
    takeRefusalAway.current()
    takeRefusalAway.current = toast({ text: sentence, tone: 'bad' })
  }

  /** Moves cards that all lead to one state. */
  async function run(group: readonly ApprovalCard[], to: ApprovalState, leadsTo: ApprovalState): Promise<void> {
    const isBrief = group[0]?.state === null
    const most = isBrief ? mostBriefed : mostMoved
    const now = new Date().toISOString()
    // An older answer that is still on its way would take the cards back for a moment.
    void queryClient.cancelQueries({ queryKey: key })
    patch(group.map((card) => movedCard(card, leadsTo, now)))
    if (group[0]) onMoved(group[0].id, leadsTo)
    const done: ApprovalCard[] = []
    for (let from = 0; from < group.length; from += most) {
      const part = group.slice(from, from + most)
      const deliverableIds = part.map(({ id }) => id)
      try {
        if (isBrief) await call('approvals.sendBrief', { deliverableIds })
        else patch(await call('approvals.move', { deliverableIds, to }))
        done.push(...part)
      } catch (error) {
        patch(group.slice(from))
        toastError(error)
        break
      }
    }
    say(done, leadsTo)
  }

  function go(sorted: SortedMoves, to: ApprovalState): void {
    const { moving, ready, asks, refused } = sorted
    const groups = Map.groupBy(ready, ({ card, leadsTo }) => `${leadsTo} ${card.state === null}`)
    for (const group of groups.values()) {
      const [first] = group
      if (first)
        void run(
          group.map(({ card }) => card),
          to,
          first.leadsTo,
        )
    }
    const [no] = refused
    if (no) refuse(w.stayed(refused.length, moving.length, no.sentence))
    const contents = asks.filter(({ move }) => move.asks === 'content')
    const [content] = contents
    if (content && moving.length === 1) navigate({ screen: 'approvals', recordId: content.card.id })
    else if (content) refuse(w.oneAtATime)
    setQuestions(
      questionsOf(asks.filter(({ move }) => move.asks !== 'content')).map((question) => ({ ...question, to })),
    )
  }

  function move(ids: readonly string[], to: ColumnId): void {
    const meant = chosen(ids)
    const isKnown = (book: MoveBook) => sortMoves(meant, to, book, w.unsend).unknown.length === 0
    const goBy = (book: MoveBook) => {
      const sorted = sortMoves(meant, to, book, w.unsend)
      if (to !== 'to_brief') go(sorted, to)
      else if (sorted.refused.length > 0) refuse(w.unsend)
    }
    if (isKnown(moves.book)) goBy(moves.book)
    else void moves.ask(ids).then(goBy, toastError)
  }

  async function removeUnsent(unsent: readonly ApprovalCard[]): Promise<void> {
    const [first] = unsent
    const named =
      unsent.length === 1 && first ? first.title : w.deliverables(unsent.length, format.count(unsent.length))
    try {
      await call('campaigns.removeDeliverables', { deliverableIds: unsent.map(({ id }) => id) })
      void undoToast(w.removed(named))
    } catch (error) {
      toastError(error)
    }
  }

  const next = () => setQuestions((old) => old.slice(1))
  return {
    move,
    remove: (ids) => {
      const { unsent = [], sent = [] } = Object.groupBy(chosen(ids), ({ state }) =>
        state === null ? 'unsent' : 'sent',
      )
      if (unsent.length > 0) void removeUnsent(unsent)
      if (sent.length > 0)
        move(
          sent.map(({ id }) => id),
          'withdrawn',
        )
    },
    dialog: asking && (
      <Suspense>
        <AskDialog
          cards={[...asking.cards]}
          to={asking.to}
          asks={asking.move.asks}
          event={asking.move.event}
          onDone={() => {
            const [first] = asking.cards
            next()
            if (first) onMoved(first.id, asking.move.leadsTo)
          }}
          onClose={next}
        />
      </Suspense>
    ),
  }
}
