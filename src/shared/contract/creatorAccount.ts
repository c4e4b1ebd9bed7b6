import { z } from 'zod'
import { figures } from './creatorFields'
import { calendarDate, currency, id, minor, platform, share } from './values'

/** A line of an account’s history: figures as of a date. */
const metric = z.strictObject({
  id,
  measuredOn: calendarDate,
  measuredOnBasis: z.enum(['column', 'file', 'import', 'entered']),
  source: z.string(),
  sourceRow: z.int().nullable(),
  ...figures,
})
export type MetricRecord = z.infer<typeof metric>

export const rateBasis = z.enum(['asked', 'agreed', 'paid'])
const rate = z.strictObject({
  id,
  format: z.string(),
  priceMinor: minor,
  currency,
  quotedOn: calendarDate,
  basis: rateBasis,
  source: z.string(),
  note: z.string().nullable(),
  /**
   * Where the price stands among what the agency itself paid for this format, tier and currency: the share of those
   * fees that were not higher. null where fewer than five are known; `paid` is how many there are.
   */
  percentile: share.nullable(),
  paid: z.int(),
})
export type RateRecord = z.infer<typeof rate>

/** One account of a creator, with its figures, rates and audience. */
export const account = z.strictObject({
  accountId: id,
  platform,
  handle: z.string(),
  profileUrl: z.string().nullable(),
  bio: z.string().nullable(),
  isVerified: z.boolean().nullable(),
  isMain: z.boolean(),
  ...figures,
  measuredOn: calendarDate.nullable(),
  tier: z.string().nullable(),
  formerHandles: z.array(z.strictObject({ id, handle: z.string(), untilOn: calendarDate, source: z.string() })),
  metrics: z.array(metric),
  rates: z.array(rate),
  audience: z.array(
    z.strictObject({
      dimension: z.enum(['country', 'age', 'gender']),
      key: z.string(),
      share,
      source: z.string(),
      measuredOn: calendarDate,
    }),
  ),
})
export type AccountRecord = z.infer<typeof account>
