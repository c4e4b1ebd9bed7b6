import { z } from 'zod'
import { costParts, planCostParts } from '../domain/planning/packages'
import { command, query } from './define'
import { currency, id, minor, platform } from './values'

const costPart = z.enum(costParts)

const offer = z.strictObject({
  /** id of the package; the entry’s own posts and fee: `own` */
  id: z.string(),
  name: z.string(),
  posts: z.int(),
  costMinor: minor,
  costParts: planCostParts,
  costBasis: z.string(),
  /** different persons of the audience reached by this package alone */
  soloReachPersons: z.number(),
  /** null is not known */
  engagements: z.number().nullable(),
  conversions: z.number().nullable(),
  revenueMinor: z.number().nullable(),
})
export type PlanOffer = z.infer<typeof offer>

/** The numbers stand beside their basis: how cost and reach of each candidate came about. */
const candidate = z.strictObject({
  entryId: id,
  accountId: id,
  creatorId: id,
  handle: z.string(),
  displayName: z.string().nullable(),
  platform,
  tier: z.string().nullable(),
  niches: z.array(z.string()),
  country: z.string().nullable(),
  language: z.string().nullable(),
  agents: z.array(z.string()),
  engagementRate: z.number().nullable(),
  engagementBasis: z.string().nullable(),
  status: z.enum(['shortlisted', 'proposed', 'booked']),
  /** the cheapest first; one at least */
  offers: z.array(offer).min(1),
  /** forecast views of one post, expected, with where it comes from in words */
  viewsPerPost: z.number(),
  viewsBasis: z.string(),
  /** spread of the logarithm of the views */
  sigma: z.number(),
  /** share of viewers inside the campaign's target audience, 0 to 1 */
  inTargetShare: z.number(),
  inTargetBasis: z.string(),
  planRule: z.enum(['open', 'must', 'mustNot']),
})
export type PlanCandidate = z.infer<typeof candidate>

const leftOut = z.strictObject({ entryId: id, handle: z.string(), reason: z.string() })

const pickRef = z.strictObject({ entryId: id, offerId: z.string().max(60) })
export type PlanPickRef = z.infer<typeof pickRef>

const pick = z.strictObject({
  entryId: id,
  offerId: z.string(),
  offer: z.string(),
  posts: z.int(),
  costMinor: minor,
  soloReachPersons: z.number(),
  /** persons that would be lost without this creator */
  marginalReachPersons: z.number(),
  /** cost of a thousand persons that only this creator adds, minor units */
  costPerThousandNewMinor: z.number().nullable(),
  engagements: z.number().nullable(),
})
export type PlanPick = z.infer<typeof pick>

/** Net reach in simulated campaigns; the middle is what to expect in an ordinary one. */
const range = z.strictObject({
  p10Persons: z.number(),
  p50Persons: z.number(),
  p90Persons: z.number(),
  /** standard deviation over mean: how far campaigns like this one swing */
  variation: z.number(),
  /** of the campaign's goal; null without one */
  goalProbability: z.number().nullable(),
  draws: z.int(),
  seed: z.int(),
})
export type PlanRange = z.infer<typeof range>

/** What a roster costs and brings. Null is not known. */
export const planFigures = z.strictObject({
  creators: z.int(),
  posts: z.int(),
  costMinor: z.number(),
  /** expected, unweighted persons of the audience */
  netReachPersons: z.number(),
  grossReachPersons: z.number(),
  /** contacts per person reached */
  frequency: z.number().nullable(),
  costPerThousandNetMinor: z.number().nullable(),
  /** of those whose engagements are known; null where nobody's are */
  engagements: z.number().nullable(),
  /** creators of the roster whose engagements are not known and not in the sum */
  engagementsUnknown: z.int(),
  conversions: z.number().nullable(),
  revenueMinor: z.number().nullable(),
  costParts: z.partialRecord(costPart, z.number()),
  tiers: z.array(
    z.strictObject({ tier: z.string().nullable(), creators: z.int(), costMinor: z.number(), grossPersons: z.number() }),
  ),
  range: range.nullable(),
})
export type PlanFigures = z.infer<typeof planFigures>

export const planStatus = z.enum(['optimal', 'withinGap', 'timeLimit', 'cancelled', 'infeasible'])

