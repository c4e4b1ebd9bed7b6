import { frechet } from '../reach/bounds'
import type { PlanModelSegment } from './model'

/** Different persons of the audience, unweighted; the viewers outside it do not count. */
export type RosterReach = {
  netPersons: number
  grossPersons: number
  /** persons that would be lost without each, in the order given */
  marginalPersons: number[]
  /** share of each segment that nobody reaches, 1 where the segment does not count */
  missed: number[]
  /** what net reach cannot leave, whatever the overlaps within segments are */
  lowestPersons: number
  highestPersons: number
}

/**
 * Net reach of a roster by conditional independence in each segment: Σ universe × (1 − Π(1 − reach ÷ universe)).
 *
 * @param reaches of each member one number a segment, at most the segment's universe
 */
export function rosterReachOf(
  segments: readonly PlanModelSegment[],
  reaches: readonly (readonly number[])[],
): RosterReach {
  const marginalPersons = new Array<number>(reaches.length).fill(0)
  const missed = segments.map(() => 1)
  let netPersons = 0
  let grossPersons = 0
  let lowestPersons = 0
  let highestPersons = 0
  for (const [s, { universePersons, weight }] of segments.entries()) {
    if (weight === 0) continue
    const shares = reaches.map((reach) => Math.min(1, (reach[s] ?? 0) / universePersons))
    // Products of all before and all behind, so that a creator who reaches everybody is no division by zero.
    const before: number[] = []
    let product = 1
    for (const share of shares) {
      before.push(product)
      product *= 1 - share
    }
    let behind = 1
    for (let i = shares.length - 1; i >= 0; i -= 1) {
      const share = shares[i] ?? 0
      marginalPersons[i] = (marginalPersons[i] ?? 0) + universePersons * (before[i] ?? 1) * behind * share
      behind *= 1 - share
    }
    const bounds = frechet(shares)
    missed[s] = product
    netPersons += universePersons * (1 - product)
    grossPersons += universePersons * shares.reduce((sum, share) => sum + share, 0)
    lowestPersons += universePersons * bounds.lower
    highestPersons += universePersons * bounds.upper
  }
  return { netPersons, grossPersons, marginalPersons, missed, lowestPersons, highestPersons }
}
