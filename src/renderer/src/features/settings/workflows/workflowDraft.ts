import type { WorkflowRecord } from '../../../../../shared/contract/approvals'
import {
  type ApprovalRole,
  type PresetId,
  presetWorkflows,
  type ReviewState,
  reviewStates,
} from '../../../../../shared/domain/approvals/workflow'

type Definition = WorkflowRecord['definition']
export type StageDraft = Definition['stages'][number]
export type WorkflowDraft = Definition & { name: string }

/** Who can decide at all, in each stage: a client's review is the client's. */
export const deciders: Readonly<Record<ReviewState, readonly ApprovalRole[]>> = {
  internal_review: ['account_manager', 'account_director', 'legal', 'admin'],
  client_review: ['client_approver', 'legal'],
  legal_review: ['legal', 'account_director', 'client_approver'],
}

const stageOfPreset = (state: ReviewState): StageDraft => {
  const stage = presetWorkflows.regulated.stages.find((one) => one.state === state)
  return {
    state,
    roles: [...(stage?.roles ?? deciders[state].slice(0, 1))],
    quorum: stage?.quorum ?? { kind: 'any' },
    slaBusinessDays: stage?.slaBusinessDays ?? null,
    takesOnBehalf: stage?.takesOnBehalf ?? false,
    takesCorrections: stage?.takesCorrections ?? false,
  }
}

/** A preset as a draft of one's own. */
export function newDraft(preset: PresetId): WorkflowDraft {
  const { stages, ...rest } = presetWorkflows[preset]
  return { name: '', ...rest, stages: stages.map((stage) => ({ ...stage, roles: [...stage.roles] })) }
}

/** The same with a stage or without it; stages stand in the one order in which content passes them. */
export function withStage(draft: WorkflowDraft, state: ReviewState, isOn: boolean): WorkflowDraft {
  const others = draft.stages.filter((stage) => stage.state !== state)
  const next = isOn ? [...others, draft.stages.find((stage) => stage.state === state) ?? stageOfPreset(state)] : others
  return { ...draft, stages: next.sort((a, b) => reviewStates.indexOf(a.state) - reviewStates.indexOf(b.state)) }
}

/** Roles in the order in which they are offered, so that the same choice is the same workflow. */
export function withRole(stage: StageDraft, role: ApprovalRole, isOn: boolean): ApprovalRole[] {
  const all = [...new Set([...deciders[stage.state], ...stage.roles])]
  return all.filter((one) => (one === role ? isOn : stage.roles.includes(one)))
}

/** "Standard", or "Standard 2" where that is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name} ${number}`)) number += 1
  return `${name} ${number}`
}
