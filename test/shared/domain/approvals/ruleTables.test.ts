import { describe, expect, it } from 'vitest'
import type { Proposal } from '../../../../src/shared/domain/approvals/events'
import { type ApprovalRole, approvalRoles, presetWorkflows } from '../../../../src/shared/domain/approvals/workflow'
import { actorOf, actors, byMail, fullFacts, Played, pastWindow } from './support'

/** Who may. Everybody who is not named may not. */
const groups: Record<string, readonly ApprovalRole[]> = {
  '.': [],
  S: ['account_manager', 'account_director', 'creator_proxy'],
  A: ['account_manager', 'account_director'],
  X: ['account_manager', 'account_director', 'admin'],
  C: ['client_approver'],
  L: ['legal'],
}

// Columns: open · submit, approve, reject a concept · submit a draft · start the review · approve, ask for changes, record
// on behalf · change order · reopen · schedule, unschedule · go live, verify, close · hold, resume · withdraw · expire.
// Everything that a rule asks besides the role is there: version, comment, reason, evidence, facts.
const tables = {
  light: `
                    open conc c-ok c-no draft start appr chg  behf order reop plan unpl live veri clos hold resu wdrw expi
(new)                X    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
brief_sent           .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
draft_submitted      .    .    .    .    S     A     .    .    .    X     .    .    .    .    .    .    X    .    X    X
client_review        .    .    .    .    S     .     C    C    A    X     .    .    .    .    .    .    X    .    X    X
changes_requested    .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
approved             .    .    .    .    .     .     .    .    .    X     A    A    .    .    .    .    X    .    X    X
scheduled            .    .    .    .    .     .     .    .    .    X     A    .    A    A    .    .    X    .    X    X
live                 .    .    .    .    .     .     .    .    .    X     .    .    .    .    A    .    X    .    X    .
live_verified        .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    A    X    .    X    .
closed               .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
on_hold              .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    .    .    X    X    .
withdrawn            .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
expired              .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .`,
  standard: `
                    open conc c-ok c-no draft start appr chg  behf order reop plan unpl live veri clos hold resu wdrw expi
(new)                X    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
brief_sent           .    S    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
concept_submitted    .    S    A    A    .     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
concept_approved     .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
draft_submitted      .    .    .    .    S     A     .    .    .    X     .    .    .    .    .    .    X    .    X    X
internal_review      .    .    .    .    S     .     A    A    .    X     .    .    .    .    .    .    X    .    X    X
client_review        .    .    .    .    S     .     C    C    A    X     .    .    .    .    .    .    X    .    X    X
changes_requested    .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
approved             .    .    .    .    .     .     .    .    .    X     A    A    .    .    .    .    X    .    X    X
scheduled            .    .    .    .    .     .     .    .    .    X     A    .    A    A    .    .    X    .    X    X
live                 .    .    .    .    .     .     .    .    .    X     .    .    .    .    A    .    X    .    X    .
live_verified        .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    A    X    .    X    .
closed               .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
on_hold              .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    .    .    X    X    .
withdrawn            .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
expired              .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .`,
  regulated: `
                    open conc c-ok c-no draft start appr chg  behf order reop plan unpl live veri clos hold resu wdrw expi
(new)                X    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
brief_sent           .    S    .    .    .     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
concept_submitted    .    S    A    A    .     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
concept_approved     .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
draft_submitted      .    .    .    .    S     A     .    .    .    X     .    .    .    .    .    .    X    .    X    X
internal_review      .    .    .    .    S     .     A    A    .    X     .    .    .    .    .    .    X    .    X    X
client_review        .    .    .    .    S     .     C    C    A    X     .    .    .    .    .    .    X    .    X    X
legal_review         .    .    .    .    S     .     L    L    A    X     .    .    .    .    .    .    X    .    X    X
changes_requested    .    .    .    .    S     .     .    .    .    X     .    .    .    .    .    .    X    .    X    X
approved             .    .    .    .    .     .     .    .    .    X     A    A    .    .    .    .    X    .    X    X
scheduled            .    .    .    .    .     .     .    .    .    X     A    .    A    A    .    .    X    .    X    X
live                 .    .    .    .    .     .     .    .    .    X     .    .    .    .    A    .    X    .    X    .
live_verified        .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    A    X    .    X    .
closed               .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
on_hold              .    .    .    .    .     .     .    .    .    X     .    .    .    .    .    .    .    X    X    .
withdrawn            .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .
expired              .    .    .    .    .     .     .    .    .    .     .    .    .    .    .    .    .    .    .    .`,
} as const
type Preset = keyof typeof tables

