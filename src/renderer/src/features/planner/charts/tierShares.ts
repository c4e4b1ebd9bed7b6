import type { PlanFigures } from '../../../../../shared/contract/planner'
import type { TierLook } from '../tierLook'

type TierFigures = PlanFigures['tiers'][number]

/** A tier's part of a bar. */
export interface TierShare extends TierFigures {
  look: TierLook | undefined
  /** of the whole cost, 0 to 1 */
  share: number
  /** where its part begins, 0 to 1 */
  start: number
}

/** Shares of cost in the order of the tiers; what costs nothing has no part. */
export function tierShares(tiers: readonly TierFigures[], looks: readonly TierLook[]): TierShare[] {
  const order = (tier: string | null) => {
    const at = looks.findIndex((look) => look.tier === tier)
    return at === -1 ? looks.length : at
  }
  const costly = tiers.filter(({ costMinor }) => costMinor > 0).sort((a, b) => order(a.tier) - order(b.tier))
  const allMinor = costly.reduce((sum, { costMinor }) => sum + costMinor, 0)
  let start = 0
  return costly.map((figures) => {
    const share = figures.costMinor / allMinor
    const part = { ...figures, look: looks.find(({ tier }) => tier === figures.tier), share, start }
    start += share
    return part
  })
}
