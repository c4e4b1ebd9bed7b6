import { copyFileSync, cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Db } from '../../../src/main/db/open'
import { openDatabase } from '../../../src/main/db/open'
import { verifyDatabase } from '../../../src/main/db/verify'
import type { EngineOptions } from '../../../src/main/engine/engine'
import type { OutputOf } from '../../../src/shared/contract/index'
import { type TestEngine, tempFolder, upload } from '../../support/engine'
import { type ApprovalWorkspace, approvalWorkspace } from './approvalWorkspace'
import { submit, toClient } from './reviewSupport'

/** A picture that is one, by its first bytes. */
export const picture = readFileSync('resources/sample/shore-1.jpg')

/**
 * Two videos: the first approved by the client in an e-mail with a correction, the second sent back once and with the
 * client again. Every file is really there.
 */
export async function chainWorld(options: Partial<EngineOptions> = {}) {
  const world = await approvalWorkspace(2, options)
  const { engine, campaignId, cleo, deliverableIds, as } = world
  const [terms] = await engine.do('campaigns.terms', { campaignId })
  if (terms) await engine.do('campaigns.removeTerms', { termsId: terms.id })
  const fileToken = await upload(engine, 'terms.pdf', '%PDF-1.7 terms')
  await engine.do('campaigns.addTerms', { campaignId, fileToken, signedOn: '2026-11-01' })
  const [first = '', second = ''] = deliverableIds
  await engine.do('approvals.sendBrief', { deliverableIds })
  await submit(world, first, { name: 'shore-1.jpg', content: picture })
  await submit(world, second, null)
  await toClient(world, deliverableIds)
  const { evidenceId } = await addEvidence(engine, first, 'From: cleo@wobblecombe.example\n\nLovely, go.')
  await engine.do('approvals.decide', {
    ...(await seenBy(engine, first)),
    stage: 'client_review',
    decision: 'approve_with_corrections',
    corrections: [{ part: 'hashtags', text: 'Add #fizz' }],
    comment: 'Lovely, go.',
    onBehalf: { personId: cleo.id, channel: 'email', evidenceId },
  })
  await as('Cleo')('approvals.decide', {
    ...(await seenBy(engine, second)),
    stage: 'client_review',
    decision: 'request_changes',
    comment: 'Say where the lake is',
  })
  await submit(world, second, null, 'Up at the tarn #ad')
  await toClient(world, [second])
  return { ...world, first, second, evidenceId }
}
export type ChainWorld = Awaited<ReturnType<typeof chainWorld>>

export const addEvidence = async (engine: TestEngine, deliverableId: string, text: string) =>
  engine.do('approvals.addEvidence', {
    deliverableId,
    fileToken: await upload(engine, 'mail.eml', text),
    purpose: 'decision',
  })

/** The version under review as somebody sees it who decides. */
export async function seenBy(engine: TestEngine, deliverableId: string) {
  const { version } = await engine.do('approvals.get', { deliverableId })
  if (!version) throw new Error('nothing was submitted')
  const { id: versionId, sha256, captionSha256 } = version
  return { deliverableId, versionId, sha256, captionSha256 }
}

/** The rest of the way of the first: planned, live, seen. */
export async function goLive({ engine, first, evidenceId }: ChainWorld): Promise<void> {
  await engine.do('approvals.move', { deliverableIds: [first], to: 'scheduled', postOn: '2026-11-16' })
  await engine.do('approvals.goLive', { deliverableId: first, url: 'https://tok.example/1', liveOn: '2026-11-16' })
  const { corrections } = await engine.do('approvals.get', { deliverableId: first })
  await engine.do('approvals.verifyLive', {
    deliverableId: first,
    evidenceId,
    seen: { toggle: true, text: true, spokenOrShown: true },
    ticked: corrections.map(({ id }) => id),
  })
}

/** A copy of the database as a backup makes it. @returns its path */
export function copyOf({ engine }: Pick<ApprovalWorkspace, 'engine'>, name = 'copy.db'): string {
  const copy = join(tempFolder(), name)
  const db = new Database(join(engine.folder, 'workspace.db'), { readonly: true })
  db.prepare('VACUUM INTO ?').run(copy)
  db.close()
  return copy
}

/** A whole copy of the folder, its database written by somebody with a tool and no scruples. */
export function forgedFolder(world: Pick<ApprovalWorkspace, 'engine'>, forge: (db: Db) => void): string {
  const folder = join(tempFolder(), 'forged')
  cpSync(join(world.engine.folder, 'blobs'), join(folder, 'blobs'), { recursive: true })
  copyFileSync(copyOf(world), join(folder, 'workspace.db'))
  const file = join(folder, 'workspace.db')
  const guards = triggersOf(file)
  const db = openUnguarded(file)
  forge(db)
  // A careful forger puts everything back.
  for (const sql of guards) db.exec(sql)
  db.close()
  return folder
}

function triggersOf(file: string): string[] {
  const db = new Database(file, { readonly: true })
  const all = db.prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  db.close()
  return all
}

/** Without triggers, foreign keys and checks: whatever SQL says is done. */
export function openUnguarded(file: string): Db {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('journal_mode = MEMORY')
  db.pragma('ignore_check_constraints = ON')
  const triggers = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`)
  return db
}

export function verified(folder: string): OutputOf<'workspace.verify'> {
  const db = openDatabase(join(folder, 'workspace.db'))
  try {
    return verifyDatabase(db, () => false, folder)
  } finally {
    db.close()
  }
}
