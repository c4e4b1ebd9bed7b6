import { describe, expect, it } from 'vitest'
import { decideFrom, decideProposal } from '../../../../src/shared/domain/approvals/approvalFlow'
import type { Actor, ApprovalEvent, ApprovalFacts, Proposal } from '../../../../src/shared/domain/approvals/events'
import { applyEvent, progressOf } from '../../../../src/shared/domain/approvals/progress'
import {
  type ApprovalState,
  isReviewState,
  type PresetId,
  presetIds,
  presetWorkflows,
  type Workflow,
} from '../../../../src/shared/domain/approvals/workflow'
import { actors, byMail, fullFacts, pastWindow, versionOf } from './support'

const eventsPerPreset = 100_000

/** Where each state may lead, whoever acts: written down here, and not taken from the rules. */
const side: ApprovalState[] = ['on_hold', 'withdrawn', 'expired']
const ways: Record<PresetId, Partial<Record<ApprovalState, ApprovalState[]>>> = {
  light: {
    brief_sent: ['draft_submitted', ...side],
    draft_submitted: ['client_review', ...side],
    client_review: ['approved', 'changes_requested', 'draft_submitted', ...side],
  },
  standard: {
    brief_sent: ['concept_submitted', 'draft_submitted', ...side],
    concept_submitted: ['concept_approved', 'brief_sent', ...side],
    concept_approved: ['draft_submitted', ...side],
    draft_submitted: ['internal_review', ...side],
    internal_review: ['client_review', 'changes_requested', 'draft_submitted', ...side],
    client_review: ['approved', 'changes_requested', 'draft_submitted', ...side],
  },
  regulated: {
    brief_sent: ['concept_submitted', ...side],
    concept_submitted: ['concept_approved', 'brief_sent', ...side],
    concept_approved: ['draft_submitted', ...side],
    draft_submitted: ['internal_review', ...side],
    internal_review: ['client_review', 'changes_requested', 'draft_submitted', ...side],
    client_review: ['legal_review', 'changes_requested', 'draft_submitted', ...side],
    legal_review: ['approved', 'changes_requested', 'draft_submitted', ...side],
  },
}
const waysOfAll: Partial<Record<ApprovalState, ApprovalState[]>> = {
  changes_requested: ['draft_submitted', ...side],
  approved: ['scheduled', 'changes_requested', ...side],
  scheduled: ['live', 'approved', 'changes_requested', ...side],
  live: ['live_verified', 'on_hold', 'withdrawn'],
  live_verified: ['closed', 'on_hold', 'withdrawn'],
  closed: [],
  withdrawn: [],
  expired: [],
}

/** What leads on from a state: half of what is proposed is that. */
const onwards: Partial<Record<ApprovalState, Proposal['kind']>> = {
  concept_submitted: 'approve_concept',
  concept_approved: 'submit_draft',
  draft_submitted: 'start_review',
  internal_review: 'decide',
  changes_requested: 'submit_draft',
  client_review: 'decide',
  legal_review: 'decide',
  approved: 'schedule',
  scheduled: 'go_live',
  live: 'verify_live',
  live_verified: 'close',
  on_hold: 'resume',
}

