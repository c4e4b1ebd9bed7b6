/** Where a deliverable can stand, in the order of the way; the last three are beside it. */
export const approvalStates = [
  'brief_sent',
  'concept_submitted',
  'concept_approved',
  'draft_submitted',
  'internal_review',
  'changes_requested',
  'client_review',
  'legal_review',
  'approved',
  'scheduled',
  'live',
  'live_verified',
  'closed',
  'on_hold',
  'withdrawn',
  'expired',
] as const
export type ApprovalState = (typeof approvalStates)[number]

export const approvalRoles = [
  'account_manager',
  'account_director',
  'creator_proxy',
  'client_approver',
  'client_viewer',
  'legal',
  'admin',
] as const
export type ApprovalRole = (typeof approvalRoles)[number]

/** States in which somebody decides, in the order in which a workflow may have them. */
export const reviewStates = ['internal_review', 'client_review', 'legal_review'] as const
export type ReviewState = (typeof reviewStates)[number]
export const isReviewState = (state: ApprovalState): state is ReviewState =>
  (reviewStates as readonly ApprovalState[]).includes(state)

/** How many different persons must approve: one, everybody who may, or so many of them. */
export type Quorum = { kind: 'any' } | { kind: 'all' } | { kind: 'atLeast'; count: number }

export type ReviewStage = {
  state: ReviewState
  /** whose decision counts */
  roles: readonly ApprovalRole[]
  quorum: Quorum
  /** business days in which the stage has to answer; null: no limit */
  slaBusinessDays: number | null
  /** whether a decision that came by e-mail or telephone, recorded with evidence, counts */
  takesOnBehalf: boolean
  /** whether "approve with corrections" is offered */
  takesCorrections: boolean
}

/** Who looks at content before it goes out, in which order. Kept whole in the event that opens a deliverable. */
export type Workflow = {
  /** whether a concept is submitted and approved before the draft */
  concept: 'none' | 'optional' | 'required'
  stages: readonly ReviewStage[]
  /** where the version after a change request goes: to the first stage, or to the one that asked for changes */
  returnsTo: 'first' | 'requesting'
  /** business days that a creator has for a draft, and for asked changes; null: no limit */
  draftBusinessDays: number | null
  changesBusinessDays: number | null
}

const internal: ReviewStage = {
  state: 'internal_review',
  roles: ['account_manager', 'account_director'],
  quorum: { kind: 'any' },
  slaBusinessDays: 1,
  takesOnBehalf: false,
  takesCorrections: false,
}
const client: ReviewStage = {
  state: 'client_review',
  roles: ['client_approver'],
  quorum: { kind: 'any' },
  slaBusinessDays: 3,
  takesOnBehalf: true,
  takesCorrections: true,
}
const legal: ReviewStage = {
  state: 'legal_review',
  roles: ['legal'],
  quorum: { kind: 'any' },
  slaBusinessDays: 2,
  takesOnBehalf: true,
  takesCorrections: false,
}

export const presetIds = ['light', 'standard', 'regulated'] as const
export type PresetId = (typeof presetIds)[number]

/**
 * Three days for the client are Aspire's rule, one for the agency kaloiq's (design/facts, section 6); two for legal are
 * a habit without a source. All are meant to be changed.
 */
export const presetWorkflows: Readonly<Record<PresetId, Workflow>> = {
  light: { concept: 'none', stages: [client], returnsTo: 'first', draftBusinessDays: null, changesBusinessDays: 2 },
  standard: {
    concept: 'optional',
    stages: [internal, client],
    returnsTo: 'first',
    draftBusinessDays: 5,
    changesBusinessDays: 2,
  },
  regulated: {
    concept: 'required',
    stages: [internal, client, legal],
    returnsTo: 'first',
    draftBusinessDays: 5,
    changesBusinessDays: 2,
  },
}

/** What is wrong with a workflow that a person made: one sentence each; none means it can be used. */
export function workflowProblems(workflow: Workflow): string[] {
  const problems: string[] = []
  if (workflow.stages.length === 0) problems.push('A workflow needs a stage in which somebody decides.')
  const order = workflow.stages.map((stage) => reviewStates.indexOf(stage.state))
  if (order.some((at, index) => index > 0 && at <= (order[index - 1] ?? 0)))
    problems.push('Each stage can be there once, in the order internal, client, legal.')
  for (const { roles, quorum, slaBusinessDays } of workflow.stages) {
    if (roles.length === 0) problems.push('Every stage needs a role that decides.')
    if (roles.includes('client_viewer') || roles.includes('creator_proxy'))
      problems.push('A client viewer and a creator never decide.')
    if (quorum.kind === 'atLeast' && (!Number.isInteger(quorum.count) || quorum.count < 1))
      problems.push('The number of approvals is 1 or more.')
    if (slaBusinessDays !== null && (!Number.isInteger(slaBusinessDays) || slaBusinessDays < 1))
      problems.push('The time to answer is 1 business day or more.')
  }
  return [...new Set(problems)]
}

export const stageOf = (workflow: Workflow, state: ApprovalState): ReviewStage | undefined =>
  workflow.stages.find((stage) => stage.state === state)

/** The stage after a stage, or `approved` behind the last one. */
export function stateAfter(workflow: Workflow, state: ReviewState): ReviewState | 'approved' {
  const at = workflow.stages.findIndex((stage) => stage.state === state)
  return workflow.stages[at + 1]?.state ?? 'approved'
}
