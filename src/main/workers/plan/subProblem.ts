import type { Model } from './model'

/** No bound: nothing can be chosen that keeps the rules. */
export const impossible = Number.NEGATIVE_INFINITY

/**
 * Some options of a {@link Model} still free, some chosen and folded into weights and limits. Its dual
 * D(π) = base + Σ φ(y_s; w_s) + λ·h − μ·goal + Σ_groups max(0, max_i r_i), r = linear + M π, bounds the objective from
 * above at *every* π ≥ 0, so that rounding can loosen a certificate but never break it.
 *
 * Variables: y and u of the segments, λ of the rows, last μ of the goal where there is one.
 */
export class SubProblem {
  readonly model: Model
  readonly dimension: number
  size = 0
  groups = 0
  /** index into the model's options, of each local option */
  readonly source: Int32Array
  readonly groupStart: Int32Array
  readonly groupOf: Int32Array
  /** model group of each local group */
  readonly groupSource: Int32Array
  readonly mandatory: Uint8Array
  /** 1 while an option may still be chosen */
  readonly free: Uint8Array
  readonly matrix: Float64Array
  readonly linear: Float64Array
  /** reduced profit and smoothed choice of each option at the last priced point */
  readonly profit: Float64Array
  readonly fraction: Float64Array
  /** what is left: share not yet reached of each segment, limit of each row, objective and goal already had */
  readonly left: Float64Array
  readonly limit: Float64Array
  base = 0
  goalLeft = 0
  readonly point: Float64Array
  /** groups that the smoothed dual looks at; the bound looks at all */
  protected readonly active: Int32Array
  protected activeCount = 0

  constructor(model: Model, capacity: number, groupCapacity: number) {
    this.model = model
    const d = model.columns
    this.dimension = d + (model.goal === null ? 0 : 1)
    this.source = new Int32Array(capacity)
    this.groupOf = new Int32Array(capacity)
    this.groupStart = new Int32Array(groupCapacity + 1)
    this.groupSource = new Int32Array(groupCapacity)
    this.mandatory = new Uint8Array(groupCapacity)
    this.free = new Uint8Array(capacity)
    this.matrix = new Float64Array(capacity * d)
    this.linear = new Float64Array(capacity)
    this.profit = new Float64Array(capacity)
    this.fraction = new Float64Array(capacity)
    this.active = new Int32Array(groupCapacity)
    this.left = new Float64Array(model.segments)
    this.limit = new Float64Array(model.rows)
    this.point = new Float64Array(this.dimension)
  }

  /** Starts empty: nobody chosen, no options. */
  reset(): void {
    const { model } = this
    this.size = 0
    this.groups = 0
    this.activeCount = 0
    this.left.fill(1)
    this.limit.set(model.limit)
    this.base = 0
    this.goalLeft = model.goal ?? 0
  }

  /** Adds a group with its options (indices of the model, all of one group). */
  addGroup(options: ArrayLike<number>, count: number, group: number, mandatory: number): void {
    const d = this.model.columns
    const g = this.groups++
    this.active[this.activeCount++] = g
    this.groupStart[g] = this.size
    this.groupSource[g] = group
    this.mandatory[g] = mandatory
    for (let k = 0; k < count; k++) {
      const i = options[k]!
      const j = this.size++
      this.source[j] = i
      this.groupOf[j] = g
      this.free[j] = 1
      this.linear[j] = this.model.linear[i]!
      const from = i * d
      const to = j * d
      const { matrix } = this.model
      for (let c = 0; c < d; c++) this.matrix[to + c] = matrix[from + c]!
    }
    this.groupStart[g + 1] = this.size
  }

