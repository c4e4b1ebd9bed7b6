import type { ReviewPackage } from '../../../../shared/contract/approvalReview'
import { type Db, statement } from '../../../db/open'

/** What a package says of one of its items; kept with the package, so that an answer can be held against it. */
export type PackageItem = { deliverableId: string; versionId: string; sha256: string | null; captionSha256: string }

type PackageRow = {
  id: string
  campaign_id: string
  name: string
  items: string
  secret: string
  heads: string
  answer_by: string | null
  made_by: string
  made_at: string
}

/** Packages of a campaign, newest first. */
export function readPackages(db: Db, campaignId: string): ReviewPackage[] {
  const answers = statement<ReviewPackage['answers'][number]>(
    db,
    `SELECT f.id, coalesce(p.name, '–') AS decider, f.applied_by AS appliedBy, f.applied_at AS appliedAt, f.sha256
     FROM decision_file f LEFT JOIN person p ON p.id = f.decider_id WHERE f.package_id = ? ORDER BY f.applied_at, f.id`,
  )
  return statement<PackageRow>(db, 'SELECT * FROM review_package WHERE campaign_id = ? ORDER BY made_at DESC, id DESC')
    .all(campaignId)
    .map((row) => ({
      id: row.id,
      campaignId: row.campaign_id,
      name: row.name,
      items: (JSON.parse(row.items) as PackageItem[]).length,
      answerBy: row.answer_by,
      madeBy: row.made_by,
      madeAt: row.made_at,
      answers: answers.all(row.id),
    }))
}

export type KnownPackage = { id: string; campaignId: string; name: string; secret: string; items: PackageItem[] }

export function findPackage(db: Db, packageId: string): KnownPackage | null {
  const row = statement<PackageRow>(db, 'SELECT * FROM review_package WHERE id = ?').get(packageId)
  if (!row) return null
  const { id, campaign_id: campaignId, name, secret } = row
  return { id, campaignId, name, secret, items: JSON.parse(row.items) as PackageItem[] }
}

export function insertPackage(db: Db, row: PackageRow): void {
  statement(
    db,
    `INSERT INTO review_package (id, campaign_id, name, items, secret, heads, answer_by, made_by, made_at)
     VALUES ($id, $campaign_id, $name, $items, $secret, $heads, $answer_by, $made_by, $made_at)`,
  ).run(row)
}
