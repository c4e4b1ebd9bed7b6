import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { canonicalJson } from '../../../shared/domain/approvals/canonicalJson'
import type { ApprovalEvent, ApprovalFacts, EventKind, Proposal } from '../../../shared/domain/approvals/events'
import type { ApprovalRole, ApprovalState } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../open'

/** How an event is kept: a row whose body names texts by their digest, and the texts beside it. */

export type EventRow = {
  id: string
  deliverable_id: string
  device: string
  device_seq: number
  previous_hash: string
  hash: string
  seen: string
  actor_id: string
  role: ApprovalRole
  kind: EventKind
  from_state: ApprovalState | null
  to_state: ApprovalState
  version_id: string | null
  body: string
  at: string
}

/** What the hash of an event is over. */
export type HashedFields = {
  id: string
  deliverableId: string
  device: string
  deviceSeq: number
  previousHash: string
  seen: readonly string[]
  actorId: string
  role: string
  kind: string
  from: string | null
  to: string
  versionId: string | null
  /** canonical JSON, as text */
  body: string
  at: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** SHA-256 of an event: over its fields, the hash of the device's event before among them. */
export const eventHash = (fields: HashedFields): string => sha256(`callboard-event-1\n${canonicalJson(fields)}`)

/** The fields that the hash of a stored event was made of. */
export function hashedFields(row: EventRow): HashedFields {
  return {
    id: row.id,
    deliverableId: row.deliverable_id,
    device: row.device,
    deviceSeq: row.device_seq,
    previousHash: row.previous_hash,
    seen: JSON.parse(row.seen) as string[],
    actorId: row.actor_id,
    role: row.role,
    kind: row.kind,
    from: row.from_state,
    to: row.to_state,
    versionId: row.version_id,
    body: row.body,
    at: row.at,
  }
}

/** What the event holds of a text: erasing the text leaves a digest that nobody can turn back. */
export const textDigest = (salt: string, text: string): string => sha256(salt + text)

export type TextRow = { field: string; salt: string; text: string | null }

/** Stands where a text was, once it was erased with a person. */
export const erasedText = '[erased]'

type Body = Record<string, unknown>

/** Puts something in the place of each name and free text. Fields of a proposal that hold one are named only here. */
function mapTexts(body: Body, replace: (field: string, text: string) => string): Body {
  const next: Body = { ...body }
  for (const field of ['actor', 'comment', 'reason', 'reference', 'url'])
    if (typeof next[field] === 'string') next[field] = replace(field, next[field])
  if (Array.isArray(next.corrections))
    next.corrections = (next.corrections as { text: string }[]).map((correction, index) => ({
      ...correction,
      text: replace(`corrections.${index}`, correction.text),
    }))
  const onBehalf = next.onBehalf as { personName: string } | null | undefined
  if (onBehalf) next.onBehalf = { ...onBehalf, personName: replace('onBehalf.personName', onBehalf.personName) }
  return next
}

/** The body of an event with digests for texts, and the texts with their salts. */
export function maskBody(
  proposal: Proposal,
  facts: ApprovalFacts,
  actorName: string,
): { body: string; texts: TextRow[] } {
  const { kind: _, ...rest } = proposal
  const texts: TextRow[] = []
  const masked = mapTexts({ ...rest, actor: actorName }, (field, text) => {
    // A lone surrogate has no UTF-8: it would read back as another text than was hashed.
    const kept = text.toWellFormed()
    const salt = randomBytes(16).toString('hex')
    texts.push({ field, salt, text: kept })
    return textDigest(salt, kept)
  })
  // Through JSON, so that a field left undefined is left out.
  const plain: unknown = JSON.parse(JSON.stringify({ ...masked, facts }))
  return { body: canonicalJson(plain), texts }
}

/** The digests that stand in a stored body, by the field whose text they are of. */
export function maskedTexts(body: string): Map<string, string> {
  const digests = new Map<string, string>()
  mapTexts(JSON.parse(body) as Body, (field, digest) => {
    digests.set(field, digest)
    return digest
  })
  return digests
}

export type StoredEvent = ApprovalEvent & { row: EventRow; actorName: string }

function toEvent(row: EventRow, texts: ReadonlyMap<string, string | null>): StoredEvent {
  const whole = mapTexts(JSON.parse(row.body) as Body, (field) => texts.get(field) ?? erasedText)
  const { facts, actor, ...rest } = whole
  return {
    id: row.id,
    actor: { personId: row.actor_id, role: row.role },
    at: row.at,
    from: row.from_state,
    to: row.to_state,
    proposal: { kind: row.kind, ...rest } as Proposal,
    facts: facts as ApprovalFacts,
    row,
    actorName: String(actor),
  }
}

/** Events of a deliverable in their order, with their rows. */
export function readStoredEvents(db: Db, deliverableId: string): StoredEvent[] {
  const rows = statement<EventRow>(db, 'SELECT * FROM approval_event WHERE deliverable_id = ?').all(deliverableId)
  const texts = new Map<string, Map<string, string | null>>()
  const kept = statement<TextRow & { event_id: string }>(
    db,
    `SELECT t.event_id, t.field, t.salt, t.text FROM approval_event e JOIN approval_text t ON t.event_id = e.id
     WHERE e.deliverable_id = ?`,
  ).all(deliverableId)
  for (const { event_id, field, text } of kept) {
    const fields = texts.get(event_id) ?? new Map()
    texts.set(event_id, fields.set(field, text))
  }
  return inOrder(rows).map((row) => toEvent(row, texts.get(row.id) ?? new Map()))
}

/**
 * Events after all that they had seen. Of those that knew nothing of each other, the device with the lower id comes
 * first: never the clock, which anybody can set.
 */
export function inOrder(rows: readonly EventRow[]): EventRow[] {
  const sorted = [...rows].sort((a, b) =>
    a.device === b.device ? a.device_seq - b.device_seq : a.device < b.device ? -1 : 1,
  )
  const known = new Set(sorted.map(({ hash }) => hash))
  const waiting = sorted.map((row) => ({
    row,
    seen: (JSON.parse(row.seen) as string[]).filter((hash) => known.has(hash)),
  }))
  const done = new Set<string>()
  const ordered: EventRow[] = []
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ seen }) => seen.every((hash) => done.has(hash)))
    // A circle is only in a database that was written past the program; verify finds it.
    const [next] = waiting.splice(Math.max(at, 0), 1)
    if (!next) break
    ordered.push(next.row)
    done.add(next.row.hash)
  }
  return ordered
}

