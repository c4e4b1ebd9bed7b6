import { currencyExponent } from './format'

/**
 * Reading numbers as people and programs write them in tables. Nothing is guessed in silence: a cell is a value,
 * missing, or a problem with a code; what one cell cannot tell (decimal sign, percent or fraction, day or month
 * first) is decided once a column from all its values.
 */

/** `dot`: 1,234.5. `comma`: 1.234,5. */
export type DecimalStyle = 'dot' | 'comma'

export type NumberFault = 'not_a_number' | 'negative' | 'too_large' | 'not_whole' | 'grouping'

export type ParsedNumber =
  | {
      kind: 'value'
      value: number
      /** the smallest step that the text claims: 100,000 for "13.8M", 1 for "13800000", 0.01 for "4.25" */
      step: number
    }
  | { kind: 'missing' }
  | { kind: 'problem'; fault: NumberFault }

const MISSING_WORDS: ReadonlySet<string> = new Set([
  '-',
  '–',
  '—',
  '−',
  '--',
  '---',
  '?',
  '.',
  '/',
  '*',
  'n/a',
  'na',
  'n.a.',
  'n.a',
  '#n/a',
  '#na',
  'n/d',
  'nd',
  'n.d.',
  's/d',
  'k.a.',
  'nan',
  'nan%',
  '-nan',
  'null',
  'nil',
  'none',
  'undefined',
  '(null)',
  '(blank)',
  '\\n',
  'unknown',
  'not available',
  'tbd',
  'tba',
  'inf',
  '-inf',
  'infinity',
  '-infinity',
  '-%',
  '–%',
  '%',
  '#valor!',
  '#value!',
  '#wert!',
  '#valeur!',
  '#valore!',
  '#ref!',
  '#div/0!',
  '#name?',
  '#nombre?',
  '#num!',
  '#null!',
  '#error!',
  '#n/d',
  '#nv',
  '#bezug!',
  '#spill!',
  '#calc!',
  '#getting_data',
  '#¡valor!',
  '#¡ref!',
  '#¡div/0!',
  '#¿nombre?',
])

/**
 * Whether a cell says that nothing is known: empty, `N/A`, a dash, a spreadsheet's error such as `#VALOR!`, `NaN%`,
 * `null`. Such a cell is never 0.
 */
export function isMissingText(text: string): boolean {
  if (text === '') return true
  if (text.length > 14) return text.trim() === ''
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) return false
  const word = text.trim().toLowerCase()
  return word === '' || MISSING_WORDS.has(word)
}

const SUFFIX_POWERS: Readonly<Record<string, number>> = {
  k: 3, tsd: 3, т: 3, тыс: 3, 千: 3, 천: 3,
  万: 4, 萬: 4, 만: 4,
  m: 6, mm: 6, mn: 6, mln: 6, mio: 6, млн: 6,
  亿: 8, 億: 8, 억: 8,
  b: 9, bn: 9, mrd: 9, млрд: 9,
  t: 12,
} // biome-ignore format: one power a line

