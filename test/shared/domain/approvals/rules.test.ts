import { describe, expect, it } from 'vitest'
import type { ApprovalFacts, Correction } from '../../../../src/shared/domain/approvals/events'
import { refusalSentence } from '../../../../src/shared/domain/approvals/refusals'
import { presetWorkflows, type ReviewStage, type Workflow } from '../../../../src/shared/domain/approvals/workflow'
import { actors, byMail, fullFacts, Played, pastWindow } from './support'

const code = (refusal: string) => expect.objectContaining({ code: refusal })
const { standard, regulated, light } = presetWorkflows
const inReview = (workflow: Workflow = standard) => Played.of(workflow).submit().do({ kind: 'start_review' })

/** The standard workflow with another internal stage. */
const withInternal = (stage: Partial<ReviewStage>): Workflow => ({
  ...standard,
  stages: standard.stages.map((one) => (one.state === 'internal_review' ? { ...one, ...stage } : one)),
})

describe('rule 1: listed transitions, by role; the submitter is never the only one who approves', () => {
  it('takes the submitter as one of two, not as one of one', () => {
    const alone = Played.of(standard).submit(actors.maya).do({ kind: 'start_review' })
    expect(alone.ask(alone.decision(), actors.maya)).toEqual(code('own_work'))
    expect(alone.ask(alone.decision(), actors.dev)).toBe('client_review')
    const two = Played.of(withInternal({ quorum: { kind: 'atLeast', count: 2 } })).submit(actors.maya)
    two.do({ kind: 'start_review' }).do(two.decision(), actors.maya)
    expect(two.state).toBe('internal_review')
    expect(two.ask(two.decision(), actors.dev)).toBe('client_review')
  })

  it('refuses the submitter of a quorum of all where nobody else decides', () => {
    const played = Played.of(withInternal({ quorum: { kind: 'all' } }))
      .submit(actors.maya)
      .do({ kind: 'start_review' })
    const facts = { ...fullFacts, approvers: { ...fullFacts.approvers, internal_review: ['maya'] } }
    expect(played.ask(played.decision(), actors.maya, facts)).toEqual(code('own_work'))
  })

  it('never lets a viewer or a creator decide: a workflow that says so does not open', () => {
    for (const role of ['client_viewer', 'creator_proxy'] as const) {
      const workflow = withInternal({ roles: [role] })
      expect(new Played().ask({ kind: 'open', workflow, includedRounds: null })).toEqual(code('bad_workflow'))
    }
    const none = { ...standard, stages: [] }
    expect(new Played().ask({ kind: 'open', workflow: none, includedRounds: null })).toEqual(code('bad_workflow'))
    const twice = { ...standard, stages: [...standard.stages, ...standard.stages] }
    expect(new Played().ask({ kind: 'open', workflow: twice, includedRounds: null })).toEqual(code('bad_workflow'))
  })
})

describe('rule 2: stages in order, quorum, one active draft', () => {
  it('takes no decision for a later stage', () => {
    const played = inReview()
    expect(played.ask(played.decisionIn('client_review'), actors.clara)).toEqual({
      code: 'stage_order',
      next: 'internal_review',
    })
  })

  it('waits for all, or for so many different persons', () => {
    for (const quorum of [{ kind: 'all' }, { kind: 'atLeast', count: 2 }] as const) {
      const played = inReview(withInternal({ quorum })).do(inReview().decision(), actors.maya)
      expect(played.state).toBe('internal_review')
      expect(played.ask(played.decision(), actors.maya)).toEqual(code('already_decided'))
      expect(played.ask(played.decision(), actors.dev)).toBe('client_review')
    }
  })

  it('puts a newer draft in the place of the one before', () => {
    const played = Played.of(standard).submit().submit()
    expect(played.version.number).toBe(2)
    expect(played.ask({ kind: 'submit_draft', version: { ...played.version, number: 3 } })).toEqual(
      code('version_order'),
    )
  })
})

