// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant names the cell
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useWords } from '../../lib/locale'
import { ROW_HEIGHT, useAppearance } from '../../lib/theme'
import { ErrorNote } from '../ErrorNote'
import { ContextMenu, useContextMenu } from '../Menu'
import { uiWords } from '../words'
import { CellDrafts, type CellText } from './cellDrafts'
import { type GridColumn, type GridLayout, plainLayout, shownWidths, useColumnTable } from './columns'
import { GridHeader, type GridSort } from './GridHeader'
import { cellId, GridRow } from './GridRow'
import { headerMenu } from './headerMenu'
import { type CellPlace, rangeBetween } from './range'
import { type GridSource, RowCache } from './rowCache'
import { allSelected, type GridSelection, isSelected, noSelection, selectedCount } from './selection'
import { type GridHit, useGridActions } from './useGridActions'
import { type EditKind, useGridEdit } from './useGridEdit'
import { HEADER_PX, useGridScroll } from './useGridScroll'

/** Width of the column that selects rows. */
const GUTTER_PX = 36

export interface DataGridHandle<Row> {
  focus: () => void
  /** the content may have changed, the order has not */
  refresh: () => void
  /** puts a changed row in place at once */
  patch: (id: number, row: Row) => void
  /** makes a record the active one and scrolls to it; false when it is not in this order */
  activate: (id: number, column?: string) => boolean
}

export interface DataGridProps<Row> {
  /** names the grid for speech */
  label: string
  /** null while the first order is on its way */
  source: GridSource<Row> | null
  /** a constant or memoised: new objects lay out every row again */
  columns: readonly GridColumn<Row>[]
  layout?: GridLayout
  onLayoutChange?: (change: (old: GridLayout) => GridLayout) => void
  /** what "Put all columns back" goes back to */
  startLayout?: GridLayout
  sort: GridSort | null
  onSortChange: (sort: GridSort) => void
  selection: GridSelection
  onSelectionChange: (selection: GridSelection) => void
  /** Space: look at the record beside the list */
  onPeek?: (hit: GridHit<Row>) => void
  /** Ctrl+Enter; Enter and double click where the cell is read-only */
  onOpen?: (hit: GridHit<Row>) => void
  /** the active row changed; an open peek follows it */
  onActiveChange?: (hit: GridHit<Row>) => void
  /** right click, Shift+F10, Menu key */
  onMenu?: (hit: GridHit<Row>, at: { x: number; y: number }) => void
  /** Esc, before it clears the selection; true when it was used */
  onEscape?: () => boolean
  /** texts typed, pasted or filled into cells; without it every cell is read-only */
  onEdit?: (cells: readonly CellText[], kind: EditKind) => void
  /** what was typed and is not in its row yet, or was refused; a constant */
  drafts?: CellDrafts
  /** Delete while rows are selected */
  onRemove?: () => void
  /** instead of rows, when the order is empty */
  empty?: ReactNode
  /** instead of rows, when there is no order */
  failure?: ReactNode
  /** a new order is on its way; the old one stays */
  isBusy?: boolean
  /** scroll position and active cell come back under this key while the window lives */
  memoryKey?: string
  ref?: Ref<DataGridHandle<Row>>
}

const NO_IDS = new Uint32Array(0)
const noDrafts = new CellDrafts()
const emptySource: GridSource<never> = { ids: NO_IDS, fetchRows: async () => [] }
const memories = new Map<string, { offset: number; id: number; column: number }>()

