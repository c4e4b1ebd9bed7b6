import { decideFrom } from '../../../../src/shared/domain/approvals/approvalFlow'
import type {
  Actor,
  ApprovalEvent,
  ApprovalFacts,
  OnBehalf,
  Progress,
  Proposal,
  VersionRef,
} from '../../../../src/shared/domain/approvals/events'
import { applyEvent } from '../../../../src/shared/domain/approvals/progress'
import type { Refusal } from '../../../../src/shared/domain/approvals/refusals'
import { type ApprovalRole, presetWorkflows, type Workflow } from '../../../../src/shared/domain/approvals/workflow'

export const actors = {
  maya: { personId: 'maya', role: 'account_manager' },
  dev: { personId: 'dev', role: 'account_director' },
  creator: { personId: 'creator', role: 'creator_proxy' },
  clara: { personId: 'clara', role: 'client_approver' },
  vic: { personId: 'vic', role: 'client_viewer' },
  lee: { personId: 'lee', role: 'legal' },
  ada: { personId: 'ada', role: 'admin' },
} as const satisfies Record<string, Actor>

export const actorOf = (role: ApprovalRole): Actor => {
  const found = Object.values(actors).find((actor) => actor.role === role)
  if (!found) throw new Error(`nobody is ${role}`)
  return found
}

/** Everything is there, and the window is open until the end of June. */
export const fullFacts: ApprovalFacts = {
  today: '2027-06-10',
  approvers: { internal_review: ['maya', 'dev'], client_review: ['clara'], legal_review: ['lee'] },
  termsSignedOn: '2027-05-01',
  hasDisclosurePlan: true,
  disclosureProblems: [],
  postFrom: '2027-06-01',
  postUntil: '2027-06-30',
  hasUsageRight: true,
  music: 'licensed',
  exclusivities: [],
}
export const pastWindow: ApprovalFacts = { ...fullFacts, postFrom: '2027-05-01', postUntil: '2027-05-31' }

export const versionOf = (number: number): VersionRef => ({
  id: `v${number}`,
  number,
  sha256: String(number).padStart(64, '0'),
  captionSha256: String(number).padStart(64, 'c'),
})

export const byMail: OnBehalf = {
  personId: 'clara',
  personName: 'Clara',
  role: 'client_approver',
  channel: 'email',
  evidenceSha256: 'e'.repeat(64),
}

/** One deliverable, played: every step is decided by the rules and folded in. */
export class Played {
  readonly events: ApprovalEvent[] = []
  progress: Progress | null = null
  facts: ApprovalFacts = fullFacts
  now = '2027-06-10T09:00:00.000Z'
  #drafts = 0

  static of(workflow: Workflow = presetWorkflows.standard, includedRounds: number | null = null): Played {
    const played = new Played()
    played.do({ kind: 'open', workflow, includedRounds })
    return played
  }

  /** What the rules say, without doing it. */
  ask(proposal: Proposal, actor: Actor = actors.maya, facts = this.facts): Refusal | string {
    const verdict = decideFrom(this.progress, proposal, actor, this.now, facts)
    return verdict.ok ? verdict.to : verdict.refusal
  }

  /** @throws where the rules refuse */
  do(proposal: Proposal, actor: Actor = actors.maya, facts = this.facts): this {
    const verdict = decideFrom(this.progress, proposal, actor, this.now, facts)
    if (!verdict.ok) throw new Error(`${proposal.kind} by ${actor.role}: ${JSON.stringify(verdict.refusal)}`)
    const { from, to, at } = verdict
    const event: ApprovalEvent = { id: `e${this.events.length + 1}`, actor, at, from, to, proposal, facts }
    this.events.push(event)
    this.progress = applyEvent(this.progress, event)
    return this
  }

  get state() {
    return this.progress?.state ?? null
  }

  get version(): VersionRef {
    return this.progress?.version ?? versionOf(0)
  }

  next(): VersionRef {
    this.#drafts = Math.max(this.#drafts, this.version.number) + 1
    return versionOf(this.#drafts)
  }

  submit(actor: Actor = actors.creator): this {
    return this.do({ kind: 'submit_draft', version: this.next() }, actor)
  }

  decision(more: Partial<Extract<Proposal, { kind: 'decide' }>> = {}): Proposal {
    const stage = this.state
    if (stage !== 'internal_review' && stage !== 'client_review' && stage !== 'legal_review')
      return this.decisionIn('internal_review', more)
    return this.decisionIn(stage, more)
  }

  decisionIn(
    stage: 'internal_review' | 'client_review' | 'legal_review',
    more: Partial<Extract<Proposal, { kind: 'decide' }>> = {},
  ): Proposal {
    const blank = { comment: null, corrections: [], onBehalf: null, decision: 'approve' } as const
    return { kind: 'decide', stage, version: this.version, ...blank, ...more }
  }

  /** By whoever decides in this stage. */
  approve(): this {
    const deciders = { internal_review: actors.dev, client_review: actors.clara, legal_review: actors.lee } as const
    const state = this.state as keyof typeof deciders
    return this.do(this.decision(), deciders[state])
  }

  /** As far as `approved` by the shortest way. */
  untilApproved(): this {
    if (this.progress?.workflow.concept === 'required' && this.state === 'brief_sent') {
      this.do({ kind: 'submit_concept', version: this.next() }, actors.creator)
      this.do({ kind: 'approve_concept', version: this.version })
    }
    this.submit().do({ kind: 'start_review' })
    while (this.state !== 'approved') this.approve()
    return this
  }

  schedule(postOn = '2027-06-15'): this {
    return this.do({ kind: 'schedule', postOn })
  }

  live(): this {
    return this.do({ kind: 'go_live', url: 'https://video.example/1', liveOn: '2027-06-10' })
  }

  verified(): this {
    return this.do({
      kind: 'verify_live',
      evidenceSha256: 'a'.repeat(64),
      seen: { toggle: true, text: true, spokenOrShown: true },
      ticked: this.progress?.corrections.map(({ id }) => id) ?? [],
    })
  }
}
