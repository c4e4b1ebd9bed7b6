import { uuidv7 } from 'uuidv7'
import type { ContentVersion, MediaFacts } from '../../../../shared/contract/approvalContent'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import type { ContentText } from '../../../../shared/domain/approvals/content'
import { stateNames } from '../../../../shared/domain/approvals/refusals'
import type { ApprovalState } from '../../../../shared/domain/approvals/workflow'
import { safeFileName } from '../../../../shared/domain/fileName'
import { blobPath, copyBlob } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { runStep } from '../../../db/steps'
import type { CommandContext, JobContext } from '../../context'
import { blobWork, type KeptFile, keepHeldFile, readHead } from './keepFile'
import { nothingKnown, probeTask } from './probe'
import { sniffMedium } from './sniff'
import { captionDigest, draftOf, readVersion, requireDeliverable, requireDraft, requireVersion } from './versionRows'
import { say } from './words'

/** States in which nothing new is taken, with what to do instead. */
const lockedStates: Readonly<Partial<Record<ApprovalState, string>>> = {
  approved: say.lockedApproved,
  scheduled: say.lockedApproved,
  live: say.lockedLive,
  live_verified: say.lockedLive,
  closed: say.lockedOver(stateNames.closed.toLowerCase()),
  withdrawn: say.lockedOver(stateNames.withdrawn.toLowerCase()),
  expired: say.lockedOver(stateNames.expired.toLowerCase()),
  on_hold: say.lockedHeld,
}

/** @throws CallboardError `not_found`, `version_locked` */
function requireUnlocked(db: Db, deliverableId: string): string {
  const { title, state } = requireDeliverable(db, deliverableId)
  const why = state === null ? undefined : lockedStates[state]
  if (why !== undefined) throw new CallboardError('version_locked', why, { state })
  return title
}

/** The bytes first, then the row: a row never names a blob that is not on the disk. */
export async function addVersion(
  { deliverableId, fileToken, ...input }: ParsedInputOf<'approvals.addVersion'>,
  context: JobContext,
): Promise<ContentVersion> {
  context.label(say.addingVersion)
  const { db } = context
  requireUnlocked(db, deliverableId)
  const text = wellFormed(input)
  if (fileToken === undefined && text.caption.trim() === '' && text.hashtags.length + text.links.length === 0)
    throw new CallboardError('invalid_input', say.emptyVersion)
  const file = fileToken === undefined ? null : await keepHeldFile(fileToken, context)
  const facts = file === null ? nothingKnown : await factsOf(file, context)
  return context.exclusively(async () => {
    const outcome = runStep(db, context.origin, (step) => {
      // Somebody may have approved it while the file was copied.
      const title = requireUnlocked(db, deliverableId)
      const { id: draftId, number } = draftOf(db, deliverableId)
      if (draftId !== null) statement(db, 'DELETE FROM content_version WHERE id = ?').run(draftId)
      step.label = draftId === null ? say.addVersion(number, title) : say.replaceVersion(number, title)
      return insertVersion({ deliverableId, number, file, text, facts }, context)
    })
    return outcome.value
  })
}

type NewVersion = {
  deliverableId: string
  number: number
  file: KeptFile | null
  text: ContentText
  facts: MediaFacts
}
function insertVersion({ deliverableId, number, file, text, facts }: NewVersion, context: JobContext): ContentVersion {
  const id = uuidv7()
  statement(
    context.db,
    `INSERT INTO content_version (id, deliverable_id, number, kind, name, mime, size_bytes, sha256, caption, hashtags, links,
       caption_sha256, width, height, duration_ms, frames_per_second, codec, added_by, added_at)
     VALUES (@id, @deliverableId, @number, @kind, @name, @mime, @sizeBytes, @sha256, @caption, @hashtags, @links,
       @captionSha256, @width, @height, @durationMs, @framesPerSecond, @codec, @addedBy, @addedAt)`,
  ).run({
    id,
    deliverableId,
    number,
    kind: file?.kind ?? 'text',
    name: file?.name ?? null,
    mime: file?.mime ?? null,
    sizeBytes: file?.sizeBytes ?? null,
    sha256: file?.sha256 ?? null,
    caption: text.caption,
    hashtags: JSON.stringify(text.hashtags),
    links: JSON.stringify(text.links),
    captionSha256: captionDigest(text),
    ...facts,
    addedBy: context.caller.actor,
    addedAt: context.now.toISOString(),
  })
  return readVersion(context.db, id)
}

