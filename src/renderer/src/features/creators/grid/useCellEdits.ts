import { type RefObject, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import type { CreatorRow } from '../../../../../shared/contract/creators'
import { creatorsContract } from '../../../../../shared/contract/creators'
import { call } from '../../../lib/api'
import { errorShape } from '../../../lib/errors'
import { useFormat, useWords } from '../../../lib/locale'
import { CellDrafts, type CellText } from '../../../ui/grid/cellDrafts'
import type { DataGridHandle } from '../../../ui/grid/DataGrid'
import type { EditKind } from '../../../ui/grid/useGridEdit'
import { undoToast } from '../../../ui/undoToast'
import { gridWords } from './words'

/** Rows are read again by so many; of a larger paste the rest comes with the next look at it. */
const MAX_ROWS = 1000

export interface CellEdits {
  drafts: CellDrafts
  send: (cells: readonly CellText[], kind: EditKind) => void
}

/**
 * Texts typed, pasted and filled into cells. They stand in the grid at once; what the engine took is read back as it
 * was understood, what it refused stays in its cell with the reason.
 */
export function useCellEdits(grid: RefObject<DataGridHandle<CreatorRow> | null>): CellEdits {
  const w = useWords(gridWords)
  const format = useFormat()
  const [drafts] = useState(() => new CellDrafts())

  async function send(cells: readonly CellText[], kind: EditKind): Promise<void> {
    drafts.send(cells)
    const input = creatorsContract['creators.setCells'].input.safeParse({
      cells: cells.map(({ id, column, text }) => ({ n: id, field: column, text })),
    })
    if (!input.success) {
      drafts.refuse(cells.map((cell) => ({ ...cell, sentence: w.notTaken })))
      return
    }
    let outcome: OutputOf<'creators.setCells'>
    try {
      outcome = await call('creators.setCells', input.data)
    } catch (error) {
      drafts.refuse(cells.map((cell) => ({ ...cell, sentence: errorShape(error).message || w.notTaken })))
      return
    }
    const refused = outcome.problems.map(({ n, field, text, sentence }) => ({ id: n, column: field, text, sentence }))
    const isBad = new Set(refused.map(({ id, column }) => `${id} ${column}`))
    const taken = cells.filter(({ id, column }) => !isBad.has(`${id} ${column}`))
    if (taken.length > 0) await showRows(taken)
    drafts.drop(taken)
    drafts.refuse(refused)
    if (outcome.changed > 0 && kind !== 'type') {
      const text = { paste: w.pasted, fill: w.filled, empty: w.emptied }[kind](format.count(outcome.changed))
      void undoToast(refused.length > 0 ? `${text}. ${w.refused(format.count(refused.length))}` : text)
    }
  }

  async function showRows(cells: readonly CellText[]): Promise<void> {
    const ids = Uint32Array.from(new Set(cells.map(({ id }) => id)))
    try {
      const rows = await call('creators.rows', { ids: ids.slice(0, MAX_ROWS) })
      for (const row of rows) if (row) grid.current?.patch(row.n, row)
      if (ids.length > MAX_ROWS) grid.current?.refresh()
    } catch {
      grid.current?.refresh()
    }
  }

  return { drafts, send: (cells, kind) => void send(cells, kind) }
}
