/**
 * From a creator's own posts to the views and the different persons one package will bring.
 * Sources: facts.md 2.4 (median of the last 10 to 30 posts, 68 % unique viewers after Stellar articles/2844087),
 * decisions.md "Reach and plans" (shrinkage weight n / (n + 10), sigma 1, addressable audience).
 */

/** Persons per view on TikTok (Stellar articles/2844087); an editable parameter, never a fact about one creator. */
export const defaultUniqueViewerRatio = 0.68
/** Spread of the logarithm of one creator's views where own posts are too few to tell. */
export const defaultSigma = 1
const fewestPostsForSigma = 10
const mostPosts = 30
const shrinkagePosts = 10
const youngestDays = 7
const dayMs = 86_400_000

export type ForecastPost = {
  /** null where the platform did not say */
  views: number | null
  /** UTC instant, ISO */
  publishedAt: string
  sponsored: boolean
}

export type ViewsPrior = {
  /** median views of one post for the tier and niche */
  medianViews: number
  /** where it comes from, in words: "this workspace, micro × food, 41 accounts" */
  source: string
}

export type ViewsForecast = {
  /** views of one post: median and log-spread of a log-normal distribution */
  medianViews: number
  sigma: number
  /** `medianViews × exp(sigma² / 2)`; plans add these up, never the medians */
  expectedViews: number
  /** largest views among the posts used; null without posts */
  largestViews: number | null
  provenance: {
    basis: 'own' | 'ownAndPrior' | 'prior' | 'followers'
    /** own posts used, of those given */
    posts: number
    postsLeftOut: number
    /** weight of the creator's own median, 0 to 1 */
    ownWeight: number
    priorSource: string | null
    sigmaBasis: 'own' | 'default'
  }
}

/** Median of a list; the mean of the two middle values when the count is even. Null when empty. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2
}

function usablePosts(posts: readonly ForecastPost[], asOf: string, sponsored: boolean): number[] {
  const newest = Date.parse(asOf) - youngestDays * dayMs
  return posts
    .filter((post) => post.sponsored === sponsored && post.views !== null && post.views > 0)
    .map((post) => ({ views: post.views ?? 0, publishedMs: Date.parse(post.publishedAt) }))
    .filter((post) => post.publishedMs <= newest)
    .sort((a, b) => b.publishedMs - a.publishedMs || b.views - a.views)
    .slice(0, mostPosts)
    .map((post) => post.views)
}

function ownSigma(views: readonly number[]): number | null {
  if (views.length < fewestPostsForSigma) return null
  const logs = views.map((view) => Math.log(view))
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1))
}

/**
 * Forecast of the views of one post. The own median is shrunk towards the prior on the logarithmic scale with
 * weight n / (n + 10); without posts the prior stands alone; without a prior, followers × the tier's view rate.
 *
 * @param input.sponsored which kind of posts to judge by: sponsored and organic are never mixed
 * @param input.asOf UTC instant of the forecast; posts younger than 7 days are still growing and left out
 * @param input.viewRate views of a post per follower, of the tier; used only with neither posts nor prior
 * @returns null when nothing is known to forecast from
 */
export function forecastViews(input: {
  posts: readonly ForecastPost[]
  asOf: string
  sponsored: boolean
  prior: ViewsPrior | null
  followers: number | null
  viewRate: number | null
}): ViewsForecast | null {
  const views = usablePosts(input.posts, input.asOf, input.sponsored)
  const own = median(views)
  const byFollowers =
    input.followers !== null && input.viewRate !== null && input.followers > 0 && input.viewRate > 0
      ? input.followers * input.viewRate
      : null
  const prior = input.prior !== null && input.prior.medianViews > 0 ? input.prior : null
  const ownWeight = own === null ? 0 : prior ? views.length / (views.length + shrinkagePosts) : 1
  let medianViews: number
  let basis: ViewsForecast['provenance']['basis']
  if (own !== null && prior) {
    medianViews = Math.exp(ownWeight * Math.log(own) + (1 - ownWeight) * Math.log(prior.medianViews))
    basis = 'ownAndPrior'
  } else if (own !== null) {
    medianViews = own
    basis = 'own'
  } else if (prior) {
    medianViews = prior.medianViews
    basis = 'prior'
  } else if (byFollowers !== null) {
    medianViews = byFollowers
    basis = 'followers'
  } else return null
  const measured = ownSigma(views)
  const sigma = measured ?? defaultSigma
  return {
    medianViews,
    sigma,
    expectedViews: medianViews * Math.exp((sigma * sigma) / 2),
    largestViews: views.length ? Math.max(...views) : null,
    provenance: {
      basis,
      posts: views.length,
      postsLeftOut: input.posts.length - views.length,
      ownWeight,
      priorSource: prior ? prior.source : null,
      sigmaBasis: measured === null ? 'default' : 'own',
    },
  }
}

/**
 * The creator's addressable audience per post window, persons: the largest of followers, the largest unique viewers
 * seen and the viewers of one post (decisions.md). Repeated posts saturate within it.
 */
export function addressableAudience(input: {
  followers: number | null
  largestViewers: number | null
  viewersPerPost: number
}): number {
  return Math.max(input.followers ?? 0, input.largestViewers ?? 0, input.viewersPerPost)
}

/**
 * Different persons reached by m posts of one creator: A · (1 − (1 − v/A)^m).
 *
 * @param viewersPerPost v, different persons reached by one post, at most A
 * @param addressable A, persons; a smaller A is raised to v
 * @param posts m ≥ 0
 */
export function uniqueReachOfPosts(viewersPerPost: number, addressable: number, posts: number): number {
  if (viewersPerPost <= 0 || posts <= 0) return 0
  const audience = Math.max(addressable, viewersPerPost)
  // log1p and expm1 keep the digits when v is a tiny part of A
  return -audience * Math.expm1(posts * Math.log1p(-viewersPerPost / audience))
}

/**
 * Different persons reached by a package of posts, from expected views.
 *
 * @param uniqueViewerRatio persons per view, 0 to 1, default 0.68
 */
export function packageReach(input: {
  expectedViewsPerPost: number
  posts: number
  followers: number | null
  largestViews: number | null
  uniqueViewerRatio?: number
}): { viewersPerPost: number; addressable: number; reachPersons: number } {
  const ratio = input.uniqueViewerRatio ?? defaultUniqueViewerRatio
  const viewersPerPost = input.expectedViewsPerPost * ratio
  const addressable = addressableAudience({
    followers: input.followers,
    largestViewers: input.largestViews,
    viewersPerPost,
  })
  return { viewersPerPost, addressable, reachPersons: uniqueReachOfPosts(viewersPerPost, addressable, input.posts) }
}
