import { join } from 'node:path'
import { openDatabase } from '../../../src/main/db/open'
import { loadFacts, loadFactsOfMany } from '../../../src/main/features/approvals/facts'
import { type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, type Person, type Row, seed, seedPeople } from '../campaigns/seed'

export const noon = new Date('2027-03-01T12:00:00Z')

/** A campaign of a soft drink with one creator, ana, and one video that she owes. */
export async function rightsWorld(
  fields: Row & { markets?: string } = {},
  deliverable: Row = {},
  works: Person['works'] = [],
) {
  const clock = { now: noon }
  const engine = await testWorkspace({ now: () => clock.now })
  const { client, campaignId } = await campaignFor(
    engine,
    { client: 'Acme', name: 'Bolt', category: 'Soft drinks' },
    { flightStart: '2027-03-10', flightEnd: '2027-03-31', timeZone: 'Europe/London' },
  )
  const { ana } = seedPeople(engine, [{ handle: 'ana', works }])
  if (!ana) throw new Error('ana is there')
  if (Object.keys(fields).length > 0)
    seed(engine, (_insert, db) => {
      for (const [column, value] of Object.entries(fields))
        db.prepare(`UPDATE campaign SET ${column} = ? WHERE id = ?`).run(value, campaignId)
    })
  const deliverableId = add(engine, 'deliverable', {
    campaign_id: campaignId,
    account_id: ana.accountId,
    title: 'First video',
    kind: 'video',
    ...deliverable,
  })
  return { engine, clock, client, campaignId, ana, deliverableId }
}

/** One row more. @returns its id */
export function add(engine: TestEngine, table: string, row: Row): string {
  let id = ''
  seed(engine, (insert) => {
    id = insert(table, row)
  })
  return id
}

export function version(deliverableId: string, fields: Row = {}): Row {
  return {
    deliverable_id: deliverableId,
    number: 1,
    kind: 'video',
    caption: '',
    caption_sha256: '0'.repeat(64),
    added_by: 'Test',
    added_at: noon.toISOString(),
    ...fields,
  }
}

/** Another client's campaign of the same category in which the creator is booked. */
export async function bookElsewhere(
  engine: TestEngine,
  accountId: string,
  fields: Parameters<typeof campaignFor>[2],
  category = 'soft drink',
) {
  const other = await campaignFor(engine, { client: 'Globex', name: 'Pip', category }, fields)
  add(engine, 'roster_entry', {
    campaign_id: other.campaignId,
    account_id: accountId,
    status: 'booked',
    created_at: noon.toISOString(),
  })
  return other
}

function withDb<T>(engine: TestEngine, read: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return read(db)
  } finally {
    db.close()
  }
}
export const factsOf = (engine: TestEngine, deliverableId: string, now = noon) =>
  withDb(engine, (db) => loadFacts(db, deliverableId, now))
export const factsOfMany = (engine: TestEngine, deliverableIds: string[], now = noon) =>
  withDb(engine, (db) => loadFactsOfMany(db, deliverableIds, now))
export const readRows = (engine: TestEngine, sql: string) => withDb(engine, (db) => db.prepare(sql).all())

/** The text of a file that a job made. */
export async function readMade(engine: TestEngine, made: { fileToken: string; name: string; sizeBytes: number }) {
  const { bytes } = await engine.do('files.read', { fileToken: made.fileToken, offset: 0, length: made.sizeBytes })
  return { name: made.name, text: new TextDecoder().decode(bytes) }
}
