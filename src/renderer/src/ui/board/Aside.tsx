import { DropZone } from 'react-aria-components/DropZone'
import { useFormat } from '../../lib/locale'
import { Button } from '../Button'
import { cx } from '../cx'
import type { BoardColumn, BoardShare, BoardWords } from './boardTypes'
import { cardType } from './CellCards'

export interface AsideProps<K extends string> {
  columns: readonly BoardColumn<K>[]
  counts: (column: K) => number
  share: BoardShare<K>
  words: BoardWords
}

/** Columns beside the way, folded: a count, a target, and a press unfolds them. */
export function Aside<K extends string>({ columns, counts, share, words }: AsideProps<K>) {
  const format = useFormat()
  return (
    <section
      aria-label={words.aside}
      className="flex w-[148px] shrink-0 flex-col gap-1.5 overflow-y-auto rounded-panel bg-sunken p-1.5"
    >
      <h2 className="px-1 pt-0.5 font-semibold text-body">{words.aside}</h2>
      {columns.map(({ id, name, onFold }) => (
        <DropZone
          key={id}
          aria-label={words.wayToMove(name)}
          getDropOperation={(types) => (types.has(cardType) && share.takes(id, null) ? 'move' : 'cancel')}
          onDrop={() => share.drop(id)}
          className={({ isDropTarget }) => cx('flex flex-col rounded-control', isDropTarget && 'bg-accent-soft')}
        >
          <Button
            look="quiet"
            size="small"
            className="justify-start"
            label={words.unfold(name, counts(id))}
            onPress={() => onFold?.(false)}
          >
            <span className="min-w-0 flex-1 truncate text-start">{name}</span>{' '}
            <span className="tabular text-muted">{format.count(counts(id))}</span>
          </Button>
        </DropZone>
      ))}
    </section>
  )
}
