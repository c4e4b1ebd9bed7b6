import { X } from 'lucide-react'
import { memo, useContext, useId } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { OutreachCard, OutreachStage } from '../../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../../lib/locale'
import { IconButton } from '../../../../ui/Button'
import { cx } from '../../../../ui/cx'
import { sharedWords } from '../../shared/words'
import { firstSentence } from '../rules'
import { pipelineWords } from '../words'
import { BoardContext, cardType } from './boardContext'
import { CardFace } from './CardFace'

/** Longer columns draw only what is in sight. */
const drawnWhole = 100
/** CSS pixels; the real height is measured */
const likelyCardHeight = 84
const gap = 6
const cardClass =
  'group/card relative cursor-default select-none rounded-panel border border-line bg-surface px-2 py-1 outline-none data-[hovered]:border-line-strong/55 data-[selected]:border-accent data-[selected]:bg-sel data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:-outline-offset-2 data-[dragging]:opacity-50'

export interface ColumnProps {
  stage: OutreachStage
  cards: readonly OutreachCard[]
  selected: ReadonlySet<string>
  onSelect: (stage: OutreachStage, keys: ReadonlySet<string>) => void
  onPeek: (id: string) => void
  onFold: (() => void) | null
}

/** One stage with its cards, a target for others. */
export const Column = memo(function Column({ stage, cards, selected, onSelect, onPeek, onFold }: ColumnProps) {
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const board = useContext(BoardContext)
  const headingId = useId()
  const name = shared.stage(stage)
  const target = board?.isDragging ? board.targetFor(stage) : null
  const isShut = target?.kind === 'stops'
  const { dragAndDropHooks } = useDragAndDrop<OutreachCard>({
    getItems: (keys) => [...keys].map((key) => ({ [cardType]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [cardType],
    getAllowedDropOperations: () => ['move'],
    // Where a card stands in its column is not kept, so the column as a whole is the target.
    getDropOperation: (place) => {
      const kind = board?.targetFor(stage).kind
      return place.type === 'root' && (kind === 'free' || kind === 'asks') ? 'move' : 'cancel'
    },
    onDragStart: ({ keys }) => {
      const [first] = keys
      if (first !== undefined) board?.startDrag(String(first))
    },
    onDragEnd: () => board?.endDrag(),
    onRootDrop: () => board?.drop(stage),
  })
  const grid = (
    <GridList
      aria-label={w.column(name, cards.length)}
      items={cards}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={(keys) =>
        onSelect(stage, new Set(keys === 'all' ? cards.map(({ id }) => id) : [...keys].map(String)))
      }
      onAction={(key) => onPeek(String(key))}
      keyboardNavigationBehavior="tab"
      disallowTypeAhead
      dragAndDropHooks={dragAndDropHooks}
      data-stage={stage}
      renderEmptyState={() => <p className="px-2 py-3 text-center text-caption text-muted">{w.nobodyHere}</p>}
      className={({ isDropTarget }) =>
        cx(
          'min-h-0 flex-1 overflow-y-auto overflow-x-hidden rounded-panel p-1.5 outline-none focus-visible:outline-2',
          cards.length <= drawnWhole && 'flex flex-col gap-1.5',
          isDropTarget && 'bg-accent-soft',
        )
      }
    >
      {(card) => (
        <GridListItem
          id={card.id}
          textValue={`@${card.handle}`}
          className={cx(cardClass, cards.length > drawnWhole && 'h-full')}
        >
          <CardFace card={card} />
        </GridListItem>
      )}
    </GridList>
  )
  return (
    <section
      aria-labelledby={headingId}
      className={cx(
        'relative flex min-h-0 w-[216px] min-w-[200px] flex-1 flex-col rounded-panel bg-sunken',
        isShut && 'opacity-50',
      )}
    >
      <header className="flex h-8 shrink-0 items-center gap-1.5 px-2.5">
        <h2 id={headingId} className="min-w-0 flex-1 truncate font-semibold text-body">
          {name} <span className="tabular font-normal text-muted">{format.count(cards.length)}</span>
        </h2>
        {onFold && (
          <IconButton size="small" label={w.fold(name)} icon={<X size={12} aria-hidden="true" />} onPress={onFold} />
        )}
      </header>
      {cards.length > drawnWhole ? (
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: likelyCardHeight, gap }}>
          {grid}
        </Virtualizer>
      ) : (
        grid
      )}
      {target && (target.kind === 'stops' || target.kind === 'asks') && (
        <p className="pointer-events-none absolute inset-x-1.5 bottom-1.5 z-10 rounded-panel border border-line-strong/55 bg-raised p-2 text-caption">
          <strong className={cx('font-medium', isShut ? 'text-bad' : 'text-warn')}>
            {isShut ? w.stopsShort : w.asksShort}.
          </strong>{' '}
          {firstSentence(target)}
        </p>
      )}
    </section>
  )
})
