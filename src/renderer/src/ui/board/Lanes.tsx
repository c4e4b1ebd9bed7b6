import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useId, useImperativeHandle } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { cx } from '../cx'
import type { BoardColumn, BoardLane, BoardShare, BoardTarget, BoardWords, CardLook } from './boardTypes'
import { CellCards, cardType } from './CellCards'
import { ColumnHead, saysSomething, TargetNote } from './Column'
import { type Cells, cellKey } from './cells'

/** CSS pixels, as the classes below say */
const columnWidth = 216
const emptyWidth = 148
const gap = 8
const laneHead = 32
const highestCell = 420
const inset = 12

export interface LanesProps<C extends { id: string }, K extends string> {
  lanes: readonly BoardLane[]
  columns: readonly BoardColumn<K>[]
  cells: Cells<C, K>
  countOf: (column: K) => number
  /** all cards of a column, in whatever lane */
  cardsOf: (column: K) => readonly C[]
  headNote: ((cards: readonly C[]) => ReactNode) | undefined
  selectedIn: (cell: string) => ReadonlySet<string>
  look: CardLook<C>
  share: BoardShare<K>
  words: BoardWords
  targetFor: (column: K) => BoardTarget | null
  scroller: RefObject<HTMLDivElement | null>
  /** filled here: brings a cell into the page */
  reveal: RefObject<((cell: string) => void) | null>
}

/** Columns across, lanes down. Lanes out of sight are not drawn: a large board has hundreds. */
export function Lanes<C extends { id: string }, K extends string>(props: LanesProps<C, K>) {
  const { lanes, columns, cells, words, look, scroller } = props
  const boardId = useId()
  const headId = (column: K) => `${boardId}-${column}`
  const estimate = (index: number) => {
    const lane = lanes[index]?.id ?? ''
    const most = Math.max(1, ...columns.map(({ id }) => cells.get(cellKey(id, lane))?.cards.length ?? 0))
    return laneHead + Math.min(highestCell, most * (look.likelyHeight + 6) + 6) + gap
  }
  const virtualizer = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lanes[index]?.id ?? index,
    estimateSize: estimate,
    scrollMargin: 40,
    overscan: 2,
    useFlushSync: false,
  })
  useImperativeHandle(props.reveal, () => (key: string) => {
    const lane = cells.get(key)?.lane
    const index = lanes.findIndex(({ id }) => id === lane)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' })
  })
  // Another grouping begins at its top.
  const first = lanes[0]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first lane stands for the grouping
  useEffect(() => virtualizer.measure(), [first, lanes.length, virtualizer])
  const drawn = virtualizer.getVirtualItems()
  const before = (drawn[0]?.start ?? 40) - 40
  const after = virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? 40) - 40)
  const widths = columns.map(({ id }) => (props.countOf(id) > 0 ? columnWidth : emptyWidth))
  const width = widths.reduce((sum, one) => sum + one + gap, 2 * inset - gap)
  return (
    <div style={{ width }} className="relative">
      <div className="sticky top-0 z-20 flex gap-2 bg-surface px-3 pb-2">
        {columns.map((column) => {
          const target = props.targetFor(column.id)
          return (
            <div
              key={column.id}
              className={cx(
                'relative shrink-0 rounded-panel bg-sunken',
                props.countOf(column.id) > 0 ? 'w-[216px]' : 'w-[148px]',
              )}
            >
              <ColumnHead
                name={column.name}
                count={props.countOf(column.id)}
                note={props.headNote?.(props.cardsOf(column.id))}
                foldLabel={words.fold(column.name)}
                onFold={column.onFold && (() => column.onFold?.(true))}
                headingId={headId(column.id)}
              />
              {saysSomething(target) && (
                <TargetNote target={target} className="pointer-events-none absolute inset-x-0 top-8" />
              )}
            </div>
          )
        })}
      </div>
      <div style={{ paddingTop: Math.max(0, before), paddingBottom: Math.max(0, after) }}>
        {drawn.map(({ index, key }) => {
          const lane = lanes[index]
          return (
            lane && (
              <div key={key} ref={virtualizer.measureElement} data-index={index} className="px-3 pb-2">
                <Lane {...props} lane={lane} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function Lane<C extends { id: string }, K extends string>(props: LanesProps<C, K> & { lane: BoardLane }) {
  const { lane, columns, cells, words, look, share } = props
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <header className="sticky top-10 z-10 flex h-8 items-center bg-surface">
        <h3 id={headingId} className="sticky start-3 flex min-w-0 max-w-[640px] items-baseline gap-2 text-body">
          <span className="truncate font-semibold">{lane.name}</span>
          {lane.note && <span className="truncate font-normal text-muted">{lane.note}</span>}
        </h3>
      </header>
      <div className="flex gap-2">
        {columns.map(({ id, name }) => {
          const key = cellKey(id, lane.id)
          const cell = cells.get(key)
          const target = props.targetFor(id)
          return (
            <div
              key={id}
              className={cx(
                'flex shrink-0 flex-col rounded-panel bg-sunken',
                props.countOf(id) > 0 ? 'w-[216px]' : 'w-[148px]',
                target?.kind === 'stops' && 'opacity-50',
              )}
            >
              {cell ? (
                <CellCards
                  cell={cell}
                  label={`${lane.name}: ${words.column(name, cell.cards.length)}`}
                  nobodyHere=""
                  selected={props.selectedIn(key)}
                  look={look}
                  share={share}
                  isInLane
                />
              ) : (
                // Hundreds of empty places are no stops of the keyboard; one that could take what is dragged is.
                target !== null &&
                share.takes(id, lane.id) && (
                  <EmptyPlace name={`${lane.name}: ${name}`} column={id} share={share} words={words} />
                )
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

function EmptyPlace<K extends string>(props: { name: string; column: K; share: BoardShare<K>; words: BoardWords }) {
  const { name, column, share, words } = props
  return (
    <DropZone
      aria-label={words.wayToMove(name)}
      getDropOperation={(types) => (types.has(cardType) ? 'move' : 'cancel')}
      onDrop={() => share.drop(column)}
      className={({ isDropTarget }) => cx('min-h-12 flex-1 rounded-panel', isDropTarget && 'bg-accent-soft')}
    />
  )
}
