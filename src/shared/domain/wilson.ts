/** 97.5th percentile of the normal distribution: two-sided 95%. */
const z95 = 1.959963984540054

/**
 * Wilson's score interval for a share, 95%: honest for small samples, never outside 0 to 1.
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 *
 * @param successes whole, 0 to `trials`
 * @param trials whole; 0 gives the whole range
 * @throws RangeError for anything else
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || trials < successes)
    throw new RangeError(`${successes} of ${trials} is no share`)
  if (trials === 0) return { low: 0, high: 1 }
  const share = successes / trials
  const square = z95 * z95
  const centre = share + square / (2 * trials)
  const spread = z95 * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))
  const scale = 1 + square / trials
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + spread) / scale),
  }
}
