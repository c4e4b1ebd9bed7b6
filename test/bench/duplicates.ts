import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { migrate } from '../../src/main/db/migrate'
import { openDatabase } from '../../src/main/db/open'
import { findDuplicatesTask } from '../../src/main/features/creators/duplicates/findTask'
import { mergeSureTask } from '../../src/main/features/creators/duplicates/mergeSureTask'
import { handleKeyOf } from '../../src/shared/domain/handles'
import { type Insert, seedInto } from '../support/creatorSeed'
import { round, timed } from './engine'
import type { BenchTable } from './table'

/** CALLBOARD_BENCH_MILLION=1 adds the million, which takes minutes to write. */
const SIZES = process.env.CALLBOARD_BENCH_MILLION ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
/** Every so many creators one stands a second time, under what a second list calls her. */
const TWICE_EVERY = 25
const MERGED = 1000

const given =
  'Ana Ben Cleo Dan Eva Finn Gia Hugo Ines Jon Kira Leo Mia Noah Olga Paul Rita Sam Tara Uma Vera Wim Xena Yuki Zoe'.split(
    ' ',
  )
const begin = 'Al Bar Cor Dem Er Fal Gor Hal Is Jan Kov Lem Mor Nes Or Pet Ros Sel Tar Ul Ver Wag Yil Zan'.split(' ')
const middle = 'a e i o ar en in or an el ic ov'.split(' ')
const end = 'son man ez ini ova er berg ley ti ski ka mann das eau ton'.split(' ')
const topics = 'cooks runs paints travels sews plays bakes hikes sings draws builds dances'.split(' ')

/** How long a search takes, and what it finds of what is known to be there twice. */
export async function run(): Promise<BenchTable[]> {
  const rows: (string | number)[][] = []
  const merges: (string | number)[][] = []
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-duplicates-'))
    try {
      const twins = writeCreators(join(folder, 'workspace.db'), size)
      const startRss = process.memoryUsage().rss
      let peakRss = startRss
      const context = {
        isCancelled: () => false,
        progress: () => {
          peakRss = Math.max(peakRss, process.memoryUsage().rss)
        },
      }
      const { value, wallMs, cpuMs } = await timed(() => findDuplicatesTask.run({ folder }, context))
      const found = new Set(
        value.groups.flatMap(({ creatorIds }) => creatorIds.flatMap((a) => creatorIds.map((b) => `${a} ${b}`))),
      )
      const right = twins.filter(([a, b]) => found.has(`${a} ${b}`)).length
      rows.push([
        value.creators,
        round(wallMs / 1000, 2),
        round(cpuMs / 1000, 2),
        round((peakRss - startRss) / 1e6),
        value.groups.length,
        twins.length,
        round((100 * right) / twins.length, 1),
      ])
      const sure = value.groups.flatMap((group) => group.sure.map(({ creatorIds }) => creatorIds)).slice(0, MERGED)
      const origin = {
        method: 'creators.mergeSure',
        commandId: uuidv7(),
        actor: 'Bench',
        device: 'bench',
        now: new Date(),
      }
      const merged = await timed(() => mergeSureTask.run({ folder, origin, groups: sure }, context))
      merges.push([
        value.creators,
        sure.length,
        round(merged.wallMs / 1000, 2),
        round(merged.wallMs / Math.max(1, sure.length), 2),
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return [
    {
      title: 'Search for duplicates',
      columns: [
        'creators',
        'seconds',
        'processor seconds',
        'memory MB more',
        'groups',
        'known twins',
        'of them found %',
      ],
      rows,
      note: 'Reading, comparing and grouping on a connection of its own. A twin has another platform and one of: the same handle in another spelling, the same address, the same name and country, a link in the bio.',
    },
    {
      title: 'Merging sure sets as one step',
      columns: ['creators', 'sets', 'seconds', 'ms a set'],
      rows: merges,
      note: 'Logged, with full text brought up to date.',
    },
  ]
}

/** @returns the ids of those that stand twice */
function writeCreators(path: string, size: number): [string, string][] {
  const db = openDatabase(path)
  migrate(db, () => {})
  const twins: [string, string][] = []
  seedInto(db, (_insert, database) => {
    const insert = preparedInsert(database)
    let state = 7
    const pick = (list: readonly string[]) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return list[(state >>> 8) % list.length] ?? ''
    }
    for (let i = 0; i < size; i += 1) {
      const name = `${pick(given)} ${pick(begin)}${pick(middle)}${pick(middle)}${pick(end)}`
      const topic = pick(topics)
      const handle = `${name.toLowerCase().replace(' ', '.')}.${topic}${i % 3 === 0 ? i % 89 : ''}`
      const country = pick(['GB', 'US', 'DE', 'FR', 'IN', 'BR'])
      const mail = `${handle}@mail.com`
      const kind = i % TWICE_EVERY === 0 ? (i / TWICE_EVERY) % 4 : -1
      const add = (
        platform: 'tiktok' | 'instagram',
        shown: string,
        display: string | null,
        address: string | null,
        bio: string | null,
      ) => {
        const id = insert('creator', {
          display_name: display,
          country,
          niches: `["${topic}"]`,
          created_at: '2026-01-05',
        })
        const taken = `${shown}${platform === 'tiktok' && i % 3 !== 0 ? `_${i}` : ''}`.slice(0, 30)
        insert('account', {
          creator_id: id,
          platform,
          handle: taken,
          handle_key: `${handleKeyOf(platform, taken)}`,
          bio,
        })
        if (address)
          insert('contact_point', {
            creator_id: id,
            kind: 'email',
            value: address,
            source: 'x',
            noted_on: '2026-01-05',
          })
        return id
      }
      const unique = `${handle.slice(0, 18)}${i.toString(36)}q`
      const first = add(
        'tiktok',
        kind === -1 ? `${handle.slice(0, 20)}${i}` : unique,
        kind === 2 ? `${name} ${i.toString(36)}x` : name,
        kind === 0 || kind === 1 || i % 2 ? mail + i : null,
        kind === 3 ? `Hello! ig: @other${i}name` : `Mostly ${topic}`,
      )
      if (kind === -1) continue
      const shown =
        kind === 0
          ? unique.replaceAll('.', '_') + (i % 3 === 0 ? '' : `_${i}`)
          : kind === 3
            ? `other${i}name`
            : `fan${i}of${topic}`
      const second = add(
        'instagram',
        shown,
        kind === 2 ? `${name} ${i.toString(36)}x` : null,
        kind === 0 || kind === 1 ? mail + i : null,
        null,
      )
      twins.push([first, second])
    }
  })
  db.close()
  return twins
}

/** One prepared statement a table: a million rows are written here. */
function preparedInsert(db: Parameters<typeof seedInto>[0]): Insert {
  const known = new Map<string, (values: (string | number | null)[]) => void>()
  return (table, row) => {
    const id = uuidv7()
    const columns = ['id', ...Object.keys(row)]
    const key = `${table} ${columns.join(' ')}`
    let add = known.get(key)
    if (!add) {
      const statement = db.prepare(
        `INSERT OR IGNORE INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      add = (values) => void statement.run(...values)
      known.set(key, add)
    }
    add([id, ...Object.values(row)])
    return id
  }
}
