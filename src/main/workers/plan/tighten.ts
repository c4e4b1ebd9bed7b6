import type { Incumbent } from './incumbent'
import type { Relaxation } from './relaxation'

/** Takes a local option as chosen: folds it in and closes its group. */
export function chooseLocal(relaxation: Relaxation, j: number): void {
  const g = relaxation.groupOf[j]!
  closeGroup(relaxation, g)
  relaxation.choose(relaxation.source[j]!)
}

export function closeGroup(relaxation: Relaxation, g: number): void {
  relaxation.mandatory[g] = 0
  for (let j = relaxation.groupStart[g]!; j < relaxation.groupStart[g + 1]!; j++) {
    relaxation.free[j] = 0
    relaxation.fraction[j] = 0
  }
}

/**
 * Options that cannot be chosen without breaking a row whatever else is done, and groups that must be used.
 *
 * @param onChosen told of every option this forces in
 * @returns false when the rows cannot be kept at all
 */
export function propagateRows(relaxation: Relaxation, onChosen: (option: number) => void): boolean {
  const { model, matrix, groupStart, free, mandatory } = relaxation
  const d = model.columns
  for (let round = 0; round < 4; round++) {
    let changed = false
    for (let g = 0; g < relaxation.groups; g++) {
      if (!mandatory[g]) continue
      let only = -1
      let count = 0
      for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) {
        if (free[j]) {
          only = j
          count++
        }
      }
      if (count === 0) return false
      if (count === 1) {
        onChosen(relaxation.source[only]!)
        chooseLocal(relaxation, only)
        changed = true
      }
    }
    for (let k = 0; k < model.rows; k++) {
      const column = model.rowColumn + k
      const limit = relaxation.limit[k]! + model.tolerance[k]! * 1.5
      let least = 0
      for (let g = 0; g < relaxation.groups; g++) least += leastUse(relaxation, g, column)
      if (least > limit) return false
      for (let g = 0; g < relaxation.groups; g++) {
        const own = leastUse(relaxation, g, column)
        let any = false
        for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) {
          if (!free[j]) continue
          if (least - own - matrix[j * d + column]! > limit) {
            free[j] = 0
            relaxation.fraction[j] = 0
            changed = true
          } else any = true
        }
        if (!mandatory[g] && any && own < 0 && least - own > limit) {
          mandatory[g] = 1
          changed = true
        }
      }
    }
    if (!changed) return true
  }
  return true
}

function leastUse(relaxation: Relaxation, g: number, column: number): number {
  const { groupStart, free, matrix, mandatory } = relaxation
  const d = relaxation.model.columns
  let least = mandatory[g] ? Number.POSITIVE_INFINITY : 0
  for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) {
    if (free[j]) least = Math.min(least, -matrix[j * d + column]!)
  }
  return least
}

/**
 * Reduced-cost fixing: with bound D, a roster without the best option of a group loses at least its lead, one with
 * another option at least that option's lag. What would fall to the cut is decided.
 *
 * @param bound D at the point priced last
 * @returns number of decisions, −1 when a group that must be used has nothing left
 */
export function fixByProfit(
  relaxation: Relaxation,
  bound: number,
  incumbent: Incumbent,
  onChosen: (option: number) => void,
): number {
  const { groupStart, free, profit, mandatory } = relaxation
  let fixed = 0
  for (let g = 0; g < relaxation.groups; g++) {
    const first = groupStart[g]!
    const last = groupStart[g + 1]!
    let top = mandatory[g] ? Number.NEGATIVE_INFINITY : 0
    let second = Number.NEGATIVE_INFINITY
    let best = -1
    let count = 0
    for (let j = first; j < last; j++) {
      if (!free[j]) continue
      count++
      const r = profit[j]!
      if (r > top) {
        second = top
        top = r
        best = j
      } else if (r > second) second = r
    }
    if (count === 0) {
      if (mandatory[g]) return -1
      continue
    }
    if (best >= 0 && (count > 1 || !mandatory[g]) && incumbent.prunes(bound - (top - second))) {
      onChosen(relaxation.source[best]!)
      chooseLocal(relaxation, best)
      fixed++
      continue
    }
    for (let j = first; j < last; j++) {
      if (free[j] && j !== best && incumbent.prunes(bound - (top - profit[j]!))) {
        free[j] = 0
        relaxation.fraction[j] = 0
        fixed++
      }
    }
  }
  return fixed
}
