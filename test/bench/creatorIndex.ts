import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { migrate } from '../../src/main/db/migrate'
import { type Db, openDatabase } from '../../src/main/db/open'
import { creatorIndex } from '../../src/main/db/read/creatorIndex/keeper'
import { countFacets, creatorsReady, listCreators } from '../../src/main/db/read/creatorIndex/questions'
import { readCreatorRows } from '../../src/main/features/creators/queries'
import { type CreatorFilter, creatorSorts, type FilterClause } from '../../src/shared/contract/creatorFields'
import type { TierSchemeRecord } from '../../src/shared/contract/workspace'
import { presetTierSchemes } from '../../src/shared/domain/tiers'
import { facetsBySql, listBySql } from '../support/creatorSql'
import { percentile, round } from './engine'
import type { BenchTable } from './table'

const PAGE = 200
const RUNS = 60

/** The questions of the creators' grid, asked of the engine's index and of SQL in the same run. */
export async function run(): Promise<BenchTable[]> {
  return [...(await measured(100_000)), ...(await measured(1_000_000))]
}

export const scheme = schemeOf(presetTierSchemes[0])
function schemeOf(preset: (typeof presetTierSchemes)[number] | undefined): TierSchemeRecord {
  if (!preset) throw new Error('no scheme')
  return { ...preset, isDefault: true, tiers: preset.tiers.map((tier) => ({ id: tier.name, ...tier })) }
}

type Question = { title: string; filter: (i: number) => CreatorFilter }
const from = (field: 'followers' | 'averageViews' | 'price', min: number): FilterClause => ({
  op: 'between',
  field,
  min,
})
const tierAt = (i: number) => scheme.tiers[i % scheme.tiers.length]?.name ?? ''
export const questions: Question[] = [
  { title: 'a bound of followers drawn', filter: (i) => ({ where: [from('followers', 10_000 + i * 30_011)] }) },
  {
    title: 'the same with country, tier, niche and views',
    filter: (i) => ({
      where: [
        from('followers', 50_000 + i * 1009),
        { op: 'is', field: 'country', values: ['GB', 'US', 'DE'] },
        { op: 'is', field: 'tier', values: ['micro', 'mid-tier', 'macro'] },
        { op: 'hasAny', field: 'niches', values: ['food', 'travel'] },
        from('averageViews', 1000),
      ],
    }),
  },
  {
    title: 'a tier chosen, with a bound of the price',
    filter: (i) => ({ where: [{ op: 'is', field: 'tier', values: [tierAt(i)] }, from('price', i)] }),
  },
  {
    title: 'a country left out, and a niche',
    filter: (i) => ({
      where: [
        { op: 'isNot', field: 'country', values: [['GB', 'US', 'DE', 'FR'][i % 4] ?? ''] },
        { op: 'hasNone', field: 'niches', values: [['food', 'cars', 'music'][i % 3] ?? ''] },
        from('followers', 100 * i),
      ],
    }),
  },
  { title: 'text: letters inside a handle', filter: (i) => ({ text: `er.${100 + i}` }) },
  {
    title: 'text: the beginning of a word',
    filter: (i) => ({ text: `saturn${i % 10}`, where: [from('followers', i)] }),
  },
  { title: 'text: a word that everybody has', filter: (i) => ({ text: 'mostly food', where: [from('followers', i)] }) },
  { title: 'text: two letters', filter: (i) => ({ text: `${i % 10}${Math.floor(i / 10)}` }) },
]

