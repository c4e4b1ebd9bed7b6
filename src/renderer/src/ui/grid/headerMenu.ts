import type { MenuGroup } from '../Menu'
import type { uiWords } from '../words'
import type { GridColumn, useColumnTable } from './columns'
import type { GridSort } from './GridHeader'

export interface HeaderMenuInput<Row> {
  column: GridColumn<Row>
  columns: readonly GridColumn<Row>[]
  table: ReturnType<typeof useColumnTable<Row>>['table']
  onSortChange: (sort: GridSort) => void
  onReset: () => void
  w: ReturnType<typeof uiWords>
}

/** What a header's menu offers: order of rows, place, visibility, and the hidden columns to bring back. */
export function headerMenu<Row>({
  column,
  columns,
  table,
  onSortChange,
  onReset,
  w,
}: HeaderMenuInput<Row>): MenuGroup[] {
  const leaf = table.getColumn(column.id)
  if (!leaf) return []
  const notSortable = column.sort ? null : w.notSortable
  const isPinned = leaf.getIsPinned() === 'start'
  const hidden = table.getAllLeafColumns().filter((other) => !other.getIsVisible())
  const headerOf = (id: string) => columns.find((one) => one.id === id)?.header ?? id

  const move = (step: 1 | -1) => {
    const shown = table.getVisibleLeafColumns().map(({ id }) => id)
    const at = shown.indexOf(column.id)
    const other = shown[at + step]
    if (other === undefined) return
    shown[at] = other
    shown[at + step] = column.id
    table.setColumnOrder([...shown, ...hidden.map(({ id }) => id)])
  }

  return [
    {
      label: w.orderOfRows,
      items: [
        {
          id: 'ascending',
          label: w.sortAscending,
          disabledReason: notSortable,
          onAction: () => onSortChange({ id: column.id, isDescending: false }),
        },
        {
          id: 'descending',
          label: w.sortDescending,
          disabledReason: notSortable,
          onAction: () => onSortChange({ id: column.id, isDescending: true }),
        },
      ],
    },
    {
      label: w.placeOfColumn,
      items: [
        {
          id: 'pin',
          label: isPinned ? w.unpinColumn : w.pinColumn,
          onAction: () => leaf.pin(isPinned ? false : 'start'),
        },
        { id: 'earlier', label: w.moveEarlier, onAction: () => move(-1) },
        { id: 'later', label: w.moveLater, onAction: () => move(1) },
        {
          id: 'hide',
          label: w.hideColumn,
          disabledReason: leaf.getCanHide() ? null : w.cannotHide,
          onAction: () => leaf.toggleVisibility(false),
        },
        { id: 'reset', label: w.resetColumns, onAction: onReset },
      ],
    },
    {
      title: w.hiddenColumns,
      items: hidden.map((other) => ({
        id: `show-${other.id}`,
        label: w.showColumn(headerOf(other.id)),
        onAction: () => other.toggleVisibility(true),
      })),
    },
  ]
}
