import { CallboardError } from '../../../../shared/contract/define'
import type { Correction, Decision, Progress } from '../../../../shared/domain/approvals/events'
import { progressOf } from '../../../../shared/domain/approvals/progress'
import { stateNames } from '../../../../shared/domain/approvals/refusals'
import type { ApprovalState, ReviewState } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'
import { erasedText, readStoredEvents, type StoredEvent } from '../../../db/read/approvalEvents'
import { readSettings } from '../../../db/read/settings'
import type { ChainHead } from '../../../db/verifyApprovals'
import { chainHeads } from '../events'
import type { Anchor } from './anchor'
import { certificateWords } from './words'

const say = certificateWords('en')

/** Everything that a certificate says, and nothing else: no comments, fees, codes or other clients are in it. */
export type Certificate = {
  locale: string
  timeZone: string
  agency: string
  client: string
  brand: string
  campaign: string
  title: string
  creator: string
  state: ApprovalState
  approvedAt: string
  madeAt: string
  version: {
    number: number
    name: string | null
    sizeBytes: number | null
    sha256: string | null
    captionSha256: string
    /** null: erased with the person */
    text: { caption: string; hashtags: string[]; links: string[] } | null
  }
  decisions: CertifiedDecision[]
  roundsUsed: number
  roundsAllowed: number | null
  corrections: readonly Correction[]
  heads: ChainHead[]
  anchor: Anchor
}
export type CertifiedDecision = {
  stage: ReviewState
  decision: Decision
  /** null: erased with the person */
  who: string | null
  at: string
  recorded: { by: string | null; channel: string; evidenceSha256: string } | null
}

type Row = {
  title: string
  campaign: string
  brand: string
  client: string
  time_zone: string
  handle: string
  display_name: string | null
}
type VersionRow = {
  number: number
  name: string | null
  size_bytes: number | null
  sha256: string | null
  caption: string
  hashtags: string
  links: string
  caption_sha256: string
  erased_at: string | null
}

const approvedStates: readonly ApprovalState[] = ['approved', 'scheduled', 'live', 'live_verified', 'closed']

/** @throws CallboardError `not_found`; `approval_refused` for what is not approved */
export function readCertificate(db: Db, deliverableId: string, now: Date): Certificate {
  const row = statement<Row>(
    db,
    `SELECT d.title, p.name AS campaign, b.name AS brand, c.name AS client, p.time_zone, a.handle, r.display_name
     FROM deliverable d JOIN campaign p ON p.id = d.campaign_id JOIN brand b ON b.id = p.brand_id JOIN client c ON c.id = b.client_id
     JOIN account a ON a.id = d.account_id JOIN creator r ON r.id = a.creator_id WHERE d.id = ?`,
  ).get(deliverableId)
  if (!row) throw new CallboardError('not_found', say.noDeliverable)
  const events = readStoredEvents(db, deliverableId)
  const progress = approvedProgress(events, deliverableId)
  const { version, state } = progress
  const kept = statement<VersionRow>(db, 'SELECT * FROM content_version WHERE id = ?').get(version.id)
  if (!kept) throw new CallboardError('workspace_damaged', say.versionGone(version.id))
  const decisive = decisionsOn(events)
  const settings = readSettings(db)
  const heads = chainHeads(db)
  const madeAt = now.toISOString()
  return {
    locale: settings.locale,
    timeZone: row.time_zone,
    agency: settings.name,
    client: row.client,
    brand: row.brand,
    campaign: row.campaign,
    title: row.title,
    creator: row.display_name ? `${row.display_name}, @${row.handle}` : `@${row.handle}`,
    state,
    approvedAt: events.findLast((event) => event.to === 'approved' && event.proposal.kind === 'decide')?.at ?? madeAt,
    madeAt,
    version: {
      number: version.number,
      name: kept.name,
      sizeBytes: kept.size_bytes,
      // What the decisions were bound to; verification holds the row against it.
      sha256: version.sha256,
      captionSha256: version.captionSha256,
      text:
        kept.erased_at === null
          ? { caption: kept.caption, hashtags: JSON.parse(kept.hashtags), links: JSON.parse(kept.links) }
          : null,
    },
    decisions: decisive.map(toDecision),
    roundsUsed: progress.roundsUsed,
    roundsAllowed: progress.roundsAllowed,
    corrections: progress.corrections,
    heads,
    anchor: {
      format: 'callboard-anchor-1',
      kind: 'certificate',
      madeAt,
      workspaceId: settings.workspaceId,
      heads,
      items: [
        {
          deliverableId,
          versionId: version.id,
          sha256: version.sha256,
          captionSha256: version.captionSha256,
          decisions: decisive.map(({ row: { hash } }) => hash),
        },
      ],
    },
  }
}

function approvedProgress(
  events: readonly StoredEvent[],
  deliverableId: string,
): Progress & { version: NonNullable<Progress['version']> } {
  const progress = progressOf(events)
  if (!progress) throw new CallboardError('approval_refused', say.notOpen, { deliverableId })
  const { state, heldFrom, version } = progress
  if (!version || !approvedStates.includes(state === 'on_hold' ? (heldFrom ?? state) : state)) {
    const details = { refusal: 'wrong_state', deliverableId }
    throw new CallboardError('approval_refused', say.notApproved(stateNames[state].toLowerCase()), details)
  }
  return { ...progress, version }
}

type Deciding = StoredEvent & { proposal: Extract<StoredEvent['proposal'], { kind: 'decide' }> }

/** Decisions on the version that was approved: those since it was submitted. */
function decisionsOn(events: readonly StoredEvent[]): Deciding[] {
  const submitted = events.findLastIndex(({ proposal }) => proposal.kind === 'submit_draft')
  return events.slice(submitted + 1).filter((event): event is Deciding => event.proposal.kind === 'decide')
}

const nameOrNull = (name: string): string | null => (name === erasedText ? null : name)

function toDecision({ proposal, at, actorName }: Deciding): CertifiedDecision {
  const { stage, decision, onBehalf } = proposal
  return {
    stage,
    decision,
    who: nameOrNull(onBehalf ? onBehalf.personName : actorName),
    at,
    recorded: onBehalf && {
      by: nameOrNull(actorName),
      channel: onBehalf.channel,
      evidenceSha256: onBehalf.evidenceSha256,
    },
  }
}
