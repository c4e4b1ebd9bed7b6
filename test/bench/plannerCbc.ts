import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanInstance } from '../../src/shared/domain/planInstance'
import { relaxedTangents } from '../main/workers/plan/highs'
import { type Milp, type MilpRow, milpOf, tangentsAt, worthOf } from '../main/workers/plan/milp'

/** Whether COIN-OR's CBC (Debian's package coinor-cbc) can be started here. */
export function hasCbc(): boolean {
  return spawnSync('cbc', ['-quit'], { encoding: 'utf8' }).error === undefined
}

export type CbcAnswer = { value: number | null; bound: number; isProved: boolean; ms: number; rounds: number }

/**
 * CBC on the same program as HiGHS, its tangents refined at every roster it finds, until its bound is within the gap of
 * the roster's true worth. It begins with the tangents at the optimum of the relaxation, found for it and not counted.
 *
 * @returns processor milliseconds of its processes, the reading of the model with them
 */
export async function solveByCbc(instance: PlanInstance, limits: { gap: number; timeMs: number }): Promise<CbcAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-cbc-'))
  const milp = milpOf(instance)
  milp.rows.push(...(await relaxedTangents(milp)))
  const answer: CbcAnswer = { value: null, bound: Number.POSITIVE_INFINITY, isProved: false, ms: 0, rounds: 0 }
  try {
    while (answer.ms < limits.timeMs) {
      answer.rounds++
      const solved = once(milp, folder, limits.gap / 3, limits.timeMs - answer.ms)
      answer.ms += solved.ms
      if (!solved.x) break
      const value = worthOf(milp, instance, solved.x)
      if (value !== null && value > (answer.value ?? Number.NEGATIVE_INFINITY)) answer.value = value
      if (!solved.isOptimal) break
      const claimed = milp.objective.reduce((sum, figure, j) => sum + figure * (solved.x?.[j] ?? 0), 0)
      answer.bound = Math.min(answer.bound, claimed * (1 + limits.gap / 3) * milp.unit)
      answer.isProved = answer.bound - (answer.value ?? 0) <= limits.gap * answer.bound
      if (answer.isProved) break
      const cuts = tangentsAt(milp, solved.x.subarray(0, milp.options.length))
      if (cuts.length === 0) break
      milp.rows.push(...cuts)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return answer
}

function once(milp: Milp, folder: string, ratio: number, timeMs: number) {
  const model = join(folder, 'model.lp')
  const solution = join(folder, 'solution.txt')
  writeFileSync(model, lpText(milp))
  rmSync(solution, { force: true })
  const seconds = Math.max(0.1, timeMs / 1000).toFixed(2)
  // its own clock leaves the reading of the model out; the shell's counts the whole process
  const args = [model, 'sec', seconds, 'ratio', String(ratio), 'solve', 'solution', solution, 'quit']
  const { stdout } = spawnSync('sh', ['-c', '"$@" > /dev/null 2>&1; times', 'sh', 'cbc', ...args], {
    encoding: 'utf8',
    timeout: 4 * Math.ceil(timeMs) + 10_000,
  })
  const ms = childMs(stdout)
  const read = readSolution(solution, milp)
  return { ms, ...read }
}

/** The last line of `times`: user and system time of what the shell ran, as `0m1.230s 0m0.020s`. */
function childMs(times: string): number {
  const last = times.trim().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + 60_000 * Number(m) + 1000 * Number(s),
    0,
  )
}

/** First a line that says how it ended, then the columns that are not 0, one a line: place, name, value, reduced cost. */
function readSolution(path: string, milp: Milp): { x: Float64Array | null; isOptimal: boolean } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return { x: null, isOptimal: false }
  }
  const [head = '', ...lines] = text.split('\n')
  if (/infeasible|no integer solution|no feasible/i.test(head)) return { x: null, isOptimal: false }
  const x = new Float64Array(milp.columns)
  for (const line of lines) {
    const [, , name = '', value] = /^\**\s*(\d+)\s+c(\d+)\s+(\S+)/.exec(line) ?? []
    if (value !== undefined) x[Number(name)] = Number(value)
  }
  return { x, isOptimal: head.startsWith('Optimal') }
}

function lpText(milp: Milp): string {
  const term = (value: number, column: number, k: number) =>
    `${value < 0 ? '-' : '+'} ${Math.abs(value).toPrecision(12)} c${column}${k % 8 === 7 ? '\n' : ''}`
  const sum = (row: Pick<MilpRow, 'indices' | 'values'>) =>
    row.indices.map((column, k) => term(row.values[k] ?? 0, column, k)).join(' ')
  const objective = Array.from(milp.objective, (value, column) => ({ value, column })).filter(
    ({ value }) => value !== 0,
  )
  const rows = milp.rows.flatMap((row) => {
    const sides: string[] = []
    if (row.lower === row.upper) sides.push(`= ${row.upper.toPrecision(12)}`)
    else {
      if (Number.isFinite(row.upper)) sides.push(`<= ${row.upper.toPrecision(12)}`)
      if (Number.isFinite(row.lower)) sides.push(`>= ${row.lower.toPrecision(12)}`)
    }
    return sides.map((side) => `${sum(row)} ${side}`)
  })
  return [
    milp.isMaximum ? 'Maximize' : 'Minimize',
    ` obj: ${objective.map(({ value, column }, k) => term(value, column, k)).join(' ')}`,
    'Subject To',
    ...rows.map((row, k) => ` r${k}: ${row}`),
    'Bounds',
    ...Array.from(milp.upper, (upper, column) => ` ${milp.lower[column]} <= c${column} <= ${upper}`),
    'Binaries',
    // a barred option keeps its bounds, which a binary would lose
    ...milp.options.flatMap((_, column) => (milp.upper[column] === 0 ? [] : [` c${column}`])),
    'End',
    '',
  ].join('\n')
}
