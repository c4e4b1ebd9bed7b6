import { CalendarClock } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { Board } from '../../../ui/board/Board'
import type { BoardColumn, Moved } from '../../../ui/board/boardTypes'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { ContextMenu, useContextMenu } from '../../../ui/Menu'
import { toastError } from '../../../ui/undoToast'
import { BoardBar } from './BoardBar'
import { type BoardView, filtersOn, foldable, useBoardView, wholeBoard } from './boardView'
import { CardFace, CardFacts } from './CardFace'
import { filterCards } from './filter'
import { lanesOf } from './lanes'
import { type ColumnId, columnIds, columnOf, type MoveBook, stateBeside } from './rules'
import { Toolbar } from './Toolbar'
import { moveGroups, targetOf } from './targets'
import { useBoardActions } from './useBoardActions'
import { useMoves } from './useMoves'
import { boardWords } from './words'

const Peek = lazy(async () => ({ default: (await import('./Peek')).Peek }))
const PackageDialog = lazy(async () => ({ default: (await import('../review/PackageDialog')).PackageDialog }))

const nobody: ReadonlySet<string> = new Set()
const noCards: readonly ApprovalCard[] = []
/** By campaign: where the focus was when the board was left, for the way back from a deliverable's page. */
const lastCards = new Map<string | null, string>()