/** The big list: any number of rows of which only the ones in sight exist. See design notes in docs/ARCHITECTURE.md. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { source, columns, selection, sort, memoryKey } = props
  const w = useWords(uiWords)
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rowPx = ROW_HEIGHT[useAppearance(({ density }) => density)]
  const memory = useRef(memoryKey ? memories.get(memoryKey) : undefined).current

  const [cache] = useState(() => new RowCache<Row>(source ?? emptySource))
  // Before the rows are read below: an order and its rows must belong together in every frame.
  cache.setSource(source ?? emptySource)
  useSyncExternalStore(cache.subscribe, cache.version)
  const ids = cache.ids
  const drafts = props.drafts ?? noDrafts
  useSyncExternalStore(drafts.subscribe, drafts.version)

  const [ownLayout, setOwnLayout] = useState(plainLayout)
  const layout = props.layout ?? ownLayout
  const changeLayout = props.onLayoutChange ?? setOwnLayout
  const { table, leaves, shown } = useColumnTable(columns, layout, changeLayout)
  const roomPx = useWidth(scroller) - GUTTER_PX
  const sizes = leaves.map((leaf) => leaf.getSize())
  const widths = shownWidths(shown, sizes, layout, roomPx)
  const pinned = leaves.filter((leaf) => leaf.getIsPinned() === 'start').length

  const [anchor, setAnchor] = useState<CellPlace | null>(null)
  const [active, setActive] = useState({ index: 0, column: memory?.column ?? 0, id: memory?.id ?? -1 })
  const scroll = useGridScroll({
    scroller,
    count: ids.length,
    rowPx,
    activeIndex: active.index,
    initialOffset: memory?.offset ?? 0,
  })

  // The same record stays active in a new order where it is still in it.
  const idsBefore = useRef<Uint32Array | null>(null)
  const sortBefore = useRef(sort)
  useLayoutEffect(() => {
    // Before the first order there is nothing to stand on, and what is remembered waits for it.
    if (source === null || idsBefore.current === ids) return
    const isFirst = idsBefore.current === null || idsBefore.current.length === 0
    const isSorted = sortBefore.current !== sort
    idsBefore.current = ids
    sortBefore.current = sort
    // A range is of places, and other cells stand there now.
    setAnchor(null)
    if (isSorted && !isFirst) {
      scroll.scrollTo(0)
      setActive((old) => ({ ...old, index: 0, id: ids[0] ?? -1 }))
      return
    }
    setActive((old) => {
      const found = old.id < 0 ? -1 : ids.indexOf(old.id)
      const index = found >= 0 ? found : Math.max(0, Math.min(ids.length - 1, old.index))
      return { ...old, index, id: ids[index] ?? -1 }
    })
  })

  const { first, last } = scroll
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order needs its own blocks
  useEffect(() => cache.want(first, last, active.index), [cache, first, last, active.index, ids])

  useEffect(() => {
    if (!memoryKey) return
    return () => {
      memories.set(memoryKey, { offset: lastOffset.current, ...lastActive.current })
    }
  }, [memoryKey])
  const lastOffset = useRef(0)
  const lastActive = useRef({ id: active.id, column: active.column })
  useEffect(() => {
    lastOffset.current = scroll.offset()
    lastActive.current = { id: active.id, column: active.column }
  })

  const columnMenu = useContextMenu()
  const [menuColumn, setMenuColumn] = useState<GridColumn<Row> | null>(null)
  const openHeaderMenu = (column: GridColumn<Row>, at: { x: number; y: number }) => {
    setMenuColumn(column)
    columnMenu.open(at)
  }

  const range = rangeBetween(anchor, active)
  const editing = useGridEdit<Row>({
    scroller,
    cache,
    ids,
    shown,
    active,
    range,
    selection,
    drafts,
    onEdit: props.onEdit,
    step: (by) => actions.step(by),
  })
  const actions = useGridActions<Row>({
    ...props,
    anchor,
    setAnchor,
    range,
    editing,
    scroller,
    cache,
    ids,
    shown,
    active,
    setActive,
    scroll,
    table,
    leaves,
    widths,
    gridId,
    openHeaderMenu,
  })

  useImperativeHandle(props.ref, () => ({
    focus: () => scroller.current?.focus(),
    refresh: () => cache.refresh(),
    patch: (id, row) => cache.patch(id, row),
    activate: (id, columnId) => {
      const index = ids.indexOf(id)
      if (index < 0) return false
      const column = shown.findIndex((one) => one.id === columnId)
      setAnchor(null)
      setActive((old) => ({ index, id, column: column < 0 ? old.column : column }))
      actions.revealColumn(column)
      scroll.reveal(index)
      return true
    },
  }))

  const count = selectedCount(selection, ids.length)
  const isActiveDrawn = active.index < 0 || scroll.rows.some(({ index }) => index === active.index)
  const resizing = table.state.columnResizing.isResizingColumn
  const editor = editing.editor()
  const showsRows = !props.failure && (ids.length > 0 || source === null)

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={ids.length + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-busy={source === null || props.isBusy ? true : undefined}
        aria-activedescendant={
          isActiveDrawn && (ids.length > 0 || active.index < 0)
            ? cellId(gridId, active.index, active.column)
            : undefined
        }
        tabIndex={0}
        {...actions.handlers}
        className="data-grid min-h-0 flex-1 select-none overflow-auto bg-surface"
        style={columnWidths(widths)}
      >
        <GridHeader
          columns={shown}
          pinned={pinned}
          gridId={gridId}
          sort={sort}
          onSort={actions.sortBy}
          activeColumn={active.index < 0 ? active.column : -1}
          onResizeStart={actions.startResize}
          resizingId={resizing || null}
          onResetWidth={(at) => leaves[at]?.resetSize()}
          selected={count === 0 ? 'none' : count === ids.length ? 'all' : 'some'}
          selectAllLabel={w.selectAll}
          onSelectAll={() => props.onSelectionChange(count === ids.length && count > 0 ? noSelection : allSelected)}
        />
        {showsRows && (
          <div role="rowgroup" className="relative w-(--grid-width) min-w-full" style={{ height: scroll.elementPx }}>
            {scroll.rows.map(({ index, topPx, key }) => (
              <GridRow
                key={key}
                row={cache.get(index)}
                index={index}
                topPx={topPx}
                columns={shown}
                pinned={pinned}
                isSelected={isSelected(selection, ids[index] ?? -1)}
                activeColumn={active.index === index ? active.column : -1}
                rangeLeft={range && index >= range.top && index <= range.bottom ? range.left : -1}
                rangeRight={range && index >= range.top && index <= range.bottom ? range.right : -1}
                drafts={drafts.row(ids[index] ?? -1)}
                editor={active.index === index ? editor : null}
                gridId={gridId}
              />
            ))}
          </div>
        )}
      </div>
      {menuColumn && (
        <ContextMenu
          state={columnMenu}
          label={w.columnMenu(menuColumn.header)}
          groups={() =>
            headerMenu({
              column: menuColumn,
              columns,
              table,
              onSortChange: props.onSortChange,
              onReset: () => changeLayout(() => props.startLayout ?? plainLayout),
              w,
            })
          }
        />
      )}
      {!showsRows && (
        <div className="absolute inset-x-0 bottom-0 overflow-auto" style={{ top: HEADER_PX }}>
          {props.failure ?? props.empty}
        </div>
      )}
      {cache.error !== null && (
        <div className="absolute inset-x-3 bottom-3 z-10">
          <ErrorNote error={cache.error} onRetry={() => cache.retry()} className="shadow-pop" />
        </div>
      )}
    </div>
  )
}

/** Widths and starts of the columns as CSS variables: a resize changes these and no row. */
function columnWidths(widths: readonly number[]): Record<string, string> {
  const style: Record<string, string> = { '--gutter': `${GUTTER_PX}px` }
  let start = GUTTER_PX
  widths.forEach((width, at) => {
    style[`--column-${at}`] = `${width}px`
    style[`--start-${at}`] = `${start}px`
    start += width
  })
  style['--grid-width'] = `${start}px`
  return style
}

/** The width inside an element, less its scroll bar. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const read = () => setWidth(observed.clientWidth)
    read()
    const observer = new ResizeObserver(read)
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return width
}
