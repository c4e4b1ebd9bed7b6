import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../../src/shared/contract/index'
import { copyFolder, createCli, scratch, writeCreators } from './cli'

const at = scratch()
const { run, json, failure } = createCli(at)
const sample = at('sample')
let campaignId = ''

beforeAll(async () => {
  const made = await json(['new', sample, '--sample', '--name', 'Team room', '--as', 'Ida'])
  expect(made.value).toMatchObject({ name: 'Team room', folder: sample, isSample: true, actor: 'Ida' })
  expect(contract['workspace.create'].output.parse(made.value).counts.creators).toBe(400)
  const { value } = await json(['call', 'campaigns.list', '--workspace', sample])
  const toPlan = contract['campaigns.list'].output.parse(value).find((c) => c.bookedCount === 0)
  campaignId = toPlan?.id ?? ''
})

describe('new', () => {
  it('makes an empty workspace in the currency asked for', async () => {
    const { value } = await json(['new', at('yen'), '--currency', 'JPY'])
    expect(value).toMatchObject({ name: 'yen', currency: 'JPY', isSample: false, counts: { creators: 0 } })
    expect(readdirSync(at('yen')).sort()).toEqual(['backups', 'blobs', 'lock.db', 'workspace.db'])
  })

  it('leaves an existing one alone', async () => {
    const before = statSync(`${sample}/workspace.db`)
    expect(await failure(['new', sample])).toMatchObject({ code: 'workspace_exists' })
    expect(statSync(`${sample}/workspace.db`).size).toBe(before.size)
  })

  it('tells a person in lines what it tells a program in JSON', async () => {
    const ran = await run(['new', at('plain')])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain(`Folder     ${at('plain')}\n`)
    expect(ran.stdout).toMatch(/^Creators {3}0$/m)
  })
})

describe('call', () => {
  it('prints typed arrays as arrays and takes them as arrays', async () => {
    const list = await json(['call', 'creators.list', '{"sort":"handle","descending":false}', '--workspace', sample])
    expect(list.value.ids).toHaveLength(432)
    const input = JSON.stringify({ ids: list.value.ids.slice(0, 3) })
    const rows = await json(['call', 'creators.rows', '-', '--workspace', sample], { input })
    expect(contract['creators.rows'].output.parse(rows.value).map((row) => row?.n)).toEqual(list.value.ids.slice(0, 3))
  })

  it('hands what does not fit to the engine, which says where', async () => {
    const refused = await failure(['call', 'creators.rows', '{"ids":[1.5]}', '--workspace', sample], { code: 2 })
    expect(refused).toMatchObject({ code: 'invalid_input', details: { issues: [{ path: 'ids' }] } })
  })

  it('needs no workspace where the method needs none', async () => {
    expect((await json(['call', 'workspace.current'])).value).toBeNull()
  })
})

