import { useCallback } from 'react'
import type { RosterEntry } from '../../../../shared/contract/campaigns'
import { apiKey, call, queryClient } from '../../lib/api'
import { toastError } from '../../ui/undoToast'

export type RosterChange = Partial<
  Pick<RosterEntry, 'status' | 'planRule' | 'feeMinor' | 'clientFeeMinor' | 'posts' | 'note'>
>

/**
 * Changes entries of a roster. The table shows the change at once; a refusal puts the engine's own rows back and is
 * said in a toast. Answers whether it was done.
 */
export function useRosterChange(
  campaignId: string,
): (entryIds: readonly string[], change: RosterChange) => Promise<boolean> {
  return useCallback(
    async (entryIds, change) => {
      const key = apiKey('campaigns.roster', { campaignId })
      const changed = new Set(entryIds)
      queryClient.setQueryData<RosterEntry[]>(key, (rows) =>
        rows?.map((row) => (changed.has(row.id) ? { ...row, ...change } : row)),
      )
      try {
        await call('campaigns.updateRoster', { campaignId, entryIds: [...entryIds], ...change })
        return true
      } catch (error) {
        toastError(error)
        await queryClient.invalidateQueries({ queryKey: key })
        return false
      }
    },
    [campaignId],
  )
}
