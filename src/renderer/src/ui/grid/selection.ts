/**
 * Which rows are selected, by row number. `allExcept` makes "all 100,000 matching" free: a command receives the filter
 * and the exceptions, not the numbers. Values are never changed in place.
 */
export interface GridSelection {
  readonly mode: 'some' | 'allExcept'
  readonly ids: ReadonlySet<number>
}

export const noSelection: GridSelection = { mode: 'some', ids: new Set() }
export const allSelected: GridSelection = { mode: 'allExcept', ids: new Set() }

export function isSelected(selection: GridSelection, id: number): boolean {
  return selection.ids.has(id) === (selection.mode === 'some')
}

/** @param total how many rows match now */
export function selectedCount(selection: GridSelection, total: number): number {
  return selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.ids.size)
}

export function withRow(selection: GridSelection, id: number, isOn: boolean): GridSelection {
  if (isSelected(selection, id) === isOn) return selection
  const ids = new Set(selection.ids)
  if (isOn === (selection.mode === 'some')) ids.add(id)
  else ids.delete(id)
  return { mode: selection.mode, ids }
}

export function toggleRow(selection: GridSelection, id: number): GridSelection {
  return withRow(selection, id, !isSelected(selection, id))
}

/** `base` and, on top of it, every row from one position to another, in either direction, switched on or off. */
export function withRange(
  base: GridSelection,
  vector: Uint32Array,
  from: number,
  to: number,
  isOn = true,
): GridSelection {
  const first = Math.max(0, Math.min(from, to))
  const last = Math.min(vector.length - 1, Math.max(from, to))
  if (last < first) return base
  if (first === 0 && last === vector.length - 1) return isOn ? allSelected : noSelection
  const ids = new Set(base.ids)
  for (let index = first; index <= last; index++) {
    const id = vector[index]
    if (id === undefined) continue
    if ((base.mode === 'some') === isOn) ids.add(id)
    else ids.delete(id)
  }
  return { mode: base.mode, ids }
}

/** The selected numbers in the order of the vector, at most `limit` of them. */
export function selectedInOrder(selection: GridSelection, vector: Uint32Array, limit: number): Uint32Array {
  const found: number[] = []
  for (const id of vector) {
    if (!isSelected(selection, id)) continue
    found.push(id)
    if (found.length >= limit) break
  }
  return Uint32Array.from(found)
}
