import type { OutreachCard } from '../../../../../../shared/contract/outreach'

/** Frames in which a column that draws only what is in sight may bring a card into it. */
const patience = 12

export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role=row][data-key]') : null
}

export function keyOf(row: HTMLElement | null): string | null {
  return row?.dataset.key ?? null
}

/** Gives the focus to a card, wherever in its column it is. */
export function focusCard(
  board: HTMLElement,
  columns: readonly (readonly [string, readonly OutreachCard[]])[],
  id: string,
  left = patience,
): void {
  const row = board.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(id)}"]`)
  if (row) {
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return
  }
  const found = columns.find(([, cards]) => cards.some((card) => card.id === id))
  if (!found || left === 0) return
  const [stage, cards] = found
  const list = board.querySelector<HTMLElement>(`[data-stage="${stage}"]`)
  if (list && left === patience) {
    const share = cards.findIndex((card) => card.id === id) / cards.length
    list.scrollTop = Math.max(0, share * list.scrollHeight - list.clientHeight / 2)
    list.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  requestAnimationFrame(() => focusCard(board, columns, id, left - 1))
}
