import { z } from 'zod'
import { conflictKinds, severities } from '../domain/conflicts'
import { matchParts } from '../domain/match'
import { creatorFilter } from './creatorFields'
import { chosenCreators } from './creators'
import { query } from './define'
import { calendarDate, count, currency, id, minor, platform, share } from './values'

const weight = z.number().min(0).max(100)
/** How much each part of the fit counts; only their proportions matter, and 0 leaves a part out. */
export const matchWeights = z.strictObject({
  niches: weight,
  values: weight,
  audience: weight,
  engagement: weight,
  price: weight,
  competitors: weight,
  delivery: weight,
} satisfies Record<(typeof matchParts)[number], typeof weight>)

const severity = z.enum(severities)
/** How many creators have which conflicts at worst; `clear` have none that are known. */
export const severityCounts = z.strictObject({ block: z.int(), warn: z.int(), note: z.int(), clear: z.int() })

const conflict = z.strictObject({
  kind: z.enum(conflictKinds),
  severity,
  /** who, for which brand, when, and where that is noted */
  sentence: z.string(),
  brand: z.string(),
  category: z.string().nullable(),
  from: calendarDate.nullable(),
  until: calendarDate.nullable(),
  /** the campaign in which the creator is booked, where that is the evidence */
  campaignId: id.nullable(),
  /** the noted collaboration, where that is */
  collaborationId: id.nullable(),
})
export type ConflictRecord = z.infer<typeof conflict>

export const creatorConflicts = z.strictObject({
  accountId: id,
  creatorId: id,
  handle: z.string(),
  displayName: z.string().nullable(),
  /** the worst of the conflicts */
  severity,
  /** the worst first */
  conflicts: z.array(conflict),
})
export type CreatorConflicts = z.infer<typeof creatorConflicts>

const partOfFit = z.strictObject({
  part: z.enum(matchParts),
  /** 0 to 1; null: not known, so the part is left out and its weight shared among the rest */
  score: share.nullable(),
  /** share of the whole weight, 0 to 1 */
  weight: share,
  /** what the score rests on, or what is missing */
  sentence: z.string(),
})

const matchRow = z.strictObject({
  /** 1 is the best */
  rank: z.int(),
  n: z.int(),
  accountId: id,
  creatorId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  tier: z.string().nullable(),
  followers: count.nullable(),
  priceMinor: minor.nullable(),
  currency: currency.nullable(),
  /** mean of the known parts by weight, 0 to 1; null where no part is known */
  fit: share.nullable(),
  /** share of the weight whose parts are known */
  coverage: share,
  /** in the order of `matchParts` */
  parts: z.array(partOfFit),
  conflicts: z.array(conflict),
  rosterStatus: z.string().nullable(),
})
export type MatchRow = z.infer<typeof matchRow>

export const campaignMatchContract = {
  'campaigns.conflicts': query({
    about:
      'What speaks against creators for a campaign: work for competitors, exclusivity, bookings of any client, with the evidence.',
    input: z.strictObject({
      campaignId: id,
      /** without this and `chosen` those on the roster who were not dropped */
      accountIds: z.array(id).max(10_000).optional(),
      chosen: chosenCreators.optional(),
      /** creators told of; the counts are of all */
      limit: z.int().min(0).max(10_000).default(1000),
    }),
    output: z.strictObject({
      counts: severityCounts,
      /** those with conflicts, the worst first, then by handle */
      creators: z.array(creatorConflicts),
    }),
    reads: ['campaigns', 'creators', 'approvals'],
  }),
  'campaigns.match': query({
    about: 'Creators ranked by how well they fit a campaign, each part of the fit with its number and its evidence.',
    input: z.strictObject({
      campaignId: id,
      filter: creatorFilter.default({}),
      /** without them the client's, else the usual ones */
      weights: matchWeights.optional(),
      /** whether creators on the roster (and not dropped) are ranked too */
      withRoster: z.boolean().default(false),
      /** leaves out those of whom less than this share of the weight is known */
      minCoverage: share.default(0),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.strictObject({
      /** ranked in all */
      total: z.int(),
      /** left out because too little is known of them */
      belowCoverage: z.int(),
      weights: matchWeights,
      rows: z.array(matchRow),
    }),
    reads: ['campaigns', 'creators', 'approvals', 'workspace'],
  }),
} as const
