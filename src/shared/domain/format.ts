/**
 * The one way in which Callboard writes numbers, money and dates for a person, on screen and in reports.
 * A missing value is `null` and reads "–", never 0. Every function is pure: same input, same text.
 */

export const MISSING = '–'

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, options)
    formats.set(key, format)
  }
  return format
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`
  let format = dateFormats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options)
    dateFormats.set(key, format)
  }
  return format
}

function isMissing(value: number | null | undefined): value is null | undefined {
  return value === null || value === undefined || !Number.isFinite(value)
}

/** `from`: where the step below would round up to 1,000 of its own, so that 999,950 is `1M` and not `1000K`. */
const STEPS = [
  { size: 1e12, from: 0.99995e12, suffix: 'T' },
  { size: 1e9, from: 0.99995e9, suffix: 'B' },
  { size: 1e6, from: 0.99995e6, suffix: 'M' },
  { size: 1e3, from: 999.5, suffix: 'K' },
] as const

/**
 * A count in at most five signs: `999`, `1K`, `145.9K`, `1.3M`. `Intl`'s own compact form is not used because it
 * differs by locale (`en-GB` writes `1.3m`, `de` writes `1300` and `1,3 Mio.`), and a column must read alike.
 *
 * @param count any finite number (persons, views, …); null or not finite is missing
 * @param locale BCP 47; decides the decimal sign only
 */
export function formatCompact(count: number | null | undefined, locale: string): string {
  if (isMissing(count)) return MISSING
  const size = Math.abs(count)
  const step = STEPS.find(({ from }) => size >= from)
  if (!step) return numberFormat(locale, { maximumFractionDigits: size < 100 ? 1 : 0 }).format(noMinusZero(count))
  return numberFormat(locale, { maximumFractionDigits: 1, useGrouping: true }).format(count / step.size) + step.suffix
}

/**
 * The exact count with digit groups: `145,912`. Averages keep two decimals at most.
 *
 * @param count any finite number; null or not finite is missing
 */
export function formatCount(count: number | null | undefined, locale: string): string {
  if (isMissing(count)) return MISSING
  return numberFormat(locale, { maximumFractionDigits: 2 }).format(noMinusZero(count))
}

/**
 * A share or rate, given as a fraction: 0.0416 is `4.2%`.
 *
 * @param fraction 0.01 is one per cent; null or not finite is missing
 * @param digits decimals, always written, so that a column lines up
 */
export function formatPercent(fraction: number | null | undefined, locale: string, digits = 1): string {
  if (isMissing(fraction)) return MISSING
  const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return numberFormat(locale, options).format(noMinusZero(fraction))
}

/** A plain number with a fixed count of decimals, for ratios such as a frequency of `2.4`. */
export function formatNumber(value: number | null | undefined, locale: string, digits = 1): string {
  if (isMissing(value)) return MISSING
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    noMinusZero(value),
  )
}

/** ISO 4217 currencies (2026) whose minor unit is not a hundredth. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/**
 * How many decimals a currency has (ISO 4217): 0 for JPY, 3 for KWD, else 2. `Intl` follows CLDR instead, which
 * disagrees for some currencies (AFN, IQD, …), so amounts in minor units must not be read by it.
 */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency.toUpperCase()] ?? 2
}

export type MoneyStyle =
  /** `US$1,250.00`: every decimal of the currency. */
  | 'exact'
  /** `US$1,250`, but `US$1,250.50`: decimals only where they say something. */
  | 'short'
  /** `US$145.9K`: for tiles and axes. */
  | 'compact'

/**
 * An amount of money.
 *
 * @param amountMinor whole minor units (cents, fils; yen for JPY), a safe integer; null is missing
 * @param currency ISO 4217 code; an unknown code is written as it is
 */
export function formatMoney(
  amountMinor: number | null | undefined,
  currency: string,
  locale: string,
  style: MoneyStyle = 'exact',
): string {
  if (isMissing(amountMinor)) return MISSING
  const exponent = currencyExponent(currency)
  const amount = noMinusZero(amountMinor) / 10 ** exponent
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${formatNumber(amount, locale, exponent)} ${currency}`.trim()
  if (style === 'compact') {
    const zero = numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).formatToParts(
      amount < 0 ? -1 : 1,
    )
    const figure = formatCompact(Math.abs(amount), locale)
    return zero.map((part) => (part.type === 'integer' ? figure : part.value)).join('')
  }
  const digits = style === 'short' && Number.isInteger(amount) ? 0 : exponent
  const options = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return numberFormat(locale, options).format(amount)
}

export type DateStyle = 'short' | 'medium' | 'long'

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: '2-digit', month: 'short' },
  medium: { day: '2-digit', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
}

/**
 * A calendar date, which has no time zone: `22 Nov 2026`.
 *
 * @param date `YYYY-MM-DD`; anything else that does not read as a date is shown as it is
 */
export function formatDate(date: string | null | undefined, locale: string, style: DateStyle = 'medium'): string {
  if (!date) return MISSING
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time)) return date
  return dateFormat(locale, { ...DATE_STYLES[style], timeZone: 'UTC' }).format(time)
}

/**
 * An instant in a place: `22 Nov 2026, 14:05`.
 *
 * @param instant UTC ISO string
 * @param timeZone IANA name of the campaign's or the person's zone
 */
export function formatInstant(
  instant: string | null | undefined,
  locale: string,
  timeZone: string,
  style: DateStyle = 'medium',
): string {
  if (!instant) return MISSING
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return dateFormat(locale, { ...DATE_STYLES[style], hour: '2-digit', minute: '2-digit', timeZone }).format(time)
}

/** A length of time as a clock: 65,400 ms is `1:05`, an hour more is `1:01:05`. */
export function formatDuration(durationMs: number | null | undefined): string {
  if (isMissing(durationMs)) return MISSING
  const total = Math.max(0, Math.floor(durationMs / 1000))
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`
}

/** A file size in powers of 1,000, as file managers of our three systems show it: `1.4 MB`. */
export function formatBytes(bytes: number | null | undefined, locale: string): string {
  if (isMissing(bytes)) return MISSING
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let size = Math.max(0, bytes)
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${numberFormat(locale, { maximumFractionDigits: unit === 0 || size >= 100 ? 0 : 1 }).format(size)} ${units[unit]}`
}

function noMinusZero(value: number): number {
  return value === 0 ? 0 : value
}
