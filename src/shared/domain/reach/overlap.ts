import { bestBounds } from './bounds'
import type { Audiences } from './models'

/**
 * What an overlap figure is a share of. Vendors differ: `ofSmaller` is a share of the smaller of the two audiences
 * (infludata), `ofBoth` of the two audiences pooled, every person once (Stellar 8201281), `ofUniverse` of all persons,
 * `persons` is a count. Overlap of followers is not overlap of viewers.
 */
export const overlapBases = ['ofUniverse', 'ofSmaller', 'ofBoth', 'persons'] as const
export type OverlapBasis = (typeof overlapBases)[number]

/**
 * Share of the universe that two audiences have in common.
 *
 * @param figure the number as given: a fraction 0 to 1, or persons with basis `persons`
 * @param universe persons
 * @param a share of the universe reached by the one, b by the other
 */
export function sharedShare(figure: number, basis: OverlapBasis, a: number, b: number, universe: number): number {
  switch (basis) {
    case 'ofUniverse':
      return figure
    case 'persons':
      return figure / universe
    case 'ofSmaller':
      return figure * Math.min(a, b)
    case 'ofBoth':
      // d = f · (a + b − d)
      return (figure * (a + b)) / (1 + figure)
  }
}

export type OverlapProblem = {
  code: 'share_outside' | 'pair_impossible' | 'triple_impossible' | 'bounds_crossed' | 'not_symmetric'
  message: string
  /** positions of the creators named */
  creators: number[]
}

const slack = 1e-9

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`
}

/** Of which pairs the overlap is known, and the overlaps with as little and as much as the others can have. */
export type PartlyKnown = { isKnown: (i: number, j: number) => boolean; least: Audiences; most: Audiences }

/**
 * Whether people with these audiences can exist. Pairs: max(0, p_i + p_j − 1) ≤ d_ij ≤ min(p_i, p_j). Triples:
 * d_ij + d_ik − d_jk ≤ p_i. All: best lower bound ≤ best upper bound. Names the pair or triple; never repairs silently.
 *
 * @param names one a creator, for the sentences
 * @param partly where only some pairs are known: what is assumed of the others contradicts nobody
 * @returns empty when nothing contradicts
 */
export function overlapProblems(
  audiences: Audiences,
  names: readonly string[],
  partly?: PartlyKnown,
): OverlapProblem[] {
  const { shares } = audiences
  const problems: OverlapProblem[] = []
  const named = (i: number) => names[i] ?? `creator ${i + 1}`
  const shared = (i: number, j: number) => audiences.shared[i]?.[j] ?? 0
  shares.forEach((share, i) => {
    if (!(share >= 0 && share <= 1)) {
      problems.push({
        code: 'share_outside',
        creators: [i],
        message: `${named(i)} reaches ${percent(share)} of the universe; it must lie between 0 and 100 %.`,
      })
    }
  })
  shares.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = shares[j] ?? 0
      const d = shared(i, j)
      if (Math.abs(d - shared(j, i)) > slack) {
        problems.push({
          code: 'not_symmetric',
          creators: [j, i],
          message: `The overlap of ${named(j)} and ${named(i)} is given as ${percent(shared(j, i))} and as ${percent(d)}.`,
        })
      } else if (!(d >= Math.max(0, a + b - 1) - slack && d <= Math.min(a, b) + slack)) {
        problems.push({
          code: 'pair_impossible',
          creators: [j, i],
          message: `${named(j)} and ${named(i)} cannot share ${percent(d)} of the universe: with ${percent(b)} and ${percent(a)} it lies between ${percent(Math.max(0, a + b - 1))} and ${percent(Math.min(a, b))}.`,
        })
      }
    }
  })
  if (problems.length) return problems
  const n = shares.length
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        if (i === j || i === k) continue
        if (partly && !(partly.isKnown(i, j) && partly.isKnown(i, k) && partly.isKnown(j, k))) continue
        if (shared(i, j) + shared(i, k) - shared(j, k) > (shares[i] ?? 0) + slack) {
          problems.push({
            code: 'triple_impossible',
            creators: [i, j, k],
            message: `The overlaps of ${named(i)}, ${named(j)} and ${named(k)} contradict each other: ${named(i)} shares ${percent(shared(i, j))} with ${named(j)} and ${percent(shared(i, k))} with ${named(k)}, more than ${percent(shares[i] ?? 0)} and the ${percent(shared(j, k))} those two share allow.`,
          })
        }
      }
    }
  }
  if (problems.length) return problems
  const lower = bestBounds(partly?.most ?? audiences).lower
  const upper = bestBounds(partly?.least ?? audiences).upper
  if (lower > upper + slack) {
    problems.push({
      code: 'bounds_crossed',
      creators: shares.map((_, i) => i),
      message: `The overlaps contradict each other: together they put net reach above ${percent(lower)} and below ${percent(upper)}.`,
    })
  }
  return problems
}
