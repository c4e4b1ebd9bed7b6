import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '../../../src/main/db/open'
import { runStep, type StepOrigin } from '../../../src/main/db/steps'
import { redoStep, undoStep } from '../../../src/main/db/undo'
import { verifyDatabase } from '../../../src/main/db/verify'
import { suggestSameAccounts } from '../../../src/main/features/creators/duplicates/compare'
import { readFacts } from '../../../src/main/features/creators/duplicates/facts'
import { mergeCreators } from '../../../src/main/features/creators/duplicates/merge'
import { contentOf, memoryDatabase } from '../../support/content'
import { type Insert, seedCreator, seedInto } from '../../support/creatorSeed'
import { insertDeliverable } from '../../support/deliverables'
import { newId } from '../../support/engine'

const origin = (): StepOrigin => ({
  method: 'test',
  commandId: newId(),
  actor: 'Test',
  device: 'device',
  now: new Date('2026-11-22T09:00:00Z'),
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 })
const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01')
const text = fc.constantFrom('one', 'two', 'three')
const list = fc
  .array(fc.constantFrom('food', 'Food', 'travel', 'sewing'), { maxLength: 3 })
  .map((l) => JSON.stringify(l))
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 })

const account = fc.record({
  platform: fc.constantFrom('tiktok' as const, 'instagram' as const),
  followers: maybe(fc.nat({ max: 5 })),
  measured_on: maybe(day),
  bio: maybe(text),
  metrics: few(fc.record({ measured_on: day, source: text, followers: maybe(fc.nat({ max: 3 })) })),
  shares: fc.uniqueArray(fc.record({ key: fc.constantFrom('PT', 'ES'), measured_on: day }), {
    selector: ({ key }) => key,
    maxLength: 2,
  }),
  rates: few(fc.record({ price_minor: fc.nat({ max: 2 }), quoted_on: day })),
  former: fc.uniqueArray(fc.record({ handle: fc.constantFrom('h0', 'h1', 'h2', 'old'), until_on: day }), {
    selector: ({ handle }) => handle,
    maxLength: 2,
  }),
  entries: fc.uniqueArray(
    fc.record({
      campaign: fc.nat({ max: 1 }),
      status: fc.constantFrom('shortlisted', 'proposed', 'booked', 'dropped'),
      fee_minor: maybe(fc.nat({ max: 9 })),
      note: maybe(text),
    }),
    { selector: ({ campaign }) => campaign, maxLength: 2 },
  ),
  deliverables: fc.nat({ max: 2 }),
})
const creator = fc.record({
  display_name: maybe(text),
  country: maybe(fc.constantFrom('PT', 'ES')),
  niches: list,
  tags: list,
  notes: maybe(text),
  accounts: fc.array(account, { minLength: 1, maxLength: 3 }),
  contacts: fc.uniqueArray(
    fc.record({
      value: fc.constantFrom('a@x.pt', 'b@x.pt', 'c@x.pt'),
      note: maybe(text),
      is_preferred: fc.nat({ max: 1 }),
    }),
    { selector: ({ value }) => value, maxLength: 3 },
  ),
  agents: fc.uniqueArray(fc.nat({ max: 1 }), { maxLength: 2 }),
  notesDated: fc.nat({ max: 2 }),
  files: fc.nat({ max: 2 }),
  collaborations: fc.nat({ max: 2 }),
  sources: fc.nat({ max: 1 }),
  outreach: fc.uniqueArray(
    fc.record({
      campaign: fc.nat({ max: 1 }),
      stage: fc.constantFrom('sourced', 'agreed', 'do_not_contact'),
      messages: fc.nat({ max: 2 }),
    }),
    { selector: ({ campaign }) => campaign, maxLength: 2 },
  ),
  isMinor: maybe(fc.nat({ max: 1 })),
})
type Sketch = typeof creator extends fc.Arbitrary<infer T> ? T : never

