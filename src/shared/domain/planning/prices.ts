import type { RosterFact } from './facts'
import { noCost, type PlanCostParts } from './packages'

export type OwnPrice = { costMinor: number; costParts: PlanCostParts; basis: string }

/** Dearest offer that the formats of a plan hold, minor units. */
export const dearestOfferMinor = 1_000_000_000_000

/**
 * What the client pays for an entry's own posts, and what of it the creator gets: the agreed fee, else the newest rate
 * times the posts.
 *
 * @returns `reason`, a sentence, where no price can be told
 */
export function ownPrice(fact: RosterFact, currency: string): OwnPrice | { reason: string } {
  const { chargedMinor, feeMinor, rate, posts } = fact
  if (chargedMinor !== null) {
    const creatorFee = feeMinor !== null && feeMinor <= chargedMinor ? feeMinor : chargedMinor
    return {
      costMinor: chargedMinor,
      costParts: { ...noCost, creatorFee, margin: chargedMinor - creatorFee },
      basis: 'fee of this campaign',
    }
  }
  if (!rate) return { reason: 'No price is known. Add a fee or a rate.' }
  if (rate.currency !== currency)
    return { reason: `The rate is in ${rate.currency}, the campaign in ${currency}. Add a fee in ${currency}.` }
  const costMinor = rate.priceMinor * posts
  if (costMinor > dearestOfferMinor)
    return { reason: `The newest rate × ${posts} posts is more than a plan can hold. Add a fee.` }
  return {
    costMinor,
    costParts: { ...noCost, creatorFee: costMinor },
    basis: posts === 1 ? 'newest rate' : `newest rate × ${posts} posts`,
  }
}
