import { z } from 'zod'
import { creatorConflicts, matchWeights, severityCounts } from './campaignMatch'
import { creatorFilter } from './creatorFields'
import { command, query } from './define'
import { calendarDate, count, currency, id, longText, minor, name, nothing, platform, share } from './values'

const words = z.array(z.string().trim().min(1).max(80)).max(60)
const lines = z.array(z.string().trim().min(1).max(500)).max(60)
const brandNames = z.array(z.string().trim().min(1).max(200)).max(200)
const category = z.string().trim().max(120).nullable()

const brand = z.strictObject({
  id,
  clientId: id,
  name: z.string(),
  category: z.string().nullable(),
  /** names of brands that this one competes with */
  competitors: z.array(z.string()),
  /** what the brand stands for: "sustainable", "family" */
  brandValues: z.array(z.string()),
  niches: z.array(z.string()),
})
export type BrandRecord = z.infer<typeof brand>
const client = z.strictObject({
  id,
  name: z.string(),
  /** null: creators are classed by the workspace's default scheme */
  tierSchemeId: id.nullable(),
  /** null: the usual weights */
  matchWeights: matchWeights.nullable(),
  brands: z.array(brand),
})
export type ClientRecord = z.infer<typeof client>

export const tones = ['hard', 'soft'] as const
export const goals = ['awareness', 'engagement', 'conversion'] as const

const campaignFields = {
  name,
  goal: z.enum(goals).default('awareness'),
  budgetMinor: minor.nullable().default(null),
  currency,
  /** IANA zone in which the campaign's days are counted */
  timeZone: z.string().max(60).default('UTC'),
  flightStart: calendarDate.nullable().default(null),
  flightEnd: calendarDate.nullable().default(null),
  /** what the client wants reached, different persons */
  targetReachPersons: count.nullable().default(null),
  /** who is meant to be reached, in words: "women 18–34 in the UK" */
  audience: z.string().max(500).nullable().default(null),
  /** how many persons that audience has */
  universePersons: count.nullable().default(null),
  universeSource: z.string().max(500).nullable().default(null),
  /** whom of a creator's viewers count: shares of the creator's audience, joined by multiplication */
  target: z
    .strictObject({
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .max(60)
        .default([]),
      ages: z.array(z.enum(['13-17', '18-24', '25-34', '35-44', '45-54', '55+'])).default([]),
      genders: z.array(z.enum(['f', 'm', 'x'])).default([]),
    })
    .default({ countries: [], ages: [], genders: [] }),
  /** unique viewers of a post's views, 0 to 1 */
  uniqueViewerRatio: share.default(0.68),
  brief: longText.nullable().default(null),
  /** whom the campaign looks for; without any the brand's niches count */
  niches: words.default([]),
  /** with or without # */
  hashtags: words.default([]),
  tone: z.enum(tones).nullable().default(null),
  /** days after the flight in which a booked creator works for no competitor; null: none agreed */
  exclusivityDays: z.int().min(0).max(3650).nullable().default(null),
  /** countries whose rules of disclosure count */
  markets: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(60)
    .default([]),
  /** days on which posts may go out; null is open at that end */
  postFrom: calendarDate.nullable().default(null),
  postUntil: calendarDate.nullable().default(null),
  /** submissions to the client that the price includes; null: without limit */
  includedRounds: z.int().min(1).max(50).nullable().default(null),
  /** null: the workspace's default workflow */
  workflowId: id.nullable().default(null),
  dos: lines.default([]),
  donts: lines.default([]),
  /** what every piece of content must hold */
  mandatory: lines.default([]),
}
const campaign = z.strictObject({
  id,
  brandId: id,
  brand: z.string(),
  clientId: id,
  client: z.string(),
  ...campaignFields,
  createdAt: z.string(),
  rosterCount: z.int(),
  bookedCount: z.int(),
})
export type CampaignRecord = z.infer<typeof campaign>

export const rosterStatuses = ['shortlisted', 'proposed', 'booked', 'dropped'] as const
export const planRules = ['open', 'must', 'mustNot'] as const

const rosterEntry = z.strictObject({
  id,
  campaignId: id,
  accountId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  tier: z.string().nullable(),
  followers: count.nullable(),
  averageViews: count.nullable(),
  medianViews: count.nullable(),
  engagementRate: z.number().nullable(),
  engagementBasis: z.string().nullable(),
  niches: z.array(z.string()),
  country: z.string().nullable(),
  status: z.enum(rosterStatuses),
  planRule: z.enum(planRules),
  /** what the creator is paid */
  feeMinor: minor.nullable(),
  /** what the client is charged for the creator */
  clientFeeMinor: minor.nullable(),
  posts: z.int().min(1),
  note: z.string().nullable(),
})
export type RosterEntry = z.infer<typeof rosterEntry>

