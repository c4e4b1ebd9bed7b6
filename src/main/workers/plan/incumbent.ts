/** Best roster so far and what has been given up with proof; everything in units of the model's scale. */
export class Incumbent {
  value: number
  chosen: number[] | null = null
  /** largest bound of anything pruned: it stays part of the certificate */
  prunedBound = Number.NEGATIVE_INFINITY
  firstMs: number | null = null
  private readonly gap: number
  private readonly grid: number
  private readonly onFound: (value: number, chosen: number[]) => void

  /**
   * @param floor no roster is worth less; what is bounded below it has no roster
   * @param gap asked, relative
   * @param grid step of the objective in units of the scale, 0 where it has none
   */
  constructor(floor: number, gap: number, grid: number, onFound: (value: number, chosen: number[]) => void) {
    this.value = floor
    this.gap = gap
    this.grid = grid
    this.onFound = onFound
  }

  /** What is bounded by no more than this need not be searched. */
  get cut(): number {
    if (this.chosen === null) return this.value
    const byRounding = this.value + 1e-11 * Math.max(1e-6, Math.abs(this.value))
    const byGrid = this.grid > 0 ? this.value + this.grid * (1 - 1e-6) : byRounding
    const byGap = this.value >= 0 ? this.value / (1 - Math.min(0.5, this.gap)) : this.value * (1 - this.gap)
    return Math.max(byRounding, byGrid, byGap)
  }

  /** True when a sub-problem with this bound may be given up; then it is. */
  prunes(bound: number): boolean {
    if (bound > this.cut) return false
    if (bound > this.prunedBound) this.prunedBound = bound
    return true
  }

  offer(value: number, chosen: number[]): boolean {
    if (this.chosen !== null && value <= this.value) return false
    this.value = value
    this.chosen = chosen
    this.onFound(value, chosen)
    return true
  }

  /** Upper bound when nothing is left open but `open`. */
  upperBound(open: number): number {
    const bound = Math.max(this.value, this.prunedBound, open)
    // nothing lies between two steps of the objective
    return this.grid > 0 && this.chosen !== null && bound < this.value + this.grid ? this.value : bound
  }
}