describe('import, history, undo and redo', () => {
  it('imports, counts, and takes it back', async () => {
    const folder = at('imports')
    await json(['new', folder])
    const file = writeCreators(at('list.csv'), 250)
    const dry = await json(['import', file, '--workspace', folder, '--dry-run'])
    expect(dry.value).toMatchObject({ rows: 250, created: 250, batchId: null })
    const first = await json(['import', file, '--workspace', folder, '--as', 'Ida'])
    expect(first.value).toMatchObject({ rows: 250, created: 250, updated: 0, unchanged: 0, merged: 0, rejected: 0 })
    expect(first.value.batchId).toMatch(/^[0-9a-f-]{36}$/)
    const again = await json(['import', file, '--workspace', folder])
    expect(again.value).toMatchObject({ rows: 250, created: 0, updated: 0, unchanged: 250, batchId: null })

    const history = await json(['history', '--workspace', folder, '--limit', '1'])
    expect(history.value.steps).toMatchObject([{ method: 'creators.import', actor: 'Ida', isUndone: false }])
    const undone = await json(['undo', '--workspace', folder])
    expect(undone.value).toMatchObject({ reverted: 750, kept: [] })
    expect((await json(['call', 'creators.list', '--workspace', folder])).value.ids).toEqual([])
    expect(await failure(['undo', '--workspace', folder])).toMatchObject({ code: 'nothing_to_undo' })
    expect((await json(['redo', '--workspace', folder])).value.reverted).toBe(750)
    expect(await failure(['redo', '--workspace', folder])).toMatchObject({ code: 'nothing_to_redo' })
    const named = await json(['undo', '--workspace', folder, '--step', (await newestStep(folder)).id])
    expect(named.value.reverted).toBe(750)
    expect((await run(['history', '--workspace', folder])).stdout).toContain('Undo: Import 250 creators from list.csv')
  })

  it('takes what the file does not say from the options, and puts bad rows aside', async () => {
    const folder = at('options')
    await json(['new', folder])
    writeFileSync(at('odd.csv'), 'Who,Fans,Heat\nanna,"12,500",0.5\n,7,0.1\nbert,9k,0.2\n')
    const args = ['import', at('odd.csv'), '--workspace', folder, '--platform', 'youtube', '--rejects', at('bad.csv')]
    const map = ['--map', 'handle=Who', '--map', 'followers=Fans', '--map', 'engagementRate=Heat', '--rate', 'percent']
    const { value } = await json([...args, ...map])
    expect(value).toMatchObject({ rows: 3, created: 2, rejected: 1, rejectsPath: at('bad.csv') })
    expect(readFileSync(at('bad.csv'), 'utf8')).toContain(',7,0.1')
    await json(['export', 'creators', '--workspace', folder, '--format', 'jsonl', '--out', at('odd.jsonl')])
    const lines = readFileSync(at('odd.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { platform: 'youtube', handle: 'anna', followers: 12_500, engagementRate: 0.005 },
      { platform: 'youtube', handle: 'bert', followers: 9000, engagementRate: 0.002 },
    ])
  })

  it('adds up several files, and keeps those before one that fails', async () => {
    const folder = at('several')
    await json(['new', folder])
    const a = writeCreators(at('a.csv'), 20)
    const b = writeCreators(at('b.csv'), 30)
    const both = await json(['import', a, b, '--workspace', folder])
    expect(both.value).toMatchObject({
      rows: 50,
      created: 30,
      unchanged: 20,
      files: [{ created: 20 }, { created: 10 }],
    })
    await json(['undo', '--workspace', folder])
    writeFileSync(at('empty.csv'), '')
    const refused = await failure(['import', b, at('empty.csv'), '--workspace', folder])
    expect(refused).toMatchObject({ code: 'import_empty', details: { files: [{ fileName: 'b.csv', created: 10 }] } })
    expect(refused.message).toContain('Imported before it and kept: b.csv')
  })
})

async function newestStep(folder: string): Promise<{ id: string }> {
  const { value } = await json(['history', '--workspace', folder, '--limit', '1'])
  return value.steps[0]
}

describe('plan', () => {
  it('plans a campaign under its own budget or another', async () => {
    const own = await json(['plan', '--workspace', sample, '--campaign', campaignId])
    expect(own.value).toMatchObject({ status: 'optimal', budgetMinor: 2_500_000, currency: 'GBP' })
    expect(own.value.figures.costMinor).toBeLessThanOrEqual(2_500_000)
    for (const { handle } of own.value.picks) expect(handle).toMatch(/./)
    const less = await json(['plan', '--workspace', sample, '--campaign', campaignId, '--budget', '1200000'])
    expect(less.value.figures.costMinor).toBeLessThanOrEqual(1_200_000)
    expect(less.value.figures.netReachPersons).toBeLessThan(own.value.figures.netReachPersons)
    const plain = await run(['plan', '--workspace', sample, '--campaign', campaignId])
    expect(plain.stdout).toMatch(/^Budget +£25,000\.00$/m)
    expect(plain.stdout).toMatch(
      /^Range of net reach +[\d,]+ in the middle, [\d,]+ to [\d,]+ in eight of ten campaigns$/m,
    )
    expect(plain.stdout).toContain(`@${own.value.picks[0].handle} `)
  })

  it('gives the frontier, whole or thinned', async () => {
    const whole = await json(['plan', '--workspace', sample, '--campaign', campaignId, '--frontier', 'exact'])
    const thin = await json(['plan', '--workspace', sample, '--campaign', campaignId, '--frontier', '5'])
    expect(whole.value).toMatchObject({ currency: 'GBP', objective: 'netReach' })
    const costs = whole.value.points.map((p: { costMinor: number }) => p.costMinor)
    expect(thin.value.points.length).toBeLessThanOrEqual(5)
    for (const point of thin.value.points) expect(costs).toContain(point.costMinor)
    expect(thin.value.points.at(-1)).toEqual(whole.value.points.at(-1))
  })

  it('exports a campaign as a file that solves to the same answer', async () => {
    const campaign = ['--workspace', sample, '--campaign', campaignId]
    const plan = await json(['plan', ...campaign, '--budget', '900000', '--export', at('campaign.json')])
    expect(plan.value.exported).toEqual({ path: at('campaign.json'), sizeBytes: statSync(at('campaign.json')).size })
    const { value } = await json(['plan', '--instance', at('campaign.json')])
    const { status, objectiveValue, objectiveBound, figures, picks } = plan.value
    expect(value).toMatchObject({
      status,
      objective: objectiveValue,
      upperBound: objectiveBound,
      cost: figures.costMinor,
      roster: picks.map((p: { entryId: string; offerId: string }) => ({ candidate: p.entryId, package: p.offerId })),
    })
    const { value: frontier } = await json(['plan', '--instance', at('campaign.json'), '--frontier', '7'])
    expect(frontier.points.at(-1)).toMatchObject({ cost: figures.costMinor })
    expect(frontier.points.at(-1).objective).toBeCloseTo(objectiveValue, 6)
    const refused = await failure(['plan', ...campaign, '--export', at('no', 'such', 'folder.json')])
    expect(refused).toMatchObject({ code: 'folder_refused' })
    await failure(['plan', '--instance', at('campaign.json'), '--export', at('again.json')], { code: 2 })
  })

  it('solves an instance file', async () => {
    const pack = (id: string, cost: number, reach: number) => ({ id, packages: [{ id: '1v', cost, reach: [reach] }] })
    const instance = {
      format: 'callboard-plan-1',
      budget: 100,
      objective: { kind: 'netReach' },
      segments: [{ id: 'all', universe: 1000, weight: 1 }],
      candidates: [pack('a', 60, 300), pack('b', 50, 260), pack('c', 50, 240)],
    }
    writeFileSync(at('instance.json'), JSON.stringify(instance))
    const { value } = await json(['plan', '--instance', at('instance.json')])
    expect(value).toMatchObject({ status: 'optimal', cost: 100 })
    expect(value.objective).toBeCloseTo(1000 * (1 - 0.74 * 0.76), 9)
    expect(value.roster.map((r: { candidate: string }) => r.candidate).sort()).toEqual(['b', 'c'])
    const frontier = await json(['plan', '--instance', at('instance.json'), '--frontier', 'exact'])
    expect(frontier.value.points.map((p: { cost: number }) => p.cost)).toEqual([50, 60, 100])
  })

  it('refuses a file that is no instance', async () => {
    writeFileSync(at('wrong.json'), '{"format":"callboard-plan-1","budget":1,"colour":"red"}')
    expect(await failure(['plan', '--instance', at('wrong.json')])).toMatchObject({ code: 'plan_invalid' })
    writeFileSync(at('broken.json'), '{"format":')
    expect(await failure(['plan', '--instance', at('broken.json')])).toMatchObject({ code: 'plan_invalid' })
    expect(await failure(['plan', '--instance', at('none.json')])).toMatchObject({ code: 'file_unreadable' })
  })
})

