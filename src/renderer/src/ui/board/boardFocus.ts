/** A dialog or menu that led to a move gives the focus back when it has gone, to where it was before the move. */
const lookAfterMs = [0, 120, 300, 600]

/**
 * Gives the focus to a card that was moved, and again when something takes it away, until a key or the pointer shows
 * that the person is elsewhere.
 *
 * @returns what ends it
 */
export function keepFocus(board: HTMLElement, id: string, focus: () => void): () => void {
  const timers = lookAfterMs.map((ms) =>
    setTimeout(() => {
      const isThere = keyOf(rowOf(document.activeElement)) === id && board.contains(document.activeElement)
      if (!isThere && !document.querySelector('[role=dialog]')) focus()
    }, ms),
  )
  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
    document.removeEventListener('keydown', stop, true)
    document.removeEventListener('pointerdown', stop, true)
  }
  document.addEventListener('keydown', stop, true)
  document.addEventListener('pointerdown', stop, true)
  return stop
}

/** Frames in which a column that draws only what is in sight may bring a card into it. */
const patience = 12

export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=row][data-key]') : null
}

export function keyOf(row: HTMLElement | null): string | null {
  return row?.dataset.key ?? null
}

/** Gives the focus to a card, wherever in its column it is. `reveal` brings its cell into the page where lanes are many. */
export function focusCard(
  board: HTMLElement,
  cells: Iterable<{ key: string; cards: readonly { id: string }[] }>,
  id: string,
  reveal: (cell: string) => void = () => {},
): void {
  let left = patience
  let isSought = false
  const look = () => {
    const row = board.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(id)}"]`)
    if (row) {
      row.focus({ preventScroll: true })
      row.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      return
    }
    const found = [...cells].find(({ cards }) => cards.some((card) => card.id === id))
    if (!found || left === 0) return
    left -= 1
    const list = board.querySelector<HTMLElement>(`[data-cell="${CSS.escape(found.key)}"]`)
    if (!list) {
      reveal(found.key)
    } else if (!isSought) {
      isSought = true
      const share = found.cards.findIndex((card) => card.id === id) / found.cards.length
      list.scrollTop = Math.max(0, share * list.scrollHeight - list.clientHeight / 2)
      list.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    requestAnimationFrame(look)
  }
  look()
}
