import { useEffect, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '../../../../../shared/contract'
import type { CampaignPlan } from '../../../../../shared/contract/planner'
import { call } from '../../../lib/api'
import { cancelJob } from '../../../lib/jobs'

export type ShadowPrices = OutputOf<'planner.shadowPrices'>

/** A hand that rests so long does not mean to go on at once; the question costs the engine several plans. */
const REST_MS = 600

/**
 * What each rule costs, asked when the plan has rested for a while and taken back when it changes.
 *
 * @returns null while the answer for this plan is not there
 */
export function usePrices(campaignId: string, plan: CampaignPlan | null, isWanted: boolean): ShadowPrices | null {
  const [known, setKnown] = useState<{ plan: CampaignPlan; prices: ShadowPrices } | null>(null)
  useEffect(() => {
    if (!plan || !isWanted || plan.status === 'infeasible') return
    const jobId = uuidv7()
    let isAsked = false
    let isOver = false
    const timer = setTimeout(() => {
      isAsked = true
      const budget = plan.budgetMinor === null ? {} : { budgetMinor: plan.budgetMinor }
      call('planner.shadowPrices', { campaignId, ...budget }, { jobId }).then(
        (prices) => {
          if (!isOver) setKnown({ plan, prices })
        },
        // Not knowing a price is shown as a dash; the plan itself stands.
        () => undefined,
      )
    }, REST_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
      if (isAsked) cancelJob(jobId)
    }
  }, [campaignId, plan, isWanted])
  return known && known.plan === plan ? known.prices : null
}
