import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/main/db/migrate'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { runStep } from '../../../src/main/db/steps'
import { undoStacks } from '../../../src/main/db/undo'
import { verifyDatabase } from '../../../src/main/db/verify'
import { seedWorkspace } from '../../../src/main/features/workspace/queries'
import { generateSample } from '../../../src/main/features/workspace/sample/generate'
import { sampleTask } from '../../../src/main/features/workspace/sample/task'
import { creatorFilter, sortOrder } from '../../../src/shared/contract/creatorFields'
import { id } from '../../../src/shared/contract/values'
import { readHandle } from '../../../src/shared/domain/handles'
import { classifyTier, presetTierSchemes } from '../../../src/shared/domain/tiers'

const rows = generateSample()
const scheme = presetTierSchemes[0]!

describe('the generator', () => {
  it('makes the same rows every time, on every machine', () => {
    const digest = (data: unknown) => createHash('sha256').update(JSON.stringify(data)).digest('hex')
    expect(digest(generateSample())).toBe(digest(rows))
    // Changes only with the generator: then look at the new sample and write its digest here.
    expect(digest(rows)).toBe('02f331646dd45b53ca90608abd5e2f5dfcdd0cba24416105753b3f5972456af5')
  })

  it('gives every row an id of its own, UUIDv7, in rising order', () => {
    // A setup is its campaign's and has the campaign's id.
    const own = Object.entries(rows).filter(([table]) => table !== 'plan_setup')
    const ids = own.flatMap(([, list]) => list.map((row) => row.id))
    expect(new Set(ids).size).toBe(ids.length)
    // A setting is named by its key.
    expect(ids.filter((text) => !id.safeParse(text).success || text[14] !== '7')).toEqual(['outreach'])
    const creators = rows.creator.map((row) => row.id)
    expect(creators.toSorted()).toEqual(creators)
  })

  it('has creators of every tier, most of them small, and some of whom little is known', () => {
    const tiers = new Map<string | null, number>()
    for (const account of rows.account) {
      const tier = classifyTier(scheme, account.followers)
      tiers.set(tier, (tiers.get(tier) ?? 0) + 1)
    }
    expect(rows.creator).toHaveLength(400)
    expect(tiers.get('celebrity')).toBeGreaterThanOrEqual(8)
    expect(tiers.get('macro')).toBeGreaterThanOrEqual(25)
    expect(tiers.get('below')).toBeGreaterThanOrEqual(12)
    expect(tiers.get(null)).toBeGreaterThanOrEqual(3)
    for (const tier of ['nano', 'micro', 'mid-tier']) expect(tiers.get(tier)).toBeGreaterThanOrEqual(80)
    expect(rows.account.filter((a) => a.platform === 'tiktok').length).toBeGreaterThan(rows.account.length * 0.75)
  })

  it('spreads views over three orders of magnitude against followers', () => {
    const ratios = rows.account.flatMap((a) => (a.followers && a.median_views ? [a.median_views / a.followers] : []))
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeGreaterThan(1000)
    for (const account of rows.account) {
      if (account.engagement_rate === null) continue
      expect(account.engagement_rate).toBeGreaterThan(0.01)
      expect(account.engagement_rate).toBeLessThan(0.4)
      expect(account.average_views).toBeGreaterThanOrEqual(account.median_views ?? 0)
    }
  })

  it('states audiences whose marginals add up to one', () => {
    const sums = new Map<string, number>()
    for (const { account_id, dimension, share } of rows.audience_share) {
      const key = `${account_id} ${dimension}`
      sums.set(key, (sums.get(key) ?? 0) + share)
    }
    expect(sums.size).toBeGreaterThan(900)
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9)
  })

  it('is fictional: no link to a profile, only reserved addresses and numbers, handles the importer takes', () => {
    expect(rows.account.filter((a) => 'profile_url' in a)).toEqual([])
    for (const { kind, value } of rows.contact_point) {
      expect(value).toMatch(kind === 'phone' ? /^\+44 7700 900\d{3}$/ : /^[a-z.-]+@[a-z.-]+\.example$/)
    }
    for (const { platform, handle, handle_key } of rows.account) {
      expect(readHandle(platform, handle)).toMatchObject({ ok: true, handleKey: handle_key })
    }
  })

  it('keeps on the account what its newest measurement says', () => {
    for (const account of rows.account) {
      const newest = rows.account_metric.filter((m) => m.account_id === account.id).at(-1)
      const { followers, median_views, engagement_rate } = account
      if (!newest) expect(account.measured_on).toBeNull()
      else expect(newest).toMatchObject({ measured_on: account.measured_on, followers, median_views, engagement_rate })
    }
    expect(new Set(rows.account_metric.map((m) => m.measured_on)).size).toBe(3)
  })

  it('has a campaign to plan and one under way', () => {
    const [planned, live] = rows.campaign
    const toPlan = rows.roster_entry.filter((e) => e.campaign_id === planned?.id)
    expect(toPlan.filter((e) => e.fee_minor !== null).length).toBeGreaterThanOrEqual(58)
    expect(toPlan.filter((e) => e.fee_minor === null)).toHaveLength(2)
    expect(toPlan.filter((e) => e.plan_rule === 'must')).toHaveLength(2)
    expect(toPlan.filter((e) => e.plan_rule === 'mustNot')).toHaveLength(3)
    for (const entry of toPlan) expect((entry.client_fee_minor ?? 0) >= (entry.fee_minor ?? 0)).toBe(true)
    expect(planned?.budget_minor).toBe(2_500_000)
    const accounts = new Map(rows.account.map((a) => [a.id, a]))
    const tiers = new Set(toPlan.map((e) => classifyTier(scheme, accounts.get(e.account_id)?.followers)))
    expect([...tiers]).toEqual(expect.arrayContaining(['nano', 'micro', 'mid-tier', 'macro', 'celebrity']))
    expect(rows.roster_entry.filter((e) => e.campaign_id === live?.id && e.status === 'booked')).toHaveLength(14)
    expect(rows.deliverable.length).toBeGreaterThan(10)
  })
})

