import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { safeFileName } from '../../../../shared/domain/fileName'
import { copyBlob, keepTextBlob } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { runStep, type StepDraft } from '../../../db/steps'
import type { CommandContext, JobContext } from '../../context'
import { blobWork, keepHeldFile } from './keepFile'
import { requireDeliverable } from './versionRows'
import { say } from './words'

type Added = OutputOf<'approvals.addEvidence'>
type EvidenceRow = {
  deliverableId: string
  purpose: string
  name: string
  mime: string
  sizeBytes: number
  sha256: string
  note: string | null
  addedBy: string
  addedAt: string
}

/** Kept for good: a decision that rests on it names its hash, which no undo may leave without its file. */
function insertEvidence(db: Db, step: StepDraft, row: EvidenceRow): Added {
  const { title } = requireDeliverable(db, row.deliverableId)
  step.kind = 'base'
  step.label = say.addEvidence(row.name, title)
  const evidenceId = uuidv7()
  statement(
    db,
    `INSERT INTO approval_evidence (id, deliverable_id, purpose, name, mime, size_bytes, sha256, note, added_by, added_at)
     VALUES (@evidenceId, @deliverableId, @purpose, @name, @mime, @sizeBytes, @sha256, @note, @addedBy, @addedAt)`,
  ).run({ evidenceId, ...row })
  return { evidenceId, sha256: row.sha256 }
}

/** Keeps a file as evidence. @throws CallboardError `not_found`, `file_unreadable`, `disk_full`, `cancelled` */
export async function addEvidence(
  { deliverableId, fileToken, purpose, note }: ParsedInputOf<'approvals.addEvidence'>,
  context: JobContext,
): Promise<Added> {
  context.label(say.addingEvidence)
  requireDeliverable(context.db, deliverableId)
  const { name, mime, sizeBytes, sha256 } = await keepHeldFile(fileToken, context)
  return context.exclusively(async () => {
    const outcome = runStep(context.db, context.origin, (step) =>
      insertEvidence(context.db, step, {
        deliverableId,
        purpose,
        name,
        mime,
        sizeBytes,
        sha256,
        note,
        addedBy: context.caller.actor,
        addedAt: context.now.toISOString(),
      }),
    )
    return outcome.value
  })
}

/** Keeps a note of a call or a meeting as evidence; its text is on the disk before the row names it. */
export function addNoteAsEvidence(
  { deliverableId, text }: ParsedInputOf<'approvals.addNoteAsEvidence'>,
  { db, folder, step, caller, now }: CommandContext,
): Added {
  requireDeliverable(db, deliverableId)
  return insertEvidence(db, step, {
    deliverableId,
    purpose: 'decision',
    name: say.noteName(now.toISOString().slice(0, 10)),
    mime: 'text/plain',
    ...keepTextBlob(folder, text.toWellFormed()),
    note: null,
    addedBy: caller.actor,
    addedAt: now.toISOString(),
  })
}

export async function openEvidence(
  { evidenceId }: ParsedInputOf<'approvals.openEvidence'>,
  context: JobContext,
): Promise<MadeFile> {
  context.label(say.openingEvidence)
  const row = statement<{ name: string; mime: string; sha256: string }>(
    context.db,
    'SELECT name, mime, sha256 FROM approval_evidence WHERE id = ?',
  ).get(evidenceId)
  if (!row) throw new CallboardError('not_found', say.noEvidence)
  const made = context.files.make(safeFileName(row.name), row.mime)
  await copyBlob(context.folder, row.sha256, made.path, blobWork(context))
  return made.done()
}
