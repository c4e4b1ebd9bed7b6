import type { ApprovalEventLine, DeliverableDetail } from '../../../shared/contract/approvals'
import { workflowDefinition } from '../../../shared/contract/approvals'
import type { Proposal } from '../../../shared/domain/approvals/events'
import { stageVisits } from '../../../shared/domain/approvals/stageClock'
import { isReviewState } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { erasedText, type StoredEvent } from '../../db/read/approvalEvents'
import { dayIn, readWorkCalendar } from '../../db/read/workCalendar'
import { readCard } from './board'
import { timeZoneOf } from './progressStore'
import { missingOf, movesFrom, type Standing, standingOf } from './standing'
import { approvalWords } from './words'

const say = approvalWords('en')

/** @throws CallboardError `not_found` */
export function readDetail(db: Db, deliverableId: string, actorName: string, now: Date): DeliverableDetail {
  const card = readCard(db, deliverableId, now)
  const standing = standingOf(db, deliverableId, actorName, now)
  const { events, progress } = standing
  const names = namesOf(events)
  const nameOf = (id: string) => names.get(id) ?? readName(db, id) ?? erasedText
  return {
    card,
    requirement: readRequirement(db, deliverableId),
    workflow: progress && workflowDefinition.parse(progress.workflow),
    version: progress?.version ?? null,
    submitterId: progress?.submitterId ?? null,
    given: (progress?.approvals ?? []).map((given) => ({
      decider: nameOf(given.deciderId),
      recordedBy: given.recordedById === given.deciderId ? null : nameOf(given.recordedById),
      at: given.at,
    })),
    deciders: readDeciders(db, standing),
    corrections: (progress?.corrections ?? []).map(({ id, part, text }) => ({ id, part, text })),
    liveUrl: progress?.liveUrl ?? null,
    liveOn: progress?.liveOn ?? null,
    events: events.map(toLine),
    stages: visitsOf(db, standing, card.dueOn),
    moves: movesFrom(db, standing),
    missing: missingOf(standing),
    evidence: readEvidence(db, deliverableId),
  }
}

/** Names by which people acted; what a person is called later changes nothing about the trail. */
function namesOf(events: readonly StoredEvent[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { actor, actorName, proposal } of events) {
    names.set(actor.personId, actorName)
    if (proposal.kind === 'decide' && proposal.onBehalf)
      names.set(proposal.onBehalf.personId, proposal.onBehalf.personName)
  }
  return names
}

function readName(db: Db, personId: string): string | null {
  return statement<string>(db, 'SELECT name FROM person WHERE id = ?').pluck().get(personId) as string | null
}

function readRequirement(db: Db, deliverableId: string): string | null {
  const sql = 'SELECT requirement FROM deliverable WHERE id = ?'
  return statement<string | null>(db, sql).pluck().get(deliverableId) as string | null
}

function readDeciders(db: Db, { progress, facts }: Standing): DeliverableDetail['deciders'] {
  if (!progress || !isReviewState(progress.state)) return []
  const ids = facts.approvers[progress.state] ?? []
  const decided = new Set(progress.approvals.map((given) => given.deciderId))
  return statement<Omit<DeliverableDetail['deciders'][number], 'hasDecided'>>(
    db,
    'SELECT id, name, role FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name, id',
  )
    .all(JSON.stringify(ids))
    .map((person) => ({ ...person, hasDecided: decided.has(person.id) }))
}

function visitsOf(
  db: Db,
  { deliverableId, events, facts }: Standing,
  draftDueOn: string | null,
): DeliverableDetail['stages'] {
  const [first] = events
  if (!first) return []
  const timeZone = timeZoneOf(db, deliverableId)
  const dayOf = (at: string) => dayIn(timeZone, at)
  const calendar = readWorkCalendar(db, dayOf(first.at), facts.today)
  return stageVisits(events, calendar, dayOf, facts.today, draftDueOn).map(({ dueOn: _, ...visit }) => visit)
}

function toLine(event: StoredEvent): ApprovalEventLine {
  const { proposal, row } = event
  const onBehalf = proposal.kind === 'decide' ? proposal.onBehalf : null
  return {
    id: event.id,
    kind: proposal.kind,
    at: event.at,
    actor: shown(event.actorName),
    role: event.actor.role,
    from: event.from,
    to: event.to,
    versionNumber: 'version' in proposal ? proposal.version.number : null,
    decision: proposal.kind === 'decide' ? proposal.decision : null,
    text: textOf(proposal),
    onBehalfOf: onBehalf && shown(onBehalf.personName),
    channel: onBehalf?.channel ?? null,
    evidenceSha256: onBehalf?.evidenceSha256 ?? (proposal.kind === 'verify_live' ? proposal.evidenceSha256 : null),
    hash: row.hash,
    deviceSeq: row.device_seq,
  }
}

const shown = (text: string | null): string | null => (text === erasedText ? null : text)

function textOf(proposal: Proposal): string | null {
  switch (proposal.kind) {
    case 'reject_concept':
      return shown(proposal.comment)
    case 'decide': {
      const corrections = proposal.corrections.flatMap(({ part, text }) =>
        text === erasedText ? [] : [say.correction(say.parts[part], text)],
      )
      const lines = [shown(proposal.comment), ...corrections].filter((line) => line !== null)
      return lines.length > 0 ? lines.join('\n') : null
    }
    case 'change_order':
      return [say.rounds(proposal.rounds), shown(proposal.reference)].filter((part) => part !== null).join(' ')
    case 'reopen':
    case 'unschedule':
    case 'hold':
    case 'withdraw':
    case 'expire':
      return shown(proposal.reason)
    case 'schedule':
      return proposal.postOn
    case 'go_live':
      return shown(proposal.url)
    default:
      return null
  }
}

type EvidenceRow = {
  id: string
  purpose: string
  name: string
  mime: string
  size_bytes: number
  sha256: string
  note: string | null
  added_by: string
  added_at: string
}

function readEvidence(db: Db, deliverableId: string): DeliverableDetail['evidence'] {
  return statement<EvidenceRow>(
    db,
    'SELECT * FROM approval_evidence WHERE deliverable_id = ? ORDER BY added_at DESC, id DESC',
  )
    .all(deliverableId)
    .map((row) => ({
      id: row.id,
      purpose: row.purpose,
      name: row.name,
      mime: row.mime,
      sizeBytes: row.size_bytes,
      sha256: row.sha256,
      note: row.note,
      addedBy: row.added_by,
      addedAt: row.added_at,
    }))
}
