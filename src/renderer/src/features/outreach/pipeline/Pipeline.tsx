import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { OutreachCard, OutreachStage } from '../../../../../shared/contract/outreach'
import { openAddToOutreach } from '../../../lib/addToOutreach'
import { useApiQuery } from '../../../lib/api'
import { useCommands } from '../../../lib/commands'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate, useRoute } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import type { Moved } from '../../../ui/board/boardTypes'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { ContextMenu, useContextMenu } from '../../../ui/Menu'
import { undoToast } from '../../../ui/undoToast'
import { NoteDialog } from '../queue/NoteDialog'
import { queueWords } from '../queue/words'
import { sharedWords } from '../shared/words'
import { Board } from './board/Board'
import { moveGroups } from './moveGroups'
import { PipelineBar } from './PipelineBar'
import { PipelineList } from './PipelineList'
import { isNarrowed, usePipelineView, wholePipeline } from './pipelineView'
import { Toolbar } from './Toolbar'
import { usePipelineActions } from './usePipelineActions'
import { useWarnings } from './useWarnings'
import { pipelineWords } from './words'

const RecordPanel = lazy(async () => ({ default: (await import('./record/RecordPanel')).RecordPanel }))
const AssignDialog = lazy(async () => ({ default: (await import('./bulk/AssignDialog')).AssignDialog }))
const StartDialog = lazy(async () => ({ default: (await import('./bulk/StartDialog')).StartDialog }))
const DraftsDialog = lazy(async () => ({ default: (await import('./bulk/DraftsDialog')).DraftsDialog }))

/** More are not drawn; the engine says how many there are. */
const most = 20_000
const nobody: ReadonlySet<string> = new Set()
const noCards: readonly OutreachCard[] = []

type Asked = { kind: 'assign' | 'start' | 'drafts' | 'note'; cards: readonly OutreachCard[] }

