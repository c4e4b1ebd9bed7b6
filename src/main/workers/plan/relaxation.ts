import { choleskyInPlace, choleskySolve } from './linearAlgebra'
import type { Model } from './model'
import { type IsCancelled, never } from './stopped'
import { impossible, SubProblem } from './subProblem'

/** Choices this near to decided add nothing to the curvature worth its time. */
const negligible = 1e-5
/** Smaller sub-problems are looked at whole: leaving groups out would cost more nodes than it saves time. */
const worthFocus = 400

/**
 * The search for a dual point with a good bound: smooths the maxima of the dual by a temperature and goes down by damped
 * Newton steps (performance.md 3.1).
 */
export class Relaxation extends SubProblem {
  private readonly gradient: Float64Array
  private readonly hessian: Float64Array
  private readonly unread: Float64Array
  private readonly factor: Float64Array
  private readonly step: Float64Array
  private readonly trial: Float64Array
  private readonly mix: Float64Array
  /** read between steps; the point then stays where it is, and its bound holds all the same */
  isCancelled: IsCancelled = never

  constructor(model: Model, capacity: number, groupCapacity: number) {
    super(model, capacity, groupCapacity)
    const d = model.columns
    const n = this.dimension
    this.gradient = new Float64Array(n)
    this.hessian = new Float64Array(n * n)
    this.unread = new Float64Array(n * n)
    this.factor = new Float64Array(n * n)
    this.step = new Float64Array(n)
    this.trial = new Float64Array(n)
    this.mix = new Float64Array(d)
  }

