import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../src/main/db/migrate'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { creatorIndex } from '../../../src/main/db/read/creatorIndex/keeper'
import {
  countCreators,
  countFacets,
  countValues,
  creatorsReady,
  listCreators,
} from '../../../src/main/db/read/creatorIndex/questions'
import { runStep } from '../../../src/main/db/steps'
import { undoStacks, undoStep } from '../../../src/main/db/undo'
import { type CreatorFilter, numberFields } from '../../../src/shared/contract/creatorFields'
import { memoryDatabase } from '../../support/content'
import {
  type Account,
  account,
  anyField,
  filterFor,
  insertAccount,
  insertOwned,
  insertStage,
  removeOwned,
  schemes,
  sort,
} from '../../support/creatorRows'
import { facetsBySql, listBySql, valuesBySql } from '../../support/creatorSql'
import { newId } from '../../support/engine'

const origin = () => ({
  method: 'test',
  commandId: newId(),
  actor: 'Test',
  device: 'device',
  now: new Date('2026-11-22T09:00:00Z'),
})
const insertAll = (db: Db, rows: readonly Account[]) => {
  for (const row of rows) insertAccount(db, row)
}
const step = <T>(db: Db, body: () => T) => runStep(db, origin(), body).value

/** What creators hang on, put there by a step that no undo takes back. */
function setStage(db: Db): void {
  runStep(db, origin(), (draft) => {
    draft.kind = 'base'
    insertStage(db)
  })
}

const question = fc.constantFrom(...schemes).chain((scheme) =>
  fc.record({
    scheme: fc.constant(scheme),
    filter: filterFor(scheme),
    sort,
    descending: fc.boolean(),
    field: anyField,
  }),
)
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never
const everything: Question = {
  scheme: schemes[0] as Question['scheme'],
  filter: {},
  sort: 'followers',
  descending: true,
  field: 'platform',
}

const isNumber = (field: string) => (numberFields as readonly string[]).includes(field)
const unheld = new Set(['handle', 'displayName', 'bio', 'notes', 'isVerified'])

function expectSame(db: Db, { scheme, filter, sort, descending, field }: Question): void {
  expect([...listCreators(db, scheme, filter, sort, descending)]).toEqual([
    ...listBySql(db, scheme, filter, sort, descending),
  ])
  expect(countFacets(db, scheme, filter)).toEqual(facetsBySql(db, scheme, filter))
  if (!unheld.has(field) && !isNumber(field) && field !== 'tier') {
    expect(countValues(db, scheme, field, filter)).toEqual(valuesBySql(db, scheme, field, filter))
  }
  expect(countCreators(db)).toBe(db.prepare('SELECT count(*) FROM account').pluck().get())
}

const place = fc.nat({ max: 30 })
const action = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), rows: fc.array(account, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('edit' as const), place, to: account }),
  fc.record({ kind: fc.constant('own' as const), place, to: account }),
  fc.record({ kind: fc.constant('disown' as const), place }),
  fc.record({ kind: fc.constant('remove' as const), place }),
  fc.record({ kind: fc.constant('undo' as const) }),
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

function accountAt(db: Db, at: number): { id: string; creator_id: string } | null {
  const rows = db.prepare<[], { id: string; creator_id: string }>('SELECT id, creator_id FROM account ORDER BY n').all()
  return rows[at % Math.max(1, rows.length)] ?? null
}

function edit(db: Db, id: string, creatorId: string, to: Account): void {
  db.prepare(
    `UPDATE account SET handle = ?, followers = ?, average_views = ?, average_likes = ?, engagement_rate = ?, measured_on = ?, bio = ?,
     is_verified = ? WHERE id = ?`,
  ).run(
    to.handle,
    to.followers,
    to.averageViews,
    to.averageLikes,
    to.engagementRate,
    to.measuredOn,
    to.bio,
    to.isVerified,
    id,
  )
  db.prepare(
    'UPDATE creator SET display_name = ?, country = ?, city = ?, niches = ?, tags = ?, further_languages = ?, custom = ?, notes = ? WHERE id = ?',
  ).run(
    to.name,
    to.country,
    to.city,
    ...[to.niches, to.tags, to.furtherLanguages, to.custom].map((value) => JSON.stringify(value)),
    to.notes,
    creatorId,
  )
}

function write(db: Db, act: Action): void {
  if (act.kind === 'add') {
    for (const row of act.rows) insertAccount(db, row)
    return
  }
  const found = act.kind === 'undo' ? null : accountAt(db, act.place)
  if (!found) return
  if (act.kind === 'edit') edit(db, found.id, found.creator_id, act.to)
  else if (act.kind === 'own') insertOwned(db, found.id, found.creator_id, act.to)
  else removeOwned(db, found.id, found.creator_id)
  if (act.kind === 'remove') db.prepare('DELETE FROM account WHERE id = ?').run(found.id)
}

function undoLast(db: Db): void {
  const last = undoStacks(db).undo.at(-1)
  if (last) undoStep(db, origin(), last.id)
}

