import type { PlanConstraint, PlanInstance } from '../../../../src/shared/domain/planInstance'

/**
 * An instance as a mixed-integer linear program, written from the instance alone: it shares no code with the solver
 * that it judges. Net reach, concave, stands in it from outside by tangents: any set of them bounds it from above.
 *
 * Columns: one binary for every candidate with a package, then per segment with a weight t (its part of the objective
 * or of the goal, all segments together {@link reachScale}) and z (the sum of −ln(1 − share)).
 */
export type Milp = {
  columns: number
  options: { candidate: number; pack: number; cost: number }[]
  isMaximum: boolean
  objective: Float64Array
  lower: Float64Array
  upper: Float64Array
  rows: MilpRow[]
  /** What one unit of the program's objective is in the instance's own. */
  unit: number
  reach: ReachPart[]
}
export type MilpRow = { lower: number; upper: number; indices: number[]; values: number[] }
type ReachPart = {
  t: number
  /** −1 where every share is 0 or 1: there the reach is linear and needs no tangents */
  z: number
  size: number
  shares: Float64Array
}

const reachScale = 1000
/** Stands for −ln 0: what it leaves of a segment is 1e-12. */
const everybody = -Math.log(1e-12)
const startingTangents = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3]

type Where = Record<string, string | string[]> | undefined

function isHit(attributes: PlanInstance['candidates'][number]['attributes'], where: Where): boolean {
  return Object.entries(where ?? {}).every(([name, wanted]) => {
    const own = new Set([attributes?.[name] ?? []].flat())
    return [wanted].flat().some((one) => own.has(one))
  })
}

/** Weights of one unit of net reach and of the linear figures; of a lexicographic order only its first place. */
function aimOf(instance: PlanInstance): { reach: number; figures: [Figure, number][] } {
  const { objective } = instance
  const name = objective.kind === 'lexicographic' ? (objective.order[0] ?? 'cost') : objective.kind
  if (objective.kind === 'blend') {
    const { netReach = 0, ...rest } = objective.weights
    return { reach: netReach, figures: Object.entries(rest) as [Figure, number][] }
  }
  if (name === 'netReach') return { reach: 1, figures: [] }
  return { reach: 0, figures: [[name === 'minCost' ? 'cost' : (name as Figure), 1]] }
}
type Figure = 'engagements' | 'conversions' | 'revenue' | 'cost'

/** The program; `tangentsOf` adds to it. */
export function milpOf(instance: PlanInstance): Milp {
  const { candidates, segments, objective, budget } = instance
  const aim = aimOf(instance)
  const goal = objective.kind === 'minCost' ? objective.goal : null
  const isMaximum = !aim.figures.some(([figure]) => figure === 'cost')
  const options: Milp['options'] = []
  candidates.forEach((one, candidate) => {
    one.packages.forEach(({ cost }, pack) => {
      options.push({ candidate, pack, cost })
    })
  })
  const n = options.length
  const packOf = (i: number) => candidates[options[i]!.candidate]!.packages[options[i]!.pack]!
  const persons = segments.map(
    ({ universe, weight }) => universe * (goal === null ? aim.reach * weight : Number(weight > 0)),
  )
  const all = persons.reduce((sum, size) => sum + size, 0)
  const withReach = goal !== null || aim.reach > 0
  const linear = options.map((_, i) =>
    aim.figures.reduce((sum, [figure, weight]) => sum + weight * (packOf(i)[figure] ?? 0), 0),
  )
  const unit =
    goal === null && withReach && all > 0 ? all / reachScale : Math.max(1e-9, ...linear.map(Math.abs)) / reachScale
  const reach: ReachPart[] = []
  let columns = n
  for (const [s, size] of withReach ? persons.entries() : []) {
    if (size <= 0) continue
    const shares = Float64Array.from(options, (_, i) => Math.min(1, packOf(i).reach[s]! / segments[s]!.universe))
    const isLinear = shares.every((share) => share === 0 || share === 1)
    reach.push({ t: columns++, z: isLinear ? -1 : columns++, size: (size / all) * reachScale, shares })
  }
  const milp: Milp = {
    columns,
    options,
    isMaximum,
    objective: new Float64Array(columns),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(1),
    rows: [],
    unit,
    reach,
  }
  linear.forEach((value, i) => {
    milp.objective[i] = value / unit
  })
  for (const part of reach) {
    milp.upper[part.t] = part.size
    if (part.z >= 0) milp.upper[part.z] = 1e4
    if (goal === null) milp.objective[part.t] = 1
    reachRows(milp, part)
  }
  const row = (coefficients: (i: number) => number, lower: number, upper: number) =>
    addRow(milp, n, coefficients, lower, upper)
  if (goal !== null) {
    const indices = reach.map(({ t }) => t)
    milp.rows.push({
      lower: (goal / all) * reachScale,
      upper: Number.POSITIVE_INFINITY,
      indices,
      values: indices.map(() => 1),
    })
  }
  if (budget !== null) row((i) => options[i]!.cost, Number.NEGATIVE_INFINITY, budget)
  for (let i = 0; i < n; ) {
    const count = candidates[options[i]!.candidate]!.packages.length
    const indices = Array.from({ length: count }, (_, k) => i + k)
    if (count > 1) milp.rows.push({ lower: 0, upper: 1, indices, values: indices.map(() => 1) })
    i += count
  }
  for (const rule of instance.constraints) addRule(instance, milp, rule, row)
  return milp
}

