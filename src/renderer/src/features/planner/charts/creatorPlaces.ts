import type { OutputOf } from '../../../../../shared/contract'
import type { PlanCandidate, PlanOffer, PlanPick } from '../../../../../shared/contract/planner'

/** What the chart shows upwards: what a creator reaches alone, or adds to the plan. */
export type Upwards = 'alone' | 'adds'

/** What somebody who is left out would add, and by which offer. */
export type AddedReach = Pick<OutputOf<'planner.explain'>['leftOut'][number], 'offerId' | 'addedReachPersons'>

export interface Place {
  costMinor: number
  persons: number
}

/** Where a creator stands, and by what offer; null: not known. */
export function placeOf(
  candidate: PlanCandidate,
  pick: PlanPick | undefined,
  added: AddedReach | undefined,
  upwards: Upwards,
): (Place & { offer: PlanOffer | undefined }) | null {
  const { offers } = candidate
  const offerBy = (id: string) => offers.find((offer) => offer.id === id)
  if (pick) {
    const persons = upwards === 'alone' ? pick.soloReachPersons : pick.marginalReachPersons
    return { costMinor: pick.costMinor, persons, offer: offerBy(pick.offerId) }
  }
  if (upwards === 'alone') {
    const [offer] = offers
    return offer ? { costMinor: offer.costMinor, persons: offer.soloReachPersons, offer } : null
  }
  const offer = added && offerBy(added.offerId)
  return offer ? { costMinor: offer.costMinor, persons: added.addedReachPersons, offer } : null
}

/** Ends of the axes, the same whatever the plan: it moves dots, not scales. */
export interface CreatorScale {
  cost: { low: number; high: number }
  persons: { low: number; high: number }
  largestRate: number
  isCrowd: boolean
}

/** Above this many, marks of full size hide one another. */
const CROWD = 400

export function creatorScale(
  candidates: readonly PlanCandidate[],
  added: ReadonlyMap<string, AddedReach> | null,
  upwards: Upwards,
): CreatorScale {
  const offers = candidates.flatMap((candidate) => candidate.offers)
  const solo = extent(offers.map(({ soloReachPersons }) => soloReachPersons))
  const adds =
    upwards === 'adds' && added ? extent([...added.values()].map(({ addedReachPersons }) => addedReachPersons)) : solo
  return {
    cost: extent(offers.map(({ costMinor }) => costMinor)),
    // Nobody adds more than what they reach alone.
    persons: { low: Math.min(solo.low, adds.low), high: solo.high },
    largestRate: highValue(candidates.map(({ engagementRate }) => engagementRate)),
    isCrowd: candidates.length > CROWD,
  }
}

/** Whether costs or reaches are spread so far that a straight scale would crowd most of them into a corner. */
export function isWidelySpread(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b)
  const low = positive[Math.floor(positive.length * 0.1)]
  const high = positive.at(-1)
  return low !== undefined && high !== undefined && high / low > 30
}

/** A logarithmic scale has no zero: what costs or reaches nothing stands at its edge. */
export function drawnPlace({ costMinor, persons }: Place, scale: CreatorScale, isLog: boolean): [number, number] {
  return isLog
    ? [Math.max(scale.cost.low, costMinor), Math.max(scale.persons.low, persons)]
    : [Math.max(0, costMinor), Math.max(0, persons)]
}

/** Where a number stands among others, 0 to 1, for the size of its dot; missing is smallest. */
export function sizeShare(value: number | null, largest: number): number {
  if (value === null || value <= 0 || largest <= 0) return 0
  return Math.min(1, Math.sqrt(value / largest))
}

/** A value that nineteen of twenty do not pass, so that one outlier does not make all other dots small. */
export function highValue(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  return known[Math.floor((known.length - 1) * 0.95)] ?? 0
}

function extent(values: readonly number[]): { low: number; high: number } {
  let high = 0
  let low = Number.POSITIVE_INFINITY
  for (const value of values) {
    if (value > high) high = value
    if (value > 0 && value < low) low = value
  }
  return { low: Number.isFinite(low) ? low : 1, high: Math.max(high, 1) }
}
