import { z } from 'zod'
import { calendarDate, count, currency, id, minor, platform } from './values'

/** Fields that hold one of a few values; "is" and "is not" ask for them. `tier` is of the default scheme. */
export const choiceFields = [
  'tier',
  'platform',
  'country',
  'city',
  'language',
  'tone',
  'priceCurrency',
  'engagementBasis',
] as const
/**
 * Fields that hold several values; "has any", "has all" and "has none" ask for them. `languages` are the main and the
 * further ones, `campaigns` and `agents` ids, `brands` and `brandCategories` those of past collaborations.
 */
export const listFields = [
  'niches',
  'hashtags',
  'brandValues',
  'tags',
  'languages',
  'campaigns',
  'agents',
  'brands',
  'brandCategories',
  'contactKinds',
] as const
/** Whole counts of an account's figures, in the order in which they are shown. */
export const countFields = [
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
  'postsSampled',
] as const
export type CountField = (typeof countFields)[number]

/**
 * Whole numbers, but `engagementRate` and `viewsPerFollower` (average, else median views by followers), which are
 * fractions, and `price`, in minor units of `priceCurrency`.
 */
export const numberFields = [...countFields, 'engagementRate', 'viewsPerFollower', 'price'] as const
export const dateFields = ['measuredOn', 'addedOn'] as const
export const textFields = ['handle', 'displayName', 'bio', 'notes'] as const
export const flagFields = ['isVerified'] as const

/** A field of the workspace's own making: `custom:<id of the field>`. */
export const customFieldName = z.templateLiteral(['custom:', z.uuid()])
export const filterField = z.union([
  z.enum([...choiceFields, ...listFields, ...numberFields, ...dateFields, ...textFields, ...flagFields]),
  customFieldName,
])
export type FilterField = z.infer<typeof filterField>

const values = z.array(z.string().max(300)).min(1).max(500)

/**
 * One condition on one field. Bounds are included; a value that is not known lies between no bounds, is nothing, is
 * not anything either, and has none of anything: "is not", "not between", "has none" and "contains not" include the
 * creators of whom the field is not known.
 */
export const filterClause = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['is', 'isNot']), field: z.union([z.enum(choiceFields), customFieldName]), values }),
  z.strictObject({
    op: z.enum(['hasAny', 'hasAll', 'hasNone']),
    field: z.enum(listFields),
    values,
  }),
  z.strictObject({
    op: z.enum(['between', 'notBetween']),
    field: z.union([z.enum(numberFields), customFieldName]),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    op: z.enum(['datedBetween', 'notDatedBetween']),
    field: z.union([z.enum(dateFields), customFieldName]),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
  }),
  z.strictObject({
    op: z.enum(['contains', 'containsNot']),
    field: z.union([z.enum(textFields), customFieldName]),
    text: z.string().trim().min(1).max(200),
  }),
  z.strictObject({ op: z.enum(['yes', 'no']), field: z.union([z.enum(flagFields), customFieldName]) }),
  z.strictObject({ op: z.enum(['known', 'missing']), field: filterField }),
])
export type FilterClause = z.infer<typeof filterClause>

/** What the grid asks for: words anywhere, and conditions that must all hold. */
export const creatorFilter = z.strictObject({
  /** matches handle and name anywhere, bio, notes, niches, tags, hashtags and values by word beginnings */
  text: z.string().max(200).optional(),
  where: z.array(filterClause).max(60).optional(),
})
export type CreatorFilter = z.infer<typeof creatorFilter>

export const creatorSorts = [
  'handle',
  'displayName',
  'platform',
  'tier',
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
  'engagementRate',
  'viewsPerFollower',
  'price',
  'country',
  'city',
  'language',
  'measuredOn',
  'addedOn',
  'updated',
] as const
export const sortOrder = z.strictObject({
  sort: z.enum(creatorSorts).default('followers'),
  descending: z.boolean().default(true),
})

/** What is counted of an account; null is not known. `engagementRate` is a fraction of its basis. */
export const figures = {
  followers: count.nullable(),
  averageViews: count.nullable(),
  medianViews: count.nullable(),
  averageLikes: count.nullable(),
  averageComments: count.nullable(),
  averageShares: count.nullable(),
  averageSaves: count.nullable(),
  postsSampled: count.nullable(),
  engagementRate: z.number().nullable(),
  engagementBasis: z.string().nullable(),
}

/** A row of the grid: one account, and what is known of its creator. */
export const creatorRow = z.strictObject({
  n: z.int(),
  accountId: id,
  creatorId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  isVerified: z.boolean().nullable(),
  ...figures,
  tier: z.string().nullable(),
  niches: z.array(z.string()),
  hashtags: z.array(z.string()),
  brandValues: z.array(z.string()),
  tags: z.array(z.string()),
  tone: z.enum(['hard', 'soft', 'both']).nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string().nullable(),
  furtherLanguages: z.array(z.string()),
  priceMinor: minor.nullable(),
  currency: currency.nullable(),
  /** the preferred e-mail address, else the first noted */
  email: z.string().nullable(),
  agent: z.string().nullable(),
  /** values of the workspace's own fields, by the field's id */
  custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  measuredOn: calendarDate.nullable(),
  addedOn: calendarDate,
})
export type CreatorRow = z.infer<typeof creatorRow>
