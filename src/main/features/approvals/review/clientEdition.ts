import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import type { VersionRef } from '../../../../shared/domain/approvals/events'
import { progressOf } from '../../../../shared/domain/approvals/progress'
import { stateNames } from '../../../../shared/domain/approvals/refusals'
import { type ApprovalState, stageOf } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { readTexts } from '../../../db/read/campaigns'
import { readEvents } from '../events'
import { reviewWords } from './words'

const say = reviewWords('en')

/** A comment as the client may see it: of the client's thread, by a name of theirs or by the agency. */
export type ClientComment = {
  id: string
  author: string
  at: string
  text: string
  atMs: number | null
  untilMs: number | null
  area: unknown
  parentId: string | null
  isResolved: boolean
  /** of a version before this one */
  isEarlier: boolean
}

/** One item as the client sees it. There is no field here for what must stay inside: fees, notes, internal comments. */
export type ClientItem = {
  deliverableId: string
  versionId: string
  versionNumber: number
  sha256: string | null
  captionSha256: string
  kind: 'video' | 'image' | 'text' | 'other'
  title: string
  handle: string
  platform: Platform
  takesCorrections: boolean
  caption: string
  hashtags: string[]
  links: string[]
  comments: ClientComment[]
}

/** The blob behind an item; stays in the engine. */
export type ItemMedia = {
  sha256: string
  mime: string
  sizeBytes: number
  width: number | null
  height: number | null
  durationMs: number | null
  posterSha256: string | null
}
export type EditionItem = { item: ClientItem; version: VersionRef; media: ItemMedia | null }

type Row = {
  id: string
  title: string
  handle: string
  platform: Platform
  state: ApprovalState | null
  version_id: string | null
  number: number | null
  kind: ClientItem['kind']
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
  poster_sha256: string | null
  erased_at: string | null
}

const sendable: readonly (ApprovalState | null)[] = ['client_review', 'legal_review']

/**
 * What a client gets to see of deliverables, in the order asked for.
 *
 * @throws CallboardError `not_found`, `approval_refused` naming those that cannot go
 */
export function readEdition(
  db: Db,
  campaignId: string,
  deliverableIds: readonly string[],
  names: { clientId: string; agency: string },
): EditionItem[] {
  const rows = [...new Set(deliverableIds)].map((id) => readRow(db, campaignId, id))
  const stuck = rows.flatMap((row) => {
    const why = whyNot(row)
    return why === null ? [] : [say.itemIn(row.title, row.handle, why)]
  })
  if (stuck.length > 0)
    throw new CallboardError('approval_refused', say.notSendable(stuck.slice(0, 5), Math.max(0, stuck.length - 5)), {
      refused: stuck.length,
    })
  return rows.map((row) => toItem(db, row, names))
}

function whyNot(row: Row): string | null {
  if (row.state === null) return say.notOpen
  if (!sendable.includes(row.state)) return stateNames[row.state]
  if (row.version_id === null || row.number === null) return say.noVersion
  return row.erased_at === null ? null : say.erased
}

function readRow(db: Db, campaignId: string, deliverableId: string): Row {
  const row = statement<Row>(
    db,
    `SELECT d.id, d.title, a.handle, a.platform, s.state, v.id AS version_id, v.number, v.kind, v.mime, v.size_bytes,
       v.sha256, v.caption, v.hashtags, v.links, v.caption_sha256, v.width, v.height, v.duration_ms, v.poster_sha256,
       v.erased_at
     FROM deliverable d JOIN account a ON a.id = d.account_id LEFT JOIN deliverable_state s ON s.id = d.id
     LEFT JOIN content_version v ON v.id = s.version_id WHERE d.id = ? AND d.campaign_id = ?`,
  ).get(deliverableId, campaignId)
  if (!row) throw new CallboardError('not_found', say.notInCampaign)
  return row
}

function toItem(db: Db, row: Row, names: { clientId: string; agency: string }): EditionItem {
  const versionId = row.version_id ?? ''
  const workflow = progressOf(readEvents(db, row.id))?.workflow
  const item: ClientItem = {
    deliverableId: row.id,
    versionId,
    versionNumber: row.number ?? 0,
    sha256: row.sha256,
    captionSha256: row.caption_sha256,
    kind: row.kind,
    title: row.title,
    handle: row.handle,
    platform: row.platform,
    takesCorrections: Boolean(workflow && row.state && stageOf(workflow, row.state)?.takesCorrections),
    caption: row.caption,
    hashtags: readTexts(row.hashtags),
    links: readTexts(row.links),
    comments: readClientComments(db, row.id, versionId, names),
  }
  const { sha256, mime, size_bytes: sizeBytes, width, height } = row
  return {
    item,
    version: { id: versionId, number: item.versionNumber, sha256, captionSha256: row.caption_sha256 },
    media:
      sha256 === null
        ? null
        : {
            sha256,
            mime: mime ?? 'application/octet-stream',
            sizeBytes: sizeBytes ?? 0,
            width,
            height,
            durationMs: row.duration_ms,
            posterSha256: row.poster_sha256,
          },
  }
}

type CommentRow = {
  id: string
  version_id: string
  parent_id: string | null
  text: string
  at_ms: number | null
  until_ms: number | null
  area: string | null
  client_author: string | null
  created_at: string
  resolved_at: string | null
}

function readClientComments(
  db: Db,
  deliverableId: string,
  versionId: string,
  { clientId, agency }: { clientId: string; agency: string },
): ClientComment[] {
  const rows = statement<CommentRow>(
    db,
    `SELECT c.id, c.version_id, c.parent_id, c.text, c.at_ms, c.until_ms, c.area, c.created_at, c.resolved_at,
       (SELECT p.name FROM person p WHERE p.id = c.author_id AND p.client_id = ?) AS client_author
     FROM review_comment c
     WHERE c.deliverable_id = ? AND c.thread = 'client' AND c.retracted_at IS NULL AND c.erased_at IS NULL
     ORDER BY c.created_at, c.id`,
  ).all(clientId, deliverableId)
  const shown = new Set(rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id,
    author: row.client_author ?? agency,
    at: row.created_at,
    text: row.text,
    atMs: row.at_ms,
    untilMs: row.until_ms,
    area: row.area === null ? null : JSON.parse(row.area),
    // An internal comment is not even told of by its id.
    parentId: row.parent_id !== null && shown.has(row.parent_id) ? row.parent_id : null,
    isResolved: row.resolved_at !== null,
    isEarlier: row.version_id !== versionId,
  }))
}
