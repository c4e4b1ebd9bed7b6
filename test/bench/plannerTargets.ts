import type { Family } from './plannerFamilies'
import type { Outcome } from './plannerOnce'
import type { BenchTable } from './table'

export type Measured = { family: Family; own: Outcome; highs: Outcome | null; cbc: Outcome | null }
export type FrontierFigures = Record<string, { ms: number; points: number; within: number }>

const isOf = (group: string, name: string, segments: number) => (row: Measured) =>
  row.family.group === group && row.family.name === name && row.family.shape.segments === segments

const shownMs = (ms: number) => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`)

/** What the planner is to reach, beside what it did. */
export function targets(
  all: readonly Measured[],
  frontiers: FrontierFigures,
  simulation: { ms: number; ratio: number },
): BenchTable {
  const rows: string[][] = []
  const add = (what: string, target: string, measured: string, isMet: boolean) =>
    rows.push([what, target, measured, isMet ? 'met' : 'missed'])
  const to01 = (group: string, name: string, mostMs: number) => {
    const ms = all.find(isOf(group, name, 12))?.own.within01Ms ?? Number.POSITIVE_INFINITY
    add(
      `${group}, ${name}: to 0.1 %`,
      `≤ ${mostMs} ms`,
      Number.isFinite(ms) ? shownMs(ms) : 'not reached',
      ms <= mostMs,
    )
  }
  to01('plain', '5,000', 60)
  to01('plain', '5,000 × 3', 100)
  to01('quotas', '5,000', 150)
  to01('quotas', '1,000 × 3', 200)
  to01('saturated ×20', '1,000 × 3', 800)
  to01('saturated ×20, quotas', '1,000', 200)
  const saturated = all.filter(
    ({ family: { group, shape } }) =>
      group.startsWith('saturated') && shape.packages === 3 && shape.candidates === 1000,
  )
  const slowest = Math.max(...saturated.map(({ own }) => (own.isProved ? own.provenMs : Number.POSITIVE_INFINITY)))
  add(
    'saturated, 1,000 × 3, all: to 1e-6, slowest',
    '≤ 5,000 ms',
    Number.isFinite(slowest) ? shownMs(slowest) : 'not reached',
    slowest <= 5_000,
  )
  against(all, add)
  growth(all, add)
  for (const [name, mostMs] of [
    ['plain', 500],
    ['quotas', 1_500],
  ] as const) {
    const figures = frontiers[name]
    if (!figures) continue
    const isMet = figures.ms <= mostMs && figures.within === figures.points
    const measured = `${shownMs(figures.ms)}, ${figures.within} of ${figures.points}`
    add(`frontier of 50 budgets, 5,000, ${name}: all within 0.1 %`, `≤ ${mostMs} ms`, measured, isMet)
  }
  const { exact } = frontiers
  if (exact) {
    const measured = `${shownMs(exact.ms)}, ${exact.points} steps`
    add('exact frontier, 5,000, one segment, with rosters', '≤ 100 ms', measured, exact.ms <= 100)
  }
  const ran = `${shownMs(simulation.ms)}, ${simulation.ratio.toFixed(1)} ×`
  add(
    'simulation 10,000 × 50 × 12, and beside objects',
    '≤ 30 ms, ≥ 4 ×',
    ran,
    simulation.ms <= 30 && simulation.ratio >= 4,
  )
  return { title: 'Planner: targets', columns: ['what', 'target', 'measured', 'result'], rows }
}

/** A row as the table beside other solvers calls it. */
export function nameOf({ family: { group, name, shape } }: Measured): string {
  return `${group}, ${name}${shape.segments === 1 ? ', one segment' : ''}`
}

type Add = (what: string, target: string, measured: string, isMet: boolean) => void

/** A peer that did not finish took at least as long as it was given: enough to beat, never enough to be beaten by. */
function against(all: readonly Measured[], add: Add) {
  const asked = all.filter(({ cbc }) => cbc !== null)
  const lost = asked.filter(({ own, cbc }) => cbc && (!own.isProved || (cbc.isProved && cbc.provenMs < own.provenMs)))
  const open = asked.filter(({ own, cbc }) => cbc && !cbc.isProved && cbc.provenMs < own.provenMs && own.isProved)
  if (asked.length) {
    const names = [...lost, ...open].map(nameOf).join('; ')
    add(
      'to 1e-6 before CBC is within 0.01 %, every family asked',
      `${asked.length} of ${asked.length}`,
      `${asked.length - lost.length - open.length}${names ? `, not: ${names}` : ''}`,
      lost.length + open.length === 0,
    )
  }
  const finished = all.filter(({ highs }) => highs?.isProved)
  const ratios = finished.map(({ own, highs }) => (own.isProved ? (highs?.provenMs ?? 0) / own.provenMs : 0))
  if (ratios.length) {
    const slow = finished.filter((_, k) => (ratios[k] ?? 0) < 20)
    const names = slow.map(nameOf).join('; ')
    add(
      `to 1e-6, where HiGHS finishes (${ratios.length} families): least ratio`,
      '≥ 20 ×',
      `${Math.min(...ratios).toFixed(1)} ×${names ? `, below 20: ${names}` : ''}`,
      slow.length === 0,
    )
  }
}

function growth(all: readonly Measured[], add: Add) {
  for (const [group, packages] of [
    ['plain', ''],
    ['plain', ' × 3'],
    ['quotas', ''],
  ] as const) {
    const small = all.find(isOf(group, `1,000${packages}`, 12))?.own.within01Ms
    const large = all.find(isOf(group, `20,000${packages}`, 12))?.own.within01Ms
    if (!small || !large) continue
    const times = large / small
    add(`${group}${packages}: 20,000 beside 1,000, to 0.1 %`, '≤ 20 × the time', `${times.toFixed(1)} ×`, times <= 20)
  }
}
