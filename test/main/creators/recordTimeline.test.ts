import { expect, it } from 'vitest'
import { changesOfRows } from '../../../src/main/features/creators/record/changes'
import { insertDeliverable, insertInto } from '../../support/deliverables'
import { newId, type TestEngine, upload } from '../../support/engine'
import { type RecordWorkspace, recordWorkspace } from './recordWorkspace'

const nov22 = { name: 'nov-2022.csv', at: '2022-11-03T10:00:00Z', record: 14 }
const nov23 = { name: 'nov-2023.csv', at: '2023-11-04T10:00:00Z', record: 7 }

/** A creator that two files stated. */
async function imported(workspace: RecordWorkspace) {
  const accountId = newId()
  workspace.importRecord(nov22, accountId, { followers: 13_200_000 }, { country: 'GB' }, 'ana')
  const stepId = workspace.importRecord(
    nov23,
    accountId,
    { followers: 13_800_000, median_views: 900_000 },
    { country: 'US', city: 'Austin' },
  )
  const creatorId = String(workspace.db.prepare('SELECT creator_id FROM account WHERE id = ?').pluck().get(accountId))
  return { accountId, creatorId, stepId }
}
const timeline = async (engine: TestEngine, creatorId: string) =>
  (await engine.do('creators.timeline', { creatorId, limit: 200 })).entries
const told = async (engine: TestEngine, creatorId: string) =>
  (await timeline(engine, creatorId)).map((entry) => `${entry.at.slice(0, 10)} ${entry.kind}: ${entry.sentence}`)

it('tells every touch in a sentence, newest first', async () => {
  const workspace = await recordWorkspace()
  const { engine } = workspace
  const { accountId, creatorId } = await imported(workspace)
  await engine.do('creators.addRate', {
    accountId,
    format: 'video',
    priceMinor: 120_000,
    currency: 'GBP',
    quotedOn: '2024-01-05',
    basis: 'asked',
  })
  await engine.do('creators.addContact', { creatorId, kind: 'email', value: 'ana@mail.example' })
  const note = await engine.do('creators.saveNote', { creatorId, text: 'Wants to be called\nin the evening' })
  await engine.do('creators.saveNote', { creatorId, id: note.id, text: 'Wants mail' })
  await engine.do('creators.saveCollaboration', {
    creatorId,
    brandName: 'Fern',
    kind: 'paid',
    startedOn: '2024-02-01',
    exclusiveUntil: '2024-05-31',
  })
  await engine.do('creators.addFile', { creatorId, fileToken: await upload(engine, 'kit.pdf', 'x') })
  await engine.do('creators.updateAccount', { accountId, handle: 'ana.cooks', bio: 'Bread' })
  expect(await told(engine, creatorId)).toEqual([
    '2026-11-22 note: Note: Wants mail',
    '2026-11-22 file: File kit.pdf added',
    '2026-11-22 contact: E-mail address ana@mail.example noted (entered by hand)',
    '2026-11-22 edit: Handle ana → ana.cooks; Bio changed',
    '2026-11-22 note: Note changed',
    '2024-02-01 collaboration: Worked for Fern (paid), exclusive until 31 May 2024',
    '2024-01-05 rate: Asked £1,200 for video (entered by hand)',
    '2023-11-04 import: Stated in nov-2023.csv, row 7',
    '2023-11-04 edit: Country GB → US; City – → Austin (nov-2023.csv, row 7)',
    '2023-11-04 metric: Followers 13.2M → 13.8M, Median views 900K (nov-2023.csv, row 7)',
    '2022-11-03 created: Came in with nov-2022.csv, row 14',
    '2022-11-03 metric: Followers 13.2M (nov-2022.csv, row 14)',
  ])
  const entries = await timeline(engine, creatorId)
  const sentences = entries.map((entry) => entry.sentence)
  // What a command added on the day itself has its instant and author.
  const byCommand = { actor: 'Test', at: '2026-11-22T09:00:00.000Z' }
  expect(entries.find((entry) => entry.kind === 'contact')).toMatchObject(byCommand)
  expect(entries.find((entry) => entry.kind === 'rate')).toMatchObject({ actor: 'Test', at: '2024-01-05' })
  expect(sentences).toContain('Note changed')
  await engine.close()
})

