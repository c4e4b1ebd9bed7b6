/** A named class of followers: `minFollowers` belongs to it, `maxFollowers` does not (half-open); null is no ceiling. */
export type Tier = { name: string; minFollowers: number; maxFollowers: number | null }

/** Tier schemes are data: every workspace may edit them, a client may have its own. */
export type TierScheme = {
  id: string
  name: string
  /** whose definition it is */
  source: string
  /** ISO date on which the definition was taken up from its source; null when not known */
  sourceDate: string | null
  /** in rising order, without gap or overlap */
  tiers: readonly Tier[]
}

/** Fewer followers than the lowest tier asks for: a class of its own, never the lowest tier. */
export const BELOW_TIERS = 'below'
/** More followers than the highest tier holds, where that tier has a ceiling. */
export const ABOVE_TIERS = 'above'

/**
 * The tier of a follower count.
 *
 * @param scheme a scheme that `tierSchemeFault` finds no fault with
 * @param followers persons, 0 or more; null (not known) and anything not finite or negative has no tier
 * @returns the tier's name, `BELOW_TIERS`, `ABOVE_TIERS`, or null
 */
export function classifyTier(scheme: TierScheme, followers: number | null | undefined): string | null {
  if (followers === null || followers === undefined || !Number.isFinite(followers) || followers < 0) return null
  const tiers = scheme.tiers
  for (let index = tiers.length - 1; index >= 0; index -= 1) {
    const tier = tiers[index]
    if (tier && followers >= tier.minFollowers) {
      return tier.maxFollowers !== null && followers >= tier.maxFollowers ? ABOVE_TIERS : tier.name
    }
  }
  return tiers.length > 0 ? BELOW_TIERS : null
}

/**
 * Between which follower counts the class of a count lies, the classes below and above all tiers included.
 *
 * @param followers persons, 0 or more; null (not known) has no class
 * @returns `from` belongs to it, `to` does not; null is no ceiling
 */
export function tierBounds(
  scheme: TierScheme,
  followers: number | null | undefined,
): { from: number; to: number | null } | null {
  const name = classifyTier(scheme, followers)
  if (name === null) return null
  if (name === BELOW_TIERS) return { from: 0, to: scheme.tiers[0]?.minFollowers ?? null }
  if (name === ABOVE_TIERS) return { from: scheme.tiers.at(-1)?.maxFollowers ?? 0, to: null }
  const tier = scheme.tiers.find((one) => one.name === name)
  return tier ? { from: tier.minFollowers, to: tier.maxFollowers } : null
}

export type TierSchemeFault =
  | { code: 'no_tiers' }
  | { code: 'bad_bound'; tier: string }
  | { code: 'empty_tier'; tier: string }
  | { code: 'gap_or_overlap'; tier: string }
  | { code: 'open_in_the_middle'; tier: string }
  | { code: 'name_missing'; tier: string }
  | { code: 'name_taken'; tier: string }
  | { code: 'name_reserved'; tier: string }

/** What lists call those outside the tiers and those whose followers are not known. */
const reserved: ReadonlySet<string> = new Set([BELOW_TIERS, ABOVE_TIERS, 'unknown'])

/**
 * What is wrong with a scheme, or null. Bounds are whole persons, rising, each tier begins where the one before ends,
 * only the last may be without ceiling. Names are unique, whatever their case, and none of those that creators outside
 * the tiers are listed under.
 */
export function tierSchemeFault(scheme: Pick<TierScheme, 'tiers'>): TierSchemeFault | null {
  if (scheme.tiers.length === 0) return { code: 'no_tiers' }
  const names = new Set<string>()
  let previous: Tier | null = null
  for (const tier of scheme.tiers) {
    const { minFollowers: from, maxFollowers: to } = tier
    if (!Number.isSafeInteger(from) || from < 0) return { code: 'bad_bound', tier: tier.name }
    if (to !== null && !Number.isSafeInteger(to)) return { code: 'bad_bound', tier: tier.name }
    if (to !== null && to <= from) return { code: 'empty_tier', tier: tier.name }
    if (previous) {
      if (previous.maxFollowers === null) return { code: 'open_in_the_middle', tier: previous.name }
      if (previous.maxFollowers !== from) return { code: 'gap_or_overlap', tier: tier.name }
    }
    const name = tier.name.normalize('NFKC').trim().toLowerCase()
    if (name === '') return { code: 'name_missing', tier: tier.name }
    if (reserved.has(name)) return { code: 'name_reserved', tier: tier.name }
    if (names.has(name)) return { code: 'name_taken', tier: tier.name }
    names.add(name)
    previous = tier
  }
  return null
}

