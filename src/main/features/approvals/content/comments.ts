import { writeFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import type { CommentArea, ReviewComment } from '../../../../shared/contract/approvalContent'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { commentsAsCsv, commentsAsSrt } from '../../../../shared/domain/approvals/commentExport'
import { safeFileName } from '../../../../shared/domain/fileName'
import { type Db, statement } from '../../../db/open'
import type { CommandContext, JobContext, QueryContext } from '../../context'
import { actorOf, findActor } from '../people'
import { type KnownVersion, requireDeliverable, requireVersion } from './versionRows'
import { say } from './words'

type CommentRow = {
  id: string
  version_id: string
  versionNumber: number
  title: string
  thread: ReviewComment['thread']
  parent_id: string | null
  text: string
  at_ms: number | null
  until_ms: number | null
  area: string | null
  author_id: string
  author: string
  created_at: string
  resolved_at: string | null
  resolved_by: string | null
  retracted_at: string | null
}

const selected = `SELECT c.*, v.number AS versionNumber, d.title FROM review_comment c
  JOIN content_version v ON v.id = c.version_id JOIN deliverable d ON d.id = c.deliverable_id`

function toComment(row: CommentRow, myId: string | undefined): ReviewComment {
  return {
    id: row.id,
    versionId: row.version_id,
    versionNumber: row.versionNumber,
    thread: row.thread,
    parentId: row.parent_id,
    text: row.retracted_at === null ? row.text : '',
    atMs: row.at_ms,
    untilMs: row.until_ms,
    area: row.area === null ? null : (JSON.parse(row.area) as CommentArea),
    author: row.author,
    isMine: row.author_id === myId,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    retractedAt: row.retracted_at,
  }
}

export function readComments(
  { deliverableId }: ParsedInputOf<'approvals.comments'>,
  { db, caller }: QueryContext,
): ReviewComment[] {
  requireDeliverable(db, deliverableId)
  const myId = findActor(db, caller.actor)?.personId
  return statement<CommentRow>(db, `${selected} WHERE c.deliverable_id = ? ORDER BY c.created_at, c.id`)
    .all(deliverableId)
    .map((row) => toComment(row, myId))
}

function requireComment(db: Db, commentId: string): CommentRow {
  const row = statement<CommentRow>(db, `${selected} WHERE c.id = ?`).get(commentId)
  if (!row) throw new CallboardError('not_found', say.noComment)
  return row
}

export function comment(
  input: ParsedInputOf<'approvals.comment'>,
  { db, caller, now, step }: CommandContext,
): ReviewComment {
  const version = requireVersion(db, input.versionId)
  requireActive(db, version)
  const parentId = input.parentId === null ? null : parentOf(db, input.parentId, input)
  requirePlace(input, version)
  const { personId } = actorOf(db, caller.actor, now)
  step.kind = 'base'
  step.label = say.addComment(version.number, version.title)
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO review_comment (id, deliverable_id, version_id, thread, parent_id, text, at_ms, until_ms, area, author_id, author, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    version.deliverableId,
    version.id,
    input.thread,
    parentId,
    input.text.toWellFormed(),
    input.atMs,
    input.untilMs,
    input.area === null ? null : JSON.stringify(input.area),
    personId,
    caller.actor,
    now.toISOString(),
  )
  return toComment(requireComment(db, id), personId)
}

/** A new version locks the one before: what is said goes to what is looked at. */
function requireActive(db: Db, { standing, number, deliverableId }: KnownVersion): void {
  if (standing === 'active') return
  const { activeNumber } = requireDeliverable(db, deliverableId)
  const why = standing === 'draft' ? say.commentOnDraft(number) : say.commentOnLocked(number, activeNumber)
  throw new CallboardError('version_locked', why, { number })
}

/** Threads are one level deep: an answer to an answer answers what that one answers. */
function parentOf(db: Db, commentId: string, { versionId, thread }: ParsedInputOf<'approvals.comment'>): string {
  const parent = requireComment(db, commentId)
  // An answer in another thread would carry what was said there to whom it was not meant for.
  if (parent.version_id !== versionId || parent.thread !== thread)
    throw new CallboardError('invalid_input', say.answerElsewhere)
  if (parent.retracted_at !== null) throw new CallboardError('conflict', say.answerRetracted)
  return parent.parent_id ?? parent.id
}

/** Shares come from dividing pixels, so that they may miss one by a rounding. */
const rounding = 1e-9

function requirePlace(
  { atMs, untilMs, area }: Pick<ReviewComment, 'atMs' | 'untilMs' | 'area'>,
  { kind, mime, durationMs }: KnownVersion,
): void {
  const refuse = (why: string): never => {
    throw new CallboardError('invalid_input', why)
  }
  if (atMs === null && untilMs !== null) refuse(say.noStart)
  if (atMs !== null) {
    if (kind !== 'video' && !mime?.startsWith('audio/')) refuse(say.noTime)
    if (untilMs !== null && untilMs < atMs) refuse(say.stretchTurned)
    if (durationMs !== null && Math.max(atMs, untilMs ?? 0) > durationMs)
      refuse(say.afterEnd((durationMs / 1000).toFixed(1)))
  }
  if (area === null) return
  if (kind !== 'video' && kind !== 'image') refuse(say.noArea)
  const isInside = area.x + area.width <= 1 + rounding && area.y + area.height <= 1 + rounding
  if (!isInside || area.width <= 0 || area.height <= 0) refuse(say.areaOutside)
}

export function resolveComment(
  { commentId, isResolved }: ParsedInputOf<'approvals.resolveComment'>,
  { db, caller, now, step }: CommandContext,
): ReviewComment {
  const row = requireComment(db, commentId)
  if (row.retracted_at !== null) throw new CallboardError('conflict', say.resolvesRetracted)
  step.kind = 'base'
  step.label = (isResolved ? say.resolveComment : say.reopenComment)(row.versionNumber, row.title)
  // Who was first to say that it is dealt with stays named.
  if (isResolved !== (row.resolved_at !== null))
    statement(db, 'UPDATE review_comment SET resolved_at = ?, resolved_by = ? WHERE id = ?').run(
      isResolved ? now.toISOString() : null,
      isResolved ? caller.actor : null,
      commentId,
    )
  return toComment(requireComment(db, commentId), findActor(db, caller.actor)?.personId)
}

export function retractComment(
  { commentId }: ParsedInputOf<'approvals.retractComment'>,
  { db, caller, now, step }: CommandContext,
): ReviewComment {
  const row = requireComment(db, commentId)
  const myId = findActor(db, caller.actor)?.personId
  if (row.author_id !== myId) throw new CallboardError('forbidden', say.notYours)
  step.kind = 'base'
  step.label = say.retractComment(row.versionNumber, row.title)
  if (row.retracted_at === null)
    statement(db, 'UPDATE review_comment SET retracted_at = ? WHERE id = ?').run(now.toISOString(), commentId)
  return toComment(requireComment(db, commentId), myId)
}

const mimes = { csv: 'text/csv', srt: 'application/x-subrip' } as const

export async function exportComments(
  { versionId, format, threads }: ParsedInputOf<'approvals.exportComments'>,
  context: JobContext,
): Promise<MadeFile> {
  context.label(say.exportingComments)
  const { number, title } = requireVersion(context.db, versionId)
  const isClient = threads === 'client'
  const comments = statement<CommentRow>(
    context.db,
    `${selected} WHERE c.version_id = ? AND c.retracted_at IS NULL AND (c.thread = 'client' OR ? = 0) ORDER BY c.created_at, c.id`,
  )
    .all(versionId, isClient ? 1 : 0)
    .map((row) => toComment(row, undefined))
  const content = format === 'csv' ? commentsAsCsv(comments, say.commentTable) : commentsAsSrt(comments)
  if (content === '') throw new CallboardError('not_found', say.noTimedComment(number))
  const made = context.files.make(safeFileName(`${say.commentsName(title, number, isClient)}.${format}`), mimes[format])
  await writeFile(made.path, content, { mode: 0o600 })
  return made.done()
}