it('pages without a gap or a repetition, also among entries of one instant', async () => {
  const workspace = await recordWorkspace()
  const { engine } = workspace
  const { creatorId, accountId } = await imported(workspace)
  for (let i = 0; i < 9; i += 1) await engine.do('creators.saveNote', { creatorId, text: `note ${i}` })
  for (const bio of ['a', 'b', 'c']) await engine.do('creators.updateAccount', { accountId, bio })
  const whole = await timeline(engine, creatorId)
  expect(new Set(whole.map((entry) => entry.id)).size).toBe(whole.length)
  expect(whole.map((entry) => entry.at)).toEqual(
    whole
      .map((entry) => entry.at)
      .toSorted()
      .reverse(),
  )
  const paged: typeof whole = []
  let before: string | null = null
  do {
    const page: { entries: typeof whole; next: string | null } = await engine.do('creators.timeline', {
      creatorId,
      limit: 4,
      ...(before ? { before } : {}),
    })
    expect(page.entries.length).toBeGreaterThan(0)
    paged.push(...page.entries)
    before = page.next
  } while (before)
  expect(paged).toEqual(whole)
  await engine.close()
})

it('tells what was removed, taken back and done again', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const { id: accountId, creatorId } = addCreator('ana')
  const edit = async (country: string) => engine.do('creators.update', { accountId, country })
  await edit('GB')
  await edit('FR')
  await engine.do('history.undo', {})
  await engine.do('history.redo', {})
  const note = await engine.do('creators.saveNote', { creatorId, text: 'x' })
  await engine.do('creators.removeNote', { id: note.id })
  const sentences = async () => (await timeline(engine, creatorId)).map((entry) => entry.sentence)
  expect((await sentences()).toSorted()).toEqual(
    [
      'Country – → GB',
      'Country GB → FR',
      'Country FR → GB (taken back)',
      'Country GB → FR (done again)',
      'Remove note on @ana',
      'Added to the workspace',
    ].toSorted(),
  )
  await engine.do('history.undo', {})
  expect(await sentences()).not.toContain('Remove note on @ana')
  expect(await sentences()).toContain('Note: x')
  await engine.close()
})

