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
import type { GridColumn, useColumnTable } from './columns'
import type { DataGridProps } from './DataGrid'
import { cellId } from './GridRow'
import { type GridAction, gridAction } from './gridKeys'
import type { RowCache } from './rowCache'
import {
  allSelected,
  type GridSelection,
  noSelection,
  selectedCount,
  selectedInOrder,
  toggleRow,
  withRange,
} from './selection'
import { tsvLine } from './tsv'
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

/** More rows than this make a clipboard that no spreadsheet takes well. */
const MAX_COPIED_ROWS = 20_000
const RESIZE_STEP_PX = 8

interface GridActionsInput<Row> extends DataGridProps<Row> {
  scroller: RefObject<HTMLDivElement | null>
  cache: RowCache<Row>
  ids: Uint32Array
  shown: readonly GridColumn<Row>[]
  active: ActiveCell
  setActive: (next: ActiveCell) => void
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
  /** where a Shift range began, and what was selected before it */
  const anchor = useRef<{ index: number; base: GridSelection } | null>(null)
  const drag = useRef<{ from: number; base: GridSelection } | null>(null)

  function hitAt(index: number): GridHit<Row> | null {
    const id = ids[index]
    return id === undefined ? null : { id, index, row: cache.get(index) }
  }

  function moveTo(index: number, column: number): void {
    const next = { index, column, id: ids[index] ?? -1 }
    if (next.index === active.index && next.column === active.column) return
    setActive(next)
    if (index >= 0) scroll.reveal(index)
    revealColumn(input.scroller.current, column, input.widths, leaves.filter((leaf) => leaf.getIsPinned()).length)
    const hit = hitAt(index)
    if (hit && index !== active.index) input.onActiveChange?.(hit)
  }

  function extendTo(index: number): void {
    anchor.current ??= { index: Math.max(0, active.index), base: selection }
    onSelectionChange(withRange(anchor.current.base, ids, anchor.current.index, index))
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
    if (action.extend && byRows !== 0) extendTo(index)
    else if (!action.extend) anchor.current = null
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

  async function copy(): Promise<void> {
    if (selectedCount(selection, ids.length) === 0) {
      const row = hitAt(active.index)?.row
      const column = shown[active.column]
      if (row && column) await navigator.clipboard.writeText(column.text(row))
      return
    }
    const rows = await cache.fetch(selectedInOrder(selection, ids, MAX_COPIED_ROWS))
    const lines = rows.flatMap((row) => (row ? [tsvLine(shown.map((column) => column.text(row)))] : []))
    await navigator.clipboard.writeText(lines.join('\n'))
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
        if (hit) onSelectionChange(toggleRow(selection, hit.id))
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
      case 'copy':
        void copy()
        return true
      case 'menu':
        openMenu()
        return true
      case 'escape':
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
    const isToggle = at.isGutter || (isMac ? event.metaKey : event.ctrlKey)
    if (event.shiftKey) {
      extendTo(at.index)
    } else if (isToggle) {
      const base = toggleRow(selection, id)
      onSelectionChange(base)
      anchor.current = { index: at.index, base }
      if (at.isGutter) {
        drag.current = { from: at.index, base }
        // Without it the pointer that leaves the grid would be lost.
        event.currentTarget.setPointerCapture(event.pointerId)
      }
    } else {
      anchor.current = null
    }
    moveTo(at.index, at.column ?? active.column)
  }

  function onPointerMove(event: ReactPointerEvent): void {
    if (!drag.current) return
    const index = indexAtY(event.clientY)
    if (index === null) return
    if (index !== active.index) {
      onSelectionChange(withRange(drag.current.base, ids, drag.current.from, index))
      moveTo(index, active.column)
    }
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
    moveTo(at.index, at.column ?? active.column)
    input.onMenu(hit, { x: event.clientX, y: event.clientY })
  }

  function onDoubleClick(event: ReactMouseEvent): void {
    const at = pointAt(event.target)
    const hit = at && !at.isGutter ? hitAt(at.index) : null
    if (hit) input.onOpen?.(hit)
  }

  /** The exact value as a tooltip, made when it is needed: 300 titles a frame would be felt. */
  function onMouseOver(event: ReactMouseEvent): void {
    const at = pointAt(event.target)
    if (at?.column === undefined || !(event.target instanceof HTMLElement)) return
    const row = cache.get(at.index)
    const cell = event.target.closest<HTMLElement>('[data-column]')
    if (row && cell) cell.title = shown[at.column]?.text(row) ?? ''
  }

  return {
    sortBy,
    startResize(at: number, event: ReactMouseEvent | ReactTouchEvent): void {
      // The table counts from the size it holds: let that be the one that is drawn, or the column would jump.
      flushSync(() => resizeBy(at, 0))
      table.getHeaderGroups()[0]?.headers[at]?.getResizeHandler()(event)
    },
    handlers: {
      onKeyDown,
      onPointerDown,
      onPointerMove,
      onPointerUp: () => {
        drag.current = null
      },
      onPointerCancel: () => {
        drag.current = null
      },
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
