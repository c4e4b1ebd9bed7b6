import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS, classifyTier } from '../../../../shared/domain/tiers'
import type { Columns } from './columns'

/** The class of an account whose followers are not known. */
export const UNKNOWN_CLASS = 0
export const UNKNOWN_TIER = 'unknown'

/** The classes of a scheme by their number: not known, below the tiers, the tiers, above them. */
export const classNames = (scheme: TierSchemeRecord): string[] => [
  UNKNOWN_TIER,
  BELOW_TIERS,
  ...scheme.tiers.map((tier) => tier.name),
  ABOVE_TIERS,
]

/** Every slot's class. */
export function classesOf(
  { number: { followers }, slots }: Columns,
  scheme: TierSchemeRecord,
): Uint8Array<ArrayBuffer> {
  const names = classNames(scheme)
  // A class is a run of followers: looking up its bounds is far cheaper than asking for every account.
  const bounds = scheme.tiers.flatMap((tier) => [tier.minFollowers, tier.maxFollowers ?? []].flat())
  const edges = [...new Set([0, ...bounds])].sort((a, b) => a - b)
  const codes = edges.map((edge) => Math.max(UNKNOWN_CLASS, names.indexOf(classifyTier(scheme, edge) ?? UNKNOWN_TIER)))
  const classes = new Uint8Array(slots)
  for (let slot = 0; slot < slots; slot += 1) {
    const value = followers.at(slot)
    if (Number.isNaN(value)) continue
    let at = edges.length - 1
    while (at > 0 && value < (edges[at] ?? 0)) at -= 1
    classes[slot] = codes[at] ?? UNKNOWN_CLASS
  }
  return classes
}
