import { uuidv7 } from 'uuidv7'
import type { CreatorProfile, Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { creatorCalled, say, touchedCreator } from './owner'

/** Dated notes, newest first. */
export function readNotes(db: Db, creatorId: string): CreatorProfile['datedNotes'] {
  return statement<CreatorProfile['datedNotes'][number]>(
    db,
    'SELECT id, text, author, noted_at AS notedAt FROM creator_note WHERE creator_id = ? ORDER BY noted_at DESC, id DESC',
  ).all(creatorId)
}

/** A note that is changed keeps its author and date; the history tells who changed it. */
export function saveNote(
  { creatorId, id, text }: ParsedInputOf<'creators.saveNote'>,
  { db, step, caller, now }: CommandContext,
): Touched {
  const of = creatorCalled(db, creatorId)
  step.label = id ? say.changeNote(of) : say.addNote(of)
  if (id) {
    const found = statement(db, 'SELECT 1 FROM creator_note WHERE id = ? AND creator_id = ?').get(id, creatorId)
    if (!found) throw new CallboardError('not_found', say.noNote)
    statement(db, 'UPDATE creator_note SET text = ? WHERE id = ?').run(text, id)
    return touchedCreator(creatorId, id)
  }
  const saved = uuidv7()
  statement(db, 'INSERT INTO creator_note (id, creator_id, text, author, noted_at) VALUES (?, ?, ?, ?, ?)').run(
    saved,
    creatorId,
    text,
    caller.actor,
    now.toISOString(),
  )
  return touchedCreator(creatorId, saved)
}

export function removeNote({ id }: ParsedInputOf<'creators.removeNote'>, { db, step }: CommandContext): Touched {
  const creatorId = statement<string>(db, 'SELECT creator_id FROM creator_note WHERE id = ?').pluck().get(id)
  if (typeof creatorId !== 'string') throw new CallboardError('not_found', say.noNote)
  step.label = say.removeNote(creatorCalled(db, creatorId))
  statement(db, 'DELETE FROM creator_note WHERE id = ?').run(id)
  return touchedCreator(creatorId, id)
}