/** Where everybody stands: a board or a list, of one campaign or of all. */
export function Pipeline({ campaignId }: { campaignId: string | null }) {
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const said = useWords(queueWords)
  const format = useFormat()
  const root = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [view, setView] = usePipelineView(campaignId)
  const unfold = useCallback((unfolded: typeof view.unfolded) => setView((old) => ({ ...old, unfolded })), [setView])
  const [selection, setSelection] = useState(nobody)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [moved, setMoved] = useState<Moved<OutreachStage> | null>(null)
  const [menuOf, setMenuOf] = useState<readonly OutreachCard[]>(noCards)
  const moveMenu = useContextMenu()
  const recordMenu = useContextMenu()
  const peek = usePeek(campaignId)
  const [isOpened, setOpened] = useState(false)

  const campaign = campaignId ?? view.campaignId
  const text = view.text.trim()
  const input = useMemo(
    () => ({
      ...(campaign ? { campaignId: campaign } : {}),
      ...(view.owner ? { owner: view.owner } : {}),
      ...(text ? { text } : {}),
      limit: most,
    }),
    [campaign, view.owner, text],
  )
  const list = useApiQuery('outreach.list', input, { keepPrevious: true })
  const warnings = useWarnings(list.data?.cards)
  const cards = useMemo(() => {
    const all = list.data?.cards ?? noCards
    return view.stages.length > 0 ? all.filter(({ stage }) => view.stages.includes(stage)) : all
  }, [list.data, view.stages])
  const chosen = useMemo(() => cards.filter(({ id }) => selection.has(id)), [cards, selection])
  const selected = useMemo(() => new Set(chosen.map(({ id }) => id)), [chosen])
  const actions = usePipelineActions({
    cards,
    input,
    warnings,
    onMoved: (ids, to) => {
      const [id] = ids
      if (id) setMoved((old) => ({ id, to, turn: (old?.turn ?? 0) + 1 }))
    },
  })
  const cardsOf = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return cards.filter(({ id }) => wanted.has(id))
  }
  /** The selected, or the one in the panel. */
  const meant = chosen.length > 0 ? chosen : cards.filter(({ id }) => id === peek.id)
  const ids = meant.map(({ id }) => id)
  const openMoveMenu = (of: readonly OutreachCard[], at: { x: number; y: number }) => {
    setMenuOf(of)
    moveMenu.open(at)
  }
  const show = (id: string) => {
    setOpened(false)
    peek.open(id)
  }
  const open = (id: string) => {
    setOpened(true)
    peek.open(id)
  }
  const close = () => {
    const id = peek.id
    peek.close()
    const row = root.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id ?? '')}"]`)
    row?.focus()
  }
  const nobodyMeant = () => (meant.length > 0 ? null : w.nobodyChosen)
  const inMiddle = () => {
    const box = root.current?.getBoundingClientRect()
    return { x: (box?.left ?? 0) + 40, y: (box?.top ?? 0) + 80 }
  }
  const command = { menu: 'record', disabledReason: nobodyMeant } as const
  useCommands([
    { id: 'outreach.find', title: w.find, menu: 'edit', keys: ['$mod+f'], run: () => search.current?.select() },
    { ...command, id: 'outreach.moveTo', title: w.moveTo, keys: ['m'], run: () => openMoveMenu(meant, inMiddle()) },
    { ...command, id: 'outreach.assign', title: w.assign, run: () => setAsked({ kind: 'assign', cards: meant }) },
    { ...command, id: 'outreach.start', title: w.start, run: () => setAsked({ kind: 'start', cards: meant }) },
    { ...command, id: 'outreach.stop', title: w.stop, run: () => actions.stop(ids) },
    { ...command, id: 'outreach.drafts', title: w.drafts, run: () => setAsked({ kind: 'drafts', cards: meant }) },
    { ...command, id: 'outreach.remove', title: w.remove, run: () => actions.remove(ids) },
  ])

  const change = (part: Partial<typeof view>) => setView((old) => ({ ...old, ...part }))
  const clear = () => setView((old) => ({ ...wholePipeline, look: old.look, sort: old.sort, unfolded: old.unfolded }))
  const data = list.data
  const isEmpty = data !== undefined && cards.length === 0
  return (
    <div ref={root} className="relative flex h-full min-h-0 flex-1">
      <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
        {!(isEmpty && !isNarrowed(view)) && (
          <Toolbar
            campaignId={campaignId}
            view={view}
            onChange={change}
            owners={data?.owners ?? []}
            count={data ? cards.length : null}
            searchRef={search}
          />
        )}
        {data && data.total > data.cards.length && (
          <p className="px-3 pb-2 text-muted">
            {w.truncated(format.count(data.cards.length), format.count(data.total))}
          </p>
        )}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} className="m-3" />}
        {isEmpty && !list.isError && (
          <Nobody isNarrow={isNarrowed(view)} campaignId={campaignId} filters={filterWords()} onClear={clear} />
        )}
        {data && !isEmpty && view.look === 'board' && (
          <Board
            cards={cards}
            stages={view.stages}
            unfolded={view.unfolded}
            onUnfold={unfold}
            warnings={warnings}
            withCampaign={campaign === null}
            selected={selected}
            onSelect={setSelection}
            actions={actions}
            moved={moved}
            peekedId={peek.id}
            onPeek={show}
            onOpen={open}
            onClosePeek={close}
            onNote={(id) => setAsked({ kind: 'note', cards: cardsOf([id]) })}
            onMoveMenu={(of, at) => openMoveMenu(cardsOf(of), at)}
            onMenu={(card, at) => {
              setMenuOf([card])
              recordMenu.open(at)
            }}
          />
        )}
        {data && !isEmpty && view.look === 'list' && (
          <PipelineList
            cards={cards}
            withCampaign={campaign === null}
            sort={view.sort}
            onSort={(sort) => change({ sort })}
            selected={selected}
            onSelect={setSelection}
            peekedId={peek.id}
            onOpen={open}
          />
        )}
        <PipelineBar
          chosen={chosen}
          total={cards.length}
          warnings={warnings}
          onMove={(to) => actions.move([...selected], to)}
          onAssign={() => setAsked({ kind: 'assign', cards: chosen })}
          onStart={() => setAsked({ kind: 'start', cards: chosen })}
          onStop={() => actions.stop([...selected])}
          onDrafts={() => setAsked({ kind: 'drafts', cards: chosen })}
          onRemove={() => actions.remove([...selected])}
          onSelectAll={() => setSelection(new Set(cards.map(({ id }) => id)))}
          onClear={() => setSelection(nobody)}
        />
      </div>
      {peek.id && (
        <Suspense>
          <RecordPanel
            id={peek.id}
            takesFocus={isOpened}
            onClose={close}
            onMove={(card, to) => actions.move([card.id], to)}
            onAssign={(card) => setAsked({ kind: 'assign', cards: [card] })}
            onStart={(card) => setAsked({ kind: 'start', cards: [card] })}
            onStop={(card) => actions.stop([card.id])}
          />
        </Suspense>
      )}
      <ContextMenu
        state={moveMenu}
        label={w.moveToTitle}
        groups={() =>
          moveGroups({
            cards: menuOf,
            warnings,
            w,
            shared,
            onMove: (to) =>
              actions.move(
                menuOf.map(({ id }) => id),
                to,
              ),
          })
        }
      />
      <ContextMenu state={recordMenu} label={w.menu} groups={() => menuGroups(menuOf[0])} />
      {actions.dialog}
      <Suspense>{dialogOf()}</Suspense>
    </div>
  )

  function dialogOf(): ReactNode {
    if (!asked) return null
    const done = () => setAsked(null)
    const [first] = asked.cards
    switch (asked.kind) {
      case 'assign':
        return <AssignDialog cards={asked.cards} owners={data?.owners ?? []} onAssign={actions.assign} onClose={done} />
      case 'start':
        return <StartDialog cards={asked.cards} onClose={done} />
      case 'drafts':
        return <DraftsDialog cards={asked.cards} onClose={done} />
      case 'note':
        return (
          first && <NoteDialog card={first} onClose={done} onDone={() => void undoToast(said.doneNote(first.handle))} />
        )
    }
  }

  function menuGroups(card: OutreachCard | undefined) {
    if (!card) return []
    const of = selected.has(card.id) ? chosen : [card]
    const together = of.map(({ id }) => id)
    const at = recordMenu.at ?? inMiddle()
    return [
      {
        label: w.menu,
        items: [
          { id: 'open', label: w.open, keys: 'Enter', onAction: () => open(card.id) },
          { id: 'peek', label: w.peek, keys: 'Space', onAction: () => show(card.id) },
          {
            id: 'profile',
            label: w.profile,
            onAction: () => navigate({ screen: 'creators', recordId: card.accountId, part: 'profile' }),
          },
          {
            id: 'select',
            label: selected.has(card.id) ? w.unselect : w.selectShort,
            keys: 'x',
            onAction: () =>
              setSelection((old) => {
                const next = new Set(old)
                if (!next.delete(card.id)) next.add(card.id)
                return next
              }),
          },
          { id: 'note', label: said.addNote, keys: 'c', onAction: () => setAsked({ kind: 'note', cards: [card] }) },
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
          { id: 'assign', label: w.assign, onAction: () => setAsked({ kind: 'assign', cards: of }) },
          { id: 'start', label: w.start, onAction: () => setAsked({ kind: 'start', cards: of }) },
          { id: 'stop', label: w.stop, onAction: () => actions.stop(together) },
          { id: 'drafts', label: w.drafts, onAction: () => setAsked({ kind: 'drafts', cards: of }) },
          { id: 'remove', label: w.remove, keys: 'Delete', isDanger: true, onAction: () => actions.remove(together) },
        ],
      },
    ]
  }

  function filterWords(): string {
    return [
      ...(text ? [w.byText(text)] : []),
      ...(view.owner ? [w.byOwner(view.owner)] : []),
      ...(view.campaignId && !campaignId ? [w.byCampaign] : []),
      ...(view.stages.length > 0 ? [w.byStages(view.stages.map((stage) => shared.stage(stage)).join(', '))] : []),
    ].join(w.and)
  }
}

