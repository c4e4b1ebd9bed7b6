import { createHash } from 'node:crypto'
import type { ContentVersion } from '../../../../shared/contract/approvalContent'
import { CallboardError } from '../../../../shared/contract/define'
import { type ContentText, contentTextToHash } from '../../../../shared/domain/approvals/content'
import type { ApprovalState } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { say } from './words'

type VersionRow = {
  id: string
  deliverable_id: string
  number: number
  kind: ContentVersion['kind']
  name: string | null
  mime: string | null
  size_bytes: number | null
  sha256: string | null
  caption: string
  hashtags: string
  links: string
  caption_sha256: string
  width: number | null
  height: number | null
  duration_ms: number | null
  frames_per_second: number | null
  codec: string | null
  poster_sha256: string | null
  added_by: string
  added_at: string
  erased_at: string | null
  title: string
  standing: ContentVersion['standing']
}

const selected = `SELECT v.*, d.title,
  CASE WHEN NOT EXISTS (SELECT 1 FROM approval_event e WHERE e.version_id = v.id) THEN 'draft'
    WHEN s.version_id = v.id THEN 'active' ELSE 'locked' END AS standing
  FROM content_version v JOIN deliverable d ON d.id = v.deliverable_id LEFT JOIN deliverable_state s ON s.id = v.deliverable_id`

/** A version with what its messages need besides. */
export type KnownVersion = ContentVersion & { title: string; erasedAt: string | null }

function toVersion(row: VersionRow): KnownVersion {
  return {
    id: row.id,
    deliverableId: row.deliverable_id,
    number: row.number,
    kind: row.kind,
    name: row.name,
    mime: row.mime,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    caption: row.caption,
    hashtags: JSON.parse(row.hashtags),
    links: JSON.parse(row.links),
    captionSha256: row.caption_sha256,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    framesPerSecond: row.frames_per_second,
    codec: row.codec,
    posterSha256: row.poster_sha256,
    addedBy: row.added_by,
    addedAt: row.added_at,
    standing: row.standing,
    title: row.title,
    erasedAt: row.erased_at,
  }
}

const answered = ({ title: _, erasedAt: __, ...version }: KnownVersion): ContentVersion => version

/** Newest first. @throws CallboardError `not_found` */
export function readVersions(db: Db, deliverableId: string): ContentVersion[] {
  requireDeliverable(db, deliverableId)
  return statement<VersionRow>(db, `${selected} WHERE v.deliverable_id = ? ORDER BY v.number DESC`)
    .all(deliverableId)
    .map(toVersion)
    .map(answered)
}

/** @throws CallboardError `not_found` */
export function requireVersion(db: Db, versionId: string): KnownVersion {
  const row = statement<VersionRow>(db, `${selected} WHERE v.id = ?`).get(versionId)
  if (!row) throw new CallboardError('not_found', say.noVersion)
  return toVersion(row)
}

export const readVersion = (db: Db, versionId: string): ContentVersion => answered(requireVersion(db, versionId))

/** @throws CallboardError `not_found`, `version_locked` */
export function requireDraft(db: Db, versionId: string): KnownVersion {
  const version = requireVersion(db, versionId)
  if (version.standing !== 'draft')
    throw new CallboardError('version_locked', say.lockedSubmitted(version.number), { number: version.number })
  return version
}

export type KnownDeliverable = { id: string; title: string; state: ApprovalState | null; activeNumber: number | null }

/** @throws CallboardError `not_found` */
export function requireDeliverable(db: Db, deliverableId: string): KnownDeliverable {
  const row = statement<KnownDeliverable>(
    db,
    `SELECT d.id, d.title, s.state, s.version_number AS activeNumber
     FROM deliverable d LEFT JOIN deliverable_state s ON s.id = d.id WHERE d.id = ?`,
  ).get(deliverableId)
  if (!row) throw new CallboardError('not_found', say.noDeliverable)
  return row
}

/** The draft of a deliverable, and the number of the version after all that were submitted. */
export function draftOf(db: Db, deliverableId: string): { id: string | null; number: number } {
  const rows = statement<{ id: string; number: number; isDraft: number }>(
    db,
    `SELECT v.id, v.number, NOT EXISTS (SELECT 1 FROM approval_event e WHERE e.version_id = v.id) AS isDraft
     FROM content_version v WHERE v.deliverable_id = ? ORDER BY v.number DESC LIMIT 1`,
  ).get(deliverableId)
  if (rows?.isDraft) return { id: rows.id, number: rows.number }
  return { id: null, number: (rows?.number ?? 0) + 1 }
}

/** SHA-256 of what goes out beside the picture. */
export const captionDigest = (text: ContentText): string =>
  createHash('sha256').update(contentTextToHash(text), 'utf8').digest('hex')
