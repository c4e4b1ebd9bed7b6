import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ABOVE_TIERS,
  BELOW_TIERS,
  classifyTier,
  presetTierSchemes,
  type TierScheme,
  tierBounds,
  tierSchemeFault,
} from '../../../src/shared/domain/tiers'

function scheme(id: string): TierScheme {
  const found = presetTierSchemes.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no scheme ${id}`)
  return found
}

describe('the preloaded schemes', () => {
  test('are those of the sources, sound, with source and date; Viral Nation leads', () => {
    expect(presetTierSchemes.map(({ id }) => id)).toEqual([
      'viral-nation-tiktok',
      'micro-10k-50k',
      'micro-10k-50k-only',
      'micro-below-100k',
      'stackmatix',
      'calculatecreator-2026',
      'influencer-marketing-factory',
    ])
    for (const preset of presetTierSchemes) {
      expect(tierSchemeFault(preset)).toBeNull()
      expect(preset.source).not.toBe('')
      expect(preset.sourceDate).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  test.each([
    ['viral-nation-tiktok', 0, BELOW_TIERS],
    ['viral-nation-tiktok', 4_999, BELOW_TIERS],
    ['viral-nation-tiktok', 5_000, 'nano'],
    ['viral-nation-tiktok', 49_999, 'nano'],
    ['viral-nation-tiktok', 50_000, 'micro'],
    ['viral-nation-tiktok', 149_999, 'micro'],
    ['viral-nation-tiktok', 150_000, 'mid-tier'],
    ['viral-nation-tiktok', 749_999, 'mid-tier'],
    ['viral-nation-tiktok', 750_000, 'macro'],
    ['viral-nation-tiktok', 2_499_999, 'macro'],
    ['viral-nation-tiktok', 2_500_000, 'celebrity'],
    ['viral-nation-tiktok', 149_200_000, 'celebrity'],
    ['micro-10k-50k', 0, 'nano'],
    ['micro-10k-50k', 9_999, 'nano'],
    ['micro-10k-50k', 10_000, 'micro'],
    ['micro-10k-50k', 49_999, 'micro'],
    ['micro-10k-50k', 50_000, 'mid'],
    ['micro-10k-50k', 500_000, 'macro'],
    ['micro-10k-50k', 999_999, 'macro'],
    ['micro-10k-50k', 1_000_000, 'mega'],
    ['micro-below-100k', 0, 'micro'],
    ['micro-below-100k', 99_999, 'micro'],
    ['micro-below-100k', 100_000, ABOVE_TIERS],
    ['micro-10k-50k-only', 9_999, BELOW_TIERS],
    ['micro-10k-50k-only', 49_999, 'micro'],
    ['stackmatix', 99_999, 'micro'],
    ['stackmatix', 100_000, ABOVE_TIERS],
    ['calculatecreator-2026', 999, BELOW_TIERS],
    ['calculatecreator-2026', 200_000, 'macro'],
    ['influencer-marketing-factory', 99_999, 'below 100K'],
    ['influencer-marketing-factory', 10_000_000, '10M+'],
  ])('%s: %i followers is %s', (id, followers, expected) => {
    expect(classifyTier(scheme(id), followers)).toBe(expected)
  })

  test.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -1])('%s followers has no tier', (followers) => {
    expect(classifyTier(scheme('viral-nation-tiktok'), followers)).toBeNull()
  })
})

test.each([
  [[], 'no_tiers'],
  [[{ name: 'a', minFollowers: -1, maxFollowers: null }], 'bad_bound'],
  [[{ name: 'a', minFollowers: 0.5, maxFollowers: null }], 'bad_bound'],
  [[{ name: 'a', minFollowers: 5, maxFollowers: 5 }], 'empty_tier'],
  [
    [
      { name: 'a', minFollowers: 0, maxFollowers: 10 },
      { name: 'b', minFollowers: 11, maxFollowers: null },
    ],
    'gap_or_overlap',
  ],
  [
    [
      { name: 'a', minFollowers: 0, maxFollowers: 10 },
      { name: 'b', minFollowers: 9, maxFollowers: null },
    ],
    'gap_or_overlap',
  ],
  [
    [
      { name: 'a', minFollowers: 0, maxFollowers: null },
      { name: 'b', minFollowers: 10, maxFollowers: null },
    ],
    'open_in_the_middle',
  ],
  [
    [
      { name: 'a', minFollowers: 0, maxFollowers: 10 },
      { name: 'a', minFollowers: 10, maxFollowers: null },
    ],
    'name_taken',
  ],
  [
    [
      { name: 'Micro', minFollowers: 0, maxFollowers: 10 },
      { name: 'micro ', minFollowers: 10, maxFollowers: null },
    ],
    'name_taken',
  ],
  [[{ name: ' ', minFollowers: 0, maxFollowers: 10 }], 'name_missing'],
  [[{ name: 'below', minFollowers: 0, maxFollowers: 10 }], 'name_reserved'],
  [[{ name: 'Above', minFollowers: 0, maxFollowers: 10 }], 'name_reserved'],
  [[{ name: 'unknown', minFollowers: 0, maxFollowers: 10 }], 'name_reserved'],
])('a scheme that cannot be: %j is %s', (tiers, code) => {
  expect(tierSchemeFault({ tiers })?.code).toBe(code)
})

test('every follower count belongs to exactly one class of a sound scheme', () => {
  const bounds = fc.uniqueArray(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(bounds, fc.boolean(), fc.integer({ min: 0, max: 12_000_000 }), (unsorted, isOpen, followers) => {
      const sorted = unsorted.toSorted((a, b) => a - b)
      const tiers = sorted.slice(0, -1).map((minFollowers, index) => ({
        name: `tier ${index}`,
        minFollowers,
        maxFollowers: isOpen && index === sorted.length - 2 ? null : (sorted[index + 1] ?? null),
      }))
      const made = { id: 'x', name: 'x', source: 'x', sourceDate: null, tiers }
      expect(tierSchemeFault(made)).toBeNull()
      const holding = tiers.filter(
        (tier) => followers >= tier.minFollowers && (tier.maxFollowers === null || followers < tier.maxFollowers),
      )
      expect(holding.length).toBeLessThanOrEqual(1)
      const outside = followers < (sorted[0] ?? 0) ? BELOW_TIERS : ABOVE_TIERS
      expect(classifyTier(made, followers)).toBe(holding[0]?.name ?? outside)
      const bounds = tierBounds(made, followers)
      expect(bounds && followers >= bounds.from && (bounds.to === null || followers < bounds.to)).toBe(true)
      const inside = [bounds?.from ?? 0, (bounds?.to ?? 12_000_001) - 1]
      for (const one of inside) expect(classifyTier(made, one)).toBe(classifyTier(made, followers))
    }),
  )
})