describe('export', () => {
  it('writes every account, one a line', async () => {
    const jsonl = await json([
      'export',
      'creators',
      '--workspace',
      sample,
      '--format',
      'jsonl',
      '--out',
      at('all.jsonl'),
    ])
    const lines = readFileSync(at('all.jsonl'), 'utf8').trim().split('\n')
    expect(jsonl.value).toMatchObject({ accounts: 432, path: at('all.jsonl') })
    expect(lines).toHaveLength(432)
    const asked =
      'platform handle displayName followers averageViews medianViews averageLikes averageComments averageShares engagementRate tier country language niches'
    for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(expect.arrayContaining(asked.split(' ')))
    await json(['export', 'creators', '--workspace', sample, '--format', 'csv', '--out', at('all.csv')])
    const first = readFileSync(at('all.csv'))
    await json(['export', 'creators', '--workspace', sample, '--format', 'csv', '--out', at('all.csv')])
    expect(readFileSync(at('all.csv')).equals(first)).toBe(true)
  })

  it('says what is wrong with the target, and leaves nothing half written', async () => {
    const to = (out: string) => ['export', 'creators', '--workspace', sample, '--format', 'csv', '--out', out]
    expect(await failure(to(at('nowhere', 'a.csv')))).toMatchObject({ code: 'folder_refused' })
    expect(await failure(to(at('config')))).toMatchObject({ code: 'folder_refused' })
    expect(readdirSync(at()).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('verify', () => {
  it('ends 0 where all is well and 1 where a row was changed behind its back', async () => {
    expect((await json(['verify', '--workspace', sample])).value).toMatchObject({ ok: true, problems: [] })
    const folder = copyFolder(sample, at('damaged'))
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(`${folder}/workspace.db`)
    db.exec(`DROP TRIGGER "creator__log_update"; UPDATE creator SET display_name = 'Somebody else' WHERE n = 7`)
    db.close()
    const { value } = await json(['verify', '--workspace', folder], { code: 1 })
    expect(value).toMatchObject({ ok: false, error: { code: 'workspace_damaged' } })
    expect(value.problems.length).toBeGreaterThanOrEqual(1)
    expect(existsSync(`${folder}/lock.json`)).toBe(false)
  })
})
