import type { OutputOf } from '../../../src/shared/contract/index'
import { newId, type TestEngine } from '../../support/engine'
import { campaignFor, type Person, seedPeople } from '../campaigns/seed'

/** Eight creators in three niches, dearer the more they reach; two of them state no engagement. */
const people: Person[] = Array.from({ length: 8 }, (_, i) => ({
  handle: `ana${i}`,
  creator: { niches: JSON.stringify([['food', 'travel', 'beauty'][i % 3]]) },
  account: {
    followers: 4_000 * (i + 1) ** 2,
    average_views: 1_500 * (i + 1),
    engagement_rate: i < 2 ? null : 0.05,
    engagement_basis: i < 2 ? null : 'views',
  },
  price: { priceMinor: 1_100 * (i + 1) + 130 * i * i, currency: 'GBP' },
}))

export type Candidates = OutputOf<'planner.candidates'>['candidates']

/** A campaign with a roster of eight, and who stands under which handle. */
export async function plannedCampaign(engine: TestEngine, fields: Parameters<typeof campaignFor>[2] = {}) {
  const ids = seedPeople(engine, people)
  const { campaignId } = await campaignFor(
    engine,
    { client: 'Acme', name: 'Bolt', category: 'drinks' },
    { budgetMinor: 15_000, universePersons: 60_000, ...fields },
  )
  await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
  const { candidates } = await engine.do('planner.candidates', { campaignId })
  const entryOf = (handle: string) => candidates.find((one) => one.handle === handle)?.entryId ?? ''
  return { campaignId, candidates, entryOf, accountOf: (handle: string) => ids[handle]?.accountId ?? '' }
}

export const parts = (creatorFee: number, margin = 0) => ({
  creatorFee,
  agentFee: 0,
  product: 0,
  shipping: 0,
  usageRights: 0,
  boost: 0,
  margin,
  tax: 0,
})

/** One rule of a setup, on. */
export const rule = <T extends object>(fields: T) => ({ id: newId(), isOn: true, ...fields })

export const segment = (country: string, universePersons: number) => ({
  id: null,
  country,
  age: null,
  gender: null,
  niche: null,
  universePersons,
  weight: 1,
  source: null,
})

/** Picks as a command takes them. */
export const refs = (picks: readonly { entryId: string; offerId: string }[]) =>
  picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