type AddRow = (coefficients: (i: number) => number, lower: number, upper: number) => void

/** Rows are scaled to a largest figure of 1: solvers measure a breach in absolute terms. */
function addRow(milp: Milp, n: number, coefficients: (i: number) => number, lower: number, upper: number) {
  const indices: number[] = []
  const values: number[] = []
  let size = 0
  for (let i = 0; i < n; i++) {
    const value = coefficients(i)
    if (value === 0) continue
    indices.push(i)
    values.push(value)
    size = Math.max(size, Math.abs(value))
  }
  if (size === 0 && lower <= 0 && upper >= 0) return
  const by = size || 1
  milp.rows.push({ lower: lower / by, upper: upper / by, indices, values: values.map((value) => value / by) })
}

function reachRows(milp: Milp, part: ReachPart) {
  const indices: number[] = []
  const shares: number[] = []
  part.shares.forEach((share, i) => {
    if (share <= 0) return
    indices.push(i)
    shares.push(share)
  })
  const largest = Math.max(0, ...shares)
  // t ≤ size × Σ share x: all there is to say where shares are 0 or 1, and a stronger line where some are large
  if (part.z < 0 || largest > 0.5) {
    milp.rows.push({
      lower: Number.NEGATIVE_INFINITY,
      upper: 0,
      indices: [part.t, ...indices],
      values: [1, ...shares.map((share) => -part.size * share)],
    })
  }
  if (part.z < 0) return
  milp.rows.push({
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    indices: [part.z, ...indices],
    values: [1, ...shares.map((share) => -logOf(share))],
  })
  for (const z of startingTangents) milp.rows.push(tangent(part, z))
}

function logOf(share: number): number {
  return share >= 1 ? everybody : Math.min(everybody, -Math.log1p(-share))
}

/** t ≤ size (1 − e^(−z)), as its tangent at `z`. */
function tangent(part: ReachPart, z: number): MilpRow {
  const slope = part.size * Math.exp(-z)
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: -part.size * Math.expm1(-z) - slope * z,
    indices: [part.t, part.z],
    values: [1, -slope],
  }
}

