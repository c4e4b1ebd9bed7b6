import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import { addressKey } from '../../../../shared/domain/contactKeys'
import { blobPath } from '../../../db/blobs'
import { findPerson, forgetPerson, removePerson, rewriteFile } from '../../../db/erase'
import { type Db, openDatabase } from '../../../db/open'
import { accountName, doNotContactDigest } from '../../../db/read/doNotContact'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskDef } from '../../context'
import { requirePrivacyKey } from './doNotContact'
import { addRecord } from './record'
import { privacyWords } from './words'

const say = privacyWords('en')

export type EraseRequest = {
  folder: string
  origin: StepOrigin
  creatorId: string
  reason: string
  keepDoNotContact: boolean
}

/**
 * Erases a person in one transaction, then writes the file anew: a crash leaves either everything or nothing of the
 * person in the tables and the history. Blobs go last, when no row names them any more.
 */
export const eraseTask: TaskDef<EraseRequest, { erased: { what: string; count: number }[] }> = {
  name: 'privacy.erase',
  lane: 'bulk',
  run(request, context) {
    const db = openDatabase(join(request.folder, 'workspace.db'))
    try {
      db.pragma('secure_delete = ON')
      const erasure = db.transaction(() => eraseRows(db, request)).immediate()
      context.progress({ done: 1, total: 2, unit: 'steps' })
      rewriteFile(db)
      for (const hash of erasure.blobs) rmSync(blobPath(request.folder, hash), { force: true })
      return { erased: [...erasure.removed].map(([table, count]) => ({ what: say.table(table), count })) }
    } finally {
      db.close()
    }
  },
}

function eraseRows(db: Db, { origin, creatorId, reason, keepDoNotContact }: EraseRequest) {
  const exists = db.prepare('SELECT 1 FROM creator WHERE id = ?').get(creatorId)
  if (!exists) throw new CallboardError('not_found', say.unknownCreator)
  const erasure = findPerson(db, creatorId)
  const act = { actor: origin.actor, now: origin.now }
  let entries: string[] = []
  runStep(db, origin, (step) => {
    step.kind = 'base'
    step.label = say.erased
    entries = keepOrDropEntries(db, creatorId, keepDoNotContact, act)
    removePerson(db, () => `erased-${randomBytes(6).toString('hex')}`, erasure.names, act.now.toISOString())
    return null
  })
  const lostUndos = forgetPerson(db, erasure, new Map([['do_not_contact', entries]]))
  const rows = [...erasure.removed.values()].reduce((sum, count) => sum + count, 0)
  const stripped = [...erasure.stripped.values()].reduce((sum, count) => sum + count, 0)
  addRecord(
    db,
    act,
    'erasure',
    { reason, rows, stripped, logLines: erasure.logLines, files: erasure.blobs.length, lostUndos },
    creatorId,
  )
  return erasure
}

/**
 * Entries about the person lose their text; with `keep`, or where one stood before, every address and account stays as
 * a digest, so that the person is not written to when a list brings them back. An agent's address is the agent's.
 *
 * @returns ids of entries that were there before, whose history is to be cleaned
 */
function keepOrDropEntries(db: Db, creatorId: string, keep: boolean, act: { actor: string; now: Date }): string[] {
  const addresses = db
    .prepare<[string], { kind: string; value: string }>(
      `SELECT kind, value FROM contact_point WHERE creator_id = ? AND holder <> 'agent' AND kind IN ('email', 'phone')`,
    )
    .all(creatorId)
  const accounts = db
    .prepare<[{ id: string }], { platform: string; handle_key: string }>(
      `SELECT platform, handle_key FROM account WHERE creator_id = @id
       UNION SELECT f.platform, f.handle_key FROM former_handle f JOIN account a ON a.id = f.account_id WHERE a.creator_id = @id`,
    )
    .all({ id: creatorId })
  const values = JSON.stringify(addresses.map((address) => addressKey(address.value)))
  const known = db
    .prepare<[string, string], string>(
      `SELECT id FROM do_not_contact WHERE creator_id = ? OR (kind = 'address' AND value IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
    .all(creatorId, values)
  db.prepare(
    'UPDATE do_not_contact SET value = NULL, creator_id = NULL WHERE id IN (SELECT value FROM json_each(?))',
  ).run(JSON.stringify(known))
  if (!keep && known.length === 0) return []
  const key = requirePrivacyKey(db)
  const insert = db.prepare(
    `INSERT INTO do_not_contact (id, kind, value, digest, reason, source, added_by, added_at) VALUES (?, ?, NULL, ?, 'erased', 'erasure', ?, ?)
     ON CONFLICT (kind, digest) DO NOTHING`,
  )
  const put = (kind: 'address' | 'creator', value: string) =>
    insert.run(uuidv7(), kind, doNotContactDigest(key, kind, value), act.actor, act.now.toISOString())
  for (const { value } of addresses) put('address', addressKey(value))
  for (const { platform, handle_key } of accounts) put('creator', accountName(platform, handle_key))
  return known
}
