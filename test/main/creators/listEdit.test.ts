import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { runStep } from '../../../src/main/db/steps'
import { goesWithCreator, keepsCreator, outlivesCreator } from '../../../src/main/features/creators/grid/deleteTask'
import type { CreatorRow } from '../../../src/shared/contract/creators'
import type { InputOf } from '../../../src/shared/contract/index'
import { contentOf, memoryDatabase } from '../../support/content'
import { type Account, insertAccount } from '../../support/creatorRows'
import { newId, type TestEngine, testEngine, testWorkspace } from '../../support/engine'

const blank: Account = {
  name: null,
  country: null,
  city: null,
  language: null,
  furtherLanguages: [],
  niches: [],
  hashtags: [],
  brandValues: [],
  tags: [],
  tone: null,
  notes: null,
  datedNotes: [],
  custom: {},
  addedOn: '2026-01-01',
  platform: 'tiktok',
  handle: 'nobody',
  bio: null,
  followers: null,
  averageViews: null,
  medianViews: null,
  averageLikes: null,
  postsSampled: null,
  engagementRate: null,
  engagementBasis: null,
  measuredOn: null,
  isVerified: null,
  rates: [],
  contacts: [],
  collaborations: [],
  campaigns: [],
  agents: [],
}
const customId = '0193cccc-0000-4000-8000-000000000009'

/** Writes into the engine's workspace from beside it, as another process would. */
function beside<T>(engine: TestEngine, body: (db: Db) => T): T {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    const origin = { method: 'test', commandId: newId(), actor: 'Test', device: 'test', now: new Date() }
    return runStep(db, origin, (step) => {
      step.kind = 'base'
      return body(db)
    }).value
  } finally {
    db.close()
  }
}

async function withAccounts(accounts: Partial<Account>[]): Promise<TestEngine> {
  const engine = await testWorkspace()
  beside(engine, (db) => {
    for (const account of accounts) insertAccount(db, { ...blank, ...account })
    db.prepare(
      `INSERT INTO custom_field (id, name, kind, choices, position) VALUES (?, 'Stage', 'choice', '["Lead","Signed"]', 0)`,
    ).run(customId)
  })
  return engine
}
async function rows(engine: TestEngine): Promise<CreatorRow[]> {
  const { ids } = await engine.do('creators.list', { sort: 'handle', descending: false })
  const found: CreatorRow[] = []
  for (let at = 0; at < ids.length; at += 1000) {
    found.push(...(await engine.do('creators.rows', { ids: ids.slice(at, at + 1000) })).flatMap((row) => row ?? []))
  }
  return found
}
async function row(engine: TestEngine, handle: string): Promise<CreatorRow> {
  const found = (await rows(engine)).find((one) => one.handle === handle)
  if (!found) throw new Error(`no ${handle}`)
  return found
}
type Cells = InputOf<'creators.setCells'>['cells']
/** The same workspace in an engine that was started anew. */
async function restarted(engine: TestEngine): Promise<TestEngine> {
  await engine.close()
  const next = testEngine()
  await next.do('workspace.open', { folder: engine.folder })
  return { ...next, folder: engine.folder }
}
const contents = (engine: TestEngine) => {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return contentOf(db)
  } finally {
    db.close()
  }
}

