import { z } from 'zod'

/** What the price of a package is made of, in the order it is shown. */
export const costParts = [
  'creatorFee',
  'agentFee',
  'product',
  'shipping',
  'usageRights',
  'boost',
  'margin',
  'tax',
] as const
export type CostPart = (typeof costParts)[number]

const dearestPartMinor = 1_000_000_000_000
const part = z.int().min(0).max(dearestPartMinor)
/** Minor units of the campaign's currency, one number a part; a part that does not occur is 0. */
export const planCostParts = z.strictObject({
  creatorFee: part,
  agentFee: part,
  product: part,
  shipping: part,
  usageRights: part,
  boost: part,
  margin: part,
  tax: part,
})
export type PlanCostParts = z.infer<typeof planCostParts>

export const noCost: PlanCostParts = {
  creatorFee: 0,
  agentFee: 0,
  product: 0,
  shipping: 0,
  usageRights: 0,
  boost: 0,
  margin: 0,
  tax: 0,
}

/** What a package costs in all, minor units. */
export function totalCost(parts: PlanCostParts): number {
  return costParts.reduce((sum, name) => sum + parts[name], 0)
}

/** The same as the schema says, many times as fast: for thousands of packages at once. */
export function isCostParts(value: unknown): value is PlanCostParts {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== costParts.length) return false
  return costParts.every((name) => {
    const amount: unknown = (value as Record<string, unknown>)[name]
    return typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 && amount <= dearestPartMinor
  })
}
