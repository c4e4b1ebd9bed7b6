import type { CompiledPlan } from './compile'
import { goOn, type IsCancelled, never } from './stopped'

/**
 * The plan in the solver's own units: the objective divided by `scale`, every row by the size of its figures.
 * A segment's share reached, 1 − Π(1 − p_i), is bounded from above by min(1 − e^(−Σ a_i), Σ p_i) with a = −ln(1 − p):
 * the first is exact for whole rosters and a < ∞, the second stays honest for large p and at p = 1 (decisions.md).
 * Columns of the matrix: a of the segments bounded by the first, p of those bounded by the second, minus the rows.
 */
export type Model = {
  readonly plan: CompiledPlan
  scale: number
  segments: number
  /** column of a segment's first bound and of its second, −1 where it has none */
  exponential: Int32Array
  summed: Int32Array
  rows: number
  /** first column of the rows; number of columns */
  rowColumn: number
  columns: number
  /** options × columns */
  matrix: Float64Array
  /** columns that are not 0, option by option, where most are 0; null where the dense matrix is the faster */
  sparse: { start: Int32Array; column: Int32Array } | null
  linear: Float64Array
  weight: Float64Array
  goalWeight: Float64Array
  goal: number | null
  limit: Float64Array
  tolerance: Float64Array
  rowScale: Float64Array
}

/** A share of 1 in the exponential bound: e^(−40) is nothing beside 1 in double precision. */
const largestExponent = 40
/** From this share on one package alone makes the second bound worth its dimension. */
const bigShare = 0.12

/**
 * @param scale size of the objective expected, > 0; the search works in its units
 */
export function modelOf(plan: CompiledPlan, scale: number, isCancelled: IsCancelled = never): Model {
  const { segments: S, options: N, rows } = plan
  const exponential = new Int32Array(S).fill(-1)
  const summed = new Int32Array(S).fill(-1)
  let columns = 0
  for (let s = 0; s < S; s++) {
    let between = false
    for (let i = 0; i < N; i++) {
      const p = plan.share[i * S + s]!
      if (p > 0 && p < 0.999) between = true
    }
    if (between) exponential[s] = columns++
  }
  goOn(isCancelled)
  for (let s = 0; s < S; s++) {
    let most = 0
    for (let i = 0; i < N; i++) most = Math.max(most, plan.share[i * S + s]!)
    if (most >= bigShare || exponential[s]! < 0) summed[s] = columns++
  }
  const rowColumn = columns
  columns += rows.length
  const rowScale = new Float64Array(rows.length)
  rows.forEach((row, k) => {
    let most = Math.abs(row.limit)
    if (most === 0) for (let i = 0; i < N; i++) most = Math.max(most, Math.abs(row.coefficients[i]!))
    rowScale[k] = most || 1
  })
  const matrix = new Float64Array(N * columns)
  for (let i = 0; i < N; i++) {
    if (i % 10_000 === 0) goOn(isCancelled)
    const o = i * columns
    for (let s = 0; s < S; s++) {
      const p = plan.share[i * S + s]!
      if (exponential[s]! >= 0) matrix[o + exponential[s]!] = Math.min(largestExponent, -Math.log1p(-p))
      if (summed[s]! >= 0) matrix[o + summed[s]!] = p
    }
    for (let k = 0; k < rows.length; k++) matrix[o + rowColumn + k] = -rows[k]!.coefficients[i]! / rowScale[k]!
  }
  const goal = plan.goal
  return {
    plan,
    scale,
    segments: S,
    exponential,
    summed,
    rows: rows.length,
    rowColumn,
    columns,
    matrix,
    sparse: sparseOf(matrix, N, columns),
    linear: plan.linear.map((value) => value / scale),
    weight: plan.weight.map((value) => value / scale),
    goalWeight: plan.goalWeight.map((value) => (goal === null ? 0 : value / Math.max(goal, 1e-9))),
    goal: goal === null ? null : 1,
    limit: Float64Array.from(rows, (row, k) => row.limit / rowScale[k]!),
    tolerance: Float64Array.from(rows, (row, k) => row.tolerance / rowScale[k]!),
    rowScale,
  }
}

function sparseOf(matrix: Float64Array, options: number, columns: number): Model['sparse'] {
  let filled = 0
  for (let k = 0; k < matrix.length; k++) if (matrix[k] !== 0) filled++
  if (columns < 30 || filled > 0.25 * matrix.length) return null
  const start = new Int32Array(options + 1)
  const column = new Int32Array(filled)
  let at = 0
  for (let i = 0; i < options; i++) {
    start[i] = at
    for (let c = 0; c < columns; c++) if (matrix[i * columns + c] !== 0) column[at++] = c
  }
  start[options] = at
  return { start, column }
}
