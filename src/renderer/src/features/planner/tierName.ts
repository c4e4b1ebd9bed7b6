import type { plannerWords } from './words'

/** A tier's own name, or words for an account outside the scheme. */
export function tierName(tier: string | null, w: ReturnType<typeof plannerWords>): string {
  if (tier === null) return w.tiers.unknown
  return tier === 'below' || tier === 'above' ? w.tiers[tier] : tier
}
