import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  costPerThousandEngagements,
  engagementRateOf,
  engagementRateOfPosts,
  type Interactions,
} from '../../../src/shared/domain/engagement'

const counts: Interactions = { likes: 300, comments: 50, shares: 40, saves: 10 }

describe('engagement rate', () => {
  test('by followers with likes and comments only', () => {
    expect(engagementRateOf(counts, 10_000, 'followers', ['likes', 'comments'])).toEqual({
      rate: 0.035,
      basis: 'followers',
      interactions: ['likes', 'comments'],
      aggregation: 'ratio_of_sums',
      samplePosts: 1,
    })
  })

  test('by views with all interactions; what is not known is left out and said', () => {
    expect(engagementRateOf(counts, 8_000, 'views')?.rate).toBe(0.05)
    const noShares = engagementRateOf({ ...counts, shares: null }, 8_000, 'views')
    expect(noShares?.rate).toBe(0.045)
    expect(noShares?.interactions).toEqual(['likes', 'comments', 'saves'])
  })

  test.each([null, 0, -5, Number.NaN])('denominator %s gives no rate, never 0', (denominator) => {
    expect(engagementRateOf(counts, denominator, 'reach')).toBeNull()
  })

  test('unknown likes or comments give no rate', () => {
    expect(engagementRateOf({ ...counts, likes: null }, 100, 'views')).toBeNull()
    expect(engagementRateOf({ ...counts, comments: null }, 100, 'views')).toBeNull()
    expect(engagementRateOf({ ...counts, comments: null }, 100, 'views', ['likes'])?.rate).toBe(3)
  })

  test('over posts: sum, mean and median differ and are named', () => {
    const post = (likes: number, views: number | null) => ({
      counts: { likes, comments: 0, shares: null, saves: null },
      denominator: views,
    })
    const posts = [post(10, 100), post(20, 100), post(900, 1_000), post(5, null)]
    expect(engagementRateOfPosts(posts, 'views', 'ratio_of_sums')?.rate).toBeCloseTo(930 / 1200, 12)
    expect(engagementRateOfPosts(posts, 'views', 'mean_of_ratios')?.rate).toBeCloseTo(0.4, 12)
    const middle = engagementRateOfPosts(posts, 'views', 'median_of_ratios')
    expect(middle?.rate).toBe(0.2)
    expect(middle?.samplePosts).toBe(3)
    expect(engagementRateOfPosts([post(1, null)], 'views', 'median_of_ratios')).toBeNull()
  })

  test('the median and the ratio of sums stay between the smallest and the largest post', () => {
    const post = fc.record({ likes: fc.nat(1e6), views: fc.integer({ min: 1, max: 1e6 }) })
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: 20 }), (made) => {
        const posts = made.map(({ likes, views }) => ({
          counts: { likes, comments: 0, shares: 0, saves: 0 },
          denominator: views,
        }))
        const ratios = made.map(({ likes, views }) => likes / views)
        for (const aggregation of ['median_of_ratios', 'ratio_of_sums', 'mean_of_ratios'] as const) {
          const rate = engagementRateOfPosts(posts, 'views', aggregation)?.rate ?? Number.NaN
          expect(rate).toBeGreaterThanOrEqual(Math.min(...ratios) * (1 - 1e-9))
          expect(rate).toBeLessThanOrEqual(Math.max(...ratios) * (1 + 1e-9))
        }
      }),
    )
  })
})

test('CPM $6 at an engagement rate of 4 % is $150 per 1,000 engagements (Traackr)', () => {
  expect(costPerThousandEngagements(6, 0.04)).toBeCloseTo(150, 9)
  expect(costPerThousandEngagements(6, 0)).toBeNull()
  expect(costPerThousandEngagements(6, null)).toBeNull()
})
