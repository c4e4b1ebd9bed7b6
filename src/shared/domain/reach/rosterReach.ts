import { bestBounds } from './bounds'
import { type Audiences, grossReach, netReach } from './models'
import { type OverlapBasis, overlapProblems, sharedShare } from './overlap'
import { byMethod, clampReach, reachMethods } from './report'

/** Every method a report can name: the planner's own (conditional independence in segments) and those of report.ts. */
export const reportMethods = ['segments', ...reachMethods] as const
export type ReportMethod = (typeof reportMethods)[number]

/** A chosen roster with whatever is known of its overlaps. Reach in persons, one number a segment. */
export type ReachRoster = {
  segments: readonly { universe: number }[]
  creators: readonly { name: string; reach: readonly number[] }[]
  /** positions of two creators, and how much they share by the basis given */
  overlaps: readonly { a: number; b: number; figure: number; basis: OverlapBasis }[]
}

export type MethodReach = {
  method: ReportMethod
  /** the method's own value, and the value to show: within the bounds */
  estimatePersons: number
  reachPersons: number
  wasClamped: boolean
}

export type RosterReach = {
  universePersons: number
  grossPersons: number
  pairs: number
  knownPairs: number
  methods: MethodReach[]
  /** null where the overlaps contradict each other: then nothing but the segments' figure is given */
  lowerPersons: number | null
  upperPersons: number | null
  recommended: ReportMethod
  /** sentences: which pair or triple contradicts itself */
  problems: string[]
}

/**
 * Shares and overlaps of a roster in the whole universe. A pair of which nothing is known shares what two independent
 * audiences share in each segment: Σ_s r_is r_js / U_s.
 *
 * @returns `knownPairs`: pairs given, each once; the last of several stands
 */
export function audiencesOf(roster: ReachRoster): { audiences: Audiences; knownPairs: number } {
  const { segments, creators } = roster
  const universe = segments.reduce((sum, segment) => sum + segment.universe, 0)
  const shares = creators.map((creator) => creator.reach.reduce((sum, persons) => sum + persons, 0) / universe)
  const shared = creators.map((one) =>
    creators.map(
      (other) =>
        segments.reduce(
          (sum, segment, s) => sum + ((one.reach[s] ?? 0) * (other.reach[s] ?? 0)) / segment.universe,
          0,
        ) / universe,
    ),
  )
  const known = new Set<string>()
  for (const { a, b, figure, basis } of roster.overlaps) {
    const share = sharedShare(figure, basis, shares[a] ?? 0, shares[b] ?? 0, universe)
    const rowA = shared[a]
    const rowB = shared[b]
    if (!rowA || !rowB || a === b) continue
    rowA[b] = share
    rowB[a] = share
    known.add(a < b ? `${a} ${b}` : `${b} ${a}`)
  }
  return { audiences: { shares, shared }, knownPairs: known.size }
}

/**
 * Net reach of a roster by all methods, each clamped into the bounds that hold whatever the people do.
 *
 * Recommended (facts.md 3.4): nothing known of overlaps, the planner's segments; one pair known whole, Hofmans, which
 * is exact for two; else the beta-binomial, which stays nearest to the truth in simulation. Contradictory overlaps are
 * named and not used.
 *
 * @param roster universes > 0; each reach at most its universe
 * @param methods those wanted; all when left out
 */
export function rosterReach(roster: ReachRoster, methods: readonly ReportMethod[] = reportMethods): RosterReach {
  const { segments, creators } = roster
  const universePersons = segments.reduce((sum, segment) => sum + segment.universe, 0)
  const rows = creators.map((creator) => creator.reach)
  const { audiences, knownPairs } = audiencesOf(roster)
  const names = creators.map((creator) => creator.name)
  // what is independent in each segment contradicts nothing
  const contradictions = knownPairs > 0 ? overlapProblems(audiences, names) : []
  const hasBounds = contradictions.length === 0
  const bounds = hasBounds ? bestBounds(audiences) : null
  const bySegments = netReach(segments, rows)
  const found = methods.flatMap((method): MethodReach[] => {
    if (method !== 'segments' && !hasBounds) return []
    const estimate = method === 'segments' ? bySegments / universePersons : byMethod(method, audiences)
    const { reach, wasClamped } = clampReach(method, estimate, bounds ?? { lower: estimate, upper: estimate })
    return [{ method, estimatePersons: estimate * universePersons, reachPersons: reach * universePersons, wasClamped }]
  })
  const useOverlaps = hasBounds && knownPairs > 0
  return {
    universePersons,
    grossPersons: grossReach(segments, rows),
    pairs: (creators.length * (creators.length - 1)) / 2,
    knownPairs,
    methods: found,
    lowerPersons: bounds ? bounds.lower * universePersons : null,
    upperPersons: bounds ? Math.max(bounds.lower, bounds.upper) * universePersons : null,
    recommended: !useOverlaps ? 'segments' : creators.length === 2 ? 'hofmans' : 'betaBinomial',
    problems: contradictions.map((problem) => problem.message),
  }
}
