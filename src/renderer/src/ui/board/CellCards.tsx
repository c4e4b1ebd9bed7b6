import { memo } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { cx } from '../cx'
import type { BoardShare, CardLook } from './boardTypes'
import type { Cell } from './cells'

/** Longer cells draw only what is in sight. */
const drawnWhole = 60
const gap = 6
const cardClass =
  'group/card relative cursor-default select-none rounded-panel border border-line bg-surface px-2 py-1 data-[hovered]:border-line-strong/55 data-[selected]:border-accent data-[selected]:bg-sel data-[dragging]:opacity-50'

/** The kind under which a dragged card is known. */
export const cardType = 'callboard-card'

export interface CellCardsProps<C extends { id: string }, K extends string> {
  cell: Cell<C, K>
  label: string
  nobodyHere: string
  selected: ReadonlySet<string>
  look: CardLook<C>
  share: BoardShare<K>
  /** in a lane: as high as its cards, to a limit */
  isInLane: boolean
}

function Cards<C extends { id: string }, K extends string>(props: CellCardsProps<C, K>) {
  const { cell, label, nobodyHere, selected, look, share, isInLane } = props
  const { cards, column, lane } = cell
  const isLong = cards.length > drawnWhole
  const { dragAndDropHooks } = useDragAndDrop<C>({
    getItems: (keys) => [...keys].map((key) => ({ [cardType]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [cardType],
    getAllowedDropOperations: () => ['move'],
    // Where a card stands in its column is not kept, so the column as a whole is the target.
    getDropOperation: (place) => (place.type === 'root' && share.takes(column, lane) ? 'move' : 'cancel'),
    onDragStart: ({ keys }) => {
      const [first] = keys
      if (first !== undefined) share.startDrag(String(first))
    },
    onDragEnd: share.endDrag,
    onRootDrop: () => share.drop(column),
  })
  const grid = (
    <GridList
      aria-label={label}
      items={cards}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={(keys) =>
        share.select(cell.key, new Set(keys === 'all' ? cards.map(({ id }) => id) : [...keys].map(String)))
      }
      onAction={(key) => share.peek(String(key))}
      keyboardNavigationBehavior="tab"
      disallowTypeAhead
      dragAndDropHooks={dragAndDropHooks}
      data-cell={cell.key}
      renderEmptyState={() => <p className="px-2 py-3 text-center text-caption text-muted">{nobodyHere}</p>}
      className={({ isDropTarget }) =>
        cx(
          'min-h-0 flex-1 overflow-y-auto overflow-x-hidden rounded-panel',
          // The layout of a long one takes its own padding and knows none of the style sheet's.
          !isLong && 'flex flex-col gap-1.5 p-1.5',
          isInLane && (isLong ? 'h-[420px]' : 'max-h-[420px]'),
          isDropTarget && 'bg-accent-soft',
        )
      }
    >
      {(card) => (
        <GridListItem
          id={card.id}
          textValue={look.textOf(card)}
          className={cx(cardClass, isLong && 'h-full', isInLane && 'scroll-mt-[76px]')}
        >
          {look.face(card)}
        </GridListItem>
      )}
    </GridList>
  )
  if (!isLong) return grid
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: look.likelyHeight, gap, padding: gap }}>
      {grid}
    </Virtualizer>
  )
}

/** The cards of one cell, a target for others. */
export const CellCards = memo(Cards) as typeof Cards
