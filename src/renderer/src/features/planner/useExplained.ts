import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../../shared/contract'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import { call } from '../../lib/api'

export type Explained = ReadonlyMap<string, OutputOf<'planner.explain'>['leftOut'][number]>

/** Nobody reads why others were left out while the plan still moves. */
const REST_MS = 200

/** What everybody whom the plan leaves out would add, and at which price they would enter; null while it is not known. */
export function useExplained(campaignId: string, plan: CampaignPlan | null, isSettled: boolean): Explained | null {
  const [known, setKnown] = useState<{ plan: CampaignPlan; explained: Explained } | null>(null)
  useEffect(() => {
    if (!plan || !isSettled || plan.status === 'infeasible') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      const picks = plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
      const budget = plan.budgetMinor === null ? {} : { budgetMinor: plan.budgetMinor }
      call('planner.explain', { campaignId, ...budget, picks }, { signal: stop.signal }).then(
        ({ leftOut }) => setKnown({ plan, explained: new Map(leftOut.map((one) => [one.entryId, one])) }),
        // Without it the reasons are shorter; the plan itself stands.
        () => undefined,
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [campaignId, plan, isSettled])
  return known && known.plan === plan ? known.explained : null
}
