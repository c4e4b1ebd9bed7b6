import type {
  KeyboardEvent,
  MouseEvent as ReactMouseEvent,
  PointerEvent as ReactPointerEvent,
  TouchEvent as ReactTouchEvent,
  RefObject,
} from 'react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { isMac } from '../../lib/keys'
import type { EditStep } from './CellEditor'
import type { GridColumn, useColumnTable } from './columns'
import type { DataGridProps } from './DataGrid'
import { cellId } from './GridRow'
import { type GridAction, gridAction } from './gridKeys'
import type { CellPlace, CellRange } from './range'
import type { RowCache } from './rowCache'
import {
  allSelected,
  type GridSelection,
  isSelected,
  noSelection,
  selectedCount,
  toggleRow,
  withRange,
} from './selection'
import type { useGridEdit } from './useGridEdit'
import type { GridScroll } from './useGridScroll'

/** What a key or the pointer is on. `row` is undefined while it is on its way. */
export interface GridHit<Row> {
  /** row number */
  id: number
  /** position in the order */
  index: number
  row: Row | null | undefined
}

export interface ActiveCell {
  /** −1 is the header row */
  index: number
  column: number
  /** row number, −1 for none */
  id: number
}

const RESIZE_STEP_PX = 8

interface GridActionsInput<Row> extends DataGridProps<Row> {
  scroller: RefObject<HTMLDivElement | null>
  cache: RowCache<Row>
  ids: Uint32Array
  shown: readonly GridColumn<Row>[]
  active: ActiveCell
  setActive: (next: ActiveCell) => void
  /** other end of the range of cells, or null */
  anchor: CellPlace | null
  setAnchor: (anchor: CellPlace | null) => void
  range: CellRange | null
  editing: ReturnType<typeof useGridEdit<Row>>
  scroll: GridScroll
  table: ReturnType<typeof useColumnTable<Row>>['table']
  leaves: ReturnType<typeof useColumnTable<Row>>['leaves']
  /** as drawn, CSS px */
  widths: readonly number[]
  gridId: string
  openHeaderMenu: (column: GridColumn<Row>, at: { x: number; y: number }) => void
}

