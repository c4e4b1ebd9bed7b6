import { describe, expect, it } from 'vitest'
import type { Actor, ApprovalFacts, Proposal } from '../../../../src/shared/domain/approvals/events'
import { type Move, movesOf, moveTo, possibleDay } from '../../../../src/shared/domain/approvals/moves'
import { approvalStates, presetIds, presetWorkflows } from '../../../../src/shared/domain/approvals/workflow'
import { actors, byMail, fullFacts, Played, pastWindow } from './support'

/** Everything a person could send, said in full: what the move leaves out is filled in. */
function everyProposal(played: Played): Proposal[] {
  const version = played.version
  const next = { ...version, id: 'vx', number: version.number + 1, captionSha256: 'd'.repeat(64) }
  const seen = { toggle: true, text: true, spokenOrShown: true }
  const ticked = played.progress?.corrections.map(({ id }) => id) ?? []
  const decisions = (['internal_review', 'client_review', 'legal_review'] as const).flatMap((stage) => [
    played.decisionIn(stage),
    played.decisionIn(stage, { decision: 'request_changes', comment: 'Brighter' }),
    ...[byMail, { ...byMail, personId: 'lee', role: 'legal' as const }].flatMap((onBehalf) => [
      played.decisionIn(stage, { onBehalf }),
      played.decisionIn(stage, { onBehalf, decision: 'request_changes', comment: 'Brighter' }),
    ]),
  ])
  return [
    { kind: 'submit_concept', version: next },
    { kind: 'approve_concept', version },
    { kind: 'reject_concept', version, comment: 'No' },
    { kind: 'submit_draft', version: next },
    { kind: 'start_review' },
    ...decisions,
    { kind: 'reopen', reason: 'x' },
    { kind: 'schedule', postOn: possibleDay(played.facts) },
    { kind: 'unschedule', reason: 'x' },
    { kind: 'go_live', url: 'https://a.example/1', liveOn: played.facts.today },
    { kind: 'verify_live', evidenceSha256: 'a'.repeat(64), seen, ticked },
    { kind: 'close' },
    { kind: 'hold', reason: 'x' },
    { kind: 'resume' },
    { kind: 'withdraw', reason: 'x' },
    { kind: 'expire', reason: 'x' },
  ]
}

/** Deliverables everywhere on the way, also with little left to do right. */
function* situations(): Generator<Played> {
  for (const preset of presetIds) {
    for (const rounds of [null, 1]) {
      const played = Played.of(presetWorkflows[preset], rounds)
      const copy = (facts: ApprovalFacts) => {
        const other = new Played()
        for (const event of played.events) other.do(event.proposal, event.actor, event.facts)
        other.facts = facts
        return other
      }
      const steps = [
        () => preset === 'regulated' && played.do({ kind: 'submit_concept', version: played.next() }, actors.maya),
        () => preset === 'regulated' && played.do({ kind: 'approve_concept', version: played.version }, actors.dev),
        () => played.submit(actors.maya),
        () => played.do({ kind: 'start_review' }),
        ...presetWorkflows[preset].stages.map(() => () => played.approve()),
        () => played.schedule(),
        () => played.live(),
        () => played.verified(),
        () => played.do({ kind: 'close' }),
      ]
      yield copy(fullFacts)
      for (const step of steps) {
        step()
        yield copy(fullFacts)
        yield copy(pastWindow)
        yield copy({ ...fullFacts, music: null })
        yield copy({
          ...fullFacts,
          approvers: { ...fullFacts.approvers, client_review: [], internal_review: ['maya'] },
        })
        if (played.state === 'client_review') {
          const held = copy(fullFacts)
          held.do({ kind: 'hold', reason: 'x' })
          yield held
          const back = copy(fullFacts)
          back.do(back.decision({ decision: 'request_changes', comment: 'x' }), actors.clara).submit(actors.maya)
          yield back
          if (typeof back.ask({ kind: 'start_review' }) === 'string') yield back.do({ kind: 'start_review' })
        }
      }
    }
  }
}

const isOfMove = (move: Move, proposal: Proposal) =>
  (move.kind === 'ready' || move.kind === 'asks') &&
  move.event === proposal.kind &&
  (proposal.kind !== 'decide' || (move.kind === 'asks' && move.asks === 'onBehalf') === (proposal.onBehalf !== null))

describe('what dragging a card would do', () => {
  it('is what the rules do: ready and asking moves succeed, refused ones have no way', () => {
    let looked = 0
    for (const played of situations()) {
      for (const actor of Object.values(actors) as Actor[]) {
        const moves = movesOf(played.progress, actor, played.now, played.facts)
        const outcomes = everyProposal(played).map((proposal) => ({ proposal, to: played.ask(proposal, actor) }))
        for (const target of approvalStates) {
          looked += 1
          const move = moves.get(target)
          if (!move) throw new Error(`no move to ${target}`)
          const where = `${played.state} → ${target} by ${actor.role}: ${JSON.stringify(move)}`
          if (target === played.state) expect(move.kind, where).toBe('same')
          else if (move.kind === 'refused')
            expect(
              outcomes.filter(({ to }) => to === target).map(({ proposal }) => proposal),
              where,
            ).toEqual([])
          else if (move.kind !== 'same')
            expect(
              outcomes.some(({ proposal, to }) => isOfMove(move, proposal) && to === move.leadsTo),
              where,
            ).toBe(true)
        }
      }
    }
    expect(looked).toBeGreaterThan(10_000)
  })

  it('says before the drop why it cannot be', () => {
    const played = Played.of(presetWorkflows.regulated)
    const to = (target: (typeof approvalStates)[number]) =>
      moveTo(played.progress, target, actors.maya, played.now, fullFacts)
    expect(to('draft_submitted')).toEqual({ kind: 'refused', refusal: { code: 'concept_first' } })
    expect(to('approved')).toEqual({ kind: 'refused', refusal: { code: 'stage_order', next: 'concept_submitted' } })
    expect(moveTo(null, 'approved', actors.maya, played.now, fullFacts)).toEqual({
      kind: 'refused',
      refusal: { code: 'not_open' },
    })
  })

  it('finds the first day on which a post may go out', () => {
    const day = (facts: Partial<ApprovalFacts>) => possibleDay({ ...fullFacts, ...facts })
    expect(day({})).toBe('2027-06-10')
    expect(day({ postFrom: '2027-06-20' })).toBe('2027-06-20')
    expect(
      day({
        exclusivities: [
          { from: null, until: '2027-06-12' },
          { from: '2027-06-13', until: '2027-06-14' },
        ],
      }),
    ).toBe('2027-06-15')
    expect(day({ exclusivities: [{ from: null, until: null }] })).toBe('2027-06-10')
    expect(day({ exclusivities: [{ from: null, until: '2027-06-30' }] })).toBe('2027-06-10')
  })
})
