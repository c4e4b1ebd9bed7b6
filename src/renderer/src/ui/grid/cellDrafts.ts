/** What was typed into a cell and is not in its row: on its way to the engine, or refused. */
export interface CellDraft {
  text: string
  /** why it was not taken, as a sentence; null while it is on its way */
  problem: string | null
}

/** A text for a cell. */
export interface CellText {
  /** row number */
  id: number
  /** column id */
  column: string
  text: string
}

export interface CellProblem extends CellText {
  sentence: string
}

type RowDrafts = ReadonlyMap<string, CellDraft>

/**
 * Typed texts that stand in cells instead of the row's own values: bad cells of a paste are flagged and kept, not lost.
 * A row's drafts are one object that changes only with them, so that other rows are not drawn again.
 */
export class CellDrafts {
  #rows = new Map<number, RowDrafts>()
  #listeners = new Set<() => void>()
  #version = 0
  #problems: readonly CellProblem[] | null = null

  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  row(id: number): RowDrafts | undefined {
    return this.#rows.get(id)
  }

  get(id: number, column: string): CellDraft | undefined {
    return this.#rows.get(id)?.get(column)
  }

  /** All refused cells, in the order in which their rows came. */
  problems(): readonly CellProblem[] {
    this.#problems ??= [...this.#rows].flatMap(([id, cells]) =>
      [...cells].flatMap(([column, { text, problem }]) =>
        problem === null ? [] : [{ id, column, text, sentence: problem }],
      ),
    )
    return this.#problems
  }

  /** Texts on their way; a former refusal of the same cell is forgotten. */
  send(cells: readonly CellText[]): void {
    this.#change(cells, ({ text }) => ({ text, problem: null }))
  }

  refuse(cells: readonly CellProblem[]): void {
    this.#change(cells, ({ text, sentence }) => ({ text, problem: sentence }))
  }

  /** The row has the value now, or the draft is given up. */
  drop(cells: readonly Pick<CellText, 'id' | 'column'>[]): void {
    this.#change(cells, () => null)
  }

  dropAll(): void {
    this.#rows.clear()
    this.#announce()
  }

  #change<C extends Pick<CellText, 'id' | 'column'>>(cells: readonly C[], draft: (cell: C) => CellDraft | null): void {
    if (cells.length === 0) return
    const changed = new Map<number, Map<string, CellDraft>>()
    for (const cell of cells) {
      let row = changed.get(cell.id)
      if (!row) {
        row = new Map(this.#rows.get(cell.id))
        changed.set(cell.id, row)
      }
      const next = draft(cell)
      if (next) row.set(cell.column, next)
      else row.delete(cell.column)
    }
    for (const [id, row] of changed) {
      if (row.size > 0) this.#rows.set(id, row)
      else this.#rows.delete(id)
    }
    this.#announce()
  }

  #announce(): void {
    this.#version += 1
    this.#problems = null
    for (const listener of this.#listeners) listener()
  }
}