it('tells campaigns and their content with the campaign that each opens', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const { id: accountId, creatorId } = addCreator('ana')
  const second = addCreator('ana2', { creatorId })
  const client = await engine.do('campaigns.createClient', { name: 'Fern' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Fern' })
  const { id: campaignId } = await engine.do('campaigns.create', {
    brandId: brand.id,
    name: 'Spring glow',
    currency: 'GBP',
  })
  await engine.do('campaigns.addToRoster', { campaignId, accountIds: [second.id], feeMinor: 10_000 })
  const entryIds = (await engine.do('campaigns.roster', { campaignId })).map((entry) => entry.id)
  await engine.do('campaigns.updateRoster', { campaignId, entryIds, status: 'booked' })
  await engine.do('campaigns.updateRoster', { campaignId, entryIds, feeMinor: 20_000, posts: 2 })
  let deliverable = ''
  step('Owe', () => {
    deliverable = insertDeliverable(
      insertInto(db),
      { campaign_id: campaignId, account_id: accountId, title: 'Post 1' },
      'brief_sent',
    )
  })
  step('Submit', () =>
    db.prepare('UPDATE deliverable_state SET state = ? WHERE id = ?').run('draft_submitted', deliverable),
  )
  const entries = (await timeline(engine, creatorId)).filter((entry) => entry.campaignId !== null)
  expect(entries.map((entry) => entry.sentence).toSorted()).toEqual(
    [
      '@ana2: Booked for Spring glow',
      '@ana2: Shortlisted for Spring glow',
      '@ana2: Spring glow: fee £100 → £200; posts 1 → 2',
      '@ana: Post 1 owed to Spring glow',
      'Post 1 of Spring glow: state brief sent → draft submitted',
    ].toSorted(),
  )
  expect(new Set(entries.map((entry) => entry.campaignId))).toEqual(new Set([campaignId]))
  await engine.close()
})

it('keeps both histories of a merge, until it is taken back', async () => {
  const workspace = await recordWorkspace()
  const { engine, addCreator } = workspace
  const kept = addCreator('ana')
  const droppedAccountId = newId()
  workspace.importRecord(nov22, droppedAccountId, { followers: 900 }, { display_name: 'Ana S.' }, 'ana.makes')
  const [dropped] = workspace.db
    .prepare<string[], { creator_id: string }>('SELECT creator_id FROM account WHERE id = ?')
    .all(droppedAccountId)
  const droppedCreatorId = dropped?.creator_id ?? ''
  await engine.do('creators.addAccount', { creatorId: droppedCreatorId, handle: 'instagram.com/ana' })
  await engine.do('creators.update', { accountId: droppedAccountId, country: 'PT' })
  await engine.do('creators.updateAccount', { accountId: droppedAccountId, bio: 'Bread' })
  const alone = await told(engine, kept.creatorId)
  await engine.do('creators.merge', {
    keptCreatorId: kept.creatorId,
    droppedCreatorIds: [droppedCreatorId],
    accounts: [{ keptAccountId: kept.id, droppedAccountIds: [droppedAccountId] }],
  })
  const after = await told(engine, kept.creatorId)
  expect(after).toEqual(
    expect.arrayContaining([
      '2026-11-22 edit: Merge @ana.makes into @ana',
      '2026-11-22 edit: Ana S., merged since: Country – → PT',
      '2026-11-22 edit: @ana.makes: Bio changed',
      '2022-11-03 created: @ana.makes: Came in with nov-2022.csv, row 14',
      '2022-11-03 metric: @ana: Followers 900 (nov-2022.csv, row 14)',
    ]),
  )
  expect(after.filter((line) => line.includes('Followers 900'))).toHaveLength(1)
  const entries = await timeline(engine, kept.creatorId)
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
  expect(entries.find((entry) => entry.sentence === 'Merge @ana.makes into @ana')?.actor).toBe('Test')
  expect(after).toContain('2026-11-22 edit: Add account @ana to @ana.makes')
  await engine.do('history.undo', {})
  const undone = await told(engine, kept.creatorId)
  expect(undone.filter((line) => /merged since|ana\.makes|nov-2022/.test(line))).toEqual([])
  expect(undone).toEqual(expect.arrayContaining(alone))
  await engine.close()
})

it('finds the history of rows by its index, and never walks the log', async () => {
  const { engine, db } = await recordWorkspace()
  const plan = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${changesOfRows}`)
    .all('[]')
    .map((row) => row.detail)
  expect(plan.some((detail) => detail.includes('SEARCH l USING INDEX change_log_row'))).toBe(true)
  expect(plan.filter((detail) => /^SCAN (l|s)\b/.test(detail))).toEqual([])
  await engine.close()
})

const sourceOf = async (engine: TestEngine, accountId: string) =>
  Object.fromEntries(
    (await engine.do('creators.sources', { accountId })).map(({ field, ...rest }) => [field, rest] as const),
  )

it('says of each value which row of which file it is from, or who set it when', async () => {
  const workspace = await recordWorkspace()
  const { engine, db, step } = workspace
  const { accountId, creatorId } = await imported(workspace)
  const first = { kind: 'import', what: 'nov-2022.csv', row: 14, actor: 'Importer', at: '2022-11-03T10:00:00.000Z' }
  const second = { kind: 'import', what: 'nov-2023.csv', row: 7, actor: 'Importer', at: '2023-11-04T10:00:00.000Z' }
  expect(await sourceOf(engine, accountId)).toEqual({
    handle: first,
    followers: second,
    medianViews: second,
    country: second,
    city: second,
  })
  await engine.do('creators.update', { accountId, language: 'en', niches: ['food'] })
  const metrics = await engine.do('creators.addMetrics', { accountId, measuredOn: '2026-11-01', followers: 14_000_000 })
  await engine.do('creators.addContact', { creatorId, kind: 'email', value: 'ana@mail.example' })
  const [field] = await engine.do('creators.saveCustomField', { name: 'Shoe', kind: 'number' })
  step('Fill in shoes', () =>
    db.prepare('UPDATE creator SET custom = ?').run(JSON.stringify({ [field?.id ?? '']: 38 })),
  )
  const byTest = { row: null, actor: 'Test', at: '2026-11-22T09:00:00.000Z' }
  expect(await sourceOf(engine, accountId)).toMatchObject({
    handle: first,
    country: second,
    medianViews: second,
    city: second,
    language: { kind: 'edit', what: 'Change @ana', ...byTest },
    niches: { kind: 'edit', what: 'Change @ana', ...byTest },
    followers: { kind: 'edit', what: 'Add figures of @ana of 2026-11-01', ...byTest },
    email: { kind: 'edit', what: 'Add e-mail address of @ana', ...byTest },
    [`custom:${field?.id}`]: { kind: 'edit', what: 'Fill in shoes', actor: 'Seed' },
  })
  // What is brought back is from where it was first.
  await engine.do('creators.removeMetrics', { metricId: metrics.id })
  await engine.do('creators.update', { accountId, language: null })
  await engine.do('history.undo', {})
  expect(await sourceOf(engine, accountId)).toMatchObject({
    followers: second,
    language: { kind: 'edit', what: 'Change @ana', ...byTest },
  })
  await engine.close()
})

it('an import that was taken back is no source any more', async () => {
  const workspace = await recordWorkspace()
  const { engine } = workspace
  const { accountId, creatorId, stepId } = await imported(workspace)
  await engine.do('history.undo', { stepId })
  const sources = await sourceOf(engine, accountId)
  expect(Object.keys(sources).toSorted()).toEqual(['country', 'followers', 'handle'])
  expect(sources.country).toMatchObject({ what: 'nov-2022.csv', row: 14 })
  expect((await told(engine, creatorId)).filter((line) => line.includes('Stated in'))).toEqual([])
  await engine.close()
})

it('knows an account that was added, and a creator that research found', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const ana = addCreator('ana', { followers: 5 })
  step('Source', () =>
    db
      .prepare(
        'INSERT INTO creator_source (id, creator_id, kind, detail, noted_by, noted_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(newId(), ana.creatorId, 'pasted', 'tiktok.com/@ana', 'Jo', '2026-11-20T08:00:00Z'),
  )
  const { id } = await engine.do('creators.addAccount', {
    creatorId: ana.creatorId,
    handle: 'https://www.youtube.com/@AnaCooks',
  })
  const pasted = {
    kind: 'added',
    what: 'Quick add: tiktok.com/@ana',
    row: null,
    actor: 'Jo',
    at: '2026-11-20T08:00:00Z',
  }
  expect(await sourceOf(engine, ana.id)).toEqual({ handle: pasted, followers: pasted })
  const added = { kind: 'added', what: 'Add account @AnaCooks to @ana', actor: 'Test' }
  expect(await sourceOf(engine, id)).toMatchObject({ handle: added, profileUrl: added })
  expect(await told(engine, ana.creatorId)).toContain('2026-11-20 created: Added by quick add: tiktok.com/@ana')
  expect(await told(engine, ana.creatorId)).toContain('2026-11-22 edit: Add account @AnaCooks to @ana')
  await expect(engine.do('creators.sources', { accountId: newId() })).rejects.toThrow('That account is not in this')
  await expect(engine.do('creators.timeline', { creatorId: newId() })).rejects.toThrow('That creator is not in this')
  await engine.close()
})

it('a step taken back, done again and taken back is gone', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const { creatorId } = addCreator('ana')
  const { id } = await engine.do('creators.saveNote', { creatorId, text: 'x' })
  await engine.do('creators.removeNote', { id })
  const isTold = async () => (await told(engine, creatorId)).some((line) => line.includes('Remove note on @ana'))
  const turns: boolean[] = [await isTold()]
  for (const turn of ['undo', 'redo', 'undo', 'redo'] as const) {
    await engine.do(`history.${turn}`, {})
    turns.push(await isTold())
  }
  expect(turns).toEqual([true, false, true, false, true])
  await engine.close()
})

it('tells outreach: who took it up, what was written and how far it came', async () => {
  const { engine, step, db, addCreator } = await recordWorkspace()
  const { id: accountId, creatorId } = addCreator('ana')
  const client = await engine.do('campaigns.createClient', { name: 'Fern' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Fern' })
  const { id: campaignId } = await engine.do('campaigns.create', { brandId: brand.id, name: 'Spring', currency: 'GBP' })
  const outreachId = newId()
  step('Take up', () => {
    db.prepare(
      `INSERT INTO outreach (id, campaign_id, creator_id, account_id, stage, stage_since, owner, created_at)
       VALUES (?, ?, ?, ?, 'to_contact', '2026-11-20', 'Jo', '2026-11-20T08:00:00Z')`,
    ).run(outreachId, campaignId, creatorId, accountId)
    const write = db.prepare(
      `INSERT INTO outreach_message (id, outreach_id, direction, state, channel, subject, body, at, by)
       VALUES (?, ?, ?, ?, ?, ?, 'text', ?, 'Jo')`,
    )
    write.run(newId(), outreachId, 'out', 'sent', 'email', 'A spring idea', '2026-11-20T09:00:00Z')
    write.run(newId(), outreachId, 'in', 'received', 'directMessage', null, '2026-11-20T10:00:00Z')
  })
  step('Answered', () => db.prepare(`UPDATE outreach SET stage = 'replied'`).run())
  const entries = (await timeline(engine, creatorId)).filter((entry) => entry.kind === 'outreach')
  expect(entries.map((entry) => `${entry.actor}: ${entry.sentence}`).toSorted()).toEqual([
    'Jo: Direct message received',
    'Jo: E-mail sent: A spring idea',
    'Jo: Outreach for Spring: to contact',
    'Seed: Spring: stage to contact → replied',
  ])
  expect(new Set(entries.map((entry) => entry.campaignId))).toEqual(new Set([campaignId]))
  await expect(engine.do('creators.removeAccount', { accountId })).rejects.toMatchObject({ code: 'conflict' })
  await engine.close()
})