/** mulberry32: the same walk everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

class Walk {
  readonly random: () => number
  readonly workflow: Workflow
  events: ApprovalEvent[] = []
  minutes = 0
  refused = 0

  constructor(seed: number, workflow: Workflow) {
    this.random = randomFrom(seed)
    this.workflow = workflow
  }

  one<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T
  }

  chance(share: number): boolean {
    return this.random() < share
  }

  /** Anything anybody could send, the current version more often than not. */
  proposal(progress: ReturnType<typeof progressOf>): Proposal {
    const current = progress?.version ?? versionOf(0)
    const number = (progress?.submitted.at(-1)?.number ?? 0) + (this.chance(0.9) ? 1 : 0)
    const version = this.chance(0.9) ? current : { ...current, ...this.one([versionOf(1), { sha256: 'f'.repeat(64) }]) }
    const text = this.chance(0.9) ? 'Because' : this.one(['', '  ', '\n'])
    const stage = this.chance(0.9) && progress && isReviewState(progress.state) ? progress.state : 'client_review'
    const decision = this.one(['approve', 'approve', 'approve_with_corrections', 'request_changes'] as const)
    const part = this.one(['caption', 'hashtags', 'links', 'media'] as const)
    const corrections = decision === 'approve' ? [] : [{ id: `k${this.minutes}`, part, text }]
    const onBehalf = this.chance(0.8) ? null : { ...byMail, personId: this.one(['clara', 'carl', 'maya', 'lee']) }
    const onward = progress && this.chance(0.5) ? onwards[progress.state] : undefined
    const all: [Proposal['kind'], () => Proposal][] = [
      ['open', () => ({ kind: 'open', workflow: this.workflow, includedRounds: this.one([null, 1, 2]) })],
      ['submit_concept', () => ({ kind: 'submit_concept', version: versionOf(number) })],
      ['approve_concept', () => ({ kind: 'approve_concept', version })],
      ['reject_concept', () => ({ kind: 'reject_concept', version, comment: text })],
      ['submit_draft', () => ({ kind: 'submit_draft', version: versionOf(number) })],
      ['submit_draft', () => ({ kind: 'submit_draft', version: versionOf(number) })],
      ['start_review', () => ({ kind: 'start_review' })],
      ['start_review', () => ({ kind: 'start_review' })],
      ['decide', () => ({ kind: 'decide', stage, version, decision, comment: text, corrections, onBehalf })],
      ['decide', () => ({ kind: 'decide', stage, version, decision, comment: text, corrections, onBehalf })],
      [
        'decide',
        () => ({ kind: 'decide', stage, version, decision: 'approve', comment: null, corrections: [], onBehalf }),
      ],
      [
        'decide',
        () => ({ kind: 'decide', stage, version, decision: 'approve', comment: null, corrections: [], onBehalf }),
      ],
      ['change_order', () => ({ kind: 'change_order', rounds: this.one([1, 0, -1, 0.5]), reference: text })],
      ['reopen', () => ({ kind: 'reopen', reason: text })],
      [
        'schedule',
        () => ({ kind: 'schedule', postOn: this.one(['2027-06-15', '2027-06-15', '2027-07-15', '2027-06-01']) }),
      ],
      ['unschedule', () => ({ kind: 'unschedule', reason: text })],
      [
        'go_live',
        () => ({ kind: 'go_live', url: 'https://video.example/1', liveOn: this.one(['2027-06-10', '2027-06-11']) }),
      ],
      [
        'verify_live',
        () => ({
          kind: 'verify_live',
          evidenceSha256: this.one([null, 'a'.repeat(64)]),
          seen: { toggle: this.chance(0.8), text: true, spokenOrShown: this.chance(0.9) },
          ticked: this.chance(0.7) ? (progress?.corrections.map(({ id }) => id) ?? []) : [],
        }),
      ],
      ['close', () => ({ kind: 'close' })],
      ['hold', () => ({ kind: 'hold', reason: text })],
      ['resume', () => ({ kind: 'resume' })],
      ['hold', () => ({ kind: this.one(['withdraw', 'hold', 'hold'] as const), reason: text })],
      ['expire', () => ({ kind: 'expire', reason: text })],
    ]
    const wanted = onward ? all.filter(([kind]) => kind === onward) : all
    return this.one(wanted)[1]()
  }

  facts(): ApprovalFacts {
    if (this.chance(0.05)) return pastWindow
    if (this.chance(0.1)) return { ...fullFacts, [this.one(['termsSignedOn', 'music'])]: null }
    if (this.chance(0.1)) return { ...fullFacts, exclusivities: [{ from: '2027-06-14', until: '2027-06-16' }] }
    return fullFacts
  }

  /** The machine's clock: mostly on, now and then set back by days. */
  clock(): string {
    this.minutes += this.chance(0.05) ? -3000 : Math.floor(this.random() * 90)
    return new Date(Date.UTC(2027, 5, 1) + this.minutes * 60_000).toISOString()
  }
}

/** Holds an approval against the events before it, by nothing but them. */
function unapproved(events: readonly ApprovalEvent[], workflow: Workflow): string | null {
  const submitted = events.findLastIndex(({ proposal }) => proposal.kind === 'submit_draft')
  const submission = events[submitted]?.proposal
  if (submission?.kind !== 'submit_draft') return 'nothing was submitted'
  const since = events.slice(submitted + 1)
  for (const stage of workflow.stages) {
    const given = since.flatMap(({ proposal, actor }) =>
      proposal.kind === 'decide' && proposal.stage === stage.state && proposal.decision !== 'request_changes'
        ? [{ who: proposal.onBehalf?.personId ?? actor.personId, version: proposal.version }]
        : [],
    )
    if (given.length === 0) return `nobody approved in ${stage.state}`
    if (given.some(({ version }) => version.id !== submission.version.id)) return 'another version was approved'
    if (given.every(({ who }) => who === events[submitted]?.actor.personId)) return 'only the submitter approved'
  }
  return null
}

