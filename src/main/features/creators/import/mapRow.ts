import type { CountField } from '../../../../shared/contract/creatorFields'
import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import type { Platform } from '../../../../shared/contract/values'
import { unguardCell } from '../../../../shared/domain/csv'
import { parseDate } from '../../../../shared/domain/dates'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import { platformNamed, type ReadHandle, readHandle, readProfileUrl } from '../../../../shared/domain/handles'
import { isMissingText, parseMoney, parseRate } from '../../../../shared/domain/numbers'
import { countryCode } from './countries'
import type { CreatorDraft, OtherAccount, RowProblem, RowProblemCode } from './draft'
import { languageCode } from './languages'
import { DetailReading, emailOf, hasDetails, yesOrNo } from './mapDetails'
import type { ColumnMapping } from './mapping'
import { readCount } from './readCount'
import type { TableRow } from './readRows'
import { currencyOf, engagementBasisOf, isMissingName, readList, unescapeBio } from './readTexts'
import type { CreatorWords } from './words'

export type MappedRow = { draft: CreatorDraft | null; problems: readonly RowProblem[] }
export type RowMapper = (row: TableRow) => MappedRow

const MAX_NAME_CHARS = 300
const MAX_BIO_CHARS = 20_000
const NOTHING: readonly never[] = []

/**
 * The function that reads the rows of a table with this mapping. A row is rejected when it names no account or its
 * cells cannot be told apart; any other bad cell is left empty with a warning. Wholly blank rows are the caller's.
 */
export function rowMapper(mapping: ColumnMapping, words: CreatorWords): RowMapper {
  const reader = new RowReading(mapping, words)
  return (row) => reader.read(row)
}

class RowReading {
  private readonly mapping: ColumnMapping
  private readonly words: CreatorWords
  private cells: readonly string[] = NOTHING
  private problems: RowProblem[] = []
  private readonly details: DetailReading | null
  private readonly niches: readonly number[]
  private readonly readNames: boolean

  constructor(mapping: ColumnMapping, words: CreatorWords) {
    this.mapping = mapping
    this.words = words
    this.niches = mapping.lists.niches ?? NOTHING
    this.readNames = mapping.fields.firstName !== undefined || mapping.fields.lastName !== undefined
    this.details = hasDetails(mapping)
      ? new DetailReading(mapping, words, (field, column, value, code, sentence) => {
          this.add('warn', field, value, code, sentence(value.length > 80 ? `${value.slice(0, 79)}…` : value), column)
          return null
        })
      : null
  }

  read(row: TableRow): MappedRow {
    this.cells = row.cells
    this.problems = []
    if (row.hasOpenQuote) return this.rejected(null, null, 'open_quote', this.words.problems.openQuote)
    if (row.cells.length !== this.mapping.width && !this.checkWidth(row.cells)) return this.done(null)
    const link = this.readLink()
    const platform = this.readPlatform(link?.platform ?? null)
    if (platform === null) return this.done(null)
    const handle = this.readHandle(platform, link)
    return this.done(handle ? this.draft(platform, handle, link) : null)
  }

  private done(draft: CreatorDraft | null): MappedRow {
    return { draft, problems: this.problems.length > 0 ? this.problems : NOTHING }
  }

  private rejected(
    field: ImportTarget | null,
    value: string | null,
    code: RowProblemCode,
    sentence: string,
  ): MappedRow {
    this.add('reject', field, value, code, sentence)
    return this.done(null)
  }

  private add(
    severity: RowProblem['severity'],
    field: ImportTarget | null,
    value: string | null,
    code: RowProblemCode,
    sentence: string,
    at: number | null = null,
  ): void {
    const columnIndex = at ?? (field === null ? null : (this.mapping.fields[field]?.column ?? null))
    const header = columnIndex === null ? undefined : this.mapping.headers[columnIndex]
    const shown = value !== null && value.length > 200 ? `${value.slice(0, 199)}…` : value
    this.problems.push({ field, column: header?.trim() ?? null, columnIndex, value: shown, code, sentence, severity })
  }