const TAKEN_UP = '2026-11-22'

/**
 * The schemes that every new workspace starts with; the first is the default. Three sources define "micro" in three
 * ways, which is why none of them is built in. The sources print no date, so `sourceDate` is when they were read.
 */
export const presetTierSchemes: readonly TierScheme[] = [
  {
    id: 'viral-nation-tiktok',
    name: 'Viral Nation, TikTok',
    source: 'Viral Nation, as quoted by Stargazer',
    sourceDate: TAKEN_UP,
    tiers: [
      { name: 'nano', minFollowers: 5_000, maxFollowers: 50_000 },
      { name: 'micro', minFollowers: 50_000, maxFollowers: 150_000 },
      { name: 'mid-tier', minFollowers: 150_000, maxFollowers: 750_000 },
      { name: 'macro', minFollowers: 750_000, maxFollowers: 2_500_000 },
      { name: 'celebrity', minFollowers: 2_500_000, maxFollowers: null },
    ],
  },
  {
    id: 'micro-10k-50k',
    name: 'Micro 10–50K',
    source: 'Influencer Marketing Hub, as quoted by sprockettes.org',
    sourceDate: TAKEN_UP,
    tiers: [
      { name: 'nano', minFollowers: 0, maxFollowers: 10_000 },
      { name: 'micro', minFollowers: 10_000, maxFollowers: 50_000 },
      { name: 'mid', minFollowers: 50_000, maxFollowers: 500_000 },
      { name: 'macro', minFollowers: 500_000, maxFollowers: 1_000_000 },
      { name: 'mega', minFollowers: 1_000_000, maxFollowers: null },
    ],
  },
  {
    id: 'micro-10k-50k-only',
    name: 'Micro 10–50K only',
    source: '"Other resources", as quoted by Stargazer',
    sourceDate: TAKEN_UP,
    tiers: [{ name: 'micro', minFollowers: 10_000, maxFollowers: 50_000 }],
  },
  {
    id: 'micro-below-100k',
    name: 'Micro below 100K',
    source: 'Common agency usage: a micro creator has fewer than 100,000 followers',
    sourceDate: TAKEN_UP,
    tiers: [{ name: 'micro', minFollowers: 0, maxFollowers: 100_000 }],
  },
  {
    id: 'stackmatix',
    name: 'Nano 1–10K, micro 10–100K',
    source: 'stackmatix.com and curalate.com',
    sourceDate: TAKEN_UP,
    tiers: [
      { name: 'nano', minFollowers: 1_000, maxFollowers: 10_000 },
      { name: 'micro', minFollowers: 10_000, maxFollowers: 100_000 },
    ],
  },
  {
    id: 'calculatecreator-2026',
    name: 'CalculateCreator 2026',
    source: 'calculatecreator.com',
    sourceDate: TAKEN_UP,
    tiers: [
      { name: 'nano', minFollowers: 1_000, maxFollowers: 10_000 },
      { name: 'micro', minFollowers: 10_000, maxFollowers: 50_000 },
      { name: 'mid', minFollowers: 50_000, maxFollowers: 200_000 },
      { name: 'macro', minFollowers: 200_000, maxFollowers: 1_000_000 },
      { name: 'mega', minFollowers: 1_000_000, maxFollowers: null },
    ],
  },
  {
    id: 'influencer-marketing-factory',
    name: 'Influencer Marketing Factory bands',
    source: 'Influencer Marketing Factory, as quoted by emplicit.co',
    sourceDate: TAKEN_UP,
    tiers: [
      { name: 'below 100K', minFollowers: 0, maxFollowers: 100_000 },
      { name: '100–500K', minFollowers: 100_000, maxFollowers: 500_000 },
      { name: '500K–1M', minFollowers: 500_000, maxFollowers: 1_000_000 },
      { name: '1–5M', minFollowers: 1_000_000, maxFollowers: 5_000_000 },
      { name: '5–10M', minFollowers: 5_000_000, maxFollowers: 10_000_000 },
      { name: '10M+', minFollowers: 10_000_000, maxFollowers: null },
    ],
  },
]