function isWay(preset: PresetId, event: ApprovalEvent, heldFrom: ApprovalState | null): boolean {
  const { from, to, proposal } = event
  if (from === null) return to === 'brief_sent' && proposal.kind === 'open'
  if (from === to) return ['decide', 'change_order', 'submit_draft', 'submit_concept'].includes(proposal.kind)
  if (from === 'on_hold') return to === heldFrom || to === 'withdrawn'
  return (ways[preset][from] ?? waysOfAll[from])?.includes(to) === true
}

describe.each(presetIds)('a random walk through the %s workflow', (preset) => {
  it('never leaves the ways, never loses an event, and replays to the same states', () => {
    const workflow = presetWorkflows[preset]
    const walk = new Walk(presetIds.indexOf(preset) + 1, workflow)
    const people: readonly Actor[] = Object.values(actors)
    const reached = new Map<string, number>()
    let stored = 0
    let deliverables = 0
    while (stored < eventsPerPreset) {
      deliverables += 1
      const events: ApprovalEvent[] = []
      let progress = progressOf(events)
      for (
        let tries = 0;
        tries < 400 && !['closed', 'withdrawn', 'expired'].includes(progress?.state ?? '');
        tries += 1
      ) {
        const proposal = walk.proposal(progress)
        if (tries < 200 && (proposal.kind === 'withdraw' || proposal.kind === 'expire')) continue
        const [actor, facts, now] = [walk.one(people), walk.facts(), walk.clock()]
        const verdict = decideFrom(progress, proposal, actor, now, facts)
        if (!verdict.ok) {
          walk.refused += 1
          continue
        }
        const heldFrom: ApprovalState | null = progress?.heldFrom ?? null
        const event: ApprovalEvent = {
          id: String(events.length),
          actor,
          at: verdict.at,
          from: verdict.from,
          to: verdict.to,
          proposal,
          facts,
        }
        if (!isWay(preset, event, heldFrom)) throw new Error(`${event.from} → ${event.to} by ${proposal.kind}`)
        if (progress && event.at < progress.lastAt) throw new Error('time ran back')
        events.push(event)
        progress = applyEvent(progress, event)
        if (event.to === 'approved' && isReviewState(event.from ?? 'approved')) {
          const fault = unapproved(events, workflow)
          if (fault) throw new Error(fault)
        }
        if (progress.roundsAllowed !== null && progress.roundsUsed > progress.roundsAllowed)
          throw new Error('a round too many')
        reached.set(event.to, (reached.get(event.to) ?? 0) + 1)
      }
      stored += events.length
      // As they come back from a database.
      const read: ApprovalEvent[] = JSON.parse(JSON.stringify(events))
      if (deliverables % 20 === 1) expect(progressOf(read)).toEqual(progress)
      else expect(progressOf(read)?.state).toBe(progress?.state)
      let again: ReturnType<typeof progressOf> = null
      for (const event of read) {
        const verdict = decideFrom(again, event.proposal, event.actor, event.at, event.facts)
        if (!verdict.ok || verdict.to !== event.to || verdict.from !== event.from || verdict.at !== event.at)
          throw new Error(`replayed, ${event.proposal.kind} comes out otherwise`)
        again = applyEvent(again, event)
      }
      const last = read.at(-1)
      if (last)
        expect(decideProposal(read.slice(0, -1), last.proposal, last.actor, last.at, last.facts)).toMatchObject({
          to: last.to,
        })
    }
    expect(stored).toBeGreaterThanOrEqual(eventsPerPreset)
    expect(walk.refused).toBeGreaterThan(eventsPerPreset)
    const expected = [
      'brief_sent',
      'draft_submitted',
      ...workflow.stages.map(({ state }) => state),
      'changes_requested',
    ]
    expect([...reached.keys()]).toEqual(
      expect.arrayContaining([...expected, 'approved', 'scheduled', 'live', 'live_verified', 'closed', ...side]),
    )
  })
})
