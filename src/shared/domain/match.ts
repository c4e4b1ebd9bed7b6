import type { Severity } from './conflicts'

/** The parts of a fit, in the order in which they are shown. */
export const matchParts = ['niches', 'values', 'audience', 'engagement', 'price', 'competitors', 'delivery'] as const
export type MatchPart = (typeof matchParts)[number]
/** How much each part counts; only the proportions matter. 0 leaves a part out. */
export type MatchWeights = Record<MatchPart, number>

/** The weights where a client has none of its own. A beginning, not a finding: they are there to be changed. */
export const usualWeights: MatchWeights = {
  niches: 25,
  values: 10,
  audience: 20,
  engagement: 15,
  price: 15,
  competitors: 10,
  delivery: 5,
}

/** What the campaign looks for. Keys are made by `termKey`; empty lists and null ask for nothing. */
export type MatchBrief = {
  /** niches and hashtags */
  terms: ReadonlySet<string>
  values: ReadonlySet<string>
  tone: 'hard' | 'soft' | null
  /** dimensions of the audience for which the target names somebody */
  targetDimensions: readonly AudienceDimension[]
  currency: string
  budgetMinor: number | null
  /** what 1,000 views cost in the middle, minor units of `currency`; null where too few prices are known */
  medianCostPerThousandMinor: number | null
  /** whether the brand has a category or competitors to hold against anybody */
  knowsCompetitors: boolean
}

export const audienceDimensions = ['country', 'age', 'gender'] as const
export type AudienceDimension = (typeof audienceDimensions)[number]

/** What is known of one creator's account; null is not known. */
export type MatchFacts = {
  /** keys of niches and hashtags; empty: none noted */
  terms: readonly string[]
  values: readonly string[]
  tone: 'hard' | 'soft' | 'both' | null
  /** share of the viewers that the target names, 0 to 1, each dimension by itself */
  inTarget: Record<AudienceDimension, number | null>
  /** fraction, of whatever basis `medianEngagementRate` is of */
  engagementRate: number | null
  /** median of the same platform, tier and basis; null where too few accounts state it */
  medianEngagementRate: number | null
  /** for one post */
  priceMinor: number | null
  currency: string | null
  /** of a post: median where known, else average */
  views: number | null
  /** worst conflict with the campaign's brand */
  conflict: Severity | null
  /** collaborations and bookings noted; without any, nobody can say that the creator is free */
  engagements: number
  /** content that was owed and is live, and content that is overdue with the creator or expired */
  delivered: number
  failed: number
}

export type MatchScores = Record<MatchPart, number | null>

/**
 * What a niche, hashtag or value has in common with its other spellings: letters and digits in lower case, without
 * accents: `#VeganFood`, "vegan food" and "Vegan-food" are one term.
 */
export function termKey(term: string): string {
  const plain = term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join('') || plain.trim()
}

/** How many of the wanted terms are among the known ones. */
export function matchedTerms(wanted: ReadonlySet<string>, known: readonly string[]): number {
  if (wanted.size === 0) return 0
  let matched = 0
  const seen = new Set<string>()
  for (const key of known) {
    if (!wanted.has(key) || seen.has(key)) continue
    seen.add(key)
    matched += 1
  }
  return matched
}

/**
 * How well a creator fits, part by part, each 0 to 1, or null where the brief does not ask or the facts do not say.
 * The formulas are this project's own, and the screen tells them in the same words; none has a hidden factor.
 *
 * - niches: wanted niches and hashtags that the creator has ÷ all wanted
 * - values: mean of (wanted values that the creator has ÷ all wanted) and of the tone (1 where it is the wanted one or
 *   both, else 0), of those that are known
 * - audience: geometric mean of the shares in target over the dimensions that are stated, so that a creator who states
 *   two dimensions stands beside one who states three
 * - engagement: rate ÷ (2 × median of platform, tier and basis), at most 1: the median is 0.5
 * - price: median cost of 1,000 views ÷ (2 × the creator's), at most 1: the median is 0.5; 0 where one post costs more
 *   than the whole budget
 * - competitors: 1 without conflicts, else by the worst: note 0.75, warning 0.4, block 0
 * - delivery: content done ÷ content that was due
 */