  /**
   * Leaves out of the smoothed dual the groups whose options are far from being chosen at the point priced last: at
   * this temperature they weigh nothing. The bound still counts them, so that it stays a bound.
   */
  focus(temperature: number): void {
    if (this.size <= worthFocus) return
    const { profit, free, groupStart, mandatory, active, fraction } = this
    const margin = -40 * temperature
    let count = 0
    for (let g = 0; g < this.groups; g++) {
      let near = mandatory[g] === 1
      for (let j = groupStart[g]!; j < groupStart[g + 1]! && !near; j++) near = free[j] === 1 && profit[j]! > margin
      if (near) active[count++] = g
      else for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) fraction[j] = 0
    }
    this.activeCount = count
  }

  private hasMissed(temperature: number): boolean {
    const { profit, free, groupStart, active } = this
    const margin = -12 * temperature
    for (let g = 0, a = 0; g < this.groups; g++) {
      if (a < this.activeCount && active[a] === g) {
        a++
        continue
      }
      for (let j = groupStart[g]!; j < groupStart[g + 1]!; j++) if (free[j] && profit[j]! > margin) return true
    }
    return false
  }

  /**
   * A good bound at this temperature: Newton on the groups that matter, again when others have come near meanwhile.
   *
   * @param most Newton steps of one round
   * @returns D at the final point, with every option priced
   */
  cool(temperature: number, most: number): number {
    this.bound()
    this.focus(temperature)
    this.minimise(temperature, most, 1e-2)
    let bound = this.bound()
    if (this.hasMissed(temperature)) {
      this.activeCount = this.groups
      for (let g = 0; g < this.groups; g++) this.active[g] = g
      this.minimise(temperature, most, 1e-2)
      bound = this.bound()
    }
    return bound
  }

  private smooth(point: Float64Array, temperature: number, barrier: number): number {
    const { model } = this
    this.priceActive(point)
    const { profit, free, groupStart, active } = this
    const far = -35 * temperature
    let sum = this.fixedPart(point)
    for (let a = 0; a < this.activeCount; a++) {
      const g = active[a]!
      const first = groupStart[g]!
      const last = groupStart[g + 1]!
      const must = this.mandatory[g]!
      if (last - first === 1 && !must) {
        if (!free[first]) continue
        const r = profit[first]! / temperature
        if (r > 0) sum += profit[first]! + (r < 35 ? temperature * Math.log1p(Math.exp(-r)) : 0)
        else if (r > -35) sum += temperature * Math.log1p(Math.exp(r))
        continue
      }
      let top = must ? impossible : 0
      let most = impossible
      for (let j = first; j < last; j++) if (free[j] && profit[j]! > most) most = profit[j]!
      // far from any choice: weighs nothing
      if (!must && most < far) continue
      if (most > top) top = most
      if (top === impossible) return impossible
      let total = must ? 0 : Math.exp(-top / temperature)
      for (let j = first; j < last; j++) {
        const r = (profit[j]! - top) / temperature
        if (free[j] && r > -40) total += Math.exp(r)
      }
      sum += top + temperature * Math.log(total)
    }
    const mu = model.goal === null ? 0 : point[model.columns]!
    for (let s = 0; s < model.segments; s++) {
      const c = model.summed[s]!
      if (c < 0) continue
      const room = (model.weight[s]! + mu * model.goalWeight[s]!) * this.left[s]! - point[c]!
      sum -= barrier * (Math.log(point[c]!) + Math.log(room))
    }
    for (let c = model.rowColumn; c < this.dimension; c++) sum -= barrier * Math.log(point[c]!)
    return sum
  }

  /** Gradient and Hessian of the smoothed dual at the point that was priced last; fills `fraction`. */
  private derivatives(temperature: number, barrier: number, curved: boolean): void {
    const { model, gradient, hessian, profit, fraction, free, matrix, groupStart, mix, active, source } = this
    const { sparse } = this.model
    const d = model.columns
    const n = this.dimension
    gradient.fill(0)
    if (curved) hessian.fill(0)
    const inverse = 1 / temperature
    const far = -35 * temperature
    for (let a = 0; a < this.activeCount; a++) {
      const g = active[a]!
      const first = groupStart[g]!
      const last = groupStart[g + 1]!
      const must = this.mandatory[g]!
      if (last - first === 1 && !must) {
        const r = profit[first]! * inverse
        if (!free[first] || r < -35) {
          fraction[first] = 0
          continue
        }
        const o = first * d
        if (r > 35) {
          fraction[first] = 1
          for (let c = 0; c < d; c++) gradient[c]! += matrix[o + c]!
          continue
        }
        const x = 1 / (1 + Math.exp(-r))
        fraction[first] = x
        if (!curved || x < negligible || x > 1 - negligible) {
          for (let c = 0; c < d; c++) gradient[c]! += x * matrix[o + c]!
          continue
        }
        const curve = x * (1 - x) * inverse
        if (sparse) {
          const i = source[first]!
          const end = sparse.start[i + 1]!
          for (let k = sparse.start[i]!; k < end; k++) {
            const c = sparse.column[k]!
            const m = matrix[o + c]!
            gradient[c]! += x * m
            const q = curve * m
            for (let e = sparse.start[i]!; e <= k; e++)
              hessian[c * n + sparse.column[e]!]! += q * matrix[o + sparse.column[e]!]!
          }
          continue
        }
        for (let c = 0; c < d; c++) {
          const m = matrix[o + c]!
          if (m === 0) continue
          gradient[c]! += x * m
          const q = curve * m
          const h = c * n
          for (let e = 0; e <= c; e++) hessian[h + e]! += q * matrix[o + e]!
        }
        continue
      }
      let top = must ? impossible : 0
      let most = impossible
      for (let j = first; j < last; j++) if (free[j] && profit[j]! > most) most = profit[j]!
      if (!must && most < far) {
        for (let j = first; j < last; j++) fraction[j] = 0
        continue
      }
      if (most > top) top = most
      let total = must ? 0 : Math.exp(-top * inverse)
      for (let j = first; j < last; j++) {
        const r = (profit[j]! - top) * inverse
        const e = free[j] && r > -40 ? Math.exp(r) : 0
        fraction[j] = e
        total += e
      }
      if (!(total > 0)) continue
      mix.fill(0)
      let split = false
      for (let j = first; j < last; j++) {
        const x = fraction[j]! / total
        fraction[j] = x
        if (x < 1e-14) continue
        if (x > negligible && x < 1 - negligible) split = true
        const o = j * d
        for (let c = 0; c < d; c++) mix[c]! += x * matrix[o + c]!
      }
      for (let c = 0; c < d; c++) gradient[c]! += mix[c]!
      if (!split || !curved) continue
      for (let j = first; j < last; j++) {
        const x = fraction[j]! * inverse
        if (fraction[j]! < negligible) continue
        const o = j * d
        for (let c = 0; c < d; c++) {
          const q = x * matrix[o + c]!
          if (q === 0) continue
          const h = c * n
          for (let e = 0; e <= c; e++) hessian[h + e]! += q * matrix[o + e]!
        }
      }
      for (let c = 0; c < d; c++) {
        const q = mix[c]! * inverse
        if (q === 0) continue
        const h = c * n
        for (let e = 0; e <= c; e++) hessian[h + e]! -= q * mix[e]!
      }
    }
    this.fixedDerivatives(barrier, curved)
  }

  private fixedDerivatives(barrier: number, curved: boolean): void {
    const { model, gradient, point } = this
    // without curvature the same sums go where nobody reads them
    const hessian = curved ? this.hessian : this.unread
    const n = this.dimension
    const last = model.columns
    const mu = model.goal === null ? 0 : point[last]!
    if (model.goal !== null) gradient[last]! -= this.goalLeft
    for (let s = 0; s < model.segments; s++) {
      const a = model.exponential[s]!
      const b = model.summed[s]!
      const goalShare = model.goalWeight[s]! * this.left[s]!
      const y = a >= 0 ? point[a]! : 0
      const u = b >= 0 ? point[b]! : 0
      const w = model.weight[s]! * this.left[s]! + mu * goalShare - u
      // derivatives of φ(y; w) = w − y − y ln(w / y), and of the barrier on w and u
      let byW = 0
      let byWW = 0
      if (w > y) {
        byW = 1 - y / w
        byWW = y / (w * w)
        if (a >= 0) {
          gradient[a]! -= Math.log(w / y)
          hessian[a * n + a]! += 1 / y
          if (b >= 0) hessian[b * n + a]! += 1 / w
          if (goalShare > 0) hessian[last * n + a]! -= goalShare / w
        }
      } else if (a >= 0) hessian[a * n + a]! += 1e-9 / y
      if (b >= 0) {
        byW -= barrier / w
        byWW += barrier / (w * w)
        gradient[b]! -= byW + barrier / u
        hessian[b * n + b]! += byWW + barrier / (u * u)
        if (goalShare > 0) hessian[last * n + b]! -= byWW * goalShare
      }
      if (goalShare > 0) {
        gradient[last]! += byW * goalShare
        hessian[last * n + last]! += byWW * goalShare * goalShare
      }
    }
    for (let k = 0; k < model.rows; k++) {
      const c = model.rowColumn + k
      gradient[c]! += this.limit[k]!
    }
    for (let c = model.rowColumn; c < n; c++) {
      const v = point[c]!
      gradient[c]! -= barrier / v
      hessian[c * n + c]! += barrier / (v * v)
    }
    for (let c = 0; c < n; c++) hessian[c * n + c] = hessian[c * n + c]! * (1 + 1e-10) + 1e-13
  }

  /** Moves the point inside the region where the logarithms exist: needed after weights or limits have changed. */
  intoDomain(): void {
    const { model, point } = this
    const mu = model.goal === null ? 0 : Math.max(point[model.columns]!, 1e-9)
    if (model.goal !== null) point[model.columns] = mu
    for (let s = 0; s < model.segments; s++) {
      const weight = Math.max((model.weight[s]! + mu * model.goalWeight[s]!) * this.left[s]!, 1e-13)
      const a = model.exponential[s]!
      const b = model.summed[s]!
      if (b >= 0) point[b] = Math.min(Math.max(point[b]!, 1e-6 * weight), 0.999 * weight)
      if (a >= 0) {
        const room = b >= 0 ? weight - point[b]! : weight
        point[a] = Math.min(Math.max(point[a]!, 1e-7 * room), 0.999999 * room)
      }
    }
    for (let k = 0; k < model.rows; k++) {
      const c = model.rowColumn + k
      point[c] = Math.max(point[c]!, 1e-9)
    }
  }

  /**
   * Damped Newton on the smoothed dual.
   *
   * @param enough stop when the bound can only get this much better, relative to the temperature
   */
  minimise(temperature: number, most: number, enough: number): void {
    const { gradient, hessian, step, trial, point } = this
    const n = this.dimension
    const barrier = temperature * 0.5
    let value = this.smooth(point, temperature, barrier)
    for (let round = 0; round < most && !this.isCancelled(); round++) {
      this.derivatives(temperature, barrier, true)
      if (!choleskyInPlace(hessian, n)) return
      choleskySolve(hessian, n, gradient, step)
      let decrease = 0
      for (let c = 0; c < n; c++) decrease += step[c]! * gradient[c]!
      if (!(decrease > enough * temperature)) return
      const next = this.lineSearch(temperature, barrier, value, decrease, 12)
      if (next === null) return
      value = next
      point.set(trial)
    }
    this.derivatives(temperature, barrier, true)
  }

  /** Along the step, as far as the dual falls and no price grows tenfold (far off it has no curvature); into `trial`. */
  private lineSearch(
    temperature: number,
    barrier: number,
    value: number,
    decrease: number,
    most: number,
  ): number | null {
    const { point, step, trial, model } = this
    const n = this.dimension
    let length = 1
    for (let c = 0; c < n; c++) {
      length = Math.min(length, (step[c]! > 0 ? 0.95 * point[c]! : 9 * point[c]! + 1) / Math.abs(step[c]!))
    }
    for (let tries = 0; tries < most; tries++) {
      for (let c = 0; c < n; c++) trial[c] = point[c]! - length * step[c]!
      if (this.isInside(trial, model)) {
        const next = this.smooth(trial, temperature, barrier)
        if (next <= value - 0.1 * length * decrease + 1e-15) return next
      }
      length *= 0.4
    }
    return null
  }

  /** Keeps the curvature of the present point for {@link descend}. Returns false when it cannot be used. */
  keepCurvature(temperature: number): boolean {
    this.smooth(this.point, temperature, 0.5 * temperature)
    this.derivatives(temperature, 0.5 * temperature, true)
    this.factor.set(this.hessian)
    return choleskyInPlace(this.factor, this.dimension)
  }

  /** A few steps with the curvature kept: nearly as good as Newton's for a small change, at a fraction of the cost. */
  descend(temperature: number, most: number): void {
    const { gradient, step, point, factor, dimension: n } = this
    const barrier = temperature * 0.5
    let value = this.smooth(point, temperature, barrier)
    for (let round = 0; round < most; round++) {
      this.derivatives(temperature, barrier, false)
      choleskySolve(factor, n, gradient, step)
      let decrease = 0
      for (let c = 0; c < n; c++) decrease += step[c]! * gradient[c]!
      if (!(decrease > 1e-2 * temperature)) return
      const next = this.lineSearch(temperature, barrier, value, decrease, 6)
      if (next === null) return
      value = next
      point.set(this.trial)
    }
  }

  private isInside(trial: Float64Array, model: Model): boolean {
    const mu = model.goal === null ? 0 : trial[model.columns]!
    for (let s = 0; s < model.segments; s++) {
      const weight = (model.weight[s]! + mu * model.goalWeight[s]!) * this.left[s]!
      const a = model.exponential[s]!
      const b = model.summed[s]!
      if (b >= 0 && trial[b]! >= weight) return false
      // beyond y = w the bound is flat: pull back onto it
      if (a >= 0 && trial[a]! > weight - (b >= 0 ? trial[b]! : 0)) trial[a] = weight - (b >= 0 ? trial[b]! : 0)
    }
    return true
  }
}