describe('rule 3: a decision is on one version, by file and caption', () => {
  it('refuses another version, another file, another caption', () => {
    const played = inReview()
    const { version } = played
    for (const [other, refusal] of [
      [{ ...version, id: 'v9' }, 'other_version'],
      [{ ...version, number: 9 }, 'other_version'],
      [{ ...version, sha256: 'f'.repeat(64) }, 'altered_version'],
      [{ ...version, sha256: null }, 'altered_version'],
      [{ ...version, captionSha256: 'f'.repeat(64) }, 'altered_version'],
    ] as const)
      expect(played.ask(played.decision({ version: other }), actors.dev)).toEqual(code(refusal))
  })

  it('voids approvals with a new version and returns to the first stage, or to the one that asked', () => {
    const quorum = { kind: 'atLeast', count: 2 } as const
    const played = inReview(withInternal({ quorum }))
    played.do(played.decision(), actors.maya).submit()
    expect(played.progress?.approvals).toEqual([])
    expect(played.do({ kind: 'start_review' }).ask(played.decision(), actors.dev)).toBe('internal_review')

    for (const [returnsTo, state] of [
      ['first', 'internal_review'],
      ['requesting', 'client_review'],
    ] as const) {
      const asked = inReview({ ...standard, returnsTo }).approve()
      asked.do(asked.decision({ decision: 'request_changes', comment: 'Brighter' }), actors.clara).submit()
      expect(asked.do({ kind: 'start_review' }).state).toBe(state)
    }
  })

  it('keeps approvals over a hold, which is no new stage', () => {
    const played = inReview(withInternal({ quorum: { kind: 'all' } }))
    played.do(played.decision(), actors.maya).do({ kind: 'hold', reason: 'Strike' }).do({ kind: 'resume' })
    expect(played.ask(played.decision(), actors.dev)).toBe('client_review')
  })
})

describe('rule 4: what is approved is locked', () => {
  it('takes no draft until it is reopened with a reason, and then a newer one only', () => {
    const played = Played.of(regulated).untilApproved()
    expect(played.ask({ kind: 'submit_draft', version: played.next() })).toEqual(code('locked'))
    expect(played.ask({ kind: 'reopen', reason: ' \n' })).toEqual(code('needs_reason'))
    played.schedule().do({ kind: 'reopen', reason: 'New pack shot' })
    expect(played.progress).toMatchObject({ state: 'changes_requested', plannedOn: null, corrections: [] })
    expect(played.ask({ kind: 'submit_draft', version: played.version })).toEqual(code('version_order'))
    const same = { ...played.version, id: 'v9', number: 9 }
    expect(played.ask({ kind: 'submit_draft', version: same })).toEqual(code('same_content'))
    expect(played.submit().do({ kind: 'start_review' }).state).toBe('internal_review')
  })

  it('stays locked once it is live', () => {
    const played = Played.of(light).untilApproved().schedule().live()
    expect(played.ask({ kind: 'reopen', reason: 'Typo' })).toEqual(code('wrong_state'))
    expect(played.ask({ kind: 'submit_draft', version: played.next() })).toEqual(code('locked'))
  })
})

describe('rule 5: corrections are of texts, and are ticked when the post is seen', () => {
  const correction = (part: Correction['part']): Correction => ({ id: part, part, text: 'Add #ad' })
  it('refuses those of the picture, empty ones and stages that take none', () => {
    const played = inReview().approve()
    const withCorrections = (corrections: Correction[]) =>
      played.ask(played.decision({ decision: 'approve_with_corrections', corrections }), actors.clara)
    expect(withCorrections([correction('caption'), correction('media')])).toEqual(code('corrections_media'))
    expect(withCorrections([])).toEqual(code('needs_corrections'))
    expect(withCorrections([{ ...correction('links'), text: ' ' }])).toEqual(code('needs_corrections'))
    expect(withCorrections([correction('caption'), correction('hashtags'), correction('links')])).toBe('approved')
    const internal = inReview()
    const proposal = internal.decision({ decision: 'approve_with_corrections', corrections: [correction('caption')] })
    expect(internal.ask(proposal, actors.dev)).toEqual(code('corrections_not_taken'))
    const plain = played.decision({ corrections: [correction('caption')] })
    expect(played.ask(plain, actors.clara)).toEqual(code('needs_corrections'))
  })

  it('are not verified until every one is ticked', () => {
    const played = inReview().approve()
    const corrections = [correction('caption'), correction('links')]
    played
      .do(played.decision({ decision: 'approve_with_corrections', corrections }), actors.clara)
      .schedule()
      .live()
    const seen = { toggle: true, text: true, spokenOrShown: true }
    const verify = (ticked: string[]) =>
      played.ask({ kind: 'verify_live', evidenceSha256: 'a'.repeat(64), seen, ticked })
    expect(verify(['caption', 'unknown'])).toEqual({ code: 'corrections_open', count: 1 })
    expect(verify(['caption', 'links'])).toBe('live_verified')
  })
})

