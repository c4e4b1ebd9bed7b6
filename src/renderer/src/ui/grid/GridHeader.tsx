// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { MouseEvent as ReactMouseEvent, TouchEvent as ReactTouchEvent } from 'react'
import { cx } from '../cx'
import type { GridColumn } from './columns'
import { cellId, widthOf } from './GridRow'

export interface GridSort {
  id: string
  isDescending: boolean
}

export interface GridHeaderProps<Row> {
  columns: readonly GridColumn<Row>[]
  pinned: number
  gridId: string
  sort: GridSort | null
  onSort: (column: GridColumn<Row>) => void
  /** the active cell's column while the header row is active, else −1 */
  activeColumn: number
  onResizeStart: (at: number, event: ReactMouseEvent | ReactTouchEvent) => void
  resizingId: string | null
  onResetWidth: (at: number) => void
  /** none, some, all: the state of the box that selects all */
  selected: 'none' | 'some' | 'all'
  selectAllLabel: string
  onSelectAll: () => void
}

/** The header row. It has no tab stop of its own: the arrow keys lead up into it from the first row. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { columns, pinned, gridId, sort, onSort, activeColumn, onResizeStart, resizingId, selected } = props
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="flex h-full font-medium text-caption text-muted">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid's Ctrl+A */}
        <div
          role="columnheader"
          aria-colindex={1}
          title={props.selectAllLabel}
          onClick={props.onSelectAll}
          className="grid-gutter"
        >
          <span className="sr-only">{props.selectAllLabel}</span>
          <span
            className={cx(
              'grid-box grid-box-shown',
              selected === 'all' && 'grid-box-on',
              selected === 'some' && 'grid-box-some',
            )}
          />
        </div>
        {columns.map((column, at) => {
          const isSorted = sort?.id === column.id
          const isActive = activeColumn === at
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the active header cell does the same
            <div
              key={column.id}
              role="columnheader"
              id={isActive ? cellId(gridId, -1, at) : undefined}
              aria-colindex={at + 2}
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
              title={column.title}
              data-header={at}
              onClick={(event) => {
                const isResizer = event.target instanceof Element && event.target.closest('[data-resizer]')
                if (!isResizer) onSort(column)
              }}
              style={widthOf(at, at < pinned)}
              className={cx(
                'flex shrink-0 select-none items-center gap-0.5 px-2',
                column.isNumber && 'justify-end',
                column.sort && 'hover:text-fg',
                isSorted && 'text-fg',
                at < pinned ? 'grid-pinned' : 'relative',
                isActive && 'grid-cell-active',
              )}
            >
              <span className="truncate">{column.header}</span>
              {isSorted &&
                (sort.isDescending ? (
                  <ArrowDown size={12} aria-hidden="true" className="shrink-0" />
                ) : (
                  <ArrowUp size={12} aria-hidden="true" className="shrink-0" />
                ))}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: Shift+arrows on the active header cell resize too */}
              <span
                data-resizer=""
                onMouseDown={(event) => onResizeStart(at, event)}
                onTouchStart={(event) => onResizeStart(at, event)}
                onDoubleClick={() => props.onResetWidth(at)}
                className={cx('grid-resizer', resizingId === column.id && 'grid-resizer-on')}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
