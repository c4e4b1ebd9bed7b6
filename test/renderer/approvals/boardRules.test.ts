import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeBoard } from '../../../src/renderer/src/features/approvals/board/boardView'
import { countsOf, filterCards, weekOf } from '../../../src/renderer/src/features/approvals/board/filter'
import { lanesOf } from '../../../src/renderer/src/features/approvals/board/lanes'
import {
  type MoveBook,
  type Moves,
  movedCard,
  questionsOf,
  sortMoves,
  stateBeside,
  withCards,
} from '../../../src/renderer/src/features/approvals/board/rules'
import { moveGroups, targetOf } from '../../../src/renderer/src/features/approvals/board/targets'
import { boardWords } from '../../../src/renderer/src/features/approvals/board/words'
import { formatOf } from '../../../src/renderer/src/lib/locale'
import type { ApprovalCard, ApprovalMove } from '../../../src/shared/contract/approvals'
import type { Actor, ApprovalFacts, Progress } from '../../../src/shared/domain/approvals/events'
import { movesOf } from '../../../src/shared/domain/approvals/moves'
import { refusalSentence } from '../../../src/shared/domain/approvals/refusals'
import { turnOf } from '../../../src/shared/domain/approvals/stageClock'
import {
  type ApprovalState,
  approvalStates,
  isReviewState,
  presetIds,
  presetWorkflows,
  stageOf,
} from '../../../src/shared/domain/approvals/workflow'

const w = boardWords('en')

function card(id: string, state: ApprovalState | null, more: Partial<ApprovalCard> = {}): ApprovalCard {
  return {
    id,
    campaignId: 'campaign',
    campaign: 'Fizz',
    client: 'Wobblecombe',
    accountId: `account ${id}`,
    platform: 'instagram',
    handle: id,
    displayName: null,
    title: `Video of ${id}`,
    kind: 'video',
    state,
    stateSince: null,
    dueOn: null,
    actBy: null,
    overdueDays: 0,
    turn: state === null ? 'agency' : turnOf(state),
    version: null,
    approvals: 0,
    approvalsNeeded: 0,
    roundsUsed: 0,
    roundsAllowed: null,
    plannedOn: null,
    openComments: 0,
    ...more,
  }
}

const facts: ApprovalFacts = {
  today: '2026-11-16',
  approvers: {},
  termsSignedOn: null,
  hasDisclosurePlan: false,
  disclosureProblems: [],
  postFrom: null,
  postUntil: null,
  hasUsageRight: false,
  music: null,
  exclusivities: [],
}
const me: Actor = { personId: 'me', role: 'account_director', isActive: true } as Actor
const version = { id: 'v', number: 1, sha256: null, captionSha256: 'a'.repeat(64) }

/** What the engine answers for a card that stands in a state. */
function movesIn(state: ApprovalState, workflow = presetWorkflows.standard): Moves {
  const progress: Progress = {
    workflow,
    state,
    stateSince: '2026-11-01T10:00:00.000Z',
    heldFrom: state === 'on_hold' ? 'client_review' : null,
    version,
    submitterId: 'somebody',
    approvals: [],
    requestedBy: null,
    roundsUsed: 1,
    roundsAllowed: null,
    corrections: [],
    plannedOn: null,
    liveUrl: null,
    liveOn: null,
    isVerified: false,
    lastAt: '2026-11-01T10:00:00.000Z',
    submitted: [version],
  }
  const moves = movesOf(progress, me, '2026-11-16T10:00:00.000Z', { ...facts, approvers: { internal_review: ['me'] } })
  return Object.fromEntries(
    [...moves].map(([to, move]): [ApprovalState, ApprovalMove] => [
      to,
      move.kind === 'refused'
        ? { kind: 'refused', refusal: { code: move.refusal.code, sentence: refusalSentence(move.refusal) } }
        : move,
    ]),
  ) as Moves
}

const bookOf = (...cards: ApprovalCard[]): MoveBook =>
  new Map(cards.map((one) => [one.id, movesIn(one.state ?? 'brief_sent')]))

