import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { CollaborationRecord, Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { creatorCalled, say, touchedCreator } from './owner'
import { enteredByHand } from './words.en'

type CollaborationRow = {
  id: string
  brand_id: string | null
  brand_name: string
  category: string | null
  kind: CollaborationRecord['kind']
  started_on: string | null
  ended_on: string | null
  exclusive_until: string | null
  exclusive_against: string
  link: string | null
  note: string | null
  source: string
}
const names = z.array(z.string())

/** A creator's work for brands, the latest first. */
export function readCollaborations(db: Db, creatorId: string): CollaborationRecord[] {
  return statement<CollaborationRow>(
    db,
    'SELECT * FROM collaboration WHERE creator_id = ? ORDER BY coalesce(ended_on, started_on) DESC NULLS LAST, created_at DESC, id',
  )
    .all(creatorId)
    .map((row) => ({
      id: row.id,
      brandName: row.brand_name,
      brandId: row.brand_id,
      category: row.category,
      kind: row.kind,
      startedOn: row.started_on,
      endedOn: row.ended_on,
      exclusiveUntil: row.exclusive_until,
      exclusiveAgainst: names.parse(JSON.parse(row.exclusive_against)),
      link: row.link,
      note: row.note,
      source: row.source,
    }))
}

export function saveCollaboration(
  { creatorId, id, ...work }: ParsedInputOf<'creators.saveCollaboration'>,
  { db, step, now }: CommandContext,
): Touched {
  const of = creatorCalled(db, creatorId)
  if (work.brandId !== null && !statement(db, 'SELECT 1 FROM brand WHERE id = ?').get(work.brandId))
    throw new CallboardError('not_found', say.noBrand)
  if (work.startedOn && work.endedOn && work.endedOn < work.startedOn)
    throw new CallboardError('invalid_input', say.endsBeforeStart(work.startedOn, work.endedOn))
  if (id && !statement(db, 'SELECT 1 FROM collaboration WHERE id = ? AND creator_id = ?').get(id, creatorId))
    throw new CallboardError('not_found', say.noCollaboration)
  step.label = id ? say.changeCollaboration(work.brandName, of) : say.addCollaboration(work.brandName, of)
  const saved = id ?? uuidv7()
  statement(
    db,
    `INSERT INTO collaboration (id, creator_id, brand_id, brand_name, category, kind, started_on, ended_on, exclusive_until,
       exclusive_against, link, note, source, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET brand_id = excluded.brand_id, brand_name = excluded.brand_name, category = excluded.category,
       kind = excluded.kind, started_on = excluded.started_on, ended_on = excluded.ended_on,
       exclusive_until = excluded.exclusive_until, exclusive_against = excluded.exclusive_against, link = excluded.link,
       note = excluded.note`,
  ).run(
    saved,
    creatorId,
    work.brandId,
    work.brandName,
    work.category,
    work.kind,
    work.startedOn,
    work.endedOn,
    work.exclusiveUntil,
    JSON.stringify(work.exclusiveAgainst),
    work.link,
    work.note,
    enteredByHand,
    now.toISOString(),
  )
  return touchedCreator(creatorId, saved)
}

export function removeCollaboration(
  { id }: ParsedInputOf<'creators.removeCollaboration'>,
  { db, step }: CommandContext,
): Touched {
  const row = statement<{ creator_id: string; brand_name: string }>(
    db,
    'SELECT creator_id, brand_name FROM collaboration WHERE id = ?',
  ).get(id)
  if (!row) throw new CallboardError('not_found', say.noCollaboration)
  step.label = say.removeCollaboration(row.brand_name, creatorCalled(db, row.creator_id))
  statement(db, 'DELETE FROM collaboration WHERE id = ?').run(id)
  return touchedCreator(row.creator_id, id)
}
