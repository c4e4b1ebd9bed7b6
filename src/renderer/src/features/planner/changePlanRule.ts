import type { OutputOf } from '../../../../shared/contract'
import { apiKey, call, queryClient } from '../../lib/api'
import { toastError } from '../../ui/undoToast'
import type { PlanRule } from './RuleToggles'

/** Whether creators must or must not be in the plan. Shown at once; a refusal puts the engine's own rule back. */
export async function changePlanRule(
  campaignId: string,
  entryIds: readonly string[],
  planRule: PlanRule,
): Promise<void> {
  const key = apiKey('planner.candidates', { campaignId })
  const changed = new Set(entryIds)
  queryClient.setQueryData<OutputOf<'planner.candidates'>>(
    key,
    (old) =>
      old && {
        ...old,
        candidates: old.candidates.map((candidate) =>
          changed.has(candidate.entryId) ? { ...candidate, planRule } : candidate,
        ),
      },
  )
  try {
    await call('campaigns.updateRoster', { campaignId, entryIds: [...entryIds], planRule })
  } catch (error) {
    toastError(error)
    await queryClient.invalidateQueries({ queryKey: key })
  }
}
