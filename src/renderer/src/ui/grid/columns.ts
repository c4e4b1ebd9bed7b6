import {
  type ColumnPinningState,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import type { Choice } from '../Select'

export interface GridColumn<Row> {
  /** stable; also what `sort.id` says */
  id: string
  /** short, with its unit */
  header: string
  /** the whole explanation, as a tooltip of the header */
  title?: string
  /** CSS px */
  width: number
  minWidth?: number
  /** right-aligned, tabular */
  isNumber?: boolean
  /** the first click sorts this way; without it the column does not sort */
  sort?: 'ascending' | 'descending'
  /** what stands in the cell: text where it can, elements where they say more */
  cell: (row: Row) => ReactNode
  /** the exact value as text, for copying and as the cell's tooltip */
  text: (row: Row) => string
  /** the value as a person types it, for editing and for copying cells; without it `text` */
  raw?: (row: Row) => string
  /** how the cell is typed into; without it the cell is read-only */
  edit?: CellEdit<Row>
  /** cannot be hidden: the record's name */
  isFixed?: boolean
}

/** `words` are a list, typed with commas between them. */
export type CellEdit<Row> = { kind: 'text' | 'words' } | { kind: 'choice'; choices: (row: Row) => readonly Choice[] }

/** What stands in the editor of a cell, and what is copied of it. */
export function rawText<Row>(column: GridColumn<Row>, row: Row): string {
  return (column.raw ?? column.text)(row)
}

/** What a person has made of the columns; a screen keeps it. */
export interface GridLayout {
  readonly widths: Readonly<Record<string, number>>
  /** ids in order; columns not named stand after them */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** ids that stay at the start while the rest scrolls */
  readonly pinned: readonly string[]
}

export const plainLayout: GridLayout = { widths: {}, order: [], hidden: [], pinned: [] }

/** Tells whether a remembered value is a layout. */
export function isGridLayout(value: unknown): value is GridLayout {
  if (typeof value !== 'object' || value === null) return false
  if (!('widths' in value && 'order' in value && 'hidden' in value && 'pinned' in value)) return false
  const { widths, order, hidden, pinned } = value
  return (
    typeof widths === 'object' &&
    widths !== null &&
    Object.values(widths).every((width) => typeof width === 'number' && width > 0) &&
    [order, hidden, pinned].every((list) => Array.isArray(list) && list.every((id) => typeof id === 'string'))
  )
}

const MIN_WIDTH = 48
const MAX_WIDTH = 800

const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnVisibilityFeature,
})
/** The table holds columns only: rows come from the engine by position and never enter it. */
type NoRow = Record<never, never>
const NO_ROWS: NoRow[] = []
const helper = createColumnHelper<typeof features, NoRow>()

function apply<T>(updater: Updater<T>, old: T): T {
  return updater instanceof Function ? updater(old) : updater
}

/** Columns, sizes, order, pinning and visibility, held by TanStack Table over a layout that the caller owns. */
export function useColumnTable<Row>(
  columns: readonly GridColumn<Row>[],
  layout: GridLayout,
  onLayoutChange: (change: (old: GridLayout) => GridLayout) => void,
) {
  const defs = useMemo(
    () =>
      columns.map((column) =>
        helper.display({
          id: column.id,
          header: column.header,
          size: column.width,
          minSize: column.minWidth ?? MIN_WIDTH,
          maxSize: MAX_WIDTH,
          enableHiding: !column.isFixed,
        }),
      ),
    [columns],
  )
  const state = useMemo(
    () => ({
      columnSizing: { ...layout.widths },
      columnOrder: [...layout.order],
      columnVisibility: Object.fromEntries(layout.hidden.map((id) => [id, false])),
      columnPinning: { start: [...layout.pinned], end: [] } satisfies ColumnPinningState,
    }),
    [layout],
  )
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state,
    onColumnSizingChange: (updater) => onLayoutChange((old) => ({ ...old, widths: apply(updater, { ...old.widths }) })),
    onColumnOrderChange: (updater) => onLayoutChange((old) => ({ ...old, order: apply(updater, [...old.order]) })),
    onColumnVisibilityChange: (updater) =>
      onLayoutChange((old) => {
        const visibility = apply(updater, Object.fromEntries(old.hidden.map((id) => [id, false])))
        return { ...old, hidden: Object.keys(visibility).filter((id) => visibility[id] === false) }
      }),
    onColumnPinningChange: (updater) =>
      onLayoutChange((old) => ({
        ...old,
        pinned: apply(updater, { start: [...old.pinned], end: [] }).start,
      })),
  })
  const leaves = table.getVisibleLeafColumns()
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const order = leaves.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` stands for the leaves, which are new objects at every width
  const shown = useMemo(() => leaves.flatMap(({ id }) => byId.get(id) ?? []), [order, byId])
  return { table, leaves, shown }
}

/** A column is at most so many times as wide as it asked for. */
const MAX_GROWTH = 2

/**
 * The widths that are drawn: where the columns leave room, those with text share it, but for the ones that a person has
 * sized.
 *
 * @param roomPx width inside the grid, less the gutter
 */
export function shownWidths<Row>(
  columns: readonly GridColumn<Row>[],
  sizes: readonly number[],
  layout: GridLayout,
  roomPx: number,
): number[] {
  const free = roomPx - sizes.reduce((sum, size) => sum + size, 0)
  const grows = columns.map((column) => !column.isNumber && layout.widths[column.id] === undefined)
  const growing = sizes.reduce((sum, size, at) => sum + (grows[at] ? size : 0), 0)
  if (free <= 0 || growing === 0) return [...sizes]
  const factor = Math.min(MAX_GROWTH, 1 + free / growing)
  return sizes.map((size, at) => (grows[at] ? Math.floor(size * factor) : size))
}
