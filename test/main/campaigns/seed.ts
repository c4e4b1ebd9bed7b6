import { join } from 'node:path'
import { type Db, openDatabase, statement } from '../../../src/main/db/open'
import { runStep } from '../../../src/main/db/steps'
import { newId, type TestEngine } from '../../support/engine'

type Value = string | number | null
export type Row = Record<string, Value>

/** Writes rows straight into a workspace, as one step from elsewhere: what no method of campaigns makes. */
export function seed(engine: TestEngine, write: (insert: (table: string, row: Row) => string, db: Db) => void): void {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    const origin = { method: 'test', actor: 'Test', device: 'test', commandId: newId(), now: new Date() }
    runStep(db, origin, () => {
      write((table, row) => {
        const whole: Row = { id: newId(), ...row }
        const columns = Object.keys(whole)
        const marks = columns.map(() => '?').join(', ')
        statement(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`).run(...Object.values(whole))
        return String(whole.id)
      }, db)
      return null
    })
  } finally {
    db.close()
  }
}

export type Person = {
  handle: string
  creator?: Row
  account?: Row
  price?: { priceMinor: number; currency: string }
  audience?: { dimension: 'country' | 'age' | 'gender'; key: string; share: number }[]
  works?: Row[]
}

/** Creators with one account each. @returns ids by handle */
export function seedPeople(
  engine: TestEngine,
  people: readonly Person[],
): Record<string, { creatorId: string; accountId: string }> {
  const ids: Record<string, { creatorId: string; accountId: string }> = {}
  const on = '2026-01-01'
  seed(engine, (insert) => {
    for (const { handle, creator, account, price, audience = [], works = [] } of people) {
      const creatorId = insert('creator', { display_name: handle.toUpperCase(), created_at: on, ...creator })
      const accountId = insert('account', {
        creator_id: creatorId,
        platform: 'tiktok',
        handle,
        handle_key: handle,
        ...account,
      })
      ids[handle] = { creatorId, accountId }
      if (price)
        insert('rate', {
          account_id: accountId,
          format: 'video',
          price_minor: price.priceMinor,
          currency: price.currency,
          quoted_on: on,
          source: 'test',
        })
      for (const share of audience)
        insert('audience_share', { account_id: accountId, source: 'test', measured_on: on, ...share })
      for (const work of works)
        insert('collaboration', { creator_id: creatorId, kind: 'paid', source: 'Ana', created_at: on, ...work })
    }
  })
  return ids
}

/** A client, a brand and a campaign. */
export async function campaignFor(
  engine: TestEngine,
  brand: {
    client: string
    name: string
    category?: string
    competitors?: string[]
    brandValues?: string[]
    niches?: string[]
  },
  fields: Partial<Parameters<typeof engine.do<'campaigns.create'>>[1]> = {},
) {
  const client = await engine.do('campaigns.createClient', { name: brand.client })
  const { client: _, ...rest } = brand
  const { id: brandId } = await engine.do('campaigns.createBrand', { clientId: client.id, ...rest })
  const campaign = await engine.do('campaigns.create', {
    name: `${brand.name} spring`,
    currency: 'GBP',
    ...fields,
    brandId,
  })
  return { client, brandId, campaign, campaignId: campaign.id }
}
