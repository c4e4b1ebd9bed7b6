import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type DeliverablePackage, deliverableKinds } from '../../../../shared/contract/campaignHub'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { words } from './words'

const say = words('en')

export type PackageItem = DeliverablePackage['items'][number]
const itemsSchema = z.array(
  z.strictObject({
    kind: z.enum(deliverableKinds),
    title: z.string(),
    count: z.int(),
    dueOn: z.string().nullable(),
    requirement: z.string().nullable(),
  }),
)

type PackageRow = { id: string; campaign_id: string; name: string; items: string; creators: number }
const select = `SELECT p.id, p.campaign_id, p.name, p.items,
  (SELECT count(DISTINCT d.account_id) FROM deliverable d WHERE d.package_id = p.id) AS creators FROM deliverable_package p`

const toPackage = (row: PackageRow): DeliverablePackage => ({
  id: row.id,
  campaignId: row.campaign_id,
  name: row.name,
  items: itemsSchema.parse(JSON.parse(row.items)),
  creators: row.creators,
})

/** Packages of a campaign, oldest first. */
export function readPackages(db: Db, campaignId: string): DeliverablePackage[] {
  return statement<PackageRow>(db, `${select} WHERE p.campaign_id = ? ORDER BY p.created_at, p.id`)
    .all(campaignId)
    .map(toPackage)
}

/** @throws CallboardError `not_found` */
export function readPackage(db: Db, packageId: string): DeliverablePackage {
  const row = statement<PackageRow>(db, `${select} WHERE p.id = ?`).get(packageId)
  if (!row) throw new CallboardError('not_found', say.noPackage)
  return toPackage(row)
}

/** @throws CallboardError `not_found` when the package is not one of the campaign */
export function packageOfCampaign(db: Db, packageId: string, campaignId: string): DeliverablePackage {
  const found = readPackage(db, packageId)
  if (found.campaignId !== campaignId) throw new CallboardError('not_found', say.noPackage)
  return found
}

export function savePackage(
  db: Db,
  { packageId, campaignId, name, items }: ParsedInputOf<'campaigns.savePackage'>,
  now: Date,
): DeliverablePackage {
  if (packageId !== undefined) {
    packageOfCampaign(db, packageId, campaignId)
    statement(db, 'UPDATE deliverable_package SET name = ?, items = ? WHERE id = ?').run(
      name,
      JSON.stringify(items),
      packageId,
    )
    return readPackage(db, packageId)
  }
  const id = uuidv7()
  statement(
    db,
    'INSERT INTO deliverable_package (id, campaign_id, name, items, created_at) VALUES (?, ?, ?, ?, ?)',
  ).run(id, campaignId, name, JSON.stringify(items), now.toISOString())
  return readPackage(db, id)
}

/** @throws CallboardError `conflict` while a deliverable was made from it */
export function removePackage(db: Db, found: DeliverablePackage): void {
  if (found.creators > 0) throw new CallboardError('conflict', say.packageInUse(found.name, found.creators))
  statement(db, 'DELETE FROM deliverable_package WHERE id = ?').run(found.id)
}