describe('what the agency knows besides', () => {
  it('keeps views that the list understands', () => {
    expect(rows.saved_view).toHaveLength(2)
    for (const view of rows.saved_view) {
      creatorFilter.parse(JSON.parse(view.filter))
      sortOrder.parse(JSON.parse(view.sort))
    }
  })

  it('has agents who act for several creators, under one address', () => {
    for (const agent of rows.agent) {
      const contacts = rows.contact_point.filter((contact) => contact.agent_id === agent.id)
      expect(contacts.length).toBeGreaterThan(1)
      expect(new Set(contacts.map((contact) => contact.value))).toEqual(new Set([agent.email]))
    }
  })

  it('has competitors in the past of those who must not be planned', () => {
    const creatorOf = new Map(rows.account.map((account) => [account.id, account.creator_id]))
    const competitors: string[] = JSON.parse(rows.brand[0]?.competitors ?? '[]')
    for (const entry of rows.roster_entry.filter((e) => e.plan_rule === 'mustNot')) {
      const brands = rows.collaboration
        .filter((work) => work.creator_id === creatorOf.get(entry.account_id))
        .map((work) => work.brand_name)
      expect(brands.some((brand) => competitors.includes(brand))).toBe(true)
    }
  })

  it('has talks at every stage, and follow-ups that are due', () => {
    expect(new Set(rows.outreach.map((talk) => talk.stage)).size).toBeGreaterThanOrEqual(10)
    expect(rows.outreach.filter((talk) => talk.due_on !== null).length).toBeGreaterThanOrEqual(15)
    expect(rows.outreach_message.filter((message) => message.direction === 'in').length).toBeGreaterThan(8)
  })

  it('has three people noted twice, and creators found by research', () => {
    const platforms = Map.groupBy(rows.account, (account) => account.handle)
    const twins = [...platforms.values()].filter((list) => new Set(list.map((a) => a.creator_id)).size > 1)
    expect(twins).toHaveLength(3)
    expect(rows.creator_source.length).toBeGreaterThan(0)
  })
})

describe('the sample in a workspace', () => {
  let folder = ''
  let db: Db
  const origin = (commandId: string) => ({
    method: 'workspace.create',
    commandId,
    actor: 'Ida',
    device: 'd1',
    now: new Date('2026-11-16T09:00:00Z'),
  })
  const silent = { isCancelled: () => false, progress: () => undefined }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'callboard-sample-'))
    mkdirSync(folder, { recursive: true })
    db = openDatabase(join(folder, 'workspace.db'))
    migrate(db, () => undefined)
    runStep(db, origin('seed'), (step) => {
      step.kind = 'base'
      seedWorkspace(db, { name: 'Sample', isSample: true, currency: 'GBP', actor: 'Ida', now: origin('').now })
    })
  })
  afterAll(() => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('goes in as one step that holds every constraint and cannot be undone', async () => {
    const seen: number[] = []
    const made = await sampleTask.run(
      { folder, origin: origin('sample') },
      { ...silent, progress: ({ done }) => seen.push(done) },
    )
    expect(made).toEqual({ creators: 400 })
    for (const [table, list] of Object.entries(rows)) {
      if (table === 'setting') continue
      expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, list.length])
    }
    expect(db.prepare('SELECT label, kind FROM change_step WHERE seq = 2').get()).toEqual({
      label: 'Sample data',
      kind: 'base',
    })
    expect(undoStacks(db).undo).toEqual([])
    expect(seen.at(-1)).toBe(Object.values(rows).reduce((sum, list) => sum + list.length, 0))
    expect(verifyDatabase(db)).toMatchObject({ ok: true, problems: [] })
  })

  it('is the work of whoever made it, also in the settings', () => {
    const sender = db.prepare(`SELECT value ->> '$.sender.name' FROM setting WHERE id = 'outreach'`).pluck().get()
    expect(sender).toBe('Ida')
    for (const [table, column] of [
      ['outreach', 'owner'],
      ['creator', 'owner'],
      ['creator_note', 'author'],
      ['outreach_message', 'by'],
    ])
      expect(db.prepare(`SELECT count(*) FROM ${table} WHERE ${column} LIKE '{%'`).pluck().get()).toBe(0)
  })

  it('does nothing the second time', async () => {
    await sampleTask.run({ folder, origin: origin('sample') }, silent)
    expect(db.prepare('SELECT count(*) FROM creator').pluck().get()).toBe(400)
  })

  it('keeps every hard name as it was written, and finds it', () => {
    const name = '=SUM(Rowan;Muddleham)'
    expect(db.prepare('SELECT count(*) FROM creator WHERE display_name = ?').pluck().get(name)).toBe(1)
    const found = `SELECT count(*) FROM account_name_text WHERE account_name_text MATCH '"إبريق"'`
    expect(db.prepare(found).pluck().get()).toBe(1)
  })
})