/** Every deliverable where it stands, of one campaign or of all. */
export function ApprovalsBoard({ campaignId }: { campaignId: string | null }) {
  const w = useWords(boardWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const root = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [view, setView] = useBoardView(campaignId)
  const [selection, setSelection] = useState(nobody)
  const [moved, setMoved] = useState<Moved<ColumnId> | null>(null)
  const [menuOf, setMenuOf] = useState<{ cards: readonly ApprovalCard[]; book: MoveBook }>({
    cards: noCards,
    book: new Map(),
  })
  const [peekedId, setPeekedId] = useState<string | null>(null)
  const [packed, setPacked] = useState<readonly ApprovalCard[] | null>(null)
  const moveMenu = useContextMenu()
  const recordMenu = useContextMenu()

  const input = useMemo(() => (campaignId ? { campaignId } : {}), [campaignId])
  const list = useApiQuery('approvals.board', input)
  const people = useApiQuery('approvals.people', {})
  const me = people.data?.find(({ isMe }) => isMe)
  const all = list.data?.cards ?? noCards
  const today = list.data?.today ?? ''
  // Letters stay quick where thousands of cards are sought through.
  const text = useDeferredValue(view.text)
  const cards = useMemo(() => filterCards(all, { ...view, text }, me), [all, view, text, me])
  const chosen = useMemo(() => cards.filter(({ id }) => selection.has(id)), [cards, selection])
  const selected = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen])
  const moves = useMoves()
  const actions = useBoardActions({
    cards: all,
    input,
    moves,
    onMoved: (id, to) => setMoved((old) => ({ id, to, turn: (old?.turn ?? 0) + 1 })),
  })
  const columns = useMemo(
    () =>
      columnIds.map(
        (id): BoardColumn<ColumnId> => ({
          id,
          name: w.state(id),
          isFolded: foldable.has(id) && !view.unfolded.includes(id),
          onFold: foldable.has(id)
            ? (isFolded) =>
                setView((old) => ({
                  ...old,
                  unfolded: [...old.unfolded.filter((one) => one !== id), ...(isFolded ? [] : [id])],
                }))
            : null,
        }),
      ),
    [w, view.unfolded, setView],
  )
  const lanes = useMemo(
    () => lanesOf(view.lanes, cards, { today, w, format, locale }),
    [view.lanes, cards, today, w, format, locale],
  )
  const withCampaign = campaignId === null && view.campaignId === null
  const facts = useMemo(() => ({ today, withCampaign }), [today, withCampaign])
  const headNote = useCallback((of: readonly ApprovalCard[]) => {
    const late = of.filter(({ overdueDays }) => overdueDays > 0).length
    return late > 0 && <LateCount count={late} />
  }, [])

  const cardsOf = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return cards.filter(({ id }) => wanted.has(id))
  }
  /** The selected, or the one that is looked at. */
  const meant = chosen.length > 0 ? chosen : cards.filter(({ id }) => id === peekedId)
  const idsOf = (of: readonly ApprovalCard[]) => of.map(({ id }) => id)
  const open = (id: string) => navigate({ screen: 'approvals', recordId: id })
  const openMoveMenu = (of: readonly ApprovalCard[], at: { x: number; y: number }) => {
    void moves.ask(idsOf(of)).then((book) => {
      setMenuOf({ cards: of, book })
      moveMenu.open(at)
    }, toastError)
  }
  const closePeek = () => {
    const id = peekedId
    setPeekedId(null)
    root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id ?? '')}"]`)?.focus()
  }
  const onMeant = (ids: readonly string[]) => {
    const [first] = ids
    if (first) lastCards.set(campaignId, first)
    moves.mean(ids)
  }
  const select = (next: ReadonlySet<string>) => {
    setSelection(next)
    if (next.size > 0) moves.mean([...next])
  }
  const shift = (card: ApprovalCard, ids: readonly string[], by: 1 | -1) => {
    void moves.ask(ids).then((book) => {
      const to = stateBeside(card, by, book.get(card.id))
      if (to) actions.move(ids, to)
    }, toastError)
  }
  const brief = (of: readonly ApprovalCard[]) =>
    actions.move(idsOf(of.filter(({ state }) => state === null)), 'brief_sent')
  const briefReason = (of: readonly ApprovalCard[]) =>
    of.length === 0 ? w.nobodyChosen : of.some(({ state }) => state === null) ? null : w.nothingToBrief
  const packageReason = (of: readonly ApprovalCard[]) =>
    of.length === 0 ? w.nobodyChosen : of.every((card) => card.campaignId === of[0]?.campaignId) ? null : w.oneCampaign
  const inMiddle = () => {
    const box = root.current?.getBoundingClientRect()
    return { x: (box?.left ?? 0) + 40, y: (box?.top ?? 0) + 100 }
  }
  const command = { menu: 'record', disabledReason: () => (meant.length > 0 ? null : w.nobodyChosen) } as const
  useCommands([
    { id: 'approvals.find', title: w.find, menu: 'edit', keys: ['$mod+f'], run: () => search.current?.select() },
    {
      id: 'approvals.mine',
      title: w.mine,
      menu: 'view',
      isChecked: () => view.isMine,
      run: () => change({ isMine: !view.isMine }),
    },
    { ...command, id: 'approvals.open', title: w.open, run: () => meant[0] && open(meant[0].id) },
    { ...command, id: 'approvals.moveTo', title: w.moveTo, keys: ['m'], run: () => openMoveMenu(meant, inMiddle()) },
    {
      ...command,
      id: 'approvals.sendBrief',
      title: w.sendBrief,
      disabledReason: () => briefReason(meant),
      run: () => brief(meant),
    },
    {
      ...command,
      id: 'approvals.package',
      title: w.package,
      disabledReason: () => packageReason(meant),
      run: () => setPacked(meant),
    },
    { ...command, id: 'approvals.remove', title: w.remove, run: () => actions.remove(idsOf(meant)) },
  ])

  const change = (part: Partial<BoardView>) => setView((old) => ({ ...old, ...part }))
  const clear = () => setView((old) => ({ ...wholeBoard, lanes: old.lanes, unfolded: old.unfolded }))
  const chips = filtersOn(view).map((id) => ({ id, label: chipOf(id) }))
  const isEmpty = list.data !== undefined && cards.length === 0
  return (
    <div ref={root} className="relative flex h-full min-h-0 flex-1">
      <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
        {all.length > 0 && (
          <Toolbar
            campaignId={campaignId}
            view={view}
            onChange={change}
            onClear={clear}
            cards={all}
            shown={cards}
            today={today}
            chips={chips}
            searchRef={search}
          />
        )}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} className="m-3" />}
        {isEmpty && !list.isError && all.length === 0 && <NothingYet campaignId={campaignId} />}
        {isEmpty && !list.isError && all.length > 0 && (
          <EmptyState sentence={w.noMatch(chips.map(({ label }) => label).join(w.and))}>
            <Button look="primary" onPress={clear}>
              {w.clearFilters}
            </Button>
          </EmptyState>
        )}
        {!isEmpty && list.data && (
          <CardFacts value={facts}>
            <Board
              cards={cards}
              columns={columns}
              columnOf={columnOf}
              lanes={lanes}
              look={look}
              words={w}
              headNote={headNote}
              isNarrowEmpty
              selected={selected}
              onSelect={select}
              targetFor={(of, to) => targetOf(of, to, moves.book, w)}
              onMove={actions.move}
              onShift={shift}
              moved={moved}
              startAt={lastCards.get(campaignId) ?? null}
              onMeant={onMeant}
              peekedId={peekedId}
              onPeek={setPeekedId}
              onOpen={open}
              onClosePeek={closePeek}
              onComment={open}
              onRemove={actions.remove}
              onMoveMenu={(ids, at) => openMoveMenu(cardsOf(ids), at)}
              onMenu={(card, at) => {
                setMenuOf({ cards: [card], book: moves.book })
                recordMenu.open(at)
              }}
            />
          </CardFacts>
        )}
        <BoardBar
          chosen={chosen}
          total={cards.length}
          moveGroups={() => groupsFor(chosen, moves.book)}
          briefReason={briefReason(chosen)}
          packageReason={packageReason(chosen)}
          onBrief={() => brief(chosen)}
          onPackage={() => setPacked(chosen)}
          onRemove={() => actions.remove([...selected])}
          onSelectAll={() => select(new Set(idsOf(cards)))}
          onClear={() => setSelection(nobody)}
        />
      </div>
      {peekedId && (
        <CardFacts value={facts}>
          <Suspense>
            <Peek id={peekedId} onClose={closePeek} onOpen={() => open(peekedId)} />
          </Suspense>
        </CardFacts>
      )}
      <ContextMenu state={moveMenu} label={w.moveToTitle} groups={() => groupsFor(menuOf.cards, menuOf.book)} />
      <ContextMenu state={recordMenu} label={w.menu} groups={() => recordGroups(menuOf.cards[0])} />
      {actions.dialog}
      {packageDialog()}
    </div>
  )

  function packageDialog(): ReactNode {
    const [first] = packed ?? noCards
    if (!packed || !first) return null
    return (
      <Suspense>
        <PackageDialog campaignId={first.campaignId} deliverableIds={idsOf(packed)} onClose={() => setPacked(null)} />
      </Suspense>
    )
  }

  function groupsFor(of: readonly ApprovalCard[], book: MoveBook) {
    return moveGroups({ cards: of, book, aside: foldable, w, onMove: (to) => actions.move(idsOf(of), to) })
  }

  function recordGroups(card: ApprovalCard | undefined) {
    if (!card) return []
    const of = selected.has(card.id) ? chosen : [card]
    const at = recordMenu.at ?? inMiddle()
    const isOn = selected.has(card.id)
    return [
      {
        label: w.menu,
        items: [
          { id: 'open', label: w.open, keys: 'Enter', onAction: () => open(card.id) },
          { id: 'peek', label: w.peek, keys: 'Space', onAction: () => setPeekedId(card.id) },
          {
            id: 'select',
            label: isOn ? w.unselect : w.selectShort,
            keys: 'x',
            onAction: () =>
              select(new Set(isOn ? [...selected].filter((id) => id !== card.id) : [...selected, card.id])),
          },
          {
            id: 'profile',
            label: w.profile,
            onAction: () => navigate({ screen: 'creators', recordId: card.accountId, part: 'profile' }),
          },
          {
            id: 'campaign',
            label: w.toCampaign,
            onAction: () => navigate({ screen: 'campaigns', recordId: card.campaignId }),
          },
        ],
      },
      {
        label: w.more,
        items: [
          {
            id: 'move',
            label: w.moveTo,
            keys: 'm',
            // This menu goes first: two open ones would take each other's focus.
            onAction: () => setTimeout(() => openMoveMenu(of, at)),
          },
          { id: 'brief', label: w.sendBrief, disabledReason: briefReason(of), onAction: () => brief(of) },
          { id: 'package', label: w.package, disabledReason: packageReason(of), onAction: () => setPacked(of) },
          {
            id: 'remove',
            label: w.remove,
            keys: 'Delete',
            isDanger: true,
            onAction: () => actions.remove(idsOf(of)),
          },
        ],
      },
    ]
  }

  function chipOf(id: keyof BoardView): string {
    const { chip } = w
    switch (id) {
      case 'text':
        return chip.text(view.text.trim())
      case 'isMine':
        return chip.isMine
      case 'campaignId':
        return chip.campaignId(all.find((card) => card.campaignId === view.campaignId)?.campaign ?? '–')
      case 'client':
        return chip.client(view.client ?? '')
      case 'turn':
        return view.turn ? chip.turn(w.turn(view.turn)) : ''
      case 'kind':
        return chip.kind(w.kind(view.kind ?? ''))
      default:
        return chip.isOverdue
    }
  }
}

const look = {
  face: (card: ApprovalCard) => <CardFace card={card} />,
  textOf: (card: ApprovalCard) => `${card.title}, @${card.handle}`,
  likelyHeight: 96,
}

function LateCount({ count }: { count: number }) {
  const w = useWords(boardWords)
  const format = useFormat()
  return (
    <span title={w.late(count)} className="flex shrink-0 items-center gap-0.5 font-medium text-bad text-caption">
      <CalendarClock size={12} aria-hidden="true" />
      <span aria-hidden="true" className="tabular">
        {format.count(count)}
      </span>
      <span className="sr-only">{w.late(count)}</span>
    </span>
  )
}

function NothingYet({ campaignId }: { campaignId: string | null }) {
  const w = useWords(boardWords)
  return (
    <EmptyState sentence={campaignId ? w.emptyCampaign : w.empty}>
      {campaignId ? (
        <Button
          look="primary"
          onPress={() => navigate({ screen: 'campaigns', recordId: campaignId, part: 'deliverables' }, true)}
        >
          {w.addDeliverables}
        </Button>
      ) : (
        <Button look="primary" onPress={() => navigate({ screen: 'campaigns' })}>
          {w.toCampaigns}
        </Button>
      )}
    </EmptyState>
  )
}
