import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import { unguardCell } from '../../../../shared/domain/csv'
import { parseDate } from '../../../../shared/domain/dates'
import { isMissingText, parseNumber, parseRate } from '../../../../shared/domain/numbers'
import type { DraftDetails, RowProblemCode } from './draft'
import { languageCode } from './languages'
import type { ColumnMapping, CustomField } from './mapping'
import { isMissingName, phoneOf, readList, toneOf } from './readTexts'
import type { CreatorWords } from './words'

/** Notes a cell that is left empty. */
export type Warn = (
  field: ImportTarget,
  column: number,
  value: string,
  code: RowProblemCode,
  sentence: (value: string) => string,
) => null

const MAX_TEXT_CHARS = { city: 120, agentName: 300, notes: 20_000, custom: 2000 } as const
const NOTHING: readonly never[] = []

/** Whether the file has any column whose values are details. */
export function hasDetails(mapping: ColumnMapping): boolean {
  const others: readonly ImportTarget[] = ['city', 'tone', 'notes', 'postsSampled', 'phone', 'agentName', 'agentEmail']
  return (
    mapping.audience.length > 0 ||
    mapping.custom.length > 0 ||
    others.some((field) => mapping.fields[field] !== undefined) ||
    rateTargets(mapping).length > 0 ||
    Object.keys(mapping.lists).some((field) => field !== 'niches')
  )
}

/** Prices of formats other than a video that have a column. */
export function rateTargets(mapping: ColumnMapping): { target: `rate:${string}`; format: string }[] {
  const rates: { target: `rate:${string}`; format: string }[] = []
  for (const field of Object.keys(mapping.fields)) {
    const format = /^rate:(.+)$/.exec(field)?.[1]
    if (format) rates.push({ target: `rate:${format}`, format: format.trim() })
  }
  return rates
}

/** Reads what lists rarely state, of one row after the other. */
export class DetailReading {
  private readonly mapping: ColumnMapping
  private readonly words: CreatorWords
  private readonly warn: Warn
  private readonly rates: ReturnType<typeof rateTargets>
  private cells: readonly string[] = NOTHING

  constructor(mapping: ColumnMapping, words: CreatorWords, warn: Warn) {
    this.mapping = mapping
    this.words = words
    this.warn = warn
    this.rates = rateTargets(mapping)
  }

  /**
   * @param price reads a price of the row in this column
   * @param count reads a count of the row
   */
  read(
    cells: readonly string[],
    price: (target: ImportTarget) => { minor: number; currency: string } | null,
    postsSampled: number | null,
  ): DraftDetails {
    this.cells = cells
    return {
      city: this.text('city'),
      furtherLanguages: this.languages(),
      hashtags: this.list('hashtags'),
      brandValues: this.list('brandValues'),
      tags: this.list('tags'),
      tone: this.understood('tone', toneOf, 'unknown_tone', this.words.problems.tone),
      notes: this.text('notes'),
      postsSampled,
      phone: this.understood('phone', phoneOf, 'bad_phone', this.words.problems.phone),
      agentName: this.text('agentName'),
      agentEmail: this.understood('agentEmail', emailOf, 'bad_email', this.words.problems.email),
      rates: this.rates.flatMap(({ target, format }) => {
        const found = price(target)
        return found ? [{ format, ...found }] : []
      }),
      audience: this.mapping.audience.length > 0 ? this.audience() : NOTHING,
      custom: this.mapping.custom.length > 0 ? this.custom() : NOTHING,
    }
  }

  private cell(column: number): string {
    return unguardCell(this.cells[column] ?? '')
      .replaceAll('\0', '')
      .trim()
  }

  private text(field: 'city' | 'notes' | 'agentName'): string | null {
    const mapped = this.mapping.fields[field]
    if (!mapped) return null
    const text = this.cell(mapped.column)
    if (text === '' || isMissingName(text) || /^[-–—]+$/.test(text)) return null
    const limit = MAX_TEXT_CHARS[field]
    if (text.length <= limit) return text
    this.warn(field, mapped.column, text, 'too_long', () => this.words.problems.tooLong(limit))
    return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')
  }

  private understood<T>(
    field: 'tone' | 'phone' | 'agentEmail',
    read: (text: string) => T | null,
    code: RowProblemCode,
    sentence: (value: string) => string,
  ): T | null {
    const mapped = this.mapping.fields[field]
    if (!mapped) return null
    const text = this.cell(mapped.column)
    if (isMissingText(text)) return null
    return read(text) ?? this.warn(field, mapped.column, text, code, sentence)
  }

