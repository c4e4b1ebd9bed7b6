import { median } from '../reach/forecast'
import type { AudienceDimension, AudienceShare, PlanTarget, RosterFact } from './facts'
import type { PlanModelSegment } from './model'

export const audienceDimensions = ['country', 'age', 'gender'] as const satisfies readonly AudienceDimension[]

/** Share of one creator's viewers in a group of keys of one dimension, and what it rests on. */
type Groups = {
  /** groups of keys, the first being the campaign's target; none where the dimension is everybody in all segments */
  groups: readonly (readonly string[])[]
  /** median of those who state the dimension, one a group; null where nobody does */
  usual: readonly number[] | null
  creators: number
  /** share of each group where nobody states the dimension */
  even: readonly number[]
  /** shares of those who state it */
  stated: ReadonlyMap<RosterFact, readonly number[]>
}

export type ShareReader = {
  /** share of the creator's viewers in each segment, 0 to 1; together at most 1 */
  ofSegments: (fact: RosterFact) => Float64Array
  /** how it came about, in words */
  basisOf: (fact: RosterFact) => string
}

/**
 * Reads which share of a creator's viewers belongs to each segment. Audience shares are marginals, so their joint is
 * the product over the dimensions (decisions). A dimension that a segment does not name is taken by the campaign's
 * target. One that a creator does not state takes the median of those who do; where nobody states it, everybody counts
 * as inside the target and is spread over the segments by the number of persons in them.
 *
 * Niches part the audience into clusters: a creator sends `ownNicheShare` of its viewers evenly to its own clusters and
 * the rest evenly to the others; one with no cluster of its own sends them evenly to all.
 *
 * @param segments without the segment of the viewers outside
 */
export function shareReader(
  facts: readonly RosterFact[],
  target: PlanTarget,
  segments: readonly PlanModelSegment[],
  ownNicheShare: number,
): ShareReader {
  const dimensions = audienceDimensions.map((dimension) => {
    const groups = groupsOf(dimension, facts, wantedOf(target)[dimension], segments)
    return {
      dimension,
      groups,
      groupOf: segments.map((segment) => {
        const key = segment[dimension]
        return key === null ? 0 : groups.groups.findIndex((group, g) => g > 0 && group[0] === key)
      }),
    }
  })
  const clusters = [...new Set(segments.flatMap(({ niche }) => (niche === null ? [] : [nicheKey(niche)])))]
  const clusterOf = segments.map(({ niche }) => (niche === null ? -1 : clusters.indexOf(nicheKey(niche))))
  return {
    ofSegments(fact) {
      const shares = new Float64Array(segments.length).fill(1)
      for (const { groups, groupOf } of dimensions) {
        if (groups.groups.length === 0) continue
        const own = groups.stated.get(fact) ?? groups.usual ?? groups.even
        for (let s = 0; s < shares.length; s += 1) shares[s] = (shares[s] ?? 0) * (own[groupOf[s] ?? 0] ?? 0)
      }
      if (clusters.length > 0) {
        const ofClusters = clusterShares(fact.niches, clusters, ownNicheShare)
        for (let s = 0; s < shares.length; s += 1) {
          const cluster = clusterOf[s] ?? -1
          if (cluster >= 0) shares[s] = (shares[s] ?? 0) * (ofClusters[cluster] ?? 0)
        }
      }
      return shares
    },
    basisOf(fact) {
      const said: string[] = []
      for (const { dimension, groups } of dimensions) {
        if (groups.groups.length === 0) continue
        if (groups.stated.has(fact)) said.push(`${dimension} stated`)
        else if (groups.usual) said.push(`${dimension} not stated, median of ${groups.creators} creators`)
        else said.push(`${dimension} not known, everyone counted`)
      }
      if (clusters.length > 0) {
        const isOwn = fact.niches.some((niche) => clusters.includes(nicheKey(niche)))
        said.push(
          isOwn ? `${percent(ownNicheShare)} of viewers in the creator’s own niches` : 'viewers spread over all niches',
        )
      }
      return said.length === 0 ? 'no target set, everyone counted' : said.join('; ')
    },
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
export const nicheKey = (niche: string) => niche.trim().toLowerCase()

/** Share of viewers in each interest cluster; adds up to 1. */
export function clusterShares(
  niches: readonly string[],
  clusters: readonly string[],
  ownNicheShare: number,
): readonly number[] {
  const keys = new Set(niches.map(nicheKey))
  const own = clusters.filter((cluster) => keys.has(cluster)).length
  const others = clusters.length - own
  if (own === 0 || others === 0) return clusters.map(() => 1 / clusters.length)
  return clusters.map((cluster) => (keys.has(cluster) ? ownNicheShare / own : (1 - ownNicheShare) / others))
}

const wantedOf = (target: PlanTarget): Record<AudienceDimension, readonly string[]> => ({
  country: target.countries,
  age: target.ages,
  gender: target.genders,
})

function groupsOf(
  dimension: AudienceDimension,
  facts: readonly RosterFact[],
  wanted: readonly string[],
  segments: readonly PlanModelSegment[],
): Groups {
  const persons = new Map<string, number>()
  for (const segment of segments) {
    const key = segment[dimension]
    if (key !== null) persons.set(key, (persons.get(key) ?? 0) + segment.universePersons)
  }
  if (persons.size === 0 && wanted.length === 0)
    return { groups: [], usual: null, creators: 0, even: [], stated: new Map() }
  const groups = [wanted, ...[...persons.keys()].map((key) => [key])]
  const all = [...persons.values()].reduce((sum, value) => sum + value, 0)
  const even = [1, ...[...persons.values()].map((value) => value / all)]
  const stated = new Map<RosterFact, readonly number[]>()
  for (const fact of facts) {
    const shares = statedShares(fact.audience, dimension, groups)
    if (shares) stated.set(fact, shares)
  }
  if (stated.size === 0) return { groups, usual: null, creators: 0, even, stated }
  const rows = [...stated.values()]
  const middles = groups.map((_, g) => median(rows.map((shares) => shares[g] ?? 0)) ?? 0)
  return { groups, usual: atMostEverybody(middles), creators: stated.size, even, stated }
}

/** One share a group; null where the creator does not state the dimension. A target of nobody in particular is everybody. */
function statedShares(
  audience: readonly AudienceShare[],
  dimension: AudienceDimension,
  groups: readonly (readonly string[])[],
): number[] | null {
  const own = audience.filter((share) => share.dimension === dimension)
  if (own.length === 0) return null
  const shareOf = (key: string) => own.find((share) => share.key === key)?.share ?? 0
  return atMostEverybody(
    groups.map((group, g) => (g === 0 && group.length === 0 ? 1 : group.reduce((sum, key) => sum + shareOf(key), 0))),
  )
}

/** Groups behind the first exclude each other: together they hold everybody at most. So does the first alone. */
function atMostEverybody(shares: readonly number[]): number[] {
  let single = 0
  for (let g = 1; g < shares.length; g += 1) single += shares[g] ?? 0
  return shares.map((share, g) => (g === 0 ? Math.min(1, share) : share / Math.max(1, single)))
}