  private warn(field: ImportTarget, value: string, code: RowProblemCode, sentence: (value: string) => string): null {
    this.add('warn', field, value, code, sentence(value.length > 80 ? `${value.slice(0, 79)}…` : value))
    return null
  }

  private checkWidth(cells: readonly string[]): boolean {
    const { width } = this.mapping
    if (cells.length < width) {
      this.add('warn', null, null, 'too_few_cells', this.words.problems.tooFewCells(cells.length, width))
      return true
    }
    // Trailing separators are common and harmless; a value outside the header's columns is not.
    if (cells.slice(width).every((cell) => cell.trim() === '')) return true
    this.add('reject', null, null, 'too_many_cells', this.words.problems.tooManyCells(cells.length, width))
    return false
  }

  private cell(field: ImportTarget): string {
    const mapped = this.mapping.fields[field]
    if (mapped === undefined) return ''
    const text = this.cells[mapped.column] ?? ''
    return text.charCodeAt(0) === 39 ? unguardCell(text) : text
  }

  private readLink(): Extract<ReturnType<typeof readProfileUrl>, { kind: 'profile' }> | null {
    const text = this.cell('profileUrl')
    if (text === '' || isMissingText(text)) return null
    const link = readProfileUrl(text)
    if (link.kind === 'profile') return link
    this.warn('profileUrl', text, 'bad_link', this.words.problems.badLink)
    return null
  }

  private readPlatform(ofLink: Platform | null): Platform | null {
    const { mapping, words } = this
    if (mapping.platformFrom === 'option') return mapping.platform
    const stated = this.cell('platform')
    if (stated !== '' && !isMissingText(stated)) {
      const named = platformNamed(stated)
      if (named) return named
      this.add('reject', 'platform', stated, 'unknown_platform', words.problems.unknownPlatform(stated.slice(0, 80)))
      return null
    }
    const platform = ofLink ?? this.platformOfHandle() ?? mapping.platform
    if (platform === null) this.add('reject', 'platform', null, 'no_platform', words.problems.noPlatform)
    return platform
  }

  private platformOfHandle(): Platform | null {
    if (this.mapping.platformFrom === 'header') return null
    const text = this.cell('handle')
    if (!text.includes('/')) return null
    const link = readProfileUrl(text)
    return link.kind === 'profile' ? link.platform : null
  }

  private readHandle(
    platform: Platform,
    link: ReturnType<RowReading['readLink']>,
  ): Extract<ReadHandle, { ok: true }> | null {
    const text = this.cell('handle')
    const read = readHandle(platform, text)
    if (read.ok) return read
    if (read.fault === 'missing' && link?.platform === platform) {
      return { ok: true, handle: link.handle, handleKey: link.handleKey, platformUserId: link.platformUserId }
    }
    const code = read.fault === 'missing' ? 'no_handle' : 'bad_handle'
    this.add('reject', 'handle', text === '' ? null : text, code, this.words.problems.handle(read.fault))
    return null
  }

  private draft(
    platform: Platform,
    named: Extract<ReadHandle, { ok: true }>,
    link: ReturnType<RowReading['readLink']>,
  ): CreatorDraft {
    const rate = this.readRate()
    const countryText = this.cell('country').trim()
    const price = this.readPrice('price')
    return {
      platform,
      handle: named.handle,
      handleKey: named.handleKey,
      displayName: this.readName(),
      followers: this.count('followers'),
      averageViews: this.count('averageViews'),
      medianViews: this.count('medianViews'),
      averageLikes: this.count('averageLikes'),
      averageComments: this.count('averageComments'),
      averageShares: this.count('averageShares'),
      averageSaves: this.count('averageSaves'),
      engagementRate: rate,
      engagementBasis: rate === null ? null : this.readBasis(),
      country: this.readCountry(countryText),
      countryRaw: countryText === '' || isMissingText(countryText) ? null : countryText,
      language: this.readLanguage(),
      niches: this.niches.length > 0 ? readList(this.cells, this.niches) : NOTHING,
      bio: this.readBio(),
      email: this.readEmail(),
      priceMinor: price?.minor ?? null,
      currency: price?.currency ?? null,
      profileUrl: this.linkOf(platform, named.handleKey, link),
      platformUserId: this.readUserId() ?? named.platformUserId ?? link?.platformUserId ?? null,
      isVerified: this.readVerified(),
      measuredOn: this.readDay(),
      otherAccounts: this.mapping.otherHandles.length > 0 ? this.readOthers(platform) : NOTHING,
      details: this.details?.read(this.cells, (target) => this.readPrice(target), this.count('postsSampled')) ?? null,
    }
  }