describe('cells typed into the list', () => {
  it('are understood as an import would, in one step', async () => {
    const engine = await withAccounts([{ handle: 'ana', followers: 10, averageViews: 7 }, { handle: 'ben' }])
    const before = contents(engine)
    const { n } = await row(engine, 'ana')
    const typed: [Cells[number]['field'], string][] = [
      ['displayName', ' Ana  Cooks '],
      ['country', 'Germany'],
      ['city', 'Köln'],
      ['language', 'inglés'],
      ['furtherLanguages', 'German; fr'],
      ['niches', 'food; Food, travel'],
      ['hashtags', '#One #two'],
      ['brandValues', 'honest'],
      ['tags', 'top'],
      ['tone', 'soft sell'],
      ['followers', '1.2M'],
      ['averageLikes', '3.456'],
      ['postsSampled', '12'],
      ['engagementRate', '4.5%'],
      ['price', '€1.200'],
      ['email', 'ana@example.com'],
      ['bio', 'cooks'],
      ['notes', 'mornings'],
      ['isVerified', 'yes'],
      [`custom:${customId}`, 'signed'],
    ]
    const answer = await engine.do('creators.setCells', { cells: typed.map(([field, text]) => ({ n, field, text })) })
    expect(answer).toEqual({ changed: typed.length, problems: [] })
    const after = await row(engine, 'ana')
    expect(after).toMatchObject({
      displayName: 'Ana  Cooks',
      country: 'DE',
      city: 'Köln',
      language: 'en',
      furtherLanguages: ['de', 'fr'],
      niches: ['food', 'travel'],
      hashtags: ['one', 'two'],
      brandValues: ['honest'],
      tags: ['top'],
      tone: 'soft',
      followers: 1_200_000,
      averageViews: 7,
      averageLikes: 3456,
      postsSampled: 12,
      engagementRate: 0.045,
      engagementBasis: 'unstated',
      priceMinor: 120_000,
      currency: 'EUR',
      email: 'ana@example.com',
      isVerified: true,
      custom: { [customId]: 'Signed' },
    })
    expect(after.measuredOn).toBe(new Date().toISOString().slice(0, 10))
    const lines = beside(engine, (db) =>
      db
        .prepare('SELECT followers, average_views, measured_on_basis, source FROM account_metric WHERE account_id = ?')
        .all(after.accountId),
    )
    expect(lines).toEqual([
      { followers: 1_200_000, average_views: null, measured_on_basis: 'entered', source: 'entered by hand' },
    ])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Change @ana')
    await engine.do('history.undo', {})
    expect(contents(engine)).toEqual(before)
    await engine.do('history.redo', {})
    expect(await row(engine, 'ana')).toEqual(after)
  })

  it('that are not understood are named and left, the others written', async () => {
    const engine = await withAccounts([{ handle: 'ana', country: 'GB', followers: 10 }, { handle: 'ben' }])
    const { n } = await row(engine, 'ana')
    const cells: Cells = [
      { n, field: 'country', text: 'Atlantis' },
      { n, field: 'followers', text: '-5' },
      { n, field: 'averageViews', text: '' },
      { n, field: 'engagementRate', text: '0.5' },
      { n, field: 'price', text: 'much' },
      { n, field: 'email', text: 'ana at home' },
      { n, field: 'furtherLanguages', text: 'en; Klingonish' },
      { n, field: `custom:${customId}`, text: 'Lost' },
      { n, field: `custom:${newId()}`, text: 'x' },
      { n: 999_999, field: 'city', text: 'Rome' },
      { n, field: 'city', text: 'Rome' },
    ]
    const { changed, problems } = await engine.do('creators.setCells', { cells })
    expect(changed).toBe(1)
    expect(problems.map(({ n: of, field }) => `${of} ${field}`).sort()).toEqual(
      cells
        .slice(0, -1)
        .map(({ n: of, field }) => `${of} ${field}`)
        .sort(),
    )
    expect(await row(engine, 'ana')).toMatchObject({ country: 'GB', followers: 10, city: 'Rome', priceMinor: null })
  })

  it('empty what they can, decide signs by the column, and write nothing that is so already', async () => {
    const engine = await withAccounts([
      { handle: 'ana', country: 'GB', tags: ['a'], contacts: [{ kind: 'email', value: 'a@example.com' }], notes: 'x' },
      { handle: 'ben', averageViews: 5 },
    ])
    const [ana, ben] = await rows(engine)
    const cells: Cells = [
      ...(['country', 'tags', 'email', 'notes', 'displayName'] as const).map((field) => ({
        n: ana?.n ?? 0,
        field,
        text: '',
      })),
      { n: ana?.n ?? 0, field: 'averageViews', text: '1.234' },
      { n: ben?.n ?? 0, field: 'averageViews', text: '12.345.678' },
    ]
    // The name was empty before.
    expect(await engine.do('creators.setCells', { cells })).toEqual({ changed: cells.length - 1, problems: [] })
    expect(await row(engine, 'ana')).toMatchObject({ country: null, tags: [], email: null, averageViews: 1234 })
    expect(await row(engine, 'ben')).toMatchObject({ averageViews: 12_345_678 })
    const steps = (await engine.do('history.next', {})).undo?.label
    expect(await engine.do('creators.setCells', { cells })).toMatchObject({ changed: 0 })
    expect((await engine.do('history.next', {})).undo?.label).toBe(steps)
  })

  it('keep the address before when another becomes the preferred one', async () => {
    const engine = await withAccounts([{ handle: 'ana', contacts: [{ kind: 'email', value: 'old@example.com' }] }])
    const { n, creatorId } = await row(engine, 'ana')
    await engine.do('creators.setCells', { cells: [{ n, field: 'email', text: 'new@example.com' }] })
    expect((await row(engine, 'ana')).email).toBe('new@example.com')
    await engine.do('creators.setCells', { cells: [{ n, field: 'email', text: 'old@example.com' }] })
    expect((await row(engine, 'ana')).email).toBe('old@example.com')
    const known = beside(engine, (db) =>
      db.prepare('SELECT value, is_preferred FROM contact_point WHERE creator_id = ? ORDER BY value').all(creatorId),
    )
    expect(known).toEqual([
      { value: 'new@example.com', is_preferred: 0 },
      { value: 'old@example.com', is_preferred: 1 },
    ])
  })
})

