import { fork } from 'node:child_process'
import { z } from 'zod'
import { planFrontier } from '../../src/main/workers/plan/plan'
import { hasCbc } from './plannerCbc'
import { quietestMs } from './plannerClock'
import { coverage } from './plannerCover'
import { type Family, families, isJudged } from './plannerFamilies'
import { habits } from './plannerHabits'
import { benchInstance } from './plannerInstances'
import { type Job, type Outcome, outcome } from './plannerOnce'
import { simulations } from './plannerSimulation'
import { type FrontierFigures, type Measured, nameOf, targets } from './plannerTargets'
import type { BenchTable } from './table'

/** How long another solver may take over one instance, and how long the planner itself. */
const peerMs = Number(process.env.BENCH_HIGHS_MS ?? 1_500)
const ownMs = 6_000

const told = z.array(z.object({ rows: z.array(z.array(z.string())) }))

/** One solver on one instance in a process of its own; null when it ended without an answer. */
function once(job: Job): Promise<Outcome | null> {
  return new Promise((done) => {
    let answer: unknown = null
    const child = fork(process.argv[1] ?? '', ['plannerOnce', JSON.stringify(job)])
    child.on('message', (message) => {
      answer = message
    })
    child.on('exit', () => {
      const text = told.safeParse(answer).data?.[0]?.rows[0]?.[0]
      done(text === undefined ? null : outcome.parse(JSON.parse(text)))
    })
  })
}

async function measured(list: readonly Family[]): Promise<Measured[]> {
  const all: Measured[] = []
  const withCbc = hasCbc()
  for (const family of list) {
    const { shape } = family
    const own = await once({ solver: 'own', shape, limitMs: ownMs })
    if (own === null) throw new Error(`The planner gave no answer for ${family.group}, ${family.name}.`)
    const isAsked = isJudged(family)
    const highs = isAsked ? await once({ solver: 'highs', shape, limitMs: peerMs }) : null
    const cbc = isAsked && withCbc ? await once({ solver: 'cbc', shape, limitMs: peerMs }) : null
    all.push({ family, own, highs, cbc })
  }
  return all
}

const shown = (ms: number) => (ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms))
const proven = ({ isProved, provenMs }: Outcome) => (isProved ? shown(provenMs) : `> ${Math.round(provenMs)}`)

/** When a roster within 1 % of the best that anybody found was there. */
function goodMs({ rosters }: Outcome, best: number): number | '–' {
  const [atMs] = rosters.find(([, value]) => value >= 0.99 * best) ?? []
  return atMs === undefined ? '–' : shown(atMs)
}

const bestOf = ({ own, highs, cbc }: Measured) => Math.max(...[own, highs, cbc].map((one) => one?.value ?? 0))

function ownTable(all: readonly Measured[], segments: number): BenchTable {
  return {
    title: `Planner: time to an answer and to its proof, milliseconds, ${segments === 1 ? 'one segment' : `${segments} segments`}`,
    columns: ['group', 'candidates × packages', 'within 1 %', 'gap ≤ 0.1 %', 'gap ≤ 1e-6', 'nodes', 'peak MB'],
    rows: all
      .filter(({ family }) => family.shape.segments === segments)
      .map((row) => [
        row.family.group,
        row.family.name,
        goodMs(row.own, bestOf(row)),
        row.own.within01Ms === null ? `> ${Math.round(row.own.provenMs)}` : shown(row.own.within01Ms),
        proven(row.own),
        row.own.nodes,
        Math.round(row.own.peakMb),
      ]),
    note: `Processor time of the solving thread, as other work shares the machine. Each in a process of its own, warm, the quickest of a few runs; stopped after ${ownMs / 1000} s; the peak is of the whole process with the instance as objects. “Within 1 %”: the first roster that good, of the best that any solver found.`,
  }
}