describe('rule 6: change requests need a comment; rounds are counted by submissions to the client', () => {
  it('counts the client’s reviews, not the hold, and stops before one too many', () => {
    const played = Played.of(standard, 1).submit().do({ kind: 'start_review' })
    expect(played.ask(played.decision({ decision: 'request_changes', comment: '\t' }), actors.dev)).toEqual(
      code('needs_comment'),
    )
    played.do(played.decision({ decision: 'request_changes', comment: 'Louder' }), actors.dev)
    expect(played.progress?.roundsUsed).toBe(0)
    played.submit().do({ kind: 'start_review' }).approve()
    played.do({ kind: 'hold', reason: 'Strike' }).do({ kind: 'resume' })
    expect(played.progress?.roundsUsed).toBe(1)
    played.do(played.decision({ decision: 'request_changes', comment: 'Softer' }), actors.clara)
    played.submit().do({ kind: 'start_review' })
    expect(played.ask(played.decision(), actors.dev)).toEqual({ code: 'rounds_used_up', round: 2 })
    for (const rounds of [0, -1, 0.5, Number.NaN])
      expect(played.ask({ kind: 'change_order', rounds, reference: 'Mail' })).toEqual(code('needs_rounds'))
    expect(played.ask({ kind: 'change_order', rounds: 1, reference: '' })).toEqual(code('needs_rounds'))
    played.do({ kind: 'change_order', rounds: 1, reference: 'Mail of 3 June' }).approve()
    expect(played.progress).toMatchObject({ state: 'client_review', roundsUsed: 2, roundsAllowed: 2 })
  })
})

describe('rule 9: nothing goes out unprepared, nothing is closed unseen', () => {
  const played = Played.of(light).untilApproved()
  it.each<[string, Partial<ApprovalFacts>]>([
    ['terms', { termsSignedOn: null }],
    ['disclosurePlan', { hasDisclosurePlan: false }],
    ['disclosure', { disclosureProblems: ['no_text'] }],
    ['window', { postFrom: null, postUntil: null }],
    ['usageRight', { hasUsageRight: false }],
    ['music', { music: null }],
  ])('is not scheduled without %s', (gap, facts) => {
    const said = played.ask({ kind: 'schedule', postOn: '2027-06-15' }, actors.maya, { ...fullFacts, ...facts })
    expect(said).toEqual({ code: 'not_ready', missing: [gap] })
  })

  it('is not verified without evidence and every part of the disclosure', () => {
    const live = Played.of(light).untilApproved().schedule().live()
    const seen = { toggle: true, text: true, spokenOrShown: true }
    const verify = (more: object) =>
      live.ask({ kind: 'verify_live', evidenceSha256: 'a'.repeat(64), seen, ticked: [], ...more })
    expect(verify({ evidenceSha256: null })).toEqual(code('needs_evidence'))
    expect(verify({ evidenceSha256: '' })).toEqual(code('needs_evidence'))
    // The platform's own label never does alone.
    expect(verify({ seen: { toggle: true, text: false, spokenOrShown: false } })).toEqual(code('disclosure_not_seen'))
    expect(live.ask({ kind: 'close' })).toEqual(code('wrong_state'))
    expect(live.verified().ask({ kind: 'close' })).toBe('closed')
  })

  it('takes no address that is none and no day to come', () => {
    const scheduled = Played.of(light).untilApproved().schedule()
    const goLive = (url: string, liveOn = '2027-06-10') => scheduled.ask({ kind: 'go_live', url, liveOn })
    for (const url of ['', 'video', 'javascript:alert(1)', 'https://', 'https://a b.example', 'ftp://a.example/1'])
      expect(goLive(url), url).toEqual(code('bad_url'))
    expect(goLive('https://a.example/1', '2027-06-11')).toEqual(code('in_future'))
  })
})

