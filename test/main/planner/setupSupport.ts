import { noCost } from '../../../src/shared/domain/planning/packages'
import { contentOf } from '../../support/content'
import { withDatabase } from '../../support/creatorSeed'
import { type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, type Person, seedPeople } from '../campaigns/seed'

export const hostile = '‮=1+1"</script>'
export const people: Person[] = ['ana', 'ben', 'cleo', 'dov'].map((handle, i) => ({
  handle,
  creator: { niches: JSON.stringify(i < 2 ? ['Food'] : ['travel', 'food']), country: 'GB', language: 'en' },
  account: { followers: 20_000 * (i + 1), average_views: 9_000, measured_on: `2026-10-0${i + 1}` },
  ...(i < 3 && { price: { priceMinor: 10_001 * (i + 1), currency: i === 2 ? 'EUR' : 'GBP' } }),
  audience:
    i === 3
      ? []
      : [
          { dimension: 'country', key: 'GB', share: 0.6 },
          { dimension: 'country', key: 'IE', share: 0.2 * i },
          { dimension: 'age', key: '18-24', share: 0.3 },
          { dimension: 'age', key: '25-34', share: 0.1 },
        ],
}))

export async function world(fields: Parameters<typeof campaignFor>[2] = {}) {
  const engine = await testWorkspace()
  const ids = seedPeople(engine, people)
  const { campaignId } = await campaignFor(
    engine,
    { client: 'Acme', name: hostile },
    { universePersons: 1001, flightStart: '2027-01-04', flightEnd: '2027-01-31', ...fields },
  )
  await engine.do('campaigns.addToRoster', { campaignId, matching: { filter: {} } })
  const roster = await engine.do('campaigns.roster', { campaignId })
  const entry = (handle: string) => roster.find((one) => one.handle === handle)?.id ?? ''
  return { engine, campaignId, ids, entry, setup: () => engine.do('planner.setup', { campaignId }) }
}

export const content = (engine: TestEngine) => withDatabase(engine, contentOf)
export const one = { name: '1 video', posts: 1, costParts: { ...noCost, creatorFee: 9000, margin: 1000 } }
export const three = { name: '3 videos', posts: 3, costParts: { ...noCost, creatorFee: 20_000, product: 500 } }
export const cell = {
  country: null,
  age: null,
  gender: null,
  niche: null,
  universePersons: 100,
  weight: 1,
  source: null,
}
export const gb = { ...cell, id: null, country: 'GB' }
export const ie = { ...cell, id: null, country: 'IE' }