function peerTable(all: readonly Measured[]): BenchTable {
  const rows = all.flatMap((row) => {
    const { own, highs, cbc } = row
    if (!highs && !cbc) return []
    const best = bestOf(row)
    const ratio = (other: Outcome | null) =>
      other === null ? '–' : `${other.isProved ? '' : '> '}${(other.provenMs / own.provenMs).toFixed(1)} ×`
    return [
      [
        nameOf(row),
        proven(own),
        highs === null ? '–' : goodMs(highs, best),
        highs === null ? '–' : (shownOrNull(highs.within01Ms) ?? `> ${Math.round(highs.provenMs)}`),
        highs === null ? '–' : proven(highs),
        ratio(highs),
        cbc === null ? '–' : proven(cbc),
        ratio(cbc),
        Math.round(own.peakMb),
        highs === null ? '–' : Math.round(highs.peakMb),
        agreement(row),
      ],
    ]
  })
  return {
    title: 'Planner: against HiGHS and CBC, milliseconds',
    columns: [
      'instance',
      'own to 1e-6',
      'HiGHS within 1 %',
      'HiGHS ≤ 0.1 %',
      'HiGHS to 1e-6',
      'HiGHS ÷ own',
      'CBC to 0.01 %',
      'CBC ÷ own',
      'own peak MB',
      'HiGHS peak MB',
      'values',
    ],
    rows,
    note: `HiGHS (WebAssembly) by outer approximation: tangents at the relaxation's optimum, then at every roster, one model that grows. CBC on the same program, handed the relaxation's tangents for nothing, until its bound is within 0.01 % of its roster's true value; its time is its processes', the reading of the model with it. All in processor time. Both stop after ${peerMs / 1000} s a row; “>” marks an unfinished proof. “Values”: whether no roster lies above another's bound.`,
  }
}

const shownOrNull = (ms: number | null) => (ms === null ? null : shown(ms))

/** What one solver found never lies above what another proved. */
function agreement({ own, highs, cbc }: Measured): string {
  const all = [own, highs, cbc].flatMap((one) => one ?? [])
  const isWrong = all.some((one) => all.some((other) => (one.value ?? 0) > other.bound * (1 + 1e-6)))
  return isWrong ? 'contradict' : 'agree'
}

function frontiers(): { table: BenchTable; figures: FrontierFigures } {
  const figures: FrontierFigures = {}
  const rows = (
    [
      ['plain', { packages: 1 }],
      ['packages', { packages: 3 }],
      ['quotas', { packages: 1, quotas: true }],
    ] as const
  ).map(([name, more]) => {
    const instance = benchInstance({ candidates: 5000, segments: 12, budgetTimes: 4, ...more })
    let points = planFrontier(instance, 50).points
    const ms = quietestMs(2, () => {
      points = planFrontier(instance, 50).points
    })
    const within = points.filter(
      ({ objective, upperBound }) =>
        objective !== null && (upperBound ?? 0) - objective <= 1.0001e-3 * (upperBound ?? 0),
    )
    figures[name] = { ms, points: points.length, within: within.length }
    return [`5,000, ${name}, 50 budgets`, Math.round(ms), points.length, within.length]
  })
  const exact = benchInstance({ candidates: 5000, segments: 1, packages: 1, budgetTimes: 4 })
  let steps = 0
  const ms = quietestMs(4, () => {
    steps = planFrontier(exact, 'exact').points.length
  })
  figures.exact = { ms, points: steps, within: steps }
  rows.push(['5,000, one segment, exact, every roster', Math.round(ms), steps, steps])
  return {
    table: { title: 'Planner: frontiers', columns: ['instance', 'ms', 'points', 'within 0.1 %'], rows },
    figures,
  }
}

/** Every table of the planner's benchmark. */
export async function run(): Promise<BenchTable[]> {
  const all = await measured([...families(12), ...families(1)])
  const frontier = frontiers()
  const simulation = simulations()
  const covers = await coverage(peerMs)
  return [
    targets(all, frontier.figures, simulation),
    ownTable(all, 12),
    ownTable(all, 1),
    peerTable(all),
    frontier.table,
    simulation.table,
    habits(families(12)),
    ...(covers ? [covers] : []),
  ]
}
