import { create } from 'zustand'
import {
  type DateStyle,
  formatBytes,
  formatCompact,
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  type MoneyStyle,
} from '../../../shared/domain/format'

/** Language and number signs of this window: the workspace's, or the system's while none is open. */
export const useLocale = create<{ locale: string; timeZone: string }>(() => ({
  locale: systemLocale(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}))

/** A locale that `Intl` refuses would break every number on the screen: such a one is not taken. */
export function setLocale(locale: string): void {
  if (isLocale(locale)) useLocale.setState({ locale })
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}

function systemLocale(): string {
  const locale = typeof navigator === 'undefined' ? 'en-GB' : navigator.language
  return isLocale(locale) ? locale : 'en-GB'
}

type Maybe<T> = T | null | undefined

/** The shared formatters with the locale filled in. */
export interface Format {
  compact(count: Maybe<number>): string
  count(count: Maybe<number>): string
  percent(fraction: Maybe<number>, digits?: number): string
  number(value: Maybe<number>, digits?: number): string
  money(amountMinor: Maybe<number>, currency: string, style?: MoneyStyle): string
  date(date: Maybe<string>, style?: DateStyle): string
  instant(instant: Maybe<string>, style?: DateStyle): string
  duration(durationMs: Maybe<number>): string
  bytes(bytes: Maybe<number>): string
}

const formats = new Map<string, Format>()

/** The formatters of a locale; the same object every time, so that it can be a dependency of a memo. */
export function formatOf(locale: string, timeZone: string): Format {
  const key = `${locale}|${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = {
      compact: (count) => formatCompact(count, locale),
      count: (count) => formatCount(count, locale),
      percent: (fraction, digits) => formatPercent(fraction, locale, digits),
      number: (value, digits) => formatNumber(value, locale, digits),
      money: (amountMinor, currency, style) => formatMoney(amountMinor, currency, locale, style),
      date: (date, style) => formatDate(date, locale, style),
      instant: (instant, style) => formatInstant(instant, locale, timeZone, style),
      duration: (durationMs) => formatDuration(durationMs),
      bytes: (bytes) => formatBytes(bytes, locale),
    }
    formats.set(key, format)
  }
  return format
}

export function useFormat(): Format {
  const { locale, timeZone } = useLocale()
  return formatOf(locale, timeZone)
}

/** The catalogue of the window's language: `const w = useWords(words)` where `words = wordsOf(…)`. */
export function useWords<W>(words: (locale: string) => W): W {
  return words(useLocale((state) => state.locale))
}
