/**
 * Cholesky factor of a symmetric matrix, lower triangle in place, row-major n × n.
 *
 * @returns false when it is not positive definite
 */
export function choleskyInPlace(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    const rowJ = j * n
    let diagonal = matrix[rowJ + j]!
    for (let k = 0; k < j; k++) diagonal -= matrix[rowJ + k]! * matrix[rowJ + k]!
    if (!(diagonal > 1e-290)) return false
    const root = Math.sqrt(diagonal)
    matrix[rowJ + j] = root
    const inverse = 1 / root
    for (let i = j + 1; i < n; i++) {
      const rowI = i * n
      let sum = matrix[rowI + j]!
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k]! * matrix[rowJ + k]!
      matrix[rowI + j] = sum * inverse
    }
  }
  return true
}

/** Solves L Lᵀ x = b into `x`, with the factor of {@link choleskyInPlace}. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!
    x[i] = sum / factor[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * x[k]!
    x[i] = sum / factor[i * n + i]!
  }
}