function addRule(instance: PlanInstance, milp: Milp, rule: PlanConstraint, row: AddRow) {
  const { options } = milp
  const none = Number.NEGATIVE_INFINITY
  const most = Number.POSITIVE_INFINITY
  const named = (ids: readonly string[]) => {
    const wanted = new Set(ids)
    return instance.candidates.map((candidate) => wanted.has(candidate.id))
  }
  const bar = (isBarred: (candidate: number, pack: number) => boolean) => {
    options.forEach(({ candidate, pack }, i) => {
      if (isBarred(candidate, pack)) milp.upper[i] = 0
    })
  }
  switch (rule.kind) {
    case 'count':
    case 'spendShare': {
      const hit = instance.candidates.map((candidate) => isHit(candidate.attributes, rule.where))
      const at = (i: number) => (hit[options[i]!.candidate] ? 1 : 0)
      if (rule.kind === 'count') row(at, rule.min ?? none, rule.max ?? most)
      else {
        if (rule.min !== undefined) row((i) => options[i]!.cost * (at(i) - rule.min!), 0, most)
        if (rule.max !== undefined) row((i) => options[i]!.cost * (at(i) - rule.max!), none, 0)
      }
      break
    }
    case 'include':
      for (const id of new Set(rule.ids)) {
        const inside = named([id])
        row((i) => (inside[options[i]!.candidate] ? 1 : 0), 1, 1)
      }
      break
    case 'exclude': {
      const inside = named(rule.ids)
      bar((candidate) => inside[candidate] ?? false)
      break
    }
    case 'atMostOne': {
      const inside = named(rule.ids)
      row((i) => (inside[options[i]!.candidate] ? 1 : 0), 0, 1)
      break
    }
    case 'package':
      bar((c, p) => {
        const candidate = instance.candidates[c]!
        return candidate.id === rule.id && candidate.packages[p]!.id !== rule.package
      })
      break
    case 'maxCreatorShare':
      bar((c, p) => instance.candidates[c]!.packages[p]!.cost > rule.max * (instance.budget ?? 0) * (1 + 1e-12))
      break
    case 'audienceShare': {
      const inside = instance.segments.map((segment) => rule.segments.includes(segment.id))
      row(
        (i) => {
          const { reach } = instance.candidates[options[i]!.candidate]!.packages[options[i]!.pack]!
          return reach.reduce((sum, persons, s) => sum + persons * ((inside[s] ? 1 : 0) - rule.min), 0)
        },
        0,
        most,
      )
    }
  }
}

/** Tangents where a point (a roster, or an optimum of the relaxation) lies; only those it violates by more than `by`. */
export function tangentsAt(milp: Milp, x: ArrayLike<number>, by = 1e-9): MilpRow[] {
  return milp.reach.flatMap((part) => {
    if (part.z < 0) return []
    let z = 0
    part.shares.forEach((share, i) => {
      if (share > 0 && (x[i] ?? 0) > 1e-9) z += logOf(share) * (x[i] ?? 0)
    })
    const t = x[part.t]
    return t === undefined || t > -part.size * Math.expm1(-z) + by * reachScale ? [tangent(part, z)] : []
  })
}

/** What a roster (its options' columns near 1) is truly worth, in the instance's own unit; null where it misses the goal. */
export function worthOf(milp: Milp, instance: PlanInstance, x: ArrayLike<number>): number | null {
  const chosen = milp.options.flatMap((_, i) => ((x[i] ?? 0) > 0.5 ? [i] : []))
  let reach = 0
  for (const { shares, size } of milp.reach) {
    reach += size * (1 - chosen.reduce((missed, i) => missed * (1 - shares[i]!), 1))
  }
  const linear = chosen.reduce((sum, i) => sum + milp.objective[i]!, 0)
  if (instance.objective.kind === 'minCost') {
    const all = instance.segments.reduce((sum, { universe, weight }) => sum + universe * Number(weight > 0), 0)
    if ((reach * all) / reachScale < instance.objective.goal * (1 - 1e-7)) return null
    return linear * milp.unit
  }
  return (linear + reach) * milp.unit
}

/** The roster a solution stands for, as the checker reads it. */
export function rosterOf(milp: Milp, instance: PlanInstance, x: ArrayLike<number>) {
  return milp.options.flatMap(({ candidate, pack }, i) => {
    if ((x[i] ?? 0) <= 0.5) return []
    const one = instance.candidates[candidate]!
    return [{ candidate: one.id, package: one.packages[pack]!.id }]
  })
}
