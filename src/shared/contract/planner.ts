import { z } from 'zod'
import { command, query } from './define'
import { currency, id, minor, platform } from './values'

/** The numbers stand beside their basis: how cost and reach of each candidate came about. */
const candidate = z.strictObject({
  entryId: id,
  accountId: id,
  handle: z.string(),
  displayName: z.string().nullable(),
  platform,
  tier: z.string().nullable(),
  engagementRate: z.number().nullable(),
  costMinor: minor,
  posts: z.int(),
  /** forecast views of one post, with where it comes from in words */
  viewsPerPost: z.number(),
  viewsBasis: z.string(),
  /** share of viewers inside the campaign's target audience, 0 to 1 */
  inTargetShare: z.number(),
  inTargetBasis: z.string(),
  /** different persons of the target audience reached by this creator alone */
  soloReachPersons: z.number(),
  planRule: z.enum(['open', 'must', 'mustNot']),
})
export type PlanCandidate = z.infer<typeof candidate>

const leftOut = z.strictObject({ entryId: id, handle: z.string(), reason: z.string() })

const pick = z.strictObject({
  entryId: id,
  accountId: id,
  handle: z.string(),
  costMinor: minor,
  soloReachPersons: z.number(),
  /** persons that would be lost without this creator */
  marginalReachPersons: z.number(),
  /** cost of a thousand persons that only this creator adds, minor units */
  costPerThousandNewMinor: z.number().nullable(),
})

const plan = z.strictObject({
  status: z.enum(['optimal', 'withinGap', 'timeLimit', 'cancelled', 'infeasible']),
  budgetMinor: minor,
  costMinor: minor,
  netReachPersons: z.number(),
  grossReachPersons: z.number(),
  upperBoundPersons: z.number(),
  gap: z.number(),
  costPerThousandMinor: z.number().nullable(),
  picks: z.array(pick),
  reasons: z.array(z.string()),
  takenMs: z.number(),
})
export type CampaignPlan = z.infer<typeof plan>

export const plannerContract = {
  'planner.candidates': query({
    about: 'Who can be planned for a campaign, at what cost and reach, and who cannot and why.',
    input: z.strictObject({ campaignId: id }),
    output: z.strictObject({
      currency,
      universePersons: z.number(),
      universeBasis: z.string(),
      candidates: z.array(candidate),
      leftOut: z.array(leftOut),
      method: z.string(),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.plan': query({
    about: 'The roster of the highest net reach under a budget, with its proof.',
    input: z.strictObject({ campaignId: id, budgetMinor: minor.optional() }),
    output: plan,
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.frontier': query({
    about: 'The highest net reach at every budget.',
    input: z.strictObject({ campaignId: id }),
    output: z.strictObject({
      isExact: z.boolean(),
      points: z.array(
        z.strictObject({
          costMinor: minor,
          netReachPersons: z.number(),
          upperBoundPersons: z.number(),
          creators: z.int(),
        }),
      ),
      kneeIndex: z.int().nullable(),
      takenMs: z.number(),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.apply': command({
    about:
      'Marks the planned creators as proposed in the campaign and those proposed before but not planned as shortlisted.',
    input: z.strictObject({ campaignId: id, entryIds: z.array(id).max(10_000) }),
    output: z.strictObject({ proposed: z.int(), shortlisted: z.int() }),
    writes: ['campaigns', 'planner', 'reports'],
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
