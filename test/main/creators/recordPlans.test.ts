import { expect, it } from 'vitest'
import type { Db } from '../../../src/main/db/open'
import { readDefaultScheme } from '../../../src/main/db/read/tiers'
import { readProfile } from '../../../src/main/features/creators/record/profile'
import { readSources } from '../../../src/main/features/creators/record/sources'
import { readTimeline } from '../../../src/main/features/creators/record/timeline/timeline'
import { recordWorkspace } from './recordWorkspace'

/** The same connection, which tells every statement it is asked to prepare. */
function spying(db: Db, seen: Set<string>): Db {
  return new Proxy(db, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => {
          seen.add(sql)
          return target.prepare(sql)
        }
      }
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Tables with a row for every creator or more; the log has one for every change there ever was. */
const large = [
  'creator',
  'account',
  'account_metric',
  'audience_share',
  'contact_point',
  'rate',
  'former_handle',
  'creator_agent',
  'collaboration',
  'creator_file',
  'creator_note',
  'creator_source',
  'change_log',
  'import_row',
]

/** Reads from end to end of a large table that a statement would make. */
function walksOf(db: Db, sql: string): string[] {
  // Aliases of the statement, so that `SCAN m` is known for what it is.
  const aliases = new Map(
    [...sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?!ON|WHERE|ORDER|CROSS|JOIN|GROUP|LEFT|UNION)(\w+))?/g)].map(
      (m) => [m[2] ?? m[1] ?? '', m[1] ?? ''],
    ),
  )
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map((m) => m[1] ?? ''))]
  const values =
    names.length > 0
      ? [Object.fromEntries(names.map((name) => [name, null]))]
      : Array((sql.match(/\?/g) ?? []).length).fill(null)
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .flatMap(({ detail }) => {
      const table = aliases.get(/^SCAN (\w+)/.exec(detail)?.[1] ?? '')
      return table && large.includes(table) ? [`${detail} in ${sql.slice(0, 60)}`] : []
    })
}

it('one creator is read without a walk through what a million others have', async () => {
  const { engine, db, addCreator } = await recordWorkspace()
  expect(walksOf(db, 'SELECT 1 FROM creator c JOIN account_metric m ON m.source = ? WHERE c.id = ?')).toHaveLength(1)
  const ana = addCreator('ana', { followers: 60_000 })
  await engine.do('creators.addRate', {
    accountId: ana.id,
    format: 'video',
    priceMinor: 1,
    currency: 'GBP',
    quotedOn: '2026-01-01',
  })
  await engine.do('creators.addContact', { creatorId: ana.creatorId, kind: 'email', value: 'ana@mail.example' })
  const seen = new Set<string>()
  const watched = spying(db, seen)
  readProfile(watched, readDefaultScheme(watched), ana.id)
  readTimeline(watched, { creatorId: ana.creatorId, limit: 50 })
  readSources(watched, ana.id)
  expect(seen.size).toBeGreaterThan(30)
  const walks = [...seen].flatMap((sql) => walksOf(db, sql))
  // What was paid is asked for by its own; it is told there why.
  expect(walks.filter((walk) => !walk.includes('SELECT r.price_minor FROM rate r CROSS JOIN'))).toEqual([])
  await engine.close()
})
