import { uuidv7 } from 'uuidv7'
import type { ApprovalCard } from '../../../shared/contract/approvals'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import type { OnBehalf, VersionRef } from '../../../shared/domain/approvals/events'
import type { ApprovalRole } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { workflowFor } from '../../db/read/workflows'
import { readCard } from './board'
import { type EventContext, propose } from './events'
import { proposalOfMove, standingOf } from './standing'
import { approvalWords } from './words'

const say = approvalWords('en')

/** Opens a deliverable with its workflow and the rounds that the campaign includes. */
export function openDeliverable(context: EventContext, deliverableId: string): void {
  const { db } = context
  const includedRounds = statement<number | null>(
    db,
    'SELECT p.included_rounds FROM deliverable d JOIN campaign p ON p.id = d.campaign_id WHERE d.id = ?',
  )
    .pluck()
    .get(deliverableId) as number | null | undefined
  if (includedRounds === undefined) throw new CallboardError('not_found', say.noDeliverable)
  propose(context, deliverableId, { kind: 'open', workflow: workflowFor(db, deliverableId), includedRounds })
}

/** Does something to each of several deliverables: to all or to none. The error names the one that cannot. */
export function forEach(context: EventContext, ids: readonly string[], act: (deliverableId: string) => void): void {
  for (const id of new Set(ids)) {
    try {
      act(id)
    } catch (error) {
      if (!(error instanceof CallboardError) || error.code !== 'approval_refused' || ids.length === 1) throw error
      const { handle, title } = readCard(context.db, id, context.now)
      throw new CallboardError(error.code, say.which(handle, title, error.message), error.details)
    }
  }
}

/** Whatever the rules make of dragging cards to a state. @returns the cards as they are then */
export function moveDeliverables(context: EventContext, input: ParsedInputOf<'approvals.move'>): ApprovalCard[] {
  const { db, caller, now } = context
  const { deliverableIds, to, text, postOn } = input
  forEach(context, deliverableIds, (id) => {
    readCard(db, id, now)
    const outcome = proposalOfMove(db, standingOf(db, id, caller.actor, now), to, { text, postOn })
    if (outcome.kind === 'same') return
    if (outcome.kind === 'refused')
      throw new CallboardError('approval_refused', outcome.sentence, { refusal: outcome.code, deliverableId: id })
    if (outcome.proposal === 'open') openDeliverable(context, id)
    else propose(context, id, outcome.proposal)
  })
  return deliverableIds.map((id) => readCard(db, id, now))
}

type VersionRow = { id: string; number: number; sha256: string | null; caption_sha256: string }

/** @throws CallboardError `not_found` where the version is another deliverable's */
export function readVersionRef(db: Db, deliverableId: string, versionId: string): VersionRef {
  const row = statement<VersionRow>(
    db,
    'SELECT id, number, sha256, caption_sha256 FROM content_version WHERE id = ? AND deliverable_id = ?',
  ).get(versionId, deliverableId)
  if (!row) throw new CallboardError('not_found', say.noVersion)
  return { id: row.id, number: row.number, sha256: row.sha256, captionSha256: row.caption_sha256 }
}

/** The version as whoever decides saw it, which the rules hold against the one under review. */
export function seenVersion(
  db: Db,
  input: { deliverableId: string; versionId: string; sha256: string | null; captionSha256: string },
): VersionRef {
  const { id, number } = readVersionRef(db, input.deliverableId, input.versionId)
  return { id, number, sha256: input.sha256, captionSha256: input.captionSha256 }
}

export function decide(context: EventContext, input: ParsedInputOf<'approvals.decide'>): void {
  const { db } = context
  propose(context, input.deliverableId, {
    kind: 'decide',
    stage: input.stage,
    version: seenVersion(db, input),
    decision: input.decision,
    comment: input.comment === '' ? null : input.comment,
    corrections: input.corrections.map(({ part, text }) => ({ id: uuidv7(), part, text })),
    onBehalf: input.onBehalf && readOnBehalf(db, input.deliverableId, input.onBehalf),
  })
}

function readOnBehalf(
  db: Db,
  deliverableId: string,
  { personId, channel, evidenceId }: NonNullable<ParsedInputOf<'approvals.decide'>['onBehalf']>,
): OnBehalf {
  const person = statement<{ name: string; role: ApprovalRole }>(db, 'SELECT name, role FROM person WHERE id = ?').get(
    personId,
  )
  if (!person) throw new CallboardError('not_found', say.noPerson)
  const evidenceSha256 = readEvidenceSha256(db, deliverableId, evidenceId)
  return { personId, personName: person.name, role: person.role, channel, evidenceSha256 }
}

/** @throws CallboardError `not_found` where the evidence is another deliverable's */
export function readEvidenceSha256(db: Db, deliverableId: string, evidenceId: string): string {
  const found = statement<string>(db, 'SELECT sha256 FROM approval_evidence WHERE id = ? AND deliverable_id = ?')
    .pluck()
    .get(evidenceId, deliverableId)
  if (typeof found !== 'string') throw new CallboardError('not_found', say.noEvidence)
  return found
}
