import type { ApprovalRole, ApprovalState, ReviewState, Workflow } from './workflow'

/** A version by what it is, not by what it is called. `sha256` null: there is no file, only text. */
export type VersionRef = { id: string; number: number; sha256: string | null; captionSha256: string }

export const correctionParts = ['caption', 'hashtags', 'links', 'media'] as const
/** What an approval asks to be put right on the way out. Only texts can be: another picture is another version. */
export type Correction = { id: string; part: (typeof correctionParts)[number]; text: string }

/** A client's decision that an account manager writes down, or a decision file brings. */
export type OnBehalf = {
  personId: string
  personName: string
  role: ApprovalRole
  channel: 'email' | 'telephone' | 'meeting' | 'package'
  /** the e-mail, a note of the call, the decision file: a blob of the workspace */
  evidenceSha256: string
}

export const decisions = ['approve', 'approve_with_corrections', 'request_changes'] as const
export type Decision = (typeof decisions)[number]

/** What somebody wants to happen. Free texts: `comment`, `reason`, `reference`, `personName`, `text`, `url`. */
export type Proposal =
  | { kind: 'open'; workflow: Workflow; includedRounds: number | null }
  | { kind: 'submit_concept'; version: VersionRef }
  | { kind: 'approve_concept'; version: VersionRef }
  | { kind: 'reject_concept'; version: VersionRef; comment: string }
  | { kind: 'submit_draft'; version: VersionRef }
  | { kind: 'start_review' }
  | {
      kind: 'decide'
      stage: ReviewState
      version: VersionRef
      decision: Decision
      comment: string | null
      corrections: readonly Correction[]
      onBehalf: OnBehalf | null
    }
  | { kind: 'change_order'; rounds: number; reference: string }
  | { kind: 'reopen'; reason: string }
  | { kind: 'schedule'; postOn: string }
  | { kind: 'unschedule'; reason: string }
  | { kind: 'go_live'; url: string; liveOn: string }
  | {
      kind: 'verify_live'
      evidenceSha256: string | null
      /** what was seen on the post itself */
      seen: { toggle: boolean; text: boolean; spokenOrShown: boolean }
      /** ids of corrections that were carried out */
      ticked: readonly string[]
    }
  | { kind: 'close' }
  | { kind: 'hold'; reason: string }
  | { kind: 'resume' }
  | { kind: 'withdraw'; reason: string }
  | { kind: 'expire'; reason: string }
export type EventKind = Proposal['kind']

/** Who proposes. One person has one role in a workspace. */
export type Actor = { personId: string; role: ApprovalRole }

/**
 * What the rules need to know besides the events: loaded by the engine when somebody proposes, stored with the event, so
 * that a replay decides the same. Holds no names and no free text.
 */
export type ApprovalFacts = {
  /** today in the campaign's time zone; never before the day of the last event */
  today: string
  /** ids of the persons whose decision counts, by stage */
  approvers: Partial<Record<ReviewState, readonly string[]>>
  /** null: no terms signed by this creator or for the campaign */
  termsSignedOn: string | null
  hasDisclosurePlan: boolean
  /** codes of what the lint found to be missing */
  disclosureProblems: readonly string[]
  /** the posting window; null is open at that end */
  postFrom: string | null
  postUntil: string | null
  hasUsageRight: boolean
  music: 'none' | 'original' | 'library' | 'licensed' | null
  /** days on which another client's exclusivity of the same category forbids a post; null is open at that end */
  exclusivities: readonly { from: string | null; until: string | null }[]
}

/** Something that happened. `from` is null where the deliverable was not open before. */
export type ApprovalEvent = {
  id: string
  actor: Actor
  /** UTC instant, never before the event before it of the same deliverable */
  at: string
  from: ApprovalState | null
  to: ApprovalState
  proposal: Proposal
  facts: ApprovalFacts
}

/** An approval given in the present stage for the present version. */
export type GivenApproval = {
  /** whose decision it is */
  deciderId: string
  /** who wrote it down: the decider, or somebody on behalf */
  recordedById: string
  role: ApprovalRole
  decision: 'approve' | 'approve_with_corrections'
  at: string
}

/** Where a deliverable stands: the events, folded. */
export type Progress = {
  workflow: Workflow
  state: ApprovalState
  stateSince: string
  /** what it was before it was put on hold */
  heldFrom: ApprovalState | null
  version: VersionRef | null
  submitterId: string | null
  /** of the present stage and version */
  approvals: readonly GivenApproval[]
  /** the stage that asked for changes; null: none, or the workflow begins anew */
  requestedBy: ReviewState | null
  /** submissions to the client so far */
  roundsUsed: number
  /** included and ordered; null: without limit */
  roundsAllowed: number | null
  /** asked for with an approval, ticked when the post is seen live */
  corrections: readonly Correction[]
  plannedOn: string | null
  liveUrl: string | null
  liveOn: string | null
  isVerified: boolean
  lastAt: string
  /** versions that were submitted, as concept or draft */
  submitted: readonly VersionRef[]
}
