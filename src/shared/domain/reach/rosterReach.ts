import { bestBounds } from './bounds'
import { type Audiences, grossReach, netReach } from './models'
import { type OverlapBasis, overlapProblems, type PartlyKnown, sharedShare } from './overlap'
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
 * @returns `knownPairs`: pairs given, each once; the last of several stands. `partly`: the overlaps with as
 *   little and as much as is possible where nothing is known, max(0, p_i + p_j − 1) and min(p_i, p_j)
 */
export function audiencesOf(roster: ReachRoster): { audiences: Audiences; partly: PartlyKnown; knownPairs: number } {
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
  const least = shares.map((a) => shares.map((b) => Math.max(0, a + b - 1)))
  const most = shares.map((a) => shares.map((b) => Math.min(a, b)))
  const known = new Set<string>()
  const pair = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  for (const { a, b, figure, basis } of roster.overlaps) {
    const share = sharedShare(figure, basis, shares[a] ?? 0, shares[b] ?? 0, universe)
    if (!shared[a] || !shared[b] || a === b) continue
    for (const matrix of [shared, least, most]) {
      matrix[a]?.splice(b, 1, share)
      matrix[b]?.splice(a, 1, share)
    }
    known.add(pair(a, b))
  }
  return {
    audiences: { shares, shared },
    partly: {
      isKnown: (a, b) => known.has(pair(a, b)),
      least: { shares, shared: least },
      most: { shares, shared: most },
    },
    knownPairs: known.size,
  }
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
  const { audiences, partly, knownPairs } = audiencesOf(roster)
  const names = creators.map((creator) => creator.name)
  // what is independent in each segment contradicts nothing
  const contradictions = knownPairs > 0 ? overlapProblems(audiences, names, partly) : []
  const hasBounds = contradictions.length === 0
  // the lower bounds fall and the upper ones rise with what is not known: they hold whatever that is
  const bounds = hasBounds ? { lower: bestBounds(partly.most).lower, upper: bestBounds(partly.least).upper } : null
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