  private list(field: 'hashtags' | 'brandValues' | 'tags'): readonly string[] {
    const columns = this.mapping.lists[field]
    if (!columns) return NOTHING
    if (field !== 'hashtags') return readList(this.cells, columns)
    // "#a #b" and "a b" are two hashtags: none has a blank.
    const hashtags = readList(this.cells, columns).flatMap((text) => text.split(/[\s#]+/))
    return [...new Set(hashtags.filter((tag) => tag !== '').map((tag) => tag.toLowerCase()))]
  }

  private languages(): readonly string[] {
    const columns = this.mapping.lists.furtherLanguages
    if (!columns) return NOTHING
    const codes = new Set<string>()
    for (const name of readList(this.cells, columns)) {
      const code = languageCode(name)
      if (code) codes.add(code)
      else {
        this.warn('furtherLanguages', columns[0] ?? 0, name, 'unknown_language', this.words.problems.language)
      }
    }
    return [...codes].toSorted()
  }

  private audience(): DraftDetails['audience'] {
    const shares = new Map<
      string,
      { dimension: DraftDetails['audience'][number]['dimension']; key: string; share: number }
    >()
    for (const { dimension, key, column, decimalStyle } of this.mapping.audience) {
      const text = this.cell(column)
      if (isMissingText(text)) continue
      const parsed = parseRate(text, this.mapping.audienceUnit, decimalStyle)
      if (parsed.kind === 'missing') continue
      if (parsed.kind === 'problem' || parsed.value > 1) {
        this.warn(`audience:${dimension}:${key}`, column, text, 'bad_share', this.words.problems.share)
        continue
      }
      const known = shares.get(`${dimension}:${key}`)
      // Through hundred-thousandths: 0.1 + 0.2 is not 0.3 in floating point.
      if (known) known.share = Math.round((known.share + parsed.value) * 1e5) / 1e5
      else shares.set(`${dimension}:${key}`, { dimension, key, share: parsed.value })
    }
    return this.plausible([...shares.values()])
  }

  /** Rounded shares may add up to a little above 1; those that go well beyond it are no shares. */
  private plausible(shares: DraftDetails['audience']): DraftDetails['audience'] {
    const sums = new Map<string, number>()
    for (const { dimension, share } of shares) sums.set(dimension, (sums.get(dimension) ?? 0) + share)
    for (const [dimension, sum] of sums) {
      if (sum <= 1.05) continue
      const column = this.mapping.audience.find((share) => share.dimension === dimension)
      if (column) {
        const target = `audience:${column.dimension}:${column.key}` as const
        this.warn(target, column.column, this.cell(column.column), 'shares_above_one', () =>
          this.words.problems.sharesAboveOne(dimension),
        )
      }
    }
    return shares.filter(({ dimension, share }) => (sums.get(dimension) ?? 0) <= 1.05 && share <= 1)
  }

  private custom(): DraftDetails['custom'] {
    const values: { fieldId: string; value: string | number | boolean }[] = []
    for (const { field, column } of this.mapping.custom) {
      const text = this.cell(column)
      if (isMissingText(text)) continue
      const value = customValue(field, text, this.mapping.dayOrder)
      if (value === null) {
        this.warn(`custom:${field.id}`, column, text, 'bad_custom', (shown) =>
          this.words.problems.custom(field.name, shown),
        )
      } else values.push({ fieldId: field.id, value })
    }
    return values
  }
}

function customValue(
  field: CustomField,
  text: string,
  dayOrder: ColumnMapping['dayOrder'],
): string | number | boolean | null {
  switch (field.kind) {
    case 'text':
      return text.slice(0, MAX_TEXT_CHARS.custom)
    case 'number': {
      const parsed = parseNumber(text, 'dot')
      return parsed.kind === 'value' ? parsed.value : null
    }
    case 'date': {
      const parsed = parseDate(text, dayOrder)
      return parsed.kind === 'value' ? parsed.date : null
    }
    case 'choice':
      return field.choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null
    case 'yesNo':
      return yesOrNo(text)
  }
}

/** Yes or no, in the words and signs that tables have for them; null where it is neither. */
export function yesOrNo(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (/^(true|yes|y|1|1\.0|verified|✓|✔|✔️|☑|☑️|✅|ja|sí|si|oui|sim|x)$/.test(word)) return true
  if (/^(false|no|n|0|0\.0|not verified|unverified|✗|✘|❌|nein|non|não|nao)$/.test(word)) return false
  return null
}

/** The first e-mail address in a text. */
export function emailOf(text: string): string | null {
  return /[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+\.[\p{L}\d-]{2,}/u.exec(text.slice(0, 500))?.[0] ?? null
}
