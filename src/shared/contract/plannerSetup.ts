import { z } from 'zod'
import { planCostParts } from '../domain/planning/packages'
import { planAssumptions, planObjectiveSetting, planRuleSetting } from '../domain/planning/settings'
import { command, query } from './define'
import { calendarDate, id, share } from './values'

const segmentFields = {
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  age: z.enum(['13-17', '18-24', '25-34', '35-44', '45-54', '55+']).nullable(),
  gender: z.enum(['f', 'm', 'x']).nullable(),
  /** an interest cluster: creators of one niche share these persons */
  niche: z.string().trim().min(1).max(200).nullable(),
  universePersons: z.int().min(1).max(1_000_000_000_000),
  /** how much one person of it counts */
  weight: z.number().min(0).max(1000),
  source: z.string().trim().max(500).nullable(),
}
const segment = z.strictObject({ id, ...segmentFields })
export type PlanSegmentRecord = z.infer<typeof segment>
/** Kept under its id where it has one, so that rules that name it still hold. */
const segmentDraft = z.strictObject({ id: id.nullable(), ...segmentFields })
export type PlanSegmentDraft = z.infer<typeof segmentDraft>

const packageFields = {
  name: z.string().trim().min(1).max(120),
  posts: z.int().min(1).max(100),
  costParts: planCostParts,
}
const planPackage = z.strictObject({ id, entryId: id, ...packageFields })
export type PlanPackageRecord = z.infer<typeof planPackage>

export const splitDimensions = ['country', 'age', 'gender', 'niche'] as const

export const plannerSetupContract = {
  'planner.setup': query({
    about: 'How a campaign is planned: objective, rules, assumptions, segments of the audience, packages.',
    input: z.strictObject({ campaignId: id }),
    output: z.strictObject({
      objective: planObjectiveSetting,
      rules: z.array(planRuleSetting),
      assumptions: planAssumptions,
      segments: z.array(segment),
      packages: z.array(planPackage),
      /** entries whose days are limited */
      availability: z.array(
        z.strictObject({ entryId: id, from: calendarDate.nullable(), until: calendarDate.nullable() }),
      ),
    }),
    reads: ['campaigns', 'planner'],
  }),
  'planner.saveSetup': command({
    about: 'Changes objective, rules or assumptions of a campaign’s plan; what is not given stays.',
    input: z.strictObject({
      campaignId: id,
      objective: planObjectiveSetting.optional(),
      rules: z.array(planRuleSetting).max(500).optional(),
      assumptions: planAssumptions.optional(),
    }),
    output: z.strictObject({}),
    writes: ['planner'],
  }),
  'planner.saveSegments': command({
    about: 'Splits the audience of a campaign into segments, or with an empty list makes it one again.',
    input: z.strictObject({ campaignId: id, segments: z.array(segmentDraft).max(400) }),
    output: z.array(segment),
    writes: ['planner'],
  }),
  'planner.suggestSegments': query({
    about: 'The audience split by dimensions in proportion to the audiences that the roster’s creators state.',
    input: z.strictObject({ campaignId: id, by: z.array(z.enum(splitDimensions)).min(1).max(4) }),
    output: z.array(segmentDraft),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.savePackages': command({
    about: 'What one creator of the roster can be booked for; an empty list: the posts and the fee of the roster.',
    input: z.strictObject({
      entryId: id,
      packages: z.array(z.strictObject({ id: id.nullable(), ...packageFields })).max(20),
    }),
    output: z.array(planPackage),
    writes: ['planner', 'campaigns'],
  }),
  'planner.makePackages': command({
    about: 'Offers for many creators at once: numbers of posts at a discount, or one package for each rate on record.',
    input: z.strictObject({
      campaignId: id,
      /** null: everybody on the roster with a price */
      entryIds: z.array(id).max(10_000).nullable(),
      offers: z.union([
        z.strictObject({ from: z.literal('rates') }),
        z.strictObject({
          from: z.literal('price'),
          /** price of all posts = price of one × posts × (1 − discount) */
          packages: z
            .array(z.strictObject({ name: packageFields.name, posts: packageFields.posts, discount: share }))
            .min(1)
            .max(10),
        }),
      ]),
    }),
    output: z.strictObject({ creators: z.int(), packages: z.int(), skipped: z.int() }),
    writes: ['planner', 'campaigns'],
  }),
  'planner.setAvailability': command({
    about: 'When creators of the roster can post for this campaign; null is open at that end.',
    input: z.strictObject({
      campaignId: id,
      entryIds: z.array(id).min(1).max(10_000),
      from: calendarDate.nullable(),
      until: calendarDate.nullable(),
    }),
    output: z.strictObject({ entries: z.int() }),
    writes: ['planner', 'campaigns'],
  }),
} as const
