import { type Audiences, grossShare, pairSum, sharedOf } from './models'

/**
 * Bounds on net reach that hold whatever the people do, given shares and pairwise overlaps.
 * Survey: arXiv 1710.07576; formulas and vectors: facts.md 3.2, 3.3. All are shares of the universe.
 */

/** Fréchet: max p_i ≤ R ≤ min(1, Σ p_i). */
export function frechet(shares: readonly number[]): { lower: number; upper: number } {
  return { lower: shares.reduce((most, share) => Math.max(most, share), 0), upper: Math.min(1, grossShare(shares)) }
}

/** Bonferroni, lower: S1 − S2. May be negative. */
export function bonferroni(audiences: Audiences): number {
  return grossShare(audiences.shares) - pairSum(audiences)
}

/** Dawson–Sankoff, lower: 2 S1/(k+1) − 2 S2/(k(k+1)), k = 1 + floor(2 S2/S1). */
export function dawsonSankoff(audiences: Audiences): { lower: number; k: number } {
  const gross = grossShare(audiences.shares)
  const pairs = pairSum(audiences)
  if (gross === 0) return { lower: 0, k: 1 }
  const k = 1 + Math.floor((2 * pairs) / gross)
  return { lower: (2 * gross) / (k + 1) - (2 * pairs) / (k * (k + 1)), k }
}

/** de Caen, lower: Σ p_i² / (p_i + Σ_{j≠i} d_ij); terms with p_i = 0 left out. */
export function deCaen(audiences: Audiences): number {
  return audiences.shares.reduce(
    (sum, share, i) => (share > 0 ? sum + share ** 2 / (share + overlapsOf(audiences, i)) : sum),
    0,
  )
}

/** Kounias, upper: S1 − max_i Σ_{j≠i} d_ij. */
export function kounias(audiences: Audiences): number {
  const most = audiences.shares.reduce((best, _, i) => Math.max(best, overlapsOf(audiences, i)), 0)
  return grossShare(audiences.shares) - most
}

/** Kwerel, upper: S1 − 2 S2 / n. */
export function kwerel(audiences: Audiences): number {
  const n = audiences.shares.length
  return n === 0 ? 0 : grossShare(audiences.shares) - (2 * pairSum(audiences)) / n
}

/** Hunter–Worsley, upper: S1 minus the weight of the maximum spanning tree of the overlaps. Never above Kounias or Kwerel. */
export function hunterWorsley(audiences: Audiences): number {
  const n = audiences.shares.length
  // Prim, largest edge first: n is a roster, so n² is nothing
  const best = new Float64Array(n).fill(-1)
  const inTree = new Uint8Array(n)
  let tree = 0
  for (let step = 0; step < n; step++) {
    let next = -1
    for (let i = 0; i < n; i++) {
      if (!inTree[i] && (next < 0 || (best[i] ?? 0) > (best[next] ?? 0))) next = i
    }
    if (step > 0) tree += best[next] ?? 0
    inTree[next] = 1
    for (let i = 0; i < n; i++) best[i] = Math.max(best[i] ?? 0, sharedOf(audiences, next, i))
  }
  return grossShare(audiences.shares) - tree
}

function overlapsOf(audiences: Audiences, i: number): number {
  let sum = 0
  for (let j = 0; j < audiences.shares.length; j++) if (j !== i) sum += sharedOf(audiences, i, j)
  return sum
}

/** The best bounds together: max(Fréchet, Dawson–Sankoff, de Caen) ≤ R ≤ min(1, Hunter–Worsley). */
export function bestBounds(audiences: Audiences): { lower: number; upper: number } {
  return {
    lower: Math.max(frechet(audiences.shares).lower, dawsonSankoff(audiences).lower, deCaen(audiences)),
    upper: Math.min(1, hunterWorsley(audiences)),
  }
}
