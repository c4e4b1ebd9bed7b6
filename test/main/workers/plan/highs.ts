import loadHighs from 'highs'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'
import { type Milp, type MilpRow, milpOf, rosterOf, tangentsAt, worthOf } from './milp'

/**
 * HiGHS as an independent judge: the concave net reach from outside by tangents, added first where the relaxation's
 * optimum lies and then where its last roster lies, until bound and roster meet. One model that grows, its last roster
 * handed on: as fast as we know to make it.
 */
type Highs = Awaited<ReturnType<typeof loadHighs>>
type Model = ReturnType<Highs['createModel']>
let highs: Promise<Highs> | null = null

function theHighs(): Promise<Highs> {
  highs ??= loadHighs({})
  return highs
}

export type PeerLimits = {
  /** relative, between the bound and the roster's true worth */
  gap: number
  timeMs: number
  /** milliseconds by which it is timed and stopped; the wall's where it is left out */
  clock?: () => number
}
export type PeerAnswer = {
  /** True worth of its best roster, null when it found none; cost for `minCost`. */
  value: number | null
  bound: number
  roster: { candidate: string; package: string }[]
  isInfeasible: boolean
  isProved: boolean
  ms: number
  rounds: number
  /** Better rosters and better bounds as they came. */
  trace: { atMs: number; value: number | null; bound: number }[]
}

function packed(rows: readonly MilpRow[]) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const row of rows) {
    for (const index of row.indices) indices.push(index)
    for (const value of row.values) values.push(value)
    starts.push(indices.length)
  }
  return {
    lower: rows.map((row) => row.lower),
    upper: rows.map((row) => row.upper),
    starts,
    indices,
    values,
  }
}

function addRows(model: Model, columns: number, rows: readonly MilpRow[]) {
  const { lower, upper, ...entries } = packed(rows)
  model.addRows({
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts: Int32Array.from(entries.starts),
      indices: Int32Array.from(entries.indices),
      values: Float64Array.from(entries.values),
    },
  })
}

/** The relaxation's model; the binaries are told later. */
function modelOf(solver: Highs, milp: Milp): Model {
  const { lower, upper, starts, indices, values } = packed(milp.rows)
  return solver.createModel({
    numCols: milp.columns,
    numRows: milp.rows.length,
    sense: solver.constants.objectiveSense[milp.isMaximum ? 'maximize' : 'minimize'],
    colCost: milp.objective,
    colLower: milp.lower,
    colUpper: milp.upper,
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csr', numRows: milp.rows.length, numCols: milp.columns, starts, indices, values },
  })
}

/** HiGHS counts a time limit from the last reset of its clocks. */
function limitRun(model: Model, leftMs: number) {
  model.zeroAllClocks()
  model.options.set('time_limit', Math.max(0.1, leftMs / 1000))
}

const mostRelaxations = 8

/** Adds tangents where the optimum of the relaxation lies, until it moves no more. */
function relax(solver: Highs, model: Model, milp: Milp, timeMs: number, onBound: (bound: number) => void): MilpRow[] {
  const added: MilpRow[] = []
  if (milp.reach.every(({ z }) => z < 0)) return added
  const startMs = performance.now()
  for (let k = 0; k < mostRelaxations; k++) {
    limitRun(model, timeMs - (performance.now() - startMs))
    if (model.run().modelStatus !== solver.constants.modelStatus.optimal) break
    onBound(model.getObjectiveValue())
    const cuts = tangentsAt(milp, model.getSolution().colValue, 1e-5)
    if (cuts.length === 0) break
    added.push(...cuts)
    addRows(model, milp.columns, cuts)
  }
  return added
}

/** The tangents at the optimum of the relaxation, for a solver that is handed them. */
export async function relaxedTangents(milp: Milp): Promise<MilpRow[]> {
  const solver = await theHighs()
  const model = modelOf(solver, milp)
  try {
    model.options.set('output_flag', false)
    return relax(solver, model, milp, 60_000, () => {})
  } finally {
    model.dispose()
  }
}

/** The best roster HiGHS finds and its bound. */
export async function solveByHighs(instance: PlanInstance, limits: PeerLimits): Promise<PeerAnswer> {
  const solver = await theHighs()
  const clock = limits.clock ?? (() => performance.now())
  const startMs = clock()
  const milp = milpOf(instance)
  const model = modelOf(solver, milp)
  const { optimal, infeasible, empty } = solver.constants.modelStatus
  const passedMs = () => clock() - startMs
  const sign = milp.isMaximum ? 1 : -1
  const n = milp.options.length
  const answer: PeerAnswer = {
    value: null,
    bound: sign * Number.POSITIVE_INFINITY,
    roster: [],
    isInfeasible: false,
    isProved: false,
    ms: 0,
    rounds: 0,
    trace: [],
  }
  const note = (value: number | null, bound: number) => {
    const isBetter = value !== null && (answer.value === null || sign * value > sign * answer.value)
    const isTighter = sign * bound < sign * answer.bound
    if (isBetter) answer.value = value
    if (isTighter) answer.bound = bound
    if (isBetter || isTighter) answer.trace.push({ atMs: passedMs(), value: answer.value, bound: answer.bound })
    return isBetter
  }
  const isClosed = () =>
    answer.value !== null && sign * (answer.bound - answer.value) <= limits.gap * Math.max(Math.abs(answer.bound), 1e-9)
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: limits.gap / 3,
      mip_abs_gap: 0,
      mip_feasibility_tolerance: 1e-7,
    })
    relax(solver, model, milp, limits.timeMs, (bound) => note(null, bound * milp.unit))
    model.changeColsIntegrality({ kind: 'range', from: 0, to: n - 1 }, new Int32Array(n).fill(1))
    while (passedMs() < limits.timeMs) {
      answer.rounds++
      // its own limit goes by the wall; the interruption below by the clock asked for
      limitRun(model, (limits.clock ? 20 : 1) * (limits.timeMs - passedMs()))
      const { modelStatus } = model.run({
        [solver.constants.callbackType.mipImprovingSolution](event) {
          const x = event.data.mip_solution
          if (x && note(worthOf(milp, instance, x), answer.bound)) answer.roster = rosterOf(milp, instance, x)
          return undefined
        },
        [solver.constants.callbackType.mipInterrupt](event) {
          if (passedMs() > limits.timeMs) event.interrupt()
          return undefined
        },
        [solver.constants.callbackType.mipLogging](event) {
          const bound = event.data.mip_dual_bound
          if (bound !== undefined && Number.isFinite(bound)) note(null, bound * milp.unit)
          return undefined
        },
      })
      if (modelStatus === infeasible) {
        answer.isInfeasible = true
        break
      }
      if (modelStatus === empty) break
      const bound = Number(model.info.get('mip_dual_bound'))
      if (Number.isFinite(bound)) note(null, bound * milp.unit)
      if (modelStatus !== optimal) break
      const x = model.getSolution().colValue
      if (note(worthOf(milp, instance, x), answer.bound)) answer.roster = rosterOf(milp, instance, x)
      if (isClosed()) break
      const cuts = tangentsAt(milp, x.subarray(0, n))
      if (cuts.length === 0) break
      addRows(model, milp.columns, cuts)
      model.setSolution({ indices: Int32Array.from({ length: n }, (_, i) => i), values: x.slice(0, n).map(Math.round) })
    }
  } finally {
    model.dispose()
  }
  answer.isProved = answer.isInfeasible || isClosed()
  answer.ms = passedMs()
  return answer
}
