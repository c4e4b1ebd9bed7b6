import { X } from 'lucide-react'
import { memo, type ReactNode, useDeferredValue, useId } from 'react'
import { useFormat } from '../../lib/locale'
import { IconButton } from '../Button'
import { cx } from '../cx'
import type { BoardColumn, BoardShare, BoardTarget, BoardWords, CardLook } from './boardTypes'
import { CellCards } from './CellCards'
import type { Cell } from './cells'

export interface ColumnHeadProps {
  name: string
  count: number
  /** beside the count: how many are late */
  note: ReactNode
  foldLabel: string
  onFold: (() => void) | null
  headingId: string
  className?: string
}

export function ColumnHead({ name, count, note, foldLabel, onFold, headingId, className }: ColumnHeadProps) {
  const format = useFormat()
  return (
    <header className={cx('flex h-8 shrink-0 items-center gap-1.5 px-2.5', className)}>
      <h2 id={headingId} title={name} className="flex min-w-0 flex-1 gap-1 font-semibold text-body">
        <span className="truncate">{name}</span>{' '}
        <span className="tabular shrink-0 font-normal text-muted">{format.count(count)}</span>
      </h2>
      {note}
      {onFold && (
        <IconButton size="small" label={foldLabel} icon={<X size={12} aria-hidden="true" />} onPress={onFold} />
      )}
    </header>
  )
}

/** What the rules say to the cards that are dragged, in the column that they could come to. */
export function TargetNote({ target, className }: { target: BoardTarget; className?: string }) {
  return (
    <p className={cx('rounded-panel border border-line-strong/55 bg-raised p-2 text-caption', className)}>
      <strong className={cx('font-medium', target.kind === 'stops' ? 'text-bad' : 'text-warn')}>{target.title}.</strong>{' '}
      {target.sentence}
    </p>
  )
}

export function saysSomething(target: BoardTarget | null): target is BoardTarget {
  return target?.kind === 'stops' || target?.kind === 'asks'
}

export interface ColumnProps<C extends { id: string }, K extends string> {
  column: BoardColumn<K>
  cell: Cell<C, K>
  headNote: ((cards: readonly C[]) => ReactNode) | undefined
  selected: ReadonlySet<string>
  look: CardLook<C>
  share: BoardShare<K>
  words: BoardWords
  /** null while nothing is dragged */
  target: BoardTarget | null
  /** a column without cards takes less room */
  isNarrowEmpty: boolean
  /** likely out of sight when the board opens: its cards are drawn after those in sight */
  isFar: boolean
}

function OneColumn<C extends { id: string }, K extends string>(props: ColumnProps<C, K>) {
  const { column, cell, headNote, selected, look, share, words, target, isNarrowEmpty, isFar } = props
  const isDrawn = useDeferredValue(true, !isFar)
  const headingId = useId()
  const { name, onFold } = column
  const count = cell.cards.length
  const isShut = target?.kind === 'stops'
  return (
    <section
      aria-labelledby={headingId}
      className={cx(
        'relative flex min-h-0 flex-col rounded-panel bg-sunken',
        isNarrowEmpty && count === 0 ? 'w-[148px] shrink-0' : 'w-[216px] min-w-[200px] flex-1',
      )}
    >
      <ColumnHead
        name={name}
        count={count}
        note={headNote?.(cell.cards)}
        foldLabel={words.fold(name)}
        onFold={onFold && (() => onFold(true))}
        headingId={headingId}
      />
      {saysSomething(target) && (
        <TargetNote target={target} className="pointer-events-none absolute inset-x-1.5 top-8 z-10" />
      )}
      <div className={cx('flex min-h-0 flex-1 flex-col', isShut && 'opacity-50')}>
        {isDrawn && (
          <CellCards
            cell={cell}
            label={words.column(name, count)}
            nobodyHere={words.nobodyHere}
            selected={selected}
            look={look}
            share={share}
            isInLane={false}
          />
        )}
      </div>
    </section>
  )
}

/** One column with its cards. */
export const Column = memo(OneColumn) as typeof OneColumn
