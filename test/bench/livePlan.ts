import { join } from 'node:path'
import { seedPlannable, twelveSegments } from '../support/planCampaign'
import { type BenchEngine, benchEngine, median, percentile, round, timed } from './engine'
import type { BenchTable } from './table'

const CREATORS = 5000
const BUDGETS = 60

type Row = (string | number)[]

/** A plan while somebody drags the budget: the engine's whole answer with figures and range, thread apart. */
export async function run(): Promise<BenchTable[]> {
  const engine = await benchEngine()
  try {
    const campaignId = await campaign(engine)
    const rows: Row[] = []
    const frontiers: Row[] = []
    const both = async (name: string) => {
      rows.push(await dragged(engine, campaignId, name))
      frontiers.push(await drawn(engine, campaignId, name))
    }
    await both('one segment')
    await engine.do('planner.saveSegments', { campaignId, segments: twelveSegments })
    await both('twelve segments')
    await addRules(engine, campaignId)
    await both('twelve segments, rules')
    return [
      {
        title: 'Plans of a live budget',
        columns: [
          '5,000 creators',
          'first ms',
          'p50 ms',
          'p95 ms',
          'CPU p50 ms',
          'CPU p95 ms',
          'largest gap %',
          'after a fee ms',
        ],
        rows,
        note: `${BUDGETS} budgets one after the other, each with its proof, figures and range of 10,000 draws; tasks on the engine's own thread.`,
      },
      {
        title: 'Frontiers of a campaign',
        columns: ['5,000 creators', 'ms', 'CPU ms', 'points', 'exact', 'again ms', 'rules weighed ms'],
        rows: frontiers,
      },
    ]
  } finally {
    await engine.close()
  }
}

async function campaign(engine: BenchEngine): Promise<string> {
  seedPlannable(join(engine.folder, 'workspace'), CREATORS)
  const client = await engine.do('campaigns.createClient', { name: 'Bench' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Bench', category: 'drinks' })
  const made = await engine.do('campaigns.create', {
    brandId: brand.id,
    name: 'Bench',
    currency: 'GBP',
    budgetMinor: 40_000_00,
    universePersons: 23_400_000,
    targetReachPersons: 5_000_000,
  })
  await engine.do('campaigns.addToRoster', { campaignId: made.id, matching: { filter: {} } })
  return made.id
}

async function addRules(engine: BenchEngine, campaignId: string): Promise<void> {
  const rule = (n: number) => ({ id: `01a1e35e-0000-7000-8000-00000000000${n}`, isOn: true })
  const of = (value: string) => ({ attribute: 'niche' as const, values: [value] })
  await engine.do('planner.saveSetup', {
    campaignId,
    rules: [
      { ...rule(1), kind: 'count', among: null, min: 5, max: 30 },
      { ...rule(2), kind: 'count', among: of('food'), min: 4, max: null },
      { ...rule(3), kind: 'spendShare', among: of('games'), min: null, max: 0.2 },
      { ...rule(4), kind: 'maxCreatorShare', max: 0.15 },
    ],
  })
}

async function drawn(engine: BenchEngine, campaignId: string, name: string): Promise<Row> {
  const frontier = await timed(() => engine.do('planner.frontier', { campaignId }))
  const again = await timed(() => engine.do('planner.frontier', { campaignId }))
  const weighed = await timed(() => engine.do('planner.shadowPrices', { campaignId }))
  const { points, isExact } = frontier.value
  const { wallMs, cpuMs } = frontier
  return [name, round(wallMs), round(cpuMs), points.length, String(isExact), round(again.wallMs), round(weighed.wallMs)]
}

async function dragged(engine: BenchEngine, campaignId: string, name: string): Promise<Row> {
  const plan = (budgetMinor: number) => engine.do('planner.plan', { campaignId, budgetMinor })
  const first = await timed(() => plan(40_000_00))
  const wall: number[] = []
  const cpu: number[] = []
  let gap = 0
  for (let k = 0; k < BUDGETS; k += 1) {
    const taken = await timed(() => plan(20_000_00 + k * 1_000_00))
    wall.push(taken.wallMs)
    cpu.push(taken.cpuMs)
    gap = Math.max(gap, taken.value.gap ?? 0)
  }
  const entry = first.value.picks[0]
  await engine.do('campaigns.updateRoster', { campaignId, entryIds: [entry?.entryId ?? ''], clientFeeMinor: 123_450 })
  const after = await timed(() => plan(40_000_00))
  return [
    name,
    round(first.wallMs),
    round(median(wall), 1),
    round(percentile(wall, 0.95), 1),
    round(median(cpu), 1),
    round(percentile(cpu, 0.95), 1),
    round(100 * gap, 3),
    round(after.wallMs),
  ]
}
