import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatorFilter, FilterClause } from '../../src/shared/contract/creatorFields'
import { csvLine } from '../../src/shared/domain/csv'
import { benchEngine, percentile, round } from './engine'
import type { BenchTable } from './table'

const ACCOUNTS = 100_000
const RUNS = 40
const BLOCK = 200

/** What the grid asks the engine for, over 100,000 accounts. */
export async function run(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-list-'))
  const engine = await benchEngine()
  try {
    const path = join(folder, 'list.csv')
    writeList(path)
    await engine.do('creators.import', { fileToken: engine.holdFile(path), platform: 'tiktok' })
    const { ids } = await engine.do('creators.list', {})
    if (ids.length !== ACCOUNTS) throw new Error(`${ids.length} accounts`)

    const list = (filter: CreatorFilter, more = {}) => engine.do('creators.list', { filter, ...more })
    const micro: FilterClause = { op: 'is', field: 'tier', values: ['micro'] }
    const inBritain: FilterClause = { op: 'is', field: 'country', values: ['GB'] }
    const ofFood: FilterClause = { op: 'hasAny', field: 'niches', values: ['food'] }
    const asks: [string, (i: number) => Promise<unknown>][] = [
      ['list: all, by followers', () => list({})],
      ['list: all, by name', () => list({}, { sort: 'displayName' })],
      ['list: one tier', () => list({ where: [micro] })],
      [
        'list: tier, country and niche, by rate',
        () => list({ where: [micro, inBritain, ofFood] }, { sort: 'engagementRate' }),
      ],
      ['list: text, five letters inside a handle', (i) => list({ text: `ker${10 + (i % 90)}` })],
      ['list: text, a word of the bio', (i) => list({ text: ['travel', 'monday', 'books', 'lentils'][i % 4] ?? '' })],
      ['list: text, two letters', (i) => list({ text: ['ma', 'fo', 'zz', '42'][i % 4] ?? '' })],
      [
        'rows: a block of 200',
        (i) => engine.do('creators.rows', { ids: ids.slice((i * 977) % (ACCOUNTS - BLOCK)).slice(0, BLOCK) }),
      ],
      ['facets: none chosen', () => engine.do('creators.facets', {})],
      ['facets: tier and text', () => engine.do('creators.facets', { filter: { where: [micro], text: 'travel' } })],
    ]
    const rows: (string | number)[][] = []
    for (const [title, ask] of asks) {
      const times: number[] = []
      for (let i = 0; i < RUNS; i += 1) {
        const startedAt = performance.now()
        await ask(i)
        times.push(performance.now() - startedAt)
      }
      rows.push([
        title,
        round(percentile(times, 0.5), 2),
        round(percentile(times, 0.95), 2),
        round(Math.max(...times), 2),
      ])
    }
    return [
      {
        title: `The engine’s answers over ${ACCOUNTS.toLocaleString('en')} accounts`,
        columns: ['question', 'p50 ms', 'p95 ms', 'worst ms'],
        rows,
        note: `${RUNS} times each, the first included, through the dispatch of the engine and without a process boundary.`,
      },
    ]
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeList(path: string): void {
  const topics = ['food', 'travel', 'beauty', 'gaming', 'fitness', 'music', 'books', 'cars']
  const days = ['monday', 'friday', 'sunday']
  const countries = ['GB', 'US', 'DE', 'FR', 'IN', 'BR', 'JP']
  const text = [csvLine(['Handle', 'Name', 'Followers', 'Avg. views', 'Engagement rate', 'Country', 'Topics', 'Bio'])]
  for (let i = 0; i < ACCOUNTS; i += 1) {
    // A multiplicative walk over the range, so that neither rank nor place follows the row number.
    const followers = 1000 + ((i * 7919) % 9_999_991)
    const topic = topics[(i * 31) % 8] ?? ''
    const bio = `Mostly ${topic}, some ${topics[(i * 17 + 3) % 8]} on ${days[i % 3]}${i % 5000 === 0 ? ', and lentils' : ''}`
    text.push(
      csvLine([
        `${topic}.maker${i}`,
        `Maker ${i}`,
        followers,
        Math.round(followers / 3),
        `${1 + (i % 90) / 10}%`,
        countries[(i * 13) % 7],
        topic,
        bio,
      ]),
    )
  }
  writeFileSync(path, text.join(''))
}