function write(insert: Insert, sketches: readonly Sketch[]): string[] {
  const client = insert('client', { name: 'C', created_at: '2026' })
  const brand = insert('brand', { client_id: client, name: 'B' })
  const campaigns = ['Spring', 'Autumn'].map((name) =>
    insert('campaign', {
      brand_id: brand,
      name,
      goal: 'awareness',
      currency: 'GBP',
      time_zone: 'UTC',
      target: '{}',
      unique_viewer_ratio: 0.7,
      created_at: '2026',
    }),
  )
  const agents = ['Al', 'Bo'].map((name) => insert('agent', { name, created_at: '2026' }))
  let handles = 0
  const ids = sketches.map((one) => {
    const {
      accounts,
      contacts,
      agents: held,
      notesDated,
      files,
      collaborations,
      sources,
      outreach,
      isMinor,
      ...plain
    } = one
    const { creatorId, accountIds } = seedCreator(
      insert,
      { ...plain, is_minor: isMinor },
      ...accounts.map(({ platform, followers, measured_on, bio }) => ({
        platform,
        handle: `h${handles++}`,
        followers,
        measured_on,
        bio,
      })),
    )
    for (const [i, accountId] of accountIds.entries()) {
      const sketch = accounts[i]
      if (!sketch) continue
      const of = { account_id: accountId }
      for (const metric of sketch.metrics) insert('account_metric', { ...of, ...metric, measured_on_basis: 'file' })
      for (const share of sketch.shares)
        insert('audience_share', { ...of, ...share, dimension: 'country', share: 0.5, source: 's' })
      for (const rate of sketch.rates) insert('rate', { ...of, ...rate, format: 'video', currency: 'GBP', source: 's' })
      for (const { handle, until_on } of sketch.former)
        insert('former_handle', { ...of, platform: sketch.platform, handle, handle_key: handle, until_on, source: 's' })
      for (const { campaign, ...entry } of sketch.entries)
        insert('roster_entry', { ...of, ...entry, campaign_id: campaigns[campaign] ?? '', created_at: '2026' })
      for (let d = 0; d < sketch.deliverables; d += 1)
        insertDeliverable(insert, { ...of, campaign_id: campaigns[0] ?? '', title: `D${d}` }, 'brief_sent')
    }
    const of = { creator_id: creatorId }
    for (const contact of contacts)
      insert('contact_point', { ...of, ...contact, kind: 'email', source: 's', noted_on: '2026' })
    for (const agent of held) insert('creator_agent', { ...of, agent_id: agents[agent] ?? '' })
    for (let i = 0; i < notesDated; i += 1)
      insert('creator_note', { ...of, text: `N${i}`, author: 'A', noted_at: '2026' })
    for (let i = 0; i < files; i += 1)
      insert('creator_file', {
        ...of,
        name: 'f',
        mime: 'm',
        size_bytes: 1,
        sha256: 'a'.repeat(64),
        added_by: 'A',
        added_at: '2026',
      })
    for (let i = 0; i < collaborations; i += 1)
      insert('collaboration', { ...of, brand_name: 'R', kind: 'paid', source: 's', created_at: '2026' })
    for (let i = 0; i < sources; i += 1)
      insert('creator_source', { ...of, kind: 'entered', noted_by: 'A', noted_at: '2026' })
    for (const { campaign, stage, messages } of outreach) {
      const entry = insert('outreach', {
        ...of,
        campaign_id: campaigns[campaign] ?? '',
        account_id: accountIds[0] ?? '',
        stage,
        stage_since: '2026',
        owner: 'A',
        created_at: '2026',
      })
      for (let i = 0; i < messages; i += 1)
        insert('outreach_message', {
          outreach_id: entry,
          direction: 'out',
          state: 'sent',
          channel: 'email',
          body: 'Hi',
          at: '2026',
          by: 'A',
        })
    }
    return creatorId
  })
  const [a, b] = [ids[0] ?? '', ids.at(-1) ?? ''].toSorted()
  if (a !== b) insert('distinct_pair', { a_id: a ?? '', b_id: b ?? '', decided_by: 'A', decided_at: '2026' })
  return ids
}

/** Tables of which no row may go, whatever is merged. */
const never = [
  'collaboration',
  'creator_note',
  'creator_file',
  'creator_source',
  'deliverable',
  'outreach_message',
] as const
const all = <T>(db: Db, sql: string): T[] => db.prepare<[], T>(sql).all()
const columns = (db: Db, sql: string) => db.prepare<[], string>(sql).pluck().all().toSorted()

/** What must stand before and after alike: the same facts, whoever they hang on now. */
function facts(db: Db) {
  return {
    ...Object.fromEntries(never.map((table) => [table, columns(db, `SELECT id FROM ${table}`)])),
    contacts: columns(db, 'SELECT DISTINCT value FROM contact_point'),
    agents: columns(db, 'SELECT DISTINCT agent_id FROM creator_agent'),
    niches: columns(db, 'SELECT DISTINCT lower(j.value) FROM creator c, json_each(c.niches) j'),
    tags: columns(db, 'SELECT DISTINCT lower(j.value) FROM creator c, json_each(c.tags) j'),
    metrics: columns(
      db,
      'SELECT DISTINCT json_array(a.platform, m.measured_on, m.source, m.followers) FROM account_metric m JOIN account a ON a.id = m.account_id',
    ),
    rates: columns(
      db,
      'SELECT DISTINCT json_array(a.platform, r.price_minor, r.quoted_on) FROM rate r JOIN account a ON a.id = r.account_id',
    ),
    campaigns: columns(db, 'SELECT DISTINCT campaign_id FROM roster_entry'),
    outreach: columns(db, 'SELECT DISTINCT campaign_id FROM outreach'),
    handles: columns(
      db,
      "SELECT platform || ':' || handle_key FROM account UNION SELECT platform || ':' || handle_key FROM former_handle",
    ),
    // Every text anybody wrote is still to be read.
    rosterNotes: columns(db, 'SELECT DISTINCT note FROM roster_entry WHERE note IS NOT NULL')
      .flatMap((note) => note.split('\n'))
      .filter((line) => /^(one|two|three)$/.test(line)),
    contactNotes: columns(db, 'SELECT note FROM contact_point WHERE note IS NOT NULL').flatMap((note) =>
      note.split('\n'),
    ),
  }
}
const unique = (texts: readonly string[]) => [...new Set(texts)].toSorted()