describe('what a column says before cards come', () => {
  const draft = card('draft', 'draft_submitted')
  const review = card('review', 'internal_review')

  it('takes what the rules let go, and refuses the rest in the engine’s words', () => {
    const book = bookOf(draft, review)
    expect(targetOf([draft], 'internal_review', book, w).kind).toBe('free')
    expect(targetOf([draft], 'draft_submitted', book, w).kind).toBe('same')
    expect(targetOf([draft], 'live', book, w)).toEqual({
      kind: 'stops',
      title: 'Refused',
      sentence: 'Stages are not skipped: next comes “Internal review”.',
    })
    expect(targetOf([review], 'changes_requested', book, w)).toMatchObject({ kind: 'asks', sentence: 'For a comment.' })
  })

  it('counts those that stay where only some may come', () => {
    const others = [review, card('two', 'internal_review')]
    const book = bookOf(draft, ...others)
    expect(targetOf([draft, ...others], 'internal_review', book, w).kind).toBe('free')
    expect(targetOf([draft, ...others], 'client_review', book, w)).toMatchObject({
      kind: 'asks',
      sentence: '1 of 3 cannot: Stages are not skipped: next comes “Internal review”.',
    })
    expect(targetOf([draft, review], 'live', book, w).sentence).toMatch(/^None of 2 can: Stages/)
  })

  it('says nothing while the rules were not asked', () => {
    expect(targetOf([draft], 'live', new Map(), w).kind).toBe('unknown')
  })

  it('opens what was not briefed, and calls no brief back', () => {
    const unsent = card('unsent', null)
    expect(targetOf([unsent], 'brief_sent', new Map(), w).kind).toBe('free')
    expect(targetOf([draft], 'to_brief', new Map(), w)).toMatchObject({ kind: 'stops', sentence: w.unsend })
  })

  it('is the menu too: refused states stay and say why', () => {
    const groups = moveGroups({
      cards: [draft],
      book: bookOf(draft),
      aside: new Set(['closed', 'on_hold']),
      w,
      onMove: () => {},
    })
    const items = groups.flatMap(({ items }) => items)
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(approvalStates))
    expect(items.find(({ id }) => id === 'live')?.disabledReason).toMatch(/^Stages are not skipped/)
    expect(items.find(({ id }) => id === 'draft_submitted')?.disabledReason).toBe('Stands there already.')
    expect(items.find(({ id }) => id === 'on_hold')).toMatchObject({
      label: 'On hold, asks for a reason',
      disabledReason: null,
    })
  })

  it('every card falls under one head, whatever its state, target and workflow (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...approvalStates)), { maxLength: 12 }),
        fc.constantFrom(...approvalStates, 'to_brief' as const),
        fc.constantFrom(...presetIds),
        (states, to, preset) => {
          const has = (state: ApprovalState) =>
            !isReviewState(state) || stageOf(presetWorkflows[preset], state) !== undefined
          const cards = states
            .filter((state) => state === null || has(state))
            .map((state, index) => card(`${index}`, state))
          const book: MoveBook = new Map(
            cards.map(({ id, state }) => [id, movesIn(state ?? 'brief_sent', presetWorkflows[preset])]),
          )
          const { moving, ready, asks, refused, unknown } = sortMoves(cards, to, book, w.unsend)
          expect(ready.length + asks.length + refused.length + unknown.length).toBe(moving.length)
          expect(questionsOf(asks).reduce((sum, one) => sum + one.cards.length, 0)).toBe(asks.length)
          const { kind } = targetOf(cards, to, book, w)
          expect(kind === 'same').toBe(moving.length === 0)
          expect(kind === 'stops').toBe(moving.length > 0 && refused.length === moving.length)
        },
      ),
    )
  })
})

describe('Shift and an arrow', () => {
  const beside = (state: ApprovalState | null, by: 1 | -1) =>
    stateBeside(card('one', state), by, state ? movesIn(state) : undefined)

  it.each<[ApprovalState | null, ApprovalState | null, ApprovalState | null]>([
    [null, 'brief_sent', null],
    ['brief_sent', 'concept_submitted', null],
    ['concept_submitted', 'concept_approved', 'brief_sent'],
    ['draft_submitted', 'internal_review', 'concept_approved'],
    ['internal_review', 'client_review', 'changes_requested'],
    ['changes_requested', 'draft_submitted', null],
    ['approved', 'scheduled', 'changes_requested'],
    ['scheduled', 'live', 'approved'],
    ['on_hold', 'client_review', null],
  ])('from %s leads on to %s and back to %s', (state, on, back) => {
    expect(beside(state, 1)).toBe(on)
    expect(beside(state, -1)).toBe(back)
  })
})

