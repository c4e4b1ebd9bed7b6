import { existsSync } from 'node:fs'
import { planInstance } from '../../src/main/workers/plan/plan'
import { coverFolder, coverInstance } from '../main/workers/plan/cover'
import { solveByHighs } from '../main/workers/plan/highs'
import { hasCbc, solveByCbc } from './plannerCbc'
import { stopwatch } from './plannerClock'
import type { BenchTable } from './table'

const nodeLimit = 10

/** Maximum coverage on two files of the OR-Library, every row of the file a segment; null where they are not here. */
export async function coverage(limitMs: number): Promise<BenchTable | null> {
  if (!existsSync(coverFolder)) return null
  const withCbc = hasCbc()
  const rows: BenchTable['rows'] = []
  for (const [file, by, budget] of [
    ['scp41.txt', 'columns', 5],
    ['scp41.txt', 'columns', 10],
    ['scp41.txt', 'columns', 15],
    ['scp41.txt', 'columns', 25],
    ['scp41.txt', 'cost', 150],
    ['scp41.txt', 'cost', 250],
    ['scpa1.txt', 'columns', 5],
    ['scpa1.txt', 'columns', 10],
    ['scpa1.txt', 'columns', 15],
    ['scpa1.txt', 'columns', 25],
    ['scpa1.txt', 'cost', 60],
    ['scpa1.txt', 'cost', 150],
  ] as const) {
    const { instance } = coverInstance(file, by, budget, { gap: 0.005, nodeLimit })
    const passedMs = stopwatch()
    const own = planInstance(instance)
    const ownMs = passedMs()
    const highs = await solveByHighs(instance, { gap: 1e-3, timeMs: limitMs, clock: stopwatch() })
    const cbc = withCbc ? await solveByCbc(instance, { gap: 1e-3, timeMs: limitMs }) : null
    // covered rows are whole: a bound of 120.4 says 120
    const bound = Math.floor(Math.min(highs.bound, cbc?.bound ?? Infinity) + 1e-6)
    const best = Math.round(own.objective ?? 0)
    rows.push([
      `${file.replace('.txt', '')}, ${budget} ${by === 'cost' ? 'of cost' : 'columns'}`,
      best,
      (own.upperBound ?? 0).toFixed(1),
      Math.round(ownMs),
      highs.value === null ? '–' : Math.round(highs.value),
      Number.isFinite(highs.bound) ? highs.bound.toFixed(1) : '–',
      highs.isProved ? Math.round(highs.ms) : `> ${Math.round(highs.ms)}`,
      cbc === null ? '–' : Math.round(cbc.value ?? 0),
      cbc === null ? '–' : cbc.isProved ? Math.round(cbc.ms) : `> ${Math.round(cbc.ms)}`,
      `${(100 * (1 - best / bound)).toFixed(1)} %`,
    ])
  }
  return {
    title: 'Planner: OR-Library covering files as maximum coverage',
    columns: ['instance', 'own', 'own bound', 'ms', 'HiGHS', 'its bound', 'ms', 'CBC', 'ms', 'below the best bound'],
    rows,
    note: `Rows covered. Own search stops after ${nodeLimit} nodes, HiGHS and CBC after ${limitMs / 1000} s. Every row of a file is a segment of its own, 200 and 300 of them: not a shape the planner is made for.`,
  }
}
