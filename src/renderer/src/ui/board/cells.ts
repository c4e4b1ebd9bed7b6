/** Cards that stand at one place of a board: in a column, and in a lane where the board has lanes. */
export interface Cell<C, K extends string> {
  key: string
  column: K
  /** null: the board has no lanes */
  lane: string | null
  cards: readonly C[]
}
export type Cells<C, K extends string> = ReadonlyMap<string, Cell<C, K>>

export function cellKey(column: string, lane: string | null): string {
  return lane === null ? column : `${column}/${lane}`
}

/**
 * Cards by place, in the order of the list; places without a card are left out. A place that did not change keeps its
 * object, so that it is not drawn anew.
 */
export function cellsOf<C, K extends string>(
  cards: readonly C[],
  place: { columnOf: (card: C) => K; laneOf: ((card: C) => string) | null },
  before: Cells<C, K>,
): Cells<C, K> {
  const { columnOf, laneOf } = place
  const cells = new Map<string, Cell<C, K> & { cards: C[] }>()
  for (const card of cards) {
    const column = columnOf(card)
    const lane = laneOf ? laneOf(card) : null
    const key = cellKey(column, lane)
    const cell = cells.get(key)
    if (cell) cell.cards.push(card)
    else cells.set(key, { key, column, lane, cards: [card] })
  }
  return new Map(
    [...cells].map(([key, cell]) => {
      const old = before.get(key)
      return [key, old && isSame(old.cards, cell.cards) ? old : cell]
    }),
  )
}

function isSame<C>(one: readonly C[], other: readonly C[]): boolean {
  return one.length === other.length && one.every((card, index) => card === other[index])
}

/**
 * The card that is beside a card: left and right to the next column that has any, at the same height; up and down,
 * beyond the end of a cell, to the same column of the next lane. Null at the edge of the board.
 */
export function cardBeside<C, K extends string>(
  cells: Cells<C, K>,
  board: { columns: readonly K[]; lanes: readonly string[] | null },
  from: { cell: Cell<C, K>; index: number },
  step: { along: 'columns' | 'lanes'; by: 1 | -1 },
): C | null {
  const { cell, index } = from
  const line = step.along === 'columns' ? board.columns : (board.lanes ?? [])
  const start = step.along === 'columns' ? board.columns.indexOf(cell.column) : line.indexOf(cell.lane ?? '')
  if (start < 0) return null
  for (let at = start + step.by; at >= 0 && at < line.length; at += step.by) {
    const place = line[at] ?? ''
    const next = cells.get(step.along === 'columns' ? cellKey(place, cell.lane) : cellKey(cell.column, place))
    if (!next) continue
    const wanted = step.along === 'columns' ? Math.min(index, next.cards.length - 1) : step.by > 0 ? 0 : -1
    return next.cards.at(wanted) ?? null
  }
  return null
}