export const campaignPlan = z.strictObject({
  /** names this plan while the engine runs, so that it can be kept as a scenario; null where there is none */
  planId: z.string().nullable(),
  status: planStatus,
  /** null: planned without one (cheapest roster for a goal) */
  budgetMinor: minor.nullable(),
  /**
   * What was aimed at, as the setup names it (`cheapest` …), its value and proven bound, in its own unit (persons,
   * engagements, minor units …); of `lexicographic` those of the first in its order.
   */
  objective: z.string(),
  objectiveValue: z.number().nullable(),
  objectiveBound: z.number().nullable(),
  gap: z.number().nullable(),
  figures: planFigures.nullable(),
  picks: z.array(pick),
  /** sentences: why there is none or no proof, rules that are not counted, figures that are not known */
  reasons: z.array(z.string()),
  /** rules of the setup that no roster keeps together; musts and the budget may clash with them too */
  clashingRuleIds: z.array(id),
  takenMs: z.number(),
})
export type CampaignPlan = z.infer<typeof campaignPlan>

const frontierPoint = z.strictObject({
  budgetMinor: minor,
  costMinor: minor,
  /** value of what was aimed at; persons for net reach */
  value: z.number(),
  /** nothing reaches more at this budget; proven */
  upperBound: z.number(),
  creators: z.int(),
})
export type PlanFrontierPoint = z.infer<typeof frontierPoint>

export const plannerContract = {
  'planner.candidates': query({
    about: 'Who can be planned for a campaign, at what cost and reach, and who cannot and why.',
    input: z.strictObject({ campaignId: id }),
    output: z.strictObject({
      currency,
      universePersons: z.number(),
      universeBasis: z.string(),
      segments: z.int(),
      candidates: z.array(candidate),
      leftOut: z.array(leftOut),
      /** how the figures come about, in sentences */
      method: z.string(),
      /** newest date of the creators' figures that were used */
      dataDate: z.string().nullable(),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.plan': query({
    about: 'The best roster under a budget by the campaign’s objective and rules, with its proof and its range.',
    input: z.strictObject({
      campaignId: id,
      budgetMinor: minor.optional(),
      /** after this time the best roster found so far is the answer, with the bound proven so far */
      patienceMs: z.int().min(10).max(600_000).optional(),
    }),
    output: campaignPlan,
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.frontier': query({
    about: 'The best roster at every budget, of today’s data or of a kept scenario.',
    input: z.strictObject({ campaignId: id, scenarioId: id.optional() }),
    output: z.strictObject({
      /** true: every step of the staircase; false: certified points, with the certified bound above them */
      isExact: z.boolean(),
      objective: z.string(),
      /** people of some segments count more than others, so that a value of net reach is no number of people */
      isWeighted: z.boolean(),
      points: z.array(frontierPoint),
      /** where more money begins to buy less */
      kneeIndex: z.int().nullable(),
      /** why there are no points, or what stands in the way of an exact one */
      reasons: z.array(z.string()),
      takenMs: z.number(),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.explain': query({
    about: 'What each pick of a roster adds, and for whoever is left out the price at which they would enter.',
    input: z.strictObject({ campaignId: id, budgetMinor: minor.optional(), picks: z.array(pickRef).max(100_000) }),
    output: z.strictObject({
      leftOut: z.array(
        z.strictObject({
          entryId: id,
          offerId: z.string(),
          addedReachPersons: z.number(),
          costPerThousandNewMinor: z.number().nullable(),
          /** at or below this price the roster is better with the offer; null without picks, or where it adds nothing */
          entryPriceMinor: z.number().nullable(),
        }),
      ),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.shadowPrices': query({
    about: 'What each rule and the budget cost: how much the best roster would gain without it.',
    input: z.strictObject({ campaignId: id, budgetMinor: minor.optional() }),
    output: z.array(
      z.strictObject({
        /** the rule of the setup; null: the budget, or must and must not of the roster */
        ruleId: id.nullable(),
        kind: z.string(),
        sentence: z.string(),
        /** in the objective's unit; null where nothing can be said */
        gain: z.number().nullable(),
        isProven: z.boolean(),
      }),
    ),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.apply': command({
    about:
      'Marks the planned creators as proposed in the campaign, with posts and price of their packages, and those proposed before but not planned as shortlisted.',
    input: z.strictObject({ campaignId: id, picks: z.array(pickRef).max(10_000) }),
    output: z.strictObject({ proposed: z.int(), shortlisted: z.int() }),
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'planner.instance': query({
    about: 'The campaign’s plan, or a kept scenario, as an instance of the format callboard-plan-1.',
    input: z.strictObject({ campaignId: id, budgetMinor: minor.optional(), scenarioId: id.optional() }),
    output: z.unknown(),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.solve': query({
    about: 'Solves an instance in the format callboard-plan-1.',
    input: z.strictObject({
      instance: z.unknown(),
      frontier: z.union([z.literal('exact'), z.int().min(2).max(500)]).optional(),
    }),
    output: z.unknown(),
    reads: [],
    needsWorkspace: false,
  }),
} as const
