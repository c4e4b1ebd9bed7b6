import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { privacyWords } from './words'

const say = privacyWords('en')
type Kind = 'notice' | 'basis' | 'export' | 'erasure' | 'keep' | 'doNotContact' | 'minor' | 'review'

/** A digest of the creator's id tells two lines about one person from lines about two, and nothing else. */
const digestOf = (creatorId: string): string =>
  createHash('sha256').update(`callboard-subject-1\n${creatorId}`).digest('hex').slice(0, 16)

/** Adds a line to the record that an auditor sees. No name, no address: only counts, days and reasons. */
export function addRecord(
  db: Db,
  act: { actor: string; now: Date },
  kind: Kind,
  detail: Record<string, string | number | boolean>,
  creatorId: string | null = null,
): void {
  statement(db, 'INSERT INTO privacy_record (id, at, by, kind, subject_digest, detail) VALUES (?, ?, ?, ?, ?, ?)').run(
    uuidv7(),
    act.now.toISOString(),
    act.actor,
    kind,
    creatorId ? digestOf(creatorId) : null,
    JSON.stringify(detail),
  )
}

type RecordRow = { id: string; at: string; by: string; kind: Kind; detail: string }

export function readRecord(db: Db, limit: number): OutputOf<'privacy.record'> {
  return statement<RecordRow>(
    db,
    'SELECT id, at, by, kind, detail FROM privacy_record ORDER BY at DESC, id DESC LIMIT ?',
  )
    .all(limit)
    .map(({ detail, ...row }) => ({ ...row, sentence: say.record(row.kind, JSON.parse(detail)) }))
}