const deliverable = z.strictObject({
  id,
  campaignId: id,
  accountId: id,
  handle: z.string(),
  title: z.string(),
  kind: z.string(),
  /** null: the brief was not sent yet */
  state: z.string().nullable(),
  dueOn: calendarDate.nullable(),
  requirement: z.string().nullable(),
  /** null: the campaign's */
  workflowId: id.nullable(),
})
export type DeliverableRecord = z.infer<typeof deliverable>

export const campaignsContract = {
  'campaigns.clients': query({
    about: 'Clients with their brands.',
    input: nothing,
    output: z.array(client),
    reads: ['campaigns'],
  }),
  'campaigns.createClient': command({
    about: 'Adds a client.',
    input: z.strictObject({ name }),
    output: client,
    writes: ['campaigns'],
  }),
  'campaigns.updateClient': command({
    about: 'Changes a client: name, tier scheme, weights of the match; keys left out stay as they are.',
    input: z.strictObject({
      clientId: id,
      name: name.optional(),
      tierSchemeId: id.nullable().optional(),
      matchWeights: matchWeights.nullable().optional(),
    }),
    output: client,
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'campaigns.createBrand': command({
    about: 'Adds a brand to a client.',
    input: z.strictObject({
      clientId: id,
      name,
      category: category.default(null),
      competitors: brandNames.default([]),
      brandValues: words.default([]),
      niches: words.default([]),
    }),
    output: brand,
    writes: ['campaigns'],
  }),
  'campaigns.updateBrand': command({
    about: 'Changes a brand: name, category, competitors, values, niches; keys left out stay as they are.',
    input: z.strictObject({
      brandId: id,
      name: name.optional(),
      category: category.optional(),
      competitors: brandNames.optional(),
      brandValues: words.optional(),
      niches: words.optional(),
    }),
    output: brand,
    writes: ['campaigns', 'reports'],
  }),
  'campaigns.list': query({
    about: 'Campaigns, newest first.',
    input: nothing,
    output: z.array(campaign),
    reads: ['campaigns'],
  }),
  'campaigns.get': query({
    about: 'One campaign.',
    input: z.strictObject({ campaignId: id }),
    output: campaign,
    reads: ['campaigns'],
  }),
  'campaigns.create': command({
    about: 'Adds a campaign to a brand.',
    input: z.strictObject({ brandId: id, ...campaignFields }),
    output: campaign,
    writes: ['campaigns'],
  }),
  'campaigns.update': command({
    about: 'Changes a campaign; keys left out stay as they are.',
    input: z.strictObject({ campaignId: id, ...partialOf(campaignFields) }),
    output: campaign,
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'campaigns.roster': query({
    about: 'Creators shortlisted, proposed or booked for a campaign.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(rosterEntry),
    reads: ['campaigns', 'creators'],
  }),
  'campaigns.addToRoster': command({
    about:
      'Shortlists creators by id, or all that match a filter but the exceptions; those already there stay as they are. Answers with the conflicts found, which warn and do not refuse.',
    input: z.strictObject({
      campaignId: id,
      accountIds: z.array(id).max(10_000).optional(),
      rowNumbers: z.array(z.int()).max(100_000).optional(),
      matching: z.strictObject({ filter: creatorFilter, except: z.array(z.int()).max(100_000).default([]) }).optional(),
      feeMinor: minor.optional(),
      /** why, kept in the note of each new entry */
      note: z.string().trim().min(1).max(2000).optional(),
    }),
    output: z.strictObject({
      added: z.int(),
      alreadyThere: z.int(),
      /** of all creators named, how many have which conflicts at worst */
      conflictCounts: severityCounts,
      /** the worst first, at most 100 */
      conflicts: z.array(creatorConflicts),
    }),
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'campaigns.updateRoster': command({
    about: 'Changes entries of a roster: status, fee, rule for the planner, posts, note.',
    input: z.strictObject({
      campaignId: id,
      entryIds: z.array(id).min(1).max(10_000),
      status: z.enum(rosterStatuses).optional(),
      planRule: z.enum(planRules).optional(),
      feeMinor: minor.nullable().optional(),
      clientFeeMinor: minor.nullable().optional(),
      posts: z.int().min(1).max(50).optional(),
      note: z.string().max(2000).nullable().optional(),
    }),
    output: z.strictObject({ changed: z.int() }),
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'campaigns.removeFromRoster': command({
    about: 'Takes creators off a roster.',
    input: z.strictObject({ campaignId: id, entryIds: z.array(id).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int() }),
    writes: ['campaigns', 'planner', 'reports'],
  }),
  'campaigns.deliverables': query({
    about: 'Content owed in a campaign.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(deliverable),
    reads: ['campaigns', 'approvals'],
  }),
} as const

/** The same fields, each optional and without its default, so that a key left out is left alone. */
function partialOf(fields: typeof campaignFields): {
  [K in keyof typeof campaignFields]: z.ZodOptional<WithoutDefault<(typeof campaignFields)[K]>>
} {
  const out: Record<string, z.ZodType> = {}
  for (const [key, field] of Object.entries(fields))
    out[key] = (field instanceof z.ZodDefault ? field.unwrap() : field).optional()
  return out as never
}
type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T