const many = Array.from({ length: 1200 }, (_, i) => ({
  handle: `maker${i}`,
  country: i % 3 ? 'GB' : 'FR',
  tags: i % 2 ? ['Old', 'kept'] : [],
}))

describe('many creators changed alike', () => {
  it('are one step over all that match but the exceptions, undone and redone, also after a restart', async () => {
    const engine = await withAccounts(many)
    const before = contents(engine)
    const filter = { where: [{ op: 'is' as const, field: 'country' as const, values: ['GB'] }] }
    const { ids } = await engine.do('creators.list', { filter })
    const [spared = 0] = ids
    const change = {
      city: 'Leeds',
      tags: { add: ['new', 'KEPT'], remove: ['old'] },
      notes: { append: 'called' },
      custom: { [customId]: 'Lead' },
    }
    const answer = await engine.do('creators.bulkEdit', {
      chosen: { matching: { filter, except: [spared] } },
      change,
    })
    expect(answer).toMatchObject({ matched: ids.length - 1, changed: ids.length - 1 })
    const edited = (await rows(engine)).filter((one) => one.city === 'Leeds')
    expect(edited).toHaveLength(ids.length - 1)
    expect(edited.every((one) => one.country === 'GB' && one.n !== spared && one.custom[customId] === 'Lead')).toBe(
      true,
    )
    expect(new Set(edited.map((one) => one.tags.join()))).toEqual(new Set(['new,KEPT', 'kept,new']))
    const found = await engine.do('creators.list', { filter: { text: 'called' } })
    expect(found.ids).toHaveLength(edited.length)
    const after = contents(engine)
    expect(
      await engine.do('creators.bulkEdit', { chosen: { matching: { filter, except: [spared] } }, change }),
    ).toMatchObject({
      // Notes are appended to again.
      changed: ids.length - 1,
    })
    await engine.do('history.undo', {})
    expect(contents(engine)).toEqual(after)

    const later = await restarted(engine)
    await later.do('history.undo', {})
    expect(contents(later)).toEqual(before)
    expect((await later.do('creators.list', { filter: { text: 'called' } })).ids).toHaveLength(0)
    const last = await restarted(later)
    await last.do('history.redo', {})
    expect(contents(last)).toEqual(after)
  })

  it('leave no step where nothing is other than before, and take no value that a field cannot hold', async () => {
    const engine = await withAccounts(many.slice(0, 5))
    const numbers = (await rows(engine)).map((one) => one.n)
    const chosen = { rowNumbers: [...numbers, 999_999] }
    expect(await engine.do('creators.bulkEdit', { chosen, change: { tone: null } })).toEqual({
      matched: numbers.length + 1,
      changed: 0,
      stepId: null,
    })
    for (const custom of [{ [customId]: 'Lost' }, { [customId]: 5 }, { [newId()]: 'x' }]) {
      await expect(engine.do('creators.bulkEdit', { chosen, change: { custom } })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    }
  })
})

describe('creators deleted', () => {
  it('go with all that hangs on them, but those on a roster stay and are named; undone and redone', async () => {
    const engine = await withAccounts([
      {
        handle: 'ana',
        rates: [{ priceMinor: 5, currency: 'GBP', quotedOn: '2026-01-01' }],
        contacts: [{ kind: 'email', value: 'a@example.com' }],
        collaborations: [{ brand: 'Acme', category: null }],
        datedNotes: ['called'],
      },
      { handle: 'ben' },
      { handle: 'cleo' },
    ])
    const { id: campaignId } = await campaign(engine)
    const ben = await row(engine, 'ben')
    await engine.do('campaigns.addToRoster', { campaignId, accountIds: [ben.accountId] })
    beside(engine, (db) => {
      const main = db.prepare(
        'UPDATE creator SET main_account_id = (SELECT id FROM account WHERE creator_id = creator.id)',
      )
      main.run()
    })
    const before = contents(engine)
    const answer = await engine.do('creators.delete', { chosen: { matching: { filter: {}, except: [] } } })
    expect(answer).toMatchObject({ deleted: 2, kept: [{ n: ben.n }] })
    expect(answer.kept[0]?.why).toContain('Spring')
    expect((await rows(engine)).map((one) => one.handle)).toEqual(['ben'])
    const after = contents(engine)
    for (const table of Object.keys(goesWithCreator)) expect(after[table]).toEqual([])
    await engine.do('history.undo', {})
    expect(contents(engine)).toEqual(before)
    expect((await engine.do('creators.list', { filter: { text: 'ana' } })).ids).toHaveLength(1)
    await engine.do('history.redo', {})
    expect(contents(engine)).toEqual(after)
  })

  it('leave no table behind that points at a creator', () => {
    const db = memoryDatabase()
    const pointing = db
      .prepare<[], { table: string; column: string }>(
        `SELECT t.name AS "table", f."from" AS "column" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
         WHERE t.schema = 'main' AND t.type = 'table' AND f."table" IN ('creator', 'account') AND t.name NOT IN ('creator', 'account')`,
      )
      .all()
    expect(pointing.length).toBeGreaterThan(10)
    for (const { table, column } of pointing) {
      const isHandled =
        goesWithCreator[table]?.includes(column) ||
        outlivesCreator[table] === column ||
        (keepsCreator as readonly string[]).includes(table)
      expect(isHandled, `${table}.${column}`).toBe(true)
    }
    db.close()
  })
})

async function campaign(engine: TestEngine): Promise<{ id: string }> {
  return beside(engine, (db) => {
    const [clientId, brandId, id] = [newId(), newId(), newId()]
    db.prepare(`INSERT INTO client (id, name, created_at) VALUES (?, 'Client', '2026-01-01')`).run(clientId)
    db.prepare(`INSERT INTO brand (id, client_id, name) VALUES (?, ?, 'Brand')`).run(brandId, clientId)
    db.prepare(
      `INSERT INTO campaign (id, brand_id, name, goal, currency, time_zone, target, unique_viewer_ratio, created_at)
       VALUES (?, ?, 'Spring', 'awareness', 'GBP', 'Europe/London', '{"countries":[],"ages":[],"genders":[]}', 0.7, '2026-01-01')`,
    ).run(id, brandId)
    return { id }
  })
}