const PLAIN_DIGITS = /^\d{1,15}$/
/** Blanks of every kind and apostrophes group digits in many countries, underscores in programs. */
const GROUP_SIGNS = /(?<=\d)[\s\u00A0\u2007\u2009\u202F'’´_](?=\d)/gu
const NUMBER_SHAPE = /^([+\-−]?)([\d.,]*\d[\d.,]*?)(?:e([+-]?\d{1,3}))?\s*([\p{L}]{1,4})?\.?$/iu

/**
 * A count: followers, views, likes. `13.8M`, `856.3K`, `29.0b`, `1,234.5`, `1.234,5`, `1.234.567`, `477900000.00`,
 * `12 345`, `1'234`, `1.2E+08`. Text with K, M or B claims no more precision than its digits (`step`).
 *
 * @param style the column's decimal sign from `decideDecimalStyle`; a cell that contradicts it is a problem
 * @returns the value 0 or more, with decimals where the text has them; above 9e15 is `too_large`
 */
export function parseCount(text: string, style: DecimalStyle = 'dot'): ParsedNumber {
  if (PLAIN_DIGITS.test(text)) return { kind: 'value', value: +text, step: 1 }
  const parsed = parseNumber(text, style)
  return parsed.kind === 'value' && parsed.value < 0 ? { kind: 'problem', fault: 'negative' } : parsed
}

/** Any number with sign; shapes as `parseCount`. */
export function parseNumber(text: string, style: DecimalStyle): ParsedNumber {
  if (isMissingText(text)) return { kind: 'missing' }
  if (text.length > 60) return { kind: 'problem', fault: 'not_a_number' }
  const bare = text.trim().replace(GROUP_SIGNS, '')
  const shape = NUMBER_SHAPE.exec(bare)
  if (!shape) return { kind: 'problem', fault: 'not_a_number' }
  const [, sign = '', digits = '', exponent, suffix] = shape
  const power = suffix === undefined ? 0 : SUFFIX_POWERS[suffix.toLowerCase()]
  if (power === undefined) return { kind: 'problem', fault: 'not_a_number' }
  const plain = plainDigits(digits, style)
  if (plain === null) return { kind: 'problem', fault: 'grouping' }
  const shift = power + (exponent === undefined ? 0 : Number(exponent))
  // Shifting the decimal text, not multiplying: 1.1 × 10^6 is 1100000.0000000002 in floating point, "1.1e6" is exact.
  const value = Number(`${sign === '-' || sign === '−' ? '-' : ''}${plain}e${shift}`)
  if (!Number.isFinite(value) || Math.abs(value) > 9e15) return { kind: 'problem', fault: 'too_large' }
  const point = plain.indexOf('.')
  const decimals = point < 0 ? 0 : plain.length - point - 1
  return { kind: 'value', value: value === 0 ? 0 : value, step: 10 ** Math.max(shift - decimals, -12) }
}

const DOT_GROUPED = /^\d{1,3}(\.\d{3})+$/
const COMMA_GROUPED = /^\d{1,3}(,\d{3})+$/
/** 12,34,567 as written in India. */
const LAKH_GROUPED = /^\d{1,2}(,\d{2})+,\d{3}$/

/** Digits with a dot as decimal sign and no grouping, or null where the signs contradict the style. */
function plainDigits(digits: string, style: DecimalStyle): string | null {
  const comma = digits.indexOf(',')
  const dot = digits.indexOf('.')
  if (comma < 0 && dot < 0) return digits
  const decimalSign = style === 'comma' ? ',' : '.'
  const groupSign = style === 'comma' ? '.' : ','
  // Both signs, or one sign twice, can be read in one way only, whatever the column says.
  if (comma >= 0 && dot >= 0) {
    return comma > dot ? ungroup(digits, '.', ',') : ungroup(digits, ',', '.')
  }
  const only = comma >= 0 ? ',' : '.'
  if (digits.indexOf(only) !== digits.lastIndexOf(only)) {
    return isGrouped(digits) ? digits.replaceAll(only, '') : null
  }
  if (only === decimalSign) return padded(digits.replace(only, '.'))
  if (only === groupSign && isGrouped(digits)) return digits.replace(only, '')
  // "0,5" in a column of dots: three digits must follow a grouping sign, so it can only be the decimal sign.
  return /^\d*[.,](\d{1,2}|\d{4,})$/.test(digits) ? padded(digits.replace(only, '.')) : null
}

function ungroup(digits: string, group: ',' | '.', decimal: ',' | '.'): string | null {
  if (digits.indexOf(decimal) !== digits.lastIndexOf(decimal)) return null
  const [whole = '', fraction = ''] = digits.split(decimal)
  if (!isGrouped(whole) || whole.includes(decimal)) return null
  return padded(`${whole.replaceAll(group, '')}.${fraction}`)
}

function isGrouped(digits: string): boolean {
  return DOT_GROUPED.test(digits) || COMMA_GROUPED.test(digits) || LAKH_GROUPED.test(digits)
}

function padded(number: string): string {
  return `${number.startsWith('.') ? '0' : ''}${number.endsWith('.') ? number.slice(0, -1) : number}`
}

export type DecimalDecision = { style: DecimalStyle | 'unclear'; evidence: 'values' | 'shape' | 'none' }

/**
 * The decimal sign of a column, from all its values.
 *
 * - `1.234,5`, `13,8M`, `1.234.567`, `4,5%` can only be comma style; `1,234.5`, `13.8M`, `0.045` only dot style.
 * - `1.234` alone could be either. Where every value with a sign has exactly three digits behind it, a column of
 *   counts is grouped (nobody states followers to exactly three decimals); for a rate it is a decimal sign.
 * - values that prove both styles: `unclear`.
 *
 * @param hint what the rest of the file says (for example `;` between cells goes with comma style)
 */
export function decideDecimalStyle(
  values: Iterable<string>,
  holds: 'count' | 'rate',
  hint: DecimalStyle | null = null,
): DecimalDecision {
  let dots = 0
  let commas = 0
  let dotThree = 0
  let commaThree = 0
  for (const raw of values) {
    const commaAt = raw.indexOf(',')
    const dotAt = raw.indexOf('.')
    if ((commaAt < 0 && dotAt < 0) || isMissingText(raw)) continue
    const digits = /[\d.,]*\d[\d.,]*/.exec(raw.trim().replace(GROUP_SIGNS, ''))?.[0] ?? ''
    const proved = provedStyle(digits, /\d\s*\p{L}/u.test(raw))
    if (proved === 'dot') dots += 1
    else if (proved === 'comma') commas += 1
    else if (digits.includes('.')) dotThree += 1
    else if (digits.includes(',')) commaThree += 1
  }
  if (dots > 0 || commas > 0) {
    if (dots > 0 && commas > 0) {
      const share = Math.min(dots, commas) / (dots + commas)
      // A stray cell or two does not make a column unclear; it becomes a problem of its own row.
      if (share > 0.1) return { style: 'unclear', evidence: 'values' }
    }
    return { style: dots >= commas ? 'dot' : 'comma', evidence: 'values' }
  }
  if (holds === 'count') {
    if (dotThree > 0 && commaThree > 0) return { style: hint ?? 'unclear', evidence: 'shape' }
    if (dotThree > 0) return { style: 'comma', evidence: 'shape' }
    if (commaThree > 0) return { style: 'dot', evidence: 'shape' }
  } else {
    if (dotThree > 0 && commaThree > 0) return { style: hint ?? 'unclear', evidence: 'shape' }
    if (dotThree > 0) return { style: 'dot', evidence: 'shape' }
    if (commaThree > 0) return { style: 'comma', evidence: 'shape' }
  }
  return { style: hint ?? 'dot', evidence: 'none' }
}

function provedStyle(digits: string, hasSuffix: boolean): DecimalStyle | null {
  const comma = digits.indexOf(',')
  const dot = digits.indexOf('.')
  if (comma >= 0 && dot >= 0) return comma > dot ? 'comma' : 'dot'
  const only = comma >= 0 ? ',' : '.'
  const first = Math.max(comma, dot)
  if (first < 0) return null
  if (digits.lastIndexOf(only) !== first) return only === '.' ? 'comma' : 'dot'
  const behind = digits.length - first - 1
  const leadingZero = /^0?$/.test(digits.slice(0, first))
  if (behind === 3 && !leadingZero && !hasSuffix && first <= 3) return null
  return only === '.' ? 'dot' : 'comma'
}

export type RateUnit = 'percent' | 'fraction'
export type RateDecision = {
  unit: RateUnit | 'unclear'
  reason: 'percent_signs' | 'header' | 'values_above_one' | 'values_small' | 'ratio' | 'no_values' | 'ambiguous'
}

const PERCENT_HEADER = /%|\bpercent(age)?\b|\bpct\b|\bper cent\b|\bprozent\b/i
const FRACTION_HEADER = /\bfraction\b|\bdecimal\b|\bratio\b/i

/**
 * Whether a column of rates is in percent (4.5) or a fraction (0.045). First what is written (percent signs, the
 * header), then the counts beside it, then the size of the values: engagement above 100 % in the *middle* of a column
 * does not occur, and a middle below 0.15 % does not either. What is left between the two is `unclear` and asked.
 *
 * @param values the column's cells as text
 * @param expected for each value the fraction that other columns of its row suggest, where they do (optional)
 */
export function decideRateUnit(
  values: readonly string[],
  header: string,
  style: DecimalStyle = 'dot',
  expected: readonly (number | null)[] = [],
): RateDecision {
  const numbers: number[] = []
  const logRatios: number[] = []
  for (const [index, raw] of values.entries()) {
    if (isMissingText(raw)) continue
    if (raw.includes('%')) return { unit: 'percent', reason: 'percent_signs' }
    const parsed = parseNumber(raw, style)
    if (parsed.kind !== 'value' || parsed.value < 0) continue
    numbers.push(parsed.value)
    const near = expected[index] ?? null
    if (near !== null && near > 0 && parsed.value > 0) logRatios.push(Math.log(parsed.value / near))
  }
  if (PERCENT_HEADER.test(header)) return { unit: 'percent', reason: 'header' }
  if (FRACTION_HEADER.test(header)) return { unit: 'fraction', reason: 'header' }
  if (numbers.length === 0) return { unit: 'unclear', reason: 'no_values' }
  if (logRatios.length >= 5) {
    const middle = median(logRatios)
    if (Math.abs(middle - Math.log(100)) < Math.log(3)) return { unit: 'percent', reason: 'ratio' }
    if (Math.abs(middle) < Math.log(3)) return { unit: 'fraction', reason: 'ratio' }
  }
  const middle = median(numbers)
  const above = numbers.filter((value) => value > 1).length
  if (above > 0) {
    if (middle >= 0.3) return { unit: 'percent', reason: 'values_above_one' }
    return { unit: 'unclear', reason: 'ambiguous' }
  }
  if (middle <= 0.15) return { unit: 'fraction', reason: 'values_small' }
  return { unit: 'unclear', reason: 'ambiguous' }
}

/**
 * A rate as a fraction: "4.5%" and 4.5 in a percent column and 0.045 in a fraction column are all 0.045.
 *
 * @param unit from `decideRateUnit`; a cell with its own percent sign is percent in any column
 */
export function parseRate(text: string, unit: RateUnit, style: DecimalStyle = 'dot'): ParsedNumber {
  if (isMissingText(text)) return { kind: 'missing' }
  const hasSign = text.includes('%')
  const parsed = parseNumber(hasSign ? text.replace('%', '') : text, style)
  if (parsed.kind !== 'value') return parsed
  if (parsed.value < 0) return { kind: 'problem', fault: 'negative' }
  if (!hasSign && unit === 'fraction') return parsed
  // Through text for the same reason as above: 1.39 / 100 is 0.013899999999999999.
  return { kind: 'value', value: Number(`${parsed.value}e-2`), step: parsed.step / 100 }
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR', '£': 'GBP', 'us$': 'USD', 'u$s': 'USD', 'a$': 'AUD', 'au$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'nz$': 'NZD', 'mx$': 'MXN',
  'hk$': 'HKD', 's$': 'SGD', 'nt$': 'TWD', 'r$': 'BRL', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₴': 'UAH', '₪': 'ILS', '₫': 'VND',
  '฿': 'THB', '₱': 'PHP', '₦': 'NGN', zł: 'PLN', 'kč': 'CZK', euro: 'EUR', euros: 'EUR', dollars: 'USD', 'fr.': 'CHF', sfr: 'CHF',
} // biome-ignore format: short pairs

export type ParsedMoney =
  | { kind: 'value'; minor: number; currency: string | null }
  | { kind: 'missing' }
  | { kind: 'problem'; fault: NumberFault | 'unknown_currency' | 'too_precise' }

/**
 * A price: `€1.200`, `1,200.50 USD`, `$250`, `1.2K`. `$`, `¥` and `kr` name several currencies and so none: the amount
 * is read, the currency is null unless `fallback` is given.
 *
 * @param fallback ISO 4217 code for amounts that name none
 * @returns whole minor units of the currency (hundredths where the currency is null)
 */
export function parseMoney(text: string, style: DecimalStyle = 'dot', fallback: string | null = null): ParsedMoney {
  if (isMissingText(text)) return { kind: 'missing' }
  const trimmed = text.trim().replaceAll('\u00A0', ' ')
  const shape =
    /^([+-]?)\s*([^\d\s.,+-][^\d.,+-]*)?\s*([+-]?)\s*([\d.,][\d.,\s'’\u202F]*(?:[kKmM](?![\p{L}]))?)\s*(\D*)$/u.exec(
      trimmed,
    )
  if (!shape) return { kind: 'problem', fault: 'not_a_number' }
  const [, sign = '', before = '', innerSign = '', digits = '', after = ''] = shape
  if (sign === '-' || innerSign === '-') return { kind: 'problem', fault: 'negative' }
  const amount = parseNumber(digits.trim(), style)
  if (amount.kind !== 'value')
    return { kind: 'problem', fault: amount.kind === 'problem' ? amount.fault : 'not_a_number' }
  const named = currencyNamed(before.trim()) ?? currencyNamed(after.trim().replace(/^,?-$/, ''))
  if (named === 'unknown') return { kind: 'problem', fault: 'unknown_currency' }
  const currency = named === 'several' || named === null ? fallback : named
  const minor = Number(`${amount.value}e${currency === null ? 2 : currencyExponent(currency)}`)
  if (!Number.isSafeInteger(minor))
    return { kind: 'problem', fault: Number.isFinite(minor) && minor < 1e15 ? 'too_precise' : 'too_large' }
  return { kind: 'value', minor, currency }
}

/** ISO code, `several` for a sign that many currencies share, `unknown`, or null where nothing is said. */
function currencyNamed(text: string): string | null | 'several' | 'unknown' {
  if (text === '') return null
  const word = text.toLowerCase()
  if (['$', '¥', 'kr', 'kr.', '￥'].includes(word)) return 'several'
  const sign = CURRENCY_SIGNS[word]
  if (sign) return sign
  if (/^[a-z]{3}$/.test(word)) return word.toUpperCase()
  const withCode = /^(?:([a-z]{3})\s*[^\w\s]{1,2}|[^\w\s]{1,2}\s*([a-z]{3}))$/.exec(word)
  const code = withCode?.[1] ?? withCode?.[2]
  return code ? code.toUpperCase() : 'unknown'
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
