import type { RosterFact } from './facts'
import type { PlanCostParts } from './packages'
import type { PlanSettings } from './settings'

/** Id of the offer that a roster entry has of itself: its posts at its fee. */
export const ownOffer = 'own'
/** Id of the one segment of an audience that is not split. */
export const targetSegment = 'target'
/** Id of the segment of all viewers outside the audience, which counts for shares of gross reach and for nothing else. */
export const outsideSegment = 'outside'

/** A part of the audience that is counted apart. */
export type PlanModelSegment = {
  id: string
  universePersons: number
  /** 0 for the viewers outside the audience */
  weight: number
  country: string | null
  age: string | null
  gender: string | null
  niche: string | null
  source: string | null
}

/** A package of the workspace that a creator can be booked for. */
export type PlanModelPackage = { id: string; name: string; posts: number; costParts: PlanCostParts }

/** What a candidate can be booked for: one of them, or not at all. */
export type PlanModelOffer = {
  id: string
  name: string
  posts: number
  /** minor units of the campaign's currency */
  costMinor: number
  costParts: PlanCostParts
  /** where the price is from, in words */
  costBasis: string
  /** different persons reached, one number a segment of the model */
  reachPersons: number[]
  /** of the audience alone: all segments with weight */
  soloReachPersons: number
  /** expected; null is not known */
  engagements: number | null
  conversions: number | null
  revenueMinor: number | null
}

/** The posts of the roster itself, whether or not they are offered; without a price that is known none. */
export type PlanModelOwn = Omit<PlanModelOffer, 'id' | 'name' | 'costMinor' | 'costParts' | 'costBasis'> & {
  price: { costMinor: number; costParts: PlanCostParts; basis: string } | null
}

export type PlanModelCandidate = {
  fact: RosterFact
  /** cheapest first, one at least */
  offers: PlanModelOffer[]
  own: PlanModelOwn
  /** expected views of one post */
  viewsPerPost: number
  viewsBasis: string
  /** spread of the logarithm of the views of one post */
  sigma: number
  /** share of viewers in the audience: all segments with weight */
  inTargetShare: number
  inTargetBasis: string
}

/** All that a campaign's plans are made from, on one day. */
export type PlanModel = {
  campaignId: string
  currency: string
  budgetMinor: number | null
  /** the client's goal of different persons; null: none */
  goalPersons: number | null
  /** of all segments with weight */
  universePersons: number
  universeBasis: string
  segments: PlanModelSegment[]
  candidates: PlanModelCandidate[]
  leftOut: { fact: RosterFact; reason: string }[]
  settings: PlanSettings
  /** entries that stand in a conflict with the campaign's brand, or cannot post in its flight; by entry */
  conflicts: ReadonlySet<string>
  unavailable: ReadonlySet<string>
  /** names of the creators' agents, by entry */
  agents: ReadonlyMap<string, readonly string[]>
  /** how the figures come about, in sentences */
  method: string
  /** newest day of the figures used */
  dataDate: string | null
}
