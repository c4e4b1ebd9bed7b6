import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { focusCard, keepFocus, keyOf, rowOf } from './boardFocus'
import type { BoardColumn, BoardWords, Moved } from './boardTypes'
import type { Cells } from './cells'

/** Where the focus was last: it stays near that place when the card under it is gone. */
export interface LastPlace {
  id: string
  cell: string
  index: number
}

/** Focus follows a card that was moved, and stays near its place when the card under it is gone. */
export function useCardFocus<C extends { id: string }, K extends string>(input: {
  root: RefObject<HTMLElement | null>
  reveal: RefObject<((cell: string) => void) | null>
  cells: Cells<C, K>
  cardOf: ReadonlyMap<string, C>
  inColumn: ReadonlyMap<K, readonly C[]>
  columns: readonly BoardColumn<K>[]
  columnOf: (card: C) => K
  moved: Moved<K> | null
  movedTo: BoardWords['movedTo']
  startAt: string | null
  peekedId: string | null
}): { said: string; focus: (id: string) => void; stay: (place: LastPlace | null) => void } {
  const { root, reveal, cells, cardOf, inColumn, columns, columnOf, moved, movedTo, peekedId } = input
  const [said, setSaid] = useState('')
  const last = useRef<LastPlace | null>(null)
  const turn = useRef(0)
  const stopLooking = useRef(() => {})
  useEffect(() => () => stopLooking.current(), [])

  const focus = (id: string) => {
    const board = root.current
    if (board) focusCard(board, cells.values(), id, (cell) => reveal.current?.(cell))
  }
  const latest = useRef(focus)
  useEffect(() => {
    latest.current = focus
  })

  // What was open before this screen was left; only where nothing else has the focus by then.
  const start = useRef(input.startAt)
  useEffect(() => {
    const id = start.current
    start.current = null
    const holder = document.activeElement
    const isFree = holder === document.body || holder?.matches('[data-screen-title], [role=grid]')
    if (!id || !isFree || !root.current || !cardOf.has(id)) return
    // Its column may be drawn a little later than those in sight.
    stopLooking.current = keepFocus(root.current, id, () => latest.current(id))
  }, [cardOf, root])

  useEffect(() => {
    const board = root.current
    if (!board) return
    const isOpen = (column: K) => columns.some(({ id, isFolded }) => id === column && !isFolded)
    const card = moved ? cardOf.get(moved.id) : undefined
    if (moved && moved.turn !== turn.current && card && columnOf(card) === moved.to) {
      turn.current = moved.turn
      const column = inColumn.get(moved.to) ?? []
      const name = columns.find(({ id }) => id === moved.to)?.name ?? ''
      setSaid(movedTo(name, column.indexOf(card) + 1, column.length))
      if (isOpen(moved.to)) {
        stopLooking.current()
        stopLooking.current = keepFocus(board, moved.id, () => latest.current(moved.id))
        return
      }
    }
    if (!last.current || document.activeElement !== document.body) return
    const { id, cell, index } = last.current
    const same = cardOf.get(id)
    const left = cells.get(cell)?.cards ?? []
    const next = same && isOpen(columnOf(same)) ? id : left[Math.min(index, left.length - 1)]?.id
    if (next) latest.current(next)
  }, [moved, cells, columns, cardOf, inColumn, columnOf, movedTo, root])

  // The panel takes room from the board: what is looked at stays in sight.
  useEffect(() => {
    if (peekedId === null) return
    const frame = requestAnimationFrame(() => {
      const row = rowOf(document.activeElement)
      if (row && keyOf(row) === peekedId) row.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [peekedId])

  return {
    said,
    focus,
    stay: useCallback((place: LastPlace | null) => {
      last.current = place
    }, []),
  }
}
