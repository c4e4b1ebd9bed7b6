import { join } from 'node:path'
import { openDatabase } from '../../src/main/db/open'
import { putCreators } from '../support/contactableCreators'
import { type BenchEngine, benchEngine, median, percentile, round, timed } from './engine'
import type { BenchTable } from './table'

const CARDS = 5000
const DRAFTS = 500
const ASKED = 200

/** The queue with thousands due, a merge of hundreds, and an erasure among them. */
export async function run(): Promise<BenchTable[]> {
  const engine = await benchEngine()
  try {
    putCreators(join(engine.folder, 'workspace'), CARDS, new Date())
    const campaignId = await campaign(engine)
    await engine.do('outreach.updateSettings', { dailyLimit: 10_000, sender })
    const chosen = { matching: { filter: {} } }
    const added = await timed(() => engine.do('outreach.add', { campaignId, chosen, stage: 'to_contact' }))
    const ids = (await engine.do('outreach.list', { limit: CARDS })).cards.map((card) => card.id)
    const [cadence] = await engine.do('outreach.cadences', {})
    const startOn = new Date().toISOString().slice(0, 10)
    const started = await timed(() => engine.do('outreach.start', { ids, cadenceId: cadence?.id ?? '', startOn }))
    await engine.do('outreach.updateSettings', { weekend: [] })
    const queue = await queueTimes(engine, ids)
    const templates = await engine.do('messages.templates', {})
    const drafts = await timed(() =>
      engine.do('messages.makeDrafts', { outreachIds: ids.slice(0, DRAFTS), templateId: templates[0]?.id ?? '' }),
    )
    const { row } = await engine.do('creators.get', {
      accountId: (await engine.do('outreach.get', { id: ids[9] ?? '' })).card.accountId,
    })
    const erased = await timed(() => engine.do('privacy.erase', { creatorId: row.creatorId, reason: 'benchmark' }))
    const list = await timed(() => engine.do('outreach.list', { limit: CARDS }))
    return [
      {
        title: 'Outreach',
        columns: ['what', 'of', 'wall ms', 'CPU ms'],
        rows: [
          ['put into a pipeline', CARDS, round(added.wallMs), round(added.cpuMs)],
          ['start a cadence, warnings checked', CARDS, round(started.wallMs), round(started.cpuMs)],
          ['all cards of the board', CARDS, round(list.wallMs), round(list.cpuMs)],
          ['drafts as .eml in a ZIP', drafts.value.made, round(drafts.wallMs), round(drafts.cpuMs)],
          ['erase a person, file written anew', CARDS, round(erased.wallMs), round(erased.cpuMs)],
        ],
      },
      queue,
    ]
  } finally {
    await engine.close()
  }
}

const sender = {
  name: 'Ida',
  company: 'Lantern & Kite',
  email: 'ida@lanternkite.example',
  postalAddress: '1 Kite Row',
  signature: '',
  optOutLine: 'Write "no thanks" and we will not write again.',
  privacyNotice: '',
}

async function campaign(engine: BenchEngine): Promise<string> {
  const client = await engine.do('campaigns.createClient', { name: 'Client' })
  const brand = await engine.do('campaigns.createBrand', { clientId: client.id, name: 'Brand', category: null })
  return (await engine.do('campaigns.create', { brandId: brand.id, name: 'Campaign', currency: 'GBP' })).id
}

/** The next card after each that is sent, beside the same question asked of the table without its index. */
async function queueTimes(engine: BenchEngine, ids: readonly string[]): Promise<BenchTable> {
  const next: number[] = []
  for (const id of ids.slice(0, ASKED)) {
    await engine.do('outreach.skip', { ids: [id] })
    next.push((await timed(() => engine.do('outreach.queue', {}))).wallMs)
  }
  const db = openDatabase(join(engine.folder, 'workspace', 'workspace.db'))
  const scan = db.prepare(
    `SELECT o.*, c.display_name FROM outreach o NOT INDEXED JOIN creator c ON c.id = o.creator_id
     WHERE o.due_on IS NOT NULL AND coalesce(o.snoozed_until, o.due_on) <= ? ORDER BY coalesce(o.snoozed_until, o.due_on), o.id`,
  )
  const whole: number[] = []
  for (let run = 0; run < 20; run += 1) whole.push((await timed(() => scan.all('2999-12-31'))).wallMs)
  db.close()
  return {
    title: `Follow-ups: the next of ${CARDS} due cards, with how many are due`,
    columns: ['way', 'p50 ms', 'p95 ms', 'times slower'],
    rows: [
      ['outreach.queue', round(median(next), 2), round(percentile(next, 0.95), 2), 1],
      [
        'all due rows, sorted without the index',
        round(median(whole), 2),
        round(percentile(whole, 0.95), 2),
        round(median(whole) / median(next), 1),
      ],
    ],
    note: 'Target: under 50 ms. The card comes with its campaign, counts of messages and both dates.',
  }
}
