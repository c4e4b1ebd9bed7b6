import { readFileSync } from 'node:fs'
import type { InputOf, OutputOf } from '../../../src/shared/contract/index'
import { type TestEngine, testWorkspace } from '../../support/engine'
import { campaignFor, type Person, seedPeople } from '../campaigns/seed'

export const plannedOn = new Date('2026-11-20T09:00:00Z')

/** Creators of four tiers: small ones reach more a pound, one macro creator reaches most alone. */
export const people: Person[] = [
  ...Array.from({ length: 5 }, (_, i) => person(`nano${i}`, 20_000 + 4000 * i, 9_000 + 1500 * i, 30_000 + 7000 * i)),
  ...Array.from({ length: 7 }, (_, i) =>
    person(`micro${i}`, 60_000 + 9000 * i, 30_000 + 6000 * i, 90_000 + 21_000 * i),
  ),
  ...Array.from({ length: 3 }, (_, i) =>
    person(`mid${i}`, 200_000 + 90_000 * i, 90_000 + 30_000 * i, 420_000 + 90_000 * i),
  ),
  ...Array.from({ length: 2 }, (_, i) =>
    person(`macro${i}`, 900_000 + 300_000 * i, 400_000 + 90_000 * i, 1_900_000 + 300_000 * i),
  ),
]

function person(handle: string, followers: number, views: number, priceMinor: number): Person {
  return {
    handle,
    creator: { niches: JSON.stringify([handle.endsWith('1') ? 'food' : 'travel']), country: 'GB', language: 'en' },
    account: {
      followers,
      average_views: views,
      engagement_rate: 0.04,
      engagement_basis: 'views',
      measured_on: '2026-11-01',
    },
    price: { priceMinor, currency: 'GBP' },
  }
}

export type PlanWorld = Awaited<ReturnType<typeof planWorld>>

/** A campaign with everybody of {@link people} on its roster, a budget of £25,000 and a goal. */
export async function planWorld(
  campaign: Partial<InputOf<'campaigns.create'>> = {},
  those: readonly Person[] = people,
) {
  const clock = { now: plannedOn }
  const engine = await testWorkspace({ now: () => clock.now })
  const ids = seedPeople(engine, those)
  const { campaignId } = await campaignFor(
    engine,
    { client: 'Wobblecombe', name: 'Fizz' },
    { budgetMinor: 2_500_000, universePersons: 2_000_000, targetReachPersons: 300_000, ...campaign },
  )
  const accountIds = those.map(({ handle }) => ids[handle]?.accountId ?? '')
  await engine.do('campaigns.addToRoster', { campaignId, accountIds })
  const roster = await engine.do('campaigns.roster', { campaignId })
  const entries = new Map(roster.map((entry) => [entry.handle, entry.id]))
  return {
    engine,
    clock,
    campaignId,
    ids,
    entryOf(handle: string): string {
      const found = entries.get(handle)
      if (found === undefined) throw new Error(`no entry of ${handle}`)
      return found
    },
    /** plans and keeps what comes out */
    async keep(name: string, budgetMinor?: number): Promise<{ scenarioId: string; plan: OutputOf<'planner.plan'> }> {
      const plan = await engine.do('planner.plan', { campaignId, ...(budgetMinor !== undefined && { budgetMinor }) })
      const { scenarioId } = await engine.do('planner.saveScenario', { campaignId, planId: plan.planId ?? '', name })
      return { scenarioId, plan }
    },
    async list() {
      return engine.do('planner.scenarios', { campaignId })
    },
    async changesOf(scenarioId: string): Promise<string[]> {
      const all = await engine.do('planner.scenarios', { campaignId })
      return all.find(({ id }) => id === scenarioId)?.changes ?? []
    },
  }
}

/** The text of a file that a job made. */
export function madeText(engine: TestEngine, fileToken: string): string {
  return readFileSync(engine.fileOf(fileToken).path, 'utf8')
}
