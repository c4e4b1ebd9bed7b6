import { useCallback } from 'react'
import type { InputOf, OutputOf } from '../../../../../shared/contract'
import type { PlanRuleSetting } from '../../../../../shared/domain/planning/settings'
import { apiKey, call, queryClient, useApiQuery } from '../../../lib/api'
import { toastError, undoToast } from '../../../ui/undoToast'

export type PlanSetup = OutputOf<'planner.setup'>
export type SetupChange = Omit<InputOf<'planner.saveSetup'>, 'campaignId'>

export interface PlanSetupActions {
  /** saves at once and says what it did; what it throws is the engine's refusal */
  save: (change: SetupChange, said: string) => Promise<void>
  /** the same for controls that have no place of their own for a refusal */
  start: (change: SetupChange, said: string) => void
  /** changes the rules as they are at that moment */
  saveRules: (change: (rules: readonly PlanRuleSetting[]) => PlanRuleSetting[], said: string) => Promise<void>
}

/** How a campaign is planned. A change stands at once; a refusal puts the engine's own setup back. */
export function usePlanSetup(campaignId: string) {
  const query = useApiQuery('planner.setup', { campaignId })
  const save = useCallback((change: SetupChange, said: string) => saveSetup(campaignId, change, said), [campaignId])
  const start = useCallback(
    (change: SetupChange, said: string) => void saveSetup(campaignId, change, said).catch(toastError),
    [campaignId],
  )
  const saveRules = useCallback(
    (change: (rules: readonly PlanRuleSetting[]) => PlanRuleSetting[], said: string) => {
      const now = queryClient.getQueryData<PlanSetup>(apiKey('planner.setup', { campaignId }))
      return saveSetup(campaignId, { rules: change(now?.rules ?? []) }, said)
    },
    [campaignId],
  )
  return { query, actions: { save, start, saveRules } }
}

async function saveSetup(campaignId: string, change: SetupChange, said: string): Promise<void> {
  const key = apiKey('planner.setup', { campaignId })
  // An answer that is on its way is of before the change.
  void queryClient.cancelQueries({ queryKey: key })
  queryClient.setQueryData<PlanSetup>(
    key,
    (old) =>
      old && {
        ...old,
        objective: change.objective ?? old.objective,
        rules: change.rules ?? old.rules,
        assumptions: change.assumptions ?? old.assumptions,
      },
  )
  try {
    await call('planner.saveSetup', { campaignId, ...change })
    sayLast(said)
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey: key })
    throw error
  }
}

let saidLast: Promise<() => void> | null = null

/** One toast at a time: rules are set one after another, and a pile of toasts would lie over them. */
function sayLast(said: string): void {
  void saidLast?.then((close) => close())
  saidLast = undoToast(said)
}
