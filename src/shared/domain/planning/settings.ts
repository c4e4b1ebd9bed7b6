import { z } from 'zod'

/** By what rules of a plan sort creators. A creator may have several niches and languages. */
export const ruleAttributes = ['tier', 'niche', 'country', 'language', 'platform'] as const
export type RuleAttribute = (typeof ruleAttributes)[number]

const key = z.uuid()
const share = z.number().min(0).max(1)
const headCount = z.int().min(0).max(100_000)
/** any of the values; `null` for everybody */
const among = z
  .strictObject({ attribute: z.enum(ruleAttributes), values: z.array(z.string().min(1).max(200)).min(1).max(200) })
  .nullable()
const common = { id: key, isOn: z.boolean() }

/**
 * A rule of a plan as an account manager sets it. Shares are fractions 0 to 1. A rule that is off is kept and not
 * counted. Must and must not of single creators stand in the roster.
 */
export const planRuleSetting = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('count'),
    among,
    min: headCount.nullable(),
    max: headCount.nullable(),
  }),
  /** share of the roster's cost */
  z.strictObject({ ...common, kind: z.literal('spendShare'), among, min: share.nullable(), max: share.nullable() }),
  /** most of the budget that one creator may take */
  z.strictObject({ ...common, kind: z.literal('maxCreatorShare'), max: share }),
  /** least share of the roster's gross reach, inside and outside the audience, that falls in these segments; none: in all */
  z.strictObject({
    ...common,
    kind: z.literal('audienceShare'),
    segmentIds: z.array(key).max(1000),
    min: share,
  }),
  /** creators who exclude each other: a household, rivals, two accounts of one person */
  z.strictObject({
    ...common,
    kind: z.literal('atMostOne'),
    name: z.string().trim().min(1).max(200),
    entryIds: z.array(key).min(2).max(10_000),
  }),
  /** at most one creator of every agent */
  z.strictObject({ ...common, kind: z.literal('oneOfEachAgent') }),
  /** whoever may not work for the brand, by exclusivity or by work for a competitor, is left out */
  z.strictObject({ ...common, kind: z.literal('noConflicts') }),
  /** whoever cannot post in the flight is left out */
  z.strictObject({ ...common, kind: z.literal('available') }),
  /** this package, should the creator be picked */
  z.strictObject({ ...common, kind: z.literal('package'), entryId: key, packageId: key }),
])
export type PlanRuleSetting = z.infer<typeof planRuleSetting>
export type PlanRuleKind = PlanRuleSetting['kind']

const planMeasures = ['netReach', 'engagements', 'conversions', 'revenue'] as const
const weight = z.number().min(0).max(1e9)

/** What the plan aims at. `cheapest` is the dual: the lowest cost that reaches a goal of net reach. */
export const planObjectiveSetting = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('netReach') }),
  z.strictObject({ kind: z.literal('engagements') }),
  z.strictObject({ kind: z.literal('conversions') }),
  z.strictObject({ kind: z.literal('revenue') }),
  /** what one person, engagement, conversion and one major unit of revenue counts for */
  z.strictObject({
    kind: z.literal('blend'),
    weights: z.strictObject({ netReach: weight, engagements: weight, conversions: weight, revenue: weight }),
  }),
  z.strictObject({
    kind: z.literal('lexicographic'),
    order: z
      .array(z.enum([...planMeasures, 'cost']))
      .min(2)
      .max(5),
  }),
  /** persons, unweighted; null: the campaign's own goal */
  z.strictObject({ kind: z.literal('cheapest'), goalPersons: z.int().min(1).max(1e12).nullable() }),
])
export type PlanObjectiveSetting = z.infer<typeof planObjectiveSetting>

/** What nobody knows and somebody must say; each is printed with the figures that rest on it. */
export const planAssumptions = z.strictObject({
  /** conversions of a thousand views; null: not planned by */
  conversionsPerThousandViews: z.number().min(0).max(1000).nullable(),
  /** minor units of the campaign's currency; null: not planned by */
  orderValueMinor: z.int().min(0).max(1_000_000_000_000).nullable(),
  /** share of a creator's viewers who belong to the creator's own niches, where segments are split by niche */
  ownNicheShare: share,
  /** spread of the logarithm of the factor that moves all creators of a campaign together */
  campaignSpread: z.number().min(0).max(3),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
})
export type PlanAssumptions = z.infer<typeof planAssumptions>

export type PlanSettings = {
  objective: PlanObjectiveSetting
  rules: PlanRuleSetting[]
  assumptions: PlanAssumptions
}

/** What a campaign is planned by until somebody says otherwise. */
export const usualPlanSettings: PlanSettings = {
  objective: { kind: 'netReach' },
  rules: [],
  assumptions: {
    conversionsPerThousandViews: null,
    orderValueMinor: null,
    ownNicheShare: 0.6,
    campaignSpread: 0.3,
    seed: 1,
  },
}
