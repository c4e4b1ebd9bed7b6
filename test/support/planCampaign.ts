import { join } from 'node:path'
import { openDatabase } from '../../src/main/db/open'
import { seedCreator, seedInto } from './creatorSeed'

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const countries = ['GB', 'DE'] as const
const ages = ['18-24', '25-34', '35-44'] as const
const genders = ['f', 'm'] as const

/** The audience split by country, age and gender: twelve segments. */
export const twelveSegments = countries.flatMap((country) =>
  ages.flatMap((age) =>
    genders.map((gender) => ({
      id: null,
      country,
      age,
      gender,
      niche: null,
      universePersons: { '18-24': 2_900_000, '25-34': 4_600_000, '35-44': 4_200_000 }[age],
      weight: country === 'GB' ? 1 : 0.8,
      source: 'Census',
    })),
  ),
)

/** Creators with followers, views, engagement, a price in GBP and a stated audience, all drawn from the seed. */
export function seedPlannable(workspace: string, count: number, seed = 1): void {
  const db = openDatabase(join(workspace, 'workspace.db'))
  const random = seededRandom(seed)
  const between = (low: number, high: number) => low + (high - low) * random()
  try {
    seedInto(db, (insert) => {
      for (let i = 0; i < count; i += 1) {
        const followers = Math.round(Math.exp(between(Math.log(5_000), Math.log(900_000))))
        const views = Math.round(followers * Math.exp(between(-2.2, 0.2)))
        const { accountIds } = seedCreator(
          insert,
          { display_name: `Creator ${i}`, niches: JSON.stringify([['food', 'travel', 'beauty', 'games'][i % 4]]) },
          {
            platform: 'tiktok',
            handle: `maker${i}`,
            followers,
            average_views: views,
            engagement_rate: i % 7 === 0 ? null : between(0.01, 0.09),
            engagement_basis: i % 7 === 0 ? null : 'views',
            measured_on: '2026-01-05',
          },
        )
        const account_id = accountIds[0] ?? ''
        const price_minor = 500 * Math.max(8, Math.round((views * between(0.8, 2.4)) / 500))
        const quoted = { quoted_on: '2026-01-05', source: 'test', currency: 'GBP', format: 'video' }
        insert('rate', { account_id, price_minor, ...quoted })
        const stated = { account_id, measured_on: '2026-01-05', source: 'test' }
        const home = between(0.35, 0.8)
        const shares: [string, string, number][] = [
          ['country', i % 3 === 0 ? 'DE' : 'GB', home],
          ['country', i % 3 === 0 ? 'GB' : 'DE', (1 - home) * 0.4],
          ['age', '18-24', between(0.2, 0.5)],
          ['age', '25-34', between(0.1, 0.3)],
          ['age', '35-44', between(0.05, 0.2)],
        ]
        const women = between(0.2, 0.8)
        shares.push(['gender', 'f', women], ['gender', 'm', 1 - women])
        for (const [dimension, key, share] of shares) insert('audience_share', { ...stated, dimension, key, share })
      }
    })
  } finally {
    db.close()
  }
}
