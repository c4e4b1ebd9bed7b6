import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noCost } from '../../../src/shared/domain/planning/packages'
import { contentOf } from '../../support/content'
import { withDatabase } from '../../support/creatorSeed'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, type Person, seed, seedPeople } from '../campaigns/seed'

const people: Person[] = ['ana', 'ben', 'cleo', 'dov'].map((handle) => ({
  handle: `${handle}zanzibarova`,
  creator: { display_name: `${handle} Quincemas` },
  account: { followers: 9000, average_views: 4000 },
  price: { priceMinor: 1000, currency: 'GBP' },
}))

/** Everybody on the roster; packages, days, overlaps and rules that name somebody. */
async function world() {
  const engine = await testWorkspace()
  const ids = seedPeople(engine, people)
  const { campaignId } = await campaignFor(engine, { client: 'Acme', name: 'Bolt' }, { universePersons: 90_000 })
  const of = (handle: string) => ids[`${handle}zanzibarova`] ?? { creatorId: '', accountId: '' }
  await engine.do('campaigns.addToRoster', {
    campaignId,
    accountIds: ['ana', 'ben', 'cleo'].map((handle) => of(handle).accountId),
  })
  const roster = await engine.do('campaigns.roster', { campaignId })
  const entry = (handle: string) => roster.find((one) => one.handle.startsWith(handle))?.id ?? ''
  for (const handle of ['ana', 'ben']) {
    await engine.do('planner.savePackages', {
      entryId: entry(handle),
      packages: [
        {
          id: null,
          name: `By ${handle}zanzibarova`,
          posts: 2,
          costParts: { ...noCost, creatorFee: handle === 'ana' ? 700 : 900 },
        },
      ],
    })
  }
  await engine.do('planner.setAvailability', { campaignId, entryIds: [entry('ben')], from: '2027-01-02', until: null })
  const overlap = (a: string, b: string, measuredOn: string) =>
    engine.do('planner.setOverlap', {
      accountA: of(a).accountId,
      accountB: of(b).accountId,
      figure: measuredOn.endsWith('1') ? 0.1 : 0.2,
      basis: 'ofSmaller',
      source: 'Insights',
      measuredOn,
    })
  await overlap('ana', 'ben', '2026-01-01')
  await overlap('ana', 'cleo', '2026-01-01')
  await overlap('ben', 'cleo', '2026-01-02')
  await overlap('dov', 'cleo', '2026-01-02')
  const names = 'the flat of anazanzibarova and “ben Quincemas”'
  await engine.do('planner.saveSetup', {
    campaignId,
    rules: [
      {
        id: newId(),
        isOn: true,
        kind: 'atMostOne',
        name: names,
        entryIds: [entry('ana'), entry('cleo'), entry('ben')],
      },
      { id: newId(), isOn: true, kind: 'atMostOne', name: 'pair', entryIds: [entry('ana'), entry('ben')] },
      { id: newId(), isOn: true, kind: 'package', entryId: entry('ben'), packageId: newId() },
      {
        id: newId(),
        isOn: false,
        kind: 'count',
        among: { attribute: 'niche', values: ['anazanzibarova'] },
        min: 1,
        max: null,
      },
    ],
  })
  return { engine, campaignId, of, entry, setup: () => engine.do('planner.setup', { campaignId }) }
}

const content = (engine: TestEngine) => withDatabase(engine, contentOf)
const overlaps = (engine: TestEngine) =>
  withDatabase(engine, (db) =>
    db
      .prepare<[], { a: string; b: string; figure: number }>(
        `SELECT a.handle AS a, b.handle AS b, o.figure FROM audience_overlap o
         JOIN account a ON a.id = o.account_a JOIN account b ON b.id = o.account_b`,
      )
      .all()
      .map(({ a, b, figure }) => [...[a, b].map((handle) => handle.slice(0, 3)).sort(), figure].join(' '))
      .sort(),
  )

/** Undone and done again, with nothing lost or left behind. */
async function bothWays(engine: TestEngine, before: Record<string, string[]>) {
  const after = content(engine)
  expect(after).not.toEqual(before)
  await engine.do('history.undo', {})
  expect(content(engine)).toEqual(before)
  await engine.do('history.redo', {})
  expect(content(engine)).toEqual(after)
  expect((await engine.do('workspace.verify', {})).problems).toEqual([])
}

