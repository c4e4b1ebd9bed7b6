import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useWords } from '../lib/locale'
import { cx } from './cx'
import { uiWords } from './words'

export interface PlainColumn<Row> {
  id: string
  header: string
  /** the header is for speech only: a column of buttons */
  isHeaderHidden?: boolean
  /** unit or explanation, as a tooltip of the header */
  title?: string
  isNumber?: boolean
  width?: string
  cell: (row: Row, index: number) => ReactNode
  /** makes the header a button that sorts */
  isSortable?: boolean
}

export interface PlainTableProps<Row> {
  /** names the table for speech */
  caption: string
  columns: readonly PlainColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  sort?: { id: string; isDescending: boolean } | null
  onSort?: (id: string, isDescending: boolean) => void
  /** what stands in the body when there are no rows */
  empty?: string
  /** a last row of totals */
  footer?: ReactNode
  isRowSelected?: (row: Row) => boolean
  className?: string
}

/** An ordinary table for up to some hundred rows. Longer lists go into the grid. */
export function PlainTable<Row>(props: PlainTableProps<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, empty, footer, isRowSelected, className } = props
  const w = useWords(uiWords)
  return (
    <table className={cx('w-full border-collapse text-body', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-line-strong border-b text-caption text-muted">
          {columns.map((column) => {
            const direction = sort?.id === column.id ? (sort.isDescending ? 'descending' : 'ascending') : undefined
            return (
              <th
                key={column.id}
                scope="col"
                title={column.title}
                style={{ width: column.width }}
                {...(direction ? { 'aria-sort': direction } : {})}
                className={cx('h-7 whitespace-nowrap px-2 font-medium', column.isNumber ? 'text-end' : 'text-start')}
              >
                {column.isSortable && onSort ? (
                  <AriaButton
                    aria-label={`${column.header}, ${direction === 'ascending' ? w.sortDescending : w.sortAscending}`}
                    onPress={() => onSort(column.id, direction === 'ascending')}
                    className="inline-flex h-6 cursor-default items-center gap-0.5 rounded-control data-[hovered]:text-fg"
                  >
                    {column.header}
                    {direction === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
                    {direction === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
                  </AriaButton>
                ) : column.isHeaderHidden ? (
                  <span className="sr-only">{column.header}</span>
                ) : (
                  column.header
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr
            key={rowKey(row, index)}
            className={cx('h-(--row) border-line border-b', isRowSelected?.(row) ? 'bg-sel' : 'hover:bg-hover')}
          >
            {columns.map((column) => (
              <td key={column.id} className={cx('px-2', column.isNumber && 'num')}>
                {column.cell(row, index)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty && (
          <tr>
            <td colSpan={columns.length} className="p-4 text-center text-muted">
              {empty}
            </td>
          </tr>
        )}
      </tbody>
      {footer && <tfoot className="border-line-strong border-t font-medium">{footer}</tfoot>}
    </table>
  )
}
