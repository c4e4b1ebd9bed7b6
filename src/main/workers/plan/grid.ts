/**
 * Largest step of which every value is a whole multiple: the greatest common divisor of whole numbers.
 *
 * @returns 0 when a value is no whole number or beyond exact integers, or when all are 0
 */
export function largestGrid(values: ArrayLike<number>): number {
  let grid = 0
  for (let i = 0; i < values.length; i++) {
    let a = Math.abs(values[i] ?? 0)
    if (!Number.isSafeInteger(a)) return 0
    while (a) {
      const rest = grid % a
      grid = a
      a = rest
    }
    if (grid === 1) return 1
  }
  return grid
}
