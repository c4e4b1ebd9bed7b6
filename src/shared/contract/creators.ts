import { z } from 'zod'
import { command, job, query, rowNumbers } from './define'
import { calendarDate, count, currency, fileToken, id, madeFile, minor, name, nothing, platform, share } from './values'

export const creatorSorts = [
  'handle',
  'displayName',
  'followers',
  'averageViews',
  'engagementRate',
  'price',
  'country',
  'updated',
] as const

/** What may be missing of a creator; `averageViews` is missing where the median is, too. */
export const creatorFields = [
  'displayName',
  'followers',
  'averageViews',
  'engagementRate',
  'price',
  'country',
  'language',
  'niches',
  'measuredOn',
] as const

/** What the grid asks for; every key narrows. Bounds are included, and what is not known lies between no bounds. */
export const creatorFilter = z.strictObject({
  /** matches handle and name anywhere, bio, notes and niches by word beginnings */
  text: z.string().max(200).optional(),
  /** tier names of the default scheme; "below" is under its floor, "unknown" has no followers stated */
  tiers: z.array(z.string()).max(20).optional(),
  platforms: z.array(platform).max(3).optional(),
  niches: z.array(z.string()).max(50).optional(),
  countries: z.array(z.string()).max(50).optional(),
  languages: z.array(z.string()).max(50).optional(),
  hasPrice: z.boolean().optional(),
  followersMin: count.optional(),
  followersMax: count.optional(),
  /** the average, or the median where no average is known */
  averageViewsMin: count.optional(),
  averageViewsMax: count.optional(),
  /** fractions: 0.03 is 3% */
  engagementRateMin: z.number().min(0).optional(),
  engagementRateMax: z.number().min(0).optional(),
  /** of the newest rate; say `priceCurrency` too, or the amounts of all currencies are held against the bounds */
  priceMinMinor: minor.optional(),
  priceMaxMinor: minor.optional(),
  priceCurrency: currency.optional(),
  isVerified: z.boolean().optional(),
  has: z.array(z.enum(creatorFields)).max(creatorFields.length).optional(),
  missing: z.array(z.enum(creatorFields)).max(creatorFields.length).optional(),
  notInCampaignId: id.optional(),
})
export type CreatorFilter = z.infer<typeof creatorFilter>

const creatorRow = z.strictObject({
  n: z.int(),
  accountId: id,
  creatorId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  followers: count.nullable(),
  averageViews: count.nullable(),
  medianViews: count.nullable(),
  engagementRate: z.number().nullable(),
  engagementBasis: z.string().nullable(),
  tier: z.string().nullable(),
  niches: z.array(z.string()),
  country: z.string().nullable(),
  language: z.string().nullable(),
  priceMinor: minor.nullable(),
  currency: currency.nullable(),
  measuredOn: calendarDate.nullable(),
})
export type CreatorRow = z.infer<typeof creatorRow>

const metric = z.strictObject({
  id,
  measuredOn: calendarDate,
  measuredOnBasis: z.enum(['column', 'file', 'import', 'entered']),
  source: z.string(),
  sourceRow: z.int().nullable(),
  followers: count.nullable(),
  averageViews: count.nullable(),
  medianViews: count.nullable(),
  averageLikes: count.nullable(),
  averageComments: count.nullable(),
  averageShares: count.nullable(),
  averageSaves: count.nullable(),
  engagementRate: z.number().nullable(),
  engagementBasis: z.string().nullable(),
})
const creatorProfile = z.strictObject({
  row: creatorRow,
  bio: z.string().nullable(),
  notes: z.string().nullable(),
  profileUrl: z.string().nullable(),
  averageLikes: count.nullable(),
  averageComments: count.nullable(),
  averageShares: count.nullable(),
  averageSaves: count.nullable(),
  metrics: z.array(metric),
  rates: z.array(
    z.strictObject({ id, format: z.string(), priceMinor: minor, currency, quotedOn: calendarDate, source: z.string() }),
  ),
  contacts: z.array(z.strictObject({ id, kind: z.string(), value: z.string(), source: z.string() })),
  audience: z.array(z.strictObject({ dimension: z.enum(['country', 'age', 'gender']), key: z.string(), share })),
  campaigns: z.array(z.strictObject({ campaignId: id, campaign: z.string(), status: z.string() })),
})
export type CreatorProfile = z.infer<typeof creatorProfile>

export const importFields = [
  'platform',
  'handle',
  'displayName',
  'profileUrl',
  'platformUserId',
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
  'engagementRate',
  'country',
  'language',
  'niches',
  'bio',
  'email',
  'price',
  'measuredOn',
  'verified',
] as const
export type ImportField = (typeof importFields)[number]

export const mergeRules = ['fillEmpty', 'overwrite', 'keep', 'newest'] as const
export type MergeRule = (typeof mergeRules)[number]

const importOptions = z.strictObject({
  fileToken,
  /** field → header text or 0-based column index as text, where the guess is wrong; "" leaves the field out */
  map: z.partialRecord(z.enum(importFields), z.string().max(500)).default({}),
  platform: platform.optional(),
  /** what a rate column holds, where its values do not tell */
  rateUnit: z.enum(['percent', 'fraction']).optional(),
  currency: currency.optional(),
  /** of a workbook; without it the visible sheet whose header is best understood */
  sheet: z.string().max(200).optional(),
  mergeRule: z.enum(mergeRules).default('newest'),
})
export type ImportOptions = z.infer<typeof importOptions>

