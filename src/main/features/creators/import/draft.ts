import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import type { Platform } from '../../../../shared/contract/values'
import type { EngagementBasis } from '../../../../shared/domain/engagement'

/** One account as a row of a file states it. Missing is null, never 0 and never "". */
export type CreatorDraft = {
  platform: Platform
  /** as shown */
  handle: string
  /** by which two handles of a platform are the same (`handleKeyOf`) */
  handleKey: string
  displayName: string | null
  /** persons, whole; all counts are 0 to 1e12 */
  followers: number | null
  averageViews: number | null
  medianViews: number | null
  averageLikes: number | null
  averageComments: number | null
  averageShares: number | null
  averageSaves: number | null
  /** fraction: 0.045 is 4.5 %; above 1 occurs */
  engagementRate: number | null
  /** null exactly where the rate is */
  engagementBasis: EngagementBasis | null
  /** ISO 3166-1 alpha-2 */
  country: string | null
  /** as the file states it, also where no country was recognised */
  countryRaw: string | null
  /** ISO 639 */
  language: string | null
  niches: readonly string[]
  bio: string | null
  email: string | null
  /** minor units of `currency`; both null or neither */
  priceMinor: number | null
  currency: string | null
  /** address of the profile, in its plain form; only where the file states one */
  profileUrl: string | null
  platformUserId: string | null
  isVerified: boolean | null
  /** ISO date; null where the file has no such column or cell */
  measuredOn: string | null
  /** further accounts that the row states for the same creator */
  otherAccounts: readonly OtherAccount[]
  /** what lists rarely state; null where no column of the file holds any of it */
  details: DraftDetails | null
}

/** The rest of what a row states. Lists are empty where nothing is stated. */
export type DraftDetails = {
  city: string | null
  furtherLanguages: readonly string[]
  hashtags: readonly string[]
  brandValues: readonly string[]
  tags: readonly string[]
  tone: 'hard' | 'soft' | 'both' | null
  notes: string | null
  postsSampled: number | null
  /** as written, blanks tidied */
  phone: string | null
  agentName: string | null
  agentEmail: string | null
  /** of formats other than a video */
  rates: readonly { format: string; minor: number; currency: string }[]
  /** fractions; of one dimension at most 1 in all */
  audience: readonly { dimension: AudienceDimension; key: string; share: number }[]
  /** by id of the custom field; yes and no are true and false */
  custom: readonly { fieldId: string; value: string | number | boolean }[]
}

export type AudienceDimension = 'country' | 'age' | 'gender'
export type OtherAccount = { platform: Platform; handle: string; handleKey: string }

/** What is wrong with a row or one of its cells. A row with a `reject` has no draft; a `warn` leaves its cell empty. */
export type RowProblem = {
  field: ImportTarget | null
  /** header of the column; null where the whole row is meant */
  column: string | null
  columnIndex: number | null
  value: string | null
  code: RowProblemCode
  sentence: string
  severity: 'reject' | 'warn'
}

export type RowProblemCode =
  | 'no_handle'
  | 'do_not_contact'
  | 'bad_handle'
  | 'no_platform'
  | 'unknown_platform'
  | 'open_quote'
  | 'too_many_cells'
  | 'too_few_cells'
  | 'unreadable_signs'
  | 'not_a_number'
  | 'negative'
  | 'too_large'
  | 'not_whole'
  | 'number_unclear'
  | 'rate_above_one'
  | 'rate_unclear'
  | 'unknown_country'
  | 'unknown_language'
  | 'bad_email'
  | 'bad_price'
  | 'no_currency'
  | 'bad_date'
  | 'date_unclear'
  | 'bad_verified'
  | 'bad_user_id'
  | 'bad_link'
  | 'other_link'
  | 'too_long'
  | 'unknown_tone'
  | 'unknown_basis'
  | 'bad_phone'
  | 'bad_share'
  | 'shares_above_one'
  | 'bad_custom'

/** One record under the header: a draft, or none and the reason among the problems. */
export type ReadRow = {
  /** the row number that a spreadsheet shows */
  recordNumber: number
  lineNumber: number
  /** as they stand in the file, for the file of rejected rows */
  cells: readonly string[]
  draft: CreatorDraft | null
  problems: readonly RowProblem[]
}
