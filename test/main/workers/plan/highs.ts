import loadHighs from 'highs'
import { type CompiledPlan, compilePlan } from '../../../../src/main/workers/plan/compile'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'

/**
 * HiGHS as an independent judge: the concave net reach from outside by tangents, added where its last roster lies,
 * until bound and roster meet. Costs and reach are its own arithmetic; only the flat arrays are shared.
 */
type Highs = Awaited<ReturnType<typeof loadHighs>>
let highs: Promise<Highs> | null = null

export function theHighs(): Promise<Highs> {
  highs ??= loadHighs({})
  return highs
}

function reachOf(plan: CompiledPlan, chosen: number[]): number {
  let sum = 0
  for (let s = 0; s < plan.segments; s++) {
    let left = 1
    for (const i of chosen) left *= 1 - plan.share[i * plan.segments + s]!
    sum += plan.weight[s]! * (1 - left)
  }
  return sum
}

function terms(coefficients: [number, string][]): string {
  return coefficients
    .filter(([value]) => value !== 0)
    .map(
      ([value, name], k) =>
        `${value < 0 ? '-' : '+'} ${Math.abs(value).toPrecision(12)} ${name}${k % 8 === 7 ? '\n' : ''}`,
    )
    .join(' ')
}

/** The best roster HiGHS finds and its bound, net reach of an instance whose shares are all below 1. */
export async function solveByHighs(
  instance: PlanInstance,
  limits: { gap: number; timeMs: number },
): Promise<{ value: number; bound: number; ms: number; rounds: number; firstGoodMs: number | null }> {
  const startMs = performance.now()
  const solver = await theHighs()
  const plan = compilePlan(instance, { netReachWeight: 1, linear: null, goal: null, floors: [] })
  const S = plan.segments
  const total = plan.weight.reduce((sum, weight) => sum + weight, 0)
  const cuts: string[] = []
  const cut = (s: number, z: number) => {
    const weight = (1000 * plan.weight[s]!) / total
    const slope = weight * Math.exp(-z)
    // θ ≤ w (1 − e^(−z)) + w e^(−z) (Z − z)
    cuts.push(
      `${terms([
        [1, `t${s}`],
        [-slope, `z${s}`],
      ])} <= ${(weight * (1 - Math.exp(-z)) - slope * z).toPrecision(12)}`,
    )
  }
  for (let s = 0; s < S; s++) for (const z of [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3]) cut(s, z)
  const rows: string[] = []
  for (const row of plan.rows) {
    rows.push(
      `${terms(Array.from(row.coefficients, (value, i) => [value / row.size, `x${i}`]))} <= ${(row.limit / row.size).toPrecision(12)}`,
    )
  }
  for (let g = 0; g < plan.groups; g++) {
    const list: [number, string][] = []
    for (let i = plan.groupStart[g]!; i < plan.groupStart[g + 1]!; i++) list.push([1, `x${i}`])
    if (plan.mandatory[g]) rows.push(`${terms(list)} = 1`)
    else if (list.length > 1) rows.push(`${terms(list)} <= 1`)
  }
  for (let s = 0; s < S; s++) {
    const list: [number, string][] = Array.from({ length: plan.options }, (_, i) => [
      Math.log1p(-plan.share[i * S + s]!),
      `x${i}`,
    ])
    rows.push(`${terms([[1, `z${s}`], ...list])} <= 0`)
  }
  let value = 0
  let bound = Number.POSITIVE_INFINITY
  let rounds = 0
  let firstGoodMs: number | null = null
  while (performance.now() - startMs < limits.timeMs) {
    rounds++
    const text = `Maximize\n obj: ${terms(Array.from({ length: S }, (_, s) => [1, `t${s}`]))}\nSubject To\n${[
      ...rows,
      ...cuts,
    ]
      .map((row, k) => ` r${k}: ${row}`)
      .join(
        '\n',
      )}\nBounds\n${Array.from({ length: S }, (_, s) => ` 0 <= t${s} <= 1000\n 0 <= z${s} <= 1000`).join('\n')}\nBinary\n${Array.from({ length: plan.options }, (_, i) => `x${i}`).join('\n')}\nEnd\n`
    const solved = solver.solve(text, {
      output_flag: false,
      mip_rel_gap: limits.gap / 3,
      time_limit: Math.max(0.2, (limits.timeMs - (performance.now() - startMs)) / 1000),
    })
    if (solved.Status !== 'Optimal') break
    const chosen: number[] = []
    for (let i = 0; i < plan.options; i++) {
      const column = solved.Columns[`x${i}`]
      if (column && 'Primal' in column && (column.Primal ?? 0) > 0.5) chosen.push(i)
    }
    bound = Math.min(bound, (solved.ObjectiveValue * (1 + limits.gap / 3) * total) / 1000)
    const here = reachOf(plan, chosen)
    if (here > value) value = here
    firstGoodMs ??= bound <= value * 1.001 ? performance.now() - startMs : null
    if (bound <= value * (1 + limits.gap)) break
    for (let s = 0; s < S; s++) {
      let z = 0
      for (const i of chosen) z -= Math.log1p(-plan.share[i * S + s]!)
      cut(s, z)
    }
  }
  return { value, bound, ms: performance.now() - startMs, rounds, firstGoodMs }
}