describe('what the planner holds of creators', () => {
  it('goes with an entry that leaves the roster, and comes back with it', async () => {
    const { engine, campaignId, entry, setup } = await world()
    const before = content(engine)
    await engine.do('campaigns.removeFromRoster', { campaignId, entryIds: [entry('ana')] })
    expect((await setup()).packages).toMatchObject([{ entryId: entry('ben') }])
    const plan = await engine.do('planner.plan', { campaignId, budgetMinor: 5000 })
    expect(plan.status).toBe('optimal')
    await bothWays(engine, before)
  })

  it('is united where two accounts are found to be one', async () => {
    const { engine, of, entry, setup } = await world()
    const before = content(engine)
    await engine.do('creators.merge', {
      keptCreatorId: of('ana').creatorId,
      droppedCreatorIds: [of('ben').creatorId],
      accounts: [{ keptAccountId: of('ana').accountId, droppedAccountIds: [of('ben').accountId] }],
    })
    const { packages, availability, rules } = await setup()
    expect(packages).toMatchObject([{ entryId: entry('ana'), costParts: { creatorFee: 700 } }])
    expect(availability).toEqual([{ entryId: entry('ana'), from: '2027-01-02', until: null }])
    // Of the overlaps with cleo the one measured later stays; with oneself there is none.
    expect(overlaps(engine)).toEqual(['ana cle 0.2', 'cle dov 0.2'])
    expect(rules).toMatchObject([
      { kind: 'atMostOne', entryIds: [entry('ana'), entry('cleo')] },
      { kind: 'package', entryId: entry('ana') },
      { kind: 'count' },
    ])
    await bothWays(engine, before)
  })

  it('moves to the kept account where only the dropped one is planned', async () => {
    const { engine, of, entry, setup } = await world()
    const before = content(engine)
    await engine.do('creators.merge', {
      keptCreatorId: of('dov').creatorId,
      droppedCreatorIds: [of('ben').creatorId],
      accounts: [{ keptAccountId: of('dov').accountId, droppedAccountIds: [of('ben').accountId] }],
    })
    expect((await setup()).packages.map(({ entryId }) => entryId).sort()).toEqual([entry('ana'), entry('ben')].sort())
    expect(overlaps(engine)).toEqual(['ana cle 0.1', 'ana dov 0.1', 'cle dov 0.2'])
    await bothWays(engine, before)
  })

  it('goes with a creator or an account that is deleted', async () => {
    const { engine, of } = await world()
    seed(engine, (insert) => {
      const accountId = insert('account', {
        creator_id: of('dov').creatorId,
        platform: 'youtube',
        handle: 'dovtube',
        handle_key: 'dovtube',
      })
      const [a, b] = [accountId, of('ana').accountId].sort()
      insert('audience_overlap', {
        account_a: a ?? '',
        account_b: b ?? '',
        figure: 1,
        basis: 'ofBoth',
        source: 'x',
        measured_on: '2026-01-01',
      })
    })
    const second = withDatabase(engine, (db) =>
      db.prepare<[], string>("SELECT id FROM account WHERE handle = 'dovtube'").pluck().get(),
    )
    const whole = content(engine)
    await engine.do('creators.removeAccount', { accountId: second ?? '' })
    expect(overlaps(engine)).toHaveLength(4)
    await bothWays(engine, whole)
    const before = content(engine)
    const { deleted, kept } = await engine.do('creators.delete', { chosen: { matching: { filter: {}, except: [] } } })
    expect([deleted, kept.length]).toEqual([1, 3])
    expect(overlaps(engine)).toEqual(['ana ben 0.1', 'ana cle 0.1', 'ben cle 0.2'])
    await bothWays(engine, before)
  })

  it('forgets an erased person, and keeps what the campaign cost', async () => {
    const { engine, campaignId, of, setup } = await world()
    const plan = await engine.do('planner.plan', { campaignId, budgetMinor: 5000 })
    await engine.do('planner.saveScenario', { campaignId, planId: plan.planId ?? '', name: 'With @anazanzibarova' })
    const before = await setup()
    await engine.do('privacy.erase', { creatorId: of('ana').creatorId, reason: 'Asked by letter' })
    const after = await setup()
    expect(after.packages.map(({ name }) => name).sort()).toEqual(['By benzanzibarova', 'Package 1'])
    const fee = (given: typeof after) => given.packages.map(({ costParts }) => costParts.creatorFee).sort()
    expect(fee(after)).toEqual(fee(before))
    expect(after.rules[0]).toMatchObject({ name: 'the flat of erased and “ben Quincemas”' })
    // A word that rules sort by is nobody's name, whoever is called so.
    expect(after.rules[3]).toEqual(before.rules[3])
    expect(overlaps(engine)).toEqual(['ben cle 0.2', 'cle dov 0.2'])
    expect((await engine.do('planner.scenarios', { campaignId }))[0]?.name).toBe('With @erased')
    expect((await engine.do('planner.candidates', { campaignId })).candidates).toHaveLength(3)
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
    await engine.call({ method: 'workspace.verify', input: {} }, { shell: 'test', actor: 'Test' })
    const bytes = readdirSync(engine.folder, { withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(engine.folder, file.name)))
    const holds = (text: string) => bytes.filter((file) => file.includes(text)).length
    expect([
      holds('ana Quincemas'),
      holds('By anazanzibarova'),
      holds('@anazanzibarova'),
      holds('the flat of ana'),
    ]).toEqual([0, 0, 0, 0])
  })
})
