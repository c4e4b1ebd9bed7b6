// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell
import { type CSSProperties, memo, type ReactNode } from 'react'
import { cx } from '../cx'
import type { CellDraft } from './cellDrafts'
import type { GridColumn } from './columns'

export interface GridRowProps<Row> {
  /** undefined while it is on its way, null when it is gone */
  row: Row | null | undefined
  index: number
  topPx: number
  columns: readonly GridColumn<Row>[]
  /** how many of them are pinned at the start */
  pinned: number
  isSelected: boolean
  /** the active cell's column, −1 in every other row */
  activeColumn: number
  /** columns of the range of cells in this row, −1 where it has none */
  rangeLeft: number
  rangeRight: number
  /** typed texts that stand instead of the row's values; the same object while they are the same */
  drafts: ReadonlyMap<string, CellDraft> | undefined
  /** the field in the active cell while it is edited, else null */
  editor: ReactNode
  gridId: string
}

export function cellId(gridId: string, index: number, column: number): string {
  return `${gridId}-${index}-${column}`
}

const widths: CSSProperties[] = []
const pinnedWidths: CSSProperties[] = []

/** The same object every time for a column, so that React compares one reference and goes on. */
export function widthOf(at: number, isPinned: boolean): CSSProperties {
  const known = isPinned ? pinnedWidths : widths
  known[at] ??= isPinned
    ? { width: `var(--column-${at})`, insetInlineStart: `var(--start-${at})` }
    : { width: `var(--column-${at})` }
  return known[at]
}

/**
 * One row. Memoised on the cached object and a few plain values: nothing here may take a new object per frame. Widths
 * come from CSS variables of the grid, so that resizing touches no row.
 */
function GridRowFace<Row>(props: GridRowProps<Row>) {
  const { row, index, topPx, columns, pinned, isSelected, activeColumn, rangeLeft, rangeRight, drafts, gridId } = props
  return (
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined ? true : undefined}
      className={cx('grid-row', isSelected && 'grid-row-on', activeColumn >= 0 && 'grid-row-active')}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div role="gridcell" aria-colindex={1} data-gutter="" className="grid-gutter">
        <span className={cx('grid-box', isSelected && 'grid-box-on')} />
      </div>
      {columns.map((column, at) => {
        const draft = drafts?.get(column.id)
        const isActive = activeColumn === at
        const isRanged = rangeLeft >= 0 && at >= rangeLeft && at <= rangeRight
        return (
          <div
            key={column.id}
            id={isActive ? cellId(gridId, index, at) : undefined}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={isRanged ? true : undefined}
            aria-invalid={draft?.problem ? true : undefined}
            aria-description={draft?.problem ?? undefined}
            data-column={at}
            style={widthOf(at, at < pinned)}
            className={cx(
              column.isNumber ? 'grid-cell num' : 'grid-cell',
              at < pinned && 'grid-pinned',
              isRanged && 'grid-cell-ranged',
              draft?.problem && 'grid-cell-bad',
              isActive && 'grid-cell-active',
            )}
          >
            {(isActive && props.editor) || (draft ? draft.text || '\u00a0' : content(row, column, at))}
          </div>
        )
      })}
    </div>
  )
}

function content<Row>(row: Row | null | undefined, column: GridColumn<Row>, at: number): ReactNode {
  if (row) return column.cell(row)
  // A row that was deleted since the order was made keeps its place until the order is made again.
  return at === 0 ? (row === undefined ? '…' : '–') : '\u00a0'
}

// memo() forgets the type parameter; the cast gives it back and changes nothing else.
export const GridRow = memo(GridRowFace) as typeof GridRowFace