/** A thread that ran out of memory over a hostile file leaves the facts unknown; only a cancel ends the job. */
async function factsOf(file: KeptFile, context: JobContext): Promise<MediaFacts> {
  const path = blobPath(context.folder, file.sha256)
  try {
    return await context.runTask(probeTask, { path, mime: file.mime }, { signal: context.signal })
  } catch (error) {
    if (context.signal.aborted) throw error
    return nothingKnown
  }
}

/** What has no form in UTF-8 would be another text once it was stored. */
const wellFormed = ({ caption, hashtags, links }: ContentText): ContentText => ({
  caption: caption.toWellFormed(),
  hashtags: hashtags.map((tag) => tag.toWellFormed()),
  links: links.map((link) => link.toWellFormed()),
})

export function editVersion(
  { versionId, caption, hashtags, links }: ParsedInputOf<'approvals.editVersion'>,
  { db, step }: CommandContext,
): ContentVersion {
  const draft = requireDraft(db, versionId)
  const text = wellFormed({
    caption: caption ?? draft.caption,
    hashtags: hashtags ?? draft.hashtags,
    links: links ?? draft.links,
  })
  step.label = say.editVersion(draft.number, draft.title)
  const digest = captionDigest(text)
  statement(
    db,
    'UPDATE content_version SET caption = ?, hashtags = ?, links = ?, caption_sha256 = ? WHERE id = ? AND (caption <> ? OR caption_sha256 <> ?)',
  ).run(
    text.caption,
    JSON.stringify(text.hashtags),
    JSON.stringify(text.links),
    digest,
    versionId,
    text.caption,
    digest,
  )
  return readVersion(db, versionId)
}

/** The blob stays: undo brings the row back, and others may name the same content. */
export function removeVersion(
  { versionId }: ParsedInputOf<'approvals.removeVersion'>,
  { db, step }: CommandContext,
): { deliverableId: string } {
  const { deliverableId, number, title } = requireDraft(db, versionId)
  step.label = say.removeVersion(number, title)
  statement(db, 'DELETE FROM content_version WHERE id = ?').run(versionId)
  return { deliverableId }
}

const maxPosterBytes = 5_000_000
const posterMimes = ['image/png', 'image/jpeg', 'image/webp']

export async function setPoster(
  { versionId, fileToken }: ParsedInputOf<'approvals.setPoster'>,
  context: JobContext,
): Promise<ContentVersion> {
  context.label(say.addingPoster)
  const { db } = context
  requireDraft(db, versionId)
  const held = context.files.get(fileToken)
  const name = safeFileName(held.name)
  if (held.sizeBytes > maxPosterBytes) throw new CallboardError('invalid_input', say.largePicture(name))
  const sniffed = sniffMedium(await readHead(held.path))
  if (sniffed === null || !posterMimes.includes(sniffed.mime))
    throw new CallboardError('invalid_input', say.noPicture(name))
  const { sha256 } = await keepHeldFile(fileToken, context)
  return context.exclusively(async () => {
    const outcome = runStep(db, context.origin, (step) => {
      const { number, title } = requireDraft(db, versionId)
      step.label = say.setPoster(number, title)
      statement(db, 'UPDATE content_version SET poster_sha256 = ? WHERE id = ?').run(sha256, versionId)
      return readVersion(db, versionId)
    })
    return outcome.value
  })
}

export async function openVersion(
  { versionId }: ParsedInputOf<'approvals.openVersion'>,
  context: JobContext,
): Promise<MadeFile> {
  context.label(say.openingVersion)
  const { number, title, name, mime, sha256, erasedAt } = requireVersion(context.db, versionId)
  if (sha256 === null) throw new CallboardError('file_missing', say.textOnly(number))
  if (erasedAt !== null) throw new CallboardError('file_missing', say.erased(number))
  const made = context.files.make(
    safeFileName(name ?? say.versionName(title, number)),
    mime ?? 'application/octet-stream',
  )
  await copyBlob(context.folder, sha256, made.path, blobWork(context))
  return made.done()
}
