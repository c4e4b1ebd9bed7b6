import { type ClipboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormat, useWords } from '../../lib/locale'
import { toast } from '../Toast'
import { uiWords } from '../words'
import { CellEditor, type EditStep } from './CellEditor'
import type { CellDrafts, CellProblem, CellText } from './cellDrafts'
import { type GridColumn, rawText } from './columns'
import { type CellPlace, type CellRange, cellsOf, pasted, rangeOf } from './range'
import type { RowCache } from './rowCache'
import { type GridSelection, selectedCount, selectedInOrder } from './selection'
import { parseTsv, tsvLine } from './tsv'

/** How texts came into cells, for the words of the step. */
export type EditKind = 'type' | 'paste' | 'fill' | 'empty'

/** More rows than this make a clipboard that no spreadsheet takes well. */
const MAX_COPIED_ROWS = 20_000
/** What the engine takes in one step. */
const MAX_EDITED_CELLS = 50_000

interface GridEditInput<Row> {
  scroller: RefObject<HTMLDivElement | null>
  cache: RowCache<Row>
  ids: Uint32Array
  shown: readonly GridColumn<Row>[]
  active: CellPlace & { id: number }
  range: CellRange | null
  selection: GridSelection
  drafts: CellDrafts
  /** without it every cell is read-only */
  onEdit: ((cells: readonly CellText[], kind: EditKind) => void) | undefined
  /** moves the active cell, clamped */
  step: (step: EditStep) => void
}

interface Editing {
  id: number
  column: string
  start: string
  isReplacing: boolean
}