describe('a move shown before the engine answers', () => {
  it('moves the card, hands the turn on, and leaves the old answer whole for the way back', () => {
    const board = { today: '2026-11-16', cards: [card('a', 'internal_review', { approvals: 1 }), card('b', 'live')] }
    const before = structuredClone(board)
    const [a] = board.cards
    if (!a) throw new Error('no card')
    const after = withCards(board, [movedCard(a, 'client_review', '2026-11-16T10:00:00.000Z')])
    expect(after.cards[0]).toMatchObject({ state: 'client_review', turn: 'brand', approvals: 0 })
    expect(after.cards[1]).toBe(board.cards[1])
    expect(board).toEqual(before)
    expect(withCards(after, [a]).cards).toEqual(before.cards)
  })

  it('counts an approval where more are needed', () => {
    const one = card('a', 'client_review', { approvals: 1, approvalsNeeded: 2 })
    expect(movedCard(one, 'client_review', '')).toMatchObject({ state: 'client_review', approvals: 2 })
  })
})

describe('filters, counts and lanes', () => {
  const cards = [
    card('zoë', 'client_review', { overdueDays: 2, actBy: '2026-11-12', displayName: 'Zoë Quill' }),
    card('bram', 'internal_review', { actBy: '2026-11-16', kind: 'story', client: 'Fizzlewick' }),
    card('ida', null, { dueOn: '2026-11-30' }),
    card('cleo', 'closed'),
  ]
  const ids = (view: Partial<typeof wholeBoard>) =>
    filterCards(cards, { ...wholeBoard, ...view }, undefined).map(({ id }) => id)

  it('finds by any words of title, handle and name, without accents', () => {
    expect(ids({})).toEqual(['zoë', 'bram', 'ida', 'cleo'])
    expect(ids({ text: '@ZOE quill' })).toEqual(['zoë'])
    expect(ids({ text: 'video bram' })).toEqual(['bram'])
    expect(ids({ text: 'nobody' })).toEqual([])
  })

  it('narrows by turn, kind, client, lateness, and by what is mine', () => {
    expect(ids({ turn: 'brand' })).toEqual(['zoë'])
    expect(ids({ kind: 'story' })).toEqual(['bram'])
    expect(ids({ client: 'Fizzlewick' })).toEqual(['bram'])
    expect(ids({ isOverdue: true })).toEqual(['zoë'])
    expect(ids({ isMine: true })).toEqual(['bram', 'ida'])
    const of = (role: 'legal' | 'client_approver' | 'creator_proxy') =>
      filterCards(
        [...cards, card('law', 'legal_review'), card('made', 'changes_requested')],
        { ...wholeBoard, isMine: true },
        { id: 'me', name: 'Me', role, email: null, clientId: null, isMe: true },
      ).map(({ id }) => id)
    expect(of('legal')).toEqual(['law'])
    expect(of('client_approver')).toEqual(['zoë'])
    expect(of('creator_proxy')).toEqual(['made'])
  })

  it('counts what is in work, due and late', () => {
    expect(countsOf(cards, '2026-11-16')).toEqual({ all: 4, inWork: 2, dueToday: 1, overdue: 1 })
  })

  it('puts cards in lanes by creator and by the week of their day, those without a day last', () => {
    const input = { today: '2026-11-16', w, format: formatOf('en-GB', 'UTC'), locale: 'en-GB' }
    expect(lanesOf('none', cards, input)).toBeNull()
    expect(lanesOf('creator', cards, input)?.list.map(({ name }) => name)).toEqual(['@bram', '@cleo', '@ida', '@zoë'])
    const weeks = lanesOf('week', cards, input)
    expect(weeks?.list.map(({ id }) => id)).toEqual(['2026-11-09', '2026-11-16', '2026-11-30', 'none'])
    expect(weeks?.list[1]).toMatchObject({ name: 'Week of 16 Nov 2026', note: 'this week · 1 deliverable' })
    expect(cards.map(weekOf)).toEqual(['2026-11-09', '2026-11-16', '2026-11-30', 'none'])
  })
})