const importProblem = z.strictObject({
  recordNumber: z.int(),
  lineNumber: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  sentence: z.string(),
  severity: z.enum(['reject', 'warn']),
})
export type ImportProblem = z.infer<typeof importProblem>

const importPreview = z.strictObject({
  fileName: z.string(),
  /** of a text file; "" otherwise */
  encoding: z.string(),
  delimiter: z.string(),
  /** 0 in JSON, whose keys are its header */
  headerLine: z.int(),
  /** those of a workbook that a person sees, in their order; empty for other files */
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int().nullable(), isChosen: z.boolean() })),
  columns: z.array(
    z.strictObject({
      index: z.int(),
      header: z.string(),
      field: z.enum(importFields).nullable(),
      /** 0 to 1 */
      confidence: z.number(),
      /** why it was taken, left out or flagged */
      note: z.string().nullable(),
      samples: z.array(z.string()),
    }),
  ),
  platform: platform.nullable(),
  /** questions that must be answered before the import runs */
  questions: z.array(z.strictObject({ about: z.enum(['platform', 'rateUnit', 'handle']), sentence: z.string() })),
  problems: z.array(importProblem),
})
export type ImportPreview = z.infer<typeof importPreview>

const importOutcome = z.strictObject({
  batchId: id.nullable(),
  stepId: id.nullable(),
  fileName: z.string(),
  /** records of the file under the header, wholly blank ones left out */
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** records that stated a handle that an earlier record of the file had stated */
  merged: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  takenMs: z.number(),
  problems: z.array(importProblem),
  rejects: madeFile.nullable(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

export const creatorsContract = {
  'creators.list': query({
    about: 'The sorted row numbers of all accounts that match.',
    input: z.strictObject({
      filter: creatorFilter.default({}),
      sort: z.enum(creatorSorts).default('followers'),
      descending: z.boolean().default(true),
    }),
    output: z.strictObject({ ids: rowNumbers, total: z.int() }),
    reads: ['creators'],
  }),
  'creators.rows': query({
    about: 'Rows by their numbers, in the order asked; one that is gone is null.',
    input: z.strictObject({ ids: rowNumbers.refine((v) => v.length <= 1000, 'at most 1,000 rows at a time') }),
    output: z.array(creatorRow.nullable()),
    reads: ['creators'],
  }),
  'creators.facets': query({
    about: 'How many accounts match, by tier, platform, niche, country and language.',
    input: z.strictObject({ filter: creatorFilter.default({}) }),
    output: z.strictObject({
      tiers: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
      platforms: z.array(z.strictObject({ key: z.string(), count: z.int() })),
      niches: z.array(z.strictObject({ key: z.string(), count: z.int() })),
      countries: z.array(z.strictObject({ key: z.string(), count: z.int() })),
      languages: z.array(z.strictObject({ key: z.string(), count: z.int() })),
    }),
    reads: ['creators'],
  }),
  'creators.get': query({
    about: 'One account with its metric history, rates, contacts and campaigns.',
    input: z.strictObject({ accountId: id }),
    output: creatorProfile,
    reads: ['creators', 'campaigns'],
  }),
  'creators.update': command({
    about: 'Changes what is known of a creator.',
    input: z.strictObject({
      accountId: id,
      displayName: name.nullable().optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .optional(),
      language: z.string().max(35).nullable().optional(),
      niches: z.array(z.string().trim().min(1).max(80)).max(30).optional(),
      notes: z.string().max(20_000).nullable().optional(),
      bio: z.string().max(20_000).nullable().optional(),
      price: z
        .strictObject({ priceMinor: minor, currency, format: z.string().min(1).max(60).default('video') })
        .optional(),
    }),
    output: creatorRow,
    writes: ['creators'],
  }),
  'creators.previewImport': job({
    about: 'Reads the head of a file and says what its columns seem to hold.',
    input: importOptions,
    output: importPreview,
    needsWorkspace: false,
  }),
  'creators.import': job({
    about: 'Imports a file of creators in one transaction; with `dryRun` only counts what it would do.',
    input: importOptions.extend({ dryRun: z.boolean().default(false) }),
    output: importOutcome,
    writes: ['creators', 'history'],
  }),
  'creators.imports': query({
    about: 'Past imports, newest first.',
    input: nothing,
    output: z.array(
      z.strictObject({
        id,
        fileName: z.string(),
        importedAt: z.string(),
        actor: z.string(),
        rows: z.int(),
        created: z.int(),
        updated: z.int(),
        unchanged: z.int(),
        merged: z.int(),
        rejected: z.int(),
        stepId: id.nullable(),
        isUndone: z.boolean(),
      }),
    ),
    reads: ['creators', 'history'],
  }),
  'creators.export': job({
    about: 'Writes every account, or those that match, one a line.',
    input: z.strictObject({ format: z.enum(['jsonl', 'csv']), filter: creatorFilter.default({}) }),
    output: madeFile,
  }),
} as const
