import { uuidv7 } from 'uuidv7'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import { safeFileName } from '../../../../shared/domain/fileName'
import { keepBlob } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { runStep } from '../../../db/steps'
import type { JobContext } from '../../context'
import { propose } from '../events'
import { actorOf } from '../people'
import { type Decider, findDecider, keepDecider } from './decider'
import { type Judged, judgeItems } from './judge'
import { openDecisionFile, requireNew, type TrustedFile } from './trustedFile'
import { reviewWords } from './words'

const say = reviewWords('en')

type Applied = OutputOf<'approvals.applyDecisionFile'>

/** The file first, as evidence; then all that it brings in one step, which is never undone. */
export async function applyDecisions(
  { fileToken }: ParsedInputOf<'approvals.applyDecisionFile'>,
  context: JobContext,
): Promise<Applied> {
  const { db, now, origin, caller } = context
  context.label(say.applyingDecisions)
  const held = context.files.get(fileToken)
  const trusted = await openDecisionFile(db, held)
  await keepBlob(context.folder, held.path, { signal: context.signal, progress: () => {} })
  return context.exclusively(async () => {
    const outcome = runStep(db, origin, (step) => {
      // Looked at again: another window may have applied it while this one waited.
      requireNew(db, trusted.file.decisionId, trusted.sha256)
      const recorder = actorOf(db, caller.actor, now)
      const decider = findDecider(db, trusted.clientId, trusted.file.decider)
      step.label = say.appliedDecisions(decider.name, trusted.pack.name)
      step.kind = 'base'
      const judged = judgeItems(db, trusted, decider, recorder, now)
      keepDecider(db, trusted.clientId, decider, now)
      const evidence = { name: safeFileName(held.name), trusted, by: caller.actor, at: now.toISOString() }
      let comments = 0
      let applied = 0
      for (const one of judged) {
        comments += insertComments(db, one, trusted, decider, evidence.at)
        if (!one.proposal) continue
        const corrections = one.proposal.corrections.map(({ part, text }) => ({ id: uuidv7(), part, text }))
        propose({ db, device: origin.device, caller, now, step }, one.item.deliverableId, {
          ...one.proposal,
          corrections,
        })
        insertEvidence(db, one.item.deliverableId, evidence)
        applied += 1
      }
      const refused = judged.map(({ effect }) => effect).filter(({ refusal }) => refusal !== null)
      const told: Applied = { applied, comments, refused }
      insertDecisionFile(db, trusted, decider, told, evidence)
      return told
    })
    return outcome.value
  })
}

function insertComments(
  db: Db,
  { item, comments }: Judged,
  { pack }: TrustedFile,
  decider: Decider,
  at: string,
): number {
  const parent = statement<string>(
    db,
    `SELECT coalesce(parent_id, id) FROM review_comment WHERE id = ? AND version_id = ? AND thread = 'client'`,
  ).pluck()
  const insert = statement(
    db,
    `INSERT INTO review_comment (id, deliverable_id, version_id, thread, parent_id, text, at_ms, until_ms, area, author_id, author, package_id, created_at)
     VALUES (?, ?, ?, 'client', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const comment of answersLast(comments)) {
    const { id, parentId, text, atMs, untilMs, area } = comment
    insert.run(
      id,
      item.deliverableId,
      item.versionId,
      // An answer to what is not there, or not the client's, stands for itself; threads are one level deep.
      parentId === null ? null : (parent.get(parentId, item.versionId) ?? null),
      text,
      atMs,
      untilMs,
      area === null ? null : JSON.stringify(area),
      decider.personId,
      decider.name,
      pack.id,
      at,
    )
  }
  return comments.length
}

/** A comment before its answers, so that each finds what it answers. */
function answersLast(comments: Judged['comments']): Judged['comments'] {
  const left = new Map(comments.map((comment) => [comment.id, comment]))
  const ordered: Judged['comments'] = []
  for (const comment of comments) {
    const path: Judged['comments'] = []
    for (let at = left.get(comment.id); at && left.delete(at.id); at = left.get(at.parentId ?? '')) path.unshift(at)
    ordered.push(...path)
  }
  return ordered
}

type Evidence = { name: string; trusted: TrustedFile; by: string; at: string }

function insertEvidence(db: Db, deliverableId: string, { name, trusted, by, at }: Evidence): void {
  statement(
    db,
    `INSERT INTO approval_evidence (id, deliverable_id, purpose, name, mime, size_bytes, sha256, note, added_by, added_at)
     VALUES (?, ?, 'decision', ?, 'application/json', ?, ?, ?, ?, ?)`,
  ).run(uuidv7(), deliverableId, name, trusted.sizeBytes, trusted.sha256, say.evidenceNote(trusted.pack.name), by, at)
}

function insertDecisionFile(
  db: Db,
  { file, sha256, pack }: TrustedFile,
  decider: Decider,
  outcome: Applied,
  { by, at }: Evidence,
): void {
  statement(
    db,
    'INSERT INTO decision_file (id, package_id, sha256, decider_id, outcome, applied_by, applied_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(file.decisionId, pack.id, sha256, decider.personId, JSON.stringify(outcome), by, at)
}