  /** Takes a model option as chosen: what it reaches and uses is gone. Its group must not be among the local ones. */
  choose(option: number): void {
    const { model } = this
    const { plan, segments: S } = model
    this.base += model.linear[option]!
    for (let s = 0; s < S; s++) {
      const p = plan.share[option * S + s]!
      const gone = this.left[s]! * p
      // never quite nothing, so that the logarithms of the dual exist; the bound only loosens by it
      this.left[s] = Math.max(this.left[s]! - gone, 1e-10)
      this.base += model.weight[s]! * gone
      this.goalLeft -= model.goalWeight[s]! * gone
    }
    const o = option * model.columns + model.rowColumn
    for (let k = 0; k < model.rows; k++) this.limit[k]! += model.matrix[o + k]!
  }

  protected price(point: Float64Array): void {
    const { size, matrix, linear, profit } = this
    const d = this.model.columns
    const { sparse } = this.model
    if (sparse) {
      for (let j = 0, o = 0; j < size; j++, o += d) {
        const i = this.source[j]!
        let sum = linear[j]!
        for (let k = sparse.start[i]!; k < sparse.start[i + 1]!; k++) {
          const c = sparse.column[k]!
          sum += matrix[o + c]! * point[c]!
        }
        profit[j] = sum
      }
      return
    }
    for (let j = 0, o = 0; j < size; j++, o += d) {
      let sum = linear[j]!
      for (let c = 0; c < d; c++) sum += matrix[o + c]! * point[c]!
      profit[j] = sum
    }
  }

  protected priceActive(point: Float64Array): void {
    if (this.activeCount === this.groups || this.model.sparse) {
      this.price(point)
      return
    }
    const { matrix, linear, profit, active, groupStart } = this
    const d = this.model.columns
    for (let a = 0; a < this.activeCount; a++) {
      const g = active[a]!
      const last = groupStart[g + 1]!
      for (let j = groupStart[g]!, o = j * d; j < last; j++, o += d) {
        let sum = linear[j]!
        for (let c = 0; c < d; c++) sum += matrix[o + c]! * point[c]!
        profit[j] = sum
      }
    }
  }

  /** The part of D that does not depend on the options. */
  protected fixedPart(point: Float64Array): number {
    const { model } = this
    const mu = model.goal === null ? 0 : point[model.columns]!
    let sum = this.base - mu * this.goalLeft
    for (let s = 0; s < model.segments; s++) {
      const y = model.exponential[s]! >= 0 ? point[model.exponential[s]!]! : 0
      const u = model.summed[s]! >= 0 ? point[model.summed[s]!]! : 0
      const w = (model.weight[s]! + mu * model.goalWeight[s]!) * this.left[s]! - u
      if (w > y) sum += y > 0 ? w - y - y * Math.log(w / y) : w
    }
    for (let k = 0; k < model.rows; k++) sum += point[model.rowColumn + k]! * this.limit[k]!
    return sum
  }

  /** The part of D that no option touches, at the point. */
  fixedValue(): number {
    return this.fixedPart(this.point)
  }

  /**
   * What it would be worth to reach everybody and win every option's best: the dual where every price is 0. Good for
   * pruning only: reduced profits belong to the point priced last, and so must the bound they are set against.
   */
  everything(): number {
    const { model } = this
    let sum = this.base
    for (let s = 0; s < model.segments; s++) sum += model.weight[s]! * this.left[s]!
    for (let g = 0; g < this.groups; g++) {
      let top = this.mandatory[g] ? impossible : 0
      for (let j = this.groupStart[g]!; j < this.groupStart[g + 1]!; j++) {
        if (this.free[j] && this.linear[j]! > top) top = this.linear[j]!
      }
      sum += top
    }
    return sum
  }

  /** D at the point: a proven upper bound of this sub-problem, in units of the scale. Prices every option. */
  bound(): number {
    this.price(this.point)
    let sum = this.fixedPart(this.point)
    for (let g = 0; g < this.groups; g++) {
      let top = this.mandatory[g] ? impossible : 0
      for (let j = this.groupStart[g]!; j < this.groupStart[g + 1]!; j++) {
        if (this.free[j] && this.profit[j]! > top) top = this.profit[j]!
      }
      sum += top
    }
    return sum
  }
}