describe('the index of creators', () => {
  it('answers as SQL does, after whatever was written, undone or rolled back', () => {
    fc.assert(
      fc.property(
        fc.array(account, { maxLength: 40 }),
        fc.array(fc.record({ act: action, isRolledBack: fc.boolean(), asks: fc.array(question, { maxLength: 3 }) }), {
          maxLength: 8,
        }),
        question,
        (rows, turns, first) => {
          const db = memoryDatabase()
          setStage(db)
          step(db, () => insertAll(db, rows))
          expectSame(db, first)
          for (const { act, isRolledBack, asks } of turns) {
            if (act.kind === 'undo') undoLast(db)
            else if (isRolledBack) {
              expect(() =>
                step(db, () => {
                  write(db, act)
                  // Full text follows at the end of a step, so only what does not look at it is asked inside one.
                  for (const ask of asks) expectSame(db, { ...ask, filter: withoutText(ask.filter) })
                  throw new Error('rolled back')
                }),
              ).toThrow('rolled back')
            } else step(db, () => write(db, act))
            for (const ask of asks) expectSame(db, ask)
          }
          expectSame(db, everything)
          db.close()
        },
      ),
      { numRuns: 120 },
    )
  })

  it('answers as SQL does over many accounts, read in slices', async () => {
    const db = memoryDatabase()
    setStage(db)
    const [rows = []] = fc.sample(fc.array(account, { minLength: 1500, maxLength: 1500, size: 'max' }), {
      numRuns: 1,
      seed: 7,
    })
    const named = rows.map((row, i) => ({
      ...row,
      handle: `${row.handle} and a long beginning ${i % 2 ? 'X' : 'y'}${i}`,
    }))
    step(db, () => insertAll(db, named))
    await creatorsReady(db, {}, 'handle')
    for (const ask of fc.sample(question, { numRuns: 200, seed: 8 })) expectSame(db, ask)
    db.close()
  })

  it('answers as SQL does while a bound is drawn, place by place and in jumps', () => {
    const db = memoryDatabase()
    const [sample] = fc.sample(account, { numRuns: 1, seed: 11 })
    const rows = Array.from({ length: 700 }, (_, i) => ({
      ...sample,
      handle: `maker${i}`,
      // A walk over the numbers, so that no order follows the row numbers.
      followers: i % 9 ? (i * 379) % 701 : null,
      engagementRate: i % 7 ? ((i * 211) % 97) / 1000 : null,
    }))
    step(db, () =>
      insertAll(
        db,
        rows.map((row) => ({ ...row, campaigns: [], agents: [] }) as Account),
      ),
    )
    for (const field of ['followers', 'engagementRate'] as const) {
      const unit = field === 'followers' ? 1 : 0.001
      for (const descending of [true, false]) {
        for (const [low, high] of [
          [0, 700],
          [1, 700],
          [5, 690],
          [5, 300],
          [250, 300],
          [251, 299],
          [300, 251],
          [-5, 9],
          [90, 96],
        ]) {
          const filter: CreatorFilter = {
            where: [{ op: 'between', field, min: Number(low) * unit, max: Number(high) * unit }],
          }
          expectSame(db, { ...everything, sort: field, descending, filter })
        }
      }
    }
    db.close()
  })

  it('makes an order ahead of need and mends it after a change', () => {
    const db = memoryDatabase()
    setStage(db)
    step(db, () => insertAll(db, fc.sample(account, { numRuns: 300, seed: 5 })))
    const byName = { ...everything, sort: 'displayName' as const, descending: false }
    const index = creatorIndex(db, new Set(['texts']))
    expect(index.prepareOrder('displayName', false).next().done).toBe(true)
    expect(index.bytes.kept).toBe(4 * index.count)
    expectSame(db, byName)
    step(db, () => insertAll(db, fc.sample(account, { numRuns: 5, seed: 6 })))
    expectSame(db, byName)
    db.close()
  })

  it('takes up what another connection has committed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-index-'))
    const db = openDatabase(join(folder, 'workspace.db'))
    migrate(db, () => {})
    const bulk = openDatabase(join(folder, 'workspace.db'))
    try {
      const rows = fc.sample(account, { numRuns: 60, seed: 3 })
      setStage(db)
      step(db, () => insertAll(db, rows.slice(0, 30)))
      expectSame(db, everything)
      step(bulk, () => insertAll(bulk, rows.slice(30)))
      expectSame(db, everything)
      step(bulk, () => bulk.prepare('UPDATE account SET followers = 77 WHERE n % 2 = 0').run())
      expectSame(db, { ...everything, filter: { where: [{ op: 'between', field: 'followers', min: 77, max: 77 }] } })
      undoLast(bulk)
      undoLast(bulk)
      expectSame(db, everything)
    } finally {
      db.close()
      bulk.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** The filter without what full text answers. */
function withoutText({ where = [] }: CreatorFilter): CreatorFilter {
  return { where: where.filter((clause) => clause.op !== 'contains' && clause.op !== 'containsNot') }
}