/** Hashes of a deliverable's events that no other event of it has seen, sorted. */
export function lastHashes(rows: readonly EventRow[]): string[] {
  const seen = new Set(rows.flatMap((row) => JSON.parse(row.seen) as string[]))
  return rows.flatMap(({ hash }) => (seen.has(hash) ? [] : [hash])).sort()
}

type Head = { device_seq: number; hash: string }

/** Adds an event to the chain of a device. */
export function insertEvent(
  db: Db,
  event: Omit<EventRow, 'id' | 'device_seq' | 'previous_hash' | 'hash'>,
  texts: readonly TextRow[],
): EventRow {
  const head = statement<Head>(
    db,
    'SELECT device_seq, hash FROM approval_event WHERE device = ? ORDER BY device_seq DESC LIMIT 1',
  ).get(event.device)
  const draft: EventRow = {
    ...event,
    id: uuidv7(),
    device_seq: (head?.device_seq ?? 0) + 1,
    previous_hash: head?.hash ?? '0'.repeat(64),
    hash: '',
  }
  const row = { ...draft, hash: eventHash(hashedFields(draft)) }
  statement(
    db,
    `INSERT INTO approval_event (id, deliverable_id, device, device_seq, previous_hash, hash, seen, actor_id, role, kind, from_state, to_state, version_id, body, at)
     VALUES ($id, $deliverable_id, $device, $device_seq, $previous_hash, $hash, $seen, $actor_id, $role, $kind, $from_state, $to_state, $version_id, $body, $at)`,
  ).run(row)
  const insert = statement(db, 'INSERT INTO approval_text (id, event_id, field, salt, text) VALUES (?, ?, ?, ?, ?)')
  for (const { field, salt, text } of texts) insert.run(uuidv7(), row.id, field, salt, text)
  return row
}

/** The last event of each device's chain. */
export function chainHeads(db: Db): { device: string; seq: number; hash: string }[] {
  return statement<{ device: string; seq: number; hash: string }>(
    db,
    `SELECT e.device, e.device_seq AS seq, e.hash FROM approval_event e
     JOIN (SELECT device, max(device_seq) AS device_seq FROM approval_event GROUP BY device) l
       ON l.device = e.device AND l.device_seq = e.device_seq ORDER BY e.device`,
  ).all()
}
