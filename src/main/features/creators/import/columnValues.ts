import { unguardCell } from '../../../../shared/domain/csv'
import { platformNamed, readProfileUrl } from '../../../../shared/domain/handles'
import {
  type DecimalStyle,
  decideDecimalStyle,
  isMissingText,
  parseCount,
  parseNumber,
} from '../../../../shared/domain/numbers'
import { countryCode } from './countries'
import { languageCode } from './languages'
import { currencyOf, engagementBasisOf, phoneOf, toneOf } from './readTexts'

/** Values looked at closely; the decisions on decimal signs and units look at all of the sample. */
const CLOSE_LOOK = 400

/** What the values of one column look like, whatever its header says. Shares are of the values that are not missing. */
export class ColumnValues {
  /** one a sample row, "" where the row is short */
  readonly cells: readonly string[]
  /** that are not missing */
  readonly values: readonly string[]
  private readonly close: readonly string[]

  constructor(rows: readonly (readonly string[])[], index: number) {
    this.cells = rows.map((row) => unguardCell(row[index] ?? '').trim())
    this.values = this.cells.filter((cell) => !isMissingText(cell))
    const step = Math.max(1, Math.floor(this.values.length / CLOSE_LOOK))
    this.close = this.values.filter((_, place) => place % step === 0)
  }

  get isEmpty(): boolean {
    return this.values.length === 0
  }

  get samples(): string[] {
    return this.values.slice(0, 3).map((value) => (value.length > 80 ? `${value.slice(0, 79)}…` : value))
  }

  private share(test: (value: string) => boolean): number {
    if (this.close.length === 0) return 0
    return this.close.filter(test).length / this.close.length
  }

  /** numbers, with K/M/B, with a percent sign, with signs that this style reads or not */
  numbers(): number {
    return this.share(
      (value) => parseCount(value.replace('%', '')).kind === 'value' || parseCount(value, 'comma').kind === 'value',
    )
  }

  percentSigns(): number {
    return this.share((value) => value.includes('%'))
  }

  countries(): number {
    return this.share((value) => countryCode(value) !== null)
  }

  languages(): number {
    return this.share((value) => languageCode(value) !== null)
  }

  /** lower-case codes of two or three letters */
  languageCodes(): number {
    return this.share((value) => /^[a-z]{2,3}$/.test(value) && languageCode(value) !== null)
  }

  emails(): number {
    return this.share((value) => /\S@\S+\.\S/.test(value))
  }

  /** numbers from 0 to 100, with a percent sign or not */
  shares(): number {
    return this.share((value) => {
      const bare = value.replace('%', '')
      const parsed = parseNumber(bare, bare.includes(',') ? 'comma' : 'dot')
      return parsed.kind === 'value' && parsed.value >= 0 && parsed.value <= 100
    })
  }

  /** ISO codes and signs */
  currencies(): number {
    return this.share((value) => currencyOf(value) !== null)
  }

  tones(): number {
    return this.share((value) => toneOf(value) !== null)
  }

  engagementBases(): number {
    return this.share((value) => engagementBasisOf(value) !== null)
  }

  phones(): number {
    return this.share((value) => phoneOf(value) !== null)
  }

  profileLinks(): number {
    return this.share((value) => readProfileUrl(value).kind === 'profile')
  }

  links(): number {
    return this.share((value) => /^(https?:)?\/\/|^www\.|\.(com|me)\//i.test(value))
  }

  platforms(): number {
    return this.share((value) => value.length < 30 && platformNamed(value) !== null)
  }

  /** of cells that could be a handle anywhere: Latin letters, digits, `_`, `.`, or a profile link */
  handles(): number {
    return this.share((value) => /^@?[\w.]{2,30}$/.test(value) || readProfileUrl(value).kind === 'profile')
  }

  lowerCase(): number {
    return this.share((value) => value === value.toLowerCase())
  }

  longTexts(): number {
    return this.share((value) => value.length > 60 || value.includes('\n'))
  }

  distinct(): number {
    return this.values.length === 0 ? 0 : new Set(this.values).size / this.values.length
  }

  filled(): number {
    return this.cells.length === 0 ? 0 : this.values.length / this.cells.length
  }

  /** How far the values speak for handles rather than display names, 0 to 1, with the header's own say in it. */
  handleScore(prior: number): number {
    return 0.45 * this.handles() + 0.15 * this.lowerCase() + 0.05 * this.distinct() + 0.05 * this.filled() + 0.3 * prior
  }

  decimalStyle(holds: 'count' | 'rate', hint: DecimalStyle | null) {
    return decideDecimalStyle(this.values, holds, hint)
  }

  /** parsed counts, one a sample row, null where missing or unreadable */
  counts(style: DecimalStyle): (number | null)[] {
    return this.cells.map((cell) => {
      const parsed = parseCount(cell, style)
      return parsed.kind === 'value' ? parsed.value : null
    })
  }

  /** Whether the numbers are interactions counted rather than a rate: K or M, or above anything a percentage can be. */
  holdsCounts(): boolean {
    if (this.percentSigns() > 0) return false
    const numbers: number[] = []
    for (const value of this.close) {
      const parsed = parseCount(value)
      if (parsed.kind === 'value') numbers.push(parsed.value)
    }
    if (this.share((value) => /\d\s*[kmb]$/i.test(value)) > 0.2) return true
    const sorted = numbers.toSorted((a, b) => a - b)
    return (sorted[Math.floor(sorted.length / 2)] ?? 0) > 1000
  }
}

/**
 * Whether two columns state the same counts, one of them rounded: "13.8M" beside 13800000. Truncated text is allowed
 * for, so two values may differ by one step of the coarser.
 *
 * @returns the index (0 or 1) of the exacter one; null when they differ or cannot be compared
 */
export function exacterTwin(
  first: ColumnValues,
  second: ColumnValues,
  styles: [DecimalStyle, DecimalStyle],
): 0 | 1 | null {
  let compared = 0
  let differing = 0
  let firstStep = 0
  let secondStep = 0
  for (const [row, cell] of first.cells.entries()) {
    const a = parseCount(cell, styles[0])
    const b = parseCount(second.cells[row] ?? '', styles[1])
    if (a.kind !== 'value' || b.kind !== 'value') continue
    compared += 1
    firstStep += a.step
    secondStep += b.step
    if (Math.abs(a.value - b.value) > Math.max(a.step, b.step) * 1.000001) differing += 1
  }
  if (compared === 0 || differing > compared * 0.02) return null
  if (firstStep === secondStep) return first.values.length >= second.values.length ? 0 : 1
  return firstStep < secondStep ? 0 : 1
}