/** Typing into cells: the editor in the active one, copying, pasting, filling down and emptying ranges. */
export function useGridEdit<Row>(input: GridEditInput<Row>) {
  const { cache, ids, shown, active, drafts, onEdit } = input
  const w = useWords(uiWords)
  const format = useFormat()
  const [editing, setEditing] = useState<Editing | null>(null)
  const committing = useRef<(() => void) | null>(null)

  const column = shown[active.column]
  const isEditing = editing !== null && editing.id === active.id && editing.column === column?.id

  /** @returns whether the active cell can be typed into */
  function begin(isReplacing: boolean): boolean {
    const row = active.index < 0 ? undefined : cache.get(active.index)
    if (!onEdit || !column?.edit || !row) return false
    const start = drafts.get(active.id, column.id)?.text ?? rawText(column, row)
    // At once, so that the letter that began it falls into the field.
    flushSync(() => setEditing({ id: active.id, column: column.id, start, isReplacing }))
    return true
  }

  function end(): void {
    setEditing(null)
    input.scroller.current?.focus({ preventScroll: true })
  }

  function commit(text: string, step: EditStep): void {
    if (!editing) return
    const isLeaving = step.rows === 0 && step.columns === 0
    setEditing(null)
    if (!isLeaving) input.scroller.current?.focus({ preventScroll: true })
    const isRefused = drafts.get(editing.id, editing.column)?.problem !== undefined
    if (text !== editing.start || isRefused) onEdit?.([{ id: editing.id, column: editing.column, text }], 'type')
    if (!isLeaving) input.step(step)
  }

  function editor(): ReactNode {
    const row = cache.get(active.index)
    if (!isEditing || !editing || !column?.edit || !row) return null
    const name = shown.find(({ isFixed }) => isFixed)
    return (
      <CellEditor
        key={`${editing.id} ${editing.column}`}
        label={w.cellOf(column.header, name ? rawText(name, row) : '')}
        start={editing.start}
        isReplacing={editing.isReplacing}
        isNumber={column.isNumber ?? false}
        choices={column.edit.kind === 'choice' ? column.edit.choices(row) : null}
        problem={drafts.get(editing.id, editing.column)?.problem ?? null}
        committing={committing}
        onCommit={commit}
        onCancel={end}
      />
    )
  }

  /** Sends what may be typed into, and flags the rest. */
  function send(cells: readonly { index: number; column: number; text: string }[], kind: EditKind): void {
    const taken: CellText[] = []
    const refused: CellProblem[] = []
    for (const cell of cells) {
      const id = ids[cell.index]
      const of = shown[cell.column]
      if (id === undefined || !of) continue
      const text = { id, column: of.id, text: cell.text }
      if (of.edit) taken.push(text)
      else refused.push({ ...text, sentence: w.readOnlyCell(of.header) })
    }
    if (refused.length > 0 && kind !== 'empty') drafts.refuse(refused)
    if (taken.length > 0) onEdit?.(taken, kind)
  }

  function isTooMany(count: number): boolean {
    if (count <= MAX_EDITED_CELLS) return false
    toast({ text: w.tooManyCells(format.count(count), format.count(MAX_EDITED_CELLS)), tone: 'bad' })
    return true
  }

  function paste(text: string): void {
    if (!onEdit || active.index < 0 || text === '') return
    const { cells, left } = pasted(parseTsv(text), rangeOf(input.range, active), ids.length, shown.length)
    if (isTooMany(cells.length)) return
    send(cells, 'paste')
    if (left > 0) toast({ text: w.pasteLeft(format.count(left)) })
  }

  /** The first row of the range into the others; in one row, what stands above it. */
  async function fill(): Promise<void> {
    if (!onEdit || active.index < 0) return
    const range = rangeOf(input.range, active)
    const isOneRow = range.top === range.bottom
    const from = isOneRow ? range.top - 1 : range.top
    const id = ids[from]
    if (id === undefined) return
    const target = isOneRow ? range : { ...range, top: range.top + 1 }
    if (isTooMany(cellsOf(target))) return
    const row = cache.get(from) ?? (await cache.fetch(Uint32Array.of(id)))[0]
    if (!row) return
    const cells: { index: number; column: number; text: string }[] = []
    for (let at = range.left; at <= range.right; at++) {
      const of = shown[at]
      if (!of?.edit) continue
      const text = drafts.get(id, of.id)?.text ?? rawText(of, row)
      for (let index = target.top; index <= target.bottom; index++) cells.push({ index, column: at, text })
    }
    if (cells.length === 0) toast({ text: w.nothingToFill })
    else send(cells, 'fill')
  }

  /** @returns whether there is a cell that can be emptied */
  function empty(): boolean {
    if (!onEdit || active.index < 0) return false
    const range = rangeOf(input.range, active)
    if (isTooMany(cellsOf(range))) return true
    const cells: { index: number; column: number; text: string }[] = []
    for (let column = range.left; column <= range.right; column++) {
      if (!shown[column]?.edit) continue
      for (let index = range.top; index <= range.bottom; index++) cells.push({ index, column, text: '' })
    }
    if (cells.length > 0) send(cells, 'empty')
    return cells.length > 0
  }

  /** The range of cells where there is one, else the selected rows, else the active cell. */
  async function copy(): Promise<void> {
    const { range, selection } = input
    if (!range && selectedCount(selection, ids.length) > 0) {
      const rows = await cache.fetch(selectedInOrder(selection, ids, MAX_COPIED_ROWS))
      await copyRows(rows, shown)
      return
    }
    if (active.index < 0) return
    const { top, bottom, left, right } = rangeOf(range, active)
    const last = Math.min(bottom, top + MAX_COPIED_ROWS - 1)
    const cached = Array.from({ length: last - top + 1 }, (_, at) => cache.get(top + at))
    const rows = cached.every((row) => row !== undefined) ? cached : await cache.fetch(ids.slice(top, last + 1))
    await copyRows(rows, shown.slice(left, right + 1))
  }

  return {
    isEditing,
    editor,
    begin,
    /** commits an open editor before something else is done */
    flush: () => committing.current?.(),
    fill: () => void fill(),
    empty,
    copy: () => void copy(),
    onPaste(event: ClipboardEvent): void {
      const text = event.clipboardData.getData('text/plain')
      if (!onEdit || text === '') return
      event.preventDefault()
      paste(text)
    },
  }
}

async function copyRows<Row>(
  rows: readonly (Row | null | undefined)[],
  columns: readonly GridColumn<Row>[],
): Promise<void> {
  const lines = rows.flatMap((row) => (row ? [tsvLine(columns.map((column) => rawText(column, row)))] : []))
  await navigator.clipboard.writeText(lines.join('\n'))
}
