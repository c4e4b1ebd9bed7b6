import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { contentTextToHash } from '../../../../shared/domain/approvals/content'
import type { Actor, VersionRef } from '../../../../shared/domain/approvals/events'
import { presetWorkflows, type Workflow } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import type { SampleBlob } from './media'
import type { Scene } from './story'

export type Cast = Record<'me' | 'colleague' | 'client', { name: string; actor: Actor }>
export type Stage = { db: Db; cast: Cast; blob: (name: string) => SampleBlob }

/** The workspace's default workflow. */
export function workflowOf(db: Db): Workflow {
  const stored = statement<string>(db, 'SELECT definition FROM approval_workflow ORDER BY is_default DESC, id LIMIT 1')
    .pluck()
    .get()
  return stored ? JSON.parse(stored) : presetWorkflows.standard
}

type VersionRow = { id: string; number: number; sha256: string | null; caption_sha256: string }

export function currentVersion(db: Db, deliverableId: string): VersionRef {
  const row = statement<VersionRow>(
    db,
    'SELECT id, number, sha256, caption_sha256 FROM content_version WHERE deliverable_id = ? ORDER BY number DESC LIMIT 1',
  ).get(deliverableId)
  if (!row) throw new Error('the sample decides on what was not submitted')
  return { id: row.id, number: row.number, sha256: row.sha256, captionSha256: row.caption_sha256 }
}

export function addVersion(
  { db, cast, blob }: Stage,
  deliverableId: string,
  scene: Extract<Scene, { kind: 'submit' }>,
): VersionRef {
  const file = scene.media ? blob(scene.media) : null
  const poster = scene.media ? blob(scene.media.replace('.webm', '.jpg')) : null
  const hashtags = scene.as === 'draft' ? ['hiking', 'wildswim'] : []
  const captionSha256 = createHash('sha256')
    .update(contentTextToHash({ caption: scene.caption, hashtags, links: [] }))
    .digest('hex')
  const number =
    Number(
      statement<number>(db, 'SELECT coalesce(max(number), 0) FROM content_version WHERE deliverable_id = ?')
        .pluck()
        .get(deliverableId),
    ) + 1
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO content_version (id, deliverable_id, number, kind, name, mime, size_bytes, sha256, caption, hashtags, caption_sha256,
       width, height, duration_ms, frames_per_second, codec, poster_sha256, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    deliverableId,
    number,
    file ? 'video' : 'text',
    file && `walk-draft-${number}.webm`,
    file?.mime ?? null,
    file?.sizeBytes ?? null,
    file?.sha256 ?? null,
    scene.caption,
    JSON.stringify(hashtags),
    captionSha256,
    file && 360,
    file && 640,
    file && 6000,
    file && 25,
    file && 'vp9',
    poster?.sha256 ?? null,
    cast[scene.who].name,
    scene.at,
  )
  return { id, number, sha256: file?.sha256 ?? null, captionSha256 }
}

/** @returns the evidence's hash */
export function addEvidence(
  { db, cast, blob }: Stage,
  deliverableId: string,
  purpose: 'decision' | 'live',
  name: string,
  at: string,
): string {
  const file = blob(name)
  statement(
    db,
    `INSERT INTO approval_evidence (id, deliverable_id, purpose, name, mime, size_bytes, sha256, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(uuidv7(), deliverableId, purpose, name, file.mime, file.sizeBytes, file.sha256, cast.me.name, at)
  return file.sha256
}

export function addComment(
  { db, cast }: Stage,
  deliverableId: string,
  scene: Extract<Scene, { kind: 'comment' }>,
): void {
  const author = cast[scene.author]
  statement(
    db,
    `INSERT INTO review_comment (id, deliverable_id, version_id, thread, text, at_ms, author_id, author, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    uuidv7(),
    deliverableId,
    currentVersion(db, deliverableId).id,
    scene.thread,
    scene.text,
    scene.atMs,
    author.actor.personId,
    author.name,
    scene.at,
  )
}
