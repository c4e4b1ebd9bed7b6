import type { ImportField } from '../../../../shared/contract/creatorImport'
import type { Platform } from '../../../../shared/contract/values'
import type { DayOrder } from '../../../../shared/domain/dates'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import type { DecimalStyle, RateDecision, RateUnit } from '../../../../shared/domain/numbers'

export const countFields = [
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
] as const satisfies readonly ImportField[]
export type CountField = (typeof countFields)[number]

export function isCountField(field: ImportField): field is CountField {
  return countFields.some((count) => count === field)
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
  field: ImportField | null
  confidence: number
  note: string | null
  samples: string[]
}

/** All that must be known to read a row; plain data, so that it can be stored with the batch and remembered. */
export type ColumnMapping = {
  /** cells of the header */
  width: number
  headers: string[]
  fields: Partial<Record<ImportField, MappedColumn>>
  nicheColumns: number[]
  /** further accounts of the same creator: one column a platform */
  otherHandles: { platform: Platform; column: number }[]
  currencyColumn: number | null
  /** of amounts that name none themselves */
  currency: string | null
  /** of rows that do not say themselves */
  platform: Platform | null
  /** how that is known; `terms`: from words that one platform's tables use; `default`: not at all */
  platformFrom: 'option' | 'column' | 'link' | 'header' | 'file' | 'terms' | 'default' | 'nothing'
  rateUnit: RateUnit | 'unclear'
  rateReason: RateDecision['reason'] | 'chosen' | 'own_export' | 'no_column'
  engagementBasis: EngagementBasis
  dayOrder: DayOrder | null
  /** bios hold the escapes of JSON (`\n`, `\u002F`) as text */
  hasEscapedBios: boolean
  columns: ColumnNote[]
  /** fields that two differing columns claim; they are not read */
  clashes: { field: ImportField; columns: number[] }[]
}

/** What a person has said about a file before it is read. */
export type MappingOptions = {
  /** field to header text or 0-based index; "" leaves the field out; `platform` may also be a platform's name */
  map?: Partial<Record<ImportField, string>> | undefined
  platform?: Platform | undefined
  /** taken where nothing in the file says; without it such a file is refused */
  defaultPlatform?: Platform | undefined
  rateUnit?: RateUnit | undefined
  /** ISO 4217, for amounts that name none */
  currency?: string | undefined
  /** the sheet of a workbook; without it the one whose header is best understood */
  sheet?: string | undefined
  /** BCP 47, for sentences */
  locale?: string | undefined
}