/** What keys and the pointer do in a grid. Nothing here is memoised: rows do not receive any of it. */
export function useGridActions<Row>(input: GridActionsInput<Row>) {
  const { cache, ids, shown, active, setActive, scroll, table, leaves, selection, onSelectionChange, sort } = input
  const { anchor, setAnchor, range, editing } = input
  /** where the selected rows of a Shift press in the gutter begin, and what was selected before it */
  const rowAnchor = useRef<{ index: number; base: GridSelection } | null>(null)
  const drag = useRef<{ from: number; base: GridSelection } | null>(null)
  /** the cell in which a drag over cells began */
  const cellDrag = useRef<CellPlace | null>(null)

  function hitAt(index: number): GridHit<Row> | null {
    const id = ids[index]
    return id === undefined ? null : { id, index, row: cache.get(index) }
  }

  function moveTo(index: number, column: number): void {
    const next = { index, column, id: ids[index] ?? -1 }
    if (next.index === active.index && next.column === active.column) return
    setActive(next)
    if (index >= 0) scroll.reveal(index)
    showColumn(column)
    const hit = hitAt(index)
    if (hit && index !== active.index) input.onActiveChange?.(hit)
  }

  function showColumn(at: number): void {
    revealColumn(input.scroller.current, at, input.widths, leaves.filter((leaf) => leaf.getIsPinned()).length)
  }

  function selectRowsTo(index: number): void {
    rowAnchor.current ??= { index: Math.max(0, active.index), base: selection }
    onSelectionChange(withRange(rowAnchor.current.base, ids, rowAnchor.current.index, index))
  }

  /** The rows of the range, or the active one: off where all of them are on. */
  function toggleRows(id: number): void {
    if (!range) {
      onSelectionChange(toggleRow(selection, id))
      return
    }
    const isOn = ids.subarray(range.top, range.bottom + 1).every((one) => isSelected(selection, one))
    onSelectionChange(withRange(selection, ids, range.top, range.bottom, !isOn))
  }

  function move(action: Extract<GridAction, { kind: 'move' }>): void {
    const page = scroll.pageRows()
    const rows = { page, '-page': -page, first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY }
    const columns = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY }
    const byRows = typeof action.rows === 'number' ? action.rows : rows[action.rows]
    const byColumns = typeof action.columns === 'number' ? action.columns : columns[action.columns]
    const column = clamp(active.column + byColumns, 0, shown.length - 1)
    if (active.index < 0) {
      // Out of the header only downwards; Shift and an arrow there resize the column.
      if (byRows > 0) moveTo(byRows === Number.POSITIVE_INFINITY ? ids.length - 1 : 0, column)
      else if (action.extend && byColumns !== 0) resizeBy(active.column, Math.sign(byColumns) * RESIZE_STEP_PX)
      else moveTo(-1, column)
      return
    }
    const isUpFromFirst = active.index === 0 && byRows === -1 && !action.extend
    const index = isUpFromFirst ? -1 : clamp(active.index + byRows, 0, ids.length - 1)
    if (!action.extend) setAnchor(null)
    else if (!anchor) setAnchor({ index: active.index, column: active.column })
    rowAnchor.current = null
    moveTo(index, column)
  }

  function resizeBy(at: number, px: number): void {
    const leaf = leaves[at]
    if (!leaf) return
    const { minSize = 0, maxSize = Number.POSITIVE_INFINITY } = leaf.columnDef
    const width = input.widths[at] ?? leaf.getSize()
    table.setColumnSizing((old) => ({ ...old, [leaf.id]: clamp(width + px, minSize, maxSize) }))
  }

  function sortBy(column: GridColumn<Row>): void {
    if (!column.sort) return
    const isDescending = sort?.id === column.id ? !sort.isDescending : column.sort === 'descending'
    input.onSortChange({ id: column.id, isDescending })
  }

  function openMenu(): void {
    const hit = hitAt(active.index)
    const box = document.getElementById(cellId(input.gridId, active.index, active.column))?.getBoundingClientRect()
    if (!box) return
    const at = { x: box.left + 8, y: box.bottom }
    const column = shown[active.column]
    if (hit) input.onMenu?.(hit, at)
    else if (active.index < 0 && column) input.openHeaderMenu(column, at)
  }

  /** @returns whether the key was used */
  function run(action: GridAction): boolean {
    const hit = hitAt(active.index)
    switch (action.kind) {
      case 'move':
        move(action)
        return true
      case 'selectRow':
        if (hit) toggleRows(hit.id)
        return true
      case 'selectAll':
        if (ids.length > 0) onSelectionChange(allSelected)
        return true
      case 'peek':
        if (active.index < 0 && shown[active.column]) sortBy(shown[active.column]!)
        else if (hit) input.onPeek?.(hit)
        return true
      case 'open':
        if (active.index < 0 && shown[active.column]) sortBy(shown[active.column]!)
        else if (hit) input.onOpen?.(hit)
        return true
      case 'edit':
        if (active.index < 0 && shown[active.column]) sortBy(shown[active.column]!)
        else if (!editing.begin(false) && hit) input.onOpen?.(hit)
        return true
      case 'type':
        // Unused where the cell is read-only; the letter itself goes on to the field that has opened.
        editing.begin(true)
        return false
      case 'empty':
        if (selectedCount(selection, ids.length) > 0 && input.onRemove) input.onRemove()
        else return editing.empty()
        return true
      case 'fill':
        editing.fill()
        return true
      case 'copy':
        editing.copy()
        return true
      case 'menu':
        openMenu()
        return true
      case 'escape':
        if (range) {
          setAnchor(null)
          return true
        }
        if (input.onEscape?.()) return true
        if (selectedCount(selection, ids.length) === 0) return false
        onSelectionChange(noSelection)
        return true
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const ctrl = isMac ? event.metaKey : event.ctrlKey
    const action = gridAction({ key: event.key, ctrl, shift: event.shiftKey, alt: event.altKey })
    if (action && run(action)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  function onPointerDown(event: ReactPointerEvent): void {
    const at = pointAt(event.target)
    if (!at || event.button !== 0) return
    const id = ids[at.index]
    if (id === undefined) return
    editing.flush()
    const isToggle = at.isGutter || (isMac ? event.metaKey : event.ctrlKey)
    if (event.shiftKey && at.isGutter) {
      selectRowsTo(at.index)
    } else if (event.shiftKey) {
      if (!anchor && active.index >= 0) setAnchor({ index: active.index, column: active.column })
    } else if (isToggle) {
      const base = toggleRow(selection, id)
      onSelectionChange(base)
      setAnchor(null)
      rowAnchor.current = { index: at.index, base }
      if (at.isGutter) {
        drag.current = { from: at.index, base }
        // Without it the pointer that leaves the grid would be lost.
        event.currentTarget.setPointerCapture(event.pointerId)
      }
    } else {
      setAnchor(null)
      rowAnchor.current = null
      if (at.column !== undefined) cellDrag.current = { index: at.index, column: at.column }
    }
    moveTo(at.index, at.column ?? active.column)
  }

  function dragOverCells(from: CellPlace, event: ReactPointerEvent): void {
    // Released outside of the window, where no event told of it.
    if (event.buttons !== 1) {
      cellDrag.current = null
      return
    }
    const at = pointAt(document.elementFromPoint(event.clientX, event.clientY))
    if (at?.column === undefined || (at.index === active.index && at.column === active.column)) return
    setAnchor(from)
    moveTo(at.index, at.column)
  }

  function onPointerMove(event: ReactPointerEvent): void {
    if (cellDrag.current) dragOverCells(cellDrag.current, event)
    if (!drag.current) return
    const index = indexAtY(event.clientY)
    if (index === null) return
    if (index !== active.index) {
      onSelectionChange(withRange(drag.current.base, ids, drag.current.from, index))
      moveTo(index, active.column)
    }
  }

  function endDrag(): void {
    drag.current = null
    cellDrag.current = null
  }

  function indexAtY(clientY: number): number | null {
    const element = input.scroller.current
    const body = element?.querySelector('[role=rowgroup]:last-of-type')
    const row = body?.firstElementChild
    if (!element || !row) return null
    const rowPx = row.getBoundingClientRect().height
    const top = element.getBoundingClientRect().top + (element.querySelector('.grid-head')?.clientHeight ?? 0)
    return clamp(Math.floor((scroll.offset() + clientY - top) / rowPx), 0, ids.length - 1)
  }

  function onContextMenu(event: ReactMouseEvent): void {
    const header = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-header]') : null
    const column = header ? shown[Number(header.dataset.header)] : undefined
    if (column) {
      event.preventDefault()
      input.openHeaderMenu(column, { x: event.clientX, y: event.clientY })
      return
    }
    const at = pointAt(event.target)
    const hit = at ? hitAt(at.index) : null
    if (!at || !hit || !input.onMenu) return
    event.preventDefault()
    editing.flush()
    if (!range || at.index < range.top || at.index > range.bottom) setAnchor(null)
    moveTo(at.index, at.column ?? active.column)
    input.onMenu(hit, { x: event.clientX, y: event.clientY })
  }

  function onDoubleClick(event: ReactMouseEvent): void {
    const at = pointAt(event.target)
    const hit = at && !at.isGutter ? hitAt(at.index) : null
    if (hit && !editing.begin(false)) input.onOpen?.(hit)
  }

  /** The exact value as a tooltip, made when it is needed: 300 titles a frame would be felt. */
  function onMouseOver(event: ReactMouseEvent): void {
    const at = pointAt(event.target)
    if (at?.column === undefined || !(event.target instanceof HTMLElement)) return
    const row = cache.get(at.index)
    const cell = event.target.closest<HTMLElement>('[data-column]')
    const column = shown[at.column]
    const draft = column && input.drafts?.get(ids[at.index] ?? -1, column.id)
    if (row && cell) cell.title = draft?.problem ?? column?.text(row) ?? ''
  }

  return {
    sortBy,
    /** moves the active cell by so much, within the grid */
    step({ rows, columns }: EditStep): void {
      setAnchor(null)
      moveTo(clamp(active.index + rows, 0, ids.length - 1), clamp(active.column + columns, 0, shown.length - 1))
    },
    revealColumn(at: number): void {
      if (at >= 0) showColumn(at)
    },
    startResize(at: number, event: ReactMouseEvent | ReactTouchEvent): void {
      // The table counts from the size it holds: let that be the one that is drawn, or the column would jump.
      flushSync(() => resizeBy(at, 0))
      table.getHeaderGroups()[0]?.headers[at]?.getResizeHandler()(event)
    },
    handlers: {
      onKeyDown,
      onPaste: editing.onPaste,
      onPointerDown,
      onPointerMove,
      onPointerUp: endDrag,
      onPointerCancel: endDrag,
      onContextMenu,
      onDoubleClick,
      onMouseOver,
    },
  }
}

interface PointedCell {
  index: number
  column: number | undefined
  isGutter: boolean
}

function pointAt(target: EventTarget | null): PointedCell | null {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-index]')
  if (!row) return null
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  return {
    index: Number(row.dataset.index),
    column: column === undefined ? undefined : Number(column),
    isGutter: target.closest('[data-gutter]') !== null,
  }
}

/** Scrolls sideways just so far that the column is whole in sight. */
function revealColumn(scroller: HTMLElement | null, at: number, widths: readonly number[], pinned: number): void {
  if (!scroller || at < pinned) return
  const sum = (count: number) => widths.slice(0, count).reduce((total, width) => total + width, 0)
  const gutterPx = Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--gutter'))
  const start = gutterPx + sum(at)
  const covered = gutterPx + sum(pinned)
  const end = start + (widths[at] ?? 0)
  if (start - covered < scroller.scrollLeft) scroller.scrollLeft = start - covered
  else if (end > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = end - scroller.clientWidth
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
