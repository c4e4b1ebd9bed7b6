import { type CountField, countFields } from '../../../../shared/contract/creatorFields'
import type { ImportField, ImportTarget } from '../../../../shared/contract/creatorImport'
import type { Platform } from '../../../../shared/contract/values'
import type { DayOrder } from '../../../../shared/domain/dates'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import type { DecimalStyle, RateDecision, RateUnit } from '../../../../shared/domain/numbers'
import type { AudienceDimension } from './draft'

export function isCountField(field: ImportTarget): field is CountField {
  return countFields.some((count) => count === field)
}

/** Fields that hold several values and may be spread over several columns. */
export const listFields = [
  'niches',
  'hashtags',
  'brandValues',
  'tags',
  'furtherLanguages',
] as const satisfies readonly ImportField[]
export type ListField = (typeof listFields)[number]

export function isListField(field: ImportTarget): field is ListField {
  return listFields.some((list) => list === field)
}

/** A field of the workspace's own making. */
export type CustomField = {
  id: string
  name: string
  kind: 'text' | 'number' | 'date' | 'choice' | 'yesNo'
  choices: string[]
}

/** Where a field is read from. */
export type MappedColumn = {
  column: number
  /** a second column with the same values, rounded ("13.8M"), read where the first is empty */
  twin: number | null
  /** 0 to 1; 1 when chosen by a person */
  confidence: number
  decimalStyle: DecimalStyle | 'unclear'
}

/** What is said of each column of the file. */
export type ColumnNote = {
  index: number
  /** as it stands in the file */
  header: string
  field: ImportTarget | null
  confidence: number
  note: string | null
  /** what the header says, where that is not believed or two columns claim it */
  flagged: ImportTarget | null
  samples: string[]
}

/** All that must be known to read a row; plain data, so that it can be stored with the batch and remembered. */
export type ColumnMapping = {
  /** cells of the header */
  width: number
  headers: string[]
  fields: Partial<Record<ImportTarget, MappedColumn>>
  /** columns of each list, in their order */
  lists: Partial<Record<ListField, number[]>>
  /** shares of the audience; several columns of one key are added up ("55-64" and "65+" are both 55+) */
  audience: { dimension: AudienceDimension; key: string; column: number; decimalStyle: DecimalStyle }[]
  audienceUnit: RateUnit
  /** the workspace's own fields that have a column */
  custom: { field: CustomField; column: number }[]
  /** further accounts of the same creator: one column a platform */
  otherHandles: { platform: Platform; column: number }[]
  /** of amounts that name none themselves */
  currency: string | null
  /** of rows that do not say themselves */
  platform: Platform | null
  /** how that is known; `terms`: from words that one platform's tables use; `default`: not at all */
  platformFrom: 'option' | 'column' | 'link' | 'header' | 'file' | 'remembered' | 'terms' | 'default' | 'nothing'
  rateUnit: RateUnit | 'unclear'
  rateReason: RateDecision['reason'] | 'chosen' | 'remembered' | 'own_export' | 'no_column'
  engagementBasis: EngagementBasis
  dayOrder: DayOrder | null
  /** whether dates are left out because nothing says whether the day or the month comes first */
  isDayOrderUnclear: boolean
  /** bios hold the escapes of JSON (`\n`, `\u002F`) as text */
  hasEscapedBios: boolean
  columns: ColumnNote[]
  /** fields that two differing columns claim; they are not read */
  clashes: { field: ImportTarget; columns: number[] }[]
}

/** What a person has said about a file before it is read. */
export type MappingOptions = {
  /** field to header text or 0-based index; "" leaves the field out; `platform` may also be a platform's name */
  map?: Partial<Record<ImportTarget, string>> | undefined
  platform?: Platform | undefined
  /** what was said of a file with the same columns before, for what this file does not say itself */
  remembered?: Pick<MappingOptions, 'platform' | 'rateUnit' | 'dayOrder'> | undefined
  /** taken where nothing in the file says; without it such a file is refused */
  defaultPlatform?: Platform | undefined
  rateUnit?: RateUnit | undefined
  /** ISO 4217, for amounts that name none */
  currency?: string | undefined
  dayOrder?: DayOrder | undefined
  customFields?: readonly CustomField[] | undefined
  /** BCP 47, for sentences */
  locale?: string | undefined
}
