import type { DecisionReading } from '../../../../shared/contract/approvalReview'
import { decideFrom } from '../../../../shared/domain/approvals/approvalFlow'
import type { DecisionItem } from '../../../../shared/domain/approvals/decisionFile'
import type { Actor, ApprovalFacts, Proposal, VersionRef } from '../../../../shared/domain/approvals/events'
import { progressOf } from '../../../../shared/domain/approvals/progress'
import { refusalSentence } from '../../../../shared/domain/approvals/refusals'
import {
  isReviewState,
  type ReviewStage,
  type ReviewState,
  stageOf,
} from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { factsAfter, readEvents } from '../events'
import { loadFacts } from '../facts'
import type { Decider } from './decider'
import type { TrustedFile } from './trustedFile'
import { reviewWords } from './words'

const say = reviewWords('en')

export type Effect = DecisionReading['effects'][number]
type Decide = Extract<Proposal, { kind: 'decide' }>

/** What one item of the file will do. `proposal` null: no decision is applied; `comments` are those that are added. */
export type Judged = { effect: Effect; item: DecisionItem; proposal: Decide | null; comments: DecisionItem['comments'] }

type Row = {
  title: string
  handle: string
  number: number
  sha256: string | null
  caption_sha256: string
  active_id: string | null
  active_number: number | null
}

/** Every item of a file against what was sent and where its deliverable stands now. Reads only. */
export function judgeItems(
  db: Db,
  { file, pack, sha256 }: TrustedFile,
  decider: Decider,
  recorder: Actor,
  now: Date,
): Judged[] {
  const seen = new Set<string>()
  return file.items.map((item) => {
    const isTwice = seen.has(item.deliverableId)
    seen.add(item.deliverableId)
    const row = readRow(db, item)
    const effect: Effect = {
      deliverableId: item.deliverableId,
      title: row?.title ?? '–',
      handle: row?.handle ?? '–',
      versionNumber: row?.number ?? 0,
      decision: item.decision,
      comments: 0,
      refusal: null,
    }
    const refused = (code: string, sentence: string): Judged => ({
      effect: { ...effect, refusal: { code, sentence } },
      item,
      proposal: null,
      comments: [],
    })
    const sent = pack.items.find(({ deliverableId }) => deliverableId === item.deliverableId)
    if (isTwice) return refused('twice', say.twice)
    if (!row) return refused('gone', say.gone)
    if (
      !sent ||
      sent.versionId !== item.versionId ||
      sent.sha256 !== item.sha256 ||
      sent.captionSha256 !== item.captionSha256
    )
      return refused('not_in_package', say.notInPackage)
    if (row.active_id !== item.versionId) {
      const refusal = { code: 'other_version', number: row.active_number ?? 0 } as const
      return refused(refusal.code, refusalSentence(refusal))
    }
    // What was said of the version that is still the one is kept, whatever becomes of the decision.
    const comments = newComments(db, item)
    const judged = { item, comments, effect: { ...effect, comments: comments.length } }
    if (item.decision === 'none') return { ...judged, proposal: null }
    const { proposal, refusal } = judgeDecision(db, item, row, decider, { recorder, sha256, now })
    return { ...judged, proposal, effect: { ...judged.effect, refusal } }
  })
}

function readRow(db: Db, { deliverableId, versionId }: DecisionItem): Row | undefined {
  return statement<Row>(
    db,
    `SELECT d.title, a.handle, v.number, v.sha256, v.caption_sha256, s.version_id AS active_id, s.version_number AS active_number
     FROM deliverable d JOIN account a ON a.id = d.account_id LEFT JOIN deliverable_state s ON s.id = d.id
     JOIN content_version v ON v.id = ? AND v.deliverable_id = d.id WHERE d.id = ?`,
  ).get(versionId, deliverableId)
}

/** Comments that an earlier file of this page has not brought yet. */
function newComments(db: Db, { comments }: DecisionItem): DecisionItem['comments'] {
  const known = statement(db, 'SELECT 1 FROM review_comment WHERE id = ?')
  const ids = new Set<string>()
  return comments.filter(({ id }) => {
    if (ids.has(id) || known.get(id)) return false
    ids.add(id)
    return true
  })
}

function judgeDecision(
  db: Db,
  item: DecisionItem,
  row: Row,
  decider: Decider,
  { recorder, sha256, now }: { recorder: Actor; sha256: string; now: Date },
): { proposal: Decide | null; refusal: Effect['refusal'] } {
  if (decider.standing === 'viewer')
    return { proposal: null, refusal: { code: 'not_an_approver', sentence: say.notDeciding(decider.name) } }
  const events = readEvents(db, item.deliverableId)
  const progress = progressOf(events)
  const state = progress?.state
  const stage: ReviewState = state !== undefined && isReviewState(state) ? state : 'client_review'
  const version: VersionRef = {
    id: item.versionId,
    number: row.number,
    sha256: item.sha256,
    captionSha256: item.captionSha256,
  }
  const proposal: Decide = {
    kind: 'decide',
    stage,
    version,
    decision: item.decision === 'none' ? 'approve' : item.decision,
    comment: item.comment,
    corrections: item.corrections.map((correction, index) => ({ id: String(index), ...correction })),
    onBehalf: {
      personId: decider.personId,
      personName: decider.name,
      role: decider.role,
      channel: 'package',
      evidenceSha256: sha256,
    },
  }
  const known = factsAfter(events, loadFacts(db, item.deliverableId, now))
  const facts = withDecider(known, decider, progress ? stageOf(progress.workflow, stage) : undefined)
  const verdict = decideFrom(progress, proposal, recorder, now.toISOString(), facts)
  return verdict.ok
    ? { proposal, refusal: null }
    : { proposal: null, refusal: { code: verdict.refusal.code, sentence: sentenceOf(verdict.refusal, decider) } }
}

/** The rule's own sentence; where it says "you", the decider is meant and not who reads this. */
function sentenceOf(refusal: Parameters<typeof refusalSentence>[0], decider: Decider): string {
  return refusal.code === 'not_an_approver' ? say.notDeciding(decider.name) : refusalSentence(refusal)
}

/** Somebody new is among the approvers once the file is applied. */
function withDecider(
  facts: ApprovalFacts,
  { standing, role, personId }: Decider,
  stage: ReviewStage | undefined,
): ApprovalFacts {
  if (standing !== 'new' || !stage?.roles.includes(role)) return facts
  const approvers = [...(facts.approvers[stage.state] ?? []), personId]
  return { ...facts, approvers: { ...facts.approvers, [stage.state]: approvers } }
}