export function matchScores(facts: MatchFacts, brief: MatchBrief): MatchScores {
  return {
    niches:
      brief.terms.size === 0 || facts.terms.length === 0
        ? null
        : matchedTerms(brief.terms, facts.terms) / brief.terms.size,
    values: valuesScore(facts, brief),
    audience: audienceScore(facts, brief),
    engagement: engagementScore(facts),
    price: priceScore(facts, brief),
    competitors:
      facts.conflict !== null
        ? conflictScores[facts.conflict]
        : brief.knowsCompetitors && facts.engagements > 0
          ? 1
          : null,
    delivery: facts.delivered + facts.failed === 0 ? null : facts.delivered / (facts.delivered + facts.failed),
  }
}

const conflictScores: Record<Severity, number> = { note: 0.75, warn: 0.4, block: 0 }

/** 1 where the creator's tone is the wanted one or both, else 0; null where either is not known. */
export function toneScore(facts: Pick<MatchFacts, 'tone'>, brief: Pick<MatchBrief, 'tone'>): number | null {
  if (facts.tone === null || brief.tone === null) return null
  return facts.tone === 'both' || facts.tone === brief.tone ? 1 : 0
}

function valuesScore(facts: MatchFacts, brief: MatchBrief): number | null {
  const tone = toneScore(facts, brief)
  if (brief.values.size === 0 || facts.values.length === 0) return tone
  const values = matchedTerms(brief.values, facts.values) / brief.values.size
  return tone === null ? values : (values + tone) / 2
}

function audienceScore({ inTarget }: MatchFacts, { targetDimensions }: MatchBrief): number | null {
  let product = 1
  let stated = 0
  for (const dimension of targetDimensions) {
    const share = inTarget[dimension]
    if (share === null) continue
    product *= Math.min(1, Math.max(0, share))
    stated += 1
  }
  return stated === 0 ? null : product ** (1 / stated)
}

/** The part `engagement` of `matchScores` by itself. */
export function engagementScore({
  engagementRate,
  medianEngagementRate,
}: Pick<MatchFacts, 'engagementRate' | 'medianEngagementRate'>): number | null {
  if (engagementRate === null || medianEngagementRate === null || medianEngagementRate <= 0) return null
  return Math.min(1, engagementRate / (2 * medianEngagementRate))
}

/** Price of 1,000 views in minor units; null where the price or the views are not known, or there are no views. */
export function costPerThousand({ priceMinor, views }: Pick<MatchFacts, 'priceMinor' | 'views'>): number | null {
  return priceMinor === null || views === null || views <= 0 ? null : (priceMinor / views) * 1000
}

/** The part `price` of `matchScores` by itself. */
export function priceScore(
  facts: Pick<MatchFacts, 'priceMinor' | 'currency' | 'views'>,
  brief: Pick<MatchBrief, 'currency' | 'budgetMinor' | 'medianCostPerThousandMinor'>,
): number | null {
  if (facts.priceMinor === null || facts.currency !== brief.currency) return null
  if (brief.budgetMinor !== null && facts.priceMinor > brief.budgetMinor) return 0
  const cost = costPerThousand(facts)
  if (cost === null || brief.medianCostPerThousandMinor === null) return null
  return cost === 0 ? 1 : Math.min(1, brief.medianCostPerThousandMinor / (2 * cost))
}

/**
 * The weighted mean of the parts that are known, and the share of the weight that they carry. A part that is not known
 * is no zero: its weight falls to the others in their proportions.
 *
 * @param weights 0 or more each; all zero leaves nothing to rank by
 * @returns `fit` 0 to 1, null where no part with a weight is known; `coverage` 0 to 1
 */
export function fitOf(scores: Readonly<MatchScores>, weights: MatchWeights): { fit: number | null; coverage: number } {
  // Divided by the largest first, so that sums of tiny or huge weights neither vanish nor overflow.
  const largest = Math.max(...matchParts.map((part) => weights[part]))
  if (!(largest > 0)) return { fit: null, coverage: 0 }
  let sum = 0
  let known = 0
  let all = 0
  for (const part of matchParts) {
    const weight = weights[part] / largest
    const score = scores[part]
    all += weight
    if (score === null) continue
    known += weight
    sum += weight * score
  }
  return { fit: known > 0 ? Math.min(1, sum / known) : null, coverage: known / all }
}

/** What decides between creators of the same fit, in this order. */
export type Ranked = { fit: number | null; coverage: number; followers: number | null; n: number }

/** The better first: by fit, coverage, followers, then the older row. Never 0 for two different rows. */
export function compareFits(a: Ranked, b: Ranked): number {
  return (
    (b.fit ?? -1) - (a.fit ?? -1) || b.coverage - a.coverage || (b.followers ?? -1) - (a.followers ?? -1) || a.n - b.n
  )
}
