import { uuidv7 } from 'uuidv7'
import type { CreatorProfile, Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { MadeFile } from '../../../../shared/contract/values'
import { mimeOf, safeFileName } from '../../../../shared/domain/fileName'
import { copyBlob, keepBlob } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { runStep } from '../../../db/steps'
import type { CommandContext, JobContext } from '../../context'
import { creatorCalled, say, touchedCreator } from './owner'

/** Files kept with a creator, newest first. */
export function readFiles(db: Db, creatorId: string): CreatorProfile['files'] {
  return statement<CreatorProfile['files'][number]>(
    db,
    `SELECT id, name, mime, size_bytes AS sizeBytes, sha256, note, added_by AS addedBy, added_at AS addedAt FROM creator_file
     WHERE creator_id = ? ORDER BY added_at DESC, id DESC`,
  ).all(creatorId)
}

const unit = 'bytes'

/** The bytes first, then the row: a row never names a blob that is not on the disk. */
export async function addFile(
  { creatorId, fileToken, note }: ParsedInputOf<'creators.addFile'>,
  context: JobContext,
): Promise<Touched> {
  context.label(say.addingFile)
  creatorCalled(context.db, creatorId)
  const held = context.files.get(fileToken)
  const name = safeFileName(held.name)
  const { sha256, sizeBytes } = await keepBlob(context.folder, held.path, {
    signal: context.signal,
    progress: (done, total) => context.progress({ done, total, unit }),
  })
  return context.exclusively(async () => {
    const outcome = runStep(context.db, context.origin, (step) => {
      step.label = say.addFile(name, creatorCalled(context.db, creatorId))
      const id = uuidv7()
      statement(
        context.db,
        'INSERT INTO creator_file (id, creator_id, name, mime, size_bytes, sha256, note, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(id, creatorId, name, mimeOf(name), sizeBytes, sha256, note, context.caller.actor, context.now.toISOString())
      return touchedCreator(creatorId, id)
    })
    return outcome.value
  })
}

export async function openFile({ id }: ParsedInputOf<'creators.openFile'>, context: JobContext): Promise<MadeFile> {
  context.label(say.openingFile)
  const file = requireFile(context.db, id)
  const made = context.files.make(safeFileName(file.name), file.mime)
  await copyBlob(context.folder, file.sha256, made.path, {
    signal: context.signal,
    progress: (done, total) => context.progress({ done, total, unit }),
  })
  return made.done()
}

/** The blob stays: undo brings the row back, and others may name the same content. */
export function removeFile({ id }: ParsedInputOf<'creators.removeFile'>, { db, step }: CommandContext): Touched {
  const file = requireFile(db, id)
  step.label = say.removeFile(file.name, creatorCalled(db, file.creator_id))
  statement(db, 'DELETE FROM creator_file WHERE id = ?').run(id)
  return touchedCreator(file.creator_id, id)
}

type FileRow = { creator_id: string; name: string; mime: string; sha256: string }
function requireFile(db: Db, id: string): FileRow {
  const row = statement<FileRow>(db, 'SELECT creator_id, name, mime, sha256 FROM creator_file WHERE id = ?').get(id)
  if (!row) throw new CallboardError('not_found', say.noFile)
  return row
}