/** What each column proposes, in full. */
const columns: Record<string, (played: Played) => Proposal> = {
  open: () => ({ kind: 'open', workflow: presetWorkflows.standard, includedRounds: null }),
  conc: (played) => ({ kind: 'submit_concept', version: played.next() }),
  'c-ok': (played) => ({ kind: 'approve_concept', version: played.version }),
  'c-no': (played) => ({ kind: 'reject_concept', version: played.version, comment: 'Too long' }),
  draft: (played) => ({ kind: 'submit_draft', version: played.next() }),
  start: () => ({ kind: 'start_review' }),
  appr: (played) => played.decision(),
  chg: (played) => played.decision({ decision: 'request_changes', comment: 'Brighter' }),
  behf: (played) => {
    const isLegal = played.state === 'legal_review'
    const onBehalf = isLegal ? { ...byMail, personId: 'lee', role: 'legal' as const } : byMail
    return played.decision({ onBehalf })
  },
  order: () => ({ kind: 'change_order', rounds: 1, reference: 'Mail of 3 June' }),
  reop: () => ({ kind: 'reopen', reason: 'New pack shot' }),
  plan: () => ({ kind: 'schedule', postOn: '2027-06-15' }),
  unpl: () => ({ kind: 'unschedule', reason: 'Another day' }),
  live: () => ({ kind: 'go_live', url: 'https://video.example/1', liveOn: '2027-06-10' }),
  veri: () => ({
    kind: 'verify_live',
    evidenceSha256: 'a'.repeat(64),
    seen: { toggle: true, text: true, spokenOrShown: true },
    ticked: [],
  }),
  clos: () => ({ kind: 'close' }),
  hold: () => ({ kind: 'hold', reason: 'Strike' }),
  resu: () => ({ kind: 'resume' }),
  wdrw: () => ({ kind: 'withdraw', reason: 'Cancelled' }),
  expi: () => ({ kind: 'expire', reason: 'Window over' }),
}

/** A deliverable in each state. */
function inState(preset: Preset, state: string): Played {
  if (state === '(new)') return new Played()
  const played = Played.of(presetWorkflows[preset])
  const withConcept = () => {
    played.do({ kind: 'submit_concept', version: played.next() }, actors.creator)
    return played.do({ kind: 'approve_concept', version: played.version })
  }
  const inReview = () => {
    if (preset === 'regulated') withConcept()
    return played.submit().do({ kind: 'start_review' })
  }
  const until = (wanted: string) => {
    inReview()
    while (played.state !== wanted) played.approve()
    return played
  }
  switch (state) {
    case 'brief_sent':
      return played
    case 'concept_submitted':
      return played.do({ kind: 'submit_concept', version: played.next() }, actors.creator)
    case 'concept_approved':
      return withConcept()
    case 'draft_submitted':
      if (preset === 'regulated') withConcept()
      return played.submit()
    case 'changes_requested':
      until('client_review')
      return played.do(played.decision({ decision: 'request_changes', comment: 'Brighter' }), actors.clara)
    case 'scheduled':
      return until('approved').schedule()
    case 'live':
      return until('approved').schedule().live()
    case 'live_verified':
      return until('approved').schedule().live().verified()
    case 'closed':
      return until('approved').schedule().live().verified().do({ kind: 'close' })
    case 'on_hold':
      return until('client_review').do({ kind: 'hold', reason: 'Strike' })
    case 'withdrawn':
      return played.do({ kind: 'withdraw', reason: 'Cancelled' })
    case 'expired':
      return played.do({ kind: 'expire', reason: 'Window over' }, actors.maya, pastWindow)
    default:
      return until(state)
  }
}

function cellsOf(table: string): { state: string; column: string; letter: string }[] {
  const [head = '', ...rows] = table.trim().split('\n')
  const names = head.trim().split(/\s+/)
  expect(names).toEqual(Object.keys(columns))
  return rows.flatMap((row) => {
    const [state = '', ...letters] = row.trim().split(/\s+/)
    expect(letters, state).toHaveLength(names.length)
    return letters.map((letter, at) => ({ state, column: names[at] ?? '', letter }))
  })
}

describe.each(Object.keys(tables) as Preset[])('the %s workflow', (preset) => {
  it('allows exactly what its table says, for every state, event and role', () => {
    const wrong: string[] = []
    let judged = 0
    for (const { state, column, letter } of cellsOf(tables[preset])) {
      const played = inState(preset, state)
      expect(played.state ?? '(new)').toBe(state)
      const facts = column === 'expi' ? pastWindow : fullFacts
      for (const role of approvalRoles) {
        judged += 1
        const said = played.ask(columns[column]?.(played) as Proposal, actorOf(role), facts)
        const isAllowed = typeof said === 'string'
        if (isAllowed !== groups[letter]?.includes(role))
          wrong.push(`${state}, ${column}, ${role}: ${isAllowed ? 'allowed' : JSON.stringify(said)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(judged).toBe((tables[preset].trim().split('\n').length - 1) * 20 * 7)
  })
})