function Nobody(props: { isNarrow: boolean; campaignId: string | null; filters: string; onClear: () => void }) {
  const w = useWords(pipelineWords)
  const { isNarrow, campaignId, filters, onClear } = props
  if (isNarrow)
    return (
      <EmptyState sentence={w.noMatch(filters)}>
        <Button look="primary" onPress={onClear}>
          {w.clearFilters}
        </Button>
      </EmptyState>
    )
  return (
    <EmptyState sentence={campaignId ? w.emptyCampaign : w.empty}>
      <Button look="primary" onPress={() => openAddToOutreach({ rosterOf: campaignId })}>
        {campaignId ? w.addRoster : w.add}
      </Button>
      <Button look="quiet" onPress={() => navigate({ screen: 'creators' })}>
        {w.toCreators}
      </Button>
    </EmptyState>
  )
}

/** Whose panel is open: in the address on the outreach screen, in the window on a campaign's page. */
function usePeek(campaignId: string | null) {
  const [local, setLocal] = useState<string | null>(null)
  const routed = useRoute(({ route }) => (route.screen === 'outreach' ? route.recordId : null))
  if (campaignId) return { id: local, open: setLocal, close: () => setLocal(null) }
  return {
    id: routed,
    open: (id: string) => navigate({ screen: 'outreach', recordId: id, part: 'pipeline' }, true),
    close: () => navigate({ screen: 'outreach', part: 'pipeline' }, true),
  }
}
