import { bestBounds } from './bounds'
import {
  type Audiences,
  agostini,
  betaBinomial,
  canonical,
  hofmans,
  randomDuplication,
  randomDuplicationTrade,
  sequential,
} from './models'
import { type OverlapProblem, overlapProblems } from './overlap'

export const reachMethods = [
  'betaBinomial',
  'hofmans',
  'agostini',
  'random',
  'randomTrade',
  'canonical',
  'sequential',
] as const
export type ReachMethod = (typeof reachMethods)[number]

/** A method's own value, share of the universe, whatever the bounds are. */
export function byMethod(method: ReachMethod, audiences: Audiences): number {
  switch (method) {
    case 'betaBinomial':
      return betaBinomial(audiences).reach
    case 'hofmans':
      return hofmans(audiences)
    case 'agostini':
      return agostini(audiences)
    case 'random':
      return randomDuplication(audiences.shares)
    case 'randomTrade':
      return randomDuplicationTrade(audiences.shares)
    case 'canonical':
      return canonical(audiences)
    case 'sequential':
      return sequential(audiences)
  }
}

export type ReportedReach = {
  method: ReachMethod
  /** the method's own value, share of the universe */
  estimate: number
  /** the value to show: the estimate clamped into the bounds */
  reach: number
  lower: number
  upper: number
  wasClamped: boolean
}

/** A figure by whatever method, clamped into max(Fréchet, Dawson–Sankoff, de Caen) ≤ R ≤ min(1, Hunter–Worsley). */
export function clampReach<M extends string>(
  method: M,
  estimate: number,
  bounds: { lower: number; upper: number },
): Omit<ReportedReach, 'method'> & { method: M } {
  const upper = Math.max(bounds.lower, bounds.upper)
  const reach = Math.min(upper, Math.max(bounds.lower, estimate))
  return {
    method,
    estimate,
    reach,
    lower: bounds.lower,
    upper,
    wasClamped: Math.abs(reach - estimate) > 1e-12,
  }
}

/**
 * Net reach of a chosen roster by a named method, clamped into and shown with its bounds. Contradictory overlaps are
 * named and refused.
 *
 * @param names one a creator, for the sentences
 */
export function reportedReach(
  method: ReachMethod,
  audiences: Audiences,
  names: readonly string[],
): { ok: true; value: ReportedReach } | { ok: false; problems: OverlapProblem[] } {
  const problems = overlapProblems(audiences, names)
  return problems.length
    ? { ok: false, problems }
    : { ok: true, value: clampReach(method, byMethod(method, audiences), bestBounds(audiences)) }
}