  private count(field: CountField): number | null {
    const mapped = this.mapping.fields[field]
    if (mapped === undefined) return null
    const text = this.cells[mapped.column] ?? ''
    const first = readCount(text, field, mapped.decimalStyle)
    if (typeof first === 'number') return first
    if (mapped.twin !== null) {
      // The twin is the rounded text of the same number; its K and M settle the decimal sign, or it has none.
      const second = readCount(this.cells[mapped.twin] ?? '', field, 'dot')
      if (typeof second === 'number') return second
    }
    if (first === null) return null
    const { problems } = this.words
    const sentence = {
      not_a_number: problems.notANumber,
      negative: problems.negative,
      too_large: problems.tooLarge,
      not_whole: problems.notWhole,
      number_unclear: problems.grouping,
    }
    return this.warn(field, text, first, sentence[first])
  }

  private readName(): string | null {
    const text = this.cell('displayName')
    if (text.trim() === '' || isMissingName(text)) return this.readNames ? this.joinedName() : null
    const name = text.replaceAll('\0', '').trim()
    if (name === '' || isMissingName(name)) return null
    return this.cut('displayName', name, MAX_NAME_CHARS)
  }

  private joinedName(): string | null {
    const parts = [this.cell('firstName'), this.cell('lastName')].map((part) => part.replaceAll('\0', '').trim())
    const name = parts.filter((part) => part !== '' && !isMissingName(part) && part !== '-').join(' ')
    return name === '' ? null : this.cut('firstName', name, MAX_NAME_CHARS)
  }

  private cut(field: ImportTarget, text: string, limit: number): string {
    if (text.length <= limit) return text
    this.add('warn', field, text, 'too_long', this.words.problems.tooLong(limit))
    return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')
  }

  private readBio(): string | null {
    const text = this.cell('bio')
    if (text === '') return null
    const bio = (this.mapping.hasEscapedBios ? unescapeBio(text) : text).replaceAll('\0', '').trim()
    if (bio === '' || isMissingName(bio)) return null
    return this.cut('bio', bio, MAX_BIO_CHARS)
  }

  private readRate(): number | null {
    const mapped = this.mapping.fields.engagementRate
    if (mapped === undefined) return null
    const text = this.cells[mapped.column] ?? ''
    if (isMissingText(text)) return null
    const { problems } = this.words
    const { rateUnit } = this.mapping
    if (rateUnit === 'unclear' && !text.includes('%'))
      return this.warn('engagementRate', text, 'rate_unclear', problems.rateUnclear)
    const unit = rateUnit === 'unclear' ? 'percent' : rateUnit
    const style = mapped.decimalStyle === 'unclear' ? 'dot' : mapped.decimalStyle
    const parsed = parseRate(text, unit, style)
    if (parsed.kind === 'problem') {
      const isNegative = parsed.fault === 'negative'
      return this.warn(
        'engagementRate',
        text,
        isNegative ? 'negative' : 'not_a_number',
        isNegative ? problems.negative : problems.notANumber,
      )
    }
    if (parsed.kind === 'missing') return null
    // Where only the size of the sample spoke for fractions, 23.79 further down speaks against it.
    const isGuess = this.mapping.rateReason === 'values_small' || this.mapping.rateReason === 'ratio'
    if (unit === 'fraction' && isGuess && parsed.value > 1 && !text.includes('%')) {
      return this.warn('engagementRate', text, 'rate_above_one', problems.rateAboveOne)
    }
    return parsed.value
  }

