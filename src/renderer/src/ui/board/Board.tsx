import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { cx } from '../cx'
import { Aside } from './Aside'
import { keyOf, rowOf } from './boardFocus'
import { type CardKeys, keyAction } from './boardKeys'
import type { BoardColumn, BoardLane, BoardShare, BoardTarget, BoardWords, CardLook, Moved } from './boardTypes'
import { Column } from './Column'
import { type Cell, type Cells, cardBeside, cellKey, cellsOf } from './cells'
import { Lanes } from './Lanes'
import { useCardFocus } from './useCardFocus'

export interface BoardProps<C extends { id: string }, K extends string> {
  cards: readonly C[]
  /** all of them, in their order; the same objects while they do not change */
  columns: readonly BoardColumn<K>[]
  /** stays the same function */
  columnOf: (card: C) => K
  /** null: one lane without a name. `of` stays the same function */
  lanes?: { list: readonly BoardLane[]; of: (card: C) => string } | null
  look: CardLook<C>
  words: BoardWords
  /** beside a column's count; stays the same function */
  headNote?: (cards: readonly C[]) => ReactNode
  /** columns without a card take less room */
  isNarrowEmpty?: boolean
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  targetFor: (cards: readonly C[], column: K) => BoardTarget
  onMove: (ids: readonly string[], to: K) => void
  /** Shift and an arrow: moves to the column beside on the way */
  onShift: (card: C, ids: readonly string[], by: 1 | -1, shown: readonly K[]) => void
  moved: Moved<K> | null
  /** the card that takes the focus when the board opens */
  startAt?: string | null
  /** what has the focus or is dragged, so that its rules can be asked beforehand */
  onMeant?: (ids: readonly string[]) => void
  peekedId: string | null
  onPeek: (id: string) => void
  onOpen: (id: string) => void
  onClosePeek: () => void
  onComment: (id: string) => void
  onRemove: (ids: readonly string[]) => void
  onMoveMenu: (ids: readonly string[], at: { x: number; y: number }) => void
  onMenu: (card: C, at: { x: number; y: number }) => void
}

const nobody: ReadonlySet<string> = new Set()
/** As many as a common window shows. */
const columnsInSight = 7

