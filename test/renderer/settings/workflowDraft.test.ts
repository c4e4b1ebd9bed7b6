import { describe, expect, it } from 'vitest'
import { roleFor, rolesOf } from '../../../src/renderer/src/features/settings/people/roleChoices'
import {
  freeName,
  newDraft,
  withRole,
  withStage,
} from '../../../src/renderer/src/features/settings/workflows/workflowDraft'
import { presetIds, reviewStates, workflowProblems } from '../../../src/shared/domain/approvals/workflow'

describe('a workflow that is being written', () => {
  it('begins as a preset without fault', () => {
    for (const preset of presetIds) expect(workflowProblems(newDraft(preset))).toEqual([])
  })

  it('keeps the order of its stages, whichever is added last, and is told when none is left', () => {
    const light = newDraft('light')
    const whole = withStage(withStage(light, 'legal_review', true), 'internal_review', true)
    expect(whole.stages.map(({ state }) => state)).toEqual(reviewStates)
    expect(workflowProblems(whole)).toEqual([])
    const empty = withStage(light, 'client_review', false)
    expect(workflowProblems(empty)).toEqual(['A workflow needs a stage in which somebody decides.'])
    expect(light.stages).toHaveLength(1)
  })

  it('names roles in one order', () => {
    const [internal] = newDraft('standard').stages
    if (!internal) throw new Error('no stage')
    expect(withRole(internal, 'admin', true)).toEqual(['account_manager', 'account_director', 'admin'])
    expect(withRole(internal, 'account_manager', false)).toEqual(['account_director'])
  })

  it('takes a name that is free', () => {
    expect(freeName('Light', [])).toBe('Light')
    expect(freeName('Light', ['Light', 'Light 2'])).toBe('Light 3')
  })
})

it('offers a side its own roles and keeps one that fits both', () => {
  expect(rolesOf(null)).not.toContain('client_approver')
  expect(rolesOf('client')).not.toContain('account_manager')
  expect(roleFor('account_manager', 'client')).toBe('client_approver')
  expect(roleFor('legal', 'client')).toBe('legal')
})
