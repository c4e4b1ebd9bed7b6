import type { ChosenCreators, CreatorFilter } from '../../../../../shared/contract/creators'
import type { GridSelection } from '../../../ui/grid/selection'

/** Who is meant: named rows, or all that match but some. */
export interface Chosen {
  selection: GridSelection
  filter: CreatorFilter
  count: number
}

/** What the engine takes one by one; more are named by their filter. */
export const MAX_NAMED_ROWS = 100_000

export function chosenOf({ selection, filter }: Chosen): ChosenCreators {
  return selection.mode === 'some'
    ? { rowNumbers: [...selection.ids] }
    : { matching: { filter, except: [...selection.ids] } }
}
