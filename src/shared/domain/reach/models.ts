/**
 * Net reach of a roster by named methods, as shares of one universe. Formulas and test vectors: facts.md 3.1, 3.3.
 * Reading: with pairwise overlaps known the beta-binomial stays within about 3 % of simulated truth, Hofmans and
 * Agostini within about 10 %; canonical and sequential fail beyond about eight creators with strong overlap. Only the
 * bounds of bounds.ts are safe. Optimising uses conditional independence, because it never falls when somebody joins.
 */

/**
 * Audiences of n creators in one universe.
 * `shares[i]` is reach_i / N, 0 to 1; `shared[i][j]` is the share of the universe reached by both, symmetric; its
 * diagonal is never read.
 */
export type Audiences = { shares: readonly number[]; shared: readonly (readonly number[])[] }

/** `shared[i][j]`; 0 where the matrix has no such cell. */
export function sharedOf(audiences: Audiences, i: number, j: number): number {
  return audiences.shared[i]?.[j] ?? 0
}

/** S1: gross reach as a share of the universe; above 1 when audiences are counted several times. Never call it reach. */
export function grossShare(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0)
}

/** S2: sum of all pairwise overlaps, shares of the universe. */
export function pairSum(audiences: Audiences): number {
  let sum = 0
  for (let i = 0; i < audiences.shares.length; i++) for (let j = 0; j < i; j++) sum += sharedOf(audiences, i, j)
  return sum
}

/** Random duplication (Sainsbury): 1 − Π(1 − p_i). Source: warc.com, amic.com/guru. */
export function randomDuplication(shares: readonly number[]): number {
  return 1 - shares.reduce((missed, share) => missed * (1 - share), 1)
}

/** The trade's variant of random duplication, × 0.95. Source: amic.com/guru. */
export function randomDuplicationTrade(shares: readonly number[]): number {
  return 0.95 * randomDuplication(shares)
}

/** Agostini 1961: S1² / (K · S2 + S1). K = 1.125 is controversial (scribd 316769844); formula unverified. */
export function agostini(audiences: Audiences, k = 1.125): number {
  const gross = grossShare(audiences.shares)
  return gross === 0 ? 0 : gross ** 2 / (k * pairSum(audiences) + gross)
}

/** Hofmans 1966: S1² / (S1 + Σ k_ij d_ij), k_ij = (p_i + p_j) / (p_i + p_j − d_ij). Exact for two creators. */
export function hofmans(audiences: Audiences): number {
  const { shares } = audiences
  const gross = grossShare(shares)
  if (gross === 0) return 0
  let sum = gross
  shares.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const both = a + (shares[j] ?? 0)
      const d = sharedOf(audiences, i, j)
      if (d > 0) sum += (both / (both - d)) * d
    }
  })
  return gross ** 2 / sum
}

/**
 * Beta-binomial (Metheringham 1964): the mean share pm and the mean overlap qm fit a beta distribution of exposure.
 * reach = 1 − Π_{i=0..n−1} (b + i) / (a + b + i). Known defect: adding a weak creator can lower it (ESOMAR 2005).
 *
 * @returns `reach` as a share with the fitted a and b; a and b are null where the fit falls back: with overlaps at or
 *   below the random level (qm ≤ pm²) to random duplication of n equal shares, with one creator to its own share
 */
export function betaBinomial(audiences: Audiences): { reach: number; a: number | null; b: number | null } {
  const n = audiences.shares.length
  if (n === 0) return { reach: 0, a: null, b: null }
  const mean = grossShare(audiences.shares) / n
  if (n === 1 || mean === 0 || mean >= 1) return { reach: Math.min(mean, 1), a: null, b: null }
  const overlap = (2 * pairSum(audiences)) / (n * (n - 1))
  if (overlap - mean ** 2 <= 1e-15) return { reach: randomDuplication(audiences.shares), a: null, b: null }
  const spread = (mean - overlap) / (overlap - mean ** 2)
  // identical audiences: everybody is reached by all or by none
  if (spread <= 0) return { reach: mean, a: null, b: null }
  const a = mean * spread
  const b = (1 - mean) * spread
  let missed = 1
  for (let i = 0; i < n; i++) missed *= (b + i) / (a + b + i)
  return { reach: 1 - missed, a, b }
}

/** Canonical expansion (Danaher 1991), one insertion each: 1 − Π(1 − p_i) · [1 + Σ (d_ij − p_i p_j) / ((1 − p_i)(1 − p_j))]. */
export function canonical(audiences: Audiences): number {
  const { shares } = audiences
  if (shares.some((share) => share >= 1)) return 1
  let correction = 1
  shares.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = shares[j] ?? 0
      correction += (sharedOf(audiences, i, j) - a * b) / ((1 - a) * (1 - b))
    }
  })
  return 1 - (1 - randomDuplication(shares)) * correction
}

/** Sequential aggregation (Morgensztern type, attribution unverified): depends on the order given. */
export function sequential(audiences: Audiences): number {
  const { shares } = audiences
  let reach = 0
  let gross = 0
  shares.forEach((share, k) => {
    let overlap = 0
    for (let i = 0; i < k; i++) overlap += sharedOf(audiences, i, k)
    reach = gross > 0 ? reach + share - (reach * overlap) / gross : share
    gross += share
  })
  return reach
}

/**
 * Net reach by conditional independence within segments, the planner's own method:
 * R = Σ_s w_s U_s (1 − Π_i (1 − reach_is / U_s)), persons (weighted where weights differ from 1).
 *
 * @param segments universes in persons, weight defaults to 1
 * @param reaches one row a creator, persons by segment, each at most the universe
 */
export function netReach(
  segments: readonly { universe: number; weight?: number }[],
  reaches: readonly (readonly number[])[],
): number {
  return segments.reduce((sum, segment, s) => {
    const missed = reaches.reduce((product, row) => product * (1 - Math.min(1, (row[s] ?? 0) / segment.universe)), 1)
    return sum + (segment.weight ?? 1) * segment.universe * (1 - missed)
  }, 0)
}

/** Gross reach: every audience counted in full, persons. Shown beside net reach so that the difference is seen. */
export function grossReach(
  segments: readonly { universe?: number; weight?: number }[],
  reaches: readonly (readonly number[])[],
): number {
  return segments.reduce(
    (sum, segment, s) => sum + (segment.weight ?? 1) * reaches.reduce((total, row) => total + (row[s] ?? 0), 0),
    0,
  )
}
