import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { DoNotContactRecord } from '../../../../shared/contract/privacy'
import { addressKey, domainKey } from '../../../../shared/domain/contactKeys'
import { type Db, statement } from '../../../db/open'
import {
  type DoNotContactKind,
  doNotContactCreators,
  doNotContactDigest,
  readPrivacyKey,
} from '../../../db/read/doNotContact'
import { addRecord } from './record'
import { privacyWords } from './words'

const say = privacyWords('en')

type EntryRow = {
  id: string
  kind: DoNotContactKind
  value: string | null
  reason: string
  source: string
  added_by: string
  added_at: string
  handle: string | null
  agent: string | null
}

export function readEntries(db: Db, text: string): DoNotContactRecord[] {
  const wanted = text.trim().toLowerCase()
  return statement<EntryRow>(
    db,
    `SELECT d.id, d.kind, d.value, d.reason, d.source, d.added_by, d.added_at, g.name AS agent,
       (SELECT handle FROM account WHERE creator_id = d.creator_id ORDER BY followers DESC, id LIMIT 1) AS handle
     FROM do_not_contact d LEFT JOIN agent g ON g.id = d.agent_id ORDER BY d.added_at DESC, d.id DESC`,
  )
    .all()
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      value: row.handle ? `@${row.handle}` : (row.agent ?? row.value),
      reason: row.reason,
      source: row.source,
      addedBy: row.added_by,
      addedAt: row.added_at,
    }))
    .filter((entry) => wanted === '' || `${entry.value ?? ''} ${entry.reason}`.toLowerCase().includes(wanted))
}

/** The workspace's key, made when the first entry needs it. It never leaves the workspace. */
export function requirePrivacyKey(db: Db): string {
  const known = readPrivacyKey(db)
  if (known) return known
  const key = randomBytes(32).toString('hex')
  statement(db, `INSERT INTO setting (id, value) VALUES ('privacyKey', ?)`).run(JSON.stringify(key))
  return key
}

type Target = { value: string | null; digestOf: string; creatorId: string | null; agentId: string | null; name: string }

/** @throws CallboardError `invalid_input`, `not_found` */
function targetOf(db: Db, kind: DoNotContactKind, value: string): Target {
  const none = { creatorId: null, agentId: null }
  switch (kind) {
    case 'address': {
      const address = addressKey(value)
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw new CallboardError('invalid_input', say.noAddress(value))
      return { ...none, value: address, digestOf: address, name: address }
    }
    case 'domain': {
      const domain = domainKey(value)
      if (!domain) throw new CallboardError('invalid_input', say.noDomain(value))
      return { ...none, value: domain, digestOf: domain, name: domain }
    }
    case 'agent': {
      const name = statement<string>(db, 'SELECT name FROM agent WHERE id = ?').pluck().get(value)
      if (!name) throw new CallboardError('not_found', say.unknownAgent)
      return { value: null, digestOf: value, creatorId: null, agentId: value, name: String(name) }
    }
    case 'creator': {
      const handle = statement<string>(
        db,
        'SELECT handle FROM account WHERE creator_id = ? ORDER BY followers DESC, id LIMIT 1',
      )
        .pluck()
        .get(value)
      if (!handle) throw new CallboardError('not_found', say.unknownCreator)
      return { value: null, digestOf: value, creatorId: value, agentId: null, name: `@${handle}` }
    }
  }
}

/** Adds an entry and stops the outreach of everybody it stands for. */
export function addEntry(
  db: Db,
  input: ParsedInputOf<'privacy.addDoNotContact'>,
  act: { actor: string; now: Date },
): { id: string; stopped: number; name: string } {
  const target = targetOf(db, input.kind, input.value)
  const digest = doNotContactDigest(requirePrivacyKey(db), input.kind, target.digestOf)
  const id = statement<string>(
    db,
    `INSERT INTO do_not_contact (id, kind, value, digest, creator_id, agent_id, reason, source, added_by, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, digest) DO UPDATE SET reason = excluded.reason, source = excluded.source RETURNING id`,
  )
    .pluck()
    .get(
      uuidv7(),
      input.kind,
      target.value,
      digest,
      target.creatorId,
      target.agentId,
      input.reason,
      input.source,
      act.actor,
      act.now.toISOString(),
    )
  addRecord(db, act, 'doNotContact', { added: true, kind: input.kind, reason: input.reason }, target.creatorId)
  return { id: String(id), stopped: stopOutreach(db, act.now), name: target.name }
}

/** Everybody in a pipeline whom the list now names. */
function stopOutreach(db: Db, now: Date): number {
  const open = statement<string>(
    db,
    `SELECT DISTINCT creator_id FROM outreach WHERE stage NOT IN ('do_not_contact', 'declined', 'unreachable')`,
  )
    .pluck()
    .all() as string[]
  const named = [...doNotContactCreators(db, open).keys()]
  return statement(
    db,
    `UPDATE outreach SET stage = 'do_not_contact', stage_since = ?, stage_reason = ?, due_on = NULL, next_step = NULL, snoozed_until = NULL
     WHERE stage NOT IN ('do_not_contact', 'declined', 'unreachable') AND creator_id IN (SELECT value FROM json_each(?))`,
  ).run(now.toISOString(), say.stopped, JSON.stringify(named)).changes
}

/** @throws CallboardError `not_found` */
export function removeEntry(db: Db, id: string, reason: string, act: { actor: string; now: Date }): void {
  const kind = statement<string>(db, 'DELETE FROM do_not_contact WHERE id = ? RETURNING kind').pluck().get(id)
  if (!kind) throw new CallboardError('not_found', say.unknownEntry)
  addRecord(db, act, 'doNotContact', { added: false, kind: String(kind), reason })
}