  /** What the row says of its rate, else what the header says. */
  private readBasis(): EngagementBasis {
    const text = this.cell('engagementBasis')
    const stated = isMissingText(text) ? null : engagementBasisOf(text)
    if (stated === null && !isMissingText(text)) {
      this.warn('engagementBasis', text, 'unknown_basis', this.words.problems.basis)
    }
    return stated ?? this.mapping.engagementBasis
  }

  private readCountry(text: string): string | null {
    if (text === '' || isMissingText(text)) return null
    return countryCode(text) ?? this.warn('country', text, 'unknown_country', this.words.problems.country)
  }

  private readLanguage(): string | null {
    const text = this.cell('language').trim()
    if (text === '' || isMissingText(text)) return null
    return languageCode(text) ?? this.warn('language', text, 'unknown_language', this.words.problems.language)
  }

  private readEmail(): string | null {
    const text = this.cell('email').trim()
    if (text === '' || isMissingText(text)) return null
    return emailOf(text) ?? this.warn('email', text, 'bad_email', this.words.problems.email)
  }

  private readPrice(target: ImportTarget): { minor: number; currency: string } | null {
    const mapped = this.mapping.fields[target]
    if (mapped === undefined) return null
    const text = this.cell(target)
    if (isMissingText(text)) return null
    const fallback = currencyOf(this.cell('currency')) ?? this.mapping.currency
    const parsed = parseMoney(text, mapped.decimalStyle === 'unclear' ? 'dot' : mapped.decimalStyle, fallback)
    if (parsed.kind === 'missing') return null
    if (parsed.kind === 'problem') return this.warn(target, text, 'bad_price', this.words.problems.notMoney)
    if (parsed.currency === null) return this.warn(target, text, 'no_currency', this.words.problems.noCurrency)
    if (parsed.minor > 1e12) return this.warn(target, text, 'too_large', this.words.problems.tooLarge)
    return { minor: parsed.minor, currency: parsed.currency }
  }

  private linkOf(platform: Platform, handleKey: string, link: ReturnType<RowReading['readLink']>): string | null {
    if (link === null) return null
    // A YouTube link names the channel by handle or id, the table often by its name: both are the same channel.
    if (link.platform === platform && (platform === 'youtube' || link.handleKey === handleKey)) return link.url
    return this.warn('profileUrl', link.url, 'other_link', this.words.problems.otherLink)
  }

  private readUserId(): string | null {
    const text = this.cell('platformUserId').trim()
    if (text === '' || isMissingText(text)) return null
    // Ids above 2^53 are kept as text; a spreadsheet that made "7.12345E+18" of one has destroyed it.
    if (/^\d([.,]\d+)?e\+?\d+$/i.test(text) || text.length > 100)
      return this.warn('platformUserId', text, 'bad_user_id', this.words.problems.userId)
    return text.replaceAll('\0', '')
  }

  private readVerified(): boolean | null {
    const text = this.cell('verified').trim().toLowerCase()
    if (text === '' || isMissingText(text)) return null
    const verified = yesOrNo(text)
    if (verified !== null) return verified
    return this.warn('verified', text, 'bad_verified', this.words.problems.verified)
  }

  private readDay(): string | null {
    const text = this.cell('measuredOn')
    if (text === '') return null
    const parsed = parseDate(text, this.mapping.dayOrder)
    if (parsed.kind === 'value') return parsed.date
    if (parsed.kind === 'missing') return null
    return parsed.fault === 'order_unclear'
      ? this.warn('measuredOn', text, 'date_unclear', this.words.problems.dateUnclear)
      : this.warn('measuredOn', text, 'bad_date', this.words.problems.notADate)
  }

  private readOthers(platform: Platform): OtherAccount[] {
    const others: OtherAccount[] = []
    for (const { platform: other, column } of this.mapping.otherHandles) {
      const text = unguardCell(this.cells[column] ?? '')
      if (other === platform || isMissingText(text)) continue
      const read = readHandle(other, text)
      if (read.ok) others.push({ platform: other, handle: read.handle, handleKey: read.handleKey })
      else this.add('warn', null, text, 'bad_handle', this.words.problems.handle(read.fault), column)
    }
    return others
  }
}
