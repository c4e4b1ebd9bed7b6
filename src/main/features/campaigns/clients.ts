import { uuidv7 } from 'uuidv7'
import { matchWeights } from '../../../shared/contract/campaignMatch'
import type { BrandRecord, ClientRecord } from '../../../shared/contract/campaigns'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import { type MatchWeights, usualWeights } from '../../../shared/domain/match'
import { type Db, statement } from '../../db/open'
import { readTexts } from '../../db/read/campaigns'
import { requireRow } from './requireRow'

type ClientRow = { id: string; name: string; tier_scheme_id: string | null; match_weights: string | null }
type BrandRow = {
  id: string
  client_id: string
  name: string
  category: string | null
  competitors: string
  brand_values: string
  niches: string
}

const toBrand = (row: BrandRow): BrandRecord => ({
  id: row.id,
  clientId: row.client_id,
  name: row.name,
  category: row.category,
  competitors: readTexts(row.competitors),
  brandValues: readTexts(row.brand_values),
  niches: readTexts(row.niches),
})

/** Weights as they were saved; a part that a later version knows has its usual weight. */
function readWeights(json: string | null): MatchWeights | null {
  return json === null
    ? null
    : matchWeights.parse({ ...usualWeights, ...matchWeights.partial().parse(JSON.parse(json)) })
}

/** Clients by name, each with its brands. */
export function readClients(db: Db): ClientRecord[] {
  const brands = new Map<string, BrandRecord[]>()
  for (const row of statement<BrandRow>(db, 'SELECT * FROM brand ORDER BY name COLLATE NOCASE, id').all()) {
    const known = brands.get(row.client_id)
    if (known) known.push(toBrand(row))
    else brands.set(row.client_id, [toBrand(row)])
  }
  return statement<ClientRow>(db, 'SELECT * FROM client ORDER BY name COLLATE NOCASE, id')
    .all()
    .map((row) => toClient(row, brands.get(row.id) ?? []))
}

function toClient(row: ClientRow, brands: BrandRecord[]): ClientRecord {
  return {
    id: row.id,
    name: row.name,
    tierSchemeId: row.tier_scheme_id,
    matchWeights: readWeights(row.match_weights),
    brands,
  }
}

/** @throws CallboardError `not_found` */
export function readClient(db: Db, clientId: string): ClientRecord {
  const row = statement<ClientRow>(db, 'SELECT * FROM client WHERE id = ?').get(clientId)
  if (!row) throw new CallboardError('not_found', noClient)
  const brands = statement<BrandRow>(db, 'SELECT * FROM brand WHERE client_id = ? ORDER BY name COLLATE NOCASE, id')
  return toClient(row, brands.all(clientId).map(toBrand))
}

const noClient = 'That client is not in this workspace.'

export function insertClient(db: Db, name: string, now: Date): ClientRecord {
  const id = uuidv7()
  statement(db, 'INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)').run(id, name, now.toISOString())
  return readClient(db, id)
}

/** Writes the keys that are given and leaves the others. @throws CallboardError `not_found` */
export function updateClient(db: Db, { clientId, ...change }: ParsedInputOf<'campaigns.updateClient'>): ClientRecord {
  requireRow(db, 'client', clientId, noClient)
  if (change.tierSchemeId)
    requireRow(
      db,
      'tier_scheme',
      change.tierSchemeId,
      'That tier scheme is not in this workspace. Nothing was changed.',
    )
  const set = (column: string, value: string | null | undefined) => {
    if (value !== undefined) statement(db, `UPDATE client SET ${column} = ? WHERE id = ?`).run(value, clientId)
  }
  set('name', change.name)
  set('tier_scheme_id', change.tierSchemeId)
  set('match_weights', change.matchWeights && JSON.stringify(change.matchWeights))
  return readClient(db, clientId)
}

/** @throws CallboardError `not_found` */
export function readBrand(db: Db, brandId: string): BrandRecord {
  const row = statement<BrandRow>(db, 'SELECT * FROM brand WHERE id = ?').get(brandId)
  if (!row) throw new CallboardError('not_found', 'That brand is not in this workspace.')
  return toBrand(row)
}

/** @throws CallboardError `not_found` */
export function insertBrand(db: Db, brand: ParsedInputOf<'campaigns.createBrand'>): BrandRecord {
  requireRow(db, 'client', brand.clientId, noClient)
  const id = uuidv7()
  statement(
    db,
    'INSERT INTO brand (id, client_id, name, category, competitors, brand_values, niches) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    id,
    brand.clientId,
    brand.name,
    brand.category || null,
    JSON.stringify(brand.competitors),
    JSON.stringify(brand.brandValues),
    JSON.stringify(brand.niches),
  )
  return readBrand(db, id)
}

/** Writes the keys that are given and leaves the others. @throws CallboardError `not_found` */
export function updateBrand(db: Db, { brandId, ...change }: ParsedInputOf<'campaigns.updateBrand'>): BrandRecord {
  readBrand(db, brandId)
  const set = (column: string, value: string | null | undefined) => {
    if (value !== undefined) statement(db, `UPDATE brand SET ${column} = ? WHERE id = ?`).run(value, brandId)
  }
  set('name', change.name)
  set('category', change.category === '' ? null : change.category)
  set('competitors', change.competitors && JSON.stringify(change.competitors))
  set('brand_values', change.brandValues && JSON.stringify(change.brandValues))
  set('niches', change.niches && JSON.stringify(change.niches))
  return readBrand(db, brandId)
}