async function measured(accounts: number): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-index-'))
  const file = join(folder, 'workspace.db')
  try {
    fill(file, accounts)
    const db = openDatabase(file)
    const load = await loading(db)
    const rows = questions.map((question) => asked(db, question))
    const sorts = sorting(db)
    const { columns, texts, kept } = creatorIndex(db, new Set(['texts', 'more', 'price'])).bytes
    db.close()
    const size = accounts.toLocaleString('en')
    return [
      {
        title: `Count, all facets and the first ${PAGE} rows under a changed filter, ${size} accounts`,
        columns: [
          'filter',
          'p50 ms',
          'p95 ms',
          'processor p50 ms',
          'processor p95 ms',
          'of it all sorted ids, p50 ms',
          'SQL ms',
          'SQL ÷ index',
        ],
        rows,
        note: `${RUNS} filters each, none asked before, through the functions the engine calls; SQL once, for count, facets and sorted ids.`,
      },
      {
        title: `Sorted ids of all, ${size} accounts`,
        columns: ['column', 'first time ms', 'again p95 ms', 'SQL ms'],
        rows: sorts,
      },
      {
        title: `The index itself, ${size} accounts`,
        columns: [
          'load to first list ms',
          'of it processor ms',
          'longest hold of the thread ms',
          'texts ms',
          'columns MB',
          'texts MB',
          'kept MB',
        ],
        rows: [[...load, round(columns / 1e6, 1), round(texts / 1e6, 1), round(kept / 1e6, 1)]],
        note: 'The load from an opened database to all ids by followers; texts are read after it, when nothing waits.',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns ms to the first list, processor ms of it, the longest time in which nothing else ran, ms of the texts */
async function loading(db: Db): Promise<number[]> {
  let longest = 0
  let last = performance.now()
  let isOver = false
  const tick = () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (!isOver) setImmediate(tick)
  }
  setImmediate(tick)
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await creatorsReady(db, {})
  listCreators(db, scheme, {}, 'followers', true)
  const listedAt = performance.now()
  const { user, system } = process.cpuUsage(cpu)
  await creatorsReady(db, {}, 'handle')
  isOver = true
  const textsMs = performance.now() - listedAt
  return [listedAt - startedAt, (user + system) / 1000, longest, textsMs].map((ms) => round(ms))
}

function asked(db: Db, { title, filter }: Question): (string | number)[] {
  const times: number[] = []
  const processor: number[] = []
  const idTimes: number[] = []
  for (let i = 0; i < RUNS; i += 1) {
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    countFacets(db, scheme, filter(i))
    const countedAt = performance.now()
    const ids = listCreators(db, scheme, filter(i), 'followers', true)
    const listedAt = performance.now()
    readCreatorRows(db, scheme, ids.subarray(0, PAGE))
    times.push(performance.now() - startedAt)
    const { user, system } = process.cpuUsage(cpu)
    processor.push((user + system) / 1000)
    idTimes.push(listedAt - countedAt)
  }
  const startedAt = performance.now()
  const sqlIds = listBySql(db, scheme, filter(0), 'followers', true)
  const sqlFacets = facetsBySql(db, scheme, filter(0))
  const sqlMs = performance.now() - startedAt
  const isSame =
    isDeepStrictEqual(sqlIds, listCreators(db, scheme, filter(0), 'followers', true)) &&
    isDeepStrictEqual(sqlFacets, countFacets(db, scheme, filter(0)))
  if (!isSame) throw new Error(`SQL answers otherwise: ${title}`)
  const p50 = percentile(times, 0.5)
  return [
    title,
    round(p50, 2),
    round(percentile(times, 0.95), 2),
    round(percentile(processor, 0.5), 2),
    round(percentile(processor, 0.95), 2),
    round(percentile(idTimes, 0.5), 2),
    round(sqlMs),
    round(sqlMs / p50),
  ]
}

function sorting(db: Db): (string | number)[][] {
  return creatorSorts.map((sort) => {
    const ask = () => {
      const startedAt = performance.now()
      listCreators(db, scheme, {}, sort, false)
      return performance.now() - startedAt
    }
    const first = ask()
    const again = Array.from({ length: 20 }, ask)
    const startedAt = performance.now()
    listBySql(db, scheme, {}, sort, false)
    return [sort, round(first), round(percentile(again, 0.95), 1), round(performance.now() - startedAt)]
  })
}

/** Fills a workspace in sets, with the triggers off: what is measured is reading. */
export function fill(file: string, accounts: number): void {
  const db = openDatabase(file)
  migrate(db, () => {})
  db.pragma('synchronous = OFF')
  const triggers = db
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
  const id = (kind: number, n: string) => `printf('0193%04x-0000-7${kind}00-8000-%012x', ${n} / 65536, ${n})`
  // A multiplicative walk, so that no value follows the row number.
  const walk = (by: number, to: number) => `(i * ${by} % ${to})`
  const topic = (by: string) => `substr('food  travelbeautygamingfitnesmusic books cars  ', 1 + ${by} * 6, 6)`
  db.exec(`
    BEGIN;
    INSERT INTO creator (n, id, display_name, country, language, niches, created_at)
    WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < ${accounts})
    SELECT i, ${id(1, 'i')}, trim(${topic('(i * 7 % 8)')}) || ' Maker ' || ${walk(7919, 999_983)},
      substr('GBUSDEFRINBRJPITESPLSENOMXCAAU', 1 + ${walk(31, 15)} * 2, 2), substr('endefrpt', 1 + ${walk(13, 4)} * 2, 2),
      json_array(trim(${topic('(i * 3 % 8)')}), trim(${topic('((i * 3 + 1 + i / 8 % 7) % 8)')})), '2026-01-01' FROM k;
    INSERT INTO account (n, id, creator_id, platform, handle, handle_key, bio, followers, average_views, engagement_rate, engagement_basis, measured_on)
    SELECT n, ${id(2, 'n')}, id, CASE n % 3 WHEN 0 THEN 'tiktok' WHEN 1 THEN 'instagram' ELSE 'youtube' END,
      'maker.' || n, 'maker.' || n, 'Mostly food' || iif(n % 500 = 0, ', and saturn' || (n / 500 % 10), ''),
      iif(n % 50 = 0, NULL, 1000 + n * 7919 % 9999991), iif(n % 20 = 0, NULL, n * 104729 % 999983),
      (n * 7919 % 9973) / 100000.0, 'views', date('2025-01-01', '+' || (n * 31 % 600) || ' days') FROM creator ORDER BY n;
    INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) SELECT ${id(3, 'n')}, id, 'video', 1000 + n * 31 % 100000, 'GBP', '2026-01-01', 'bench' FROM account WHERE n % 2 = 0 ORDER BY n;
    INSERT INTO account_name_text (rowid, handle, display_name)
    SELECT a.n, a.handle, c.display_name FROM account a JOIN creator c ON c.id = a.creator_id ORDER BY a.n;
    INSERT INTO account_word_text (rowid, bio, notes, niches)
    SELECT a.n, a.bio, c.notes, c.niches FROM account a JOIN creator c ON c.id = a.creator_id ORDER BY a.n;
    COMMIT;
  `)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}