/** Columns of cards. Arrows walk, Shift and an arrow moves, M asks where to, a drag does it by hand. */
export function Board<C extends { id: string }, K extends string>(props: BoardProps<C, K>) {
  const { cards, columns, columnOf, lanes = null, look, words, selected, onSelect, peekedId } = props
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const reveal = useRef<((cell: string) => void) | null>(null)
  const dragged = useRef<readonly string[]>([])
  const [isDragging, setDragging] = useState(false)

  const before = useRef<Cells<C, K>>(new Map())
  const laneOf = lanes?.of ?? null
  const cells = useMemo(() => cellsOf(cards, { columnOf, laneOf }, before.current), [cards, columnOf, laneOf])
  useEffect(() => {
    before.current = cells
  })
  const cardOf = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards])
  const inColumn = useMemo(() => Map.groupBy(cards, columnOf), [cards, columnOf])
  const empty = useMemo(
    () => new Map(columns.map(({ id }): [K, Cell<C, K>] => [id, { key: id, column: id, lane: null, cards: [] }])),
    [columns],
  )
  const shown = columns.filter(({ isFolded }) => !isFolded)
  const folded = columns.filter(({ isFolded }) => isFolded)
  const shownIds = shown.map(({ id }) => id)
  // A lane whose cards all stand in folded columns would be a bare name.
  const lanesShown = lanes?.list.filter(({ id }) => shown.some((column) => cells.has(cellKey(column.id, id))))
  const laneIds = lanesShown ? lanesShown.map(({ id }) => id) : null
  const countOf = (column: K) => inColumn.get(column)?.length ?? 0
  const placeOf = (card: C) => {
    const cell = cells.get(cellKey(columnOf(card), laneOf?.(card) ?? null))
    return cell && { cell, index: cell.cards.indexOf(card) }
  }
  /** Those that go together: all that are selected, where the card is one of them. */
  const togetherWith = (id: string) => (selected.has(id) ? [...selected] : [id])
  const draggedCards = () => dragged.current.flatMap((id) => cardOf.get(id) ?? [])
  const targetFor = (column: K) => (isDragging ? props.targetFor(draggedCards(), column) : null)

  const selectedIn = useMemo(() => {
    const groups = new Map<string, Set<string>>()
    for (const id of selected) {
      const card = cardOf.get(id)
      if (!card) continue
      const key = cellKey(columnOf(card), laneOf?.(card) ?? null)
      groups.set(key, (groups.get(key) ?? new Set()).add(id))
    }
    return groups
  }, [selected, cardOf, columnOf, laneOf])

  const { said, focus, stay } = useCardFocus({
    root,
    reveal,
    cells,
    cardOf,
    columns,
    columnOf,
    moved: props.moved,
    movedTo: words.movedTo,
    inColumn,
    startAt: props.startAt ?? null,
    peekedId,
  })

  const now = {
    takes: (column: K, lane: string | null) => {
      const meant = draggedCards()
      if (lane !== null && !meant.some((card) => laneOf?.(card) === lane)) return false
      const { kind } = props.targetFor(meant, column)
      return kind === 'free' || kind === 'asks' || kind === 'unknown'
    },
    startDrag: (id: string) => {
      dragged.current = togetherWith(id)
      props.onMeant?.(dragged.current)
      setDragging(true)
    },
    endDrag: () => setDragging(false),
    drop: (column: K) => props.onMove(dragged.current, column),
    // React Aria also selects what was dropped, and asks again for ever where that is not taken.
    select: (cell: string, keys: ReadonlySet<string>) => {
      const others = [...selected].filter((id) => {
        const card = cardOf.get(id)
        return card && cellKey(columnOf(card), laneOf?.(card) ?? null) !== cell
      })
      onSelect(new Set([...others, ...keys]))
    },
    peek: props.onPeek,
  }
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  const [share] = useState(
    (): BoardShare<K> => ({
      takes: (column, lane) => latest.current.takes(column, lane),
      startDrag: (id) => latest.current.startDrag(id),
      endDrag: () => latest.current.endDrag(),
      drop: (column) => latest.current.drop(column),
      select: (cell, keys) => latest.current.select(cell, keys),
      peek: (id) => latest.current.peek(id),
    }),
  )

  function walk(card: C, along: 'columns' | 'lanes', by: 1 | -1): boolean {
    const from = placeOf(card)
    if (!from) return false
    const isInside = by > 0 ? from.index < from.cell.cards.length - 1 : from.index > 0
    if (along === 'lanes' && (laneIds === null || isInside)) return false
    const next = cardBeside(cells, { columns: shownIds, lanes: laneIds }, from, { along, by })
    if (next) focus(next.id)
    return next !== null
  }

  function onKey(event: KeyboardEvent): void {
    const row = rowOf(event.target)
    const id = keyOf(row)
    // Keys in a card's own buttons are theirs.
    if (!row || !id || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return
    const card = cardOf.get(id)
    if (!card) return
    const run = keyAction(event, row, keysOf(card, row))
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  function keysOf(card: C, row: HTMLElement): CardKeys {
    const { id } = card
    const box = row.getBoundingClientRect()
    const at = { x: box.left + 16, y: box.top + 28 }
    return {
      walk: (along, by) => walk(card, along, by),
      shift: (by) => props.onShift(card, togetherWith(id), by, shownIds),
      toggle: () => {
        const next = new Set(selected)
        if (!next.delete(id)) next.add(id)
        onSelect(next)
      },
      peek: () => props.onPeek(id),
      moveMenu: () => props.onMoveMenu(togetherWith(id), at),
      comment: () => props.onComment(id),
      open: () => props.onOpen(id),
      remove: () => props.onRemove(togetherWith(id)),
      menu: () => props.onMenu(card, at),
      escape: peekedId ? props.onClosePeek : selected.size > 0 ? () => onSelect(nobody) : null,
    }
  }

  function onContextMenu(event: MouseEvent): void {
    const card = cardOf.get(keyOf(rowOf(event.target)) ?? '')
    if (!card) return
    event.preventDefault()
    props.onMenu(card, { x: event.clientX, y: event.clientY })
  }

  const aside = folded.length > 0 && <Aside columns={folded} counts={countOf} share={share} words={words} />
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the cards inside it */}
      <div
        ref={root}
        onKeyDownCapture={onKey}
        onContextMenu={onContextMenu}
        onFocus={(event) => {
          const card = cardOf.get(keyOf(rowOf(event.target)) ?? '')
          const place = card && placeOf(card)
          if (!place) return
          stay({ id: card.id, cell: place.cell.key, index: place.index })
          props.onMeant?.(togetherWith(card.id))
          if (peekedId && peekedId !== card.id) props.onPeek(card.id)
        }}
        onBlur={(event) => {
          // Whoever leaves the board is not called back; a card that vanished leaves without a goal.
          if (event.relatedTarget) stay(null)
        }}
        className={cx('flex min-h-0 flex-1 gap-2', lanes ? 'pe-3 pb-3' : 'overflow-x-auto overflow-y-hidden px-3 pb-3')}
      >
        {lanesShown ? (
          <div ref={scroller} className="relative min-h-0 min-w-0 flex-1 overflow-auto">
            <Lanes
              lanes={lanesShown}
              columns={shown}
              cells={cells}
              countOf={countOf}
              cardsOf={(column) => inColumn.get(column) ?? []}
              headNote={props.headNote}
              selectedIn={(cell) => selectedIn.get(cell) ?? nobody}
              look={look}
              share={share}
              words={words}
              targetFor={targetFor}
              scroller={scroller}
              reveal={reveal}
            />
          </div>
        ) : (
          shown.map((column, index) => (
            <Column
              key={column.id}
              column={column}
              cell={cells.get(column.id) ?? (empty.get(column.id) as Cell<C, K>)}
              headNote={props.headNote}
              selected={selectedIn.get(column.id) ?? nobody}
              look={look}
              share={share}
              words={words}
              target={targetFor(column.id)}
              isNarrowEmpty={props.isNarrowEmpty ?? false}
              isFar={index >= columnsInSight}
            />
          ))
        )}
        {aside}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
