import { expect, it } from 'vitest'
import { budgetRange, PlanRows } from '../../../src/renderer/src/features/planner/planView'
import type { CampaignPlan, PlanCandidate } from '../../../src/shared/contract/planner'

const offer = (id: string, costMinor: number) => ({ id, costMinor }) as PlanCandidate['offers'][number]
const candidates = ['a', 'b', 'c'].map(
  (entryId) => ({ entryId, offers: [offer('one', 100), offer('three', 250)] }) as PlanCandidate,
)
const plan = (...picks: [string, string][]) =>
  ({ picks: picks.map(([entryId, offerId]) => ({ entryId, offerId })) }) as CampaignPlan

it('shows what the plan books, else the cheapest, and leaves other rows as they were', () => {
  const rows = new PlanRows(candidates)
  const before = rows.under(null)
  const after = rows.under(plan(['b', 'three'], ['gone', 'one']))
  expect(after.map(({ offer, pick }) => [offer.id, pick !== null])).toEqual([
    ['one', false],
    ['three', true],
    ['one', false],
  ])
  expect(after[0]).toBe(before[0])
  expect(after[2]).toBe(before[2])
})

it('lets the slider reach twice the budget, and further only where somebody typed more', () => {
  expect(budgetRange(1_000_000_00, 25_000_00, 25_000_00, 'GBP').maxMinor).toBe(50_000_00)
  expect(budgetRange(1_000_000_00, 25_000_00, 70_000_00, 'GBP').maxMinor).toBeGreaterThanOrEqual(70_000_00)
  expect(budgetRange(10_000_00, null, 10_000_00, 'GBP').maxMinor).toBe(10_000_00)
})