describe('rule 10: inside its window, outside another client’s exclusivity', () => {
  const played = Played.of(light).untilApproved()
  const on = (postOn: string, facts: Partial<ApprovalFacts> = {}) =>
    played.ask({ kind: 'schedule', postOn }, actors.maya, { ...fullFacts, ...facts })
  it('holds the day against both, ends included', () => {
    expect(on('2027-06-09')).toEqual(code('in_past'))
    expect(on('2027-06-10')).toBe('scheduled')
    expect(on('2027-06-30')).toBe('scheduled')
    expect(on('2027-07-01')).toEqual({ code: 'outside_window', from: '2027-06-01', until: '2027-06-30' })
    const exclusivities = [{ from: '2027-06-14', until: '2027-06-16' }]
    expect(on('2027-06-13', { exclusivities })).toBe('scheduled')
    for (const day of ['2027-06-14', '2027-06-16'])
      expect(on(day, { exclusivities })).toEqual(code('exclusive_elsewhere'))
    expect(on('2027-06-17', { exclusivities })).toBe('scheduled')
    expect(on('2027-06-17', { exclusivities: [{ from: '2027-06-14', until: null }] })).toEqual(
      code('exclusive_elsewhere'),
    )
  })

  it('expires only when the window is over, and never what went live', () => {
    const expire = { kind: 'expire', reason: 'Too late' } as const
    expect(played.ask(expire)).toEqual({ code: 'window_open', until: '2027-06-30' })
    expect(played.ask(expire, actors.maya, { ...fullFacts, postUntil: null })).toEqual({
      code: 'window_open',
      until: null,
    })
    expect(played.ask(expire, actors.maya, pastWindow)).toBe('expired')
    expect(Played.of(light).untilApproved().schedule().live().ask(expire, actors.maya, pastWindow)).toEqual(
      code('went_live'),
    )
  })
})

describe('rules 11 and 12: events in their order, a clock set back does no harm', () => {
  it('never lets time run back', () => {
    const played = inReview()
    played.now = '2001-01-01T00:00:00.000Z'
    played.approve()
    expect(played.events.map(({ at }) => at)).toEqual([...played.events.map(({ at }) => at)].sort())
    expect(played.events.at(-1)?.at).toBe('2027-06-10T09:00:00.000Z')
  })

  it('opens once, and what is over stays over', () => {
    const played = Played.of(light)
    expect(played.ask({ kind: 'open', workflow: light, includedRounds: null })).toEqual(code('already_open'))
    played.do({ kind: 'withdraw', reason: 'Cancelled' })
    expect(played.ask({ kind: 'resume' })).toEqual({ code: 'is_over', state: 'withdrawn' })
    expect(new Played().ask({ kind: 'start_review' })).toEqual(code('not_open'))
  })
})

describe('a decision on behalf', () => {
  const played = inReview().approve()
  const asked = (onBehalf: Partial<typeof byMail>, actor: (typeof actors)[keyof typeof actors] = actors.maya) =>
    played.ask(played.decision({ onBehalf: { ...byMail, ...onBehalf } as typeof byMail }), actor)
  it('is written down by the agency, with evidence, for somebody who decides', () => {
    expect(asked({})).toBe('approved')
    expect(asked({ evidenceSha256: '' })).toEqual(code('needs_evidence'))
    expect(asked({ personId: 'maya' })).toEqual(code('on_behalf_of_self'))
    expect(asked({ personId: 'vic' })).toEqual(code('not_an_approver'))
    expect(asked({ role: 'client_viewer' } as never)).toEqual(code('not_an_approver'))
    for (const actor of [actors.clara, actors.creator, actors.lee, actors.ada])
      expect(asked({}, actor)).toEqual(code('wrong_role'))
  })

  it('counts only where the workflow says so', () => {
    const internal = inReview()
    const onBehalf = { ...byMail, personId: 'dev', role: 'account_director' as const }
    expect(internal.ask(internal.decision({ onBehalf }), actors.maya)).toEqual(code('on_behalf_not_taken'))
  })
})

it('every refusal has a sentence of its own', () => {
  const played = Played.of(regulated)
  for (const refusal of [
    played.ask({ kind: 'submit_draft', version: played.next() }),
    played.ask({ kind: 'close' }),
    played.ask({ kind: 'hold', reason: '' }),
    played.ask({ kind: 'start_review' }, actors.vic),
  ]) {
    if (typeof refusal === 'string') throw new Error('this was allowed')
    expect(refusalSentence(refusal)).toMatch(/^\p{Lu}.+\.$/u)
  }
})
