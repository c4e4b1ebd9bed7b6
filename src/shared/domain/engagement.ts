/** What an engagement rate is divided by. Rates of different bases are never compared: one falls with size, one rises. */
export type EngagementBasis = 'followers' | 'views' | 'reach' | 'unstated'

export const interactionKinds = ['likes', 'comments', 'shares', 'saves'] as const
export type InteractionKind = (typeof interactionKinds)[number]

/** Counts of one post, or averages over posts; null is not known. */
export type Interactions = Readonly<Record<InteractionKind, number | null>>

export type EngagementAggregation = 'ratio_of_sums' | 'mean_of_ratios' | 'median_of_ratios'

/** A rate together with everything that must be known to compare it. */
export type EngagementRate = {
  /** fraction: 0.045 is 4.5 %; above 1 is possible, views may exceed followers many times */
  rate: number
  basis: Exclude<EngagementBasis, 'unstated'>
  /** which interactions are in the numerator; one that is not known is left out and missing here */
  interactions: InteractionKind[]
  aggregation: EngagementAggregation
  /** posts that entered the rate */
  samplePosts: number
}

/**
 * Engagement rate of one set of counts: (likes + comments [+ shares + saves]) / denominator.
 * Formula by followers as GRIN and Upfluence state it, by views as kolens does; by reach alike.
 *
 * @param counts counts or averages per post, 0 or more
 * @param denominator followers, views or reach in persons or views per post; null or 0 gives no rate
 * @param include interactions to add up; those not known are left out, and likes and comments must be known if asked for
 * @returns null when the denominator, or likes or comments where asked for, are not known
 */
export function engagementRateOf(
  counts: Interactions,
  denominator: number | null,
  basis: EngagementRate['basis'],
  include: readonly InteractionKind[] = interactionKinds,
): EngagementRate | null {
  if (denominator === null || !(denominator > 0) || !Number.isFinite(denominator)) return null
  const used = addUp(counts, include)
  if (!used) return null
  return { rate: used.sum / denominator, basis, interactions: used.kinds, aggregation: 'ratio_of_sums', samplePosts: 1 }
}

export type MeasuredPost = { counts: Interactions; denominator: number | null }

/**
 * Engagement rate over several posts. Only interactions known for *every* usable post enter, so that posts weigh alike.
 *
 * @param posts posts without denominator, likes or comments (where asked for) are left out and not counted
 * @param aggregation `ratio_of_sums` weighs by views, `mean_of_ratios` by post, `median_of_ratios` resists outliers
 * @returns null when no post is usable
 */
export function engagementRateOfPosts(
  posts: readonly MeasuredPost[],
  basis: EngagementRate['basis'],
  aggregation: EngagementAggregation,
  include: readonly InteractionKind[] = interactionKinds,
): EngagementRate | null {
  const usable = posts.filter((post) => engagementRateOf(post.counts, post.denominator, basis, include) !== null)
  if (usable.length === 0) return null
  const kinds = include.filter((kind) => usable.every((post) => isCount(post.counts[kind])))
  const ratios: number[] = []
  let sum = 0
  let below = 0
  for (const { counts, denominator } of usable) {
    const part = kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0)
    sum += part
    below += denominator ?? 0
    ratios.push(part / (denominator ?? 1))
  }
  return {
    rate: aggregate(ratios, sum / below, aggregation),
    basis,
    interactions: kinds,
    aggregation,
    samplePosts: usable.length,
  }
}

/**
 * Cost per 1,000 engagements from a CPM and a rate by views: CPM / rate (Traackr; CPM $6 at 4 % is $150).
 *
 * @param cpm money per 1,000 views, any unit; the answer has the same unit
 * @param rate fraction by views; null, 0 and less give null
 */
export function costPerThousandEngagements(cpm: number, rate: number | null): number | null {
  return rate !== null && rate > 0 ? cpm / rate : null
}

function addUp(
  counts: Interactions,
  include: readonly InteractionKind[],
): { sum: number; kinds: InteractionKind[] } | null {
  const kinds: InteractionKind[] = []
  let sum = 0
  for (const kind of include) {
    const count = counts[kind]
    if (isCount(count)) {
      kinds.push(kind)
      sum += count
    } else if (kind === 'likes' || kind === 'comments') {
      return null
    }
  }
  return kinds.length > 0 ? { sum, kinds } : null
}

function aggregate(ratios: number[], ratioOfSums: number, aggregation: EngagementAggregation): number {
  if (aggregation === 'ratio_of_sums') return ratioOfSums
  if (aggregation === 'mean_of_ratios') return ratios.reduce((total, ratio) => total + ratio, 0) / ratios.length
  const sorted = ratios.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

function isCount(count: number | null): count is number {
  return count !== null && Number.isFinite(count) && count >= 0
}