/** An account of the second creator had its present handle once before, and its twin had it too. */
type SketchAccount = Sketch['accounts'][number]
const handleTakenAgain = (() => {
  const account = (
    platform: SketchAccount['platform'],
    measured_on: SketchAccount['measured_on'],
    ...former: SketchAccount['former'][number]['handle'][]
  ): SketchAccount => ({
    platform,
    followers: null,
    measured_on,
    bio: null,
    metrics: [],
    shares: [],
    rates: [],
    former: former.map((handle) => ({ handle, until_on: '2026-01-01' as const })),
    entries: [],
    deliverables: 0,
  })
  const creatorWith = (...accounts: SketchAccount[]): Sketch => ({
    display_name: null,
    country: null,
    niches: '[]',
    tags: '[]',
    notes: null,
    accounts,
    contacts: [],
    agents: [],
    notesDated: 0,
    files: 0,
    collaborations: 0,
    sources: 0,
    outreach: [],
    isMinor: null,
  })
  return [
    creatorWith(account('tiktok', null), account('instagram', null)),
    creatorWith(account('instagram', null, 'h1', 'h2'), account('instagram', '2026-01-01', 'h1')),
  ]
})()

it('merging any creators loses nothing, and undo gives the exact content back', () => {
  fc.assert(
    fc.property(fc.array(creator, { minLength: 2, maxLength: 4 }), fc.boolean(), (sketches, unites) => {
      const db = memoryDatabase()
      const ids = seedInto(db, (insert) => write(insert, sketches))
      const before = contentOf(db)
      const known = facts(db)
      const [kept = '', ...dropped] = ids
      const sizes = all<{ campaign_id: string; status: string }>(db, 'SELECT campaign_id, status FROM roster_entry')
      const found = readFacts(db, ids)
      const accounts = unites
        ? suggestSameAccounts(found, kept).map(({ accountIds: [keptAccountId = '', ...droppedAccountIds] }) => ({
            keptAccountId,
            droppedAccountIds,
          }))
        : []
      const outcome = runStep(db, origin(), () =>
        mergeCreators(
          db,
          { keptCreatorId: kept, droppedCreatorIds: dropped, values: {}, accounts },
          { actor: 'Test', now: new Date('2026-11-22') },
        ),
      )
      const after = contentOf(db)
      const now = facts(db)
      for (const key of ['rosterNotes', 'contactNotes'] as const) {
        expect(unique(now[key]), key).toEqual(unique(known[key]))
        known[key] = now[key] = []
      }
      expect(now).toEqual(known)
      expect(all(db, 'SELECT id FROM creator')).toEqual([{ id: kept }])
      expect(all(db, 'SELECT id FROM account WHERE creator_id IS NOT ?'.replace('?', `'${kept}'`))).toEqual([])
      expect(all(db, 'SELECT * FROM distinct_pair')).toEqual([])
      // The further status of every campaign stands, on one entry an account.
      const rank = ['dropped', 'shortlisted', 'proposed', 'booked']
      const best = (rows: typeof sizes) => {
        const map = new Map<string, number>()
        for (const row of rows)
          map.set(row.campaign_id, Math.max(map.get(row.campaign_id) ?? -1, rank.indexOf(row.status)))
        return map
      }
      expect(best(all(db, 'SELECT campaign_id, status FROM roster_entry'))).toEqual(best(sizes))
      const isMinor = sketches.map((one) => one.isMinor).filter((value) => value !== null)
      expect(all(db, 'SELECT is_minor FROM creator')).toEqual([
        { is_minor: isMinor.length > 0 ? Math.max(...isMinor) : null },
      ])
      expect(outcome.value.droppedCreatorIds).toEqual(dropped)
      expect(verifyDatabase(db).problems).toEqual([])
      undoStep(db, origin(), null)
      expect(contentOf(db)).toEqual(before)
      redoStep(db, origin())
      expect(contentOf(db)).toEqual(after)
      expect(verifyDatabase(db).problems).toEqual([])
      db.close()
    }),
    { numRuns: 60, examples: [[handleTakenAgain, true]] },
  )
}, 120_000)
